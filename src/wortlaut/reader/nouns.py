"""Statements with a noun of saying: "die Forderung, ... zu", "kam zu dem Schluss, dass ..."."""

from __future__ import annotations

from wortlaut.reader import roles
from wortlaut.reader.cued import complement, fits
from wortlaut.reader.cues import CueBook, CueNoun
from wortlaut.reader.found import Found
from wortlaut.reader.syntax import Syntax
from wortlaut.reader.tokens import Chunk, Clause


def nominal(syntax: Syntax, book: CueBook) -> list[Found]:
    """Return the statements whose cue is a noun of ``book`` that a clause depends on."""
    found: list[Found] = []
    for number, clause in enumerate(syntax.analysis.clauses):
        noun = _noun_before(syntax, number, book)
        if noun is None or clause.parent < 0:
            continue
        if not fits(syntax, number, noun[1].frames):
            continue
        host = syntax.analysis.clauses[clause.parent]
        for quote, form in complement(syntax, clause.parent, [number]):
            found.append(_found(syntax, host, noun, Found(tuple(quote), form, ())))
    return found


def _noun_before(syntax: Syntax, number: int, book: CueBook) -> tuple[Chunk, CueNoun] | None:
    """Return the cue noun that stands before a clause, with verbs and adverbs between at most."""
    clause = syntax.analysis.clauses[number]
    at = clause.indices[0] - 1
    first = syntax.sentence(clause.indices[0]).first
    if at < first or syntax.tokens[at].pos != "PUNCT":
        return None
    while at >= first and at not in syntax.chunk_of:
        token = syntax.tokens[at]
        if token.pos not in ("PUNCT", "ADV", "PART") and not token.form:
            return None
        at -= 1
    chunk = syntax.chunk_of.get(at)
    if at < first or chunk is None or syntax.clause_of.get(chunk.head) != clause.parent:
        return None
    entry = book.noun(syntax.tokens[chunk.head])
    return None if entry is None else (chunk, entry)


def _found(syntax: Syntax, host: Clause, noun: tuple[Chunk, CueNoun], words: Found) -> Found:
    chunk, entry = noun
    light = not {host.lemma, *(syntax.tokens[at].lemma for at in host.verbs)}.isdisjoint(
        entry.light
    )
    head = range(chunk.range.first if light else chunk.nominal.first, chunk.head + 1)
    return words.but(
        because=("rule/quotes.noun", f"cue_nouns/{entry.id}"),
        speaker=tuple(_speaker(syntax, host, chunk, light)),
        cue=tuple(sorted({*head, *(host.verbs if light else ())})),
        frame=tuple(roles.frame(syntax, host, list(words.quote), ",:.")),
        medium=entry.medium,
    )


def _speaker(syntax: Syntax, host: Clause, chunk: Chunk, light: bool) -> list[int]:
    """Return the genitive behind the noun, or the subject of the light verb."""
    if chunk.range.end > chunk.head + 1:
        first = chunk.head + 1
        return list(range(first + (syntax.tokens[first].pos == "ADP"), chunk.range.end))
    subject = syntax.subject(host)
    if not light or subject is None or subject is chunk or host.passive:
        return []
    return syntax.extended(subject)
