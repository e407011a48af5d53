"""Statements where the verb stands in the middle: who says what, with which word.

"X said that ...", "“...,” X said", "according to X", and the turns of a transcript.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wortlaut.lexicon import Entry, Lexicon
from wortlaut.model import (
    Certainty,
    Form,
    Link,
    Mention,
    Span,
    Spans,
    Stance,
    Statement,
    Voice,
)
from wortlaut.reader.actors.mentions import resolve
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.analysis.tokens import Quotation
from wortlaut.reader.medial.grammar import Medial

TURN = re.compile(r"^[ \t]*(?P<who>[A-ZА-ЯЁ][\w.’' -]{1,40}?(?: \([^)\n]{1,30}\))?):[ \t]+\S", re.M)
SHORTEST = 3
"""Words of the shortest quotation that counts as somebody's words."""


class Cue(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Verbs of saying, by their lemmas."""

    lemmas: tuple[str, ...]


class Evidential(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words before a name that tell on whose word ("according to"), in lower case."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The verbs of saying and the evidentials of a language, with their entries."""

    cues: dict[str, str]
    evidentials: tuple[tuple[tuple[str, ...], str], ...]


@lru_cache(maxsize=4)
def words(lexicon: Lexicon) -> Words:
    """Return a language's words of saying."""
    cues = {lemma: one.id for one in lexicon.entries("cues.toml", Cue) for lemma in one.lemmas}
    told = [
        (tuple(phrase.split()), one.id)
        for one in lexicon.entries("evidentials.toml", Evidential)
        for phrase in one.words
    ]
    return Words(cues, tuple(sorted(told, key=lambda one: -len(one[0]))))


def find(grammar: Medial, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Statement, ...]:
    """Return the statements of a text in order of their quotes."""
    known = words(lexicon)
    found = {
        statement.quote: statement
        for statement in (
            *_turns(grammar, mentions),
            *_evidential(grammar, known, mentions),
            *_indirect(grammar, known, mentions),
            *_direct(grammar, known, mentions),
        )
    }
    return tuple(sorted(found.values(), key=lambda one: (one.quote[0], -one.quote[-1].end, one.id)))


def _indirect(grammar: Medial, known: Words, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield what a verb of saying and the clause below it tell."""
    for number, clause in enumerate(grammar.clauses):
        entry = known.cues.get(clause.lemma)
        if entry is None or clause.finite < 0 or clause.passive or clause.modal:
            continue
        told = [
            child
            for child in grammar.children[number]
            if grammar.clauses[child].kind == "sub"
            and grammar.clauses[child].opener in grammar.known.words.that | {""}
        ]
        for child in told:
            quote = tuple(at for at in grammar.extent(child) if _worded(grammar, child, at))
            if quote:
                speaker = grammar.roles(number).subject
                why = (f"cues/{entry}",)
                yield _statement(
                    grammar, Form.INDIRECT, quote, (speaker, clause.verbs, why), mentions
                )


def _worded(grammar: Medial, child: int, at: int) -> bool:
    """Whether a word belongs to what is said: not the opener, nor a mark at an end."""
    clause = grammar.clauses[child]
    extent = grammar.extent(child)
    if clause.opener and at == clause.range.first:
        return False
    return not (at in (extent[0], extent[-1]) and grammar.tokens[at].pos in ("PUNCT", "CCONJ"))


def _direct(grammar: Medial, known: Words, mentions: Sequence[Mention]) -> Iterator[Statement]:
    for quotation in grammar.analysis.quotations:
        inside = tuple(range(quotation.range.first, quotation.range.end))
        if quotation.depth or len(inside) < SHORTEST + 2:
            continue
        number = _cued(grammar, quotation, known)
        if number < 0:
            continue
        clause = grammar.clauses[number]
        why = (f"cues/{known.cues[clause.lemma]}",)
        speaker = grammar.roles(number).subject
        yield _statement(grammar, Form.DIRECT, inside[1:-1], (speaker, clause.verbs, why), mentions)


def _cued(grammar: Medial, quotation: Quotation, known: Words) -> int:
    """Return the clause of saying right before or behind a quotation, or -1."""
    where = quotation.range
    for number, clause in enumerate(grammar.clauses):
        if clause.lemma not in known.cues or clause.finite < 0 or clause.finite in where:
            continue
        first, last = clause.range.first, clause.range.end
        near = 0 <= clause.finite - where.end < 8 or 0 <= where.first - clause.finite < 12
        if near and (first <= where.end + 2 or last >= where.first - 2):
            return number
    return -1


def _evidential(grammar: Medial, known: Words, mentions: Sequence[Mention]) -> Iterator[Statement]:
    tokens = grammar.tokens
    for at in range(len(tokens)):
        for phrase, entry in known.evidentials:
            said = tuple(token.text.lower() for token in tokens[at : at + len(phrase)])
            if said != phrase:
                continue
            yield from _sourced(grammar, (at, at + len(phrase)), entry, mentions)
            break


def _sourced(
    grammar: Medial, cue: tuple[int, int], entry: str, mentions: Sequence[Mention]
) -> Iterator[Statement]:
    first, end = cue
    home = grammar.home[first]
    chunk = next((one for one in grammar.analysis.chunks if end in one.range), None)
    if home < 0 or chunk is None:
        return
    sentence = next(one for one in grammar.analysis.sentences if first in one.range)
    source = Phrase(chunk.range, chunk.head, "", "", (chunk.range,))
    own = set(range(first, chunk.range.end))
    quote = [at for at in range(sentence.range.first, sentence.range.end) if at not in own]
    while quote and grammar.tokens[quote[0]].pos == "PUNCT":
        quote.pop(0)
    while quote and grammar.tokens[quote[-1]].pos == "PUNCT":
        quote.pop()
    if quote:
        speaker = _from(source, end)
        told = (speaker, tuple(range(first, end)), (f"evidentials/{entry}",))
        yield _statement(grammar, Form.INDIRECT, tuple(quote), told, mentions)


def _from(phrase: Phrase, first: int) -> Phrase:
    """Return a phrase from a word on."""
    where = type(phrase.range)(max(phrase.range.first, first), phrase.range.end)
    return Phrase(where, phrase.head, "", "", (where,))


def _turns(grammar: Medial, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield the turns of a transcript: a name and a colon at the beginning of a line."""
    text = grammar.analysis.text
    turns = list(TURN.finditer(text))
    if len(turns) < 2:
        return
    ends = [turn.start() for turn in turns[1:]] + [len(text)]
    for turn, end in zip(turns, ends, strict=True):
        words_ = text[turn.end() - 1 : end].rstrip()
        if words_:
            quote = (Span(turn.end() - 1, turn.end() - 1 + len(words_)),)
            who = (Span(*turn.span("who")),)
            yield _made(Form.DIRECT, (quote, who, ()), ("rule/medial.turn",), mentions)


Told = tuple[Phrase | None, tuple[int, ...], tuple[str, ...]]
"""Speaker, cue and reason."""


def _statement(
    grammar: Medial, form: Form, quote: tuple[int, ...], told: Told, mentions: Sequence[Mention]
) -> Statement:
    speaker, cue, why = told
    spans = grammar.analysis.spans
    where = speaker.nominal if speaker is not None else None
    who = spans(tuple(range(where.first, where.end))) if where is not None else ()
    return _made(form, (spans(quote), who, spans(cue)), why, mentions)


def _made(
    form: Form, spans: tuple[Spans, Spans, Spans], why: tuple[str, ...], mentions: Sequence[Mention]
) -> Statement:
    quote, who, cue = spans
    actors = resolve(who, mentions) if who else ()
    actor = actors[0] if len(actors) == 1 else None
    certainty = Certainty.ASSERTED if form is Form.DIRECT else Certainty.REPORTED
    return Statement(
        quote=quote,
        form=form,
        stance=Stance(certainty),
        because=why,
        speaker=who,
        cue=cue,
        speaker_actor=actor,
        voice=Voice((Link(actor, who),)) if who else Voice(),
    )
