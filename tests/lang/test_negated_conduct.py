"""A promise not to do something is a promise to refrain, wherever the negation stands."""

import pytest

from wortlaut.lexicon import load
from wortlaut.model import Document, Polarity
from wortlaut.reader import read

SENTENCES = [
    ("en", "The union pledged not to strike until 30 April 2026.", Polarity.REFRAIN),
    ("en", "Russia promised not to attack energy sites.", Polarity.REFRAIN),
    ("en", "Ministers vowed never to close the plant.", Polarity.REFRAIN),
    ("en", "They agreed not to strike before Easter.", Polarity.REFRAIN),
    ("en", "The government pledged to build ten schools.", Polarity.DO),
    ("en", "The union pledged to negotiate.", Polarity.DO),
    ("ru", "Россия обязалась не атаковать энергетические объекты.", Polarity.REFRAIN),
    ("ru", "Путин приказал не наносить удары.", Polarity.REFRAIN),
    ("ru", "Россия обязалась передать пленных.", Polarity.DO),
]


@pytest.mark.parametrize(("language", "text", "polarity"), SENTENCES)
def test_the_polarity_is_that_of_the_conduct(language: str, text: str, polarity: Polarity) -> None:
    acts = read(Document(text, language=language), load(language)).acts
    assert [act.polarity for act in acts] == [polarity]


def test_a_day_behind_until_is_the_deadline_and_opens_no_clause() -> None:
    text = "The union pledged not to strike until 30 April 2026."
    (act,) = read(Document(text, language="en"), load("en")).acts
    assert [span.of(text) for span in act.deadline] == ["until 30 April 2026"]
