"""Whether two acts tell the same promise: what contradicts, what agrees, and how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from wortlaut import when
from wortlaut.matching.conduct import SHORTEST_STEM, Inventory
from wortlaut.matching.facts import Facts
from wortlaut.matching.sides import PERSON
from wortlaut.matching.terms import days
from wortlaut.model import ActKind, Interval, Polarity, Stage

SAME_PROMISE = 4.0
"""Points from which two acts are held to tell the same promise."""
ALIKE = 0.5
"""Share of the shorter wording's stems that make two wordings alike."""
SAME_BREACH = 2
"""Words that two breaches must share: there are many breaches of one promise."""
KEPT = 200_000
"""Comparisons that are remembered."""
SAME_DAY = 2.0
"""Points for the same day by which something is due."""
MOST_WORDS = 2.0
"""Points for many words shared."""
VERY_ALIKE = 0.67
"""The same where no class of conduct or objects says that the two are about the same."""
SAME_STEM = 0.65
"""Share of the shorter stem that must be the other's beginning."""
NEAR, FAR, LONG_AGO = 3, 30, 180
"""Days between two reports."""
SLACK = 7
"""Days by which two dates of the same thing may differ between reports."""
MONTH = 31
"""Days between the ends of an interval that still tells when something is due."""
TERM_RATIO = 2.5
"""Terms further apart than this are terms of different promises."""
CLOSE = 0.8
"""Amounts of which the smaller is this share of the larger may be two counts of the same."""


REASONS = {
    name: f"rule/matching.{name}"
    for name in ("action", "words", "scope", "party", "debtor", "quantity", "time", "place", "told")
}
"""What two acts can agree in, and the rule that says so."""
AGREED = tuple(REASONS.values())
"""These rules in a fixed order: what is kept names them by their place, so that it only grows."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What of an act can contradict another one; many acts have the same."""

    stage: Stage
    polarity: Polarity
    is_agreement: bool
    debtor: frozenset[str]
    movers: frozenset[str]
    conduct: frozenset[str]
    scope: frozenset[frozenset[str]]
    window: tuple[int | None, int | None]
    due: tuple[int | None, int | None]
    term: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How strongly two acts agree, in points, and in which fields."""

    points: float
    because: tuple[str, ...]


def claims(one: Facts, words: Inventory) -> Claims:
    """Return what of ``one`` can contradict.  ``scope`` has each object with all it lies in."""
    telling = one.telling
    scope = () if one.meaning.general and not one.meaning.about else one.meaning.scope
    return Claims(
        stage=one.stage,
        polarity=telling.polarity,
        is_agreement=telling.kind is ActKind.AGREEMENT,
        debtor=frozenset(telling.debtor),
        movers=one.movers,
        conduct=one.meaning.conduct,
        scope=frozenset(words.wider[thing] for thing in scope),
        window=(_first(telling.start), _last(telling.end) if telling.start else None),
        due=(_first(telling.end), _last(telling.end)),
        term=telling.term,
    )


def contradiction(left: Claims, right: Claims) -> str:
    """Return the field in which the two cannot tell the same promise, "" if in none.

    The function is symmetric.  A field that one of them leaves open contradicts nothing.
    """
    if left.stage is not right.stage:
        return "stage"
    if left.polarity is not right.polarity:
        return "polarity"
    if _debtors_differ(left, right):
        return "debtor"
    if left.movers and right.movers and _apart(left.movers, right.movers):
        return "party"
    if left.conduct and right.conduct and not left.conduct & right.conduct:
        return "action"
    if left.scope and right.scope and not _scopes_meet(left.scope, right.scope):
        return "scope"
    return "term" if _times_differ(left, right) else ""


def why_apart(left: Facts, right: Facts, words: Inventory) -> str | None:
    """Return the field that keeps two acts about the same conduct and things apart, "" for none.

    None where they are not about the same: then nothing asks to compare them.
    """
    mine, other = left.meaning, right.meaning
    about = mine.scope | mine.topics, other.scope | other.topics
    nested = words.covers(*about) or words.covers(*reversed(about))
    if not (mine.conduct & other.conduct and all(about) and nested):
        return None
    return contradiction(claims(left, words), claims(right, words))


def _scopes_meet(left: frozenset[frozenset[str]], right: frozenset[frozenset[str]]) -> bool:
    """Whether some object of one is, or lies in, an object of the other."""
    return any(mine <= other or other <= mine for mine in left for other in right)


def _debtors_differ(left: Claims, right: Claims) -> bool:
    if not left.debtor or not right.debtor:
        return False
    if _apart(left.debtor, right.debtor):
        return True
    nested = left.debtor <= right.debtor or right.debtor <= left.debtor
    return left.is_agreement and right.is_agreement and not nested


def _apart(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether nobody is in both; a person without a known side may act for any."""
    if left & right:
        return False
    return _has_person(left) == _has_person(right)


