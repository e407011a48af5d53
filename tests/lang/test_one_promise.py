"""The same promise in three languages: told once, each telling in its own words.

The texts here are our own sentences; what the official ones say is tested where they are.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from wortlaut import lexicon, matching, sources
from wortlaut.model import ActKind, Document, Interval, Promise, Reading, Relation, Stage
from wortlaut.reader import read

DAY = Interval(date(2025, 3, 18), date(2025, 3, 18))
NEXT = Interval(date(2025, 3, 19), date(2025, 3, 19))
GERMAN = (
    "Moskau (nda) - Russlands Präsident Wladimir Putin hat im Telefonat mit US-Präsident Donald "
    "Trump zugesagt, 30 Tage lang keine Energieanlagen in der Ukraine anzugreifen. Außerdem "
    "einigten sich beide Präsidenten auf Gespräche über das Schwarze Meer."
)
ENGLISH = (
    "President Trump spoke with Russian President Vladimir Putin. The leaders agreed on a "
    "ceasefire against energy and infrastructure. President Putin agreed to refrain from strikes "
    "on energy infrastructure."
)
RUSSIAN = (
    "Владимир Путин и Дональд Трамп вечером говорили по телефону. Дональд Трамп предложил на 30 "
    "дней отказаться от ударов по энергетической инфраструктуре. "
    "Владимир Путин согласился с этим предложением и сразу отдал военным "
    "соответствующий приказ. Ключевым условием должен стать отказ от поставок оружия "
    "Киеву. 19 марта состоится обмен пленными: 175 на 175. Кроме того, будут "
    "переданы 23 раненых солдата."
)


def reading(text: str, code: str, publisher: str, day: Interval = DAY) -> Reading:
    document = Document(text, published=day, publisher=publisher, language=code)
    return read(document, lexicon.load(code))


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return (
        reading(GERMAN, "de", "Hafenbote", NEXT),
        reading(ENGLISH, "en", "The White House"),
        reading(RUSSIAN, "ru", "Кремль"),
    )


def languages(promise: Promise, readings: tuple[Reading, ...]) -> set[str]:
    codes = {one.document.id: one.document.language for one in readings}
    return {codes[telling.ref.document] for telling in promise.tellings}


def energy(found: matching.Matched) -> Promise:
    attacks = [
        one
        for one in found.promises
        if one.stage is Stage.BINDING and any("attack" in t.conduct for t in one.tellings)
    ]
    return max(attacks, key=lambda one: len(one.tellings))


def test_three_languages_tell_one_promise(readings: tuple[Reading, ...]) -> None:
    promise = energy(matching.match(readings))
    assert languages(promise, readings) == {"de", "en", "ru"}
    assert promise.polarity.value == "refrain"


def test_the_term_is_told_on_two_sides_only(readings: tuple[Reading, ...]) -> None:
    promise = energy(matching.match(readings))
    codes = {one.document.id: one.document.language for one in readings}
    terms = {codes[one.ref.document]: one.term for one in promise.tellings if one.term}
    assert terms == {"de": "P30D", "ru": "P30D"}


def test_energy_infrastructure_is_narrower_than_energy_and_infrastructure() -> None:
    words = matching.inventory(lexicon.load("ru"))
    assert words.covers({"infrastructure"}, {"energy"})
    assert not words.covers({"energy"}, {"infrastructure"})


def test_wordings_stay_in_their_own_language(readings: tuple[Reading, ...]) -> None:
    promise = energy(matching.match(readings))
    said = {one.said("action") for one in promise.tellings}
    texts = [one.document.text for one in readings]
    assert all(any(words.split(" … ")[0] in text for text in texts) for words in said)


def test_what_only_the_kremlin_says(readings: tuple[Reading, ...]) -> None:
    russian = readings[2]
    kinds = {act.kind for act in russian.acts}
    assert {ActKind.OFFER, ActKind.COMMITMENT, ActKind.ORDER, ActKind.DEMAND} <= kinds
    demand = next(act for act in russian.acts if act.kind is ActKind.DEMAND)
    assert demand.polarity.value == "refrain"
    amounts = {span.of(russian.document.text)[:3] for act in russian.acts for span in act.quantity}
    assert {"175", "23 "} <= amounts
    english = readings[1]
    assert not any(act.quantity for act in english.acts)


def test_each_side_speaks_for_itself(readings: tuple[Reading, ...]) -> None:
    promise = energy(matching.match(readings))
    speakers = {side for telling in promise.tellings for side in telling.speakers}
    assert {"state/US", "state/RU"} <= speakers


def _official() -> Path:
    named = os.environ.get("WORTLAUT_SHARED")
    root = Path(named) if named else Path(__file__).resolve().parents[2].parent / "shared"
    return root / "cases" / "energy-truce-2025" / "official"


@pytest.mark.skipif(not _official().is_dir(), reason="no ../shared/cases beside the repository")
def test_the_official_texts_and_a_german_report_give_one_comparison() -> None:
    documents = [one for one in sources.gather(str(_official())) if isinstance(one, Document)]
    assert {one.language for one in documents} == {"en", "ru"}
    found = tuple(read(one, lexicon.load(one.language)) for one in documents)
    found = (*found, reading(GERMAN, "de", "Hafenbote", NEXT))
    promise = energy(matching.match(found))
    assert languages(promise, found) >= {"de", "ru"}
    kremlin = next(one for one in found if one.document.language == "ru")
    conditions = [act for act in kremlin.acts if act.kind is ActKind.DEMAND]
    assert any("военной помощи" in _words(act.action, kremlin) for act in conditions)
    assert not any("militär" in _words(act.action, found[-1]).lower() for act in found[-1].acts)
    ru = next(one for one in promise.tellings if one.ref.document == kremlin.document.id)
    others = [one for one in promise.tellings if one.ref.document != kremlin.document.id]
    compared = [matching.compare(ru, one, lexicon.load("ru")) for one in others]
    fields = {field.field for each in compared for field in each}
    assert {"scope", "term"} <= fields
    relations = {(f.field, f.relation) for each in compared for f in each}
    assert ("term", Relation.SAME) in relations or ("term", Relation.SILENT) in relations


def _words(spans: tuple[object, ...], of: Reading) -> str:
    return " ".join(span.of(of.document.text) for span in spans)  # type: ignore[attr-defined]
