from pathlib import Path

import pytest

from wortlaut.errors import InputError
from wortlaut.sources.page import is_page, read_page

PAGE = (Path(__file__).parent / "data" / "hafenbote.html").read_text("utf-8")
PARAGRAPH = (
    "<p>Der russische Präsident hat zugesagt, dreißig Tage lang keine Kraftwerke anzugreifen, und "
    "der amerikanische Präsident nannte das Gespräch am Abend einen guten Anfang.</p>"
)


def page(head: str = "", body: str = "") -> str:
    paragraphs = f"<h1>Titel</h1>{body}{PARAGRAPH * 2}"
    return f"<html><head>{head}</head><body><article>{paragraphs}</article></body></html>"


def test_the_report_is_taken_and_the_page_around_it_left():
    draft = read_page(PAGE)
    assert draft.text.split("\n\n")[3].startswith("Moskau/Washington (dpa) – Der russische")
    assert "\n- Austausch von Gefangenen" in draft.text
    for foreign in ("Cookies", "Startseite", "Impressum", "Mehr zum Thema", "Rechte vorbehalten"):
        assert foreign not in draft.text
    assert (draft.title, draft.publisher) == ("Dreißig Tage ohne Angriffe", "Hafenbote")
    assert draft.date == "2025-03-18T21:14:00+01:00"
    assert draft.url == "https://www.hafenbote.example/politik/telefonat-feuerpause-101.html"


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        ('<meta property="article:published_time" content="2025-03">', "", "2025-03"),
        ('<meta name="DC.date" content="2025">', "", "2025"),
        ('<meta name="date" content="neulich">', "", None),
        ('<script type="application/ld+json">{"datePublished": "2025-03"}</script>', "", "2025-03"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, '
            '{"@type": "NewsArticle", "datePublished": "2025-03-18"}]}</script>',
            "",
            "2025-03-18",
        ),
        ('<script type="application/ld+json">{"datePublished": </script>', "", None),
        ('<script type="application/ld+json">[1, null, {"datePublished": 5}]</script>', "", None),
        ("", '<time datetime="2025-03-18T20:00">gestern</time>', "2025-03-18T20:00"),
        ("", "", None),
    ],
)
def test_the_date_is_the_one_that_the_page_gives_and_no_more_precise(head, body, date):
    assert read_page(page(head, body)).date == date


def test_the_lines_around_hold_the_visible_date_but_no_menu():
    lines = read_page(
        page(body='<p class="meta">Stand: 14.03.2025 15:38 Uhr</p><nav><p>18.03.2025</p></nav>')
    ).around
    assert "Stand: 14.03.2025 15:38 Uhr" in lines
    assert "18.03.2025" not in lines


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><nav><a href='/'>Start</a></nav></body></html>",
        "<html><body><script>var text = 1;</script></body></html>",
        "<html></html>",
        "<!doctype html>",
        "<",
    ],
)
def test_a_page_without_a_report_is_refused(html):
    with pytest.raises(InputError, match=r"save its text|save the report's text"):
        read_page(html)


def test_a_page_nested_beyond_reason_does_not_break_the_intake():
    html = "<html><body>" + "<div>" * 5000 + PARAGRAPH + "</div>" * 5000 + "</body></html>"
    try:
        text = read_page(html).text
    except InputError:
        return
    assert text.startswith("Der russische Präsident")


def test_an_xml_declaration_does_not_disturb_it():
    assert read_page('<?xml version="1.0" encoding="iso-8859-1"?>\n' + page()).text


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("<!DOCTYPE html><html>", True),
        ('\n<?xml version="1.0"?>\n<!-- x --><html lang="de">', True),
        ("Der Text nennt <html> nur.", False),
        ("---\ntitle: x\n---", False),
    ],
)
def test_a_page_is_known_by_its_beginning(text, yes):
    assert is_page(text) is yes
