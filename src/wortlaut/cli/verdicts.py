"""Verdicts in the terminal: a table, explanations below it, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wortlaut import digest
from wortlaut.digest import SHORT, clean

if TYPE_CHECKING:
    from wortlaut.account import Account
    from wortlaut.reckoning import Change, Reckoned, Texts, Verdict

COLUMNS = ("id", "debtor", "wording", "term", "life", "outcome")
"""The columns, by their words in the catalogue of the page; an id is one everywhere."""
BAD = frozenset({"violated", "alleged", "possible"})
GOOD = frozenset({"satisfied", "late"})


def show(reckoned: Iterable[Reckoned], account: Account, texts: Texts, why: bool = False) -> None:
    """Print a row for each telling of each promise; with ``why`` the explanations below it."""
    if not digest.console().is_terminal and not why:
        for one in reckoned:
            for verdict in one.verdicts:
                click.echo("\t".join(_cells(one, verdict, texts)))
        return
    if why:
        for one in reckoned:
            _explain(one, texts)
        return
    _table(reckoned, account, texts)


def _table(reckoned: Iterable[Reckoned], account: Account, texts: Texts) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in COLUMNS:
        narrow = name in ("id", "life")
        ratio = {"wording": 3, "debtor": 1, "term": 2, "outcome": 1}.get(name)
        table.add_column(
            texts("page", name), no_wrap=narrow, overflow="fold", ratio=None if narrow else ratio
        )
    for one in reckoned:
        for at, verdict in enumerate(one.verdicts):
            cells = _cells(one, verdict, texts)
            first, who, what, *rest, outcome = cells
            shown = ("", who, what) if at else (first, who, what)
            table.add_row(*map(Text, (*shown, *rest)), Text(outcome, style=_style(verdict)))
    question = account.ask.question
    head = texts("page", "as_of").format(
        as_of=texts.day(question.as_of), known_on=texts.day(question.known_on)
    )
    console = digest.console()
    console.print(head, style="dim")
    console.print(table if table.row_count else texts("page", "nothing"))


def _cells(one: Reckoned, verdict: Verdict, texts: Texts) -> tuple[str, ...]:
    commitment = verdict.commitment
    counting = f" ({texts('counting', commitment.counting)})" if commitment.counting else ""
    contested = f", {texts('word', 'contested')}" if one.contested else ""
    return (
        one.promise[:SHORT],
        clean(texts.debtor(commitment)),
        clean(commitment.tellings[0].said("action")),
        texts.term(commitment) + counting,
        texts.life(verdict),
        outcome(verdict, texts) + contested,
    )


def outcome(verdict: Verdict, texts: Texts) -> str:
    """Return the outcome in words, with how much was done and "?" where only one vouches."""
    word = texts.outcome(verdict)
    owed = verdict.commitment.quantity
    if verdict.done and owed and verdict.outcome == "partial":
        word = f"{word} {texts.amount(verdict.done)}/{texts.amount(owed)}"
    doubt = verdict.outcome in GOOD | {"partial"} and not verdict.firm
    return f"{word}?" if doubt else word


def _style(verdict: Verdict) -> str:
    if verdict.outcome in BAD:
        return "red"
    return "green" if verdict.outcome in GOOD else ""


def _explain(one: Reckoned, texts: Texts) -> None:
    console = digest.console()
    for verdict in one.verdicts:
        cells = _cells(one, verdict, texts)
        head = Text(f"{cells[0]}  {cells[1]}: {cells[2]}", style="bold")
        console.print(head)
        console.print(Text(f"  {cells[3]}  ·  {cells[4]}  ·  ").append(cells[5], _style(verdict)))
        for line in _lines(verdict, texts):
            console.print(Padding(Text(clean(line)), (0, 0, 0, 4), expand=False))
    for line in asserted(one, texts):
        console.print(Padding(Text(clean(line)), (0, 0, 0, 2), expand=False))
    console.print()


def _lines(verdict: Verdict, texts: Texts) -> Iterator[str]:
    if verdict.strict is not verdict.lenient:
        yield texts.axes(verdict)
    yield from texts.sentences(verdict)
    if change := texts.change(verdict):
        yield f"~ {change}"


def asserted(one: Reckoned, texts: Texts) -> Iterator[str]:
    """Yield what each side says, and in what the promise is contested."""
    yield from (texts.assertion(told) for told in one.asserted)
    for by in one.contested_by:
        yield f"{texts('word', 'contested')}: {texts('word', f'by_{by}')}"


def show_changes(changes: Iterable[Change], texts: Texts) -> None:
    """Print a line for each change of a verdict: day, promise, old -> new, because."""
    for change in changes:
        verdict = change.new
        old = texts.outcome(change.old) if change.old else ""
        why = " ".join(texts.sentence(one) for one in verdict.reasons[:1])
        cells = (
            change.day.isoformat(),
            verdict.commitment.promise[:SHORT],
            clean(verdict.commitment.tellings[0].said("action")),
            texts.term(verdict.commitment),
            f"{old} -> {outcome(verdict, texts)} ({texts('life', verdict.life)})",
            why,
        )
        click.echo("\t".join(cells))
