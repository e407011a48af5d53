"""Reasons as sentences: the catalogues ``texts_<code>.toml`` and how values are written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from wortlaut.errors import InputError
from wortlaut.model import Interval
from wortlaut.reckoning.types import (
    LASTING,
    Amount,
    Assertion,
    Bearing,
    Commitment,
    Kind,
    Outcome,
    Reason,
    Verdict,
)

Table = Mapping[str, str]
Namer = Callable[[str], str]
"""From the id of a side to its name in the language of the texts."""

LANGUAGES = ("de", "en")


class Texts:
    """The catalogue of one language."""

    def __init__(self, code: str, name: Namer = str) -> None:
        """Load the catalogue; raises ``InputError`` for a language that there is none of."""
        if code not in LANGUAGES:
            raise InputError(f"No sentences in {code!r}: choose {' or '.join(LANGUAGES)}.")
        self.code = code
        self.tables = _load(code)
        self._name = lru_cache(10_000)(name)
        self._writers: Mapping[str, Callable[[object], str]] = {
            "fields": self._fields,
            "side": self._sides,
            "voice": self._voice,
            "state": self._state,
            "policy": lambda value: self("policy", str(value)),
            "covers": self._covers,
            "gap": self._gaps,
            "grade": lambda value: f", {value}" if str(value) else "",
            "record": self.record,
            "out": self._out,
            "until": self._until,
            "by": self._due,
            "begins": self._began,
        }
        self._by_type: Mapping[type, Callable[[Any], str]] = {
            date: self.day,
            Interval: self.days,
            Amount: self.amount,
            tuple: lambda value: "; ".join(map(str, value)) or self("word", "none"),
            type(None): self.days,
        }

    def __call__(self, table: str, key: str) -> str:
        """Return a word of the catalogue; the key itself where it has none."""
        return self.tables[table].get(key, key)

    def sentence(self, one: Reason, table: str = "reason") -> str:
        """Return a reason as a sentence."""
        named = zip(one.names, one.values, strict=True)
        written = {name: self._write(name, value) for name, value in named}
        return self.tables[table][one.code].format_map(written)

    def sentences(self, verdict: Verdict) -> tuple[str, ...]:
        """Return the explanation of a verdict, its reasons in order."""
        return tuple(self.sentence(one) for one in verdict.reasons)

    def change(self, verdict: Verdict) -> str:
        """Return the smallest change that would flip the verdict, "" where there is none."""
        if verdict.flip is None:
            return ""
        outcome = self.outcome(verdict, verdict.flip.to)
        change = self.sentence(verdict.flip.change, "flip")
        return self.tables["becomes"]["sentence"].format(outcome=outcome, change=change)

    def assertion(self, one: Assertion) -> str:
        """Return what a side asserts."""
        said = ""
        if one.count:
            times = "amount" if one.says is Bearing.FULFILMENT else "times"
            once = times == "times" and one.count.least == 1
            count = self.amount(one.count)
            said = self("asserts", f"once_{one.count.most is None}" if once else times)
            said = said.format(count=count)
        side = self.names((one.side,)) if one.side else self("word", "own")
        about = self.names(one.about)
        return self.tables["asserts"][one.says].format(side=side, about=about, count=said)

    def names(self, sides: tuple[str, ...]) -> str:
        """Return the names of sides, or that nobody is named."""
        return ", ".join(self._name(one) for one in sides) or self("word", "nobody")

    def debtor(self, commitment: Commitment) -> str:
        """Return who is bound: by name, else as the first telling that names anybody words it."""
        said = (one.said(name) for one in commitment.tellings for name in ("debtor", "party"))
        worded = next((f"„{' '.join(words.split())}“" for words in said if words), "")
        return worded if worded and not commitment.debtor else self.names(commitment.debtor)

    def life(self, verdict: Verdict) -> str:
        """Return whether it is owed, in words; a plan is owed by nobody."""
        is_plan = verdict.commitment.kind is Kind.INTENT
        return self("life_intent" if is_plan else "life", verdict.life)

    def outcome(self, verdict: Verdict, outcome: Outcome | None = None) -> str:
        """Return an outcome of a verdict in words, by default its own."""
        is_plan = verdict.commitment.kind is Kind.INTENT
        return self("outcome_intent" if is_plan else "outcome", outcome or verdict.outcome)

    def axes(self, verdict: Verdict) -> str:
        """Return what comes out without allegations, and with them."""
        strict, lenient = (self.outcome(verdict, one) for one in (verdict.strict, verdict.lenient))
        return self("page", "axes").format(strict=strict, lenient=lenient)

    def record(self, value: object) -> str:
        """Return where evidence stands: "act 1a2b/3c4d", "row 7", "3 rows from row 7"."""
        told = str(value)
        first, _, rest = told.partition(" ")
        if first == "row":  # by far the most
            return self("record", "row").format(row=rest)
        for pattern, key in _RECORDS:
            if found := pattern.fullmatch(told):
                return self("record", key).format_map(found.groupdict())
        return told

    def day(self, value: date) -> str:
        """Return a day in words."""
        return _day(self.code, value)

    def days(self, value: Interval | None) -> str:
        """Return an uncertain day in words."""
        if value is None or (value.earliest is None and value.latest is None):
            return self("word", "unknown_day")
        first, last = value.earliest, value.latest
        if first is None or last is None:
            key = "by" if last else "since"
            return self("word", key).format(day=self.day(last or first or date.min))
        if first == last:
            return self.day(first)
        return self("word", "to").format(first=self.day(first), last=self.day(last))

    def term(self, commitment: Commitment) -> str:
        """Return the days of a commitment's term; of what is to be done, when it falls due."""
        start, end = commitment.window.start, commitment.window.end
        if end is None:
            return self._began(start)
        if start is None or start == end or commitment.kind not in LASTING:
            return self._due(end)
        if _is_day(start) and _is_day(end):
            return self("word", "to").format(first=self.days(start), last=self.days(end))
        return f"{self._began(start)}, {self._until(end)}"

    def _began(self, value: object) -> str:
        return self._uncertain("began", value)

    def _until(self, value: object) -> str:
        return self._uncertain("until", value)

    def _due(self, value: object) -> str:
        return self._uncertain("due", value)

    def _uncertain(self, table: str, value: object) -> str:
        """Return an uncertain day by which of its ends are known."""
        if not isinstance(value, Interval) or value == Interval(None, None):
            return self("word", "unknown_day")
        first, last = value.earliest, value.latest
        key = "between" if first and last else "at_latest" if last else "at_earliest"
        named = {"first": first or last, "last": last or first}
        written = {name: self.day(day) for name, day in named.items() if day}
        return self(table, "day" if first == last else key).format_map(written)

    def amount(self, value: Amount) -> str:
        """Return an amount in words."""
        if value.most is None:
            return self("word", "at_least").format(least=_number(self.code, value.least))
        if value.most == value.least:
            return _number(self.code, value.least)
        least, most = _number(self.code, value.least), _number(self.code, value.most)
        return self("word", "between").format(least=least, most=most)

    def _write(self, name: str, value: object) -> str:
        writer = self._writers.get(name) or self._by_type.get(type(value))
        return writer(value) if writer else str(value)

    def _fields(self, value: object) -> str:
        assert isinstance(value, tuple)
        return ", ".join(dict.fromkeys(self("field", one) for one in value))

    def _out(self, value: object) -> str:
        assert isinstance(value, tuple)
        return ", ".join(dict.fromkeys(self("out", one) for one in value))

    def _sides(self, value: object) -> str:
        assert isinstance(value, tuple)
        return self.names(value)

    def _voice(self, value: object) -> str:
        assert isinstance(value, tuple)
        return self.names(value) if value else self("word", "own")

    def _state(self, value: object) -> str:
        return self("word", "confirmed" if value else "unconfirmed")

    def _covers(self, value: object) -> str:
        assert isinstance(value, tuple)
        if not value:
            return self("reason", "covers_none")
        watch = "; ".join(
            f"{source} ({self.days(period)}{', ' + note if note else ''})"
            for source, period, note in value
        )
        return self("reason", "covers").format(watch=watch)

    def _gaps(self, value: object) -> str:
        assert isinstance(value, tuple)
        return "; ".join(self.days(one) for one in value)


_RECORDS = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"act (?P<id>.*)", "act"),
        (r"(?P<count>\d+) rows from row (?P<row>\d+)", "rows"),
        (r"move (?P<row>\d+) of the setup", "move"),
        (r"promises (?P<id>.*)", "promises"),
    )
)


@cache
def _load(code: str) -> Mapping[str, Table]:
    text = resources.files("wortlaut.reckoning").joinpath(f"texts_{code}.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(50_000)
def _is_day(value: Interval) -> bool:
    return value.earliest is not None and value.earliest == value.latest


def _day(code: str, value: date) -> str:
    month = _load(code)["month"]
    name = month["names"][value.month - 1]
    return month["day"].format(day=value.day, month=name, year=value.year)


def _number(code: str, value: float) -> str:
    written = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    return written.translate(str.maketrans(",.", str(_load(code)["number"]["marks"])))
