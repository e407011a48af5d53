"""Scores the three quality benchmarks on the shared dev sets and writes docs/scores.md.

    python benchmarks/scores.py              # measure, print, write docs/scores.md
    python benchmarks/scores.py --floors     # and raise the floors of the gate to what was measured
    python benchmarks/scores.py --floors --lower "why"   # lower one too, with the reason kept

The gates (tests/evaluation/test_gate.py, tests/test_held_out.py) refuse a score below its floor.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.console import Console

from wortlaut import evaluation
from wortlaut.errors import WortlautError
from wortlaut.evaluation import Report
from wortlaut.evaluation.measures import Measure

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = {"tokens unlinked"}
"""Measures of the corpus' authors that say nothing new on a few reports."""
SCORES = ROOT / "docs" / "scores.md"
FLOORS = ROOT / "tests" / "evaluation" / "floors.json"
HELD_OUT_FLOORS = ROOT / "tests" / "articles" / "held_out_floors.json"
OTHERS = Path(__file__).with_name("others.toml")

TITLES = {
    "quotes": "Quotation and attribution",
    "time": "Temporal expressions",
    "acts": "Acts",
}
ANNOTATED = {
    "annotator A (train/acts/a.jsonl)": ROOT / "train" / "acts" / "a.jsonl",
    "annotator B (train/acts/b.jsonl)": ROOT / "train" / "acts" / "b.jsonl",
    "annotator C (train/acts/c.jsonl)": ROOT / "train" / "acts" / "c.jsonl",
}
MORE = """## Beside the dev sets

The articles of the annotators were annotated after the reader of acts was first written; errors of
a part of them were read since ([evaluation.md](evaluation.md) says which), so that their scores are
a little kind. On the seven articles that A and B both read they agree at F1 89 (94 without kind).
"""
HELD_OUT = """## Ten own reports, held out

Written and annotated before the reader saw them, one each on coalition talks, a climate summit,
a strike, a hostage deal, a border dispute, trade, arms control, sanctions, a court and a sport
association. **They are not to be tuned on** (`tests/articles/README.md`), so they say what to
expect of the next article. {acts} acts and {statements} statements, digest `{digest}`; floors in
`tests/articles/held_out_floors.json`.
"""
GATED = {
    "quotes": ("Message", "Roles", "Joint"),
    "time": ("Dolomiten-42: value", "Dolomiten-100: value", "strict", "relaxed", "value"),
    "acts": ("Acts", "without kind"),
}
HEAD = """# Scores

Made by `python benchmarks/scores.py` on {day}; do not edit by hand. What the measures mean stands
in [evaluation.md](evaluation.md). One table alone: `wortlaut evaluate quotes` (or `time`, `acts`),
errors document by document with `--errors`, another set of the same format with `--corpus PATH`.

All figures are percent, on the development sets, which the rules were written and their errors
read on: expect less on unseen text. Others' figures are theirs, from their papers or computed
from their outputs.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    console = Console()
    try:
        reports = [evaluation.run(task) for task in evaluation.TASKS]
    except WortlautError as error:
        print(error, file=sys.stderr)
        return 2
    for report in reports:
        evaluation.print_report(report, console)
    others = tomllib.loads(OTHERS.read_text("utf-8"))
    unseen = held_out_reports()
    parts = (page(reports, date.today(), others), more(), held_out(unseen))
    SCORES.write_text("\n".join(parts), "utf-8")
    if not options.floors:
        return 0
    refused = [
        *_raise_file(FLOORS, reports, options.lower),
        *_raise_file(HELD_OUT_FLOORS, unseen, options.lower),
    ]
    return 1 if refused else 0


def _raise_file(path: Path, reports: Sequence[Report], why: str | None) -> list[str]:
    kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
    floors, refused = raised(kept, reports, why)
    for line in refused:
        print(line, file=sys.stderr)
    path.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return refused


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--floors", action="store_true", help="raise the gate's floors")
    parser.add_argument("--lower", metavar="WHY", help="lower floors too, for this reason")
    return parser.parse_args(arguments)


def raised(
    floors: dict[str, dict[str, object]], reports: Sequence[Report], why: str | None
) -> tuple[dict[str, dict[str, object]], list[str]]:
    """Return the floors after ``reports``, and a line for each that wants a reason to fall."""
    refused = []
    found = dict(floors)
    for report in reports:
        old = dict(floors.get(report.task, {}))
        pinned = dict(old.get("floors", {}))  # type: ignore[call-overload]
        lowered = list(old.get("lowered", []))  # type: ignore[call-overload]
        for name in GATED[report.task]:
            new = floor(report.scores[name].value)
            if new < pinned.get(name, 0) and not why:
                refused.append(f"{report.task}: {name} {pinned[name]} -> {new} needs --lower WHY")
                continue
            if new < pinned.get(name, 0):
                lowered.append({"measure": name, "from": pinned[name], "to": new, "why": why})
            pinned[name] = new
        found[report.task] = {"digest": report.digest, "floors": pinned, "lowered": lowered}
    return found, refused


def floor(value: float | None) -> float:
    """Return a share as percent, rounded down to a tenth."""
    return math.floor(1000 * (value or 0) + 1e-6) / 10


def page(reports: Sequence[Report], day: date, others: dict[str, list[dict[str, object]]]) -> str:
    """Return docs/scores.md; ``others`` holds the systems of others.toml by task."""
    parts = [_section(report, others.get(report.task, [])) for report in reports]
    return HEAD.format(day=day.isoformat()) + "\n" + "\n".join(parts)


def more() -> str:
    """Return the scores beside the dev sets: the learned reader, and acts nobody tuned on."""
    runs = [("statements, `--reader learned`, dev", evaluation.run("quotes", learned=True))]
    for name, path in ANNOTATED.items():
        if path.exists():
            runs.append(
                (
                    f"acts, {len(path.read_text().splitlines())} articles of {name}",
                    evaluation.run("acts", path),
                )
            )
    lines = ["| what | measure | precision | recall | F1 |", "|---|---|--:|--:|--:|"]
    for title, report in runs:
        for measure in GATED[report.task]:
            shown = report.scores[measure]
            figures = (_percent(x) for x in (shown.precision, shown.recall, shown.value))
            lines.append(f"| {title} | {measure} | {' | '.join(figures)} |")
    return f"{MORE}\n" + "\n".join(lines) + "\n"


def held_out_reports() -> list[Report]:
    """Score the own reports that nobody tunes on: acts, then statements."""
    sys.path.insert(0, str(ROOT / "tests"))
    from articles import held_out

    return [held_out.report(task) for task in held_out.TASKS]


def held_out(reports: Sequence[Report]) -> str:
    """Return the section on the held-out reports; ``reports`` are of acts and of quotes."""
    counts = {report.task: sum(one.gold for one in report.documents) for report in reports}
    head = HELD_OUT.format(
        acts=counts["acts"], statements=counts["quotes"], digest=reports[0].digest
    )
    lines = ["| what | measure | precision | recall | F1 |", "|---|---|--:|--:|--:|"]
    lines += [
        f"| {TITLES[report.task]} | {name} | {' | '.join(map(_percent, _figures(measure)))} |"
        for report in reports
        for name, measure in report.scores.items()
        if name.split(":")[0] not in LEFT_OUT
    ]
    return f"{head}\n" + "\n".join(lines) + "\n"


def _figures(measure: Measure) -> tuple[float | None, ...]:
    return (measure.precision, measure.recall, measure.value)


def _section(report: Report, others: list[dict[str, object]]) -> str:
    return (
        f"## {TITLES[report.task]}: `wortlaut evaluate {report.task}`\n\n"
        f"{len(report.documents)} documents of `{report.corpus}` (digest `{report.digest}`), "
        f"lexicon `{report.reader}`.\n\n{_ours(report)}\n{_beside(report, others)}"
    )


def _ours(report: Report) -> str:
    lines = ["| measure | precision | recall | F1 or share | n |", "|---|--:|--:|--:|--:|"]
    for name, measure in report.scores.items():
        shown = (_percent(x) for x in (measure.precision, measure.recall, measure.value))
        lines.append(f"| {name} | {' | '.join(shown)} | {measure.support} |")
    return "\n".join(lines) + "\n"


def _beside(report: Report, others: list[dict[str, object]]) -> str:
    """Return the table of others' figures, one measure a line, ours in the first column."""
    if not others:
        return ""
    figures: list[dict[str, float]] = [dict(other["figures"]) for other in others]  # type: ignore[call-overload]
    names = list(dict.fromkeys(name for known in figures for name in known))
    systems = " | ".join(str(other["system"]) for other in others)
    lines = [f"| beside others | Wortlaut | {systems} |", "|---|--:|" + "--:|" * len(others)]
    for name in names:
        theirs = " | ".join(f"{known[name]:g}" if name in known else "" for known in figures)
        lines.append(f"| {name} | {_percent(report.scores[name].value)} | {theirs} |")
    return "\n".join(lines) + "\n"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


if __name__ == "__main__":
    sys.exit(main())
