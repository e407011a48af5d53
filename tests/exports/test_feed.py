from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from lxml import etree, html

from wortlaut.exports import feed
from wortlaut.exports.selection import Known
from wortlaut.model import Act, ActKind, Document, Reading, Span

SINCE = datetime(2025, 4, 2, 8, 30, tzinfo=UTC)
WRITERS = (feed.write_rss, feed.write_atom)


def written(write, *known: Known) -> bytes:
    out = io.BytesIO()
    write(known, out)
    return out.getvalue()


def parsed(write, *known: Known):
    found = feedparser.parse(written(write, *known))
    assert not found.bozo, found.get("bozo_exception")
    return found


def body(entry) -> str:
    return entry.content[0].value if "content" in entry else entry.summary


def rows(entry) -> dict[str, list[str]]:
    """Return the terms of an item's list with all their descriptions."""
    cells = html.fromstring(body(entry)).xpath("//dt|//dd")
    found: dict[str, list[str]] = {}
    for name, value in zip(cells[::2], cells[1::2], strict=True):
        found.setdefault(name.text_content(), []).append(value.text_content())
    return found


def reading_of(text: str, **document) -> Reading:
    whole = (Span(0, len(text)),)
    act = Act(ActKind.PLAN, whole, whole, ("rule/test.made",))
    return Reading(Document(text, **document), "r", acts=(act,))


@pytest.mark.parametrize("write", WRITERS)
def test_there_is_an_item_for_the_reading_and_for_each_act(write, reading):
    found = parsed(write, Known(reading, SINCE))
    assert found.feed.title == feed.TITLE
    assert [entry.title for entry in found.entries] == [
        "Testblatt: Anders kündigt Pause an",
        "commitment: „Wir“ = Ölaf Anders: „die Angriffe“",
        "demand: „Er“: „dasselbe zu tun“",
    ]
    assert [entry.tags[0].term for entry in found.entries] == ["reading", "commitment", "demand"]
    assert {entry.link for entry in found.entries} == {"https://example.org/pause"}
    document = reading.document.id
    assert found.entries[1].id == f"urn:wortlaut:act:{document}:{reading.acts[0].id}"
    assert datetime(*found.entries[0].published_parsed[:6], tzinfo=UTC) == SINCE


@pytest.mark.parametrize("write", WRITERS)
def test_an_item_carries_wording_offsets_actors_certainty_voice_and_source(write, reading):
    found = rows(parsed(write, Known(reading, SINCE)).entries[1])
    assert found["debtor"] == ["„Wir“ [35-38] = Ölaf Anders (person/anders)"]
    assert found["voice"] == ["„Präsident Anders“ [0-16] = Ölaf Anders (person/anders)"]
    assert found["on whose word"] == ["„Präsident Anders“ = Ölaf Anders, reported"]
    assert found["certainty"] == ["reported"]
    assert found["due"][0].startswith("from 17 March 2025 to 6 April 2025 (")
    assert found["publisher"] == ["Testblatt"]
    assert found["published"] == ["on some day in March 2025"]
    assert found["sha256 of the text"] == [reading.document.sha256]
    assert found["address"] == ["https://example.org/pause"]


def test_offsets_lead_to_the_wording(dispute):
    text = dispute.document.text
    checked = 0
    for entry in parsed(feed.write_rss, Known(dispute, SINCE)).entries:
        for cell in (cell for cells in rows(entry).values() for cell in cells):
            for said, start, end in re.findall(r"„([^„]*)“ \[(\d+)-(\d+)\]", cell):
                assert " ".join(text[int(start) : int(end)].split()) == said
                checked += 1
    assert checked > 30


@pytest.mark.parametrize("write", WRITERS)
def test_the_newest_come_first_and_no_more_than_a_reader_takes(
    write, reading, dispute, monkeypatch
):
    later = Known(dispute, SINCE + timedelta(hours=1))
    found = parsed(write, Known(reading, SINCE), later)
    assert len(found.entries) == 1 + 2 + 1 + 8
    assert found.entries[0].title.startswith("Kanalbote: Zwei Städte")
    assert found.entries[-1].title.startswith("demand: „Er“")
    monkeypatch.setattr(feed, "MOST", 5)
    few = parsed(write, Known(reading, SINCE), later).entries
    assert [entry.id for entry in few] == [entry.id for entry in found.entries[:5]]


@pytest.mark.parametrize("write", WRITERS)
def test_what_looks_like_markup_is_text(write):
    text = 'Er sagte <script>alert(1)</script> & „<b>nein</b>“ ]]> "&amp;".'
    known = Known(reading_of(text, title="<i>Krieg</i> & Frieden"), SINCE)
    tree = etree.fromstring(written(write, known))
    bodies = tree.xpath("//*[local-name()='description' or local-name()='content']/text()")
    shown = html.fromstring(bodies[-1])
    assert shown.xpath("//script|//b|//i") == []
    assert f"„{text}“ [0-{len(text)}]" in shown.text_content()
    assert "<i>Krieg</i> & Frieden" in tree.xpath("//*[local-name()='title']/text()")


@pytest.mark.parametrize("write", WRITERS)
def test_signs_that_xml_cannot_hold_are_replaced(write):
    text = "Sie\x00 kam\x08,\x1b sah\ufffe und 𝄞 ging."
    found = parsed(write, Known(reading_of(text, publisher="Bl\x01att"), SINCE))
    assert "Sie\ufffd kam\ufffd,\ufffd sah\ufffd und 𝄞 ging." in body(found.entries[1])
    assert found.entries[0].title == "Bl\ufffdatt"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", None])
def test_only_an_address_of_the_web_becomes_a_link(url):
    known = Known(reading_of("Sie kam.", url=url), SINCE)
    assert all("link" not in entry or entry.link.startswith("urn:wortlaut:")
               for entry in parsed(feed.write_rss, known).entries)  # fmt: skip
    assert b'href="javascript' not in written(feed.write_atom, known)


@pytest.mark.parametrize("write", WRITERS)
def test_a_feed_of_nothing_is_a_feed(write):
    assert parsed(write).entries == []


def test_rss_has_what_the_specification_requires(reading):
    tree = etree.fromstring(written(feed.write_rss, Known(reading, SINCE)))
    assert (tree.tag, tree.get("version")) == ("rss", "2.0")
    for name in ("title", "link", "description"):
        assert tree.findtext(f"channel/{name}")
    for item in tree.iterfind("channel/item"):
        assert item.findtext("title")
        assert item.find("guid").get("isPermaLink") == "false"
        assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000", item.findtext("pubDate"))


def test_atom_has_what_the_specification_requires(reading):
    atom = "{http://www.w3.org/2005/Atom}"
    tree = etree.fromstring(written(feed.write_atom, Known(reading, SINCE)))
    assert tree.tag == f"{atom}feed"
    for holder in (tree, *tree.iterfind(f"{atom}entry")):
        for name in ("id", "title", "updated"):
            assert holder.findtext(f"{atom}{name}")
    assert tree.findtext(f"{atom}author/{atom}name")
    ids = [entry.findtext(f"{atom}id") for entry in tree.iterfind(f"{atom}entry")]
    assert len(ids) == len(set(ids)) == 3
