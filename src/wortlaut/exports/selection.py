"""What is exported: readings of the ledger, each with the records that were asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from wortlaut.desk import Filter, Ledger
from wortlaut.model import Reading, Verb
from wortlaut.reviewing import in_force

Ids = dict[int, set[str]]
"""Ids of records by the row of their reading."""


@dataclass(frozen=True, slots=True)
class Known:
    """A reading, with the records chosen of it, and the instant (UTC) that it is known since.

    ``finished`` says that somebody has read the report through.
    """

    reading: Reading
    since: datetime
    finished: bool = False


def select(ledger: Ledger, wanted: Filter) -> Iterator[Known]:
    """Yield the readings that ``wanted`` lists, oldest publication first.

    Where it names a kind or an actor, a reading comes with the acts and statements alone that
    match, and not at all where none does.  Times, mentions and actors always come whole.  Rows
    are fetched before the first reading, so that a long export does not keep writers waiting.
    """
    narrowed = bool(wanted.kind or wanted.actor)
    acts = _ids(ledger.acts(wanted)) if narrowed else {}
    statements = _ids(ledger.statements(wanted)) if narrowed else {}
    made = in_force(ledger.decisions(wanted.recorded_on))
    finished = {one.document for one in made if one.verb is Verb.FINISH}
    for row in list(ledger.readings(replace(wanted, kind=None, actor=None))):
        seq = int(str(row["seq"]))
        if narrowed and seq not in acts and seq not in statements:
            continue
        reading = ledger.reading(str(row["id"]), seq)
        since = datetime.fromisoformat(str(row["recorded_at"]))
        chosen = _only(reading, acts, statements, seq) if narrowed else reading
        yield Known(chosen, since, reading.document.id in finished)


def _ids(rows: Iterator[object]) -> Ids:
    found: Ids = defaultdict(set)
    for row in rows:
        found[row["reading"]].add(row["id"])  # type: ignore[index]
    return found


def _only(reading: Reading, acts: Ids, statements: Ids, seq: int) -> Reading:
    return replace(
        reading,
        acts=tuple(act for act in reading.acts if act.id in acts.get(seq, ())),
        statements=tuple(said for said in reading.statements if said.id in statements.get(seq, ())),
    )
