"""What a sentence tells without any word of saying: claims, hearsay inside it, colons."""

from __future__ import annotations

import pytest

from wortlaut import lexicon
from wortlaut.model import Form
from wortlaut.reader.analysis import language
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.hearsay import hearsay, past_infinitive
from wortlaut.reader.attribution.quotes import ruled
from wortlaut.reader.attribution.syntax import Syntax

LEXICON = lexicon.load("de")


def _syntax(text: str) -> Syntax:
    return Syntax(analyse(text, LEXICON), language.of(LEXICON))


def _words(syntax: Syntax, indices: tuple[int, ...]) -> str:
    return " ".join(syntax.tokens[at].text for at in indices)


def _found(text: str) -> list[tuple[Syntax, Found]]:
    syntax = _syntax(text)
    return [(syntax, one) for one in hearsay(syntax, [])]


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (
            "Der Fahrer will das Schild nicht gesehen haben.",
            "Der Fahrer",
            "Der Fahrer will das Schild nicht gesehen haben .",
        ),
        (
            "Die Nachbarin will um Mitternacht heimgekommen sein, aber das Tor stand offen.",
            "Die Nachbarin",
            "Die Nachbarin will um Mitternacht heimgekommen sein",
        ),
    ],
)
def test_a_claim_is_in_its_subjects_mouth(text: str, speaker: str, quote: str) -> None:
    ((syntax, one),) = _found(text)
    assert one.because == ("rule/quotes.claim",)
    assert one.form is Form.FREE_INDIRECT
    assert _words(syntax, one.speaker) == speaker
    assert _words(syntax, one.quote) == quote


@pytest.mark.parametrize(
    "text",
    [
        "Der Fahrer will das Schild morgen aufstellen.",
        "Der Fahrer wollte das Schild gesehen haben.",
        "Bis Mai will das Werk die Halle gebaut haben.",
        "Es heißt, dass er das Schild gesehen haben will.",
    ],
)
def test_a_plan_is_no_claim(text: str) -> None:
    assert all(one.because != ("rule/quotes.claim",) for _, one in _found(text))


def test_hearsay_inside_a_sentence_is_its_clause_alone() -> None:
    ((syntax, one),) = _found("Gefunden wurde der Ring, den der Koch gestohlen haben soll.")
    assert one.form is Form.FREE_INDIRECT and one.speaker == ()
    assert _words(syntax, one.quote) == "den der Koch gestohlen haben soll"


@pytest.mark.parametrize(
    "text",
    [
        "Gefunden wurde der Ring, den der Koch stehlen sollte.",
        "Das ist der Ring, den der Koch tragen soll.",
    ],
)
def test_a_duty_inside_a_sentence_is_no_hearsay(text: str) -> None:
    assert _found(text) == []


def test_what_stands_in_the_konjunktiv_behind_a_colon_is_told_by_the_subject() -> None:
    ((syntax, one),) = _found("Der Trainer winkt ab: Für Jubel sei es zu früh.")
    assert one.because == ("rule/quotes.behind_colon",) and one.form is Form.INDIRECT
    assert _words(syntax, one.speaker) == "Der Trainer"
    assert _words(syntax, one.cue) == "winkt ab"
    assert _words(syntax, one.quote) == "Für Jubel sei es zu früh"


def test_the_indicative_behind_a_colon_is_the_authors() -> None:
    assert _found("Der Trainer winkt ab: Für Jubel ist es zu früh.") == []


def test_what_is_told_already_is_not_told_again() -> None:
    syntax = _syntax("Der Fahrer will das Schild nicht gesehen haben.")
    (first,) = hearsay(syntax, [])
    assert hearsay(syntax, [first]) == []
    assert first in ruled(syntax, LEXICON)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Er soll dort gewesen sein.", True),
        ("Er soll das Haus verkauft haben.", True),
        ("Er soll das Haus verkaufen.", False),
        ("Er soll morgen da sein.", False),
    ],
)
def test_a_perfect_infinitive_tells_hearsay_from_duty(text: str, wanted: bool) -> None:
    syntax = _syntax(text)
    assert past_infinitive(syntax, syntax.analysis.clauses[0]) is wanted
