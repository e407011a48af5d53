"""The examples of dates.toml, date_rules.toml and holidays.toml, and how expressions are dated."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut import notation
from wortlaut.lexicon import Entry, load
from wortlaut.model import Interval, TimeExpression
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.analysis.tokens import Analysis
from wortlaut.reader.timex.dates import find
from wortlaut.reader.timex.tense import AHEAD, OPEN, PAST, Tenses
from wortlaut.reader.timex.timewords import (
    FEASTS,
    LEAN,
    PERFECT,
    PLANNED,
    RULES,
    WORDS,
    FeastEntry,
    RuleEntry,
    WordEntry,
    grammar,
)

LEXICON = load("de")
CASES = Path(__file__).parents[2] / "cases" / "de" / "dates.jsonl"
PUBLISHED = Interval(date(2025, 3, 19), date(2025, 3, 19))
MARCH = Interval(date(2025, 3, 1), date(2025, 3, 31))
WORD_ENTRIES = LEXICON.entries(WORDS, WordEntry)
FILES: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (WORDS, tuple(entry for entry in WORD_ENTRIES if entry.kind not in (LEAN, PLANNED, PERFECT))),
    (RULES, LEXICON.entries(RULES, RuleEntry)),
    (FEASTS, LEXICON.entries(FEASTS, FeastEntry)),
)
ENTRIES = [(file, entry) for file, entries in FILES for entry in entries]
MARKS = "«»„“”‚‘’–—…\u00a0\u2028\ufeff\U0001f600\x00"
SHAPES = (
    "am Dienstag 18. 19. März 2025 bis zum Ende der nächsten Woche vor zwei Jahren um 9.30 Uhr 60er"
    " einer seit drei 1.7.2026 / - , : . ( ) Tage Tagen Jahres jeden Montag Nacht auf Samstag heute"
)


def read(text: str, published: Interval | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    return find(analyse(text, LEXICON), published, LEXICON)


def fired(text: str, file: str) -> set[str]:
    """The rules or words that matched in a text, those that then meant no time included."""
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


def side(text: str) -> int:
    """The side of the day of the report that a text's first expression leans to by a word."""
    leans = grammar(LEXICON).leans
    analysis = analyse(text, LEXICON)
    first = find(analysis, PUBLISHED, LEXICON)[0]
    return Tenses(analysis, LEXICON).led_by(first.span.start, leans)


@pytest.mark.parametrize(
    "entry", [entry for entry in WORD_ENTRIES if entry.kind == LEAN], ids=lambda entry: entry.id
)
def test_words_that_lean(entry: WordEntry) -> None:
    for text in entry.hits:
        assert side(text) == next(iter(entry.forms.values())), text
    for text in entry.misses:
        assert side(text) == OPEN, text


def direction(text: str) -> int:
    analysis = analyse(text, LEXICON)
    first = find(analysis, PUBLISHED, LEXICON)[0]
    return Tenses(analysis, LEXICON).direction(first.span.start)


@pytest.mark.parametrize(
    "entry", [entry for entry in WORD_ENTRIES if entry.kind == PLANNED], ids=lambda entry: entry.id
)
def test_participles_that_plan(entry: WordEntry) -> None:
    assert all(direction(text) == AHEAD for text in entry.hits)
    assert not any(direction(text) == AHEAD for text in entry.misses)


@pytest.mark.parametrize(
    "entry", [entry for entry in WORD_ENTRIES if entry.kind == PERFECT], ids=lambda entry: entry.id
)
def test_helpers_that_make_a_modal_tell_of_the_past(entry: WordEntry) -> None:
    assert all(direction(text) == PAST for text in entry.hits)
    assert not any(direction(text) == PAST for text in entry.misses)


def cases() -> Iterator[object]:
    for line in CASES.read_text("utf-8").splitlines():
        case = json.loads(line)
        yield pytest.param(case, id=case["id"])


@pytest.mark.parametrize("case", list(cases()))
def test_cases(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = read(text, _published(case["published"]))
    told = [[one.span.of(text), one.type, one.value] for one in found]
    assert told == case["expect"]


def _published(value: object) -> Interval | None:
    parsed = notation.parse_edtf(str(value)) if value else None
    assert parsed is None or isinstance(parsed, Interval)
    return parsed


def test_a_weekday_in_a_report_of_a_month_is_one_of_its_days() -> None:
    (found,) = read("Am Dienstag telefonierten die Präsidenten.", MARCH)
    assert found.interval == Interval(date(2025, 3, 4), date(2025, 3, 25))
    assert "X" in found.value


def test_a_day_before_is_uncertain_by_the_month() -> None:
    (found,) = read("Gestern telefonierten die Präsidenten.", MARCH)
    assert found.interval == Interval(date(2025, 2, 28), date(2025, 3, 30))


def test_without_a_publication_day_relative_dates_have_no_days() -> None:
    for text in ("Am Dienstag schwieg er.", "Gestern schwieg er.", "Im März schwieg er."):
        (found,) = read(text, None)
        assert found.interval is None, text
        assert "X" in found.value, text


def test_without_a_publication_day_full_dates_keep_their_days() -> None:
    (found,) = read("Am 18. März 2025 schwieg er.", None)
    assert found.interval == Interval(date(2025, 3, 18), date(2025, 3, 18))


def test_every_expression_names_what_made_it() -> None:
    for found in read("Am Dienstag um 9 Uhr, bis Ostern, seit drei Jahren."):
        assert found.because[0].startswith("date_rules/")


TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(SHAPES.split()), max_size=40).map(" ".join),
    st.lists(st.sampled_from([*SHAPES.split(), *MARKS, "\n\n", ""]), max_size=40).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from([PUBLISHED, MARCH, None, Interval(date.min, date.max)]))
def test_no_text_makes_it_fail(text: str, published: Interval | None) -> None:
    end = 0
    for found in find(bare(text), published, LEXICON):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end


def bare(text: str) -> Analysis:
    """An analysis that knows nothing but the text, so that strings run through fast."""
    return Analysis(text, (), (), (), (), ())


def test_mutated_articles_do_not_make_it_fail() -> None:
    folder = Path(os.environ.get("WORTLAUT_SHARED", Path(__file__).parents[4] / "shared"))
    articles = sorted(folder.joinpath("corpora/timex-de/dolomiten").glob("*.tml"))
    if not articles:
        pytest.skip("no shared corpora: set WORTLAUT_SHARED to their folder")
    rng = random.Random(7)
    for article in articles[:40]:
        letters = list(article.read_text("utf-8"))
        for _ in range(len(letters) // 20):
            letters[rng.randrange(len(letters))] = rng.choice("0123456789.,- \nabü" + MARKS)
        find(bare("".join(letters)), PUBLISHED, LEXICON)
