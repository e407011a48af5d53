"""Kills import, load, review and migration (-9) at random moments: ``python benchmarks/kills.py``.

The long form of tests/hostile/test_kills.py: after each kill the ledger is checked, the command run
again, and its ledger compared with that of an undisturbed run.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from hostile.kills import matters, struck


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--points", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        made = matters(Path(name))
        for number, (what, matter) in enumerate(made.items()):
            place = Path(name) / what
            place.mkdir()
            amid = struck(matter, place, given.points, random.Random(given.seed + number))
            print(f"{what}: killed at {given.points} moments, {amid} amid its work", flush=True)


if __name__ == "__main__":
    main()
