"""Deadlines and periods: what temporal expressions set for an act, and when it falls due.

``terms`` looks at the words around each temporal expression - "bis", "binnen", "ab", "für 30
Tage", "Frist läuft ... ab" - and says whether it is a deadline, a period or neither, with the
span as the acts' fields hold it ("bis zum 17. Mai").  ``due.due`` turns the terms of one act into
the days within which it falls due.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wortlaut.lexicon import Entry, Lexicon
from wortlaut.model import Interval, Span, TimeExpression
from wortlaut.reader.analysis.tokens import Analysis
from wortlaut.reader.timex.tense import PAST, Tenses

FILE = "terms.toml"
DEADLINE, PERIOD, NEITHER = "deadline", "period", ""
PRECEDENCE = (
    "from", "within", "until", "before", "after", "since", "during", "for", "course", "of", "at"
)  # fmt: skip
"""Of several words before an expression the first of these decides: "bis zum" is "until"."""
JOINED = 5
"""Expressions that are joined to one term at most."""
REACH = 6
"""Words before an expression that are looked at."""
_JOINT = re.compile(r" ?[-–] ?| \w{3,4} | ?")
"""What joins two expressions to one term: a dash, "und", "oder", nothing."""


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
    dated = [time for time in times if time.type == "DATE" and time.interval is not None]
    alone = [_alone(one, roles, dated) for one in roles.pattern.finditer(analysis.text)]
    return _joined(_untangled(alone + found), analysis.text)


def _untangled(found: Sequence[Term]) -> list[Term]:
    """Return the terms in order without those that overlap an earlier or longer one."""
    kept: list[Term] = []
    for term in sorted(found, key=lambda term: (term.span.start, -term.span.end)):
        if not kept or term.span.start >= kept[-1].span.end:
            kept.append(term)
    return kept


def _forms(entries: Sequence[RoleEntry], place: str) -> dict[str, RoleEntry]:
    return {form: entry for entry in entries if entry.place == place for form in entry.forms}


def _upper(form: str) -> str:
    return form[0].upper() + form[1:]


def _alone(match: re.Match[str], roles: _Roles, dated: Sequence[TimeExpression]) -> Term:
    entry = roles.alone[match[0]]
    time = _told_before(dated, match.start()) if entry.role == "until_told" else None
    role = "until" if time else entry.role
    span = Span(match.start(), match.end())
    return Term(span, entry.field, (Part(role, time),), (f"terms/{entry.id}",))


def _told_before(dated: Sequence[TimeExpression], at: int) -> TimeExpression | None:
    index = bisect_right(dated, at, key=lambda time: time.span.end)
    return dated[index - 1] if index else None


def _timed(
    analysis: Analysis,
    time: TimeExpression,
    published: Interval | None,
    known: tuple[_Roles, Tenses],
) -> Term:
    """Return the term of one temporal expression, with the words that give its role."""
    roles, tenses = known
    start, before = _led(analysis, time, roles, tenses)
    words = [entry.role for entry in before]
    end, behind = _followed(analysis, time, roles, tenses)
    if behind and behind.role == "from" and not set(words) <= {"of", "", "still"}:
        end, behind = time.span.end, None
    role = _role(words, behind.role if behind else "", time)
    if role == "bare" and analysis.text[end : end + 1] == "-":
        role = "compound"
    if role == "of" and time.type == "DURATION":
        start = time.span.start
    limit = _limit_word(role, analysis, time, known)
    role = limit.role if limit else role
    field = _field(role, time, published, tenses)
    penalty = _penalty(analysis, time, known) if field == PERIOD else None
    if penalty or _is_subject(role, time, words) or _is_attribute(role, time, analysis, tenses):
        field = NEITHER
    because = [f"terms/{entry.id}" for entry in (*before, behind, limit, penalty) if entry]
    why = tuple(dict.fromkeys((*time.because, *because)))
    return Term(Span(start, end), field, (Part(role, time),), why)


def _led(
    analysis: Analysis, time: TimeExpression, roles: _Roles, tenses: Tenses
) -> tuple[int, list[RoleEntry]]:
    """Return where the term starts and the entries of the words before the expression."""
    start, before = time.span.start, []
    index = tenses.token(time.span.start)
    for token in reversed(analysis.tokens[max(index - REACH, 0) : index]):
        entry = roles.before.get(token.text) or roles.before.get(token.text.lower())
        if entry is None:
            break
        before.append(entry)
        if entry.role and (entry.role != "of" or len(before) == 1):
            start = token.start
    return start, before


def _followed(
    analysis: Analysis, time: TimeExpression, roles: _Roles, tenses: Tenses
) -> tuple[int, RoleEntry | None]:
    index = tenses.token(time.span.end - 1) + 1
    if index >= len(analysis.tokens):
        return time.span.end, None
    token = analysis.tokens[index]
    if token.pos == "PUNCT" and time.type == "DURATION" and index + 1 < len(analysis.tokens):
        token = analysis.tokens[index + 1]
    entry = roles.after.get(token.text)
    if entry is None or (entry.role != "from") != (time.type == "DURATION"):
        return time.span.end, None
    return (time.span.end if entry.role == "offset" else token.end), entry


def _role(words: Sequence[str], behind: str, time: TimeExpression) -> str:
    if behind in ("from", "offset"):
        return behind
    role = next((one for one in PRECEDENCE if one in words), behind or "bare")
    if role == "before" and "not" in words:
        return "from"
    if role == "before" and "dates/part" in time.because:
        return "until"
    if role == "before" and time.type == "DURATION":
        return "ago"
    return role


def _limit_word(
    role: str, analysis: Analysis, time: TimeExpression, known: tuple[_Roles, Tenses]
) -> RoleEntry | None:
    """Return the word that makes "am Freitag" a limit in its clause: "Frist", "Ultimatum"."""
    roles, tenses = known
    clause = tenses.clause(time.span.start)
    if role not in ("at", "bare") or clause is None or time.type not in ("DATE", "TIME"):
        return None
    words = (analysis.tokens[index].text for index in clause.indices)
    return next((roles.clause[word] for word in words if word in roles.clause), None)


def _penalty(
    analysis: Analysis, time: TimeExpression, known: tuple[_Roles, Tenses]
) -> RoleEntry | None:
    """Return the word that makes a length a sentence: "zehn Jahre Haft", "Haft von zehn Jahren"."""
    roles, tenses = known
    first, last = tenses.token(time.span.start), tenses.token(time.span.end - 1)
    near = analysis.tokens[max(first - 2, 0) : first] + analysis.tokens[last + 1 : last + 2]
    return next((roles.head[token.text] for token in near if token.text in roles.head), None)


def _is_subject(role: str, time: TimeExpression, words: Sequence[str]) -> bool:
    """Whether a bare article stands before a date: "der 9. November ist sein Geburtstag"."""
    return role == "bare" and time.type == "DATE" and bool(words) and not any(words)


def _is_attribute(role: str, time: TimeExpression, analysis: Analysis, tenses: Tenses) -> bool:
    """Whether a bare year stands right behind a noun: "die Sommerspiele 2012"."""
    index = tenses.token(time.span.start)
    year = role == "bare" and time.value.isdigit() and len(time.value) == 4
    return year and index > 0 and analysis.tokens[index - 1].pos in ("NOUN", "PROPN")


def _field(role: str, time: TimeExpression, published: Interval | None, tenses: Tenses) -> str:
    """Return whether the expression sets a deadline, a period, or only tells a story."""
    if time.value in ("PAST_REF", "PRESENT_REF") or role == "ago":
        return NEITHER
    if time.type == "SET":
        return PERIOD
    behind = tenses.direction(time.span.start) == PAST
    if time.value == "FUTURE_REF":
        return PERIOD if role == "for" else NEITHER if behind else DEADLINE
    if time.type == "DURATION":
        return _field_of_length(role, time, behind)
    if role == "of":
        return NEITHER
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
    if role == "offset":
        return NEITHER if behind else DEADLINE
    if role in ("since", "for", "during") or (role == "of" and "T" not in time.value):
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
            joined[-1] = _join(last, term)
        else:
            joined.append(term)
    return tuple(joined)


def _join(last: Term, term: Term) -> Term:
    role = last.parts[-1].role
    parts = tuple(Part(role, one.time) if one.role == "bare" else one for one in term.parts)
    because = tuple(dict.fromkeys(last.because + term.because))
    return Term(Span(last.span.start, term.span.end), term.field, last.parts + parts, because)


def _joinable(last: Term, term: Term, text: str) -> bool:
    gap = text[last.span.end : term.span.start]
    first, before = term.parts[0], last.parts[-1]
    if first.time is None or before.time is None or "\n" in gap or len(last.parts) >= JOINED:
        return False
    if before.role == "of" and first.role == "until" and before.time.type != "DURATION":
        return not gap.strip()
    if last.field != term.field or not last.field:
        return False
    return _JOINT.fullmatch(gap) is not None or (not gap.strip(", ") and first.role == "bare")
