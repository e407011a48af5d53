"""The account of a dossier: its promises, later acts and events, reckoned as of a day.

Joins what the ledger keeps and matching finds with event tables and with what people decided,
and hands it to the reckoning, which knows none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wortlaut import desk, lexicon
from wortlaut.account import setup as setups
from wortlaut.account.decided import decided, decisions
from wortlaut.account.happened import with_events
from wortlaut.account.setup import Known, Setup
from wortlaut.errors import LexiconError
from wortlaut.events import places
from wortlaut.ledger import Ledger
from wortlaut.matching.conduct import inventory
from wortlaut.model import Promise, Stage
from wortlaut.reckoning import (
    Case,
    Change,
    Commitment,
    Evidence,
    Frame,
    Problem,
    Question,
    Reckoned,
    World,
    commitments,
    of_acts,
    reckon,
    refer,
)
from wortlaut.reckoning import changes as all_changes

__all__ = ["Account", "Ask", "Setup", "account", "changes", "decisions", "load_setup", "names"]

load_setup = setups.load
NOTHING_SET = Setup()


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked: ``known_on`` None is as known on the day itself.

    ``recorded_on`` leaves out what this ledger took in later; ``offers`` reckons offers too.
    """

    as_of: date
    known_on: date | None = None
    dossier: str | None = None
    recorded_on: date | None = None
    offers: bool = False

    @property
    def question(self) -> Question:
        """The question that the reckoning answers."""
        return Question(self.as_of, self.known_on or self.as_of)


@dataclass(frozen=True, slots=True)
class Account:
    """The reckoning of a dossier, with the promises that it is about.

    ``problems`` are those of no single promise.
    """

    ask: Ask
    reckoned: tuple[Reckoned, ...]
    promises: Mapping[str, Promise]
    problems: tuple[Problem, ...] = ()


def account(ledger: Ledger, ask: Ask, setup: Setup = NOTHING_SET) -> Account:
    """Return how the promises of a dossier stand, as of a day and as known on a day.

    Raises ``LedgerError`` for a dossier that is not there, ``InputError`` for a setup that names
    what is not there.
    """
    told = _promises(ledger, ask)
    case, world, problems = _case(ledger, told, ask, setup)
    return Account(
        ask=ask,
        reckoned=reckon(case, ask.question, world),
        promises={one.id: one for one in told},
        problems=problems,
    )


def changes(ledger: Ledger, ask: Ask, setup: Setup = NOTHING_SET) -> tuple[Change, ...]:
    """Return how the verdicts of a dossier changed up to the day asked for, each day by itself."""
    told = _promises(ledger, ask)
    case, world, _ = _case(ledger, told, ask, setup)
    return all_changes(case, ask.as_of, world)


def _promises(ledger: Ledger, ask: Ask) -> tuple[Promise, ...]:
    known_on = ask.question.known_on
    return desk.promises(ledger, ask.dossier, known_on, ask.recorded_on).promises


def _case(
    ledger: Ledger, told: Sequence[Promise], ask: Ask, setup: Setup
) -> tuple[Case, World, tuple[Problem, ...]]:
    known = Known(tuple(one.id for one in told))
    owed = setups.waiting(_commitments(told, ask, setup), setup, known)
    evidence = (*refer(_acts(told), told), *setups.moves(setup, known))
    owed, seen = with_events(ledger.path, owed, ask.question.known_on)
    reviewed = decided((*evidence, *seen), decisions(ledger), told)
    found = setups.decided(reviewed, setup, known)
    return Case(owed, found), World(setups.coverage(setup), frame()), ()


def _commitments(told: Iterable[Promise], ask: Ask, setup: Setup) -> Iterable[Commitment]:
    stages = (Stage.BINDING, Stage.PROPOSED) if ask.offers else (Stage.BINDING,)
    assumed = setups.policy(setup)
    for one in told:
        if one.stage in stages:
            yield from commitments(one, assumed)


def _acts(told: Sequence[Promise]) -> Iterable[Evidence]:
    claims: dict[str, list[str]] = {}
    for one in told:
        for other in one.evidence:
            claims.setdefault(other, []).append(one.id)
    for one in told:
        yield from of_acts(one, claims.get(one.id, ()))


def frame() -> Frame:
    """Return what lies in what: the objects of every language, and places."""
    objects: dict[str, frozenset[str]] = {}
    for code in lexicon.languages():
        try:
            known = inventory(lexicon.load(code))
        except LexiconError:
            continue  # a language without classes of conduct
        for thing, wider in known.wider.items():
            objects[thing] = objects.get(thing, frozenset()) | wider
    return Frame(objects, places.within())


def names(ledger: Ledger, language: str) -> Mapping[str, str]:
    """Return the names of actors: as the language calls them, else as the ledger has them."""
    return desk.names(ledger, language)
