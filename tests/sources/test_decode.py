import codecs
import json
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.errors import InputError
from wortlaut.sources.decode import decode

GERMAN = (
    "Die Außenministerin kündigte an, die Gespräche über Öl und Gas würden „bald“ fortgeführt – "
    "für höchstens fünf Tage. Übrig blieb die Frage nach der Größe der Straße."
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_an_encoding_that_nobody_declares_is_found(encoding):
    assert decode(GERMAN.encode(encoding)) == GERMAN


@pytest.mark.parametrize("encoding", ["latin-1", "iso8859-15", "cp850"])
def test_old_encodings_without_curly_quotes_are_found(encoding):
    text = GERMAN.replace("„", '"').replace("“", '"').replace("–", "-")
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("declared", "real"),
    [("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("ascii", "cp1252"), ("no-such-code", "utf-8")],
)
def test_a_wrong_declaration_is_passed_over(declared, real):
    assert decode(GERMAN.encode(real), declared) == GERMAN


def test_a_right_declaration_decides_between_old_encodings():
    text = "Größe"
    assert decode(text.encode("cp850"), "cp850") == text
    page = '<html><head><meta charset="macintosh"></head><p>Größe</p></html>'
    assert decode(page.encode("mac_roman")) == page


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 ...", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"{\\rtf1 Hallo}", "RTF"),
        (b"SQLite format 3\0", "ledger"),
        (bytes(range(256)) * 20, "control bytes"),
        (b"Text\0Text und noch mehr Text", "control bytes"),
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (codecs.BOM_UTF8, "empty"),
        ("\ufeff\u00ad\n".encode(), "empty"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, says):
    with pytest.raises(InputError, match=says):
        decode(data)


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("eins\r\nzwei\rdrei\n", "eins\nzwei\ndrei\n"),
        ("\ufeffeins", "eins"),
        ("Bundes\u00adregierung", "Bundesregierung"),
        ("Gespra\u0308che", "Gespräche"),
        ("  bleibt \u00a0 so \n\n\n", "  bleibt \u00a0 so \n\n\n"),
    ],
)
def test_the_stored_form_is_settled_at_intake(raw, stored):
    assert decode(raw.encode()) == stored


@given(st.binary(max_size=400))
def test_whatever_comes_in_is_refused_or_fit_for_storage(data):
    try:
        text = decode(data)
    except InputError:
        return
    assert json.loads(json.dumps(text, ensure_ascii=False).encode()) == text
    with sqlite3.connect(":memory:") as ledger:
        assert ledger.execute("select ?", (text,)).fetchone() == (text,)
    assert "\0" not in text and "\r" not in text
