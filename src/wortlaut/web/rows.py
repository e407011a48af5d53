"""A promise as a row of the board."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from wortlaut.exports.html_texts import Texts
from wortlaut.matching import differing
from wortlaut.model import Certainty, Interval, Polarity, Promise, Stage
from wortlaut.reckoning import Life, Verdict
from wortlaut.web.gathered import Gathered

COLOURS = {
    Stage.BINDING: "bind",
    Stage.PROPOSED: "plan",
    Stage.DEMANDED: "demand",
    Stage.REFUSED: "refuse",
    Stage.THREATENED: "refuse",
    Stage.FULFILLED: "kept",
    Stage.BROKEN: "broken",
}
"""The colour of each stage, one of the report's groups."""

MOST = 40
"""Rows that a section of the board shows until it is opened."""

SOON = 7
"""Days before a due day from which it stands out."""

LIVES = (
    Life.DETACHED,
    Life.PENDING,
    Life.CONDITIONAL,
    Life.PROPOSED,
    Life.OVER,
    Life.EXPIRED,
    Life.TERMINATED,
)
"""The lives of promises in the order of the board: what may still be kept comes first."""

SECTIONS: tuple[str, ...] = (*LIVES, *(stage for stage in Stage if stage is not Stage.PROPOSED))
"""The sections of the board: promises by life, the others by stage."""

_FIRMNESS = (Certainty.ASSERTED, Certainty.REPORTED, Certainty.HEDGED)


@dataclass(frozen=True, slots=True)
class Due:
    """When something falls due, in words, and how far off: ``days`` is negative after it.

    ``others`` counts the tellings' other days.
    """

    words: str
    days: int | None
    others: int = 0

    @property
    def tone(self) -> str:
        """How it stands out: "soon", "past" or not at all."""
        if self.days is None or self.days > SOON:
            return ""
        return "soon" if self.days >= 0 else "past"


@dataclass(frozen=True, slots=True)
class Stand:
    """How a way of telling a promise comes out, by name and in words."""

    outcome: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row.  ``section`` is where it stands on the board: its life, else its stage."""

    id: str
    stage: Stage
    section: str
    stands: tuple[Stand, ...]
    colour: str
    who: str
    to: str
    what: str
    refrain: bool
    condition: str
    due: Due | None
    term: str
    tellings: int
    reports: int
    contested: tuple[str, ...]
    certainty: Certainty
    evidence: int
    sides: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the board: the rows that are shown of ``total``."""

    name: str
    rows: Sequence[Row]
    total: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the board is narrowed to; "" is all."""

    actor: str = ""
    stage: str = ""
    certainty: str = ""
    contested: bool = False

    def has(self, row: Row) -> bool:
        """Whether ``row`` is wanted."""
        return (
            (not self.actor or self.actor in row.sides)
            and self.stage in ("", row.stage)
            and self.certainty in ("", row.certainty)
            and (bool(row.contested) or not self.contested)
        )

    @property
    def is_all(self) -> bool:
        """Whether nothing is narrowed."""
        return self == Wanted()


def rows(gathered: Gathered, words: Texts, day: date) -> list[Row]:
    """Return the row of every promise as seen on ``day``, what falls due next first."""
    key = ("rows", day)
    if key not in gathered.memo:
        made = [_row(one, gathered, words, day) for one in gathered.promises]
        gathered.memo[key] = sorted(made, key=_urgency)
    found: list[Row] = gathered.memo[key]
    return found


def by_section(shown: Iterable[Row], opened: str = "") -> list[Section]:
    """Return the sections of the board that have any rows, only ``opened`` in full."""
    found: dict[str, list[Row]] = {}
    for row in shown:
        found.setdefault(row.section, []).append(row)
    return [
        Section(name, found[name] if name == opened else found[name][:MOST], len(found[name]))
        for name in SECTIONS
        if name in found
    ]


def actors(shown: Iterable[Row], gathered: Gathered) -> list[tuple[str, str]]:
    """Return id and name of every actor of the rows, in order of name."""
    sides = {side for row in shown for side in row.sides}
    named = ((side, gathered.names.get(side, side)) for side in sides)
    return sorted(named, key=lambda one: one[1].casefold())


def said_who(promise: Promise, gathered: Gathered) -> str:
    """Return who is bound: names, else the words of a telling, else ""."""
    if promise.debtor:
        return gathered.who(promise.debtor)
    return _said(promise, ("debtor", "party"))


def certainty(promise: Promise) -> Certainty:
    """Return the firmest certainty of its tellings."""
    return min((one.certainty for one in promise.tellings), key=_FIRMNESS.index)


def due(ends: Sequence[Interval], words: Texts, day: date) -> Due | None:
    """Return the next of several due days as seen on ``day``, the last one if all are past."""
    known = sorted({end for end in ends if end.latest or end.earliest}, key=_last)
    if not known:
        return None
    ahead = [end for end in known if _last(end) >= day]
    chosen = ahead[0] if ahead else known[-1]
    days = (_last(chosen) - day).days if chosen.latest else None
    return Due(words.interval(chosen), days, len(known) - 1)


def _row(promise: Promise, gathered: Gathered, words: Texts, day: date) -> Row:
    sides = {side for one in promise.tellings for side in (*one.debtor, *one.creditor)}
    reckoned = gathered.reckoned.get(promise.id)
    verdicts = reckoned.verdicts if reckoned else ()
    differs = (*differing(promise), *(reckoned.contested_by if reckoned else ()))
    return Row(
        id=promise.id,
        stage=promise.stage,
        section=min((one.life for one in verdicts), key=LIVES.index, default=promise.stage),
        stands=stands(verdicts, gathered),
        colour=COLOURS[promise.stage],
        who=said_who(promise, gathered),
        to=gathered.who(promise.creditor),
        what=next(iter(promise.consequent), ""),
        refrain=promise.polarity is Polarity.REFRAIN,
        condition=next(iter(promise.antecedent), ""),
        due=due(_ends(promise, verdicts), words, day),
        term=_said(promise, ("deadline", "period")),
        tellings=len(promise.tellings),
        reports=len({ref.document for ref in promise.refs}),
        contested=differs,
        certainty=certainty(promise),
        evidence=len(promise.evidence),
        sides=tuple(sides),
    )


def stands(verdicts: Iterable[Verdict], gathered: Gathered) -> tuple[Stand, ...]:
    """Return how the ways of telling come out, each outcome once."""
    texts = gathered.sentences
    found = (Stand(one.outcome, texts("outcome", one.outcome)) for one in verdicts)
    return tuple(dict.fromkeys(found))


def _ends(promise: Promise, verdicts: Iterable[Verdict]) -> list[Interval]:
    """Return the last days: those reckoned, else those told."""
    reckoned = [one.commitment.window.end for one in verdicts if one.commitment.window.end]
    return reckoned or [one.end for one in promise.tellings if one.end]


def _said(promise: Promise, names: Sequence[str]) -> str:
    """Return the first words that a telling has for one of the fields, "" for none."""
    said = (one.said(name) for one in promise.tellings for name in names)
    return next((text for text in said if text), "")


def _last(end: Interval) -> date:
    return end.latest or end.earliest or date.max


def _urgency(row: Row) -> tuple[object, ...]:
    days = row.due.days if row.due else None
    if days is None:
        return 1, 0, -row.tellings, row.id
    return (0, days, 0, row.id) if days >= 0 else (2, -days, 0, row.id)
