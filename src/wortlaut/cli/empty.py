"""Says that nothing was found, and what was asked: an empty answer is an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from wortlaut.cli.guard import say

_NO_FILTERS = ("ledger", "as_json", "listed", "limit", "newest", "what")

Item = TypeVar("Item")


def or_none(found: Iterable[Item], what: str) -> Iterator[Item]:
    """Yield what was found; say "no acts with --kind demand" on stderr where that is nothing.

    Stdout stays empty then, for scripts, and the exit status is that of success.
    """
    is_empty = True
    for one in found:
        is_empty = False
        yield one
    if is_empty:
        say(f"no {what}{_asked()}.")


def _asked() -> str:
    """Return what was asked for as the user typed it: " for Ostern with --kind demand in w.db"."""
    context = click.get_current_context()
    arguments, filters = [], []
    for one in context.command.params:
        source = context.get_parameter_source(one.name or "")
        if one.name in _NO_FILTERS or source is not click.core.ParameterSource.COMMANDLINE:
            continue
        given = _texts(context.params[one.name or ""])
        if isinstance(one, click.Option):
            filters += [max(one.opts, key=len), *(() if one.is_flag else given)]
        else:
            arguments += given
    where = context.params.get("ledger")
    parts = ((" for ", arguments), (" with ", filters), (" in ", [str(where)] if where else []))
    return "".join(head + " ".join(words) for head, words in parts if words)


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, tuple) else [str(value)]
