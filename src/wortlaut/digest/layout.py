"""Tables and headings of the digest."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

WIDEST = 120
"""No line is longer, however wide the terminal: longer ones are hard to read."""


def console(**options: bool) -> Console:
    """Return a console for the digest: colours only on a terminal, and no markup."""
    made = Console(markup=False, emoji=False, highlight=False, **options)  # type: ignore[arg-type]
    made.width = min(made.width, WIDEST)
    return made


def title(words: str, count: int, colour: str) -> Text:
    """Return a heading with a line above it, and the number of what follows unless it is 0."""
    line = Text("\n").append(words, style=f"bold {colour}")
    return line.append(f" ({count})", style="dim") if count else line


def indent(item: RenderableType, columns: int) -> RenderableType:
    """Return ``item`` moved to the right."""
    return Padding(item, (0, 0, 0, columns), expand=False)


def table(rows: Iterable[tuple[str, str]], width: int = 9) -> Table:
    """Return a table of labels, ``width`` columns wide, and values."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", min_width=width, max_width=width)
    grid.add_column(overflow="fold")
    for label, value in rows:
        grid.add_row(label, Text(value))
    return grid
