"""A hostile report is text on every page, in the API and in every export, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lxml import html
from web.asking import token, wait

from wortlaut import desk, promises
from wortlaut.model import (
    Act,
    ActKind,
    Actor,
    ActorKind,
    Certainty,
    Document,
    Form,
    Interval,
    Link,
    Reading,
    Role,
    Span,
    Stance,
    Statement,
    Voice,
)

EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</article></main></textarea></title></select></option>",
    "{{ 7*7 }}{% raw %}${7*7}#{7*7}",
    "javascript:alert(1)",
    "\u202eegrob\u2066\u2069",
    "\x07\x1b[31m\x85",
    "' OR 1=1 --",
    '=HYPERLINK("http://evil.example")',
)
HOSTILE = " ".join(EVIL)
URL = "javascript:alert(document.domain)"


TYPES = {
    "ics": "text/calendar",
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
}


def span(start: int, end: int) -> tuple[Span, ...]:
    return (Span(start, end),)


@pytest.fixture
def evil(tmp_path):
    """A ledger with one report that is hostile in its text, title, publisher, address and names."""
    text = f"{HOSTILE}\n\n{HOSTILE}"
    whole = span(0, len(HOSTILE))
    day = date(2025, 3, 18)
    document = Document(
        text, Interval(day, day), publisher=HOSTILE, title=HOSTILE, url=URL, dateline=HOSTILE
    )
    actor = Actor("person/evil", ActorKind.PERSON, (HOSTILE,), (HOSTILE,))
    act = Act(
        ActKind.COMMITMENT,
        anchor=whole,
        action=whole,
        because=("rule/acts.modal", f"review/{EVIL[0]}/accept"),
        debtor=whole,
        creditor=whole,
        party=whole,
        source=whole,
        cue=whole,
        deadline=whole,
        condition=whole,
        place=whole,
        quantity=whole,
        due=Interval(day, day),
        voice=Voice((Link("person/evil", whole),)),
        roles=(Role("debtor", "person/evil"), Role("creditor", "person/evil")),
    )
    said = Statement(
        whole,
        Form.DIRECT,
        Stance(Certainty.REPORTED),
        ("rule/quotes.direct",),
        speaker=whole,
        speaker_actor="person/evil",
    )
    reading = Reading(
        document, "0" * 16, (said,), (act, replace(act, kind=ActKind.BREACH)), (), (), (actor,)
    )
    path = tmp_path / "evil.db"
    with desk.Ledger(path, create=True) as ledger:
        ledger.record(reading, kept=promises.kept(reading), by=EVIL[0])
        ledger.new_dossier(EVIL[0] + EVIL[1], HOSTILE, by=EVIL[1])
        ledger.put(EVIL[0] + EVIL[1], [document.id], by=EVIL[0])
    return path, reading


def pages(reading, promise):
    document, act = reading.document.id, reading.acts[0].id
    return [
        "/board",
        "/board?actor=person/evil",
        f"/promise/{promise}",
        "/reports",
        f"/reports?publisher={EVIL[0]}",
        f"/report/{document}",
        f"/report/{document}?fix={act}",
        f"/report/{document}?join={reading.acts[1].id}",
        f"/report/{document}/page.html",
        f"/compare?report={document}&report={document}",
        f"/compare?report={document}",
        "/actors",
        "/actor/person/evil",
        f"/search?q={EVIL[0]}",
        "/search?q=alert",
        "/dossiers",
        "/add",
        "/log",
        f"/nowhere/{EVIL[0]}",
        f"/board?dossier={EVIL[0]}",
    ]


def check(text: str, page: str) -> None:
    """Assert that nothing of the report became an element, an attribute or a link that acts."""
    assert "\u202e" not in text.replace('data-c="U+202E">\u202e', ""), page
    tree = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    for script in tree.iter("script"):
        assert script.get("src", "/static/").startswith("/static/") or "page.html" in page, page
        assert "alert(1)" not in (script.text or ""), page
    assert not list(tree.iter("img")), page
    for element in tree.iter():
        if isinstance(element.tag, str):
            for name, value in element.attrib.items():
                assert not name.startswith("on"), page
                if name in ("href", "src", "action", "formaction"):
                    assert not value.lower().lstrip().startswith("javascript"), (page, value)


def test_every_page_shows_it_as_text(serve, evil):
    path, reading = evil
    client = serve(path)
    promise = client.get("/api/v1/board").json()["items"][0]["id"]
    client.post("/dossiers", data={"token": token(client), "name": EVIL[0]})
    for page in pages(reading, promise):
        answer = client.get(page)
        assert answer.status_code in (200, 400, 404), (page, answer.status_code, answer.text[:300])
        check(answer.text, page)
    shown = client.get(f"/report/{reading.document.id}").text
    tree = html.document_fromstring(shown)
    article = tree.find(".//article").text_content()
    assert EVIL[3] in article
    assert EVIL[0] in article


def test_the_api_returns_it_to_the_letter(serve, evil):
    path, reading = evil
    client = serve(path)
    answer = client.get(f"/api/v1/reports/{reading.document.id}")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.json()["document"]["text"] == reading.document.text
    for name in ("board", "actors", "actors/person/evil", "dossiers", "search?q=alert", "log"):
        assert client.get(f"/api/v1/{name}").status_code == 200


@pytest.mark.parametrize("format", ["csv", "ics", "rss", "atom", "jsonld", "json"])
def test_every_export_and_subscription_carries_it_unharmed(serve, evil, format):
    path, _ = evil
    client = serve(path)
    answer = client.get(f"/export/{format}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    if format in ("ics", "rss", "atom"):
        name = EVIL[0] + EVIL[1]
        for query in ({}, {"dossier": name}):
            answer = client.get(f"/subscribe/desk.{format}", params=query)
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith(TYPES[format])


def test_two_megabytes_in_one_line_are_shown_and_searched(serve, tmp_path):
    text = "Der Minister sagte zu, die Brücke zu bauen. " * 45_000
    document = Document(text, title="Lang")
    promised = span(0, 42)
    act = Act(ActKind.COMMITMENT, promised, promised, ("rule/acts.modal",), debtor=span(0, 12))
    reading = Reading(document, "0" * 16, (), (act,))
    with desk.Ledger(tmp_path / "long.db", create=True) as ledger:
        ledger.record(reading)
    client = serve(tmp_path / "long.db")
    assert len(text) > 1_900_000
    for page in (f"/report/{document.id}", "/board", "/reports", "/search?q=Minister"):
        assert client.get(page).status_code == 200, page


def test_a_hostile_upload_is_read_and_shown_as_text(empty):
    with empty:
        files = [
            ("files", ('"><script>alert(1)</script>../../x.txt', f"Bericht. {HOSTILE}".encode()))
        ]
        sent = empty.post("/add", data={"token": token(empty)}, files=files)
        assert sent.status_code == 303
        page = wait(empty, sent.headers["location"])
        check(page, "job")
        assert "&lt;script&gt;" in page


def test_a_page_that_is_handed_in_brings_no_markup_along(empty):
    page = (
        "<html><head><title>Titel</title></head><body><article><p>Der Minister sagte am Montag: "
        "„Wir bauen die Brücke bis Ostern.“</p><script>alert(1)</script><p onclick=alert(1)>Die "
        "Opposition forderte, sofort zu beginnen und nicht zu warten.</p></article></body></html>"
    )
    with empty:
        files = [("files", ("bericht.html", page.encode()))]
        sent = empty.post("/add", data={"token": token(empty)}, files=files)
        check(wait(empty, sent.headers["location"]), "job")
