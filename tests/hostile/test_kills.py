"""Killed at any moment: nothing that was said to be done is lost, nothing is there twice.

The long form is ``python benchmarks/kills.py --points 200``.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hostile.kills import Matter, matters, struck

POINTS, ROUNDS = 3, 8


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Matter]:
    return matters(tmp_path_factory.mktemp("kills"))


@pytest.mark.parametrize("name", ["import", "load", "review", "migration"])
def test_killed_at_random_moments(name: str, made: dict[str, Matter], tmp_path: Path) -> None:
    """Each kill is checked; on a busy machine it may take some to meet the work itself."""
    found = (struck(made[name], tmp_path, POINTS, random.Random(seed)) for seed in range(ROUNDS))
    assert any(found)
