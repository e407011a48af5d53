"""The reckoning once more, written apart from it: slow, a day at a time, plain to see.

It takes the worlds of ``test_worlds`` (exact days as numbers, everything spelled out) and knows
nothing of the package but the names of its outcomes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """Something that bears on the promise, on ``day``, known from ``known`` on.

    ``sort``: done, broke, holds, cancelled, released, suspended, resumed.  ``doer`` and
    ``thing``: "right", "wrong", "unsaid".  Facts of one ``happening`` are told by ``origin``s.
    """

    name: str
    sort: str
    day: int
    known: int
    happening: str = ""
    origin: str = ""
    doer: str = "right"
    thing: str = "right"
    amount: int | None = None


@dataclass(frozen=True)
class World:
    """A promise from day ``start`` to ``end`` (None: no end), and everything about it.

    ``sort``: refrain, do, plan.  ``early``: what is done before the start counts.  ``watched``:
    the first and last day on which a source would have seen it.
    """

    sort: str
    start: int
    end: int | None
    amount: int | None
    conditional: bool
    still_owed: bool
    early: bool
    facts: tuple[Fact, ...]
    watched: tuple[int, int] | None


def reference(world: World, as_of: int, known_on: int) -> tuple[str, str, str, str]:
    """Return life, outcome, strict and lenient outcome."""
    facts = [fact for fact in world.facts if fact.known <= known_on]
    fitting = {fact.name: fits(world, fact) for fact in facts}
    firm = set()
    for fact in facts:
        group = [
            other
            for other in facts
            if other.happening == fact.happening and fitting[other.name] != "no"
        ]
        if len({other.origin for other in group}) >= 2:
            firm.add(fact.happening)
    about_life = [fact for fact in facts if fact.sort not in ("done", "broke")]
    sure = [fact for fact in facts if fitting[fact.name] == "yes"]
    maybe = [fact for fact in facts if fitting[fact.name] in ("yes", "maybe")]
    conduct = [fact for fact in sure if fact.sort in ("done", "broke")]
    strict = live(world, [*about_life, *(f for f in conduct if f.happening in firm)], as_of)
    lenient = live(world, [*about_life, *conduct], as_of)
    loose = [fact for fact in maybe if fact.sort in ("done", "broke")]
    possible = live(world, [*about_life, *loose], as_of)
    outcome = together(strict, lenient, possible)
    life = lenient.life if outcome in ("satisfied", "late", "partial") else strict.life
    return life, outcome, strict.outcome, lenient.outcome


def fits(world: World, fact: Fact) -> str:
    """Return yes, maybe or no."""
    if fact.sort not in ("done", "broke"):
        return "yes"
    if "wrong" in (fact.doer, fact.thing):
        return "no"
    if fact.day < world.start and not (fact.sort == "done" and world.early):
        return "no"
    if world.end is not None and fact.day > world.end:
        counts_late = fact.sort == "done" and world.still_owed and world.sort != "refrain"
        if not counts_late:
            return "no"
    if "unsaid" in (fact.doer, fact.thing):
        return "maybe"
    return "yes"


@dataclass
class Lived:
    life: str
    outcome: str
    broken_by_deed: bool


def together(strict: Lived, lenient: Lived, possible: Lived) -> str:
    if strict.broken_by_deed:
        return "violated"
    if lenient.broken_by_deed:
        return "alleged"
    if possible.broken_by_deed:
        return "possible"
    did_something = possible.outcome in ("satisfied", "late", "partial")
    if lenient.outcome == "violated" and did_something:
        return "possible"
    return lenient.outcome


def live(world: World, facts: list[Fact], as_of: int) -> Lived:
    """Live through the days up to ``as_of``."""
    life = "conditional" if world.conditional else "detached"
    outcome, by_deed = "open", False
    refrain, plan = world.sort == "refrain", world.sort == "plan"
    paused_from = ""
    done_all_on = day_of_all(world, [fact for fact in facts if fact.day <= as_of])
    short = is_short(world, [fact for fact in facts if fact.day <= as_of])
    ended = False
    for day in range(1, as_of + 1):
        today = [fact for fact in facts if fact.day == day]
        sorts = {fact.sort for fact in today}
        closes = world.end == day and as_of > day
        if ended:
            break
        if life == "conditional" and "holds" in sorts:
            life = "detached"
        if life == "pending" and "resumed" in sorts:
            life = paused_from
        in_force = life == "detached" or (life == "over" and outcome == "undetermined")
        if done_all_on == day and not refrain and (in_force or outcome in ("violated", "partial")):
            if outcome == "open" and life == "detached":
                life, outcome, ended = "over", "satisfied", True
                continue
            if world.still_owed and not plan:
                life, outcome, ended, by_deed = "over", "late", True, False
                continue
        breaks = refrain and any(fact.sort == "broke" for fact in today)
        if not refrain and not plan:
            accused = any(fact.sort == "broke" and fact.day <= as_of for fact in facts)
            breaks = closes and accused
            if world.end is None:
                breaks = "broke" in sorts
        if breaks and life == "detached" and outcome == "open" and not plan:
            outcome, by_deed = "violated", True
            if not world.still_owed:
                life, ended = "over", True
                continue
        if "suspended" in sorts and outcome == "open" and life in ("conditional", "detached"):
            paused_from, life = life, "pending"
        if "released" in sorts:
            if outcome == "violated" and life == "detached":
                life, ended = "over", True
                continue
            if life in ("conditional", "detached") or (
                life == "pending" and paused_from == "detached"
            ):
                life, outcome, ended = "terminated", "void", True
                continue
        if "cancelled" in sorts:
            if life == "conditional" or (plan and life == "detached"):
                life, outcome, ended = "terminated", "void", True
                continue
            if life == "detached":
                life, outcome, ended, by_deed = "over", "violated", True, True
                continue
        if closes:
            life, outcome, ended = close(world, life, outcome, (short, paused_from))
    if outcome == "open" and short and not refrain:
        outcome = "partial"
    return Lived(life, outcome, by_deed and outcome == "violated")


def close(world: World, life: str, outcome: str, how: tuple[bool, str]) -> tuple[str, str, bool]:
    """Return life and outcome when the last day is over, and whether that is the end."""
    short, paused_from = how
    refrain, plan = world.sort == "refrain", world.sort == "plan"
    watched = world.watched is not None
    watched = watched and world.watched[0] <= world.start and world.watched[1] >= world.end  # type: ignore[index,operator]
    if life == "conditional" or (life == "pending" and paused_from == "conditional"):
        return "expired", "void", True
    if life == "pending":
        return "over", "undetermined", False
    if outcome == "violated":
        return ("over", "violated", True) if refrain else (life, outcome, False)
    if life != "detached":
        return life, outcome, False
    if plan:
        return "expired", "void", True
    if refrain:
        return ("over", "satisfied", True) if watched else ("over", "undetermined", False)
    if short:
        return "over", "partial", False
    if watched:
        return (life, "violated", False) if world.still_owed else ("over", "violated", True)
    return "over", "undetermined", False


def day_of_all(world: World, facts: list[Fact]) -> int | None:
    """Return the day on which all that was owed had been done."""
    done = [fact for fact in facts if fact.sort == "done"]
    if world.sort == "refrain" or not done:
        return None
    told = [fact for fact in done if fact.amount is not None]
    if world.amount is None or not told:
        return min(fact.day for fact in done)
    for day in sorted({fact.day for fact in told}):
        if surely(told, day) >= world.amount:
            return day
    return None


def is_short(world: World, facts: list[Fact]) -> bool:
    told = [fact for fact in facts if fact.sort == "done" and fact.amount is not None]
    if world.amount is None or not told or world.sort == "refrain":
        return False
    return day_of_all(world, facts) is None and 0 < sum(amounts(told).values()) < world.amount


def amounts(facts: list[Fact]) -> dict[str, int]:
    """Return how much each happening was; all who tell it tell the same."""
    return {fact.happening: fact.amount or 0 for fact in facts}


def surely(facts: list[Fact], day: int) -> int:
    """Return how much was surely done by ``day``: on different days are different happenings."""
    so_far = [fact for fact in facts if fact.day <= day]
    best: dict[int, int] = {}
    for happening, amount in amounts(so_far).items():
        (on,) = {fact.day for fact in so_far if fact.happening == happening}
        best[on] = max(best.get(on, 0), amount)
    return sum(best.values())
