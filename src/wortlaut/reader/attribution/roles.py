"""The roles around a cue's clause: who speaks, to whom, with which words, in which frame."""

from __future__ import annotations

from wortlaut.reader.analysis.tokens import Chunk, Clause
from wortlaut.reader.attribution.cues import Cue
from wortlaut.reader.attribution.syntax import Syntax, trimmed

LEADS = frozenset({"APPR", "APPRART", "KOKOM"})
"""Tags of "für", "als" before a word that belongs to a verb."""


def speaker(syntax: Syntax, clause: Clause, entry: Cue) -> list[int]:
    """Return the tokens of whoever speaks: the subject, or the agent of a passive."""
    passive = clause.passive or _participial(syntax, clause)
    if passive and entry.cited:
        passive = False  # "X wird zitiert": whose words they are is the subject
    if entry.source or passive or entry.subject:
        named = entry.source or (syntax.known.agents if passive else syntax.known.sources)
        told = _agent(syntax, clause, frozenset(named))
        return told or (_document(syntax, clause) if passive else [])
    if clause.kind == "rel":
        relative = [at for at in clause.indices[:1] if _may_speak(syntax, at)]
        subject = syntax.subject(clause)
        if relative and (subject is None or subject.case != "n"):
            return relative
    subject = _named(syntax, clause) or _noble(syntax, clause)
    if subject is not None:
        own = trimmed(syntax.extended(subject), syntax.tokens)
        end = owed(syntax, clause, entry)
        return [at for at in own if end < 0 or at < end]
    if clause.finite >= 0 and clause.kind == "main" and clause.parent >= 0:
        host = syntax.analysis.clauses[clause.parent]
        inherited = _named(syntax, host)
        return [] if inherited is None else trimmed(syntax.extended(inherited), syntax.tokens)
    return []


def named_speaker(syntax: Syntax, clause: Clause, entry: Cue) -> list[int]:
    """Return who speaks, [] where it is "es" alone, which beside any verb is nobody."""
    found = speaker(syntax, clause, entry)
    words = [syntax.tokens[at].text.lower() for at in found]
    return [] if len(words) == 1 and words[0] in syntax.known.expletives else found


def _noble(syntax: Syntax, clause: Clause) -> Chunk | None:
    """Return the name with "von" that opens a clause without any other subject."""
    chunk = next(iter(syntax.phrases(clause)), None)
    if chunk is None or clause.passive or clause.kind != "main":
        return None
    opens = chunk.range.first == clause.indices[0] and chunk.range.end == clause.finite
    named = syntax.tokens[chunk.range.end - 1].tag == "NE"
    return chunk if opens and named and chunk.preposition in syntax.known.noble else None


def owed(syntax: Syntax, clause: Clause, entry: Cue) -> int:
    """Return where the verb's object begins that looks like an attribute of its subject, or -1.

    "Insgesamt spricht die Polizei von drei Verletzten": the verb needs its "von".
    """
    subject = syntax.subject(clause)
    if subject is None or subject.range.first < clause.finite:
        return -1
    for at in range(subject.head + 1, subject.range.end):
        token = syntax.tokens[at]
        if token.tag in ("APPR", "APPRART") and token.text.lower() in entry.object:
            return at
    return -1


def _may_speak(syntax: Syntax, at: int) -> bool:
    """Whether a word is a relative pronoun that can be a subject: not "denen", not "den"."""
    chunk = syntax.chunk_of.get(at)
    nominative = chunk is None or "n" in chunk.case
    return syntax.tokens[at].tag == "PRELS" and nominative


def _participial(syntax: Syntax, clause: Clause) -> bool:
    """Whether the clause is a passive without its auxiliary: "wie von X gefordert"."""
    verbs = [syntax.tokens[at] for at in clause.verbs]
    return clause.kind == "sub" and bool(verbs) and all(verb.form == "part" for verb in verbs)


def _named(syntax: Syntax, clause: Clause) -> Chunk | None:
    """Return the subject; where "das" opens the clause, the phrase behind the verb if it may be."""
    subject = syntax.subject(clause)
    if subject is None or syntax.tokens[subject.head].text.lower() not in syntax.known.resumptive:
        return subject
    behind = [
        chunk
        for chunk in syntax.phrases(clause)
        if chunk.range.first > clause.finite and syntax.may_be_subject(chunk)
    ]
    return behind[0] if behind and subject.range.first < clause.finite else subject


