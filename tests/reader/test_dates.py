"""The examples of dates.toml, date_rules.toml and holidays.toml, and what a reading must not do."""

from __future__ import annotations

from datetime import date

import pytest

from wortlaut.lexicon import Entry, load
from wortlaut.model import Interval, TimeExpression
from wortlaut.reader.analyse import analyse
from wortlaut.reader.dates import find
from wortlaut.reader.timewords import FEASTS, RULES, WORDS, FeastEntry, RuleEntry, WordEntry

LEXICON = load("de")
PUBLISHED = Interval(date(2025, 3, 19), date(2025, 3, 19))
FILES: tuple[tuple[str, type[Entry]], ...] = (
    (WORDS, WordEntry),
    (RULES, RuleEntry),
    (FEASTS, FeastEntry),
)
ENTRIES = [(file, entry) for file, kind in FILES for entry in LEXICON.entries(file, kind)]
# Marks and context words, which no expression consists of, and rules that mean no time.
SILENT = {
    entry.id
    for _, entry in ENTRIES
    if isinstance(entry, RuleEntry) and entry.make in ("nothing", "age_limit")
}


def read(text: str, published: Interval | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    return find(analyse(text, LEXICON), published, LEXICON)


def fired(text: str, file: str) -> set[str]:
    """The rules or words that matched in a text, those that then meant no time included."""
    from wortlaut.reader.dates import grammar

    names: set[str] = set()
    for match in grammar(LEXICON).matches(text):
        names |= {match.rule.id} if file == RULES else {word.entry for word in match.words}
    return names


@pytest.mark.parametrize(("file", "entry"), ENTRIES, ids=lambda value: getattr(value, "id", ""))
def test_examples(file: str, entry: Entry) -> None:
    for text in entry.hits:
        assert entry.id in fired(text, file), text
    for text in entry.misses:
        assert entry.id not in fired(text, file), text
