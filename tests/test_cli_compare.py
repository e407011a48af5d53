"""`wortlaut compare`: where the reports come from, and what is written."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from dossiers import score
from lxml import html as lxml_html

from wortlaut import promises
from wortlaut.cli import app
from wortlaut.exports.comparison import ComparisonLine
from wortlaut.ledger import Ledger
from wortlaut.model import Reading

FOLDER = score.EXAMPLES / "dossier-energy-truce"
KREMLIN, WHITE_HOUSE = (
    FOLDER / "2025-03-18-kreml.md",
    FOLDER / "2025-03-18-weisses-haus.md",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the dossier of the energy truce in the acts of gold."""
    path = tmp_path_factory.mktemp("compare") / "w.db"
    with Ledger(path, create=True) as ledger:
        ledger.new_dossier("truce")
        for reading in score.gold_readings("energy-truce").values():
            ledger.record(reading, kept=promises.kept(reading))
            ledger.put("truce", [reading.document.id])
    return path


def gold(name: Path) -> Reading:
    return score.gold_readings("energy-truce")[f"{FOLDER.name}/{name.name}"]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["compare", *map(str, arguments)], prog_name="wortlaut")


def line(*arguments: object) -> ComparisonLine:
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return msgspec.json.decode(done.stdout, type=ComparisonLine)


def test_files_that_the_ledger_has_are_compared_as_it_has_them(path: Path) -> None:
    by_file = line(KREMLIN, WHITE_HOUSE, "--ledger", path)
    ids = [gold(one).document.id[:9] for one in (KREMLIN, WHITE_HOUSE)]
    assert by_file == line(*ids, "--ledger", path)
    assert by_file.dossier == "truce" and by_file.neither
    shared = by_file.shared[0]
    assert shared.cells[0][0].wording[0].text.startswith("30 Tage lang")
    for column, cell in enumerate(shared.cells):
        text = by_file.documents[column].text
        for told in cell:
            assert all(text[one.start : one.end] == one.text for one in told.differing)


def test_without_a_ledger_files_are_read_on_the_spot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WORTLAUT_LEDGER", raising=False)
    found = line(KREMLIN, WHITE_HOUSE)
    assert found.dossier is None and found.neither == () and found.shared
    assert "state/RU" not in run(KREMLIN, WHITE_HOUSE).stdout  # names are known without a ledger
    assert list(tmp_path.iterdir()) == []


def test_a_report_beside_the_dossier_is_matched_with_it(path: Path, tmp_path: Path) -> None:
    letter = tmp_path / "brief.md"
    letter.write_text(
        "---\npublisher: Brief\ndate: 2025-03-18\n---\n\n"
        "Russland sagte zu, 30 Tage lang keine Energieanlagen in der Ukraine anzugreifen.\n",
        "utf-8",
    )
    found = line(KREMLIN, letter, "--dossier", "truce", "--ledger", path)
    assert [one.publisher for one in found.documents][1] == "Brief"
    assert any(all(row.cells) for row in found.shared)
    assert found.neither


def test_what_a_reviewer_split_is_compared_apart(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "w.db"
    copy.write_bytes(path.read_bytes())
    before = line(KREMLIN, WHITE_HOUSE, "--ledger", copy)
    row = before.shared[0]
    address = [f"{before.documents[at].id}/{told.act}" for at in (0, 1) for told in row.cells[at]]
    for one in address[:-1]:
        done = CliRunner().invoke(
            app, ["review", "decide", "split", one, address[-1], "--ledger", str(copy)]
        )
        assert done.exit_code == 0, done.output
    after = line(KREMLIN, WHITE_HOUSE, "--ledger", copy)
    assert len(after.shared) == len(before.shared) - 1


def test_the_terminal_shows_what_stands_where(path: Path) -> None:
    shown = " ".join(run(KREMLIN, WHITE_HOUSE, "--ledger", path).stdout.split())
    assert "Told by several (2)" in shown and "Only in A" in shown and "Neither says" in shown
    assert "energy, infrastructure wider" in shown
    assert "– silent" in shown


def test_where_nothing_is_shared_that_is_said_without_a_heading(tmp_path: Path) -> None:
    wounded, speicher = tmp_path / "a.txt", tmp_path / "b.txt"
    wounded.write_text("Russland kündigte an, 23 Verwundete zu übergeben.", "utf-8")
    speicher.write_text("Die Stadt Wien kündigte an, den Speicher abzureißen.", "utf-8")
    none = tmp_path / "none.db"
    with Ledger(none, create=True):
        pass
    done = run(wounded, speicher, "--ledger", none)
    assert done.exit_code == 0, done.output
    assert "No act of one is an act of the other, too." in done.stdout
    assert "Told by several" not in done.stdout and "Only in B (1)" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((KREMLIN,), "needs two different reports"),
        ((KREMLIN, KREMLIN), "needs two different reports"),
        ((KREMLIN, "nowhere.md"), "nowhere.md"),
        ((KREMLIN, "abcdef0123"), "abcdef0123"),
        ((FOLDER, KREMLIN), "more than one report"),
        ((KREMLIN, WHITE_HOUSE, "--dossier", "none"), "no dossier none"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_line(
    path: Path, arguments: tuple[object, ...], message: str
) -> None:
    done = run(*arguments, "--ledger", path)
    assert done.exit_code == 2
    assert message in done.stderr and len(done.stderr.splitlines()) == 1


def test_the_page_holds_both_texts_to_the_letter(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert run(KREMLIN, WHITE_HOUSE, "--ledger", path, "--html", file).exit_code == 0
    page = lxml_html.fromstring(file.read_text("utf-8"))
    articles = page.xpath("//article")
    texts = [gold(one).document.text for one in (KREMLIN, WHITE_HOUSE)]
    assert [one.text_content() for one in articles] == texts


@pytest.mark.parametrize("code", ["en", "ru"])
def test_a_report_of_another_language_is_compared(tmp_path: Path, code: str) -> None:
    told = {
        "de": "Russland sagte zu, 30 Tage lang keine Energieanlagen anzugreifen.",
        "en": "Russia promised not to attack energy sites for 30 days.",
        "ru": "Россия обязалась 30 дней не атаковать энергетические объекты.",
    }
    files = []
    for language in ("de", code):
        files.append(tmp_path / f"{language}.md")
        files[-1].write_text(f"---\nlang: {language}\n---\n{told[language]}\n", "utf-8")
    result = run(*files)
    assert result.exit_code == 0, result.output
    assert "Energieanlagen" in result.output
