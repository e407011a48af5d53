"""The promises of a dossier on a day, made once and kept until the ledger changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from wortlaut import account as accounts
from wortlaut.account import Account, Ask, Setup
from wortlaut.desk import Filter, Ledger
from wortlaut.model import Promise
from wortlaut.reckoning import Reckoned
from wortlaut.reckoning import Texts as Sentences
from wortlaut.web.words import LANGUAGES

SETUP = "reckoning.toml"
"""The setup of the reckoning, beside the ledger."""


@dataclass(frozen=True)
class Gathered:
    """What the board and its pages stand on; ``first`` is the day of the earliest report.

    ``every_name`` has the names of actors by language, ``language`` is the one spoken.
    """

    account: Account
    every_name: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, str]
    first: date | None
    language: str = "de"

    @cached_property
    def _spoken(self) -> dict[str, Gathered]:
        return {}

    @cached_property
    def memo(self) -> dict[object, Any]:
        """What pages have made of it, to be used again."""
        return {}

    def speaking(self, language: str) -> Gathered:
        """Return the same in a language, always the same one."""
        return self._spoken.setdefault(language, replace(self, language=language))

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """Every promise, offer, demand and so on."""
        return tuple(self.account.promises.values())

    @property
    def by_id(self) -> Mapping[str, Promise]:
        """The promises by their ids."""
        return self.account.promises

    @cached_property
    def reckoned(self) -> Mapping[str, Reckoned]:
        """The verdicts by the ids of their promises."""
        return {one.promise: one for one in self.account.reckoned}

    @cached_property
    def sentences(self) -> Sentences:
        """What writes explanations."""
        return Sentences(self.language, self.name)

    @property
    def names(self) -> Mapping[str, str]:
        """The names of actors by their ids."""
        return self.every_name[self.language]

    def name(self, side: str) -> str:
        """Return the name of an actor, for one without a name the end of its id."""
        return self.names.get(side) or side.rpartition("/")[2] or side

    def who(self, sides: tuple[str, ...]) -> str:
        """Return the names of actors."""
        return ", ".join(map(self.name, sides))


def gather(path: Path, dossier: str | None, day: date | None, today: date) -> Gathered:
    """Return the promises that a dossier's reports until ``day`` tell, reckoned as of that day.

    Without a day they are reckoned as of ``today``.
    """
    ask = Ask(as_of=day or today, known_on=day, dossier=dossier)
    with Ledger(path) as ledger:
        rows = list(ledger.readings(Filter(dossier=dossier)))
        found = accounts.account(ledger, ask, _setup(path))
        names = {code: accounts.names(ledger, code) for code in LANGUAGES}
    days = [date.fromisoformat(str(row["valid_earliest"])) for row in rows if row["valid_earliest"]]
    titles = {str(row["document"]): str(row["title"] or "") for row in rows}
    return Gathered(found, names, titles, min(days, default=None))


def _setup(ledger: Path) -> Setup:
    """Return the setup of the reckoning that lies beside the ledger."""
    path = ledger.parent / SETUP
    return accounts.load_setup(path) if path.exists() else Setup()
