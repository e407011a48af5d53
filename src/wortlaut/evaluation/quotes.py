"""Quotation and attribution against corpora/quotes-de, by the corpus' own metric.

Gold and system are lists of quotes per document; a quote has five *parts* (quote, speaker, cue,
addressee, frame), each a set of token ids.  Per document they are paired one to one so that the
summed F1 over the tokens of the quote part is largest; pairs that share no token are no pairs.
Each pair, and each unpaired item against an empty one, gives a precision for every part that the
system marked and a recall for every part that gold marked; the scores are means over all of them.

A span of a reading covers the tokens of the corpus that lie wholly in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from wortlaut.errors import CorpusError
from wortlaut.evaluation import corpora
from wortlaut.evaluation.measures import (
    Measure,
    Scores,
    averaged,
    best_pairs,
    counted,
    overlap_f1,
    share,
)
from wortlaut.evaluation.report import Finding
from wortlaut.model import Document, Form, Medium, Reading, Spans, Statement, wording

ENDINGS = (".jsonl", ".jsonl.gz")
DEFAULT = "corpora/quotes-de/dev.jsonl.gz"
HEADLINE = "Joint"

PARTS = ("quote", "speaker", "cue", "addressee", "frame")
ROLES = PARTS[1:]

TYPES = {
    Form.DIRECT: "Direct",
    Form.INDIRECT: "Indirect",
    Form.FREE_INDIRECT: "FreeIndirect",
    Form.INDIRECT_FREE_INDIRECT: "IndirectFreeIndirect",
    Form.REPORTED: "Reported",
}
MEDIA = {
    Medium.SPEECH: "Speech",
    Medium.WRITING: "Writing",
    Medium.THOUGHT: "Thought",
    Medium.SPEECH_OR_THOUGHT: "ST",
    Medium.SPEECH_OR_WRITING: "SW",
    Medium.THOUGHT_OR_WRITING: "TW",
    Medium.UNKNOWN: "none",
}

SAME_TYPE = 0.01
SAME_MEDIUM = 0.001
TIE = 1e-6
"""Among pairings that are equal up to here, the one whose roles fit better."""


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """One quote of the corpus: its parts are sets of token ids."""

    id: int | str = 0
    type: str
    medium: str = "none"
    nested: bool = False
    quote: frozenset[int] = frozenset()
    speaker: frozenset[int] = frozenset()
    cue: frozenset[int] = frozenset()
    addressee: frozenset[int] = frozenset()
    frame: frozenset[int] = frozenset()
    because: tuple[str, ...] = ()
    """What made it; of the system only, and not written to files."""

    def part(self, name: str) -> frozenset[int]:
        """Return the token ids of one of ``PARTS``."""
        ids: frozenset[int] = getattr(self, name)
        return ids


class QuoteDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One article of the corpus; ``tokens`` are [start, end] in code points of ``text``."""

    id: str
    text: str
    tokens: tuple[tuple[int, int], ...]
    title: str = ""
    date: str | None = None
    sentences: tuple[tuple[int, int], ...] = ()
    quotes: tuple[Quote, ...] = ()


Pair = tuple[Quote | None, Quote | None]
"""Gold and system, or one of them alone."""


def load(path: Path) -> tuple[QuoteDocument, ...]:
    """Return the articles of a file or folder in the format of corpora/quotes-de."""
    found = corpora.records(corpora.files(path, ENDINGS), QuoteDocument)
    return tuple(_checked(article) for article in found)


def _checked(article: QuoteDocument) -> QuoteDocument:
    """Refuse tokens that are not in the text and quotes that are not among the tokens."""
    if any(not 0 <= start < end <= len(article.text) for start, end in article.tokens):
        raise CorpusError(f"{article.id}: a token lies outside the text")
    used = {index for quote in article.quotes for part in PARTS for index in quote.part(part)}
    if not used <= set(range(len(article.tokens))):
        raise CorpusError(f"{article.id}: a quote names a token that the article does not have")
    return article


def document(article: QuoteDocument) -> Document:
    """Return what the reader gets of an article: its text and its date, not its title."""
    return Document(text=article.text, published=corpora.day(article.date, article.id))


def predicted(article: QuoteDocument, reading: Reading) -> QuoteDocument:
    """Return the article with the quotes of ``reading`` in place of its own."""
    quotes = tuple(
        _quote(number, statement, article.tokens)
        for number, statement in enumerate(reading.statements)
    )
    return msgspec.structs.replace(article, quotes=quotes)


def _quote(number: int, statement: Statement, tokens: Sequence[tuple[int, int]]) -> Quote:
    return Quote(
        id=number,
        type=TYPES[statement.form],
        medium=MEDIA[statement.medium],
        nested=statement.nested,
        because=statement.because,
        **{part: covered(getattr(statement, part), tokens) for part in PARTS},
    )


