"""A language is a folder: no code asks which one it is, and none is loaded that is not needed."""

from __future__ import annotations

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
