"""Temporal expressions against TimeML files, scored as in TempEval-3.

*Strict*: the same span; *relaxed*: spans that share a code point, paired one to one; *value*: a
relaxed pair with the same TIMEX3 value.  Only TIMEX3 in TEXT counts, not the creation time, and
only one that has wording (It-TimeML knows empty ones).

Articles that others score apart (KRAUTS' Dolomiten come in two sets) are named in
``subsets.toml`` and get lines of their own beside the lines of the whole corpus.
"""

from __future__ import annotations

import calendar
import tomllib
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import msgspec

from wortlaut.errors import CorpusError
from wortlaut.evaluation import corpora
from wortlaut.evaluation.measures import Measure, Scores, best_pairs, counted, share
from wortlaut.evaluation.report import Finding
from wortlaut.model import Document, Interval, Reading

ENDINGS = (".tml", ".xml")
DEFAULT = "corpora/timex-de/dolomiten"
HEADLINE = "value"

TYPES = ("DATE", "TIME", "DURATION", "SET")
SAME_VALUE = 1e-3
SAME_SPAN = 1e-6
TIE = 1e-9
"""What decides between pairings of as many: values, then spans, then types."""


class Timex(msgspec.Struct, frozen=True, kw_only=True):
    """One TIMEX3: its span in code points of the text, its type and its value."""

    start: int
    end: int
    type: str
    value: str
    because: tuple[str, ...] = ()


class TimeDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One TimeML file; ``text`` is the content of TEXT to the letter, tags taken out."""

    id: str
    text: str
    created: str = ""
    """The value of the document creation time."""
    times: tuple[Timex, ...] = ()


def load(path: Path) -> tuple[TimeDocument, ...]:
    """Return the TimeML documents of a file or folder, by name."""
    return tuple(_parse(item) for item in corpora.files(path, ENDINGS))


def _parse(path: Path) -> TimeDocument:
    try:
        root = ET.fromstring(corpora.read_bytes(path))
    except (ET.ParseError, LookupError, ValueError) as error:
        raise CorpusError(f"{path} is not well-formed TimeML: {error}") from error
    body = root.find(".//TEXT")
    if body is None:
        raise CorpusError(f"{path} has no TEXT element")
    created = root.find(".//DCT//TIMEX3")
    times: list[Timex] = []
    text = _collect(body, 0, times)
    return TimeDocument(
        id=path.name,
        text=text,
        created="" if created is None else created.get("value", ""),
        times=tuple(sorted(times, key=lambda time: (time.start, -time.end))),
    )


def _collect(element: ET.Element, offset: int, times: list[Timex]) -> str:
    """Return the text of ``element``, which starts at ``offset``, and note its TIMEX3."""
    text = element.text or ""
    for child in element:
        start = offset + len(text)
        inner = _collect(child, start, times)
        if child.tag == "TIMEX3" and inner:
            kind, value = child.get("type", ""), child.get("value", "")
            times.append(Timex(start=start, end=start + len(inner), type=kind, value=value))
        text += inner + (child.tail or "")
    return text


def document(article: TimeDocument) -> Document:
    """Return what the reader gets of an article: its text and its creation time."""
    return Document(text=article.text, published=_published(article.created, article.id))


def _published(value: str, where: str) -> Interval | None:
    """Return "2014-03-05", "20140305", "2014-03-05T10:00" or the month "2014-03" as days."""
    if not value:
        return None
    try:
        if len(value) == len("2014-03"):
            first = date.fromisoformat(value + "-01")
            last = calendar.monthrange(first.year, first.month)[1]
            return Interval(first, first.replace(day=last))
        known = date.fromisoformat(value.split("T")[0])
    except ValueError as error:
        raise CorpusError(f"{where}: cannot read the creation time {value!r}") from error
    return Interval(known, known)


def predicted(article: TimeDocument, reading: Reading) -> TimeDocument:
    """Return the article with the time expressions of ``reading`` in place of its own."""
    times = tuple(
        Timex(
            start=time.span.start,
            end=time.span.end,
            type=time.type,
            value=time.value,
            because=time.because,
        )
        for time in reading.times
    )
    return msgspec.structs.replace(article, times=times)


def dump(articles: Iterable[TimeDocument]) -> dict[str, str]:
    """Return the articles as TimeML, file name -> content.

    TimeML writes expressions into the text, so one that crosses the end of an earlier one cannot
    be written and is left out; the reader makes none.
    """
    return {article.id: _timeml(article) for article in articles}


def _timeml(article: TimeDocument) -> str:
    dct = (
        f'<TIMEX3 tid="t0" type="DATE" value={quoteattr(article.created)} '
        f'functionInDocument="CREATION_TIME">{escape(article.created)}</TIMEX3>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{escape(article.id)}</DOCID>\n<DCT>{dct}</DCT>\n"
        f"<TEXT>{_marked_up(article)}</TEXT>\n</TimeML>\n"
    )


def _marked_up(article: TimeDocument) -> str:
    pieces: list[str] = []
    position = 0
    open_ends: list[int] = []
    ordered = sorted(article.times, key=lambda time: (time.start, -time.end))
    for number, time in enumerate(ordered, start=1):
        while open_ends and open_ends[-1] <= time.start:
            pieces += [_escaped(article.text[position : open_ends[-1]]), "</TIMEX3>"]
            position = open_ends.pop()
        if open_ends and time.end > open_ends[-1]:
            continue
        pieces += [_escaped(article.text[position : time.start]), _tag(number, time)]
        position = time.start
        open_ends.append(time.end)
    for end in reversed(open_ends):
        pieces += [_escaped(article.text[position:end]), "</TIMEX3>"]
        position = end
    return "".join(pieces) + _escaped(article.text[position:])


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;"})


def _tag(number: int, time: Timex) -> str:
    return f'<TIMEX3 tid="t{number}" type={quoteattr(time.type)} value={quoteattr(time.value)}>'


@cache
def subsets() -> dict[str, frozenset[str]]:
    """Return the named sets of articles that others score apart: name -> file names."""
    raw = resources.files("wortlaut.evaluation").joinpath("subsets.toml").read_text("utf-8")
    return {name: frozenset(ids) for name, ids in tomllib.loads(raw).items()}


def score(gold: Sequence[TimeDocument], system: Sequence[TimeDocument]) -> Scores:
    """Score the system's articles against gold; both hold the same articles in the same order."""
    both = list(zip(gold, system, strict=True))
    scores = _spans(both)
    for name, ids in subsets().items():
        part = [(left, right) for left, right in both if left.id in ids]
        if part and len(both) > 1:
            scores |= {f"{name}: {key}": value for key, value in _spans(part).items()}
    pairs = [found for left, right in both for found in _overlapping(pair(left.times, right.times))]
    scores["type accuracy"] = share(sum(a.type == b.type for a, b in pairs), len(pairs))
    scores["value accuracy"] = share(sum(a.value == b.value for a, b in pairs), len(pairs))
    return scores | {f"value {kind}": _of_type(both, kind) for kind in TYPES}


