"""A folder with three languages is read in one run."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from wortlaut import desk
from wortlaut.cli import app
from wortlaut.model import Reading

TEXTS = {
    "a.txt": "Der Minister kündigte an, die Grenze bis Ostern zu öffnen. Das sagte er am Freitag.",
    "b.txt": "The two ministers agreed to reopen the border. The Secretary urged both to hurry.",
    "c.txt": "Министры договорились открыть границу. Стороны подтвердили готовность к диалогу.",
}


def test_each_report_is_read_in_its_own_language(tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    taken = desk.Intake([str(tmp_path)])
    read = [one.reading for one in desk.read_all(taken, None)]
    readings = [one for one in read if isinstance(one, Reading)]
    assert [one.document.language for one in readings] == ["de", "en", "ru"]
    assert all(one.acts for one in readings)
    ran = CliRunner().invoke(app, ["read", str(tmp_path), "--json", "--no-ledger"])
    assert ran.exit_code == 0, ran.output
    assert ran.output.count('"kind":"agreement"') >= 2
