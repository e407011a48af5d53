"""Direct speech that no cue claims, and quoted words inside a report."""

from __future__ import annotations

from wortlaut.model import Form
from wortlaut.reader.analysis.tokens import Clause, Quotation
from wortlaut.reader.attribution import roles
from wortlaut.reader.attribution.carried import subject_before
from wortlaut.reader.attribution.cues import Cue
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.shapes import is_name
from wortlaut.reader.attribution.syntax import Syntax

SHORTEST = 4
"""Words that a quotation without any cue must have to count as speech and not as a term."""
ANY = Cue(id="", lemma="", medium="speech", frames=(), hits=(), misses=())
"""Any verb at all, in the frame of a quotation."""


def nested(syntax: Syntax, statements: list[Found]) -> list[Found]:
    """Return the quotations inside indirect statements: their speaker's own words."""
    found: list[Found] = []
    taken = {s.quote[0] for s in statements if s.form is Form.DIRECT}
    for statement in statements:
        if statement.form is Form.DIRECT or (
            statement.form is Form.FREE_INDIRECT and not statement.speaker
        ):
            continue
        inside = set(statement.quote)
        for quotation in syntax.analysis.quotations:
            first, end = quotation.range.first, quotation.range.end
            if quotation.depth or first not in inside or end - 1 not in inside or first in taken:
                continue
            if not is_name(syntax, quotation):
                because = (*statement.because, "rule/quotes.nested")
                where = tuple(range(first, end))
                found.append(
                    statement.but(quote=where, form=Form.DIRECT, nested=True, because=because)
                )
    return found


def uncued(syntax: Syntax, statements: list[Found]) -> list[Found]:
    """Return the quotations that nothing claims yet but that are long enough to be speech."""
    claimed = {at for statement in statements for at in statement.quote}
    found: list[Found] = []
    for quotation in syntax.analysis.quotations:
        if quotation.depth or quotation.range.first in claimed or is_name(syntax, quotation):
            continue
        if _spoken(syntax, quotation):
            where = tuple(range(quotation.range.first, quotation.range.end))
            bare = Found(where, Form.DIRECT, ("rule/quotes.uncued",))
            framed = _carried_on(bare, statements) or _framed(syntax, bare)
            if not framed.speaker:
                framed = _followed(syntax, framed, statements + found)
            found.append(framed if framed.speaker else _teller(syntax, framed, statements + found))
    return found


def _carried_on(bare: Found, statements: list[Found]) -> Found | None:
    """Give a quotation behind a report and a colon the report's speaker.

    "Es gehe um Geld: „Damit lässt sich viel verdienen.“"
    """
    free = (Form.FREE_INDIRECT, Form.INDIRECT_FREE_INDIRECT)
    for one in statements:
        if one.form in free and one.speaker and one.quote[-1] == bare.quote[0] - 2:
            because = ("rule/quotes.followed", *one.because)
            return one.but(quote=bare.quote, form=Form.DIRECT, because=because)
    return None


def _followed(syntax: Syntax, bare: Found, earlier: list[Found]) -> Found:
    """Give a quotation right behind another one and its frame the same speaker.

    "„Wir warten“, so X. „Das Eis trägt noch nicht.“"
    """
    for one in earlier:
        if one.form is Form.DIRECT and one.speaker and _adjoins(syntax, one, bare.quote[0]):
            because = ("rule/quotes.followed", *one.because)
            return one.but(quote=bare.quote, because=because, nested=False)
    return bare


def _teller(syntax: Syntax, bare: Found, earlier: list[Found]) -> Found:
    """Lay a quotation that is a sentence of its own into the mouth of the sentence before it.

    "Die Ministerin verurteilte den Angriff. „So etwas darf nie wieder geschehen.“"
    """
    first = bare.quote[0]
    number = syntax.sentence_of[first]
    sentences = syntax.analysis.sentences
    alone = sentences[number].range.first == first and number > 0
    if not alone or sentences[number - 1].paragraph != sentences[number].paragraph:
        return bare
    near = [one for one in earlier if one.speaker and not one.nested and one.quote[0] < first]
    last = max(near, key=lambda one: one.quote[-1], default=None)
    if last is not None and syntax.sentence_of[last.quote[-1]] == number - 1:
        return bare.but(speaker=last.speaker, because=("rule/quotes.followed", *last.because))
    speaker = subject_before(syntax, first)
    return bare.but(speaker=speaker, because=("rule/quotes.teller",)) if speaker else bare


def _adjoins(syntax: Syntax, one: Found, first: int) -> bool:
    """Whether nothing but marks stands between a statement with its frame and a quotation."""
    told = {*one.quote, *one.speaker, *one.cue, *one.frame}
    last = max((at for at in told if at < first), default=first)
    between = [syntax.tokens[at].pos for at in range(last + 1, first)]
    sentences, of = syntax.analysis.sentences, syntax.sentence_of
    near = sentences[of[last]].paragraph == sentences[of[first]].paragraph
    return min(one.quote) < first and near and set(between) <= {"PUNCT"}


def _framed(syntax: Syntax, found: Found) -> Found:
    """Add the roles from the clause that a colon joins to a quotation, or that stands behind it.

    Its verb need not be one of saying: "Der Trainer war zufrieden: „Das war gut.“".
    """
    clause = _before_colon(syntax, found.quote[0]) or _behind(syntax, found.quote[-1])
    if clause is None or clause.finite < 0:
        return found
    speaker = [at for at in roles.named_speaker(syntax, clause, ANY) if at not in found.quote]
    return found.but(
        because=("rule/quotes.framed",),
        speaker=tuple(speaker),
        cue=tuple(roles.cue(syntax, clause, ANY, False)),
        frame=tuple(roles.frame(syntax, clause, list(found.quote), ",:")),
    )


def _before_colon(syntax: Syntax, first: int) -> Clause | None:
    if first < 2 or syntax.tokens[first - 1].text != ":":
        return None
    number = syntax.clause_of.get(first - 2)
    return None if number is None else syntax.analysis.clauses[number]


def _behind(syntax: Syntax, last: int) -> Clause | None:
    """Return the clause behind a quotation and a comma, if it begins with its verb or "so"."""
    number = syntax.clause_of.get(last + 2)
    if number is None or syntax.tokens[last + 1].text != ",":
        return None
    clause = syntax.analysis.clauses[number]
    begins = clause.indices[0] == last + 2
    led = all(syntax.tokens[at].pos == "ADV" for at in range(last + 2, clause.finite))
    return clause if begins and last + 2 <= clause.finite <= last + 3 and led else None


def _spoken(syntax: Syntax, quotation: Quotation) -> bool:
    inner = [syntax.tokens[at] for at in range(quotation.range.first + 1, quotation.range.end - 1)]
    words = [token for token in inner if token.pos != "PUNCT"]
    return len(words) >= SHORTEST and any(token.form for token in words)
