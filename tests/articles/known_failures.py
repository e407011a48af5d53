"""Takes tests that pass out of a list of known failures and names new ones; see README.md.

The first argument is "articles" or "quotes", the second the reason under which to list the new
failures; without it they are only named.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LISTS = {
    "articles": (HERE.parent / "test_articles.py", HERE / "known_failures.jsonl"),
    "quotes": (
        HERE.parent / "reader" / "attribution" / "test_quotes_cases.py",
        HERE.parent / "cases" / "de" / "quotes_known_failures.jsonl",
    ),
}


class Outcomes:
    """Collects the ids of the cases by how they came out."""

    def __init__(self) -> None:
        """Start with no case seen."""
        self.failing: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a case that failed, expected or not, but none that passed against its mark."""
        passed = report.outcome == "failed" and "[XPASS(strict)]" in str(report.longrepr)
        if report.when == "call" and report.outcome != "passed" and not passed:
            self.failing.append(report.nodeid.partition("[")[2].removesuffix("]"))


def failures(tests: Path) -> list[str]:
    """Run the tests of a file and return the ids of the cases that fail, expected or not."""
    outcomes = Outcomes()
    code = pytest.main(["-q", "--no-header", "--tb=no", "-r", "", str(tests)], [outcomes])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise SystemExit(f"{tests} was not run: pytest ended with {code!s}")
    escaped = (id.encode("ascii", "backslashreplace") for id in outcomes.failing)
    return [id.decode("unicode_escape") for id in escaped]


def main(name: str, reason: str | None = None) -> None:
    """Run the tests, rewrite the list, print what changed."""
    tests, path = LISTS[name]
    failing = failures(tests)
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    kept = [row for row in rows if row["id"] in failing]
    new = [id for id in failing if id not in {row["id"] for row in rows}]
    if reason:
        kept += [{"id": id, "reason": reason} for id in new]
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in kept), "utf-8")
    print(f"{len(rows)} known before, {len(kept)} now")
    print("\n".join(f"fails{', listed now' if reason else ', not listed'}: {id}" for id in new))


if __name__ == "__main__":
    main(*sys.argv[1:3])
