"""Deadlines and periods: the examples of terms.toml and the sentences of deadlines.jsonl."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from wortlaut import notation
from wortlaut.lexicon import load
from wortlaut.model import Interval
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.timex.dates import find
from wortlaut.reader.timex.due import due
from wortlaut.reader.timex.terms import FILE, RoleEntry, Term, terms

LEXICON = load("de")
CASES = Path(__file__).parents[2] / "cases" / "de"


def read(text: str, published: Interval | None) -> tuple[Term, ...]:
    analysis = analyse(text, LEXICON)
    return terms(analysis, find(analysis, published, LEXICON), published, LEXICON)


def _published(value: object) -> Interval | None:
    parsed = notation.parse_edtf(str(value)) if value else None
    assert parsed is None or isinstance(parsed, Interval)
    return parsed


@pytest.mark.parametrize("entry", LEXICON.entries(FILE, RoleEntry), ids=lambda entry: entry.id)
def test_examples(entry: RoleEntry) -> None:
    for text in entry.hits:
        assert entry.id in reasons(text), text
    for text in entry.misses:
        assert entry.id not in reasons(text), text


def reasons(text: str) -> set[str]:
    found = read(text, _published("2025-03-19"))
    names = {reason for term in found for reason in term.because}
    return {name.partition("/")[2] for name in names if name.startswith("terms/")}


def cases(file: str, *marks: pytest.MarkDecorator) -> Iterator[object]:
    for line in CASES.joinpath(file).read_text("utf-8").splitlines():
        case = json.loads(line)
        yield pytest.param(case, id=case["id"], marks=marks)


FAILURES = pytest.mark.xfail(reason="known failure", strict=True)


@pytest.mark.parametrize(
    "case", [*cases("deadlines.jsonl"), *cases("deadlines_known_failures.jsonl", FAILURES)]
)
def test_sentences(case: dict[str, object]) -> None:
    text, published = str(case["text"]), _published(case["published"])
    found = read(text, published)
    days, _ = due(found, published)
    told = {"due": _ends(days)} | {
        field: [_small(term.span.of(text)) for term in found if term.field == field]
        for field in ("deadline", "period")
    }
    assert told == case["expect"]


def _ends(days: Interval | None) -> list[str | None] | None:
    if days is None:
        return None
    return [end.isoformat() if end else None for end in (days.earliest, days.latest)]


def _small(wording: str) -> str:
    """The wording as in mid-sentence, where it is a preposition that opens the sentence."""
    return wording if wording[:2].isupper() else wording[0].lower() + wording[1:]


def test_the_window_of_thirty_days_has_an_uncertain_end() -> None:
    published = _published("2025-03-26")
    found = read("Ab dem 18. März sollen 30 Tage lang die Angriffe ruhen.", published)
    _, window = due(found, published)
    assert window is not None
    assert notation.edtf(window) == "2025-03-18/[2025-04-16..2025-04-17]"
