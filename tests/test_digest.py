from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len

from wortlaut import digest
from wortlaut.digest.gaps import gaps
from wortlaut.digest.words import quoted
from wortlaut.model import (
    ActKind,
    Actor,
    ActorKind,
    Certainty,
    Document,
    Form,
    Interval,
    Link,
    Polarity,
    Reading,
    Span,
    Stance,
    Statement,
    TimeExpression,
    Voice,
)


def printed(what, width=100):
    console = digest.console(file=io.StringIO(), width=width)
    console.print(what)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [60, 72, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_nor_than_is_good_to_read(reading, width):
    shown = printed(digest.digest(reading), width)
    assert max(map(cell_len, shown.splitlines())) <= min(width, 120)
    flat = " ".join(shown.split())
    for act in reading.acts:
        for spans in (act.anchor, act.action, act.debtor, act.condition):
            if spans:
                assert quoted(spans, reading.document.text) in flat


def test_a_word_longer_than_the_line_is_folded_not_cut(reading):
    long = "Donaudampfschifffahrt" * 8
    text = f"Er sagte: {long}"
    statement = Statement((Span(10, len(text)),), Form.INDIRECT, Stance(Certainty.REPORTED), ("x",))
    shown = printed(digest.digest(Reading(Document(text), "r", (statement,))), 60)
    assert long in "".join(shown.split())


def test_the_head_says_publisher_date_and_place(reading):
    lines = printed(digest.head(reading)).splitlines()
    assert lines[0] == "Testblatt · March 2025 (day not known) · Neustadt"
    assert lines[1] == "Anders kündigt Pause an"
    assert lines[2] == f"reading {reading.id[:8]} · 2 acts · 1 statement"


def test_the_head_says_what_is_not_known():
    shown = printed(digest.head(Reading(Document("Ein Text."), "r")))
    assert shown.startswith("publisher not known · date not known · place not known")
    assert "0 acts · 0 statements" in shown


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ((2025, 3, 18), (2025, 3, 18), "18 March 2025"),
        ((2025, 3, 1), (2025, 3, 31), "March 2025"),
        ((2024, 2, 1), (2024, 2, 29), "February 2024"),
        ((2024, 2, 1), (2024, 2, 28), "1 February 2024 to 28 February 2024"),
        ((2025, 12, 1), (2025, 12, 31), "December 2025"),
        (None, (2025, 4, 20), "by 20 April 2025"),
        ((2025, 4, 20), None, "20 April 2025 or later"),
        (None, None, "some day"),
    ],
)
def test_days_in_words(earliest, latest, words):
    interval = Interval(earliest and date(*earliest), latest and date(*latest))
    assert digest.days(interval) == words


def test_acts_are_grouped_by_kind_with_all_that_is_said(reading):
    shown = printed(digest.digest(reading))
    first, second = shown.index("Commitments (1)"), shown.index("Demands (1)")
    assert first < second < shown.index("Statements (1)")
    commitment = shown[first:second]
    assert "„Wir“ = Ölaf Anders" in commitment
    assert "17 March 2025 to 6 April 2025" in commitment
    assert "„Präsident Anders“ = Ölaf Anders · reported" in commitment
    demand = shown[second:]
    assert "„Er“ → „die Nachbarn“" in demand
    assert "cue „forderte … auf,“" in demand
    assert "the report itself · asserted · demanded" in demand


def test_refraining_is_said_beside_the_conduct_and_does_not_negate_it(reading):
    act = replace(reading.acts[0], polarity=Polarity.REFRAIN)
    assert "what       „die Angriffe“  (to refrain)" in printed(
        digest.digest(replace(reading, acts=(act,)))
    )


def test_every_kind_of_act_has_a_heading(reading):
    acts = tuple(replace(reading.acts[0], kind=kind) for kind in ActKind)
    shown = printed(digest.digest(replace(reading, acts=acts)))
    assert shown.count("(1)") == len(ActKind) + 1


def test_a_name_that_stands_in_the_wording_is_not_repeated(reading):
    actors = (replace(reading.actors[0], names=("Anders",)),)
    shown = printed(digest.digest(replace(reading, actors=actors)))
    assert "„Präsident Anders“ · reported" in shown


