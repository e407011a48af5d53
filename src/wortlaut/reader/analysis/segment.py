"""Cuts a text into words, sentences and stretches in quotation marks.

Everything here is linear in the text's length and knows nothing of word classes.  What depends
on the language (abbreviations, month names after an ordinal) comes from ``language.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

import msgspec

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Quotation, Range

WORD = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"„“”»«]*[^\s<>"„“”»«.,;:!?)\]]  # addresses
    | [\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}  # mail addresses
    | \d+(?:[.,:/]\d+)*(?:-\w+)*[.]?           # numbers, dates, clock times, ordinals
    | \w+(?:[-‐‑’'.&/]\w+)*                    # words, with inner hyphens, apostrophes and dots
    | \.{2,} | -{2,}
    | \S
    """,
    re.VERBOSE,
)
PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
ENDERS = frozenset(".!?…")
CLOSERS = frozenset("“”\"«»’‘'›‹)]")
OPENERS = frozenset('„“"«»‚‘‹›([')
DASHES = frozenset("-–—")
ROMAN = frozenset("IVX")
DATELINE = 12
"""Words and marks that a dateline has at most."""
LONGEST_WORD = 120
"""Longer words are cut: no language has them, and taggers are slow on them."""

LONGEST_SENTENCE = 1000
"""Words after which a sentence is cut: a table or a list without a full stop, no sentence."""


class Word(msgspec.Struct, frozen=True, gc=False):
    """A token before its analysis: its offsets, its text and the paragraph that it stands in."""

    start: int
    end: int
    text: str
    paragraph: int


def words(text: str, language: Language) -> tuple[Word, ...]:
    """Return the words and marks of ``text`` in order; white space is left out."""
    breaks = [found.start() for found in PARAGRAPH.finditer(text)]
    breaks += line_breaks(text)
    breaks.sort()
    found: list[Word] = []
    paragraph, clitics = 0, language.clitics
    for start, end in _cut(text, language):
        while paragraph < len(breaks) and breaks[paragraph] <= start:
            paragraph += 1
        for first, last in _parted(text, start, end, clitics) if clitics else ((start, end),):
            found.append(Word(first, last, text[first:last], paragraph))
    return tuple(found)


def _parted(
    text: str, start: int, end: int, clitics: tuple[str, ...]
) -> tuple[tuple[int, int], ...]:
    """Part a word from a clitic at its end: "Ukraine's", "don't"."""
    lower = text[start:end].lower()
    for clitic in clitics:
        if lower.endswith(clitic) and len(lower) > len(clitic):
            return (start, end - len(clitic)), (end - len(clitic), end)
    return ((start, end),)


def _cut(text: str, language: Language) -> Iterator[tuple[int, int]]:
    for match in WORD.finditer(text):
        start, end = match.span()
        if end - start > LONGEST_WORD:
            yield from ((at, min(at + LONGEST_WORD, end)) for at in range(start, end, LONGEST_WORD))
        elif text[end - 1] == "." and end - start > 1:
            yield from _final_dot(text, start, end, language)
        elif text[end : end + 1] == "." and _abbreviation(text, start, end, language):
            yield start, end + 1
        elif text[start] == "." and end - start == 1 and _eaten(text, start, language):
            continue
        else:
            yield start, end


def _abbreviation(text: str, start: int, end: int, language: Language) -> bool:
    word = text[start:end]
    if word.lower() + "." in language.abbreviations:
        return True
    if len(word) > 1 and set(word) <= ROMAN:  # "Elisabeth II. kam"
        return text[end + 1 : end + 40].lstrip(" \u00a0")[:1].islower()
    return len(word) == 1 and word.isalpha() and word.isupper() and not _begun(text, end, language)


def _begun(text: str, dot: int, language: Language) -> bool:
    """Whether a determiner or pronoun begins a sentence behind the dot: "auf X. Die Gruppe"."""
    following = re.match(r"\.\s+(\w+)", text[dot : dot + 40])
    word = following.group(1) if following else ""
    return word[:1].isupper() and word.lower() in language.determiners


