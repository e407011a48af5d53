"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wortlaut.errors import InputError

if TYPE_CHECKING:
    from wortlaut.desk import Filter
    from wortlaut.model import Reading

LEDGER = "wortlaut.db"

RULES, LEARNED = "rules", "learned"

Command = Callable[..., Any]


class Day(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A day as 2025-03-18."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day: write it as 2025-03-18.", param, ctx)


def ledger(command: Command) -> Command:
    """Add --ledger."""
    return click.option(
        "--ledger",
        type=click.Path(path_type=Path),
        default=LEDGER,
        show_default=True,
        envvar="WORTLAUT_LEDGER",
        show_envvar=True,
        metavar="FILE",
        help="The ledger file.",
    )(command)


def reader(command: Command) -> Command:
    """Add --reader."""
    return click.option(
        "--reader",
        type=click.Choice((RULES, LEARNED)),
        default=RULES,
        show_default=True,
        help="Find statements by rules, or by rules and the learned tagger, whose weights are "
        "for non-commercial use.",
    )(command)


def as_json(command: Command) -> Command:
    """Add --json."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print JSON, one object a line (docs/json.md)."
    )(command)


def as_of(command: Command) -> Command:
    """Add --as-of and --as-recorded."""
    told = click.option(
        "--as-of",
        type=Day(),
        metavar="DAY",
        help="As known on that day: what reports published until 2025-03-18 tell.",
    )
    kept = click.option(
        "--as-recorded",
        type=Day(),
        metavar="DAY",
        help="What this ledger held at the end of that day (UTC).",
    )
    return told(kept(command))


def published(command: Command) -> Command:
    """Add --since and --until."""
    since = click.option(
        "--since", type=Day(), metavar="DAY", help="Only of reports published on that day or later."
    )
    until = click.option(
        "--until", type=Day(), metavar="DAY", help="Only of reports published until that day."
    )
    return since(until(command))


def in_dossier(command: Command) -> Command:
    """Add --dossier."""
    return click.option("--dossier", metavar="NAME", help="Only of reports in that dossier.")(
        command
    )


def wanted(given: dict[str, Any]) -> Filter:
    """Return what the options ask of the ledger; takes those of time and renames them."""
    from wortlaut.desk import Filter

    times = {"known_on": given.pop("as_of"), "recorded_on": given.pop("as_recorded")}
    return Filter(**times, **given)


def html(command: Command) -> Command:
    """Add --html."""
    return click.option(
        "--html",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Write the reading as one self-contained page, too.",
    )(command)


def page_lang(command: Command) -> Command:
    """Add --page-lang, the language of a page's own words."""
    return click.option(
        "--page-lang",
        type=click.Choice(("de", "en")),
        envvar="WORTLAUT_LANG",
        show_envvar=True,
        help="The language of the page's own words; by default that of the reports, else English.",
    )(command)


@contextmanager
def writing(path: Path, option: str) -> Iterator[None]:
    """Turn a failure to write the file of an option into an ``InputError``."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(
            f"{path} cannot be written ({why}): choose another file with {option}."
        ) from error


def write_page(path: Path, reading: Reading, lang: str | None) -> None:
    """Write the HTML page of a reading as UTF-8; raises ``InputError`` where that cannot be."""
    from wortlaut.exports import html, html_texts

    page = html.page(reading, html_texts.chosen(lang, [reading.document.language]))
    with writing(path, "--html"):
        path.write_text(page, "utf-8", newline="\n")