def test_statements_are_grouped_by_speaker(reading):
    first = reading.statements[0]
    nobody = replace(first, speaker=(), speaker_actor=None, voice=Voice(), cue=())
    he = replace(first, speaker=(Span(78, 80),), speaker_actor=None)
    shown = printed(digest.digest(replace(reading, statements=(first, nobody, he, first))))
    part = shown[shown.index("Statements (4)") : shown.index("What stayed open")]
    heads = [line.strip() for line in part.splitlines() if line.startswith("  ") and line[2] != " "]
    assert heads == ["Ölaf Anders", "not said who", quoted((Span(78, 80),), reading.document.text)]


def test_a_voice_is_told_as_a_chain(reading):
    links = (Link("person/anders", ()), Link(None, (Span(10, 16),)))
    act = replace(reading.acts[0], source=(), voice=Voice(links))
    shown = printed(digest.digest(replace(reading, acts=(act,))))
    assert "word of    Ölaf Anders → „Anders“ · reported" in shown


def test_hedges_are_shown_with_their_words(reading):
    stance = Stance(Certainty.HEDGED, (Span(17, 22),))
    hedged = replace(reading.statements[0], stance=stance)
    assert "hedged „sagte“" in printed(digest.digest(replace(reading, statements=(hedged,))))


def test_what_stayed_open(reading):
    found = gaps(reading)
    assert found == {
        "published when": ["known only as March 2025; due days are as uncertain"],
        "who is meant": ["„Er“"],
        "when exactly": ["„bald“"],
        "is the condition met": [f"„wenn sie Frieden wollten“ {reading.acts[1].id[:8]}"],
    }


def test_who_is_to_act_and_who_said_it_stay_open_where_nobody_is_named(reading):
    act = replace(reading.acts[0], debtor=(), roles=())
    statement = replace(reading.statements[0], speaker=(), speaker_actor=None)
    found = gaps(replace(reading, acts=(act,), statements=(statement,)))
    assert found["who is to act"] == [f"„die Angriffe“ {act.id[:8]}"]
    assert found["who said it"][0].startswith("„Wir stellen")


@pytest.mark.parametrize(
    ("kind", "party", "is_open"),
    [
        (ActKind.REFUSAL, True, False),
        (ActKind.REFUSAL, False, True),
        (ActKind.DEMAND, True, True),
        (ActKind.ORDER, True, True),
        (ActKind.PLAN, False, True),
    ],
)
def test_who_is_to_act_is_asked_of_a_mover_only_where_others_are_to_act(
    reading, kind, party, is_open
):
    place = (Span(78, 80),) if party else ()
    act = replace(reading.acts[0], kind=kind, debtor=(), roles=(), party=place)
    assert ("who is to act" in gaps(replace(reading, acts=(act,)))) is is_open


def test_the_same_words_are_asked_once(reading):
    text = "Sie drohten. Sie und sie."
    spans = [Span(0, 3), Span(13, 16), Span(21, 24)]
    statements = tuple(
        Statement((span,), Form.INDIRECT, Stance(Certainty.REPORTED), ("x",), speaker=(span,))
        for span in spans
    )
    found = gaps(Reading(Document(text, reading.document.published), "r", statements))
    assert found["who is meant"] == ["„Sie“"]


def test_only_what_is_still_to_come_inside_an_act_is_asked_for_its_day(reading):
    text = "Früher war es ruhig. Er will bald jetzt reden. Bald ist Mai."
    will = replace(reading.acts[0], anchor=(Span(21, 45),), action=(Span(29, 45),), source=())
    will = replace(will, debtor=(), roles=(), period=(), voice=Voice(), due=None)
    places = [(0, 6, "PAST_REF"), (29, 33, "FUTURE_REF"), (34, 39, "PRESENT_REF")]
    places.append((47, 51, "FUTURE_REF"))
    times = tuple(
        TimeExpression(Span(start, end), "DATE", value, None, ("x",))
        for start, end, value in places
    )
    document = Document(text, reading.document.published)
    assert gaps(Reading(document, "r", acts=(will,), times=times))["when exactly"] == ["„bald“"]


