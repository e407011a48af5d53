"""The long form of tests/hostile: ``python benchmarks/soak.py --articles 10000``.

Reads spoilt articles one after the other and counts what was read, refused, crashed, slow (over ten
seconds of this process), and records whose wording is not in the source.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from hostile.mutations import spoilt
from hostile.test_mutations import check

SLOW = 10.0


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--from", dest="first", type=int, default=0)
    options.add_argument("--seconds", type=float, default=1e9, help="stop after so long")
    given = options.parse_args()
    counts: Counter[str] = Counter()
    longest, start = 0.0, time.monotonic()
    for number in range(given.first, given.first + given.articles):
        if time.monotonic() - start > given.seconds:
            break
        name, data = spoilt(number)
        begun = time.process_time()
        try:
            counts[check(data)] += 1
        except AssertionError:
            counts["wording not in the source"] += 1
            print(f"{number} ({name}): wording not in the source")
        except Exception as error:
            counts["crashed"] += 1
            print(f"{number} ({name}): {type(error).__name__}: {error}"[:300])
        taken = time.process_time() - begun
        longest = max(longest, taken)
        counts["slow"] += taken > SLOW
    print(f"{sum(counts[key] for key in ('read', 'refused', 'crashed'))} articles: {dict(counts)}")
    print(f"longest: {longest:.1f} seconds")
    return 1 if counts["crashed"] + counts["slow"] + counts["wording not in the source"] else 0


if __name__ == "__main__":
    sys.exit(main())
