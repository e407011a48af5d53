"""Decisions applied to readings: each verb, undo, and newer readings of the same text."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.errors import ReviewError
from wortlaut.model import (
    ActKind,
    Actor,
    ActorKind,
    ActRef,
    Certainty,
    Change,
    Decision,
    Interval,
    Mention,
    Reading,
    Role,
    Span,
    Status,
    Subject,
    Verb,
)
from wortlaut.reviewing import (
    Fate,
    anchored,
    change,
    deciders,
    in_force,
    is_decided,
    new_act,
    occurrences,
    on_words,
    phrase,
    review,
    shown,
    ties,
)

START = datetime(2026, 11, 24, 12, tzinfo=UTC)


def decide(
    verb: Verb, reading: Reading, *acts: int, nr: int = 0, who: str = "anna", **more: object
) -> Decision:
    """A decision about acts of ``reading`` by their places, ``nr`` minutes after the start."""
    subjects = tuple(Subject(reading.document.id, reading.acts[at]) for at in acts)
    when = START + timedelta(minutes=nr)
    return Decision(verb, who, when, subjects, **more)


def span(reading: Reading, words: str) -> tuple[Span, ...]:
    return phrase(words, reading.document.text)


def newer(reading: Reading, **fields: object) -> Reading:
    """What another version of the reader makes of the first act; without ``fields`` none."""
    first, *rest = reading.acts
    found = [replace(first, **fields), *rest] if fields else rest
    return replace(reading, reader="reader-2", acts=tuple(found))


def test_without_decisions_a_reading_stays_as_it_is(reading: Reading) -> None:
    assert review(reading, []).reading is reading


def test_an_accepted_act_says_by_whom(reading: Reading) -> None:
    act = review(reading, [decide(Verb.ACCEPT, reading, 0)]).reading.acts[0]
    assert act.because == (*reading.acts[0].because, "review/anna/accept")
    assert replace(act, because=reading.acts[0].because) == reading.acts[0]
    assert is_decided(act) and not is_decided(reading.acts[0])


def test_a_corrected_field_says_by_whom_and_nothing_else_changes(reading: Reading) -> None:
    changes = change(reading, "debtor", span(reading, "Präsident Anders"))
    one = decide(Verb.CORRECT, reading, 0, changes=changes)
    act = review(reading, [one]).reading.acts[0]
    assert shown(act, "debtor", reading.document.text) == "Präsident Anders"
    assert act.because[-1] == "review/anna/debtor"
    assert act.id == reading.acts[0].id
    assert act.source == reading.acts[0].source


def test_who_is_meant_by_a_corrected_field_is_who_is_mentioned_there(reading: Reading) -> None:
    place = span(reading, "die Nachbarn")
    neighbours = Actor("unnamed/nachbarn", ActorKind.UNNAMED, ("die Nachbarn",))
    known = replace(
        reading,
        mentions=(*reading.mentions, Mention(neighbours.id, place[0], ("test",))),
        actors=(*reading.actors, neighbours),
    )
    one = decide(Verb.CORRECT, known, 0, changes=change(known, "debtor", place))
    assert review(known, [one]).reading.acts[0].actors("debtor") == (neighbours.id,)
    # A newer reading that does not know the actor learns it from the decision.
    assert neighbours in review(newer(reading), [one]).reading.actors


def test_an_actor_that_the_person_names_wins(reading: Reading) -> None:
    state = Actor("state/XX", ActorKind.STATE, ("Nachbarland",))
    changes = change(reading, "debtor", span(reading, "Wir"), [state])
    act = review(reading, [decide(Verb.CORRECT, reading, 0, changes=changes)]).reading.acts[0]
    assert act.roles == (Role("source", "person/anders"), Role("debtor", "state/XX"))


def test_a_field_can_be_emptied(reading: Reading) -> None:
    one = decide(Verb.CORRECT, reading, 0, changes=change(reading, "debtor", ()))
    act = review(reading, [one]).reading.acts[0]
    assert act.debtor == () and act.actors("debtor") == ()


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("kind", "offer", ActKind.OFFER),
        ("status", "proposed", Status.PROPOSED),
        ("certainty", "hedged", Certainty.HEDGED),
        ("due", "../2025-04-17", Interval(None, datetime(2025, 4, 17).date())),
        ("due", "", None),
        ("window", "", None),
    ],
)
def test_values_can_be_corrected(
    reading: Reading, field: str, value: str, expected: object
) -> None:
    one = decide(Verb.CORRECT, reading, 0, changes=change(reading, field, value))
    assert getattr(review(reading, [one]).reading.acts[0], field) == expected


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("debter", ()),
        ("kind", "promise"),
        ("due", "soon"),
        ("due", "2025-13-01"),
        ("window", "2025-03-18"),
        ("kind", (Span(0, 3),)),
        ("debtor", "Wir"),
        ("action", ()),
    ],
)
def test_what_cannot_be_is_refused_in_words(reading: Reading, field: str, said: object) -> None:
    with pytest.raises(ReviewError, match=r"."):
        change(reading, field, said)  # type: ignore[arg-type]


def test_the_days_of_another_term_are_not_known(reading: Reading) -> None:
    changes = change(reading, "period", span(reading, "20 Tage"))
    act = review(reading, [decide(Verb.CORRECT, reading, 0, changes=changes)]).reading.acts[0]
    assert act.due is None and act.window is None


def test_a_rejected_act_is_gone_and_kept_beside(reading: Reading) -> None:
    done = review(reading, [decide(Verb.REJECT, reading, 0)])
    assert done.reading.acts == reading.acts[1:]
    assert done.rejected == reading.acts[:1]


def test_an_added_act_stands_at_its_place(reading: Reading) -> None:
    words = {"anchor": "wenn sie Frieden wollten", "action": "Frieden"}
    changes = [Change(name, span(reading, said)) for name, said in words.items()]
    act = new_act("demand", changes, "anna")
    subject = Subject(reading.document.id, act)
    done = review(reading, [Decision(Verb.ADD, "anna", START, (subject,))])
    assert done.reading.acts == (*reading.acts, act)
    assert act.because == ("review/anna/add",) and act.status is Status.DEMANDED


def test_undo_takes_back_and_undoing_that_brings_back(reading: Reading) -> None:
    first = decide(Verb.REJECT, reading, 0)
    undo = Decision(Verb.UNDO, "bert", START + timedelta(minutes=1), undoes=first.id)
    again = Decision(Verb.UNDO, "anna", START + timedelta(minutes=2), undoes=undo.id)
    assert review(reading, [first, undo]).reading == reading
    assert in_force([first, undo, again]) == (first,)
    assert len(review(reading, [first, undo, again]).reading.acts) == len(reading.acts) - 1


# A newer reading


def test_a_correction_holds_where_the_newer_reading_cuts_the_act_otherwise(
    reading: Reading,
) -> None:
    one = decide(
        Verb.CORRECT, reading, 0, changes=change(reading, "debtor", span(reading, "Präsident"))
    )
    longer = newer(reading, action=span(reading, "die Angriffe für 20 Tage"))
    done = review(longer, [one])
    assert len(done.reading.acts) == len(reading.acts)
    act = done.reading.acts[0]
    assert shown(act, "debtor", reading.document.text) == "Präsident"
    assert shown(act, "action", reading.document.text) == "die Angriffe für 20 Tage"
    assert done.applied[0].fate is Fate.MOVED


def test_a_correction_stands_where_the_newer_reading_has_no_such_act(reading: Reading) -> None:
    changes = change(reading, "debtor", span(reading, "Präsident Anders"))
    one = decide(Verb.CORRECT, reading, 0, changes=changes)
    done = review(newer(reading), [one])
    assert done.applied[0].fate is Fate.STANDS
    assert done.reading.acts == review(reading, [one]).reading.acts


def test_a_corrected_action_meets_the_newer_reading_that_reads_it_so(reading: Reading) -> None:
    wide = span(reading, "die Angriffe für 20 Tage")
    one = decide(Verb.CORRECT, reading, 0, changes=change(reading, "action", wide))
    after = review(reading, [one]).reading
    two = decide(Verb.ACCEPT, after, 0, nr=1)
    for version in (reading, newer(reading, action=wide), newer(reading)):
        acts = review(version, [one, two]).reading.acts
        assert len(acts) == len(reading.acts)
        assert acts[0].action == wide and acts[0].id == after.acts[0].id


def test_an_accepted_act_replaces_what_the_newer_reading_makes_of_it(reading: Reading) -> None:
    one = decide(Verb.ACCEPT, reading, 0)
    other = newer(reading, kind=ActKind.PLAN, debtor=())
    acts = review(other, [one]).reading.acts
    assert acts == review(reading, [one]).reading.acts


def test_a_rejection_spares_another_move_in_the_same_words(reading: Reading) -> None:
    one = decide(Verb.REJECT, reading, 0)
    other = newer(reading, kind=ActKind.OFFER)
    done = review(other, [one])
    assert done.reading.acts == tuple(sorted(other.acts, key=lambda act: act.anchor))
    assert done.applied[0].fate is Fate.IDLE


def test_a_finished_report_keeps_all_its_acts(reading: Reading) -> None:
    every = range(len(reading.acts))
    one = decide(Verb.FINISH, reading, *every, document=reading.document.id)
    acts = review(newer(reading), [one]).reading.acts
    assert all(is_decided(act) for act in acts) and len(acts) == len(reading.acts)
    assert deciders(acts[0]) == ("anna",)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6))
def test_decisions_come_to_the_same_in_every_reading_that_has_the_act(seed: int) -> None:
    """Random decisions on random newer readings: nothing doubled, nothing decided is lost."""
    rng = random.Random(seed)
    reading = _long(rng)
    decisions: list[Decision] = []
    now = reading
    for nr in range(rng.randint(1, 8)):
        decisions.append(_random(rng, now, nr))
        now = review(reading, decisions).reading
    kept = [act for act in reading.acts if rng.random() < 0.7]
    moved = tuple(_moved(act, rng) for act in kept)
    later = review(replace(reading, reader="reader-2", acts=moved), decisions).reading
    ids = [act.id for act in later.acts]
    assert len(ids) == len(set(ids))
    decided = {act.id for act in now.acts if is_decided(act)}
    fields = {one.field for each in decisions for one in each.changes}
    if not fields & {"action", "anchor"}:  # what is cut otherwise has another id
        places = {act.action[0].start // 10 for act in later.acts}
        assert {act.action[0].start // 10 for act in now.acts if act.id in decided} <= places
    assert review(later, []).reading == later


def _long(rng: random.Random) -> Reading:
    from wortlaut.model import Act, Document

    text = " ".join(f"Satz{at:04}." for at in range(12))
    starts = sorted(rng.sample(range(0, 110, 10), rng.randint(1, 6)))
    acts = tuple(
        Act(rng.choice(list(ActKind)), (Span(at, at + 9),), (Span(at, at + 8),), ("rule",))
        for at in starts
    )
    return Reading(Document(text), "reader-1", acts=acts)


def _random(rng: random.Random, reading: Reading, nr: int) -> Decision:
    if not reading.acts:
        return Decision(
            Verb.FINISH, "anna", START + timedelta(minutes=nr), document=reading.document.id
        )
    at = rng.randrange(len(reading.acts))
    verb = rng.choice((Verb.ACCEPT, Verb.CORRECT, Verb.REJECT))
    if verb is Verb.CORRECT:
        value = rng.choice(list(Certainty))
        return decide(verb, reading, at, nr=nr, changes=(Change("certainty", value=value),))
    return decide(verb, reading, at, nr=nr)


def _moved(act, rng: random.Random):  # type: ignore[no-untyped-def]
    start, end = act.action[0].start, act.action[0].end
    return replace(act, action=(Span(start, end - rng.randint(0, 2)),), certainty=Certainty.HEDGED)


# Two acts


def test_merge_and_split_become_ties_of_the_acts_as_they_are_now(reading: Reading) -> None:
    merge = decide(Verb.MERGE, reading, 0, 1)
    split = decide(Verb.SPLIT, reading, 0, 1, nr=1)
    longer = newer(reading, action=span(reading, "die Angriffe für 20 Tage"))
    known = {reading.document.id: longer}
    refs = [ActRef(reading.document.id, act.id) for act in longer.acts[:2]]
    found = ties(anchored([merge, split], known))
    assert found == (
        (Verb.MERGE, *refs, "review/anna/merge"),
        (Verb.SPLIT, *refs, "review/anna/split"),
    )
    undo = Decision(Verb.UNDO, "anna", START + timedelta(minutes=2), undoes=split.id)
    assert len(ties(anchored([merge, split, undo], known))) == 1
    assert ties(anchored([merge], {})) == ()


def test_evidence_is_confirmed_by_act_or_by_the_id_of_an_event(reading: Reading) -> None:
    act = decide(Verb.CONFIRM, reading, 0, 1)
    event = decide(Verb.DISMISS, reading, 0, nr=1, about="acled/UKR123")
    grade = Decision(Verb.GRADE, "anna", START, about="publisher/NDA", value="B2")
    found = anchored([act, event, grade], {reading.document.id: reading})
    assert [len(one.refs) for one in found] == [2, 1, 0]
    assert found[1].decision.about == "acled/UKR123"


@pytest.mark.parametrize(
    "wrong",
    [
        {"verb": Verb.ACCEPT},
        {"verb": Verb.MERGE},
        {"verb": Verb.GRADE, "about": "x"},
        {"verb": Verb.UNDO},
        {"verb": Verb.FINISH},
        {"verb": Verb.FINISH, "document": "d", "who": " "},
    ],
)
def test_half_a_decision_cannot_be_made(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"without|of 0 acts"):
        Decision(**{"who": "anna", "at": START} | wrong)  # type: ignore[arg-type]


# Wording


def test_a_wording_is_found_nearest_and_across_line_ends() -> None:
    text = "Er sagte\nzu. Sie sagte zu. Er sagte  zu."
    assert [one.of(text) for one in occurrences("sagte zu", text)] == [
        "sagte\nzu",
        "sagte zu",
        "sagte  zu",
    ]
    assert phrase("sagte zu", text, near=20)[0].start == text.index("sagte zu")
    assert phrase("Er … zu", text) == (Span(0, 2), Span(9, 11))


def test_words_that_the_report_does_not_have_are_refused() -> None:
    with pytest.raises(ReviewError, match="does not occur"):
        phrase("versprach", "Er sagte zu.")
    with pytest.raises(ReviewError, match="does not occur in the report behind “zu”"):
        phrase("zu … Er", "Er sagte zu.")


def test_words_are_chosen_whole() -> None:
    text = "„30-tägige“ Waffenruhe, 19.30 Uhr."
    words = [one.of(text) for one in on_words(text)]
    assert words == ["„", "30-tägige", "“", "Waffenruhe", ",", "19.30", "Uhr", "."]
