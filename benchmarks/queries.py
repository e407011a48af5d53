"""The three queries of docs/scale.md with their pictures: ``python benchmarks/queries.py SHARDS``.

Takes the SQL from the page itself, runs it with DuckDB and writes docs/pictures/scale-*.svg.
"""

from __future__ import annotations

import re
import sys
from html import escape
from pathlib import Path

import duckdb

DOCS = Path(__file__).resolve().parents[1] / "docs"
NAMES = ("promises", "reported", "speakers")
MOST = 12


def queries() -> list[str]:
    """Return the SQL of the page."""
    return re.findall(r"```sql\n(.*?)```", DOCS.joinpath("scale.md").read_text("utf-8"), re.S)


def picture(title: str, rows: list[tuple[str, float]]) -> str:
    """Return bars as SVG; colours follow the reader's light or dark scheme."""
    most = max((value for _, value in rows), default=1) or 1
    bars = "".join(
        f'<text x="250" y="{40 + 24 * n}" text-anchor="end">{escape(name)}</text>'
        f'<rect x="258" y="{28 + 24 * n}" width="{300 * value / most:.0f}" height="16"/>'
        f'<text x="{264 + 300 * value / most:.0f}" y="{40 + 24 * n}">{value:g}</text>'
        for n, (name, value) in enumerate(rows)
    )
    style = (
        "text{font:13px sans-serif;fill:#222}rect{fill:#2b6cb0}"
        "@media(prefers-color-scheme:dark){text{fill:#ddd}rect{fill:#63b3ed}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="{40 + 24 * len(rows)}" '
        f'role="img"><title>{escape(title)}</title><style>{style}</style>'
        f'<text x="8" y="16" font-weight="bold">{escape(title)}</text>{bars}</svg>\n'
    )


def labelled(row: tuple[object, ...]) -> tuple[str, float]:
    """Return the label of a row, which are its words, and its number, which is its last."""
    *words, value = row
    shown = [str(word)[:7] if hasattr(word, "year") else str(word) for word in words]
    return " · ".join(shown), float(str(value))


def main(shards: str) -> None:
    DOCS.joinpath("pictures").mkdir(exist_ok=True)
    titles = ("Promises a month, by actor", "Share only reported", "Who speaks of whom")
    for name, title, sql in zip(NAMES, titles, queries(), strict=True):
        found = duckdb.sql(sql.replace("'shards/", f"'{shards}/")).fetchall()[:MOST]
        if name == "reported":
            found = [(kind, share) for kind, _, share in found]
        rows = [labelled(row) for row in found]
        print(title, *rows, sep="\n  ")
        DOCS.joinpath("pictures", f"scale-{name}.svg").write_text(picture(title, rows), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
