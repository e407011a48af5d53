"""Bytes -> text: finds the encoding, refuses what is no text, and fixes the form for storage.

The text that leaves this module is the text that is stored; nothing alters it afterwards.  Four
things are settled here, before storage, because they are layout and not wording: line ends become
"\\n", a byte order mark and soft hyphens go, and letters are composed (NFC: "a" + diaeresis
is "ä").
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from wortlaut.errors import InputError

MAGIC = {
    b"%PDF-": "a PDF file: save its text as .txt (pdftotext does that)",
    b"PK\x03\x04": "a ZIP archive or office document: save its text as .txt",
    b"\xd0\xcf\x11\xe0": "an old office document: save its text as .txt",
    b"{\\rtf": "an RTF document: save its text as .txt",
    b"\x89PNG": "an image: Wortlaut reads text only",
    b"\xff\xd8\xff": "an image: Wortlaut reads text only",
    b"GIF8": "an image: Wortlaut reads text only",
    b"\x1f\x8b": "a gzip archive: unpack it first",
    b"BZh": "a bzip2 archive: unpack it first",
    b"\xfd7zXZ": "an xz archive: unpack it first",
    b"(\xb5/\xfd": "a Zstandard archive: unpack it first",
    b"SQLite format 3\0": "a database, perhaps a ledger: name it with --ledger",
    b"PAR1": "a Parquet table",
    b"\x7fELF": "a program",
    b"ID3": "a sound file",
    b"OggS": "a sound file",
    b"RIFF": "a sound, film or image file",
}
"""How files begin that are taken for reports by mistake, and what they are."""

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
LEGACY = ["cp1252", "iso8859_15", "mac_roman", "cp850", "cp1250", "cp1251", "koi8_r"]
"""The encodings guessed between where nothing else fits: the ones that reports come in."""

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_LINE_END = re.compile("\r\n?")


def decode(data: bytes, charset: str | None = None) -> str:
    """Return the text of ``data``, fit for storage; ``charset`` is what a server declared.

    Tried in order: byte order mark, UTF-8, the declared encoding, UTF-16 without a mark, a
    guess.  A declaration that does not fit the bytes is passed over: UTF-8 is tried first because
    bytes that are valid UTF-8 by chance do not occur in practice.  Raises ``InputError``
    for what is empty or no text.
    """
    _refuse_known(data)
    text = _marked(data) or _strict(data, "utf-8") or _declared(data, charset)
    if text is None or "\0" in text:
        text = _wide(data) or text
    if text is None and b"\0" not in data:
        text = _guess(data)
    text = normal(_refuse_binary(text))
    if not text.strip():
        raise InputError("it is empty: there is no text in it to read")
    return text


def normal(text: str) -> str:
    """Return ``text`` in the form that is stored (see the module's docstring)."""
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff")).replace("\u00ad", "")
    return unicodedata.normalize("NFC", text)


def _refuse_known(data: bytes) -> None:
    for start, what in MAGIC.items():
        if data.startswith(start):
            raise InputError(f"it is no text but {what}")


def _marked(data: bytes) -> str | None:
    for mark, name in MARKS.items():
        if data.startswith(mark):
            return _strict(data[len(mark) :], name)
    return None


def _declared(data: bytes, charset: str | None) -> str | None:
    found = _DECLARED.search(data[:4096])
    inside = (found[1] or found[2]).decode("ascii", "replace") if found else None
    for name in (charset, inside):
        if name and (text := _strict(data, _known(name))) is not None:
            return text
    return None


def _known(name: str) -> str:
    """Return the codec meant by a declared name: Latin-1 means cp1252, as browsers take it."""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return "ascii"
    return "cp1252" if found in {"iso8859-1", "ascii"} else found


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _wide(data: bytes) -> str | None:
    """Decode UTF-16 without a mark: every other byte of Latin text is NUL."""
    half = max(len(data) // 2, 1)
    for name, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if zeros.count(0) > half * 0.6:
            return _strict(data[: len(data) // 2 * 2], name)
    return None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_isolation=LEGACY, threshold=0.4).best()
    text = _strict(data, best.encoding) if best else None
    if text is None:
        raise InputError("it is no text in an encoding I know: save it as UTF-8")
    return text


def _refuse_binary(text: str | None) -> str:
    """Return ``text`` unless it has a NUL, or more than one control character in a hundred."""
    odd = sum(char < " " and char not in "\t\n\r\f\v" for char in text or "")
    if text is None or "\0" in text or odd > len(text) / 100:
        raise InputError("it is no text: it holds control bytes; give a .txt, .md or .html file")
    return text
