"""Statements that a sentence tells without any word of saying.

Claims of a subject about itself ("X will dort nie gewesen sein"), hearsay inside a sentence
("den Y vorgeschlagen haben soll"), and a report behind a colon ("X winkt ab: Es sei zu früh.").
"""

from __future__ import annotations

from wortlaut.model import Form
from wortlaut.reader.analysis.tokens import Clause
from wortlaut.reader.attribution import roles
from wortlaut.reader.attribution.cues import Cue
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.syntax import Syntax, trimmed

ANY = Cue(id="", lemma="", medium="speech", frames=(), hits=(), misses=())
"""Any verb at all, before a colon."""


def hearsay(syntax: Syntax, told: list[Found]) -> list[Found]:
    """Return the claims, the hearsay and the reports behind colons that ``told`` lacks."""
    held = {at for one in told for at in (*one.quote, *one.cue)}
    found: list[Found] = []
    for number, clause in enumerate(syntax.analysis.clauses):
        if clause.finite < 0 or clause.finite in held or clause.finite in syntax.quotation_of:
            continue
        one = _claim(syntax, number) or _inside(syntax, number) or _behind_colon(syntax, number)
        if one is not None:
            found.append(one)
    return found


def past_infinitive(syntax: Syntax, clause: Clause) -> bool:
    """Whether the modal governs a perfect infinitive ("soll gesagt haben"): hearsay, no duty."""
    rest = [syntax.tokens[at] for at in clause.verbs if at != clause.finite]
    return any(token.form == "part" for token in rest) and any(
        token.form == "inf" and token.lemma in syntax.known.perfect for token in rest
    )


def _claim(syntax: Syntax, number: int) -> Found | None:
    clause = syntax.analysis.clauses[number]
    verb = syntax.tokens[clause.finite]
    if verb.lemma not in syntax.known.claims or verb.tense != "pres" or clause.kind != "main":
        return None
    limited = any(chunk.preposition in syntax.known.limits for chunk in syntax.phrases(clause))
    speaker = roles.speaker(syntax, clause, ANY)
    if limited or not speaker or not past_infinitive(syntax, clause):
        return None
    return Found(
        quote=tuple(_extent(syntax, number)),
        form=Form.FREE_INDIRECT,
        because=("rule/quotes.claim",),
        speaker=tuple(speaker),
        medium="speech_or_writing",
    )


def _inside(syntax: Syntax, number: int) -> Found | None:
    clause = syntax.analysis.clauses[number]
    verb = syntax.tokens[clause.finite]
    told = verb.lemma in syntax.known.hearsay and verb.tense == "pres"
    if not told or clause.kind not in ("rel", "sub") or not past_infinitive(syntax, clause):
        return None
    quote = syntax.cover(syntax.subtree(number))
    return Found(tuple(quote), Form.FREE_INDIRECT, ("rule/quotes.free_indirect",))


def _behind_colon(syntax: Syntax, number: int) -> Found | None:
    """Return what stands in the Konjunktiv behind a colon, told by the subject before it."""
    clauses, tokens = syntax.analysis.clauses, syntax.tokens
    clause = clauses[number]
    colon = clause.indices[0] - 1
    if clause.kind != "main" or tokens[clause.finite].mood != "sub1" or colon < 1:
        return None
    before = syntax.clause_of.get(colon - 1, -1)
    if tokens[colon].text != ":" or before < 0 or clauses[before].kind != "main":
        return None
    host = clauses[before]
    speaker = roles.speaker(syntax, host, ANY)
    if host.finite < 0 or tokens[host.finite].mood != "ind" or not speaker:
        return None
    quote = trimmed(list(range(colon + 1, syntax.sentence(colon).end)), tokens)
    if not quote:
        return None
    return Found(
        quote=tuple(quote),
        form=Form.INDIRECT,
        because=("rule/quotes.behind_colon",),
        speaker=tuple(speaker),
        cue=tuple(roles.cue(syntax, host, ANY, False)),
        frame=tuple(roles.frame(syntax, host, quote, ",:")),
        medium="speech_or_writing",
    )


def _extent(syntax: Syntax, number: int) -> list[int]:
    """Return the sentence, or the clause where other main ones stand in it."""
    clauses = syntax.analysis.clauses
    where = syntax.sentence(clauses[number].indices[0])
    of_sentence = syntax.analysis.sentences[syntax.sentence_of[where.first]].clauses
    if all(n == number or clauses[n].kind != "main" for n in of_sentence):
        return list(range(where.first, where.end))
    return syntax.cover(syntax.subtree(number))
