"""The round a user makes: take reports in, read them, record them, look at what is kept.

Faces use this module and the model; it fetches the intake, the reader and the ledger only when
they are needed, so that a face starts quickly.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from wortlaut.errors import InputError, LedgerError, MissingError, WortlautError
from wortlaut.explaining import Reason, explain, rules
from wortlaut.ledger import CURRENT, Dossier, Filter, Found, Hit, Ledger
from wortlaut.model import Act, Actor, Document, Reading, Statement

if TYPE_CHECKING:
    from wortlaut.matching import Matched
    from wortlaut.sources import Failure, Gathering, Hints

__all__ = [
    "Dossier",
    "Filter",
    "Found",
    "Hit",
    "How",
    "Intake",
    "Ledger",
    "Outcome",
    "Reason",
    "Record",
    "State",
    "Taken",
    "actors",
    "explain",
    "hints",
    "is_of_this_version",
    "look_up",
    "promises",
    "read",
    "read_all",
    "rules",
    "search",
    "taken",
    "user",
]

Record = Act | Statement
"""What can be looked up by an id of its own."""


class State(StrEnum):
    """What became of a report."""

    RECORDED = "recorded"
    KNOWN = "known"
    READ = "read"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Taken:
    """One report as the intake handed it over: a document, or why there is none.

    ``state`` is FAILED or SKIPPED where ``document`` is None; ``problem`` says why.  ``address``
    is where it comes from on the net, if it does.
    """

    name: str
    document: Document | None
    problem: str = ""
    state: State = State.READ
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: its reading, or the problem in one sentence.

    ``twins`` are the ids of documents of the same words and publisher under another date.
    """

    name: str
    state: State
    reading: Reading | None = None
    problem: str = ""
    twins: tuple[str, ...] = ()


class Intake:
    """The reports at several places, taken in one after the other.

    ``len`` is known before anything is read.
    """

    def __init__(self, where: Iterable[str], hints: Hints | None = None) -> None:
        """Look at the places; what is wrong with one becomes a failed ``Taken``."""
        self._parts = [_gathered(place, hints) for place in where]

    def __len__(self) -> int:
        return sum(len(part) for part in self._parts)

    def __iter__(self) -> Iterator[Taken]:
        for part in self._parts:
            yield from part if isinstance(part, list) else _taken(part)

    @property
    def is_single(self) -> bool:
        """Whether one report was named, and not a folder, an archive, a feed or several."""
        return len(self._parts) == 1 and not getattr(self._parts[0], "is_many", False)


def hints(date: str | None = None, publisher: str | None = None, lang: str | None = None) -> Hints:
    """Return what the user knows of a report; raises ``InputError`` for what is no date."""
    from wortlaut import lexicon, sources

    if lang and lang not in lexicon.languages():
        known = ", ".join(lexicon.languages())
        raise InputError(f"There is no language {lang!r}: choose one of {known} with --lang.")
    return sources.Hints(sources.parse_date(date) if date else None, publisher, lang)


def _gathered(place: str, hints: Hints | None) -> Gathering | list[Taken]:
    from wortlaut import sources

    try:
        return sources.gather(place, hints or sources.Hints())
    except InputError as error:
        return [Taken(place, None, str(error), State.FAILED)]


def _taken(gathering: Gathering) -> Iterator[Taken]:
    try:
        for item, report in gathering.reports():
            yield taken(item.name, report, item.address)
    except InputError as error:
        yield Taken(gathering.places[0].name, None, str(error), State.FAILED)


def taken(name: str, report: Document | Failure, address: str | None = None) -> Taken:
    """Return what the intake handed over as the desk takes it.

    A report without an address of its own comes from the one that it names, if it names one.
    """
    if isinstance(report, Document):
        return Taken(name, report, address=address or report.url)
    state = State.SKIPPED if report.skipped else State.FAILED
    return Taken(name, None, report.reason, state)


@dataclass(frozen=True, slots=True)
class How:
    """How reports are read: what the ledger knows ``anew``, with the ``learned`` tagger or by
    rules alone; ``debug`` lets an unexpected error through; ``dossier`` is put into a dossier.
    """

    anew: bool = False
    learned: bool = False
    debug: bool = False
    dossier: str | None = None


def read_all(taken: Iterable[Taken], ledger: Path | None, how: How = How()) -> Iterator[Outcome]:
    """Read what the intake hands over, record each reading, and tell what became of it.

    Each report is one transaction: when its outcome is yielded, its reading is in ``ledger``
    (unless that is None).  A report that the ledger knows from the same reader is not read again
    unless ``how.anew``.  One report that cannot be read does not stop the others; with
    ``how.debug`` an unexpected error does.  Each report that has a reading is put into
    ``how.dossier``.  Raises ``LedgerError``.
    """
    readers: dict[str, str] = {}
    opened: Ledger | None = None
    try:
        for item in taken:
            if item.document is None:
                yield Outcome(item.name, item.state, problem=item.problem)
                continue
            if ledger and opened is None:
                opened = Ledger(ledger, create=True)
            outcome = _outcome(item, opened, {} if how.anew else readers, how)
            if opened and outcome.reading and item.address:
                opened.saw(item.address, outcome.reading.document.id, user())
            if opened and how.dossier and outcome.reading:
                opened.put(how.dossier, [outcome.reading.document.id], user())
            yield outcome
        if opened and how.dossier:
            _remember(opened, how.dossier)
    finally:
        with opened or nullcontext():
            pass


def _remember(ledger: Ledger, dossier: str) -> None:
    from wortlaut import promises

    promises.remember(ledger, dossier)