def test_a_term_with_a_known_day_is_not_asked_for(reading):
    text = "Er sagte den Gipfel für Juni ab."
    day = date(2025, 6, 1)
    off = replace(reading.acts[0], anchor=(Span(0, 31),), action=(Span(9, 19),), source=())
    off = replace(off, debtor=(), roles=(), period=(), due=None, deadline=(Span(20, 28),))
    time = TimeExpression(Span(24, 28), "DATE", "2025-06", Interval(day, day), ("x",))
    found = Reading(Document(text, reading.document.published), "r", acts=(off,), times=(time,))
    assert "when exactly" not in gaps(found)
    assert gaps(replace(found, times=()))["when exactly"] == ["„für Juni“"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("das Wort", "„das Wort“"),
        ("„das Wort“", "„das Wort“"),
        ("das „Wort“", "‹das „Wort“›"),
        ("„Ja“ und „Nein“", "‹„Ja“ und „Nein“›"),
        ("das's Wort", "„das's Wort“"),
    ],
)
def test_marks_of_the_report_and_of_the_digest_are_told_apart(text, shown):
    assert quoted((Span(0, len(text)),), text) == shown


def test_a_quotation_inside_a_statement_stands_under_it(reading):
    outer = reading.statements[0]
    inner = replace(outer, quote=(Span(40, 50),), form=Form.INDIRECT_FREE_INDIRECT, nested=True)
    lines = printed(digest.digest(replace(reading, statements=(outer, inner)))).splitlines()
    at = next(i for i, line in enumerate(lines) if "indirect, carried on" in line)
    assert lines[at].startswith("      „")
    assert lines[at - 1].startswith("    ")


def test_who_has_no_name_is_called_by_the_report(reading):
    nameless = Actor("unnamed/nachbar", ActorKind.UNNAMED, ("der Nachbarn",))
    said = replace(reading.statements[0], speaker_actor=nameless.id)
    shown = printed(digest.digest(replace(reading, statements=(said,), actors=(nameless,))))
    assert "\n  „der Nachbarn“\n" in shown


def test_nothing_stays_open_in_a_report_that_says_all(reading):
    day = date(2025, 3, 17)
    document = replace(reading.document, published=Interval(day, day))
    closed = Reading(document, "r", reading.statements, reading.acts[:1], actors=reading.actors)
    assert gaps(closed) == {}
    assert "What stayed open" not in printed(digest.digest(closed))


def test_a_report_cannot_steer_the_terminal():
    text = "\x1b[31mRot\x07 \u202etoR [bold]fett[/] :smile:\nneu"
    statement = Statement((Span(0, len(text)),), Form.DIRECT, Stance(Certainty.REPORTED), ("x",))
    reading = Reading(Document(text, title=text, publisher=text), "r", (statement,))
    for shown in (printed(digest.digest(reading)), printed(digest.record(statement, reading))):
        assert not set(shown) & {"\x1b", "\x07", "\u202e"}
        assert "[bold]fett[/] :smile: neu" in shown


def test_a_record_is_shown_with_the_text_around_it(reading):
    shown = " ".join(printed(digest.record(reading.acts[1], reading)).split())
    assert f"demand {reading.acts[1].id}" in shown
    assert "20 Tage ein.“ Er forderte die Nachbarn auf, bald dasselbe zu tun, wenn" in shown
    shown = " ".join(printed(digest.record(reading.statements[0], reading)).split())
    assert "Präsident Anders sagte am Montag: „Wir stellen" in shown


def test_far_text_is_left_out_of_the_context(reading):
    text = "fern " * 200 + reading.document.text + " fern" * 200
    moved = Span(1000, 1010)
    statement = Statement((moved,), Form.DIRECT, Stance(Certainty.REPORTED), ("x",))
    shown = printed(digest.record(statement, Reading(Document(text), "r", (statement,))))
    assert shown.count("fern") < 130
    assert set(shown.split()) >= {"…", "fern"}
    assert "… fern" in shown
    assert "fern …" in shown
