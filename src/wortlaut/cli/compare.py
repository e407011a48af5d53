"""`wortlaut compare`: reports side by side."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from wortlaut.cli import options

INTERFACES = ("de", "en")
"""The languages that pages speak; the terminal speaks English."""


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="A B [MORE...]")
@click.option(
    "--dossier",
    metavar="NAME",
    help="Whose reports say which acts are one promise, and what none of these tells; by default "
    "the only dossier that has all of them.",
)
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the comparison as one self-contained page, too.",
)
@options.page_lang
@options.as_of
@options.ledger
@options.as_json
@click.pass_context
def compare(  # noqa: PLR0913
    context: click.Context,
    reports: tuple[str, ...],
    dossier: str | None,
    html: Path | None,
    page_lang: str | None,
    as_of: date | None,
    as_recorded: date | None,
    ledger: Path,
    as_json: bool,
) -> None:
    """Compare reports promise by promise and word by word.

    Each is the id of a document or reading, the address it came from, or a file; what the ledger
    does not have is read on the spot, and not kept. Acts stand together where matching holds them
    to be one promise; others are told here only.
    """
    from wortlaut import comparisons, desk

    named = context.get_parameter_source("ledger") is not click.core.ParameterSource.DEFAULT
    if not ledger.exists() and not named and not dossier:
        found = comparisons.compare(None, reports)
        names = {code: comparisons.names(None, found, code) for code in INTERFACES}
    else:
        with desk.Ledger(ledger) as opened:
            found = comparisons.compare(opened, reports, dossier, as_of, as_recorded)
            names = {code: comparisons.names(opened, found, code) for code in INTERFACES}
    if html:
        from wortlaut.exports import html_comparison, html_texts

        language = html_texts.chosen(page_lang, (one.language for one in found.documents))
        page = html_comparison.page(found, names[language], language)
        with options.writing(html, "--html"):
            html.write_text(page, "utf-8", newline="\n")
    if as_json:
        from wortlaut.exports import comparison, jsonl

        line = comparison.comparison_line(found, as_of, as_recorded)
        click.echo(jsonl.line(line).encode())
        return
    from wortlaut import digest
    from wortlaut.digest.comparison import comparison_page

    console = digest.console()
    console.print(comparison_page(found, names["en"], coloured=sys.stdout.isatty()))
