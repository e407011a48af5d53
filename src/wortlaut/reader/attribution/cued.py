"""Statements with a verb of saying: "X sagte, dass ...", "..., sagte X", "wie X mitteilte, ..."."""

from __future__ import annotations

from wortlaut.reader.analysis.tokens import Clause
from wortlaut.reader.attribution import roles, shapes
from wortlaut.reader.attribution.cues import Cue, CueBook
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.syntax import Syntax

SHAPES = (
    shapes.as_told,
    shapes.after_colon,
    shapes.inverted,
    shapes.complement,
    shapes.resumed,
    shapes.fragments,
)
"""Where somebody's words are sought, in this order."""


def cued(syntax: Syntax, book: CueBook) -> list[Found]:
    """Return the statements whose cue is a verb of ``book``, in order of their cue."""
    found: list[Found] = []
    for number, clause in enumerate(syntax.analysis.clauses):
        for entry in _entries(syntax, clause, book):
            if _serves(syntax, clause, entry):
                statements = _read(syntax, number, entry)
                found += statements
                if statements:
                    break
    return found


def _entries(syntax: Syntax, clause: Clause, book: CueBook) -> list[Cue]:
    """Return the entries that a clause's verb fits, those with a word of their own first."""
    lemmas = {clause.lemma, *(syntax.tokens[at].lemma for at in clause.verbs)}
    worded = not book.worded.isdisjoint(lemmas)
    words = [
        entry
        for at in (clause.indices if worded else ())
        for entry in book.phrases.get(syntax.tokens[at].text.lower(), ())
        if entry.lemma in lemmas
    ]
    entry = book.verbs.get(clause.lemma)
    return words if entry is None else [*words, entry]


def _serves(syntax: Syntax, clause: Clause, entry: Cue) -> bool:
    """Whether the clause's verb can be this cue here: its subject is the one it must have."""
    if clause.finite >= 0 and any(syntax.tokens[at].form == "zu" for at in clause.verbs):
        having = syntax.tokens[clause.finite].lemma in syntax.known.only_perfect
        if not having:
            return False  # "ist davon auszugehen": nobody says so
    subject = syntax.subject(clause)
    word = "" if subject is None else syntax.tokens[subject.head].text.lower()
    if word in syntax.known.first_person and clause.indices[0] in syntax.quotation_of:
        return False  # the speaker of the quotation tells of their own words
    if (
        clause.kind == "main"
        and clause.parent < 0
        and clause.finite >= 0
        and syntax.tokens[clause.finite].mood == "sub1"
    ):
        return False
    return not entry.subject or word == entry.subject


def _read(syntax: Syntax, number: int, entry: Cue) -> list[Found]:
    """Try the shapes in which a quote can follow or precede its cue; the first that fits wins."""
    for shape in SHAPES:
        quotes = shape(syntax, number, entry)
        if quotes:
            rule = f"rule/quotes.{shape.__name__}"
            found = [
                Found(tuple(quote), form, (rule, f"cues/{entry.id}"), medium=entry.medium)
                for quote, form in quotes
            ]
            return _with_roles(syntax, number, entry, found)
    return []


def _with_roles(syntax: Syntax, number: int, entry: Cue, found: list[Found]) -> list[Found]:
    """Give the statements of one cue their roles, which they share."""
    clause = syntax.analysis.clauses[number]
    rule = found[0].because[0].rpartition(".")[2]
    closing = ",:" if rule in ("inverted", "resumed") else ",:."
    taken = [at for statement in found for at in statement.quote]
    speaker = roles.speaker(syntax, clause, entry)
    cue = roles.cue(syntax, clause, entry, rule == "complement")
    frame = tuple(roles.frame(syntax, clause, taken, closing))
    addressee = tuple(roles.addressee(syntax, clause, entry, speaker))
    return [
        statement.but(
            speaker=tuple(speaker),
            cue=tuple(cue if rule != "fragments" else _led(syntax, cue, statement.quote[0])),
            addressee=addressee,
            frame=frame,
        )
        for statement in found
    ]


def _led(syntax: Syntax, cue: list[int], first: int) -> list[int]:
    """Add the "als" or preposition that leads to quoted words: "sprach von einem „Witz“"."""
    chunk = syntax.chunk_of.get(first) or syntax.chunk_of.get(first - 1)
    starts = {first - 1}
    if chunk is not None and chunk.range.first < first:
        starts |= {chunk.range.first, chunk.range.first - 1}
    return sorted(
        {*cue, *(at for at in starts if at >= 0 and syntax.tokens[at].tag in roles.LEADS)}
    )
