"""The official texts of the energy truce and the German dossier, read in one run and compared.

What ``FACTS.md`` of the case says that a good comparison shows: energy infrastructure against
energy and infrastructure, a term, a key condition and two amounts on one side only.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner

from wortlaut import comparisons
from wortlaut.cli import app
from wortlaut.comparing import Comparison, Row
from wortlaut.ledger import Ledger
from wortlaut.model import Polarity, Relation, Stage

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "dossier-energy-truce"
SHARED = Path(os.environ.get("WORTLAUT_SHARED") or ROOT.parent / "shared")
OFFICIAL = SHARED / "cases" / "energy-truce-2025" / "official"
pytestmark = pytest.mark.skipif(
    not OFFICIAL.is_dir(), reason="needs ../shared/cases/energy-truce-2025 (WORTLAUT_SHARED)"
)

COLUMNS = {
    "kremlin": "ru-2025-03-18-kremlin",
    "white house": "2025-03-18-weisses-haus.md",
    "rubio": "us-2025-03-19-statement",
    "riyadh": "us-2025-03-25-outcomes-of-the-united-states-and-russia",
    "kyiv": "2025-03-19-kiew-praesidialamt.md",
}
"""Who speaks in the compared texts, by the name of the file."""


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    ledger = tmp_path_factory.mktemp("official") / "truce.db"
    run = CliRunner()
    for told in (["new", "truce"], ["add", "truce", str(EXAMPLES), str(OFFICIAL)]):
        result = run.invoke(app, ["dossier", *told, "--ledger", str(ledger)])
        assert result.exit_code == 0, result.output
    added = [line.split() for line in result.output.splitlines() if line.startswith("recorded")]
    ids = [next(one[1] for one in added if name in one[-1]) for name in COLUMNS.values()]
    with Ledger(ledger) as opened:
        return comparisons.compare(opened, ids, "truce")


def rows(compared: Comparison, stage: Stage, conduct: str) -> list[Row]:
    every = (*compared.shared, *compared.only)
    return [
        row
        for row in every
        if row.stage is stage
        and any(conduct in one.telling.conduct for cell in row.cells if cell for one in cell.told)
    ]


def at(name: str) -> int:
    return list(COLUMNS).index(name)


def values(row: Row, field: str, name: str) -> list[tuple[str, Relation | None]]:
    found = [one for one in row.fields if one.field == field]
    columns = found[0].columns if found else ((),) * len(COLUMNS)
    return [(one.value, one.relation) for one in columns[at(name)]]


def tellers(found: Iterable[Row]) -> set[str]:
    names = list(COLUMNS)
    return {names[column] for row in found for column in row.columns}


def truce(compared: Comparison) -> Row:
    """The promise of 18 March, as the Kremlin and the White House tell it."""
    found = rows(compared, Stage.BINDING, "attack")
    (row,) = [one for one in found if {at("kremlin"), at("white house")} <= set(one.columns)]
    return row


def test_the_three_languages_tell_one_promise(compared: Comparison) -> None:
    row = truce(compared)
    assert row.polarity is Polarity.REFRAIN
    assert {at("kremlin"), at("white house"), at("riyadh")} <= set(row.columns)
    languages = {compared.documents[column].language for column in row.columns}
    assert languages == {"ru", "de", "en"}


def test_energy_infrastructure_stands_against_energy_and_infrastructure(
    compared: Comparison,
) -> None:
    row = truce(compared)
    assert values(row, "scope", "kremlin") == [("energy", None)]
    assert values(row, "scope", "white house") == [("energy, infrastructure", Relation.WIDER)]
    assert values(row, "scope", "riyadh") == [("energy", Relation.SAME)]
    kyiv = [row for row in compared.only + compared.shared if at("kyiv") in row.columns]
    scopes = {value for row in kyiv for value, _ in values(row, "scope", "kyiv")}
    assert any("infrastructure" in one for one in scopes)


def test_what_washington_agreed_with_kyiv_is_against_energy_and_says_no_term(
    compared: Comparison,
) -> None:
    (row,) = [one for one in rows(compared, Stage.BINDING, "attack") if at("rubio") in one.columns]
    assert [value for value, _ in values(row, "scope", "rubio")] == ["energy"]
    assert not any(value for value, _ in values(row, "term", "rubio"))
    assert truce(compared).promise in {one.promise for one in row.near} | {row.promise}


def test_thirty_days_are_told_on_one_side_only(compared: Comparison) -> None:
    row = truce(compared)
    assert values(row, "term", "kremlin") == [("P30D", None)]
    assert values(row, "term", "white house") == [("", Relation.SILENT)]
    assert values(row, "term", "riyadh") == [("", Relation.SILENT)]


def test_the_key_condition_is_told_on_one_side_only(compared: Comparison) -> None:
    demands = rows(compared, Stage.DEMANDED, "supply")
    scopes = {
        thing
        for row in demands
        for cell in row.cells
        if cell
        for one in cell.told
        for thing in one.telling.scope
    }
    assert {"weapons", "intelligence"} <= scopes
    assert tellers(demands) == {"kremlin"}
    assert all(row.polarity is Polarity.REFRAIN for row in demands)


@pytest.mark.parametrize(
    ("amount", "conduct", "whom"),
    [(175.0, "exchange", "prisoners"), (23.0, "hand-over", "wounded")],
)
def test_an_amount_is_told_on_one_side_only(
    compared: Comparison, amount: float, conduct: str, whom: str
) -> None:
    told = {
        (list(COLUMNS)[column], *one.telling.conduct, *one.telling.scope)
        for row in (*compared.shared, *compared.only)
        for column, cell in enumerate(row.cells)
        if cell
        for one in cell.told
        if amount in one.telling.quantity
    }
    assert told == {("kremlin", conduct, whom)}


def test_a_condition_of_the_kremlin_is_no_promise_of_anybody(compared: Comparison) -> None:
    assert not rows(compared, Stage.BINDING, "supply")