Both = tuple[TimeDocument, TimeDocument]
Pair = tuple[Timex | None, Timex | None]
"""Gold and system, or one of them alone."""


def _spans(both: Sequence[Both]) -> Scores:
    pairs = [found for left, right in both for found in _overlapping(pair(left.times, right.times))]
    wanted = sum(len(left.times) for left, _ in both)
    marked = sum(len(right.times) for _, right in both)
    exact = sum((_places(left) & _places(right)).total() for left, right in both)
    valued = sum(a.value == b.value for a, b in pairs)
    return {
        "strict": counted(exact, marked, wanted),
        "relaxed": counted(len(pairs), marked, wanted),
        "value": counted(valued, marked, wanted),
    }


def _places(article: TimeDocument) -> Counter[tuple[int, int]]:
    return Counter((time.start, time.end) for time in article.times)


def _of_type(both: Iterable[Both], kind: str) -> Measure:
    """Count right values among gold expressions of one type and system's of it."""
    hits = marked = wanted = 0
    for left, right in both:
        pairs = _overlapping(pair(left.times, right.times))
        hits += sum(a.type == b.type == kind and a.value == b.value for a, b in pairs)
        marked += sum(time.type == kind for time in right.times)
        wanted += sum(time.type == kind for time in left.times)
    return counted(hits, marked, wanted)


def _overlapping(pairs: Iterable[Pair]) -> list[tuple[Timex, Timex]]:
    return [(left, right) for left, right in pairs if left and right]


def pair(gold: Sequence[Timex], system: Sequence[Timex]) -> list[Pair]:
    """Pair expressions that overlap: as many as can be, then equal values, then equal spans."""
    return best_pairs(sorted(gold, key=_content), sorted(system, key=_content), _closeness)


def _content(time: Timex) -> tuple[int, int, str, str]:
    return (time.start, time.end, time.type, time.value)


def _closeness(gold: Timex, system: Timex) -> float:
    if gold.end <= system.start or system.end <= gold.start:
        return 0.0
    same_span = (gold.start, gold.end) == (system.start, system.end)
    return (
        1
        + SAME_VALUE * (gold.value == system.value)
        + SAME_SPAN * same_span
        + TIE * (gold.type == system.type)
    )


def findings(gold: TimeDocument, system: TimeDocument) -> tuple[Finding, ...]:
    """Return what is missed, spurious or wrong in one article, in order of the text."""
    found = [
        ((left or right).start, _finding(gold.text, left, right))  # type: ignore[union-attr]
        for left, right in pair(gold.times, system.times)
        if not (left and right and _content(left) == _content(right))
    ]
    return tuple(finding for _, finding in sorted(found, key=lambda item: item[0]))


def _finding(text: str, gold: Timex | None, system: Timex | None) -> Finding:
    near = (gold or system).start  # type: ignore[union-attr]
    return Finding(
        what="wrong" if gold and system else "missed" if gold else "spurious",
        kind=" read as ".join(dict.fromkeys(time.type for time in (gold, system) if time)),
        gold=_told(gold, text),
        read=_told(system, text),
        details=(f"in    {' '.join(text[max(0, near - 40) : near + 60].split())}",),
        because=system.because if system else (),
    )


def _told(time: Timex | None, text: str) -> str:
    return f"{text[time.start : time.end]} = {time.value}" if time else ""


def items(article: TimeDocument) -> tuple[Timex, ...]:
    """Return what is scored in one article."""
    return article.times
