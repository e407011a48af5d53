"""The look-up tables of the attribution lexicon."""

from __future__ import annotations

from wortlaut import lexicon
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.attribution.cues import Cue, book

LEXICON = lexicon.load("de")
BOOK = book(LEXICON)


def _noun(word: str) -> str:
    token = analyse(f"Die {word} war kurz.", LEXICON).tokens[1]
    entry = BOOK.noun(token)
    return entry.id if entry else ""


def test_a_verb_is_found_by_its_lemma() -> None:
    assert BOOK.verbs["ankündigen"].id == "ankuendigen"


def test_an_entry_with_a_word_of_its_own_is_found_by_that_word_alone() -> None:
    assert "machen" not in BOOK.verbs
    assert "klar-machen" in {entry.id for entry in BOOK.phrases["klar"]}


def test_no_two_verbs_hide_each_other() -> None:
    cues = [cue for cue in LEXICON.entries("cues.toml", Cue) if not cue.word]
    assert len({cue.lemma for cue in cues}) == len(cues)


def test_a_compound_counts_as_its_last_part() -> None:
    assert _noun("Forderung") == _noun("Hauptforderung") == "forderung"
    assert _noun("Blume") == ""


def test_an_evidential_is_found_by_each_of_its_words() -> None:
    for entry in BOOK.evidentials:
        assert all(entry in BOOK.by_word[word] for word in entry.words)
