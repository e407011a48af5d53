"""Watching places on the net and on disk: what is new or has changed is read and recorded.

A round asks each address that is due, and no more often than it likes to be asked: with what it
said of its last answer (ETag, Last-Modified), after a pause that grows while nothing changes or
while it fails, and never before the time that it names (Retry-After).  A feed's reports are noted
before they are fetched, in one transaction with the feed's answer, and each report is recorded
before the next is asked for, so that a stopped round goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from wortlaut import desk, sources
from wortlaut.desk import How, Ledger, Outcome, State
from wortlaut.errors import InputError
from wortlaut.ledger import Polled, Watched
from wortlaut.sources import Item, Known

AGAIN = timedelta(hours=1)
"""After what time a report named by a feed is asked again for changes; doubled each time."""
LATEST = timedelta(days=1)
"""The longest pause between two questions, unless the server names a longer one."""
FOLLOWED = timedelta(days=7)
"""How long a report is asked for changes after it was found in a feed."""
LONGEST = timedelta(days=30)
"""The longest wait that a server is granted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of an address in a round: the outcomes of its reports, or why there are none.

    ``note`` is "unchanged", "feed of 12 reports, 3 new", or what went wrong; ``until`` is the
    instant before which it is not asked again.
    """

    address: str
    note: str
    failed: bool = False
    outcomes: tuple[Outcome, ...] = ()
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """How a round is made: which ledger, how often a place is asked, how reports are read."""

    ledger: Path
    every: timedelta
    how: How

    def run(self, places: tuple[Watched, ...]) -> Iterator[Asked]:
        """Ask what is due of the places, one address after the other, and yield what came of it.

        What is yielded is in the ledger.  Raises ``LedgerError``.
        """
        for place in places:
            if sources.is_address(place.place):
                yield from self._net(place)
            else:
                yield from self._disk(place)

    def next(self, places: tuple[Watched, ...]) -> datetime | None:
        """Return the instant at which the first of the places' addresses is due; None for files."""
        states = (one for place in places for one in self._states(place).values())
        due = (one.not_before for one in states if sources.is_address(one.address))
        return min(map(datetime.fromisoformat, due), default=None)

    def _net(self, place: Watched) -> Iterator[Asked]:
        state = self._states(place).get(place.place) or _new(place.place, place.place)
        if _is_due(state):
            yield self._ask(place, state)
        for other in self._states(place).values():
            if other.address != place.place and _is_due(other):
                yield self._ask(place, other)

    def _states(self, place: Watched) -> dict[str, Polled]:
        with Ledger(self.ledger) as opened:
            return opened.polled(place.place)

    def _ask(self, place: Watched, state: Polled) -> Asked:
        sources.wait_for(state.address)
        try:
            answer = sources.ask(state.address, Known(state.etag, state.modified))
        except sources.PrivateHostError as error:  # nobody was asked: no reason to wait
            return Asked(state.address, str(error), failed=True)
        except InputError as error:
            return self._failed(state, str(error), getattr(error, "wait", None))
        known = replace(state, etag=answer.known.etag, modified=answer.known.modified, failures=0)
        if answer.raw is None:
            return self._kept(self._left_alone(known), "unchanged")
        if sources.is_feed(answer.raw.data) and state.address == place.place:
            return self._feed(known, answer.raw)
        raw = replace(answer.raw, dated=date.fromisoformat(known.dated) if known.dated else None)
        item = Item(state.address, raw, address=state.address)
        return self._report(place, known, item)

    def _report(self, place: Watched, state: Polled, item: Item) -> Asked:
        """Read and record one report, then note that it was asked."""
        try:
            taken = desk.taken(item.name, sources.document_of(item), item.address)
        except InputError as error:
            return self._failed(state, str(error), None)
        outcome = self._read(place, taken)
        if outcome.state is State.FAILED:
            return self._failed(state, outcome.problem, None)
        is_news = outcome.state is State.RECORDED
        kept = replace(state, pause=0.0) if is_news else state
        return self._kept(self._left_alone(kept), str(outcome.state), (outcome,))

    def _read(self, place: Watched, taken: desk.Taken) -> Outcome:
        first, *others = place.dossiers or (None,)
        (outcome,) = desk.read_all([taken], self.ledger, replace(self.how, dossier=first))
        if others and outcome.reading:
            with Ledger(self.ledger, create=True) as opened:
                for name in filter(None, others):
                    opened.put(name, [outcome.reading.document.id], desk.user())
        return outcome

    def _feed(self, state: Polled, raw: sources.Raw) -> Asked:
        """Note what a feed names; what is new or stamped anew is due at once."""
        try:
            entries = sources.entries(raw)
        except InputError as error:
            return self._failed(state, f"{state.address}: {error}", None)
        with Ledger(self.ledger) as opened:
            known = opened.polled(state.place)
        found = []
        for entry in entries:
            before = known.get(entry.address)
            if before is None or before.stamp != entry.stamp:
                dated = entry.dated.isoformat() if entry.dated else None
                due = replace(before or _new(state.place, entry.address), not_before=_now())
                found.append(replace(due, stamp=entry.stamp, dated=dated, pause=0.0))
        new = sum(one.address not in known for one in found)
        note = f"feed of {len(entries)} reports, {new} new"
        return self._kept(self._left_alone(state), note, states=found)

    def _disk(self, place: Watched) -> Iterator[Asked]:
        """Read what is new or changed in a file or folder, by size and time of each file."""
        known = self._states(place)
        try:
            names = [found.name for found in sources.gather(place.place).places]
        except InputError as error:
            yield Asked(place.place, str(error), failed=True)
            return
        for name in names:
            state = known.get(name) or _new(place.place, name)
            stamp = _stamp(Path(name))
            if stamp and stamp != state.etag:
                yield self._file(place, replace(state, etag=stamp))

    def _file(self, place: Watched, state: Polled) -> Asked:
        first, *others = place.dossiers or (None,)
        intake = desk.Intake([state.address])
        how = replace(self.how, dossier=first)
        outcomes = tuple(desk.read_all(intake, self.ledger, how))
        with Ledger(self.ledger, create=True) as opened:
            ids = [one.reading.document.id for one in outcomes if one.reading]
            for name in filter(None, others):
                opened.put(name, ids, desk.user())
            opened.poll([state])
        failed = any(one.state is State.FAILED for one in outcomes)
        return Asked(state.address, "read", failed, outcomes)

    def _failed(self, state: Polled, problem: str, wait: float | None) -> Asked:
        """Note a failure: each in a row doubles the pause, and the server may name a longer one."""
        backed = min(self.every * 2 ** min(state.failures, 16), LATEST)
        asked = timedelta(seconds=wait or 0)
        until = datetime.now(UTC) + min(max(backed, asked), LONGEST)
        kept = replace(state, not_before=_text(until), failures=state.failures + 1)
        with Ledger(self.ledger, create=True) as opened:
            opened.poll([kept])
        return Asked(state.address, problem, failed=True, until=until)

    def _left_alone(self, state: Polled) -> Polled:
        """Return when an address is asked next that has answered."""
        if state.address == state.place:
            until = datetime.now(UTC) + self.every
            return replace(state, not_before=_text(until), pause=self.every.total_seconds())
        pause = min(max(timedelta(seconds=2 * state.pause), AGAIN), LATEST)
        until = datetime.now(UTC) + pause
        return replace(state, not_before=_text(until), pause=pause.total_seconds())

    def _kept(
        self,
        state: Polled,
        note: str,
        outcomes: tuple[Outcome, ...] = (),
        states: list[Polled] | None = None,
    ) -> Asked:
        with Ledger(self.ledger, create=True) as opened:
            opened.poll([state, *(states or ())])
        until = datetime.fromisoformat(state.not_before)
        return Asked(state.address, note, False, outcomes, until)


def _new(place: str, address: str) -> Polled:
    return Polled(place, address, found_at=_now(), not_before=_now())


def _is_due(state: Polled) -> bool:
    """Whether an address may be asked now, and is still of interest."""
    now = datetime.now(UTC)
    if state.address != state.place:
        last_news = datetime.fromisoformat(state.found_at)
        if now - last_news > FOLLOWED and (state.pause or state.failures):
            return False
    return datetime.fromisoformat(state.not_before) <= now


def _stamp(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def _now() -> str:
    return _text(datetime.now(UTC))


def _text(instant: datetime) -> str:
    return instant.isoformat(timespec="microseconds")
