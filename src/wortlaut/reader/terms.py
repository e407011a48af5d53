"""Deadlines and periods: what temporal expressions set for an act, and when it falls due.

``terms`` looks at the words around each temporal expression - "bis", "binnen", "ab", "für 30
Tage", "Frist läuft ... ab" - and says whether it is a deadline, a period or neither, with the
span as the acts' fields hold it ("bis zum 17. Mai").  ``due.due`` turns the terms of one act into
the days within which it falls due.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wortlaut.lexicon import Entry, Lexicon
from wortlaut.model import Interval, Span, TimeExpression
from wortlaut.reader.tense import PAST, Tenses
from wortlaut.reader.tokens import Analysis

FILE = "terms.toml"
DEADLINE, PERIOD, NEITHER = "deadline", "period", ""
PRECEDENCE = ("from", "within", "until", "before", "after", "since", "during", "for", "of", "at")
"""Of several words before an expression the first of these decides: "bis zum" is "until"."""
REACH = 6
"""Words before an expression that are looked at."""
_JOINT = re.compile(r"\s*(?:,|–|-)?\s*(?:\w{2,3})?\s*")


class RoleEntry(Entry, frozen=True, kw_only=True):
    """Words that give a temporal expression its role, see the head of terms.toml."""

    place: str
    role: str
    forms: tuple[str, ...]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One temporal expression with its role; ``time`` is None for words such as "sofort"."""

    role: str
    time: TimeExpression | None


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline or period as the text words it.

    ``field`` is "deadline", "period" or "" (a time that sets no term); ``span`` includes the
    words that give the role.  ``parts`` has more than one where expressions are joined: "am
    Montag und Dienstag", "von März bis Mai".
    """

    span: Span
    field: str
    parts: tuple[Part, ...]
    because: tuple[str, ...]


class _Roles:
    """The compiled role words of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        entries = lexicon.entries(FILE, RoleEntry)
        self.before = _forms(entries, "before")
        self.after = _forms(entries, "after")
        self.clause = _forms(entries, "clause")
        self.head = _forms(entries, "head")
        alone = _forms(entries, "alone")
        self.alone = alone | {_upper(form): entry for form, entry in alone.items()}
        words = "|".join(re.escape(form) for form in sorted(self.alone, key=len, reverse=True))
        self.pattern = re.compile(rf"\b(?:{words})\b")


@lru_cache(4)
def _roles(lexicon: Lexicon) -> _Roles:
    return _Roles(lexicon)


def terms(
    analysis: Analysis,
    times: Sequence[TimeExpression],
    published: Interval | None,
    lexicon: Lexicon,
) -> tuple[Term, ...]:
    """Return the terms of a text in order: every temporal expression, and words such as "sofort".

    ``times`` are those that ``dates.find`` returned for ``analysis``.
    """
    roles, tenses = _roles(lexicon), Tenses(analysis, lexicon)
    found = [_timed(analysis, time, published, (roles, tenses)) for time in times]
    taken = {place for term in found for place in range(term.span.start, term.span.end)}
    alone = [_alone(one, roles, times) for one in roles.pattern.finditer(analysis.text)]
    strong = [term for term in alone if not _inside(term, found)]
    kept = [term for term in found if not _covered(term, strong)]
    strong = [term for term in strong if term.span.start not in taken or _covers(term, found)]
    return _joined(sorted(kept + strong, key=lambda term: term.span), analysis.text)


def _forms(entries: Sequence[RoleEntry], place: str) -> dict[str, RoleEntry]:
    return {form: entry for entry in entries if entry.place == place for form in entry.forms}


def _upper(form: str) -> str:
    return form[0].upper() + form[1:]


def _alone(match: re.Match[str], roles: _Roles, times: Sequence[TimeExpression]) -> Term:
    entry = roles.alone[match[0]]
    time = _told_before(times, match.start()) if entry.role == "until_told" else None
    role = "until" if time else entry.role
    span = Span(match.start(), match.end())
    return Term(span, entry.field, (Part(role, time),), (f"terms/{entry.id}",))


def _told_before(times: Sequence[TimeExpression], at: int) -> TimeExpression | None:
    before = [time for time in times if time.span.end <= at and time.type == "DATE"]
    dated = [time for time in before if time.interval is not None]
    return dated[-1] if dated else None


def _inside(term: Term, found: Sequence[Term]) -> bool:
    """Whether a word lies inside a longer expression ("für zunächst 30 Tage")."""
    return any(
        one.span.start <= term.span.start
        and term.span.end <= one.span.end
        and len(one.parts) > 0
        and (one.span.start, one.span.end) != (term.span.start, term.span.end)
        for one in found
    )


def _covered(term: Term, strong: Sequence[Term]) -> bool:
    return any(
        one.span.start <= term.span.start and term.span.end <= one.span.end for one in strong
    )


def _covers(term: Term, found: Sequence[Term]) -> bool:
    return any(term.span.start <= one.span.start and one.span.end <= term.span.end for one in found)


def _timed(
    analysis: Analysis,
    time: TimeExpression,
    published: Interval | None,
    known: tuple[_Roles, Tenses],
) -> Term:
    """Return the term of one temporal expression, with the words that give its role."""
    roles, tenses = known
    start, words, because = _led(analysis, time, roles, tenses)
    end, behind = _followed(analysis, time, roles, tenses)
    role = _role(words, behind, time)
    role, limited = _limited(role, analysis, time, known)
    field = _field(role, time, published, tenses)
    if field == PERIOD and _penalty(analysis, time, roles, tenses):
        field = NEITHER
    why = tuple(dict.fromkeys((*time.because, *because, *limited)))
    return Term(Span(start, end), field, (Part(role, time),), why)


