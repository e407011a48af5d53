"""A language is a folder: no code asks which one it is, and none is loaded that is not needed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import wortlaut
from wortlaut import lexicon

SOURCE = Path(wortlaut.__file__).parent
ASKS = re.compile(
    r"""(?<!for\ )(?:\b(?:language|lang|code)\b|\.language|\.code)
        \s*(?:==|!=|\bin\b|\bnot\s+in\b)\s*[(\[{]?\s*["'][a-z]{2}["']""",
    re.VERBOSE,
)
ALLOWED = {"lexicon.py"}
FILES = {
    "act_adjectives.toml", "act_nouns.toml", "act_words.toml", "actors.jsonl", "actors.toml",
    "acts.toml", "conduct.toml", "cues.toml", "date_rules.toml", "datelines.toml", "dates.toml",
    "evidentials.toml", "head.toml", "holidays.toml", "language.toml", "months.toml",
    "outlets.toml", "terms.toml", "SOURCES.md",
}  # fmt: skip
"""What every language has."""


def test_no_code_asks_which_language_it_is() -> None:
    asking = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in SOURCE.rglob("*.py")
        if path.name not in ALLOWED
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if ASKS.search(line)
    ]
    assert not asking


def test_the_question_would_be_seen() -> None:
    assert ASKS.search('if document.language == "de":')
    assert ASKS.search("if code in ('en', 'ru'):")
    assert not ASKS.search("if code in known:")
    assert not ASKS.search('for code in ("de", "en"):')


@pytest.mark.parametrize("code", lexicon.languages())
def test_a_language_has_every_file(code: str) -> None:
    there = {path.name for path in (SOURCE / "lang" / code).iterdir()}
    assert there >= FILES


@pytest.mark.parametrize(
    ("code", "text", "foreign"),
    [
        ("de", "Der Minister kam.", ("pymorphy3", "wortlaut.reader.medial")),
        ("en", "The minister came.", ("pymorphy3", "wortlaut.reader.analysis.german")),
        ("ru", "Министр приехал.", ("HanTa", "wortlaut.reader.analysis.german")),
    ],
)
def test_reading_loads_no_other_language(code: str, text: str, foreign: tuple[str, ...]) -> None:
    program = (
        "import sys; from wortlaut import desk; from wortlaut.model import Document\n"
        f"desk.read(Document({text!r}, language={code!r}))\n"
        f"print([name for name in {foreign!r} if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Readout: President Putin said Russia must end the war. We agreed to meet soon."),
        ("ru", "Владимир Путин заявил, что Россия готова к диалогу. Мы продолжим работу в мае."),
    ],
)
def test_every_reason_can_be_explained(code: str, text: str) -> None:
    from wortlaut import desk
    from wortlaut.model import Document

    found = desk.read(Document(text, publisher="White House", language=code))
    records = (*found.acts, *found.statements, *found.mentions, *found.times)
    assert found.acts and found.statements and found.mentions
    for record in records:
        missing = [one.reference for one in desk.explain(record, code) if not one.found]
        assert not missing


TAGGERS = {"analysis/german.py", "analysis/hanta.py", "medial/english", "medial/russian.py"}
"""A tagger is of one language; all other modules of the reader are of none."""
ENDS = {"endswith", "removesuffix"}
STRUCTURAL = {"epithet"}
"""Ends of words of our own."""


def ends_in_code(path: Path) -> list[str]:
    """Return the ends of words that a module asks for by itself instead of from the data."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr not in ENDS:
            continue
        for argument in node.args:
            if isinstance(argument, ast.JoinedStr):  # an id that is put together
                continue
            literals = [one for one in ast.walk(argument) if isinstance(one, ast.Constant)]
            words = [str(one.value) for one in literals if str(one.value).isalpha()]
            found += [f"{word!r} in line {node.lineno}" for word in words]
    return [one for one in found if one.split("'")[1] not in STRUCTURAL]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=str(path.relative_to(SOURCE / "reader")))
        for path in sorted((SOURCE / "reader").rglob("*.py"))
        if not any(path.is_relative_to(SOURCE / "reader" / one) for one in TAGGERS)
    ],
)
def test_no_module_of_the_reader_holds_the_ends_of_words(path: Path) -> None:
    assert not ends_in_code(path)


def test_an_end_in_code_would_be_seen(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('def f(w: str) -> bool:\n    return w.endswith(("en", "er"))\n')
    assert len(ends_in_code(module)) == 2
