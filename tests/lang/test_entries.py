"""Every entry of the English and Russian files is found in its hits and not in its misses.

``pytest -k ru`` runs the Russian ones alone.
"""

from __future__ import annotations

from datetime import date

import pytest

from wortlaut import lexicon
from wortlaut.lexicon import Entry
from wortlaut.matching.conduct import FILE, ConductEntry, inventory, tokens
from wortlaut.model import Document, Interval, Reading
from wortlaut.reader import read
from wortlaut.reader.actors.gazetteer import ActorWord
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.medial import genre
from wortlaut.reader.medial.genre import GenreEntry, Issuer
from wortlaut.reader.medial.saying import Cue, Evidential
from wortlaut.reader.timex.terms import RoleEntry
from wortlaut.reader.timex.timewords import FeastEntry, RuleEntry, WordEntry

CODES = ("en", "ru")
DAY = Interval(date(2025, 3, 18), date(2025, 3, 18))
READ: tuple[tuple[str, type[Entry]], ...] = (
    ("acts.toml", ActEntry),
    ("act_nouns.toml", ActEntry),
    ("act_adjectives.toml", ActEntry),
    ("actors.toml", ActorWord),
    ("date_rules.toml", RuleEntry),
    ("cues.toml", Cue),
    ("evidentials.toml", Evidential),
)


def reading(text: str, code: str) -> Reading:
    document = Document(text, published=DAY, language=code, publisher="White House")
    return read(document, lexicon.load(code))


def reasons(text: str, code: str) -> set[str]:
    found = reading(text, code)
    records = (*found.acts, *found.mentions, *found.times, *found.statements)
    return {reason for record in records for reason in record.because}


def cases(file: str, of: type[Entry]) -> list[object]:
    return [
        pytest.param(code, f"{file.removesuffix('.toml')}/{entry.id}", text, kind == "hits",
                     id=f"{code}-{file}-{entry.id}-{kind}-{at}")
        for code in CODES
        for entry in lexicon.load(code).entries(file, of)
        for kind in ("hits", "misses")
        for at, text in enumerate(getattr(entry, kind))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "reason", "text", "wanted"), [one for file, of in READ for one in cases(file, of)]
)
def test_an_entry_is_found_in_its_hits_alone(
    code: str, reason: str, text: str, wanted: bool
) -> None:
    assert (reason in reasons(text, code)) == wanted, reasons(text, code)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("file", "of"),
    [("dates.toml", WordEntry), ("holidays.toml", FeastEntry), ("terms.toml", RoleEntry)],
)
def test_words_of_time_and_terms_load_with_examples(code: str, file: str, of: type[Entry]) -> None:
    assert lexicon.load(code).entries(file, of)


@pytest.mark.parametrize("code", CODES)
def test_an_issuer_is_known_by_its_address(code: str) -> None:
    for entry in lexicon.load(code).entries("issuers.toml", Issuer):
        for kind in ("hits", "misses"):
            for url in getattr(entry, kind):
                found = genre.of(Document("Text.", url=url, language=code), lexicon.load(code))
                assert (f"issuers/{entry.id}" in found.because) == (kind == "hits"), url


@pytest.mark.parametrize("code", CODES)
def test_a_kind_of_document_is_known_by_its_title(code: str) -> None:
    for entry in lexicon.load(code).entries("genres.toml", GenreEntry):
        for kind in ("hits", "misses"):
            for title in getattr(entry, kind):
                found = genre.of(Document("Text.", title=title, language=code), lexicon.load(code))
                assert (f"genres/{entry.id}" in found.because) == (kind == "hits"), title


@pytest.mark.parametrize("code", CODES)
def test_conduct_is_found_in_its_hits_alone(code: str) -> None:
    words = inventory(lexicon.load(code))
    for entry in lexicon.load(code).entries(FILE, ConductEntry):
        for kind in ("hits", "misses"):
            for text in getattr(entry, kind):
                said = [text] if entry.role == "organ" else [one.lower() for one in tokens(text)]
                found = any(entry in words.of(word) for word in said)
                assert found == (kind == "hits"), (entry.id, text)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("role", ["object", "conduct"])
def test_classes_have_the_same_names_in_every_language(code: str, role: str) -> None:
    def classes(of: str) -> dict[str, tuple[str, ...]]:
        entries = lexicon.load(of).entries(FILE, ConductEntry)
        return {entry.name: entry.within for entry in entries if entry.role == role}

    assert classes(code) == classes("de")