def _agent(syntax: Syntax, clause: Clause, prepositions: frozenset[str]) -> list[int]:
    """Return the first phrase, no time, that one of ``prepositions`` opens."""
    for chunk in syntax.phrases(clause):
        head = syntax.tokens[chunk.head].text.lower()
        if chunk.preposition in prepositions and head not in syntax.known.times:
            return _nominal(syntax, chunk)
    return []


def _document(syntax: Syntax, clause: Clause) -> list[int]:
    """Return what words stand in, where a passive names nobody: "in einem Bericht wird ..."."""
    for chunk in syntax.phrases(clause):
        head = syntax.tokens[chunk.head]
        written = head.lemma.lower().endswith(syntax.known.documents)
        if chunk.preposition in syntax.known.sources and written:
            return _nominal(syntax, chunk)
    return []


def _nominal(syntax: Syntax, chunk: Chunk) -> list[int]:
    """Return a phrase with what belongs to it, without its preposition."""
    return [at for at in syntax.extended(chunk) if at >= chunk.nominal.first]


def addressee(syntax: Syntax, clause: Clause, entry: Cue, speaker: list[int]) -> list[int]:
    """Return the tokens of whoever is spoken to, by the case or prepositions of the entry."""
    subject = syntax.subject(clause)
    for chunk in syntax.phrases(clause):
        if chunk.head in speaker or syntax.tokens[chunk.head].text.lower() in syntax.known.times:
            continue
        if chunk is subject and not clause.passive:
            continue
        if _addressed(syntax, chunk, entry, clause):
            return list(range(chunk.nominal.first, chunk.nominal.end))
    return []


def _addressed(syntax: Syntax, chunk: Chunk, entry: Cue, clause: Clause) -> bool:
    if chunk.preposition:
        return chunk.preposition in entry.addressee or chunk.preposition in syntax.known.towards
    if clause.passive:
        spoken_to = "a" in entry.addressee and "n" in chunk.case
        return spoken_to or ("d" in entry.addressee and "d" in chunk.case)
    dative = "d" in entry.addressee and "d" in chunk.case and chunk.case not in ("nagd", "nad")
    dative = dative and not _of_a_noun(syntax, chunk)
    return dative or ("a" in entry.addressee and "a" in chunk.case)


def _of_a_noun(syntax: Syntax, chunk: Chunk) -> bool:
    """Whether a phrase that may be a genitive follows a noun: "nach dem Ende der Wahl"."""
    return "g" in chunk.case and syntax.tokens[chunk.range.first - 1].tag == "NN"


def cue(syntax: Syntax, clause: Clause, entry: Cue, correlated: bool) -> list[int]:
    """Return the verb complex with the words that belong to it.

    Those are the entry's own word ("klar machen"), its fixed subject ("es heißt"), a reflexive,
    the opener of "wie X sagte", and "davon", "darauf" where a clause takes their place up.
    """
    return sorted(
        {*clause.verbs}
        | {at for at in clause.indices if _belongs(syntax, clause, at, entry, correlated)}
        | ({clause.indices[0]} if clause.opener in syntax.known.as_told else set())
    )


def _belongs(syntax: Syntax, clause: Clause, at: int, entry: Cue, correlated: bool) -> bool:
    token = syntax.tokens[at]
    word = token.text.lower()
    if (word and word in (entry.word, entry.subject)) or token.tag == "PRF":
        return True
    if entry.word and token.tag in LEADS and syntax.tokens[at + 1].text.lower() == entry.word:
        return True  # "für möglich halten"
    if not correlated or word in syntax.known.contrast:
        return False
    taken_up = word in syntax.known.correlates and (clause.kind != "main" or at > clause.finite)
    return taken_up or word in syntax.known.expletives


def frame(syntax: Syntax, clause: Clause, quote: list[int], closing: str) -> list[int]:
    """Return the cue's clause with the marks that part it from the quote, without the quote.

    ``closing`` are the marks behind the clause that belong to it.
    """
    taken = set(quote)
    tokens = syntax.tokens
    found = [at for at in clause.indices if at not in taken]
    if not found:
        return []
    sentence = syntax.sentence(found[0])
    inner = [
        at for at in range(found[0], found[-1]) if at not in syntax.clause_of and at not in taken
    ]
    after = found[-1] + 1
    if after < sentence.end and after not in taken and tokens[after].text in closing:
        inner.append(after)
    before = found[0] - 1
    if before >= sentence.first and before not in taken and tokens[before].text == ",":
        inner.append(before)
    return sorted(set(found + inner))
