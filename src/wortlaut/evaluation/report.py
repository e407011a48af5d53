"""What an evaluation found, and how it is shown: one table, the errors, JSON, predictions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from wortlaut.errors import InputError
from wortlaut.evaluation.measures import Measure, Scores


@dataclass(frozen=True, slots=True)
class Finding:
    """One error: ``what`` is "missed", "spurious" or "wrong"; the wordings stand side by side."""

    what: str
    kind: str
    gold: str
    read: str
    details: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document's headline score (F1 between 0 and 1, or None) and its errors."""

    id: str
    title: str
    score: float | None
    gold: int
    read: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one evaluation.

    ``predictions`` maps file names to contents in the format of the gold; ``confusion`` counts
    (gold kind, read kind) pairs and is empty where it says nothing.
    """

    task: str
    corpus: str
    digest: str
    reader: str
    """The digest of the lexicon that read."""
    headline: str
    scores: Scores
    documents: tuple[DocumentReport, ...]
    seconds: float
    """Time spent reading; scoring is not counted."""
    confusion: Mapping[tuple[str, str], int] = field(default_factory=dict)
    predictions: Mapping[str, str] = field(default_factory=dict)


def worst_first(report: Report) -> tuple[DocumentReport, ...]:
    """Return the documents from worst to best score; among equals the one with more errors."""
    return tuple(
        sorted(
            (item for item in report.documents if item.score is not None),
            key=lambda item: (item.score, -len(item.findings), item.id),
        )
    )


def percent(value: float | None) -> str:
    """Write a fraction as a percentage with one decimal, or a dash."""
    return "–" if value is None else f"{100 * value:.1f}"


def table(report: Report) -> Table:
    """Return the score table; figures in percent."""
    shown = Table("measure")
    for name in ("precision", "recall", "F1 or share", "n"):
        shown.add_column(name, justify="right")
    for name, measure in report.scores.items():
        shown.add_row(*_cells(name, measure), style="bold" if name == report.headline else None)
    return shown


def head(report: Report) -> str:
    """Return one line that says what was scored on what."""
    return (
        f"{report.task}: {len(report.documents)} documents of {report.corpus} "
        f"(digest {report.digest}), read in {report.seconds:.1f} s"
    )


def _cells(name: str, measure: Measure) -> tuple[str, ...]:
    shares = (measure.precision, measure.recall, measure.value)
    return (name, *(percent(value) for value in shares), str(measure.support))


def print_report(report: Report, console: Console) -> None:
    """Print the score table, and the confusion of kinds where there is one."""
    console.print(head(report), markup=False, highlight=False, soft_wrap=True)
    console.print(table(report))
    if report.confusion:
        console.print(_confusion_table(report.confusion))


def _confusion_table(confusion: Mapping[tuple[str, str], int]) -> Table:
    rows = list(
        dict.fromkeys(kind for side in (0, 1) for kind in (pair[side] for pair in confusion))
    )
    shown = Table("gold \\ read")
    for name in rows:
        shown.add_column(name, justify="right")
    for gold in rows:
        shown.add_row(gold, *(str(confusion.get((gold, read), "·")) for read in rows))
    return shown


def print_errors(report: Report, console: Console, limit: int | None = None) -> None:
    """Print the errors of the ``limit`` worst documents (all, if None), worst first."""
    for item in worst_first(report)[:limit]:
        title = f"{item.id}  {report.headline} {percent(item.score)}  gold {item.gold}"
        console.rule(escape(f"{title}, read {item.read}  {item.title}"), align="left")
        for finding in item.findings:
            _print_finding(finding, console)


def _print_finding(finding: Finding, console: Console) -> None:
    style = {"missed": "red", "spurious": "magenta", "wrong": "yellow"}[finding.what]
    console.print(f"[{style}]{finding.what}[/] [bold]{escape(finding.kind)}[/]", highlight=False)
    lines = [f"gold  {finding.gold}"] if finding.gold else []
    lines += [f"read  {finding.read}"] if finding.read not in ("", finding.gold) else []
    lines += finding.details
    lines += [f"because {', '.join(finding.because)}"] if finding.because else []
    for line in lines:
        console.print(f"    {line}", markup=False, highlight=False)


def to_json(report: Report) -> str:
    """Return scores, per-document scores and errors as JSON; figures are fractions."""
    return msgspec.json.format(msgspec.json.encode(_plain(report)), indent=2).decode()


def _plain(report: Report) -> dict[str, object]:
    return {
        "task": report.task,
        "corpus": report.corpus,
        "digest": report.digest,
        "reader": report.reader,
        "headline": report.headline,
        "seconds": round(report.seconds, 3),
        "scores": report.scores,
        "confusion": [[*kinds, count] for kinds, count in report.confusion.items()],
        "documents": worst_first(report),
    }


def write_predictions(report: Report, path: Path) -> None:
    """Write what was read in the format of the gold.

    One file becomes the file ``path``; a format of a file per document (TimeML) becomes the
    folder ``path``.  Raises ``InputError`` where it cannot be written.
    """
    one_file = all(name.endswith(".jsonl") for name in report.predictions)
    try:
        for name, content in report.predictions.items():
            target = path if one_file else path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, "utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"cannot write the predictions to {path}: {error}") from error
