"""What people decide and declare for a reckoning, from a TOML file that they write.

Grades and coverage of sources, what is assumed, decisions on evidence, and moves that no report
tells (a condition met, a release).  docs/reckoning.md shows a whole file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import msgspec

from wortlaut.errors import InputError
from wortlaut.model import Interval
from wortlaut.reckoning import Bearing, Commitment, Coverage, Evidence, Grade, Policy
from wortlaut.reckoning.types import Standing

Credibility = Annotated[int, msgspec.Meta(ge=1, le=6)]
Reliability = Annotated[str, msgspec.Meta(pattern="^[A-F]$")]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the file; unknown keys are refused."""


class Assumed(_Table, frozen=True):
    """``[policy]``: see ``reckoning.Policy``."""

    start_from_report: bool = True
    late_counts: bool = True
    vague_days: Annotated[int, msgspec.Meta(gt=0)] | None = None


class Source(_Table, frozen=True):
    """``[[source]]``: the reliability of a publisher or table, A to F."""

    name: str
    reliability: Reliability


class Watch(_Table, frozen=True):
    """``[[coverage]]``: who watches what, where, from when to when."""

    source: str
    since: date
    until: date
    conduct: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    note: str = ""


class Ruling(_Table, frozen=True):
    """``[[evidence]]``: a person's decision on a piece of evidence."""

    id: str
    confirmed: bool | None = None
    standing: Standing | None = None
    credibility: Credibility | None = None
    promise: str | None = None


class Moved(_Table, frozen=True):
    """``[[move]]``: something that bears on a promise and that no report tells."""

    promise: str
    bearing: Bearing
    on: date
    source: str
    note: str = ""
    known: date | None = None


class Waits(_Table, frozen=True):
    """``[[waits]]``: a promise whose condition is that others are kept."""

    promise: str
    on: tuple[str, ...]


class Setup(_Table, frozen=True):
    """The whole file."""

    policy: Assumed = Assumed()
    source: tuple[Source, ...] = ()
    coverage: tuple[Watch, ...] = ()
    evidence: tuple[Ruling, ...] = ()
    move: tuple[Moved, ...] = ()
    waits: tuple[Waits, ...] = ()


def load(path: Path) -> Setup:
    """Return the setup in a file; raises ``InputError`` that names the place of a mistake."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        return msgspec.convert(raw, Setup)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"{path} cannot be read ({why}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise InputError(f"{path} is no setup of a reckoning: {error}.") from error


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that a setup may name by their beginning."""

    promises: tuple[str, ...]

    def promise(self, beginning: str) -> str:
        """Return the one id that begins so; raises ``InputError``."""
        found = sorted({one for one in self.promises if one.startswith(beginning)})
        if len(found) != 1:
            why = "is not unique: type more of it" if found else "is not there"
            raise InputError(f"The setup names a promise {beginning} that {why}.")
        return found[0]


def policy(setup: Setup) -> Policy:
    """Return what is assumed where no telling says it."""
    return Policy(**msgspec.structs.asdict(setup.policy))


def coverage(setup: Setup) -> tuple[Coverage, ...]:
    """Return the declared coverage; raises ``InputError`` for a period that ends too early."""
    return tuple(_coverage(one) for one in setup.coverage)


def _coverage(one: Watch) -> Coverage:
    if one.until < one.since:
        raise InputError(f"The coverage of {one.source} ends ({one.until}) before it begins.")
    given: dict[str, Any] = msgspec.structs.asdict(one)
    period = Interval(given.pop("since"), given.pop("until"))
    return Coverage(period=period, **given)


def decided(evidence: Iterable[Evidence], setup: Setup, known: Known) -> tuple[Evidence, ...]:
    """Return the evidence with the decisions and grades of the setup."""
    rulings = {one.id: one for one in setup.evidence}
    reliable = {one.name: one.reliability for one in setup.source}
    return tuple(_decided(one, rulings, reliable, known) for one in evidence)


def _decided(
    one: Evidence, rulings: Mapping[str, Ruling], reliable: Mapping[str, str], known: Known
) -> Evidence:
    ruling = rulings.get(one.id) or next(
        (rule for name, rule in rulings.items() if _begins(one.id, name)), None
    )
    grade = Grade(reliable.get(one.source, one.grade.reliability), one.grade.credibility)
    if ruling is None:
        return replace(one, grade=grade) if grade != one.grade else one
    return replace(
        one,
        confirmed=ruling.confirmed if ruling.confirmed is not None else one.confirmed,
        standing=ruling.standing or one.standing,
        grade=Grade(grade.reliability, ruling.credibility or grade.credibility),
        claims=(known.promise(ruling.promise),) if ruling.promise else one.claims,
    )


def _begins(whole: str, name: str) -> bool:
    """Whether each part of a shortened id ("ce6b19cc/baccb4ea") begins that part of the whole."""
    parts, beginnings = whole.split("/"), name.split("/")
    return len(beginnings) <= len(parts) and all(map(str.startswith, parts, beginnings))


def moves(setup: Setup, known: Known) -> tuple[Evidence, ...]:
    """Return the moves of the setup as evidence that a person has confirmed."""
    return tuple(
        Evidence(
            id=f"move/{number}",
            bearing=one.bearing,
            source=one.source,
            record=f"move {number} of the setup",
            when=Interval(one.on, one.on),
            known=one.known or one.on,
            origin=one.source,
            wording=one.note,
            claims=(known.promise(one.promise),),
            confirmed=True,
        )
        for number, one in enumerate(setup.move, start=1)
    )


def waiting(
    commitments: Iterable[Commitment], setup: Setup, known: Known
) -> tuple[Commitment, ...]:
    """Return the commitments, those that wait for other promises saying so."""
    waits = {
        known.promise(one.promise): tuple(known.promise(on) for on in one.on) for one in setup.waits
    }
    return tuple(
        replace(one, depends_on=waits[one.promise]) if one.promise in waits else one
        for one in commitments
    )
