"""Holds matching against the gold files: which pairs of acts tell the same promise.

``python tests/dossiers/score.py`` prints pairwise precision and recall of both dossiers, with
the reader's acts as they are and with the acts of gold.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from wortlaut import lexicon
from wortlaut.matching import STAGES, Matched, facts, inventory, match
from wortlaut.matching.pairs import claims, contradiction
from wortlaut.model import (
    ACT_FIELDS,
    Act,
    ActKind,
    Actor,
    ActorKind,
    ActRef,
    Interval,
    Polarity,
    Reading,
    Role,
    Span,
    Stage,
    Window,
)
from wortlaut.reader import read
from wortlaut.sources import take

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
DOSSIERS = ("energy-truce", "coalition", "climate")
Gold = dict[str, Any]
Pairs = set[frozenset[ActRef]]
ALIGNED = 0.5
"""Share of the shorter of two acts' letters that the other covers, for them to be the same."""


@dataclass(frozen=True)
class Score:
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def __str__(self) -> str:
        counts = f"{self.right} right, {self.wrong} wrong, {self.missed} missed"
        return f"precision {self.precision:.1%}  recall {self.recall:.1%}  ({counts})"


@cache
def whole(name: str) -> Gold:
    found: Gold = json.loads((HERE / f"{name}.gold.json").read_text("utf-8"))
    return found


def gold(name: str) -> list[Gold]:
    acts: list[Gold] = whole(name)["acts"]
    return acts


@cache
def readings(name: str) -> dict[str, Reading]:
    """Return what the reader makes of each report of a dossier, by its path in examples/."""
    folder = EXAMPLES / f"dossier-{name}"
    known = lexicon.load("de")
    paths = sorted(folder.glob("2*.md"))
    return {str(one.relative_to(EXAMPLES)): read(take(str(one)), known) for one in paths}


def spans(pieces: Iterable[Sequence[Any]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end, _ in pieces)


def interval(ends: Sequence[str | None]) -> Interval:
    return Interval(*(date.fromisoformat(end) if end else None for end in ends))


def as_act(one: Gold) -> Act:
    fields: dict[str, Any] = {name: spans(one[name]) for name in ACT_FIELDS if name in one}
    roles = [Role(name, actor) for name, ids in one.get("actors", {}).items() for actor in ids]
    window = one.get("window")
    return Act(
        kind=ActKind(one["kind"]),
        polarity=Polarity(one["polarity"]),
        roles=tuple(roles),
        due=interval(one["due"]) if "due" in one else None,
        window=Window(interval(window[0]), interval(window[1])) if window else None,
        because=("gold",),
        **fields,
    )


@cache
def gold_readings(name: str) -> dict[str, Reading]:
    """Return the readings of a dossier with the acts and actors of gold in the reader's place."""
    acts: dict[str, list[Act]] = {}
    for one in gold(name):
        acts.setdefault(one["file"], []).append(as_act(one))
    known = tuple(
        Actor(actor, ActorKind.PERSON, (actor,), of=of) for actor, of in whole(name)["of"].items()
    )
    return {
        file: replace(one, acts=tuple(acts.get(file, ())), actors=(*one.actors, *known))
        for file, one in readings(name).items()
    }


def labels(name: str) -> dict[ActRef, tuple[str, Stage]]:
    """Return the promise of each act of gold, and its stage."""
    found = readings(name)
    return {
        ActRef(found[one["file"]].document.id, as_act(one).id): (
            one["promise"],
            STAGES[ActKind(one["kind"])],
        )
        for one in gold(name)
    }


def same(refs: dict[ActRef, tuple[str, Stage]]) -> Pairs:
    return {frozenset(pair) for pair in combinations(refs, 2) if refs[pair[0]] == refs[pair[1]]}


def told(matched: Matched) -> Pairs:
    return {
        frozenset(pair) for one in matched.promises for pair in combinations(sorted(one.refs), 2)
    }


def score(want: Pairs, found: Pairs) -> Score:
    return Score(len(want & found), len(found - want), len(want - found))


def on_gold_acts(name: str) -> Score:
    return score(same(labels(name)), told(match(gold_readings(name).values())))


def marks(act: Act) -> set[int]:
    return {at for span in (*act.anchor, *act.action) for at in range(span.start, span.end)}


def likeness(left: Act, right: Act) -> float:
    """Return how much of both actions is the same: parts of one move share all the rest."""
    mine, other = (
        {at for span in act.action for at in range(span.start, span.end)} for act in (left, right)
    )
    return len(mine & other) / len(mine | other)


def aligned(name: str) -> dict[ActRef, ActRef]:
    """Return for each act of the reader the act of gold that it is, each taken once.

    The kind does not count: a misread kind is the reader's mistake and shows in the pairs.
    """
    scored = []
    for file, reading in readings(name).items():
        for mine in reading.acts:
            for other in gold_readings(name)[file].acts:
                shared = len(marks(mine) & marks(other))
                small = min(len(marks(mine)), len(marks(other)))
                if shared >= ALIGNED * small:
                    close = shared / len(marks(mine) | marks(other)) + likeness(mine, other)
                    refs = (ActRef(reading.document.id, one.id) for one in (mine, other))
                    scored.append((STAGES[mine.kind] is STAGES[other.kind], close, *refs))
    taken: dict[ActRef, ActRef] = {}
    for _, _, left, right in sorted(scored, reverse=True):
        if left not in taken and right not in taken.values():
            taken[left] = right
    return taken


def on_read_acts(name: str) -> tuple[Score, Score]:
    """Return the scores of the reader's acts: against all of gold, and against what was read.

    Pairs with an act that gold does not have are wrong.  The second score counts as missed only
    pairs both of whose acts were read.
    """
    to_gold = aligned(name)
    found = {
        frozenset(to_gold.get(ref, ref) for ref in pair)
        for pair in told(match(readings(name).values()))
    }
    want = same(labels(name))
    have = set(to_gold.values())
    return score(want, found), score({pair for pair in want if pair <= have}, found)


def losses(name: str) -> dict[str, int]:
    """Return what became of the pairs of gold among the acts read, and of how many each.

    "act missed": the reader lacks one of the two; "stage" and so on: a field of the acts as read
    contradicts; "too little": nothing contradicts, and too little agrees.
    """
    back = {other: mine for mine, other in aligned(name).items()}
    found = told(match(readings(name).values()))
    german = lexicon.load("de")
    words = inventory(german)
    known = {
        one.telling.ref: one for made in readings(name).values() for one in facts(made, german)
    }
    counts: Counter[str] = Counter()
    for pair in same(labels(name)):
        mine = [back[ref] for ref in pair if ref in back]
        if len(mine) < len(pair):
            counts["act missed"] += 1
        elif frozenset(mine) in found:
            counts["matched"] += 1
        else:
            left, right = (claims(known[ref], words) for ref in mine)
            counts[contradiction(left, right) or "too little"] += 1
    return dict(counts.most_common())


def main() -> None:
    for name in DOSSIERS:
        what = ", ".join(f"{count} {reason}" for reason, count in losses(name).items())
        print(f"{name}: pairs of gold          {what}")
        all_of_it, read_only = on_read_acts(name)
        print(f"{name}: acts of gold           {on_gold_acts(name)}")
        print(f"{name}: acts read              {all_of_it}")
        print(f"{name}: acts read, of those    {read_only}")
        print(f"{name}: {len(aligned(name))} of {len(gold(name))} acts of gold were read")


if __name__ == "__main__":
    main()