def _outcome(item: Taken, ledger: Ledger | None, readers: dict[str, str], how: How) -> Outcome:
    document = item.document
    assert document is not None
    reader = readers.get(document.language)
    if ledger and reader and ledger.has(document.id, reader):
        return Outcome(item.name, State.KNOWN, ledger.reading_of(document.id, reader))
    try:
        reading = read(document, learned=how.learned)
    except WortlautError as error:
        return Outcome(item.name, State.FAILED, problem=str(error))
    except Exception as error:
        if how.debug:
            raise
        return Outcome(item.name, State.FAILED, problem=_surprise(item.name, error))
    readers[document.language] = reading.reader
    if ledger is None:
        return Outcome(item.name, State.READ, reading)
    from wortlaut import promises

    recorded = ledger.record(reading, kept=promises.kept(reading), by=user())
    state = State.RECORDED if recorded else State.KNOWN
    return Outcome(item.name, state, reading, twins=ledger.twins(document.id) if recorded else ())


def _surprise(name: str, error: Exception) -> str:
    return (
        f"{name} could not be read because of a fault in Wortlaut ({type(error).__name__}: "
        f"{error}): run again with --debug and report what it prints."
    )


def read(document: Document, *, learned: bool = False) -> Reading:
    """Read one document with the lexicon of its language, by rules or with the learned tagger.

    Raises ``LexiconError``.
    """
    from wortlaut import lexicon, reader

    return reader.read(document, lexicon.load(document.language), learned=learned)


def user() -> str:
    """Return who is at work: WORTLAUT_USER, else the name that the system knows the user by."""
    try:
        return os.environ.get("WORTLAUT_USER") or getpass.getuser()
    except (KeyError, OSError):  # a container may run as a number that nobody has named
        return "unknown"


def promises(
    ledger: Ledger,
    dossier: str | None = None,
    known_on: date | None = None,
    recorded_on: date | None = None,
) -> Matched:
    """Return the promises that the reports of a dossier tell, of the whole ledger where it is None.

    ``known_on`` leaves out what was published later, ``recorded_on`` what this ledger took in
    later.  Raises ``LedgerError`` for a dossier that is not there.
    """
    from wortlaut import promises as kept

    return kept.promises(
        ledger, Filter(dossier=dossier, known_on=known_on, recorded_on=recorded_on)
    )


def search(path: Path, asked: str, wanted: Filter = CURRENT, limit: int = 20) -> tuple[Hit, ...]:
    """Return where the words occur in texts and records, the best first.

    What an older version recorded comes into the index of words first, which needs a ledger that
    can be written.  Raises ``LedgerError``, and ``InputError`` where no word is asked.
    """
    with Ledger(path) as ledger:
        lacking = ledger.unsearched()
    if lacking:
        with Ledger(path, create=True) as ledger:
            for seq, id_ in lacking:
                ledger.index(seq, ledger.reading(id_, seq))
    with Ledger(path) as ledger:
        return tuple(ledger.search(asked, wanted, limit))


def actors(language: str) -> tuple[Actor, ...]:
    """Return the actors that the lexicon of a language lists, () for an unknown language."""
    from wortlaut import lexicon
    from wortlaut.reader.actors import gazetteer, mentions

    if language not in lexicon.languages():
        return ()
    return tuple(map(mentions.listed, gazetteer.of(lexicon.load(language)).entries.values()))


def names(ledger: Ledger | None, language: str, also: Iterable[str] = ()) -> dict[str, str]:
    """Return the names of actors by their ids, as an interface in ``language`` shows them.

    What the list of that language has goes before what the ledger read; an actor that neither
    has is called as the first of the languages ``also`` has it.
    """
    listed = [
        {one.id: one.names[0] for one in actors(code) if one.names}
        for code in (language, *dict.fromkeys(also))
    ]
    found: dict[str, str] = {}
    for one in reversed(listed[1:]):
        found |= one
    return found | (ledger.actor_names() if ledger else {}) | listed[0]


def look_up(
    ledger: Ledger,
    address: str,
    known_on: date | None = None,
    recorded_on: date | None = None,
) -> tuple[Reading, Record | None]:
    """Return the reading that ``address`` names, or the record and the reading it stands in.

    ``known_on`` and ``recorded_on`` are as in ``promises``.  Raises ``LedgerError`` if nothing or
    more than one thing has that id.
    """
    found = ledger.find(address, Filter(known_on=known_on, recorded_on=recorded_on))
    if not found:
        raise MissingError(
            f"Nothing in the ledger {ledger.path} has the id {address}: see `wortlaut list`."
        )
    if len(found) > 1:
        raise LedgerError(f"The id {address} is not unique; say one of: {_choices(found)}.")
    reading = ledger.reading(found[0].reading, found[0].seq)
    return reading, _record(reading, found[0])


def _choices(found: tuple[Found, ...], most: int = 5) -> str:
    names = [
        f"{item.record} (reading)"
        if item.kind == "reading"
        else f"{item.document[:8]}/{item.record} ({item.kind}{_of_day(item)})"
        for item in found
    ]
    more = [f"and {len(names) - most} more"] if len(names) > most else []
    return ", ".join(names[:most] + more)


def _of_day(found: Found) -> str:
    return f" of {found.published}" if found.published else ""


def _record(reading: Reading, found: Found) -> Record | None:
    records: dict[str, Iterable[Record]] = {
        "act": reading.acts,
        "statement": reading.statements,
    }
    kept = records.get(found.kind, ())
    return next((record for record in kept if record.id == found.record), None)


def is_of_this_version(reading: Reading) -> bool:
    """Whether the reader and lexicon of this very Wortlaut made the reading."""
    from wortlaut import lexicon, reader

    language = reading.document.language
    if language not in lexicon.languages():
        return False
    known = lexicon.load(language)
    return reading.reader in (reader.identity(known, learned=way) for way in (False, True))
