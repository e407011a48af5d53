"""The shapes in which somebody's words stand beside a cue: each finds the words, or none.

A shape takes the clause of the cue by its number and the cue's entry.
"""

from __future__ import annotations

from collections.abc import Collection

from wortlaut.model import Form
from wortlaut.reader.analysis.tokens import Clause, Quotation
from wortlaut.reader.attribution import roles
from wortlaut.reader.attribution.cues import Cue
from wortlaut.reader.attribution.syntax import Syntax, trimmed

CLAUSE_END = frozenset(",:.;!?–—")

Quotes = list[tuple[list[int], Form]]
"""Words by their indices, each with the form in which they are told."""


def as_told(syntax: Syntax, number: int, entry: Cue) -> Quotes:
    """ "Wie X mitteilte, wurden ..." and "..., wie X mitteilte": the clause around it."""
    clause = syntax.analysis.clauses[number]
    if clause.kind != "sub" or clause.opener not in syntax.known.as_told:
        return []
    if clause.passive and syntax.subject(clause) is not None:
        return []  # "das Recht, wie es von X gefordert wird": a likeness, nobody's words
    host = clause.parent
    if host < 0 or syntax.analysis.clauses[host].kind == "frag":
        host = _next_main(syntax, number)
    if host < 0 or (entry.subject and syntax.analysis.clauses[host].finite < 0):
        return []
    inner = set(syntax.subtree(number))
    quote = syntax.cover(n for n in syntax.subtree(host) if n not in inner)
    return formed(syntax, trimmed(quote, syntax.tokens))


def _next_main(syntax: Syntax, number: int) -> int:
    sentence = syntax.sentence_of[syntax.analysis.clauses[number].indices[0]]
    for other in syntax.analysis.sentences[sentence].clauses:
        if other > number and syntax.analysis.clauses[other].kind == "main":
            return other
    return -1


def after_colon(syntax: Syntax, number: int, entry: Cue) -> Quotes:
    """ "X sagte: ...": what stands in quotation marks behind the colon, or the rest."""
    tokens = syntax.tokens
    colon = _mark_after(syntax, syntax.analysis.clauses[number].indices[-1])
    if colon < 0 or tokens[colon].text != ":" or colon + 1 >= len(tokens):
        return []
    quotation = _quotation_from(syntax, colon + 1)
    if quotation is not None:
        return [(_range(quotation), Form.DIRECT)]
    if colon + 1 >= syntax.sentence(colon).end or "v2" not in entry.frames:
        return []
    rest = list(range(colon + 1, syntax.sentence(colon).end))
    return formed(syntax, trimmed(rest, tokens))


def _mark_after(syntax: Syntax, last: int) -> int:
    """Return the index of the mark behind a word that ends a clause, or -1."""
    at = last + 1
    return at if at < len(syntax.tokens) and syntax.tokens[at].text in CLAUSE_END else -1


def inverted(syntax: Syntax, number: int, entry: Cue) -> Quotes:
    """ "..., sagte X": the cue's clause begins with its verb, the quote stands before it."""
    clause = syntax.analysis.clauses[number]
    first = next((at for at in clause.indices if not _light(syntax, at)), -1)
    if first != clause.finite or clause.kind != "main":
        return []
    if _fronted(syntax, number):
        return []
    told = told_before(syntax, clause.indices[0], clause.indices[-1])
    direct = bool(told) and told[0][1] is Form.DIRECT
    return told if direct or _reporting(syntax, clause, entry) else []


def _reporting(syntax: Syntax, clause: Clause, entry: Cue) -> bool:
    """Whether an inverted clause reports what stands before it and goes not on from it.

    "Sie lehnt ab, fordert aber Geld" goes on: it has an object of its own and no new subject.
    """
    subject = syntax.subject(clause)
    lacks = not (entry.subject or entry.source or clause.passive) and subject is None
    if "v2" not in entry.frames or clause.negated or lacks:
        return False
    contrasted = any(
        syntax.tokens[at].text.lower() in syntax.known.contrast for at in clause.indices
    )
    return not contrasted and (subject is None or syntax.agrees(subject, clause))


def told_before(syntax: Syntax, first: int, last: int) -> Quotes:
    """Return the words before a frame that runs from ``first`` to ``last``, and their second half.

    The frame is parted from them by a comma, a dash or a closing quotation mark.
    """
    tokens = syntax.tokens
    sentence = syntax.sentence(first)
    before = first - 1
    while before >= 0 and tokens[before].text in ",–—-":
        before -= 1
    quotation = _quotation_to(syntax, before)
    if quotation is not None:
        return [(_range(quotation) + _continued(syntax, last), Form.DIRECT)]
    if before < sentence.first or tokens[first - 1].text not in ",–—“":
        return []
    quote = trimmed(list(range(sentence.first, before + 1)), tokens)
    return formed(syntax, quote + _continued_report(syntax, last)) if len(quote) > 1 else []


