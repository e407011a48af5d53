"""The quality benchmarks: quotes, time and acts, each scored against a corpus.

The face needs these names::

    report = run("quotes")                      # or "time", "acts"; the dev set of ../shared
    report = run("acts", Path("my.jsonl"))      # any file or folder in the format of the gold
    print_report(report, console)               # one table
    print_errors(report, console, limit=10)     # the worst documents: missed, spurious, wrong
    print(to_json(report))                      # scores, documents and errors as JSON
    write_predictions(report, Path("out"))      # what was read, in the format of the gold

``run`` shows a progress bar on stderr where that is a terminal and raises ``CorpusError`` where
the corpus is absent or malformed.  Predictions are themselves a corpus: scored with ``run`` by
the same reader they reach 100.
"""

from wortlaut.evaluation.report import (
    DocumentReport,
    Finding,
    Report,
    print_errors,
    print_report,
    to_json,
    worst_first,
    write_predictions,
)
from wortlaut.evaluation.runner import TASKS, run

__all__ = [
    "TASKS",
    "DocumentReport",
    "Finding",
    "Report",
    "print_errors",
    "print_report",
    "run",
    "to_json",
    "worst_first",
    "write_predictions",
]
