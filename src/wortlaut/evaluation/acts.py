"""Acts against gold/: kinds, fields, attributes and due dates.

Gold and system acts of a document are paired one to one so that the summed overlap of their
*action* tokens is largest; among equal overlaps equal kind decides, then the overlap of the
whole act.  An act is *found* when its partner has the same kind and covers enough of it:
intersection over union of the tokens that are in anchor or action is at least one half.

Choices where the description leaves one.  Tokens are made from the text by ``tokens`` below, for
every document alike, so that an article scores the same whether its line carries its text or not;
a token belongs to a field if the field's span touches it.  An act that is read at an ``also``
place of a gold act, and not at its anchor, counts as not found: the guidelines want the most
informative place.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from wortlaut.errors import CorpusError
from wortlaut.evaluation import corpora, quotes
from wortlaut.evaluation.measures import (
    Measure,
    Scores,
    best_pairs,
    counted,
    overlap_iou,
    share,
)
from wortlaut.evaluation.report import Finding
from wortlaut.model import ACT_FIELDS, ActKind, Document, Interval, Reading, Spans, wording
from wortlaut.model import Act as ReadAct
from wortlaut.model import Span as ModelSpan

ENDINGS = (".jsonl", ".jsonl.gz")
DEFAULT = "gold/dev.jsonl"
TEXTS = "corpora/quotes-de"
HEADLINE = "Acts"

ENOUGH = 0.5
SAME_KIND = 1e-3
SAME_PLACE = 1e-5
TIE = 1e-8
"""What decides between pairings of equal overlap: kind, then place, then everything else."""
SCORED_FIELDS = ("anchor", *(name for name in ACT_FIELDS if name != "anchor"))
ATTRIBUTES = ("polarity", "status", "certainty")
Due = tuple[str | None, str | None]


class Span(NamedTuple):
    """Start and end in code points, and the wording: for reading only, files may leave it out."""

    start: int
    end: int
    wording: str = ""


class Act(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One act of gold/, every field a list of spans.  GUIDELINES.md defines them all."""

    kind: str
    polarity: str
    status: str
    certainty: str
    anchor: tuple[Span, ...]
    action: tuple[Span, ...]
    due: Due | None = None
    debtor: tuple[Span, ...] = ()
    creditor: tuple[Span, ...] = ()
    party: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    deadline: tuple[Span, ...] = ()
    period: tuple[Span, ...] = ()
    quantity: tuple[Span, ...] = ()
    place: tuple[Span, ...] = ()
    condition: tuple[Span, ...] = ()
    also: tuple[Span, ...] = ()
    because: tuple[str, ...] = ()
    """What made it; of the system only, and not written to files."""

    def field(self, name: str) -> tuple[Span, ...]:
        """Return the spans of one of ``ACT_FIELDS``."""
        spans: tuple[Span, ...] = getattr(self, name)
        return spans