def _light(syntax: Syntax, at: int) -> bool:
    """Whether a word may stand before the verb of an inverted cue: "so", "das", a conjunction."""
    token = syntax.tokens[at]
    return token.pos in ("PUNCT", "ADV", "CCONJ") or token.text.lower() in syntax.known.resumptive


def _fronted(syntax: Syntax, number: int) -> bool:
    """Whether the clause begins with its verb because a subordinate clause stands before it."""
    clauses = syntax.analysis.clauses
    first = clauses[number].indices[0]
    if first - 2 in syntax.quotation_of:
        return False
    sentence = syntax.analysis.sentences[syntax.sentence_of[first]]
    before = [clauses[n] for n in sentence.clauses if clauses[n].indices[0] < first]
    if not before or any(clause.kind in ("main", "frag") for clause in before):
        return False
    return before[0].opener not in syntax.known.complementizers


def resumed(syntax: Syntax, number: int, entry: Cue) -> Quotes:
    """ "Die Brücke ist gesperrt. Das teilte die Stadt mit.": the sentence before, and "das".

    So is "Davon geht die Stadt aus."
    """
    clause = syntax.analysis.clauses[number]
    first = clause.indices[0]
    where = syntax.sentence(first)
    word = syntax.tokens[first].text.lower()
    objects = tuple(case for case in entry.object if len(case) > 1)
    correlate = word in syntax.known.correlates and "dass" in entry.frames
    pointing = (correlate and word.endswith(objects)) or (
        syntax.tokens[first].tag == "PDS" and _light(syntax, first)
    )
    if not pointing or first != where.first or clause.kind != "main" or clause.passive:
        return []
    before = syntax.sentence_of[first] - 1
    sentences = syntax.analysis.sentences
    if before < 0 or sentences[before].paragraph != sentences[before + 1].paragraph:
        return []
    if roles.speaker(syntax, clause, entry) in ([], [first]):
        return []
    quote = list(range(sentences[before].range.first, sentences[before].range.end))
    told = formed(syntax, trimmed(quote, syntax.tokens))
    return [(words + [first] * (form is Form.INDIRECT), form) for words, form in told]


def _continued(syntax: Syntax, last: int) -> list[int]:
    """Return the second half of a split direct quote: "A", sagte er, "B"."""
    mark = _mark_after(syntax, last)
    if mark < 0 or syntax.tokens[mark].text not in ",:;":
        return []
    quotation = _quotation_from(syntax, mark + 1)
    return [] if quotation is None else _range(quotation)


def _continued_report(syntax: Syntax, last: int) -> list[int]:
    """Return the second half of a split report: "er komme, sagte er, und bleibe"."""
    mark = _mark_after(syntax, last)
    if mark < 0 or syntax.tokens[mark].text != "," or mark + 1 >= len(syntax.tokens):
        return []
    following = syntax.clause_of.get(mark + 1, -1)
    if following < 0 or syntax.analysis.clauses[following].kind in ("sub", "zu"):
        return []
    if syntax.analysis.clauses[following].kind == "rel":
        return []
    verb = syntax.analysis.clauses[following].finite
    if verb >= 0 and syntax.tokens[verb].mood not in ("sub1", "sub2"):
        return []
    rest = list(range(mark + 1, syntax.sentence(mark).end))
    return trimmed(rest, syntax.tokens)


def complement(syntax: Syntax, number: int, entry: Cue) -> Quotes:
    """ "X sagte, dass / er komme / zu kommen": the clauses that depend on the cue's clause."""
    clauses = syntax.analysis.clauses
    clause = clauses[number]
    fitting = [
        child
        for child in _dependents(syntax, number)
        if clauses[child].indices[0] > clause.indices[0] and fits(syntax, child, entry.frames)
    ]
    return governed(syntax, number, fitting)


def governed(syntax: Syntax, number: int, fitting: list[int]) -> Quotes:
    """Return the words of the clauses ``fitting``, which depend on clause ``number``."""
    clauses = syntax.analysis.clauses
    if not fitting:
        return []
    kind = clauses[fitting[0]].kind
    numbers = {
        n for child in fitting if clauses[child].kind == kind for n in syntax.subtree(child)
    } - {number}
    numbers |= _carried_on(syntax, numbers)
    return formed(syntax, trimmed(syntax.cover(numbers), syntax.tokens))


def _carried_on(syntax: Syntax, numbers: set[int]) -> set[int]:
    """Return the main clauses in the Konjunktiv that follow a report in its sentence."""
    clauses = syntax.analysis.clauses
    end = max(clauses[n].indices[-1] for n in numbers)
    found: set[int] = set()
    sentence = syntax.analysis.sentences[syntax.sentence_of[end]]
    for other in sentence.clauses:
        clause = clauses[other]
        if clause.kind != "main" or clause.indices[0] <= end or other in found:
            continue
        between = range(end + 1, clause.indices[0])
        subjunctive = syntax.tokens[clause.finite].mood in ("sub1", "sub2")
        if not subjunctive or any(syntax.tokens[at].text not in ",;" for at in between):
            break
        found |= set(syntax.subtree(other))
        end = max(clauses[n].indices[-1] for n in found)
    return found


