from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from wortlaut import desk
from wortlaut.errors import InputError
from wortlaut.ledger import Filter, Ledger
from wortlaut.ledger.query import WIDTH, parse, snippet
from wortlaut.ledger.stems import stem
from wortlaut.model import Interval


@pytest.fixture
def path(tmp_path):
    return tmp_path / "w.db"


@pytest.fixture
def ledger(path, reading):
    with Ledger(path, create=True) as opened:
        opened.record(reading)
        yield opened


def kinds(ledger, asked, **wanted):
    return [hit.kind or hit.what for hit in ledger.search(asked, Filter(**wanted))]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (("Angriffe", "Angriffen", "angriff"), "de"),
        (("Gefangene", "Gefangenen"), "de"),
        (("Schläge", "Schlägen", "Schlag"), "de"),
        (("Petrović", "PETROVIC"), "de"),
        (("Straße", "STRASSE"), "de"),
        (("talks", "Talking", "talk"), "en"),
        (("переговоры", "Переговоров", "переговорам"), "ru"),
    ],
)
def test_forms_of_a_word_have_one_stem(words, language):
    assert len({stem(word, language) for word in words}) == 1


def test_a_language_without_a_stemmer_is_compared_word_by_word():
    assert stem("Angriffe", "xx") == "angriffe"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Angriff", ["statement", "commitment", "text"]),
        ("angriffen tagen", ["statement", "commitment", "text"]),
        ('"20 Tage"', ["statement", "commitment", "text"]),
        ('"Tage 20"', []),
        ("Angriff Meer", []),
        ("Fried*", ["demand", "text"]),
        ("Nachbarn -Angriff", ["demand"]),
        ("kündigt", ["text"]),
        ("'; DROP TABLE x --", []),
        ('NEAR( AND "', []),
    ],
)
def test_words_are_found_in_their_forms(ledger, asked, found):
    named = {"direct": "statement"}
    assert sorted(named.get(kind, kind) for kind in kinds(ledger, asked)) == sorted(found)


@pytest.mark.parametrize("asked", ["", "  ", "-Krieg", "?!", '""', "*"])
def test_no_word_is_refused(ledger, asked):
    with pytest.raises(InputError, match="asks for no word"):
        list(ledger.search(asked, Filter()))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"kind": "commitment"}, ["commitment"]),
        ({"kind": "direct"}, ["direct"]),
        ({"certainty": "reported"}, ["commitment", "direct"]),
        ({"certainty": "hedged"}, []),
        ({"actor": "Ölaf", "kind": "commitment"}, ["commitment"]),
        ({"actor": "Präsident Anders", "kind": "direct"}, ["direct"]),
        ({"actor": "Meier"}, []),
        ({"publisher": "testblatt"}, ["commitment", "direct", "text"]),
        ({"publisher": "anderes"}, []),
        ({"since": date(2025, 4, 1)}, []),
        ({"until": date(2025, 2, 28)}, []),
        ({"since": date(2025, 3, 31), "until": date(2025, 3, 1)}, ["commitment", "direct", "text"]),
        ({"known_on": date(2025, 3, 30)}, []),
        ({"recorded_on": date(2025, 3, 30)}, []),
    ],
)
def test_a_search_can_be_narrowed(ledger, wanted, found):
    assert sorted(kinds(ledger, "Angriffe", **wanted)) == found


def test_only_the_current_reading_is_found_and_its_text_once(ledger, reading):
    ledger.record(replace(reading, reader="another", acts=reading.acts[1:]))
    assert sorted(kinds(ledger, "Angriffe")) == ["direct", "text"]
    assert sorted(kinds(ledger, "Angriffe", superseded=True)).count("commitment") == 1


def test_a_dossier_narrows_and_the_number_is_limited(ledger, readings):
    ledger.record(readings(publisher="Anderes Blatt"))
    ledger.new_dossier("A")
    ledger.put("A", [readings().document.id])
    assert len(kinds(ledger, "Angriffe", dossier="a")) == 3
    assert len(list(ledger.search("Angriffe", Filter(), 4))) == 4


def test_a_hit_says_where_the_wording_stands(ledger, reading):
    for hit in ledger.search("Angriffe Tage", Filter()):
        found = hit.snippet
        assert reading.document.text[found.start :].startswith(found.text)
        marked = {found.text[start:end] for start, end in found.marks}
        assert {"Angriffe", "Tage"} <= marked
        assert (hit.document, hit.reading) == (reading.document.id, reading.id)


def test_a_snippet_of_a_long_text_shows_where_the_words_meet():
    text = (
        "Energie. "
        + "Das ist ein Satz. " * 50
        + "Die Waffenruhe für Energie gilt. "
        + "Satz. " * 99
    )
    found = snippet(text, "de", parse("Waffenruhe Energie", ["de"]), None)
    assert "Waffenruhe für Energie" in found.text
    assert len(found.text) <= WIDTH


def test_what_an_older_version_recorded_is_searched_after_all(path, reading, monkeypatch):
    monkeypatch.setattr(Ledger, "_index", lambda *_: None)
    with Ledger(path, create=True) as ledger:
        ledger.record(reading)
    monkeypatch.undo()
    with Ledger(path) as ledger:
        assert list(ledger.search("Angriffe", Filter())) == []
        assert len(ledger.unsearched()) == 1
    assert len(desk.search(path, "Angriffe")) == 3
    assert len(desk.search(path, "Angriffe")) == 3


def test_the_index_refuses_to_be_changed(ledger, path):
    with sqlite3.connect(path) as database:
        for sql in ("UPDATE words SET stems = 'x'", "DELETE FROM words"):
            with pytest.raises(sqlite3.Error):
                database.execute(sql)


def test_reports_of_two_languages_answer_one_question(ledger, reading):
    other = replace(
        reading.document, language="xx", text="Angriffe here.", published=Interval(None, None)
    )
    ledger.record(replace(reading, document=other, acts=(), statements=(), times=(), mentions=()))
    assert "xx" in ledger.languages()
    assert kinds(ledger, "Angriffe").count("text") == 2
    assert kinds(ledger, "Angriff").count("text") == 1