def covered(spans: Spans, tokens: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the ids of the tokens that lie wholly in one of ``spans``."""
    return frozenset(
        index
        for index, (start, end) in enumerate(tokens)
        if any(span.start <= start and end <= span.end for span in spans)
    )


def dump(articles: Iterable[QuoteDocument]) -> dict[str, str]:
    """Return the articles in the corpus' format, as file name -> content."""
    return {"quotes.jsonl": "".join(_line(article) for article in articles)}


def _line(article: QuoteDocument) -> str:
    raw = msgspec.to_builtins(article)
    for quote in raw["quotes"]:
        del quote["because"]
        for part in PARTS:
            quote[part] = sorted(quote[part])
    return msgspec.json.encode(raw).decode() + "\n"


def pair(gold: Sequence[Quote], system: Sequence[Quote]) -> list[Pair]:
    """Pair gold and system quotes of one document; whoever finds no partner stands alone."""
    return best_pairs(sorted(gold, key=_content), sorted(system, key=_content), _closeness)


def _content(quote: Quote) -> tuple[object, ...]:
    return (*(sorted(quote.part(part)) for part in PARTS), quote.type, quote.medium)


def _closeness(gold: Quote, system: Quote) -> float:
    f1 = overlap_f1(gold.quote, system.quote)
    if not f1:
        return 0.0
    roles = sum(
        gold.part(part) == system.part(part) or overlap_f1(gold.part(part), system.part(part))
        for part in ROLES
    )
    return (
        f1
        + SAME_TYPE * (gold.type == system.type)
        + SAME_MEDIUM * (gold.medium == system.medium)
        + TIE * roles
    )


def score(gold: Sequence[QuoteDocument], system: Sequence[QuoteDocument]) -> Scores:
    """Score the system's articles against gold; both hold the same articles in the same order."""
    pairs = [
        found
        for left, right in zip(gold, system, strict=True)
        for found in pair(left.quotes, right.quotes)
    ]
    scores = {
        "Message": _means(pairs, ("quote",)),
        "Roles": _means(pairs, ROLES),
        "Joint": _means(pairs, PARTS),
    }
    scores |= {part: _means(pairs, (part,)) for part in ROLES}
    scores |= {f"tokens: {part}": _tokens(pairs, part) for part in PARTS}
    scores |= {f"tokens unlinked: {part}": _unlinked(gold, system, part) for part in PARTS}
    scores |= {f"exact {part}": _exact(pairs, part) for part in ("quote", "speaker")}
    both = [(left, right) for left, right in pairs if left and right]
    scores["type accuracy"] = share(sum(a.type == b.type for a, b in both), len(both))
    scores |= {f"type {name}": _of_type(pairs, name) for name in TYPES.values()}
    return scores


def _means(pairs: Iterable[Pair], parts: Sequence[str]) -> Measure:
    """Average precision where the system marked a part, recall where gold did."""
    precisions, recalls = [], []
    for left, right in pairs:
        for part in parts:
            wanted, marked = _ids(left, part), _ids(right, part)
            hits = len(wanted & marked)
            precisions += [hits / len(marked)] if marked else []
            recalls += [hits / len(wanted)] if wanted else []
    return averaged(precisions, recalls)


def _ids(quote: Quote | None, part: str) -> frozenset[int]:
    return quote.part(part) if quote else frozenset()


def _tokens(pairs: Iterable[Pair], part: str) -> Measure:
    """Count tokens of a part over all items, each item's against its partner's."""
    sets = [(_ids(left, part), _ids(right, part)) for left, right in pairs]
    return counted(
        sum(len(wanted & marked) for wanted, marked in sets),
        sum(len(marked) for _, marked in sets),
        sum(len(wanted) for wanted, _ in sets),
    )


def _unlinked(gold: Iterable[QuoteDocument], system: Iterable[QuoteDocument], part: str) -> Measure:
    """Count tokens that are the part of any quote at all, as for a tagger that links nothing."""
    hits = marked = wanted = 0
    for left, right in zip(gold, system, strict=True):
        ours = frozenset().union(*(quote.part(part) for quote in right.quotes))
        theirs = frozenset().union(*(quote.part(part) for quote in left.quotes))
        hits += len(ours & theirs)
        marked += len(ours)
        wanted += len(theirs)
    return counted(hits, marked, wanted)


def _exact(pairs: Iterable[Pair], part: str) -> Measure:
    """Count the pairs whose part is the same to the token."""
    sets = [(_ids(left, part), _ids(right, part)) for left, right in pairs]
    return counted(
        sum(bool(wanted) and wanted == marked for wanted, marked in sets),
        sum(bool(marked) for _, marked in sets),
        sum(bool(wanted) for wanted, _ in sets),
    )


def _of_type(pairs: Sequence[Pair], name: str) -> Measure:
    """Average the quote part: recall over gold of a type, precision over the system's of it."""
    recall = _means([(a, b) for a, b in pairs if a and a.type == name], ("quote",))
    precision = _means([(a, b) for a, b in pairs if b and b.type == name], ("quote",))
    return Measure(precision.precision, recall.recall, None, recall.support)


def findings(gold: QuoteDocument, system: QuoteDocument) -> tuple[Finding, ...]:
    """Return what is missed, spurious or wrong in one article, in order of the text."""
    found = []
    for left, right in pair(gold.quotes, system.quotes):
        if left and right and left.type == right.type and _same_parts(left, right):
            continue
        found.append((_place(left or right), _finding(gold, left, right)))
    return tuple(finding for _, finding in sorted(found, key=lambda item: item[0]))


def _same_parts(left: Quote, right: Quote) -> bool:
    return all(left.part(part) == right.part(part) for part in PARTS)


def _place(quote: Quote | None) -> int:
    return min(quote.quote, default=0) if quote else 0


def _finding(article: QuoteDocument, gold: Quote | None, system: Quote | None) -> Finding:
    what = "wrong" if gold and system else "missed" if gold else "spurious"
    details = [
        f"{part}: gold [{_words(article, gold, part)}] read [{_words(article, system, part)}]"
        for part in ROLES
        if _ids(gold, part) != _ids(system, part)
    ]
    return Finding(
        what=what,
        kind=" read as ".join(dict.fromkeys(quote.type for quote in (gold, system) if quote)),
        gold=_words(article, gold, "quote"),
        read=_words(article, system, "quote"),
        details=tuple(details),
        because=system.because if system else (),
    )


def _words(article: QuoteDocument, quote: Quote | None, part: str) -> str:
    return wording(corpora.runs(_ids(quote, part), article.tokens), article.text)


def items(article: QuoteDocument) -> tuple[Quote, ...]:
    """Return what is scored in one article."""
    return article.quotes
