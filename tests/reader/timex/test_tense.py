"""Whether a clause tells of what lies behind or ahead."""

from __future__ import annotations

import pytest

from wortlaut.lexicon import load
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.timex.tense import AHEAD, OPEN, PAST, Tenses

LEXICON = load("de")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Freitag tagte der Rat.", PAST),
        ("Am Freitag hat der Rat getagt.", PAST),
        ("Am Freitag wurde der Rat einberufen.", PAST),
        ("Am Freitag soll der Rat getagt haben.", PAST),
        ("Am Freitag tagt der Rat.", AHEAD),
        ("Am Freitag wird der Rat tagen.", AHEAD),
        ("Am Freitag soll der Rat tagen.", AHEAD),
        ("Am Freitag würde der Rat tagen.", AHEAD),
        ("Am Freitag ist ein Treffen geplant.", AHEAD),
        ("Der Rat versprach, am Freitag zu tagen.", AHEAD),
        ("Der am Freitag ernannte Botschafter will vermitteln.", PAST),
        ("Die am Freitag geplante Sitzung fiel aus.", AHEAD),
        ("Am Freitag sollte der Rat tagen.", OPEN),
        ("Treffen am Freitag.", OPEN),
    ],
)
def test_direction(text: str, expected: int) -> None:
    tenses = Tenses(analyse(text, LEXICON), LEXICON)
    assert tenses.direction(text.index("Freitag")) == expected


def test_a_text_without_words_has_no_direction() -> None:
    tenses = Tenses(analyse("", LEXICON), LEXICON)
    assert tenses.direction(0) == OPEN
    assert tenses.clause(0) is None
