from __future__ import annotations

import io
from datetime import UTC, date, datetime

import icalendar
import pytest
import recurring_ical_events

from wortlaut.exports import calendar
from wortlaut.exports.selection import Known
from wortlaut.model import Act, ActKind, Document, Interval, Reading, Span, Window

SINCE = datetime(2025, 4, 2, 8, 30, tzinfo=UTC)
TEXT = "Sie werde; den Bericht, wie zugesagt\\vereinbart, rechtzeitig vorlegen: „Ja“."
WHOLE = (Span(0, len(TEXT)),)


def written(*known: Known) -> icalendar.Calendar:
    out = io.BytesIO()
    calendar.write(known, out)
    return icalendar.Calendar.from_ical(out.getvalue())


def with_due(due: Interval | None, window: Window | None = None, **extra) -> Known:
    act = Act(
        extra.pop("kind", ActKind.COMMITMENT), WHOLE, WHOLE, ("rule/test.made",), due=due,
        window=window, **extra,
    )  # fmt: skip
    return Known(Reading(Document(TEXT, publisher="Blatt"), "r", acts=(act,)), SINCE)


def only(found: icalendar.Calendar) -> icalendar.Event:
    (event,) = found.walk("VEVENT")
    return event


def day(month: int, number: int) -> date:
    return date(2025, month, number)


@pytest.mark.parametrize(
    ("due", "first", "after", "words"),
    [
        (Interval(day(4, 20), day(4, 20)), day(4, 20), day(4, 21), "Due: on 20 April 2025\n"),
        (Interval(day(4, 3), day(4, 9)), day(4, 3), day(4, 10),
         "on some day from 3 April 2025 to 9 April 2025"),
        (Interval(day(2, 1), day(2, 28)), day(2, 1), day(3, 1), "on some day in February 2025"),
        (Interval(day(1, 1), day(12, 31)), day(1, 1), date(2026, 1, 1), "on some day in 2025"),
        (Interval(None, day(4, 20)), day(4, 20), day(4, 21),
         "on 20 April 2025 at the latest; no first day is told"),
        (Interval(day(4, 20), None), day(4, 20), day(4, 21),
         "on 20 April 2025 at the earliest; no last day is told"),
    ],
)  # fmt: skip
def test_an_event_covers_the_days_and_says_what_is_uncertain(due, first, after, words):
    event = only(written(with_due(due)))
    assert type(event["dtstart"].dt) is date
    assert (event["dtstart"].dt, event["dtend"].dt) == (first, after)
    assert words in event["description"]


@pytest.mark.parametrize("due", [None, Interval(None, None)])
def test_no_day_no_event(due):
    assert written(with_due(due)).walk("VEVENT") == []


@pytest.mark.parametrize("kind", [ActKind.FULFILMENT, ActKind.BREACH])
def test_what_looks_back_falls_not_due(kind):
    assert written(with_due(Interval(day(4, 1), day(4, 1)), kind=kind)).walk("VEVENT") == []


def test_a_term_alone_gives_its_days_and_tells_both_ends(dispute):
    event = next(
        event for event in written(Known(dispute, SINCE)).walk("VEVENT")
        if event["categories"].cats == ["agreement"]
    )  # fmt: skip
    assert (event["dtstart"].dt, event["dtend"].dt) == (day(3, 18), day(4, 18))
    assert (
        "Due: from 18 March 2025 to 17 April 2025 (its term begins on 18 March 2025; ends on "
        "some day from 16 April 2025 to 17 April 2025)" in event["description"]
    )


def test_a_term_without_days_gives_no_event():
    assert written(with_due(None, Window(None, None))).walk("VEVENT") == []


def test_the_last_day_of_the_calendar_is_survived():
    event = only(written(with_due(Interval(date.max, date.max))))
    assert event["dtstart"].dt == date.max
    assert "dtend" not in event


def test_an_event_carries_wording_offsets_actors_certainty_voice_and_source(reading):
    event = only(written(Known(reading, SINCE)))
    document = reading.document
    assert event["x-wortlaut-sha256"] == document.sha256
    assert event["x-wortlaut-due"] == "[2025-03-17..2025-04-06]"
    assert event["x-wortlaut-published"] == "2025-03"
    assert event["x-wortlaut-certainty"] == "reported"
    assert (event["x-wortlaut-publisher"], event["url"]) == ("Testblatt", document.url)
    for name in ("anchor", "action", "debtor", "source", "period", "voice"):
        value = event[f"x-wortlaut-{name}"]
        start, end = map(int, value.params["X-OFFSETS"].split("-"))
        assert document.text[start:end] == value
    voice = event["x-wortlaut-voice"]
    assert (voice.params["X-ID"], voice.params["X-NAME"]) == ("person/anders", "Ölaf Anders")
    debtor, source = event["x-wortlaut-actor"]
    assert (debtor, debtor.params["X-FIELD"]) == ("Ölaf Anders", "debtor")
    assert (source.params["X-ID"], source.params["X-FIELD"]) == ("person/anders", "source")
    assert "On whose word: „Präsident Anders“ = Ölaf Anders, reported" in event["description"]
    assert event["summary"] == "commitment: „Wir“ = Ölaf Anders: „die Angriffe“"
    assert event["dtstamp"].dt == SINCE


def test_signs_with_a_meaning_in_icalendar_round_trip():
    event = only(written(with_due(Interval(day(4, 1), day(4, 1)))))
    assert event["x-wortlaut-anchor"] == TEXT
    assert f"Wording: „{TEXT}“" in event["description"]


def test_control_characters_and_line_ends_do_not_break_lines():
    text = 'Sie\r\nBEGIN:VEVENT\r\nkam\x00\x07 bis "Ostern".'
    act = Act(ActKind.PLAN, (Span(0, len(text)),), (Span(0, 3),), ("rule/test.made",),
              due=Interval(day(4, 20), day(4, 20)))  # fmt: skip
    event = only(written(Known(Reading(Document(text), "r", acts=(act,)), SINCE)))
    assert "Sie BEGIN:VEVENT kam\ufffd\ufffd" in event["description"]
    assert "\x00" not in event["x-wortlaut-anchor"]


def test_lines_are_folded_at_75_octets(dispute):
    out = io.BytesIO()
    calendar.write([Known(dispute, SINCE)], out)
    lines = out.getvalue().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert out.getvalue().decode("utf-8")


def test_ids_are_lasting_and_unique(reading, dispute):
    known = (Known(reading, SINCE), Known(dispute, SINCE))
    uids = [str(event["uid"]) for event in written(*known).walk("VEVENT")]
    assert len(uids) == len(set(uids)) == 3
    assert uids == [str(event["uid"]) for event in written(*known).walk("VEVENT")]


def test_a_calendar_program_finds_the_events_on_their_days(reading, dispute):
    whole = written(Known(reading, SINCE), Known(dispute, SINCE))
    on_easter = recurring_ical_events.of(whole).at((2025, 4, 20))
    assert [event["summary"] for event in on_easter] == [
        "commitment: „Wir“ = Stadt Nordhafen: „alle zwölf Bojen zurückgeben“"
    ]
    on_day = recurring_ical_events.of(whole).at((2025, 4, 6))
    assert {str(event["categories"].cats[0]) for event in on_day} == {"commitment", "agreement"}
    assert recurring_ical_events.of(whole).at((2025, 4, 18)) == []
