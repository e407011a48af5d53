"""Acts of speech told without their words: "X forderte Neuwahlen", "Y sprach von einem Erfolg".

The whole clause is the quote: nothing in it is a cue or a frame.
"""

from __future__ import annotations

from wortlaut.model import Form
from wortlaut.reader.analysis.tokens import Chunk, Clause
from wortlaut.reader.attribution import roles
from wortlaut.reader.attribution.cues import Cue, CueBook
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.syntax import Syntax

LEADS = frozenset({"APPR", "APPRART", "KOKOM"})


def reported(syntax: Syntax, book: CueBook, told: list[Found]) -> list[Found]:
    """Return the clauses that tell of an act of speech by its object and that ``told`` lacks."""
    held = {at for one in told for at in (*one.quote, *one.cue)}
    found: list[Found] = []
    for number, clause in enumerate(syntax.analysis.clauses):
        entry = book.verbs.get(clause.lemma)
        if entry is None or clause.finite in held:
            continue
        if clause.kind != "main" and not _listed(syntax, clause):
            continue
        if syntax.tokens[clause.finite].mood == "sub1":
            continue  # told by somebody else already: who is spoken of does not speak
        if clause.finite in syntax.quotation_of or not _told(syntax, clause, entry):
            continue
        speaker = roles.speaker(syntax, clause, entry)
        if speaker and syntax.tokens[speaker[0]].text.lower() not in syntax.known.first_person:
            found.append(_found(syntax, number, entry, speaker))
    return found


def _listed(syntax: Syntax, clause: Clause) -> bool:
    """Whether a relative clause has a list behind its verb: "Punkte, auf denen X beharrt: ..."."""
    after = clause.finite + 1
    end = syntax.sentence(clause.indices[0]).end
    colon = 0 < after < end - 1 and syntax.tokens[after].text == ":"
    return clause.kind == "rel" and colon and after + 1 not in syntax.quotation_of


def _told(syntax: Syntax, clause: Clause, entry: Cue) -> bool:
    """Whether the clause has an object of the kind that the entry's verb tells of speech by."""
    phrases = syntax.phrases(clause)
    if any(syntax.tokens[at].tag == "PRF" for at in clause.indices):
        return False
    if any(syntax.tokens[chunk.head].lemma.lower() in entry.barred for chunk in phrases):
        return False
    if any(_leads(syntax, at, entry) for at in clause.indices):
        return True
    if roles.owed(syntax, clause, entry) >= 0:
        return True
    subject = None if clause.passive else syntax.subject(clause)
    return any(_object(syntax, chunk, entry) for chunk in phrases if chunk is not subject)


def _leads(syntax: Syntax, at: int, entry: Cue) -> bool:
    """Whether a word is the preposition or "als" that the entry's object stands behind."""
    if syntax.tokens[at].tag not in LEADS or syntax.tokens[at].text.lower() not in entry.object:
        return False
    chunk = syntax.chunk_of.get(at)
    if chunk is None:
        return True
    own = chunk.range.first == at  # not "die Meerenge von Korre"
    return own and syntax.tokens[chunk.head].text.lower() not in syntax.known.times


def _object(syntax: Syntax, chunk: Chunk, entry: Cue) -> bool:
    """Whether a phrase without a preposition is an object that the entry asks for."""
    head = syntax.tokens[chunk.head]
    if head.text.lower() in syntax.known.times or head.pos not in ("NOUN", "PROPN", "X"):
        return False
    return not chunk.preposition and "a" in entry.object and bool({"a", "n"} & set(chunk.case))


def _found(syntax: Syntax, number: int, entry: Cue, speaker: list[int]) -> Found:
    return Found(
        quote=tuple(_extent(syntax, number)),
        form=Form.REPORTED,
        because=("rule/quotes.reported", f"cues/{entry.id}"),
        speaker=tuple(speaker),
        medium=entry.medium,
    )


def _extent(syntax: Syntax, number: int) -> list[int]:
    """Return the sentence with its full stop, or the clause where other main ones stand in it."""
    clauses = syntax.analysis.clauses
    where = syntax.sentence(clauses[number].indices[0])
    mains = [
        n
        for n in syntax.analysis.sentences[syntax.sentence_of[where.first]].clauses
        if clauses[n].kind == "main" and n != number
    ]
    if not mains or clauses[number].kind == "rel":
        return list(range(where.first, where.end))
    quote = syntax.cover(syntax.subtree(number))
    after = quote[-1] + 1
    return [*quote, after] if after < where.end and after not in syntax.clause_of else quote
