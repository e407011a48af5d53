"""On whose word: ``tests/cases/de/voices.jsonl``, each with its statements given.

The statements are given and not read, so that these tests hold whatever ``quotes`` finds.
``chain`` holds wordings, outermost first; the parts of a wording follow each other in the text.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as fed
from hypothesis import settings
from hypothesis import strategies as st

from wortlaut import lexicon, reader
from wortlaut.model import Certainty, Document, Form, Mention, Span, Spans, Stance, Statement, Voice
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.attribution import quotes
from wortlaut.reader.attribution.relays import Passage
from wortlaut.reader.attribution.voices import voice_at, voiced

DE = lexicon.load("de")
CASES = Path(__file__).parents[2] / "cases" / "de" / "voices.jsonl"
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in CASES.read_text("utf-8").splitlines() if line.strip()
]


def place(text: str, wording: str) -> Spans:
    """Return where a wording stands; a cue of several words may be apart."""
    if not wording:
        return ()
    if wording in text:
        start = text.index(wording)
        return (Span(start, start + len(wording)),)
    spans, at = [], 0
    for word in wording.split():
        at = text.index(word, at)
        spans.append(Span(at, at + len(word)))
        at += len(word)
    return tuple(spans)


def given(text: str, row: dict[str, Any]) -> Statement:
    return Statement(
        quote=place(text, row["quote"]),
        form=Form(row["form"]),
        stance=Stance(Certainty.ASSERTED),
        because=("given",),
        speaker=place(text, row["speaker"]),
        cue=place(text, row["cue"]),
        addressee=place(text, row["addressee"]),
        frame=place(text, row["frame"]),
        nested=row.get("nested", False),
    )


def read(text: str, rows: list[dict[str, Any]], named: tuple[Mention, ...] = ()) -> Any:
    return voiced([given(text, row) for row in rows], analyse(text, DE), named, DE)


def wordings(voice: Voice, text: str) -> list[str]:
    return [" ".join(span.of(text) for span in link.spans) for link in voice.chain]


@pytest.mark.parametrize("case", [pytest.param(row, id=row["id"]) for row in ROWS])
def test_the_voice_and_stance_of_statements(case: dict[str, Any]) -> None:
    text, rows = case["text"], case["expect"]["statements"]
    for found, row in zip(read(text, rows), rows, strict=True):
        told = (wordings(found.voice, text), found.stance.certainty, found.stance.negated)
        assert told == (row["chain"], row["certainty"], row["negated"]), row["quote"]
        if "markers" in row:
            assert [span.of(text) for span in found.stance.markers] == row["markers"]
        assert found.id == given(text, row).id


def test_one_voice_or_none_is_expected_in_a_quarter_of_the_cases() -> None:
    single = [row for row in ROWS if all(len(s["chain"]) < 2 for s in row["expect"]["statements"])]
    assert 3 * len(single) >= len(ROWS) - len(single)


def passages(kind: str) -> list[Any]:
    return [
        pytest.param(entry, text, id=f"{entry.id}: {text}")
        for entry in DE.entries("voices.toml", Passage)
        if entry.part != "self"
        for text in getattr(entry, kind)
    ]


def reasons(text: str) -> set[str]:
    analysis = analyse(text, DE)
    found = voiced(quotes.find(analysis, ((), ()), DE, learned=False), analysis, (), DE)
    assert found, "no statement to hang a voice on"
    return {reason for statement in found for reason in statement.because}


@pytest.mark.parametrize(("entry", "text"), passages("hits"))
def test_the_passage_adds_a_voice(entry: Passage, text: str) -> None:
    assert f"voices/{entry.id}" in reasons(text)


@pytest.mark.parametrize(("entry", "text"), passages("misses"))
def test_the_passage_adds_none(entry: Passage, text: str) -> None:
    assert f"voices/{entry.id}" not in reasons(text)


def chains(text: str) -> set[int]:
    analysis = analyse(text, DE)
    return {
        len(one.voice.chain)
        for one in voiced(quotes.find(analysis, ((), ()), DE, learned=False), analysis, (), DE)
    }


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        pytest.param(text, longest, id=text)
        for entry in DE.entries("voices.toml", Passage)
        if entry.part == "self"
        for longest, texts in ((1, entry.hits), (2, entry.misses))
        for text in texts
    ],
)
def test_a_speaker_s_own_pronoun_is_no_further_voice(text: str, longest: int) -> None:
    assert max(chains(text)) == longest


def mention(text: str, wording: str, actor: str) -> Mention:
    return Mention(actor, place(text, wording)[0], ("test",))


TOLD = "Der Palast teilte mit, er habe dem Rat geschrieben. Der Palast lügt."
TELLING = {
    "form": "indirect",
    "quote": "er habe dem Rat geschrieben",
    "speaker": "Der Palast",
    "cue": "teilte mit",
    "addressee": "",
    "frame": "",
}


def test_the_speaker_s_actor_comes_from_the_mentions() -> None:
    named = (mention(TOLD, "Der Palast", "government/X"), mention(TOLD, "dem Rat", "office/Y"))
    (found,) = read(TOLD, [TELLING], named)
    assert (found.speaker_actor, found.addressee_actor) == ("government/X", None)
    assert [link.actor for link in found.voice.chain] == ["government/X"]


def test_two_actors_side_by_side_are_not_one() -> None:
    text = "Rat und Palast teilten mit, man habe geschrieben."
    row = TELLING | {"quote": "man habe geschrieben", "speaker": "Rat und Palast", "cue": "teilten"}
    named = (mention(text, "Rat", "office/Y"), mention(text, "Palast", "government/X"))
    (found,) = read(text, [row], named)
    assert found.speaker_actor is None
    assert wordings(found.voice, text) == ["Rat und Palast"]


def test_the_same_actor_twice_is_one_voice() -> None:
    text = "Der König sagte, er glaube, dass es regne."
    rows = [
        TELLING | {"quote": "er glaube, dass es regne", "speaker": "Der König", "cue": "sagte"},
        TELLING | {"quote": "dass es regne", "speaker": "er", "cue": "glaube"},
    ]
    named = (mention(text, "Der König", "person/K"), mention(text, "er glaube"[:2], "person/K"))
    named = (
        named[0],
        Mention("person/K", Span(text.index(" er ") + 1, text.index(" er ") + 3), ("t",)),
    )
    _, inner = read(text, rows, named)
    assert wordings(inner.voice, text) == ["Der König"]


def test_a_place_in_the_text_has_the_voice_of_the_innermost_statement() -> None:
    text = "Der Palast teilte mit, der König habe versprochen, dass er abdanke. Es regnet."
    case = next(row for row in ROWS if row["id"] == "voice-statement-in-statement")
    found = read(text, case["expect"]["statements"])
    inner, outer, outside = (
        voice_at(place(text, wording)[0], found)
        for wording in ("er abdanke", "der König", "Es regnet")
    )
    assert wordings(inner, text) == ["Der Palast", "der König"]
    assert wordings(outer, text) == ["Der Palast"]
    assert outside == Voice()


def test_no_statements_no_voices() -> None:
    assert read("Es regnet.", []) == ()


WORDS = [
    "„", "“", "»", ",", ".", ":", "?", "Der", "Minister", "soll", "sei", "hätten", "wohl", "laut",
    "der", "Agentur", "Ora", "sagte", "zitierte", "unter", "Berufung", "auf", "dass", "nicht",
    "gesagt", "haben", "er", "zufolge", "heißt", "es", "wird", "so", "mit",
]  # fmt: skip


@fed(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_run_of_words_yields_valid_voices(words: list[str]) -> None:
    text = " ".join(words)
    analysis = analyse(text, DE)
    before = quotes.find(analysis, ((), ()), DE, learned=False)
    after = voiced(before, analysis, (), DE)
    assert [one.id for one in after] == [one.id for one in before]
    for one in after:
        ends = [end for span in one.stance.markers for end in (span.start, span.end)]
        assert ends == sorted(ends)
        assert all(0 <= end <= len(text) for end in ends)
        assert all(link.spans for link in one.voice.chain)


def told(text: str) -> list[tuple[str, str | None]]:
    """Return the speakers of a text as read: their wording and their actor."""
    reading = reader.read(Document(text, language="de"), DE)
    return [
        (" ".join(span.of(text) for span in one.speaker), one.speaker_actor)
        for one in reading.statements
    ]


def test_a_word_that_points_back_means_the_last_speaker() -> None:
    text = "Ein Sprecher der Bahn sagte, die Strecke sei gesperrt. Demnach fahren keine Züge."
    assert told(text)[1] == ("Demnach", told(text)[0][1])
    assert told(text)[0][1] is not None
    alone = "Ein Zug entgleiste. Es regnete. Es schneite. Demnach fahren keine Züge."
    assert told(alone) == [("Demnach", None)]


def test_his_own_word_is_that_of_the_subject() -> None:
    text = "Die Gewerkschaft rechnet nach eigenen Angaben mit tausend Teilnehmern."
    assert told(text) == [("eigenen Angaben", "unnamed/gewerkschaft")]


def test_many_words_that_point_back_are_followed_without_depth() -> None:
    text = "Ein Sprecher sagte, es regne. " + "Demnach fahren keine Züge. " * 1_200
    speakers = {actor for _, actor in told(text)}
    assert speakers == {"unnamed/sprecher"}