def _dependents(syntax: Syntax, number: int) -> list[int]:
    """Return the clauses that may depend on a cue: its children, and those of a clause inside."""
    sentence = syntax.analysis.sentences[
        syntax.sentence_of[syntax.analysis.clauses[number].indices[0]]
    ]
    found = list(syntax.children.get(number, ()))
    end = syntax.analysis.clauses[number].indices[-1]
    for other in sentence.clauses:
        clause = syntax.analysis.clauses[other]
        if other not in found and clause.indices[0] > end and _reached(syntax, other, number):
            found.append(other)
    return sorted(found)


def _reached(syntax: Syntax, other: int, number: int) -> bool:
    """Whether a relative clause alone stands between a cue and the clause that it governs."""
    parent = syntax.analysis.clauses[other].parent
    steps = 0
    while parent >= 0 and steps < 4:
        if parent == number:
            return True
        if syntax.analysis.clauses[parent].kind not in ("rel", "frag"):
            return False
        parent = syntax.analysis.clauses[parent].parent
        steps += 1
    return False


def fits(syntax: Syntax, child: int, frames: Collection[str]) -> bool:
    """Whether a dependent clause has one of the shapes that the cue governs."""
    clause = syntax.analysis.clauses[child]
    known = syntax.known
    if clause.kind == "sub":
        if clause.opener in known.complementizers and "dass" in frames:
            return True
        return clause.opener in known.question_words and "question" in frames
    if clause.kind == "zu":
        return "zu" in frames and clause.opener not in known.infinitive_openers
    if clause.kind != "main" or "v2" not in frames or clause.finite < 0:
        return False
    if syntax.tokens[clause.indices[0]].pos == "CCONJ":
        return syntax.tokens[clause.finite].mood in ("sub1",)
    return syntax.tokens[clause.finite].mood in ("sub1", "sub2", "?")


def fragments(syntax: Syntax, number: int, entry: Cue) -> Quotes:
    """ "nannte den Angriff ein „Verbrechen“": the quotations inside the cue's own clause."""
    if "direct" not in entry.frames:
        return []
    clause = syntax.analysis.clauses[number]
    near = {*clause.indices, *(at + 1 for at in clause.indices)}
    inside = {syntax.quotation_of[at] for at in near if at in syntax.quotation_of}
    subject = syntax.subject(clause)
    found: Quotes = []
    for place in sorted(inside):
        quotation = syntax.analysis.quotations[place]
        if subject is not None and subject.head in quotation.range:
            continue
        if clause.finite in quotation.range or is_name(syntax, quotation):
            continue
        found.append((_range(quotation), Form.DIRECT))
    return found


def is_name(syntax: Syntax, quotation: Quotation) -> bool:
    """Whether a quotation is a name or title („Bild“-Zeitung, das Schiff „Marie“)."""
    inner = range(quotation.range.first + 1, quotation.range.end - 1)
    tokens = syntax.tokens
    words = [tokens[at] for at in inner if tokens[at].pos != "PUNCT"]
    if not words or len(words) > 4:
        return not words
    before = tokens[quotation.range.first - 1] if quotation.range.first else None
    capitals = all(word.text[0].isupper() or word.pos in ("ADP", "DET", "CCONJ") for word in words)
    named = before is not None and before.tag in ("NN", "NE") and words[0].text[0].isupper()
    after = quotation.range.end
    hyphen = (
        after < len(tokens)
        and tokens[after].text.startswith("-")
        and tokens[after - 1].end == tokens[after].start
    )
    return hyphen or (capitals and (named or all(word.tag in ("NE", "FM") for word in words)))


def formed(syntax: Syntax, quote: list[int]) -> Quotes:
    """Return the quote as direct speech if one pair of marks encloses it, else as indirect."""
    if len(quote) < 2:
        return []
    for quotation in syntax.analysis.quotations:
        if quotation.range.first == quote[0] and quotation.range.end > quote[-1]:
            return [(_range(quotation), Form.DIRECT)]
    return [(quote, Form.INDIRECT)]


def _quotation_from(syntax: Syntax, index: int) -> Quotation | None:
    """Return the outermost quotation that begins at ``index``, inside another one or not."""
    if index not in syntax.quotation_of:
        return None
    starting = (one for one in syntax.analysis.quotations if one.range.first == index)
    return max(starting, key=lambda one: one.range.end, default=None)


def _quotation_to(syntax: Syntax, index: int) -> Quotation | None:
    """Return the outermost quotation that ends at ``index``, a long one: no lone quoted word."""
    place = syntax.quotation_of.get(index)
    if place is None or syntax.analysis.quotations[place].range.end != index + 1:
        return None
    quotation = syntax.analysis.quotations[place]
    first = quotation.range.first
    starts = first <= syntax.sentence(index).first or syntax.tokens[first - 1].text == ":"
    return quotation if starts else None


def _range(quotation: Quotation) -> list[int]:
    return list(range(quotation.range.first, quotation.range.end))
