"""The gate: no dev score may fall below its floor (floors.json).

``python benchmarks/scores.py --floors`` raises the floors to what is measured now; to lower one
it wants a reason, which stays in the file.
"""

import json
from pathlib import Path

import pytest

from wortlaut import evaluation
from wortlaut.errors import CorpusError
from wortlaut.evaluation import corpora

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))


def shared() -> Path:
    try:
        return corpora.shared()
    except CorpusError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("task", sorted(evaluation.TASKS))
def test_no_score_falls_below_its_floor(task: str) -> None:
    pinned = FLOORS[task]
    report = evaluation.run(task, shared() / evaluation.TASKS[task].DEFAULT, progress=False)
    assert report.digest == pinned["digest"], "the floors were set on another corpus: set them anew"
    measured = {name: 100 * (report.scores[name].value or 0) for name in pinned["floors"]}
    fallen = {
        name: f"{measured[name]:.1f} is below the floor of {floor}"
        for name, floor in pinned["floors"].items()
        if measured[name] < floor
    }
    assert not fallen, fallen


def test_every_benchmark_has_a_floor() -> None:
    assert FLOORS.keys() == evaluation.TASKS.keys()
    assert all(any(floor > 0 for floor in pinned["floors"].values()) for pinned in FLOORS.values())
