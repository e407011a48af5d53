import pytest

from wortlaut.errors import InputError
from wortlaut.sources.language import language_of

GERMAN = "Der Minister kündigte an, dass die Verhandlungen am Montag fortgesetzt würden."


@pytest.mark.parametrize(
    "text",
    [GERMAN, "Ja.", "dpa", "1234", "OK Computer", f"Stop the war! {GERMAN} {GERMAN}"],
)
def test_german_and_what_is_too_short_to_tell_is_taken_in(text):
    assert language_of(text) == "de"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le ministre a annoncé que les négociations reprendraient lundi.", "fr"),
        ("De minister kondigde aan dat de gesprekken maandag worden hervat.", "nl"),
    ],
)
def test_a_language_without_data_is_refused_and_may_be_forced(text, code):
    with pytest.raises(InputError, match=f"'{code}'.*--lang de"):
        language_of(text)
    assert language_of(text, "de") == "de"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister announced that the negotiations would resume on Monday.", "en"),
        ("Министр заявил, что переговоры продолжатся в понедельник.", "ru"),
    ],
)
def test_english_and_russian_are_told(text, code):
    assert language_of(text) == code


def test_a_language_that_there_is_no_data_for_cannot_be_forced():
    with pytest.raises(InputError, match="no data for the language 'xx'"):
        language_of(GERMAN, "xx")


def test_control_characters_do_not_disturb_it():
    assert language_of(f"\x85\x0c\ufffe {GERMAN}") == "de"


def test_it_is_told_when_the_language_is_a_guess(caplog):
    assert language_of("dpa 1234") == "de"
    assert "not sure which language" in caplog.text and "--lang" in caplog.text
    caplog.clear()
    assert language_of(GERMAN) == "de"
    assert not caplog.text
