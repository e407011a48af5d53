"""Subjects, and the extent of phrases."""

from __future__ import annotations

import pytest

from wortlaut import lexicon
from wortlaut.reader.analysis import language
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.attribution.syntax import Syntax, trimmed

LEXICON = lexicon.load("de")


def _syntax(text: str) -> Syntax:
    return Syntax(analyse(text, LEXICON), language.of(LEXICON))


def _subject(text: str, clause: int = 0) -> str:
    syntax = _syntax(text)
    subject = syntax.subject(syntax.analysis.clauses[clause])
    return "" if subject is None else syntax.analysis.span(subject.range).of(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Der Hund biss den Mann.", "Der Hund"),
        ("Den Mann biss der Hund.", "der Hund"),
        ("Am Montag sagte die Ministerin nichts.", "die Ministerin"),
        ("Gestern kamen die Gäste.", "die Gäste"),
        ("Den Gästen half er.", "er"),
        ("Regnet nicht.", ""),
    ],
)
def test_the_subject(text: str, wanted: str) -> None:
    assert _subject(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Der Sprecher des Amtes, Igor Beck, schweigt.",
            "Der Sprecher des Amtes, Igor Beck",
        ),
        ("Anna Beck von der Partei im Norden schweigt.", "Anna Beck von der Partei im Norden"),
        ("Die Vorsitzende Anna Beck (SPD) sagte nichts.", "Die Vorsitzende Anna Beck (SPD)"),
        ("Der Verein „Morgenrot“ sagte nichts.", "Der Verein „Morgenrot“"),
        ("Der Rat hingegen schwieg.", "Der Rat"),
        ("Der Minister gegenüber der Presse versicherte alles.", "Der Minister"),
        ("Der Verein (VDB), der dort wohnt, hat nun geschwiegen.", "Der Verein (VDB)"),
        (
            "Der Rat und die Leitung des Werks haben geschwiegen.",
            "Der Rat und die Leitung des Werks",
        ),
        ("Einer der Bauern, Jan Holm, sagte nichts.", "Einer der Bauern, Jan Holm"),
    ],
)
def test_a_phrase_before_the_verb_is_whole(text: str, wanted: str) -> None:
    syntax = _syntax(text)
    subject = syntax.subject(syntax.analysis.clauses[0])
    assert subject is not None
    spans = syntax.analysis.spans(tuple(trimmed(syntax.extended(subject), syntax.tokens)))
    assert "".join(span.of(text) for span in spans) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Das sagte Jana Holm, Leiterin von Seenot.", "Jana Holm, Leiterin von Seenot"),
        ("Das sagte Jana Holm vom Verein „Morgenrot“.", "Jana Holm vom Verein „Morgenrot“"),
        ("Das sagte der Beauftragte für Wasser, Jan Holm.", "der Beauftragte für Wasser, Jan Holm"),
        ("Das sagte Minister Jan Holm in Riga.", "Minister Jan Holm"),
        ("Damit überzeugte Jana Holm von der Möglichkeit nicht.", "Jana Holm"),
        ("Das schrieb die in Riga geborene Autorin.", "die in Riga geborene Autorin"),
        ("Das schrieb „Die Glocke“ gestern.", "„Die Glocke“"),
    ],
)
def test_a_phrase_behind_the_verb_is_whole(text: str, wanted: str) -> None:
    syntax = _syntax(text)
    clause = syntax.analysis.clauses[0]
    behind = [one for one in syntax.phrases(clause) if one.range.first > clause.finite]
    first = next(one for one in behind if syntax.may_be_subject(one))
    spans = syntax.analysis.spans(tuple(syntax.extended(first)))
    assert "".join(span.of(text) for span in spans) == wanted


def test_two_names_joined_by_und_are_one_phrase() -> None:
    text = "Gestern sagten Anna Beck und Igor Meier nichts."
    syntax = _syntax(text)
    subject = syntax.subject(syntax.analysis.clauses[0])
    assert subject is not None
    (span,) = syntax.analysis.spans(tuple(syntax.extended(subject)))
    assert span.of(text) == "Anna Beck und Igor Meier"


def test_marks_at_the_edges_are_trimmed() -> None:
    syntax = _syntax(", er kam , .")
    kept = trimmed(list(range(len(syntax.tokens))), syntax.tokens)
    assert [syntax.tokens[at].text for at in kept] == ["er", "kam"]
