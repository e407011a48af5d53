"""Every entry of the attribution lexicon fires on its ``hits`` and not on its ``misses``.

The rules are read alone: a learned tagger may overrule them.
"""

from __future__ import annotations

import pytest

import wortlaut.reader
from wortlaut import lexicon
from wortlaut.lexicon import Entry
from wortlaut.model import Document, Form, Statement, wording
from wortlaut.reader.attribution.cues import Cue, CueNoun, Evidential

LEXICON = lexicon.load("de")
FILES: tuple[tuple[str, type[Entry]], ...] = (
    ("cues", Cue),
    ("cue_nouns", CueNoun),
    ("evidentials", Evidential),
)


def _examples(kind: str) -> list[object]:
    return [
        pytest.param(f"{file}/{entry.id}", text, id=f"{file}-{entry.id}-{number}")
        for file, of in FILES
        for entry in LEXICON.entries(f"{file}.toml", of)
        for number, text in enumerate(getattr(entry, kind))
    ]


def _read(text: str) -> tuple[Statement, ...]:
    return wortlaut.reader.read(Document(text), LEXICON, learned=False).statements


def _reasons(text: str) -> set[str]:
    return {reason for statement in _read(text) for reason in statement.because}


@pytest.mark.parametrize(("reason", "text"), _examples("hits"))
def test_an_entry_fires_on_its_hits(reason: str, text: str) -> None:
    assert reason in _reasons(text)


@pytest.mark.parametrize(("reason", "text"), _examples("misses"))
def test_an_entry_keeps_quiet_on_its_misses(reason: str, text: str) -> None:
    assert reason not in _reasons(text)


def _told(text: str) -> list[tuple[Form, str, str]]:
    return [(s.form, wording(s.quote, text), wording(s.speaker, text)) for s in _read(text)]


@pytest.mark.parametrize(
    ("text", "form", "quote", "speaker"),
    [
        (
            "Das Amt teilte mit, dass der Mann bewaffnet sei und die Tür verriegelt habe.",
            Form.INDIRECT,
            "dass der Mann bewaffnet sei und die Tür verriegelt habe",
            "Das Amt",
        ),
        (
            "Der Rat sagte, wenn es regne, werde der Platz gesperrt.",
            Form.INDIRECT,
            "wenn es regne, werde der Platz gesperrt",
            "Der Rat",
        ),
        (
            "Die Brücke bleibt gesperrt. Das bestätigte die Bürgermeisterin.",
            Form.INDIRECT,
            "Die Brücke bleibt gesperrt … Das",
            "die Bürgermeisterin",
        ),
        (
            "Laut der Polizei, die den Fall prüft, ist der Mann tot.",
            Form.INDIRECT,
            "ist der Mann tot",
            "der Polizei",
        ),
        (
            "„Das ist falsch“, so der Anwalt.",
            Form.DIRECT,
            "„Das ist falsch“",
            "der Anwalt",
        ),
        (
            "Die Trainerin war erleichtert: „Wir haben endlich gewonnen.“",
            Form.DIRECT,
            "„Wir haben endlich gewonnen.“",
            "Die Trainerin",
        ),
        (
            "Der Präsident warnte vor einer Hungersnot.",
            Form.REPORTED,
            "Der Präsident warnte vor einer Hungersnot.",
            "Der Präsident",
        ),
        (
            "Die Forderung des Verbandes, die Steuer zu senken, blieb ohne Folgen.",
            Form.INDIRECT,
            "die Steuer zu senken",
            "des Verbandes",
        ),
    ],
)
def test_the_words_and_their_speaker(text: str, form: Form, quote: str, speaker: str) -> None:
    assert (form, quote, speaker) in _told(text)


def test_a_report_goes_on_in_the_konjunktiv_2() -> None:
    text = "Der Sprecher sagte, die Lage sei ernst. Die Helfer hätten kein Wasser mehr."
    assert (
        Form.INDIRECT_FREE_INDIRECT,
        "Die Helfer hätten kein Wasser mehr.",
        "Der Sprecher",
    ) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Helfer hätten gern mehr Wasser.",
        "Der Verein lehnt den Umbau ab, fordert aber Geld.",
        "„Ich hoffe, dass es bald regnet.“",
        "Es regnete so stark, dass die Straße gesperrt wurde.",
        "Der Film soll im Mai beginnen.",
    ],
)
def test_nobody_is_reported(text: str) -> None:
    assert not [one for one in _told(text) if one[0] in (Form.INDIRECT, Form.FREE_INDIRECT)]


def _cues(text: str) -> list[str]:
    return [wording(statement.cue, text) for statement in _read(text)]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Es wird befürchtet, dass der Damm bricht.", "Es wird befürchtet"),
        ("Der Arzt hält es für möglich, dass sie gesund wird.", "hält es für möglich"),
        ("Er vertrat die These, dass der Brief gefälscht sei.", "vertrat die These"),
        ("Der Wirt sprach von einem „großen Ärgernis“.", "sprach von"),
        ("Dagegen beteuerte er, nichts gesehen zu haben.", "beteuerte"),
    ],
)
def test_the_words_that_belong_to_a_cue(text: str, cue: str) -> None:
    assert cue in _cues(text)


def test_an_addressee_is_no_part_of_the_speaker() -> None:
    text = "Der Präsident des Verbandes, Igor Beck, forderte die Firma auf, die Halle zu räumen."
    (statement,) = _read(text)
    assert wording(statement.speaker, text) == "Der Präsident des Verbandes, Igor Beck"
    assert wording(statement.addressee, text) == "die Firma"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Insgesamt spricht die Polizei von drei Verletzten.", "die Polizei"),
        ("Von der Lohe betonte, dass der Damm hält.", "Von der Lohe"),
        ("In einem Bericht der Zeitung wird gefordert, dass er geht.", "einem Bericht der Zeitung"),
        ("„Das reicht nicht“, wird Frau Holm zitiert.", "Frau Holm"),
        ("Der Verein begegnete der Kritik mit dem Argument, es fehle Geld.", "Der Verein"),
        ("Es fehle Geld, so Jana Holm im Radio.", "Jana Holm"),
        ("Auch das habe Gründe, so Holm weiter.", "Holm"),
        (
            "Nach Auskunft der Ermittler werde der Täter der Polizei übergeben.",
            "Auskunft der Ermittler",
        ),
    ],
)
def test_the_speaker_is_whole_and_no_more(text: str, speaker: str) -> None:
    told = {wording(one.speaker, text) for one in _read(text)}
    assert told == {speaker}
