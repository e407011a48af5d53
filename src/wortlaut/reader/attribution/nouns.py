"""Statements with a noun of saying: "die Forderung, ... zu", "kam zu dem Schluss, dass ..."."""

from __future__ import annotations

from wortlaut.model import Form
from wortlaut.reader.analysis.tokens import Chunk, Clause
from wortlaut.reader.attribution import roles
from wortlaut.reader.attribution.cues import Cue, CueBook, CueNoun
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.shapes import fits, governed
from wortlaut.reader.attribution.syntax import Syntax

ANY = Cue(id="", lemma="", medium="speech", frames=(), hits=(), misses=())
"""Any verb at all, beside a noun of saying."""


def nominal(syntax: Syntax, book: CueBook, told: list[Found]) -> list[Found]:
    """Return ``told`` with the statements whose cue is a noun of ``book``.

    Where a verb of ``told`` governs the same words as its noun, both are the cue ("äußerte die
    Hoffnung, dass ...").
    """
    places = {statement.quote: at for at, statement in enumerate(told)}
    found = list(told)
    for number in range(len(syntax.analysis.clauses)):
        for statement, light in _read(syntax, number, book):
            at = places.get(statement.quote)
            if at is None:
                found.append(statement)
            elif light:
                found[at] = _merged(found[at], statement)
    return found


def _merged(verb: Found, noun: Found) -> Found:
    because = (*verb.because, noun.because[-1])
    return verb.but(cue=tuple(sorted({*verb.cue, *noun.cue})), because=because)


def _read(syntax: Syntax, number: int, book: CueBook) -> list[tuple[Found, bool]]:
    """Return the statements that the noun before a clause makes, and whether its verb is light."""
    clause = syntax.analysis.clauses[number]
    noun = _noun_before(syntax, number, book)
    if noun is None or clause.parent < 0 or not fits(syntax, number, noun[1].frames):
        return []
    host = syntax.analysis.clauses[clause.parent]
    verbs = {host.lemma, *(syntax.tokens[at].lemma for at in host.verbs)}
    if not verbs.isdisjoint(noun[1].not_verbs):
        return []
    beside = noun[0].preposition in syntax.known.sources  # "in einer Mitteilung": no object
    means = noun[0].preposition in syntax.known.instruments  # "begegnete dem mit dem Argument"
    light = not beside and (means or not verbs.isdisjoint(noun[1].light))
    if not light and not noun[1].alone:
        return []
    teller = _teller(syntax, host, book) if light else []
    bare = Found((), Form.INDIRECT, (), speaker=tuple(teller), cue=host.verbs * light)
    return [
        (_found(syntax, host, noun, bare.but(quote=tuple(quote), form=form)), light)
        for quote, form in governed(syntax, clause.parent, [number])
    ]


def _teller(syntax: Syntax, host: Clause, book: CueBook) -> list[int]:
    """Return who speaks by the verb beside a noun: "es" of "es gibt Zweifel" is nobody."""
    verb = book.verbs.get(host.lemma)
    if verb is None:
        return roles.named_speaker(syntax, host, ANY)
    return roles.speaker(syntax, host, verb)


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
    light = bool(words.cue)
    head = range(chunk.range.first if light else chunk.nominal.first, chunk.head + 1)
    return words.but(
        because=("rule/quotes.noun", f"cue_nouns/{entry.id}"),
        speaker=_speaker(syntax, chunk, words.speaker),
        addressee=tuple(_addressee(syntax, host, entry)) if light else (),
        cue=tuple(sorted({*head, *words.cue})),
        frame=tuple(roles.frame(syntax, host, list(words.quote), ",:.")),
        medium=entry.medium,
    )


def _addressee(syntax: Syntax, host: Clause, entry: CueNoun) -> list[int]:
    """Return whom a light verb turns the noun to: "an die Bauern erging die Aufforderung"."""
    for chunk in syntax.phrases(host):
        if chunk.preposition and chunk.preposition in entry.addressee:
            return list(range(chunk.nominal.first, chunk.nominal.end))
    return []


def _speaker(syntax: Syntax, chunk: Chunk, teller: tuple[int, ...]) -> tuple[int, ...]:
    """Return the genitive behind the noun, or whoever the light verb has speak."""
    if chunk.range.end > chunk.head + 1:
        first = chunk.head + 1
        return tuple(range(first + (syntax.tokens[first].pos == "ADP"), chunk.range.end))
    return () if chunk.head in teller else teller