def _has_person(side: frozenset[str]) -> bool:
    return any(one.startswith(PERSON) for one in side)


def _times_differ(left: Claims, right: Claims) -> bool:
    if left.polarity is Polarity.REFRAIN and _terms_differ(left.term, right.term):
        return True
    if None not in (*left.window, *right.window):
        return _gap(left.window, right.window) > 0
    return _gap(left.due, right.due) > SLACK


def _terms_differ(left: str | None, right: str | None) -> bool:
    mine, other = days(left), days(right)
    if mine is None or other is None:
        return False
    return max(mine[0], other[0]) > TERM_RATIO * min(mine[1], other[1])


Ends = tuple[int | None, int | None]


def _gap(left: Ends, right: Ends) -> int:
    """Return the days between two stretches, 0 where they may meet."""
    (first, last), (other_first, other_last) = left, right
    gap = 0
    if last is not None and other_first is not None:
        gap = other_first - last
    if other_last is not None and first is not None:
        gap = max(gap, first - other_last)
    if last is not None and other_last is not None and first is None and other_first is None:
        gap = abs(last - other_last)
    return max(gap, 0)


class Claimed:
    """What acts claim, by number, and which claims contradict each other, found out once."""

    def __init__(self, words: Inventory) -> None:
        """Begin with no claims."""
        self._words = words
        self._numbers: dict[Claims, int] = {}
        self._known: list[Claims] = []
        self._apart: dict[tuple[int, int], bool] = {}

    def number(self, one: Facts) -> int:
        """Return the number of what an act claims."""
        told = claims(one, self._words)
        if told not in self._numbers:
            self._numbers[told] = len(self._known)
            self._known.append(told)
        return self._numbers[told]

    def contradict(self, mine: set[int], other: set[int]) -> bool:
        """Whether some claim of one side contradicts one of the other."""
        return any(self.are_apart(one, two) for one in mine for two in other)

    def are_apart(self, one: int, two: int) -> bool:
        """Whether two claims contradict each other."""
        pair = (one, two) if one < two else (two, one)
        found = self._apart.get(pair)
        if found is None:
            found = bool(contradiction(self._known[one], self._known[two]))
            self._apart[pair] = found
        return found


def agreement(left: Facts, right: Facts, words: Inventory) -> Agreement:
    """Return in which fields the two agree; no points where their conduct is not the same."""
    shared = shared_stems(left.meaning.stems, right.meaning.stems)
    overlap = shared / (min(len(left.meaning.stems), len(right.meaning.stems)) or 1)
    conduct = _conduct(left, right, overlap)
    if not conduct:
        return Agreement(0.0, ())
    found = {
        "action": conduct,
        "words": overlap * min(1.0 + (shared - 1) / 2, MOST_WORDS),
        "scope": _scope(left, right, words),
        "party": 2.0 if left.movers & right.movers else 0.0,
        "debtor": 0.0 if left.movers & right.movers else _debtor(left, right),
        "quantity": _quantity(left.telling.quantity, right.telling.quantity),
        "time": _time(left, right),
        "place": _place(left, right),
    }
    found["told"] = _told(left, right, found)
    because = tuple(REASONS[name] for name, points in found.items() if points > 0)
    return Agreement(sum(found.values()), because)


def _conduct(left: Facts, right: Facts, overlap: float) -> float:
    """Return the points for the same conduct, 0 where it is not the same."""
    mine, other = left.meaning, right.meaning
    counted = bool(set(left.telling.quantity) & set(right.telling.quantity))
    if left.stage is Stage.BROKEN and right.stage is Stage.BROKEN:
        is_told_alike = shared_stems(mine.rest, other.rest) >= SAME_BREACH
        return 2.0 if is_told_alike or (counted and mine.conduct & other.conduct) else 0.0
    shared = mine.conduct & other.conduct
    if shared and not (mine.general and other.general):
        return 2.0
    things = mine.scope & other.scope or mine.topics & other.topics
    is_bare = not mine.rest or not other.rest or left.language != right.language
    named = overlap >= ALIKE or (bool(things) and (overlap > 0 or is_bare or counted))
    if shared:
        return 1.5 if named or counted else 0.0
    is_tied = bool(things) or counted or _time(left, right) >= SAME_DAY
    is_worded = overlap >= (ALIKE if is_tied else VERY_ALIKE)
    return 1.0 if is_worded or (named and counted) else 0.0


