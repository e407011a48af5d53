"""Takes tests that pass out of known_failures.jsonl and names new failures; see README.md.

A reason given as the only argument lists the new failures under it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LIST = HERE / "known_failures.jsonl"


class Outcomes:
    """Collects the ids of the cases by how they came out."""

    def __init__(self) -> None:
        """Start with no case seen."""
        self.failing: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a case that failed, expected or not; one that passed against its mark is no failure."""
        passed = report.outcome == "failed" and "[XPASS(strict)]" in str(report.longrepr)
        if report.when == "call" and report.outcome != "passed" and not passed:
            self.failing.append(report.nodeid.partition("[")[2].removesuffix("]"))


def main(reason: str | None) -> None:
    """Run the tests, rewrite the list, print what changed."""
    outcomes = Outcomes()
    pytest.main(
        ["-q", "--no-header", "--tb=no", "-r", "", str(HERE.parent / "test_articles.py")],
        [outcomes],
    )
    failing = [json.loads(f'"{id}"') if "\\" in id else id for id in outcomes.failing]
    rows = [json.loads(line) for line in LIST.read_text("utf-8").splitlines() if line.strip()]
    kept = [row for row in rows if row["id"] in failing]
    new = [id for id in failing if id not in {row["id"] for row in rows}]
    if reason:
        kept += [{"id": id, "reason": reason} for id in new]
    lines = [json.dumps(row, ensure_ascii=False) for row in kept]
    LIST.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    print(f"{len(rows)} known before, {len(kept)} now")
    print("\n".join(f"fails{', listed now' if reason else ', not listed'}: {id}" for id in new))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
