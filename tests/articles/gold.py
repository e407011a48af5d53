"""The gold readings of our own articles, and how the reader's are held against them.

``README.md`` beside this file describes the format.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from wortlaut.model import (
    ACT_FIELDS,
    Act,
    ActKind,
    Certainty,
    Form,
    Interval,
    Medium,
    Polarity,
    Reading,
    Span,
    Stance,
    Statement,
    Status,
)

ARTICLES = Path(__file__).parent
ROOT = ARTICLES.parent.parent
Gold = dict[str, Any]
Wordings = list[list[Any]]


def _golds(folder: Path) -> dict[str, Gold]:
    return {
        path.name.removesuffix(".gold.json"): json.loads(path.read_text("utf-8"))
        for path in sorted(folder.glob("*.gold.json"))
    }


GOLD = _golds(ARTICLES / "de")
HELD_OUT = _golds(ARTICLES / "de" / "held_out")
"""Scored as a whole by ``held_out.py`` and never tuned on."""
ALL = GOLD | HELD_OUT
ROLES = ("speaker", "cue", "addressee", "frame", "markers")
FIELDS = ACT_FIELDS[2:]
UNSCORED = {"creditor"}
"""On this field the annotators of gold/ agree in half the cases only."""
LENIENT = {"frame", "markers"}
"""Roles that may be absent or more than gold has; where both speak, they must agree."""
HALF = 0.5

PHENOMENA: list[tuple[str, Gold]] = [
    (name, found) for name, gold in GOLD.items() for found in gold.get("phenomena", [])
]


MOVERS = {"offer", "refusal"}
"""Kinds whose mover may stand as debtor or as party, as the annotators of gold/ have it."""


@cache
def source(name: str) -> str:
    return (ROOT / str(ALL[name]["file"])).read_text("utf-8")


def records(name: str) -> Iterator[Gold]:
    yield from ALL[name]["statements"]
    yield from ALL[name]["acts"]


def wordings_of(record: Gold) -> Iterator[list[Any]]:
    for key in ("quote", *ROLES, *ACT_FIELDS, "also"):
        yield from record.get(key, [])


def each(key: str) -> Iterator[tuple[str, Any]]:
    for name, gold in GOLD.items():
        for record in gold.get(key, []):
            yield name, record


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader made of an article; ``shift`` is where its text begins in ``source``."""

    reading: Reading
    source: str
    shift: int

    def marks(self, spans: Iterable[Span]) -> set[int]:
        """Return the places in the file of the letters and digits that the spans cover."""
        found = {at + self.shift for span in spans for at in range(span.start, span.end)}
        return {at for at in found if self.source[at].isalnum()}

    def said(self, spans: Iterable[Span]) -> str:
        return " ~ ".join(span.of(self.reading.document.text) for span in spans)

    def statement(self, gold: Gold) -> Statement | None:
        """The statement of an accepted form whose quote overlaps the gold one by half, or None."""
        same = [one for one in self.reading.statements if one.form in values(gold, "form")]
        want = marks(gold["quote"])
        best = max(same, key=lambda one: iou(want, self.marks(one.quote)), default=None)
        return best if best and iou(want, self.marks(best.quote)) >= HALF else None

    def act(self, gold: Gold) -> Act | None:
        """The act of an accepted kind that overlaps it by half in anchor or action, or None."""
        same = [one for one in self.reading.acts if one.kind in values(gold, "kind")]
        best = max(same, key=lambda one: self.overlap(gold, one), default=None)
        return best if best and self.overlap(gold, best) >= HALF else None

    def overlap(self, gold: Gold, act: Act) -> float:
        want = marks(gold["anchor"]) | marks(gold["action"])
        return iou(want, self.marks((*act.anchor, *act.action)))

    def acts_at(self, places: Wordings) -> list[str]:
        """Return the acts anchored anywhere in ``places``, for reading."""
        found = (one for one in self.reading.acts if marks(places) & self.marks(one.anchor))
        return [f"{one.kind}: {self.said(one.anchor)}" for one in found]

    def wrong_fields(self, gold: Gold, act: Act) -> list[str]:
        """Return the fields in which the act is not what gold says, with what it says instead."""
        fields = [field for field in FIELDS if field not in UNSCORED]
        if gold["kind"] in MOVERS and self._same_mover(gold, act):
            fields = [field for field in fields if field not in ("debtor", "party")]
        wrong = [field for field in fields if not self.fits(gold, field, getattr(act, field))]
        return [f"{field}={self.said(getattr(act, field))!r}" for field in wrong]

    def _same_mover(self, gold: Gold, act: Act) -> bool:
        want = marks([*gold.get("debtor", []), *gold.get("party", [])])
        have = self.marks((*act.debtor, *act.party))
        return 2 * len(want & have) >= HALF * (len(want) + len(have))

    def fits(self, gold: Gold, key: str, found: tuple[Span, ...]) -> bool:
        """Whether the reader's spans are those of the gold field, or of an accepted wording.

        Nothing may be said where gold says nothing.  ``accept`` with no wording lets a field be
        absent or elsewhere that only the context tells.
        """
        accepted = gold.get("accept", {}).get(key)
        if accepted == [] or (key in LENIENT and not (found and gold.get(key))):
            return True
        want, have = marks(gold.get(key, [])), self.marks(found)
        if key == "frame":
            return bool(want & have)
        alike = 2 * len(want & have) >= HALF * (len(want) + len(have))
        return alike or self.said(found) in (accepted or [])


def spans(wordings: Wordings) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end, _ in wordings)


def interval(ends: Sequence[str | None] | None) -> Interval | None:
    if ends is None:
        return None
    earliest, latest = (date.fromisoformat(end) if end else None for end in ends)
    return Interval(earliest, latest)


def as_statement(gold: Gold) -> Statement:
    return Statement(
        quote=spans(gold["quote"]),
        form=Form(gold["form"]),
        medium=Medium(gold["medium"]),
        nested=gold["nested"],
        stance=Stance(Certainty(gold["certainty"]), spans(gold.get("markers", []))),
        because=("gold",),
        speaker=spans(gold.get("speaker", [])),
        cue=spans(gold.get("cue", [])),
        addressee=spans(gold.get("addressee", [])),
        frame=spans(gold.get("frame", [])),
    )


def as_act(gold: Gold) -> Act:
    fields: dict[str, Any] = {field: spans(gold.get(field, [])) for field in FIELDS}
    return Act(
        kind=ActKind(gold["kind"]),
        anchor=spans(gold["anchor"]),
        action=spans(gold["action"]),
        polarity=Polarity(gold["polarity"]),
        status=Status(gold["status"]),
        certainty=Certainty(gold["certainty"]),
        due=interval(gold["due"]),
        because=("gold",),
        **fields,
    )


def place(name: str, wording: str) -> list[Any]:
    start = source(name).index(wording)
    return [start, start + len(wording), wording]


def marks(wordings: Wordings) -> set[int]:
    """Return the places of the letters and digits that gold spans cover."""
    return {
        start + offset
        for start, _, wording in wordings
        for offset, letter in enumerate(wording)
        if letter.isalnum()
    }


def iou(gold: set[int], found: set[int]) -> float:
    return len(gold & found) / len(gold | found) if gold | found else 0.0


def values(gold: Gold, key: str) -> set[str]:
    return {gold[key], *gold.get("accept", {}).get(key, [])}


def said(wordings: Wordings) -> str:
    return " ~ ".join(str(wording) for _, _, wording in wordings)
