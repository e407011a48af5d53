"""Actors: every entry's examples, cases as data, holders by date, fields to actors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from wortlaut import desk
from wortlaut.lexicon import load
from wortlaut.model import Actor, Interval, Mention, Span
from wortlaut.reader.actors.gazetteer import ActorEntry, ActorWord
from wortlaut.reader.actors.mentions import find, resolve
from wortlaut.reader.analysis.analyse import analyse

LEXICON = load("de")
WORDS = LEXICON.entries("actors.toml", ActorWord)
CASES = Path(__file__).parents[2] / "cases/de/mentions.jsonl"
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


def uses(word: ActorWord, text: str) -> bool:
    """Whether the entry took part; entries of small words show in what was made of the whole."""
    if word.id not in EFFECTS:
        return f"actors/{word.id}" in reasons(text)
    return bool(EFFECTS[word.id](text))


def _shown(actor: Actor) -> str:
    return actor.names[0]


EFFECTS = {
    "definite": lambda text: "rule/mentions.same-role" in reasons(text),
    "epithet": lambda text: "rule/mentions.epithet" in reasons(text),
    "indefinite": lambda text: "Ein Sprecher der Hamas" in actors(text),
    "possessive": lambda text: "actors/counterpart" in reasons(text),
    "masculine": lambda text: "actors/pronoun-m" in reasons(text),
    "feminine": lambda text: "actors/pronoun-f" in reasons(text),
    "several": lambda text: any(one.actor.endswith("-pl") for one in mentions(text)),
    "both": lambda text: "actors/pair-states" in reasons(text),
    "pronoun-object": lambda text: "actors/pronoun-m" in reasons(text),
    "office-noun": lambda text: "office/US-president" in {one.actor for one in mentions(text)},
    "becoming": lambda text: "office/US-president" in {one.actor for one in mentions(text)},
    "particle": lambda text: "rule/mentions.forename" in reasons(text),
    "weak-particle": lambda text: any(one.actor.startswith("person/") for one in mentions(text)),
    "plural-article": lambda text: bool(mentions(text)),
    "plural-verb": lambda text: "actors/pronoun-f" in reasons(text),
    "place-preposition": lambda text: "government/PL" in {one.actor for one in mentions(text)},
    "source-preposition": lambda text: "government/UA" in {one.actor for one in mentions(text)},
    "honorific": lambda text: any(
        mention.actor.startswith("person/") and "Ministerin" not in mention.span.of(text)
        for mention in mentions(text)
    ),
    "quoted-after": lambda text: any(one.actor.startswith("medium/") for one in mentions(text)),
}


def cases() -> list[dict[str, object]]:
    return [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]


def interval(told: str | None) -> Interval | None:
    """A day, or a month as the interval of its days."""
    if told is None:
        return None
    if len(told) == len("2025-05"):
        year, month = map(int, told.split("-"))
        following = date(year + month // 12, month % 12 + 1, 1)
        return Interval(date(year, month, 1), following - timedelta(days=1))
    day = date.fromisoformat(told)
    return Interval(day, day)


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case["id"]))
def test_case(case: dict[str, Any]) -> None:
    found = actors(case["text"], interval(case["date"]))
    for words, actor in case["expect"]:
        assert actor in found.get(words, []), f"{words} -> {found.get(words)}, not {actor}: {found}"
    for absent in case["absent"]:
        if isinstance(absent, list):
            assert absent[0] not in found, f"{absent[0]} -> {found[absent[0]]}"
        else:
            everybody = [actor for named in found.values() for actor in named]
            assert absent not in everybody, f"{absent} is mentioned: {found}"


def test_one_negative_for_three_positives() -> None:
    negative = sum(case["kind"] == "negative" for case in cases())
    assert 3 * negative >= len(cases()) - negative


def test_resolve_prefers_the_head_of_the_phrase() -> None:
    text = "Der Sprecher des Weißen Hauses, Tom Wexler, sagte das."
    found = mentions(text)
    whole = Span(0, text.index(", sagte"))
    assert resolve([whole], found) == ("person/tom-wexler",)


def test_resolve_gives_all_of_a_coordination() -> None:
    text = "EU-Kommission und Bundesregierung stimmten zu."
    found = mentions(text)
    span = Span(0, text.index(" stimmten"))
    assert resolve([span], found) == ("organisation/EU-commission", "government/DE")


def test_resolve_takes_the_phrase_around_a_part_of_it() -> None:
    text = "Ministerin Ilse Brandhofer stimmte zu."
    at = text.index("Brandhofer")
    assert resolve([Span(at, at + 10)], mentions(text)) == ("person/ilse-brandhofer",)


def test_resolve_prefers_whoever_acts_to_a_place() -> None:
    text = "Beobachter in Ankara widersprachen."
    assert resolve([Span(0, 20)], mentions(text)) == ("unnamed/beobachter-pl",)


def test_resolve_prefers_the_author_to_the_document() -> None:
    text = "Laut einer Notiz des Präsidenten Barack Obama gilt das."
    span = Span(text.index("einer"), text.index(" gilt"))
    assert resolve([span], mentions(text)) == ("person/barack-obama",)


def test_resolve_without_mention_names_nobody() -> None:
    text = "Demnach blieb es ruhig."
    assert resolve([Span(0, 7)], mentions(text)) == ()


def test_every_mention_has_its_actor_and_shows_a_name() -> None:
    text = "Ein Sprecher der Hamas und Clara Aue von der Zeitung „Hoy Lumbria“ sprachen."
    found, everybody = find(analyse(text, LEXICON), DAY, LEXICON)
    shown = {actor.id: _shown(actor) for actor in everybody}
    assert {mention.actor for mention in found} == set(shown)
    assert shown["unnamed/sprecher-hamas"] == "Ein Sprecher der Hamas"
    assert shown["person/clara-aue"] == "Clara Aue"
    assert shown["armed_group/hamas"] == "Hamas"


def test_no_name_shows_the_marks_of_the_list() -> None:
    found = find(analyse("Die UN mahnten.", LEXICON), DAY, LEXICON)[1]
    assert [_shown(actor) for actor in found] == ["Vereinte Nationen"]
    assert not any(set("~?!") & set("".join(one.names + one.metonyms)) for one in desk.actors("de"))


def test_list_is_what_the_tables_make() -> None:
    root = Path(__file__).parents[3]
    shared = Path(os.environ.get("WORTLAUT_SHARED", root.parent / "shared"))
    if not (shared / "gazetteers").is_dir():
        pytest.skip(f"no gazetteers under {shared}: set WORTLAUT_SHARED")
    script = [sys.executable, str(root / "train/make_actors.py"), "--check", "--shared"]
    done = subprocess.run([*script, str(shared)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_list_is_consistent() -> None:
    entries = {entry.id: entry for entry in LEXICON.records("actors.jsonl", ActorEntry)}
    for entry in entries.values():
        assert entry.names, entry.id
        assert not entry.of or entry.of in entries or entry.of.startswith("organisation/"), entry.id
        for term in entry.holders:
            assert term.actor in entries, f"{entry.id}: {term.actor}"
            assert not (term.since and term.until) or term.since < term.until, entry.id


def test_terms_of_an_office_do_not_overlap() -> None:
    for entry in LEXICON.records("actors.jsonl", ActorEntry):
        dated = sorted((term.since, term.until or date.max) for term in entry.holders if term.since)
        for (_, until), (since, _) in pairwise(dated):
            assert until <= since, f"{entry.id}: {until} > {since}"


def test_mentions_of_long_text_stay_linear() -> None:
    """Twice the text gives twice the mentions, none of them beyond its end."""
    text = "Der Minister Paul Engwer lehnte ab. Er sei krank, sagte Engwer in Ankara. "
    once, twice = mentions(text * 20), mentions(text * 40)
    assert len(twice) == 2 * len(once)
    assert all(mention.span.end <= 40 * len(text) for mention in twice)


def test_who_has_no_name_is_shown_as_the_subject_that_names_him() -> None:
    text = "Nach Angaben einer Bauernpartei fiel der Preis. Eine Bauernpartei warnte vor Gewalt."
    _, found = find(analyse(text, LEXICON), None, LEXICON)
    assert [actor.names for actor in found] == [("Eine Bauernpartei",)]
