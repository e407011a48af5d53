"""`wortlaut read`: reports in, readings out and into the ledger."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli import options
from wortlaut.cli.guard import INTERRUPTED, OK, PARTIAL, WRONG, say

if TYPE_CHECKING:
    from wortlaut.desk import How, Intake, Outcome
    from wortlaut.model import Reading


@dataclass(frozen=True, slots=True)
class Way:
    """How a command reads and shows: ``ledger`` is None where nothing is to be kept."""

    ledger: Path | None
    as_json: bool
    html: Path | None
    page_lang: str | None
    how: How


@dataclass(slots=True)
class Tally:
    """How many reports came to what, by ``State``."""

    counts: Counter[str] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        """How many have a reading now."""
        return sum(self.counts[state] for state in ("recorded", "known", "read"))

    @property
    def status(self) -> int:
        """The exit status."""
        if not self.counts["failed"]:
            return OK
        return PARTIAL if self.read else WRONG


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@options.ledger
@click.option("--no-ledger", is_flag=True, help="Read only, keep nothing.")
@click.option("--date", metavar="DATE", help="Day, month or year of publication: 2025-03-18.")
@click.option("--publisher", metavar="NAME", help="Who published the report.")
@click.option("--lang", metavar="CODE", help="The language of the report, such as de.")
@click.option("--anew", is_flag=True, help="Read also what this reader has read already.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write readings as shards of Parquet instead of into a ledger (docs/scale.md).",
)
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes for --out.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster for --out: tcp://host:8786.")
@options.reader
@options.as_json
@options.html
@options.page_lang
@click.pass_context
def read(context: click.Context, /, reports: tuple[str, ...], **given: Any) -> int:
    """Read reports and keep what was read in the ledger.

    A REPORT is a file (plain text, Markdown, HTML), a folder, an archive of them (zip, tar, WARC),
    a table of reports (JSONL, Parquet), an http(s) address of a page or of a feed (RSS, Atom), or -
    for standard input. Of one report the digest is printed, of several a line each.

    Exit status: 0 all read, 1 some could not be read, 2 none could be read.
    """
    from wortlaut import desk

    if given["out"]:
        from wortlaut.cli.bulk import shards

        return shards(reports, given)
    if given["workers"] or given["scheduler"]:
        raise click.UsageError("--workers and --scheduler go with --out.")
    way = Way(
        ledger=None if given["no_ledger"] else given["ledger"],
        as_json=given["as_json"],
        html=given["html"],
        page_lang=given["page_lang"],
        how=desk.How(
            anew=given["anew"],
            learned=given["reader"] == options.LEARNED,
            debug=bool(context.parent and context.parent.params["debug"]),
        ),
    )
    hints = desk.hints(given["date"], given["publisher"], given["lang"])
    intake = desk.Intake(reports, hints)
    if way.html and not intake.is_single:
        raise click.UsageError("--html takes one report, not several or a folder.")
    return run(intake, way)


def run(intake: Intake, way: Way) -> int:
    """Read what the intake hands over, show what becomes of it; return the exit status."""
    from wortlaut import desk

    tally = Tally()
    try:
        with _screen(len(intake), not intake.is_single) as screen:
            for outcome in desk.read_all(intake, way.ledger, way.how):
                _show(outcome, way, screen, intake.is_single)
                tally.counts[outcome.state] += 1
                screen.step()
    except KeyboardInterrupt:
        say(f"stopped: {_kept(tally, way)} Run the same command again to read the rest.")
        return INTERRUPTED
    if not intake.is_single:
        click.echo(_summary(tally, way), err=way.as_json)
    return tally.status


def _show(outcome: Outcome, way: Way, screen: Screen, single: bool) -> None:
    """Show one outcome: problems on stderr, readings as the user asked for them."""
    if outcome.state == "failed":
        say(outcome.problem, screen.warn)
    elif outcome.state == "skipped":
        say(f"skipped {outcome.name}: {outcome.problem}", screen.warn)
    elif outcome.reading:
        warn_of_the_future(outcome.name, outcome.reading, screen)
        _warn_of_twins(outcome, screen)
        show_reading(outcome.reading, way, None if single else screen.print, outcome)
    sys.stdout.flush()


def warn_of_the_future(name: str, reading: Reading, screen: Screen) -> None:
    """Say on stderr where a report is dated after today."""
    published = reading.document.published
    day = published.earliest if published else None
    if day and day > date.today():
        say(
            f"{click.format_filename(name)} is dated {day}, which is to come: if that is wrong, "
            "read it again with --date.",
            screen.warn,
        )


def _warn_of_twins(outcome: Outcome, screen: Screen) -> None:
    """Say on stderr where the ledger has the same words of that publisher under another date."""
    if outcome.twins:
        say(
            f"{click.format_filename(outcome.name)} has the words of the report "
            f"{outcome.twins[0][:8]} with another date, and counts as a report of its own: if the "
            "date was corrected, take the other out with `wortlaut dossier remove`.",
            screen.warn,
        )


def show_reading(
    reading: Reading, way: Way, printed: Callable[[str], None] | None, outcome: Outcome
) -> None:
    """Print a reading: as JSON, as one line, or as a digest where ``printed`` is None."""
    if way.html:
        options.write_page(way.html, reading, way.page_lang)
    if way.as_json:
        from wortlaut.exports import jsonl

        click.echo(jsonl.line(jsonl.reading_line(reading)).encode())
    elif printed:
        printed(_line(outcome, reading))
    else:
        _print_digest(reading, way, outcome)


def _print_digest(reading: Reading, way: Way, outcome: Outcome) -> None:
    from wortlaut import digest

    console = digest.console()
    console.print(digest.digest(reading))
    where = {"recorded": f"kept in {way.ledger}", "known": f"already in {way.ledger}"}
    console.print()
    console.print(where.get(outcome.state, "not kept"), style="dim")


def _line(outcome: Outcome, reading: Reading) -> str:
    from wortlaut.digest.words import SHORT, clean, count

    acts, statements = len(reading.acts), len(reading.statements)
    counts = f"{count(acts, 'act'):>9}  {count(statements, 'statement'):>14}"
    name = clean(click.format_filename(outcome.name))
    return f"{outcome.state:<8}  {reading.id[:SHORT]} {counts}  {name}"


def _summary(tally: Tally, way: Way) -> str:
    """Return what became of the reports in one line: "98 recorded, 1 skipped, 1 failed"."""
    counts = ", ".join(f"{count} {state}" for state, count in tally.counts.items())
    return f"{counts or 'nothing'}. {_kept(tally, way)}"


def _kept(tally: Tally, way: Way) -> str:
    number = tally.read
    reports = "report is" if number == 1 else "reports are"
    return f"{number} {reports} in {way.ledger}." if way.ledger else "Nothing is kept."


def _warn(line: str) -> None:
    click.echo(line, err=True)


@dataclass(frozen=True, slots=True)
class Screen:
    """How to print a line, how to print one on stderr, and how to count a report."""

    print: Callable[[str], None] = click.echo
    warn: Callable[[str], None] = _warn
    step: Callable[[], None] = lambda: None


@contextmanager
def _screen(total: int, has_bar: bool) -> Iterator[Screen]:
    """Yield the screen to print on, with a bar where that is wanted and stderr is a terminal.

    The bar must make way for lines on the same terminal, so they go through its console.
    """
    if not (has_bar and sys.stderr.isatty()):
        yield Screen()
        return
    from rich.progress import Progress

    from wortlaut.digest import console

    terminal = console(stderr=True)
    with Progress(console=terminal, redirect_stdout=False, redirect_stderr=False) as bar:
        task = bar.add_task("reading", total=total)

        def line(text: str) -> None:
            terminal.print(text, soft_wrap=True)

        printed = line if sys.stdout.isatty() else click.echo
        yield Screen(printed, line, lambda: bar.advance(task))
