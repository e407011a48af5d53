"""The page of a reading: faithful, closed, complete."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from wortlaut.exports.html import page
from wortlaut.exports.html_pieces import HIDDEN, UNWRITABLE, pieces
from wortlaut.exports.html_records import GROUP_OF, sheet
from wortlaut.exports.html_texts import texts
from wortlaut.model import (
    Act,
    ActKind,
    Certainty,
    Document,
    Form,
    Interval,
    Link,
    Medium,
    Polarity,
    Reading,
    Span,
    Spans,
    Stance,
    Statement,
    Status,
    TimeExpression,
    Voice,
    Window,
)

RULE = ("rule/test",)
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</article></main><h1>Falsch</h1>",
    "</style></script><!--",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp; &#13;",
    "javascript:alert(1)",
    "\u202everdreht\u2066\u2069",
    "\x00\x07\x1b[31m\x85",
    "Zeile\r\nZeile\rZeile\n\n",
)


def parsed(reading: Reading) -> html.HtmlElement:
    return html.document_fromstring(page(reading))


def article(reading: Reading) -> str:
    return str(parsed(reading).find(".//article").text_content())


# Faithful: the text is the text


@st.composite
def spans_in(draw: st.DrawFn, length: int) -> Spans:
    """Some spans in order, at times discontinuous."""
    count = draw(st.integers(1, 3))
    ends = draw(st.sets(st.integers(0, length), min_size=2, max_size=2 * count).map(sorted))
    return tuple(Span(*pair) for pair in list(pairwise(ends))[::2])


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    letters = st.characters(codec="utf-8", exclude_characters="\x00")
    chunk = st.text(letters) | st.sampled_from(HOSTILE).map(lambda part: part.replace("\0", ""))
    text = "".join(draw(st.lists(chunk, min_size=1, max_size=8))) or "ab"
    text = text if len(text) > 1 else text + "b"
    spans = spans_in(len(text))
    acts = st.builds(
        Act,
        st.sampled_from(ActKind),
        anchor=spans,
        action=spans,
        because=st.just(RULE),
        debtor=spans | st.just(()),
        deadline=spans | st.just(()),
        also=st.lists(spans, max_size=2).map(tuple),
    )
    stance = st.builds(Stance, st.sampled_from(Certainty))
    statements = st.builds(Statement, spans, st.sampled_from(Form), stance, st.just(RULE), spans)
    times = spans.map(lambda found: TimeExpression(found[0], "DATE", "X", None, RULE))
    return Reading(
        Document(text, title=draw(st.none() | st.sampled_from(HOSTILE))),
        "reader",
        tuple(draw(st.lists(statements, max_size=4))),
        tuple(draw(st.lists(acts, max_size=5))),
        tuple(draw(st.lists(times, max_size=3))),
    )


@given(readings())
def test_the_article_is_the_text(reading: Reading) -> None:
    assert article(reading) == reading.document.text


@given(readings())
def test_pieces_tile_the_text_and_know_their_records(reading: Reading) -> None:
    text = reading.document.text
    records = sheet(reading, texts()).records
    found = list(pieces(text, records))
    assert "".join(text[piece.start : piece.end] for piece in found) == text
    for record in records:
        expected = {place for span in record.spans for place in range(span.start, span.end)}
        covered = {
            place
            for piece in found
            if record.id in piece.covering
            for place in range(piece.start, piece.end)
        }
        assert covered == expected
    numbers = [record.id for piece in found for record in piece.ending]
    assert sorted(numbers) == sorted(record.id for record in records)


@pytest.mark.parametrize("character", ["\x00", "\ud800"])
def test_what_html_cannot_hold_is_shown_by_number(character: str) -> None:
    root = parsed(Reading(Document(f"a{character}b"), "reader"))
    assert root.find(".//article").text_content() == "a\ufffdb"
    assert root.find(".//article/span").get("data-c") == f"U+{ord(character):04X}"
    assert UNWRITABLE.fullmatch(character)


def test_no_control_or_direction_mark_stays_unseen() -> None:
    turning = {"LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    for number in range(0x110000):
        character = chr(number)
        control = unicodedata.category(character) == "Cc" and character not in "\t\n"
        if control or unicodedata.bidirectional(character) in turning:
            assert HIDDEN.search(character), f"U+{number:04X}"
    assert not HIDDEN.search("\r\n")


def test_joined_emoji_and_soft_hyphens_stay_whole() -> None:
    assert not HIDDEN.search("Fami\u00adlie 👩\u200d👧 ☎\ufe0f")


def test_a_reading_without_records_says_so() -> None:
    root = parsed(Reading(Document("Nichts geschah."), "reader"))
    assert root.find(".//article").text_content() == "Nichts geschah."
    assert len(root.find_class("none")) == 2


# Closed: nothing comes in, nothing runs


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_a_report_becomes_markup(dispute: Reading, hostile: str) -> None:
    benign = parsed(dispute)
    document = replace(
        dispute.document,
        text=hostile + dispute.document.text,
        title=hostile,
        publisher=hostile,
        url=hostile,
        dateline=hostile,
        language=hostile,
    )
    because = (hostile,)
    acts = tuple(replace(act, because=because) for act in dispute.acts)
    actors = tuple(replace(actor, names=(hostile,)) for actor in dispute.actors)
    root = parsed(replace(dispute, document=document, acts=acts, actors=actors, reader=hostile))
    for tag in ("script", "style", "img", "h1", "article", "meta"):
        assert len(root.findall(f".//{tag}")) == len(benign.findall(f".//{tag}")), tag
    assert not root.xpath("//@*[starts-with(name(), 'on')]")
    assert not [link for link in root.xpath("//a/@href") if not link.startswith("#")]


def test_only_web_addresses_become_links(dispute: Reading) -> None:
    for url, linked in (
        ("https://blatt.example/a?b=1&c=2", True),
        ("javascript:alert(1)", False),
        ("http://[kaputt", False),
        ("https://blatt.example/\u202etxt.exe", False),
        ("/srv/berichte/eins.txt", False),
    ):
        root = parsed(replace(dispute, document=replace(dispute.document, url=url)))
        assert (url in root.xpath("//header//a/@href")) is linked
        assert url in root.find(".//header").text_content()


def test_a_page_can_always_be_written_as_utf_8() -> None:
    odd = "a\udc80\x00"
    document = Document(odd, None, odd, odd, f"https://{odd}", odd, odd)
    assert page(Reading(document, odd)).encode("utf-8")


def test_the_policy_allows_this_style_and_this_script_only(dispute: Reading) -> None:
    root = parsed(dispute)
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", page(dispute), re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not root.xpath("//@style")


def test_nothing_is_fetched(dispute: Reading) -> None:
    root = parsed(dispute)
    assert not root.xpath("//link | //img | //iframe | //*[@src] | //*[@srcset]")
    style = root.find(".//style").text
    assert "url(" not in style
    assert "@import" not in style


# Complete: every field leads to its wording and back


def test_every_link_within_the_page_has_its_place(dispute: Reading) -> None:
    root = parsed(dispute)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in root.xpath("//a/@href") if link.startswith("#")} <= set(ids)
    named = root.xpath("//@aria-labelledby")
    assert set(named) <= set(ids)


def test_every_wording_is_quoted_to_the_letter_and_begins_where_it_leads(
    dispute: Reading,
) -> None:
    root = parsed(dispute)
    text = dispute.document.text
    links = root.find_class("wording")
    assert len(links) > 50
    for link in links:
        start, end = int(link.get("href")[2:]), int(link.get("data-end"))
        assert link.text_content() == text[start:end]
        piece = root.get_element_by_id(f"c{start}")
        assert text[start:end].startswith(piece.text_content())


def test_every_record_has_its_number_after_its_wording(dispute: Reading) -> None:
    root = parsed(dispute)
    cards = root.find_class("card")
    assert len(cards) == len(dispute.acts) + len(dispute.statements) + len(dispute.times)
    for card in cards:
        mark = root.get_element_by_id(card.get("id").replace("r-", "n-"))
        assert mark.get("data-n") == card.find_class("number")[0].text


def test_acts_stand_by_kind_with_actor_day_and_voice(dispute: Reading) -> None:
    card = parsed(dispute).get_element_by_id("r-a2")
    fields = {
        line.find("dt").text: " ".join(line.find("dd").text_content().split())
        for line in card.findall(".//dl/div")
    }
    assert fields["Wer"] == "Stadt Nordhafen Wir"
    assert fields["Gegenüber wem"] == "Stadt Südkoog Südkoog"
    assert fields["Was"] == "alle zwölf Bojen zurückgeben"
    assert fields["Fällig"] == "bis Ostern spätestens 20. April 2025"
    assert fields["Menge"] == "zwölf"
    assert fields["Bedingung"] == "wenn Südkoog seine Schlepper abzieht"
    assert fields["Auf wessen Wort"] == "Ilka Brandes Bürgermeisterin Ilka Brandes"
    assert "zugeschrieben" in card.find("h4").text_content()
    assert "cues/werden" in card.find("details").text_content()


@pytest.mark.parametrize(
    ("act", "expected"), [("a4", "der Bericht selbst"), ("a5", "nicht genannt")]
)
def test_an_act_without_a_voice_is_the_reports_own_only_if_not_attributed(
    dispute: Reading, act: str, expected: str
) -> None:
    lines = parsed(dispute).get_element_by_id(f"r-{act}").findall(".//dl/div")
    told = {line.find("dt").text: line.find("dd").text_content().strip() for line in lines}
    assert told["Auf wessen Wort"] == expected


def test_a_chain_of_voices_is_told_from_the_outside_in(dispute: Reading) -> None:
    chain = Voice(
        (Link("city/nordhafen", dispute.acts[0].source), Link("person/tjarks", ())),
    )
    root = parsed(replace(dispute, acts=(replace(dispute.acts[0], voice=chain),)))
    told = " ".join(root.get_element_by_id("r-a1").text_content().split())
    assert "Stadt Nordhafen aus dem Rathaus von Nordhafen → Enno Tjarks" in told


def test_a_discontinuous_action_is_quoted_in_its_parts(dispute: Reading) -> None:
    action = parsed(dispute).get_element_by_id("r-a1").findall(".//dl/div")[1]
    assert [link.text for link in action.iter("a")] == ["die Sperrung der Fahrrinne", "aussetzen"]


def test_statements_stand_by_speaker(dispute: Reading) -> None:
    root = parsed(dispute)
    headings = root.xpath("//section[@aria-labelledby='statements']//h3")
    assert [" ".join(heading.text_content().split()) for heading in headings] == [
        "Stadt Nordhafen 1",
        "Ilka Brandes 1",
        "Enno Tjarks 2",
        "Die Hafenmeisterei 1",
    ]


def test_what_stayed_open_names_its_records(dispute: Reading) -> None:
    root = parsed(dispute)
    gaps = {
        line.find("dt").text: [link.text for link in line.iter("a")]
        for line in root.xpath("//section[@aria-labelledby='gaps']/dl/div")
    }
    assert gaps["Aus der Frist folgt kein Tag"] == ["3", "6"]
    assert gaps["Steht unter Vorbehalt"] == ["6"]
    assert gaps["Hängt an einer Bedingung"] == ["2", "5"]
    assert gaps["Zeitangabe ohne bestimmbaren Tag"] == ["Z4"]
    assert "A5" in gaps["Wer gemeint ist, ließ sich nicht bestimmen"]
    assert "Wer es gesagt hat, steht nicht im Text" not in gaps


def test_a_nested_act_is_painted_over_the_one_around_it() -> None:
    text = "Er versprach, die Drohung zu erneuern und zu gehen."
    outer = Act(ActKind.COMMITMENT, (Span(0, 50),), (Span(14, 50),), RULE)
    inner = Act(ActKind.THREAT, (Span(14, 25),), (Span(18, 25),), RULE)
    root = parsed(Reading(Document(text), "reader", acts=(outer, inner)))
    assert root.get_element_by_id("c0").get("class") == "w g-bind"
    assert root.get_element_by_id("c18").get("class") == "w g-refuse h-bind"
    assert root.get_element_by_id("c18").get("data-r") == "a2 a1"


# Words and colours


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("kind", ActKind),
        ("kinds", ActKind),
        ("status", Status),
        ("polarity", Polarity),
        ("certainty", Certainty),
        ("certainty_sign", Certainty),
        ("certainty_long", Certainty),
        ("form", Form),
        ("medium", Medium),
    ],
)
def test_the_catalogue_has_a_word_for_every_value(group: str, values: type[StrEnum]) -> None:
    assert set(texts().catalogue[group]) == set(values)


def test_every_kind_of_act_has_a_colour() -> None:
    assert set(GROUP_OF) == set(ActKind)


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2025-03-18", "2025-03-18", "18. März 2025"),
        ("2025-03-01", "2025-03-31", "an einem Tag im März 2025"),
        ("2024-02-01", "2024-02-28", "zwischen 1. Februar 2024 und 28. Februar 2024"),
        ("2024-02-01", "2024-02-29", "an einem Tag im Februar 2024"),
        ("2025-01-01", "2025-12-31", "an einem Tag im Jahr 2025"),
        ("2025-01-01", "2026-12-31", "zwischen 1. Januar 2025 und 31. Dezember 2026"),
        (None, "2025-04-20", "spätestens 20. April 2025"),
        ("2025-04-20", None, "frühestens 20. April 2025"),
        (None, None, "zu unbestimmter Zeit"),
    ],
)
def test_a_date_keeps_its_uncertainty(
    earliest: str | None, latest: str | None, expected: str
) -> None:
    ends = [date.fromisoformat(day) if day else None for day in (earliest, latest)]
    assert texts().interval(Interval(*ends)) == expected


def test_a_window_tells_what_is_known_of_it() -> None:
    day = Interval(date(2025, 3, 18), date(2025, 3, 18))
    assert texts().window(Window(day, None)) == "Beginn: 18. März 2025"
    assert texts().window(None) == ""


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_text_stands_out_from_its_ground(dispute: Reading, scheme: int) -> None:
    style = parsed(dispute).find(".//style").text
    pairs = re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", style)
    colours = {name: both[scheme] for name, *both in pairs}
    tints = [colours[name] for name in colours if name.endswith("-tint")]
    grounds = [colours[name] for name in ("paper", "sheet", "said", "warm", "hot")] + tints
    assert len(tints) == len(set(GROUP_OF.values()))
    for ground in grounds:
        assert contrast(colours["ink"], ground) >= 4.5
    hues = [*set(GROUP_OF.values()), "time", "muted", "link"]
    for hue in hues:
        for ground in ("paper", "sheet"):
            assert contrast(colours[hue], colours[ground]) >= 4.5, (hue, ground)


def test_a_speaker_who_is_the_only_voice_is_told_once(dispute: Reading) -> None:
    said = next(one for one in dispute.statements if one.speaker)
    link = Link(said.speaker_actor, said.speaker)
    for chain, told in ((link,), False), ((Link(None, (Span(0, 3),)), link), True):
        one = replace(said, voice=Voice(chain))
        shown = sheet(replace(dispute, statements=(one,)), texts()).statements[0].records[0]
        labels = [line.label for line in shown.fields]
        assert "Wer" in labels
        assert ("Auf wessen Wort" in labels) is told
