"""The pages show what the ledger has."""

from __future__ import annotations

import re

import pytest
from web.asking import hrefs, token

from wortlaut.web.words import LANGUAGES, words

PAGES = ["/board", "/reports", "/actors", "/search?q=Energie", "/dossiers", "/add", "/log"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_answers_in_both_languages(client, page, language):
    answer = client.get(page, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text


def test_an_empty_desk_leads_to_the_first_report(empty):
    assert empty.get("/").headers["location"] == "/add"
    page = empty.get("/add").text
    assert "Beginnen Sie mit einem Bericht" in page
    assert "Ein Beispiel lesen" in page


def test_a_desk_with_reports_opens_on_the_board(client):
    assert client.get("/").headers["location"] == "/board"


def test_a_row_of_the_board_leads_to_its_promise_and_on_to_the_place_in_the_report(client):
    board = client.get("/board?dossier=Energie").text
    promise = next(link for link in hrefs(board) if link.startswith("/promise/"))
    page = client.get(promise).text
    record = next(link for link in hrefs(page) if link.startswith("/record/"))
    place = client.get(record)
    assert place.status_code == 303
    target, _, anchor = place.headers["location"].partition("#")
    assert f'id="{anchor}"' in client.get(target).text


def test_the_board_turned_back_has_only_what_was_published_by_then(client):
    today = client.get("/board?dossier=Energie").text
    then = client.get("/board?dossier=Energie&day=2025-03-20").text
    assert "Stand 20. März 2025" in then
    count = re.compile(r"([0-9]+) Einträge")
    assert int(count.search(then)[1]) < int(count.search(today)[1])
    assert "Bis zu diesem Tag ist nichts berichtet" in client.get("/board?day=2024-01-01").text


def test_links_keep_the_day_and_the_dossier(client):
    page = client.get("/board?dossier=Energie&day=2025-03-20").text
    promise = next(link for link in hrefs(page) if link.startswith("/promise/"))
    assert "dossier=Energie" in promise
    assert "day=2025-03-20" in promise


def test_what_is_not_there_is_not_found(client):
    for address in ("/promise/0123456789abcdef", "/report/abc123", "/actor/nobody", "/nowhere"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "Das ging nicht" in answer.text


def test_an_unknown_dossier_says_which_there_are(client):
    answer = client.get("/board?dossier=Nichts")
    assert answer.status_code in (400, 404)
    assert "Energie" in answer.text


def test_an_actor_s_page_has_what_it_promised(client):
    page = client.get("/actors").text
    assert "/actor/state/RU" in page
    actor = client.get("/actor/state/RU").text
    assert "<h1>Russland</h1>" in actor
    assert re.search(r"[0-9]+ von [0-9]+ entschiedenen, von [0-9]+ Zusagen", actor)
    assert "Zugesagt" in actor


def test_search_marks_the_words(client):
    page = client.get("/search?q=Energieinfrastruktur").text
    assert "<mark>Energieinfrastruktur</mark>" in page
    assert "Nichts gefunden" in client.get("/search?q=Xylophon").text


def test_language_and_appearance_are_remembered(client):
    sent = {"token": token(client), "language": "en", "back": "/board"}
    assert client.post("/settings", data=sent).headers["location"] == "/board"
    assert '<html lang="en"' in client.get("/board").text
    client.post("/settings", data=sent | {"theme": "dark"})
    assert 'data-theme="dark"' in client.get("/board").text


def test_two_reports_stand_side_by_side(client):
    links = [link for link in hrefs(client.get("/reports").text) if link.startswith("/report/")]
    ids = [link.split("/")[2] for link in links]
    page = client.get("/compare", params={"report": ids[:2]})
    assert page.status_code == 200
    assert page.text.count("<article") == 2
    assert client.get("/compare", params={"report": [ids[0], ids[0]]}).status_code == 400
    assert client.get("/compare", params={"report": [ids[0], "/etc/passwd"]}).status_code == 404
    assert client.get("/compare", params={"report": ["ffff", "https://a.b/"]}).status_code == 404


def test_every_text_is_there_in_every_language():
    first, *others = (words(code).catalogue for code in LANGUAGES)
    for other in others:
        assert {name: set(group) for name, group in first.items()} == {
            name: set(group) for name, group in other.items()
        }


def test_a_dossier_is_made_and_a_report_put_in_and_taken_out(client):
    sent = {"token": token(client), "name": "Zweites"}
    assert "dossier=Zweites" in client.post("/dossiers", data=sent).headers["location"]
    page = client.get("/reports").text
    report = next(link for link in hrefs(page) if link.startswith("/report/"))
    client.post(f"{report}/dossier", data=sent | {"into": "Zweites"})
    assert client.get("/reports?dossier=Zweites").text.count('class="title"') == 1
    client.post(f"{report}/dossier", data=sent | {"out_of": "Zweites"})
    assert client.get("/reports?dossier=Zweites").text.count('class="title"') == 0
    assert "Zweites" in client.get("/log").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_of_objects_has_a_word(language):
    from wortlaut import lexicon
    from wortlaut.matching.conduct import inventory

    named = words(language).catalogue["thing"]
    for code in lexicon.languages():
        assert inventory(lexicon.load(code)).wider.keys() <= named.keys(), code
