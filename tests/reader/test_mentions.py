"""Actors: every entry's examples, cases as data, holders by date, fields to actors."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from wortlaut.lexicon import load
from wortlaut.model import Actor, ActorKind, Interval, Mention, Span
from wortlaut.reader.analyse import analyse
from wortlaut.reader.gazetteer import ActorEntry, ActorWord
from wortlaut.reader.mentions import display, find, resolve

LEXICON = load("de")
WORDS = LEXICON.entries("actors.toml", ActorWord)
CASES = Path(__file__).parents[1] / "cases/de/mentions.jsonl"
DAY = Interval(date(2025, 3, 18), date(2025, 3, 18))


def mentions(text: str, published: Interval | None = DAY) -> tuple[Mention, ...]:
    return find(analyse(text, LEXICON), published, LEXICON)[0]


def actors(text: str, published: Interval | None = DAY) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for mention in mentions(text, published):
        found.setdefault(mention.span.of(text), []).append(mention.actor)
    return found


def reasons(text: str) -> set[str]:
    return {reason for mention in mentions(text) for reason in mention.because}


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.id)
def test_examples_of_every_entry(word: ActorWord) -> None:
    for hit in word.hits:
        assert uses(word, hit), f"{word.id} does not match: {hit}"
    for miss in word.misses:
        assert not uses(word, miss), f"{word.id} matches: {miss}"


CLASSES = {"definite", "indefinite", "possessive", "masculine", "feminine", "several", "both"}
SILENT = CLASSES | {"particle", "plural-verb", "place-preposition", "source-preposition"}


def uses(word: ActorWord, text: str) -> bool:
    """Whether the entry took part; entries of small words show in what was made of the whole."""
    if word.use not in SILENT | {"honorific", "quoted-after", "pair"}:
        return f"actors/{word.id}" in reasons(text)
    return bool(EFFECTS[word.id](text))


EFFECTS = {
    "definite": lambda text: "rule/mentions.same-role" in reasons(text),
    "indefinite": lambda text: "Ein Sprecher der Hamas" in actors(text),
    "possessive": lambda text: "actors/counterpart" in reasons(text),
    "masculine": lambda text: "actors/pronoun-m" in reasons(text),
    "feminine": lambda text: "actors/pronoun-f" in reasons(text),
    "several": lambda text: any(one.actor.endswith("-pl") for one in mentions(text)),
    "both": lambda text: "actors/pair" in reasons(text),
    "pair": lambda text: "actors/pair" in reasons(text),
    "particle": lambda text: "rule/mentions.forename" in reasons(text),
    "plural-verb": lambda text: "actors/pronoun-f" in reasons(text),
    "place-preposition": lambda text: "government/PL" in {one.actor for one in mentions(text)},
    "source-preposition": lambda text: "government/UA" in {one.actor for one in mentions(text)},
    "honorific": lambda text: "rule/mentions.surname" in reasons(text),
    "quoted-after": lambda text: any(one.actor.startswith("medium/") for one in mentions(text)),
}