def _eaten(text: str, dot: int, language: Language) -> bool:
    """Whether the dot at ``dot`` was already joined to the abbreviation before it."""
    start = dot
    while (
        start > 0
        and dot - start < LONGEST_WORD
        and (text[start - 1].isalnum() or text[start - 1] in "-.'&/’")
    ):
        start -= 1
    return start < dot and _abbreviation(text, start, dot, language)


def _final_dot(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    """Keep the dot of an ordinal or a date ("18. März"), part it from a sentence's end."""
    if not text[start].isdigit() or _ordinal(text, start, end, language):
        yield start, end
    else:
        yield start, end - 1
        yield end - 1, end


def _ordinal(text: str, start: int, end: int, language: Language) -> bool:
    digits = text[start : end - 1]
    if not digits.replace(".", "").isdigit() or (digits.isdigit() and len(digits) > 3):
        return False
    rest = text[end : end + 40].lstrip(" \u00a0")
    if not rest or rest[0] == "\n":
        return False
    following = re.match(r"[\w-]+", rest)
    if following is None:
        return rest[0] in ",-–/)" and rest[:1] != "\n"
    word = following.group()
    return word[0].islower() or word[0].isdigit() or word.lower() in language.after_ordinal


def line_breaks(text: str) -> list[int]:
    """Find single line ends that part headings and list items from what follows.

    A line end inside a wrapped paragraph follows a long line; one that parts follows a line
    that is short against the longest, or stands before a list mark.
    """
    lines = text.split("\n")
    if len(lines) < 2:
        return []
    width = max(map(len, lines))
    found, at = [], 0
    for line, following in pairwise(lines):
        at += len(line)
        if line.strip() and following.strip() and _parts(line, following, width):
            found.append(at)
        at += 1
    return found


def _parts(line: str, following: str, width: int) -> bool:
    first = following.lstrip()[0]
    if first in "-*•–#>|" or line.lstrip()[0] in "#|":
        return True
    return width > 200 or (len(line) < 0.6 * width and not first.islower())


def sentences(found: tuple[Word, ...], language: Language) -> tuple[tuple[Range, int], ...]:
    """Return the sentences as ranges of words, each with the number of its paragraph."""
    cuts: list[tuple[Range, int]] = []
    first = 0
    for index, word in enumerate(found):
        last = index + 1 == len(found) or word.paragraph != found[index + 1].paragraph
        last = last or index + 1 - first == LONGEST_SENTENCE
        if not last and not _ends(found, index, first):
            continue
        end = index + 1
        cuts.append((Range(first, end), word.paragraph))
        first = end
    return tuple(cuts)


CLOSING = 8
"""Marks that close one sentence at most."""


def _ends(found: tuple[Word, ...], index: int, first: int) -> bool:
    """Whether a sentence ends after the word at ``index``."""
    following = found[index + 1]
    if found[index].text in DASHES and _is_dateline(found, index, first):
        return following.text[0].isupper() or following.text in OPENERS
    last = index
    while last > max(first, index - CLOSING) and found[last].text in CLOSERS:
        if not _closes(found, last):
            break
        last -= 1
    if found[last].text[0] not in ENDERS or not _starts(found, index + 1):
        return False
    return not (following.text in CLOSERS and _closes(found, index + 1))


def _is_dateline(found: tuple[Word, ...], index: int, first: int) -> bool:
    """Whether the words before a dash open a report: "KIEW (dpa) -", "MOSKAU -".

    They begin a paragraph, and end in a bracket or are in capitals throughout.
    """
    begins = first == 0 or found[first - 1].paragraph != found[first].paragraph
    words = [word.text for word in found[first:index]]
    if not begins or not words or len(words) > DATELINE or not _apart(found, index):
        return False
    bracketed = words[-1] == ")" and "(" in words[1:] and words[0][0].isupper()
    return bracketed or all(word.isupper() or word == "/" for word in words)


def _apart(found: tuple[Word, ...], index: int) -> bool:
    """Whether space parts a mark from the words on both sides."""
    before, mark, after = found[index - 1 : index + 2]
    return before.end < mark.start and mark.end < after.start


def _closes(found: tuple[Word, ...], index: int) -> bool:
    """Whether a mark hangs on the word before it and not on the one after."""
    return index > 0 and found[index - 1].end == found[index].start


def _starts(found: tuple[Word, ...], index: int) -> bool:
    word = found[index].text
    return word[0].isupper() or word[0].isdigit() or word in OPENERS or word[0] in "–-•*"


PAIRS = {
    "„": '“”"',
    "»": "«",
    "«": "»",
    "“": "”",
    '"': '"',
    "‚": "‘’'",
    "‘": "’",
    "›": "‹",
    "‹": "›",
}
APOSTROPHES = frozenset("'‘")
"""Opening marks whose closing mark is an apostrophe, too."""
FAR = 120
"""Words among which the closing mark of such a quotation is looked for."""
SINGLE = frozenset("‚‘’›‹'")


def quotations(
    found: tuple[Word, ...], cuts: tuple[tuple[Range, int], ...], more: Mapping[str, str] = {}
) -> tuple[Quotation, ...]:
    """Return the stretches in quotation marks, outer before inner, in order of their start.

    Marks are paired within a paragraph.  One that is never closed ends with its sentence, and
    says so.  ``more`` are opening marks of the language at hand with those that close them.
    """
    pairing = {**PAIRS, **more} if more else PAIRS
    ends = {index: cut.end for cut, _ in cuts for index in range(cut.first, cut.end)}
    pairs: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    for index, word in enumerate(found):
        if stack and word.paragraph != found[index - 1].paragraph:
            pairs += _unclosed(stack, ends, index)
            stack = []
        if word.text not in pairing and word.text not in "”’“‘":
            continue
        opened = _matching((stack, pairing), word.text, found, index)
        if opened >= 0:
            pairs += _unclosed(stack[opened + 1 :], ends, index)
            pairs.append(Quotation(Range(stack[opened][0], index + 1), opened, True))
            del stack[opened:]
        elif word.text in pairing and _opens(found, index, word.text) and len(stack) < 4:
            stack.append((index, word.text))
    pairs += _unclosed(stack, ends, len(found))
    return tuple(sorted(pairs, key=lambda pair: (pair.range.first, -pair.range.end)))


def _matching(
    opened: tuple[list[tuple[int, str]], Mapping[str, str]],
    mark: str,
    found: tuple[Word, ...],
    index: int,
) -> int:
    """Return the place in the stack of the opening mark that ``mark`` closes, or -1."""
    stack, pairing = opened
    for place in range(len(stack) - 1, -1, -1):
        at, opener = stack[place]
        if mark in pairing[opener] and at + 1 < index:
            if opener in APOSTROPHES and _possessive(found, index):
                return -1
            if mark in "\"»«'" and _opens(found, index, mark) and not _closes(found, index):
                return -1
            return place
    return -1


def _possessive(found: tuple[Word, ...], index: int) -> bool:
    """Whether a mark is an apostrophe ("the hosts' cars"): a better closing mark follows."""
    if index + 1 == len(found) or not _closes(found, index):
        return False
    if not (found[index - 1].text[-1].isalnum() and found[index + 1].text[0].isalnum()):
        return False
    for at in range(index + 1, min(index + FAR, len(found))):
        if found[at].paragraph != found[index].paragraph:
            return False
        if found[at].text in APOSTROPHES | {"’"} and not found[at - 1].text[-1].isalnum():
            return _closes(found, at)
    return False


def _opens(found: tuple[Word, ...], index: int, mark: str) -> bool:
    """Whether a mark touches the word after it and, unless it can only open, not the one before."""
    if index + 1 == len(found) or found[index + 1].start != found[index].end:
        return mark in "„‚" and index + 1 < len(found)
    if mark in "„‚":
        return True
    before = found[index - 1] if index else None
    touches = before is not None and before.end == found[index].start
    return not touches or (before is not None and before.text in OPENERS | {"–", "-", ":"})


def _unclosed(stack: list[tuple[int, str]], ends: dict[int, int], limit: int) -> list[Quotation]:
    return [
        Quotation(Range(at, min(ends[at], limit)), depth, False)
        for depth, (at, mark) in enumerate(stack)
        if mark not in SINGLE and min(ends[at], limit) > at + 1
    ]