class ActDocument(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One article.  ``text`` is filled from corpora/quotes-de where the line lacks it."""

    doc: str
    date: str | None = None
    sha256: str = ""
    acts: tuple[Act, ...] = ()
    text: str = ""
    lang: str = "de"


def load(path: Path) -> tuple[ActDocument, ...]:
    """Return the articles of a file or folder in the format of gold/dev.jsonl, with their texts."""
    return tuple(
        _checked(_with_text(article))
        for article in corpora.records(corpora.files(path, ENDINGS), ActDocument)
    )


def _with_text(article: ActDocument) -> ActDocument:
    if article.text:
        return article
    text = _texts(corpora.shared() / TEXTS).get(article.doc)
    if text is None:
        raise CorpusError(f"{article.doc} carries no text and {TEXTS} has no such article")
    return msgspec.structs.replace(article, text=text)


@cache
def _texts(folder: Path) -> dict[str, str]:
    return {article.id: article.text for article in quotes.load(folder)}


def _checked(article: ActDocument) -> ActDocument:
    """Refuse a text that is not the one that was annotated."""
    found = hashlib.sha256(article.text.encode()).hexdigest()
    if article.sha256 and article.sha256 != found:
        raise CorpusError(f"{article.doc}: its text has another sha256 than the line says")
    length = len(article.text)
    for act in article.acts:
        for name in (*ACT_FIELDS, "also"):
            for start, end, _ in getattr(act, name):
                if not 0 <= start < end <= length:
                    raise CorpusError(f"{article.doc}: {name} [{start}, {end}] is not in the text")
    return article


def document(article: ActDocument) -> Document:
    """Return what the reader gets of an article: text, date and language."""
    published = corpora.day(article.date, article.doc)
    return Document(text=article.text, published=published, language=article.lang)


def predicted(article: ActDocument, reading: Reading) -> ActDocument:
    """Return the article with the acts of ``reading`` in place of its own."""
    acts = tuple(_act(act, article.text) for act in reading.acts)
    return msgspec.structs.replace(article, acts=acts)


def _act(act: ReadAct, text: str) -> Act:
    fields = {name: _triples(getattr(act, name), text) for name in ACT_FIELDS}
    return Act(
        kind=act.kind.value,
        polarity=act.polarity.value,
        status=act.status.value,
        certainty=act.certainty.value,
        due=_due(act.due),
        also=tuple(triple for spans in act.also for triple in _triples(spans, text)),
        because=act.because,
        **fields,
    )


def _triples(spans: Spans, text: str) -> tuple[Span, ...]:
    return tuple(Span(span.start, span.end, span.of(text)) for span in spans)


def _due(due: Interval | None) -> Due | None:
    if due is None:
        return None
    earliest = due.earliest.isoformat() if due.earliest else None
    latest = due.latest.isoformat() if due.latest else None
    return (earliest, latest)


def dump(articles: Iterable[ActDocument]) -> dict[str, str]:
    """Return the articles in the format of the gold, each with its text: file name -> content."""
    return {"acts.jsonl": "".join(_line(article) for article in articles)}


def _line(article: ActDocument) -> str:
    acts = [msgspec.structs.replace(act, because=()) for act in article.acts]
    raw = msgspec.to_builtins(msgspec.structs.replace(article, acts=tuple(acts)))
    for act in raw.get("acts", ()):
        act.setdefault("due", None)
    return msgspec.json.encode({"acts": [], **raw}).decode() + "\n"


def parsed(line: str) -> ActDocument:
    """Return an article from a line of ``dump``."""
    return msgspec.json.decode(line, type=ActDocument)


_TOKEN = re.compile(r"\w+(?:[-.'’,:/]\w+)*|[^\w\s]")


@cache
def tokens(text: str) -> tuple[tuple[int, int], ...]:
    """Return the tokens of ``text`` as [start, end): words with inner marks, and single marks."""
    return tuple(match.span() for match in _TOKEN.finditer(text))


class Bag:
    """An act with its fields as sets of token ids."""

    __slots__ = ("act", "fields", "whole")

    def __init__(self, act: Act, text: str) -> None:
        """Turn the spans of ``act`` into tokens of ``text``."""
        self.act = act
        self.fields = {name: _touched(act.field(name), text) for name in ACT_FIELDS}
        self.whole = self.fields["anchor"] | self.fields["action"]


def _touched(spans: Sequence[Span], text: str) -> frozenset[int]:
    found: set[int] = set()
    for first, last, _ in spans:
        after = bisect_left(tokens(text), (last, last))
        before = after
        while before and tokens(text)[before - 1][1] > first:
            before -= 1
        found.update(range(before, after))
    return frozenset(found)


Pair = tuple[Bag | None, Bag | None]
"""Gold and system, or one of them alone."""


def pair(gold: ActDocument, system: ActDocument) -> list[Pair]:
    """Pair gold and system acts of one document; who finds no partner stands alone."""
    left = [Bag(act, gold.text) for act in sorted(gold.acts, key=repr)]
    right = [Bag(act, gold.text) for act in sorted(system.acts, key=repr)]
    return best_pairs(left, right, _closeness)


def _closeness(gold: Bag, system: Bag) -> float:
    common = len(gold.fields["action"] & system.fields["action"])
    if not common:
        return 0.0
    fields = [gold.fields[name] == system.fields[name] for name in ACT_FIELDS]
    attributes = [
        bool(getattr(gold.act, name) == getattr(system.act, name)) for name in (*ATTRIBUTES, "due")
    ]
    return (
        common
        + SAME_KIND * (gold.act.kind == system.act.kind)
        + SAME_PLACE * overlap_iou(gold.whole, system.whole)
        + TIE * sum(fields + attributes)
    )


def score(gold: Sequence[ActDocument], system: Sequence[ActDocument]) -> Scores:
    """Score the system's articles against gold; both hold the same articles in the same order.

    Where the articles are in several languages, each has a score of its own beside the common one.
    """
    scores = _scored(gold, system)
    languages = sorted({article.lang for article in gold})
    for lang in languages if len(languages) > 1 else ():
        own = [(a, b) for a, b in zip(gold, system, strict=True) if a.lang == lang]
        scores[f"Acts ({lang})"] = _scored([a for a, _ in own], [b for _, b in own])["Acts"]
    return scores


def _scored(gold: Sequence[ActDocument], system: Sequence[ActDocument]) -> Scores:
    pairs = [found for a, b in zip(gold, system, strict=True) for found in pair(a, b)]
    wanted = sum(left is not None for left, _ in pairs)
    marked = sum(right is not None for _, right in pairs)
    placed = _placed(pairs)
    found = [(left, right) for left, right in placed if left.act.kind == right.act.kind]
    scores = {
        "Acts": counted(len(found), marked, wanted),
        "without kind": counted(len(placed), marked, wanted),
    }
    scores |= {f"tokens: {name}": _tokens(found, name) for name in SCORED_FIELDS}
    scores |= {name: _equal(found, name) for name in ATTRIBUTES}
    scores["due"] = _equal(found, "due")
    dated = [(a, b) for a, b in found if a.act.due or b.act.due]
    scores["due, where either has one"] = _equal(dated, "due")
    scores |= {f"kind {kind.value}": _of_kind(pairs, found, kind.value) for kind in ActKind}
    return scores


def _placed(pairs: Iterable[Pair]) -> list[tuple[Bag, Bag]]:
    """Return the pairs that overlap enough, whatever their kinds."""
    return [
        (left, right)
        for left, right in pairs
        if left and right and overlap_iou(left.whole, right.whole) >= ENOUGH
    ]


def _tokens(found: Iterable[tuple[Bag, Bag]], name: str) -> Measure:
    sets = [(left.fields[name], right.fields[name]) for left, right in found]
    return counted(
        sum(len(wanted & marked) for wanted, marked in sets),
        sum(len(marked) for _, marked in sets),
        sum(len(wanted) for wanted, _ in sets),
    )


def _equal(found: Sequence[tuple[Bag, Bag]], name: str) -> Measure:
    hits = sum(getattr(left.act, name) == getattr(right.act, name) for left, right in found)
    return share(hits, len(found))


def _of_kind(pairs: Iterable[Pair], found: Iterable[tuple[Bag, Bag]], kind: str) -> Measure:
    sides = [(_kind(left), _kind(right)) for left, right in pairs]
    hits = sum(left.act.kind == kind for left, _ in found)
    marked = sum(right == kind for _, right in sides)
    return counted(hits, marked, sum(left == kind for left, _ in sides))


def _kind(bag: Bag | None) -> str:
    return bag.act.kind if bag else "–"


def confusion(
    gold: Sequence[ActDocument], system: Sequence[ActDocument]
) -> dict[tuple[str, str], int]:
    """Count (gold kind, read kind) over well-placed pairs; "–" stands for missed and spurious."""
    counts: Counter[tuple[str, str]] = Counter()
    for left, right in zip(gold, system, strict=True):
        pairs = pair(left, right)
        placed = _placed(pairs)
        partners = {id(bag) for both in placed for bag in both}
        counts.update((a.act.kind, b.act.kind) for a, b in placed)
        alone = [bag for both in pairs for bag in both if bag and id(bag) not in partners]
        wanted = {id(a) for a, _ in pairs if a}
        counts.update(
            (bag.act.kind, "–") if id(bag) in wanted else ("–", bag.act.kind) for bag in alone
        )
    order = [*(kind.value for kind in ActKind), "–"]
    ranks = {name: rank for rank, name in enumerate(order)}
    return dict(sorted(counts.items(), key=lambda item: [ranks.get(k, 99) for k in item[0]]))


def findings(gold: ActDocument, system: ActDocument) -> tuple[Finding, ...]:
    """Return what is missed, spurious or wrong in one article, in order of the text."""
    found = []
    for left, right in pair(gold, system):
        details = _differences(left, right, gold.text) if left and right else ()
        if not (left and right) or details:
            place = (left or right).act.anchor[0][0]  # type: ignore[union-attr]
            found.append((place, _finding(left, right, gold.text, details)))
    return tuple(finding for _, finding in sorted(found, key=lambda item: item[0]))


def _finding(left: Bag | None, right: Bag | None, text: str, details: tuple[str, ...]) -> Finding:
    return Finding(
        what="wrong" if left and right else "missed" if left else "spurious",
        kind=" read as ".join(dict.fromkeys(bag.act.kind for bag in (left, right) if bag)),
        gold=_told(left, text),
        read=_told(right, text),
        details=details,
        because=right.act.because if right else (),
    )


def _told(bag: Bag | None, text: str) -> str:
    if bag is None:
        return ""
    anchor, action = (_words(bag.act.field(name), text) for name in ("anchor", "action"))
    return f"{anchor} → {action}"


def _words(spans: Sequence[Span], text: str) -> str:
    return wording(tuple(ModelSpan(start, end) for start, end, _ in spans), text)


def _differences(left: Bag, right: Bag, text: str) -> tuple[str, ...]:
    """Name what differs between two paired acts, field by field."""
    iou = overlap_iou(left.whole, right.whole)
    found = [] if iou >= ENOUGH else [f"overlap only {iou:.2f}"]
    found += [
        f"{name}: gold [{_words(left.act.field(name), text)}]"
        f" read [{_words(right.act.field(name), text)}]"
        for name in ACT_FIELDS
        if left.fields[name] != right.fields[name]
    ]
    found += [
        f"{name}: gold {getattr(left.act, name)} read {getattr(right.act, name)}"
        for name in ("kind", *ATTRIBUTES, "due")
        if getattr(left.act, name) != getattr(right.act, name)
    ]
    return tuple(found)


def items(article: ActDocument) -> tuple[Act, ...]:
    """Return what is scored in one article."""
    return article.acts