def _led(
    analysis: Analysis, time: TimeExpression, roles: _Roles, tenses: Tenses
) -> tuple[int, list[str], list[str]]:
    """Return where the term starts, the roles of the words before it and their entries."""
    start, words, because = time.span.start, [], []
    index = tenses.token(time.span.start)
    for token in reversed(analysis.tokens[max(index - REACH, 0) : index]):
        entry = roles.before.get(token.text) or roles.before.get(token.text.lower())
        if entry is None:
            break
        words.append(entry.role)
        if entry.role and (entry.role != "of" or len(words) == 1):
            start = token.start
            because.append(f"terms/{entry.id}")
    return start, words, because


def _followed(
    analysis: Analysis, time: TimeExpression, roles: _Roles, tenses: Tenses
) -> tuple[int, str]:
    index = tenses.token(time.span.end - 1) + 1
    if index >= len(analysis.tokens):
        return time.span.end, ""
    token = analysis.tokens[index]
    entry = roles.after.get(token.text)
    if entry is None or (entry.role == "for") != (time.type == "DURATION"):
        return time.span.end, ""
    return token.end, entry.role


def _role(words: Sequence[str], behind: str, time: TimeExpression) -> str:
    if behind == "from" and ("of" in words or not any(words)):
        return "from"
    role = next((one for one in PRECEDENCE if one in words), behind or "bare")
    if role == "before" and "not" in words:
        return "from"
    if role == "before" and "dates/part" in time.because:
        return "until"
    if role == "before" and time.type == "DURATION":
        return "ago"
    return role


def _limited(
    role: str, analysis: Analysis, time: TimeExpression, known: tuple[_Roles, Tenses]
) -> tuple[str, tuple[str, ...]]:
    """Turn "am Freitag" into a limit where the clause has a word such as "Frist"."""
    roles, tenses = known
    clause = tenses.clause(time.span.start)
    if role not in ("at", "bare") or clause is None or time.type not in ("DATE", "TIME"):
        return role, ()
    for index in clause.indices:
        entry = roles.clause.get(analysis.tokens[index].text)
        if entry:
            return entry.role, (f"terms/{entry.id}",)
    return role, ()


def _penalty(analysis: Analysis, time: TimeExpression, roles: _Roles, tenses: Tenses) -> bool:
    index = tenses.token(time.span.end - 1) + 1
    return any(token.text in roles.head for token in analysis.tokens[index : index + 1])


def _field(role: str, time: TimeExpression, published: Interval | None, tenses: Tenses) -> str:
    """Return whether the expression sets a deadline, a period, or only tells a story."""
    if time.value in ("PAST_REF", "PRESENT_REF") or role in ("of", "ago"):
        return NEITHER
    if time.type == "SET":
        return PERIOD
    behind = tenses.direction(time.span.start) == PAST
    if time.type == "DURATION":
        return _field_of_length(role, time, behind)
    if role in ("since", "during"):
        return PERIOD
    if role in ("at", "bare", "after", "before", "for") and _is_past(time, published, behind):
        return NEITHER
    if role == "until" and behind and _is_past(time, published, behind):
        return NEITHER
    return DEADLINE


def _field_of_length(role: str, time: TimeExpression, behind: bool) -> str:
    if role == "within":
        return DEADLINE
    if role in ("since", "for", "during"):
        return PERIOD
    if role == "after":
        return NEITHER
    if time.interval is not None:
        return NEITHER if behind else DEADLINE
    if role == "at" or (behind and "date_rules/long" not in time.because[0]):
        return NEITHER
    return PERIOD


def _is_past(time: TimeExpression, published: Interval | None, behind: bool) -> bool:
    days = time.interval
    if days is None or days.latest is None or published is None or published.earliest is None:
        return behind
    if days.latest < published.earliest:
        return True
    return behind and days.earliest is not None and _not_after(days, published)


def _not_after(days: Interval, published: Interval) -> bool:
    return bool(days.earliest and published.latest and days.earliest <= published.latest)


def _joined(found: Sequence[Term], text: str) -> tuple[Term, ...]:
    """Join neighbours of one field with nothing but a comma or a short word between them."""
    joined: list[Term] = []
    for term in found:
        last = joined[-1] if joined else None
        if last and _joinable(last, term, text):
            role = last.parts[-1].role
            parts = tuple(_inherit(part, role) for part in term.parts)
            because = tuple(dict.fromkeys(last.because + term.because))
            span = Span(last.span.start, term.span.end)
            joined[-1] = Term(span, last.field, last.parts + parts, because)
        else:
            joined.append(term)
    return tuple(joined)


def _joinable(last: Term, term: Term, text: str) -> bool:
    if last.field != term.field or not last.field or last.span.end > term.span.start:
        return False
    gap = text[last.span.end : term.span.start]
    return len(gap) <= 8 and _JOINT.fullmatch(gap) is not None and "\n" not in gap


def _inherit(part: Part, role: str) -> Part:
    return Part(role, part.time) if part.role == "bare" else part