def _scope(left: Facts, right: Facts, words: Inventory) -> float:
    mine = left.meaning.scope | left.meaning.topics
    other = right.meaning.scope | right.meaning.topics
    if not mine or not other:
        return -1.0 if mine or other else 0.0
    if mine == other:
        return 2.0
    if words.covers(mine, other) or words.covers(other, mine):
        return 1.0 if abs(left.day - right.day) <= NEAR else -1.0
    return 0.0 if mine & other else -2.0


def _debtor(left: Facts, right: Facts) -> float:
    mine, other = set(left.telling.debtor), set(right.telling.debtor)
    if not mine or not other:
        return 0.0
    if mine == other:
        return 2.0
    if mine <= other or other <= mine:
        return 1.0
    return -1.0 if mine & other else 0.0


def _quantity(left: tuple[float, ...], right: tuple[float, ...]) -> float:
    if not left or not right:
        return 0.0
    if set(left) & set(right):
        return 2.0
    small, large = sorted((left[0], right[0]))
    return 0.0 if large and small / large >= CLOSE else -3.0


def _time(left: Facts, right: Facts) -> float:
    mine, other = left.telling, right.telling
    if mine.end and other.end:
        if mine.end == other.end and mine.end.latest:
            return SAME_DAY
        return 1.0 if _meet(mine.end, other.end) else 0.0
    lengths = days(mine.term), days(other.term)
    if lengths[0] and lengths[1]:
        meet = max(lengths[0][0], lengths[1][0]) <= min(lengths[0][1], lengths[1][1])
        return 1.0 if meet else -1.0
    return 0.0


def _meet(left: Interval, right: Interval) -> bool:
    """Whether two days may be the same: their last one is, or both are known within a month."""
    if left.latest is None or right.latest is None:
        return False
    if left.latest == right.latest:
        return True
    widths = [one.latest - one.earliest for one in (left, right) if one.earliest and one.latest]
    is_narrow = len(widths) == 2 and max(widths).days <= MONTH
    return is_narrow and when.intersect(left, right) is not None


def _place(left: Facts, right: Facts) -> float:
    return 1.0 if alike(left.place, right.place) == 1.0 else 0.0


def _told(left: Facts, right: Facts, found: Mapping[str, float]) -> float:
    """Return the points for reports near in time, less than 0 for reports far apart.

    However far apart, the same amount, date or (of conduct that does not recur) side ties them.
    """
    if left.telling.ref.document == right.telling.ref.document:
        return _in_one_report(left, right)
    apart = abs(left.day - right.day) if left.day and right.day else NEAR + 1
    if apart <= NEAR:
        return 1.0
    who = max(found["party"], found["debtor"]) > 0
    recurring = left.meaning.recurring or right.meaning.recurring
    tied = who and (not recurring or found["scope"] > 0)
    if apart <= FAR or tied or max(found["quantity"], found["time"]) > 0:
        return 0.0
    loss = 0.5 if apart <= LONG_AGO else 1.0
    return -3 * loss if recurring else -loss


def _in_one_report(left: Facts, right: Facts) -> float:
    """A report tells an act once: twice it is another one, unless another voice tells it."""
    mine, other = left.telling, right.telling
    return -1.0 if (mine.kind, mine.speakers) == (other.kind, other.speakers) else 1.0


def alike(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of the shorter wording's stems that the other one has too, 0 to 1."""
    return shared_stems(left, right) / (min(len(left), len(right)) or 1)


@lru_cache(KEPT)
def shared_stems(left: frozenset[str], right: frozenset[str]) -> int:
    """Return how many stems of the shorter wording the other one has too."""
    few, many = sorted((left, right), key=lambda one: (len(one), sorted(one)))
    return sum(any(same_stem(one, other) for other in many) for one in few)


@lru_cache(KEPT)
def same_stem(left: str, right: str) -> bool:
    """Whether the words share their beginning, or one is the last part of the other."""
    short, long = sorted((left, right), key=len)
    if len(short) > SHORTEST_STEM and long.endswith(short):
        return True
    shared = next(
        (at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    return shared >= max(SHORTEST_STEM, SAME_STEM * len(short))


def _first(interval: Interval | None) -> int | None:
    return interval.earliest.toordinal() if interval and interval.earliest else None


def _last(interval: Interval | None) -> int | None:
    return interval.latest.toordinal() if interval and interval.latest else None
