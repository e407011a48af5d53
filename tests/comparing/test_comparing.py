"""Readouts side by side: what both say, who says more, and what only one of them says."""

from __future__ import annotations

from datetime import date

import pytest
from dossiers import score
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut import matching
from wortlaut.comparing import (
    Comparison,
    Row,
    compare_readings,
    differing_words,
    letter,
    runs,
)
from wortlaut.model import (
    Act,
    ActKind,
    ActRef,
    Document,
    Interval,
    Reading,
    Relation,
    Span,
    Stage,
    Verb,
    wording,
)

KREMLIN, WHITE_HOUSE, RIAD, BALANCE = (
    "2025-03-18-kreml",
    "2025-03-18-weisses-haus",
    "2025-03-25-mk-riad",
    "2025-04-18-nda-peskow",
)


def compared(*names: str) -> Comparison:
    """Reports of the energy truce, with the acts of gold, in the light of the whole dossier."""
    readings = score.gold_readings("energy-truce")
    chosen = [next(one for file, one in readings.items() if name in file) for name in names]
    return compare_readings(chosen, matching.match(readings.values()).promises, "energy-truce")


def said(row: Row, comparison: Comparison, column: int = 0) -> str:
    cell = row.cells[column]
    return wording(cell.first.passage, comparison.documents[column].text) if cell else ""


def field(row: Row, name: str) -> list[list[tuple[str, Relation | None]]]:
    found = next(one for one in row.fields if one.field == name)
    return [[(one.value, one.relation) for one in column] for column in found.columns]


@pytest.fixture(scope="module")
def readouts() -> Comparison:
    return compared(KREMLIN, WHITE_HOUSE)


def truce(comparison: Comparison) -> Row:
    return next(row for row in comparison.shared if "scope" in {one.field for one in row.fields})


def test_both_readouts_tell_the_truce_one_with_a_wider_scope(readouts: Comparison) -> None:
    row = truce(readouts)
    assert row.stage is Stage.BINDING and row.columns == (0, 1) and row.base == 0
    assert field(row, "scope") == [
        [("energy", None)],
        [("energy, infrastructure", Relation.WIDER)],
    ]
    assert field(row, "debtor")[1][0][1] is Relation.WIDER
    assert field(row, "term") == [[("P30D", None)], [("", Relation.SILENT)]]


def test_the_gestures_and_the_key_condition_stand_in_one_readout_only(
    readouts: Comparison,
) -> None:
    kremlin = [said(row, readouts) for row in readouts.only_in(0)]
    for words in ("175 gegen 175 Personen", "23 schwer verwundete", "Schlüsselbedingung"):
        assert sum(words in one for one in kremlin) == 1
    both = [said(row, readouts, 1) for row in readouts.rows if row.cells[1]]
    assert not any("175" in one or "23" in one or "Militärhilfe" in one for one in both)
    assert any("Iran" in said(row, readouts, 1) for row in readouts.only_in(1))


def test_the_proposal_leads_to_what_was_made_of_it(readouts: Comparison) -> None:
    offer = next(row for row in readouts.only if row.stage is Stage.PROPOSED)
    assert truce(readouts).promise in offer.related
    assert offer.promise in truce(readouts).related


def test_words_are_marked_where_they_differ_and_nowhere_else(readouts: Comparison) -> None:
    row = readouts.shared[1]
    texts = [one.text for one in readouts.documents]
    marked = [
        {mark.span.of(text) for mark in cell.first.marks}
        for cell, text in zip(row.cells, texts, strict=True)
        if cell
    ]
    assert {"Sicherheit", "Schifffahrt", "aufzunehmen"} <= marked[0]
    assert {"Waffenruhe", "See", "technische"} <= marked[1]
    for shared in ("Verhandlungen", "über", "im", "Schwarzen", "Meer"):
        assert shared not in marked[0] | marked[1]


def test_what_neither_says_was_known_by_then_and_is_told_by_neither(readouts: Comparison) -> None:
    documents = {one.id for one in readouts.documents}
    assert readouts.neither
    for one in readouts.neither:
        assert not documents & {ref.document for ref in one.refs}
        days = [told.told.earliest for told in one.tellings if told.told and told.told.earliest]
        assert min(days) <= date(2025, 3, 18)
    assert any("Militärhilfe" in one.tellings[0].said("action") for one in readouts.neither)


def test_three_ends_each_on_somebody_s_word() -> None:
    comparison = compared(KREMLIN, RIAD, BALANCE)
    ends = field(truce(comparison), "end")
    assert ends[0] == [("", None)]
    assert {value for value, _ in ends[1]} == {"2025-04-16/2025-04-17", "2025-04-23/2025-04-24"}
    assert [value for value, _ in ends[2]] == ["2025-04-17/2025-04-18"]


def test_many_tellings_are_a_table() -> None:
    readings = list(score.gold_readings("energy-truce").values())
    comparison = compare_readings(readings, matching.match(readings).promises)
    assert all(len(row.cells) == len(readings) for row in comparison.rows)
    assert comparison.neither == ()
    told = [ref for row in comparison.rows for cell in row.cells if cell for ref in cell.told]
    acts = [act for one in readings for act in one.acts]
    assert len(told) == len(acts)  # nothing is lost, nothing stands twice


def test_the_order_of_the_reports_is_that_of_the_columns(readouts: Comparison) -> None:
    turned = compared(WHITE_HOUSE, KREMLIN)
    assert {row.promise for row in turned.shared} == {row.promise for row in readouts.shared}
    assert field(truce(turned), "scope")[1][0][1] is Relation.NARROWER


# Reports of our own


def reading(text: str, *acts: Act, publisher: str = "A", language: str = "de") -> Reading:
    day = date(2025, 3, 18)
    document = Document(text, published=Interval(day, day), publisher=publisher, language=language)
    return Reading(document, "reader-1", acts=acts)


def whole(text: str, kind: ActKind = ActKind.COMMITMENT) -> Act:
    spans = (Span(0, len(text)),)
    return Act(kind, spans, spans, ("test",))


def told(text: str, publisher: str, language: str = "de") -> Reading:
    return reading(text, whole(text), publisher=publisher, language=language)


def test_what_is_not_joined_is_told_here_only_though_it_looks_alike() -> None:
    words = "Angriffe auf Energieanlagen einstellen"
    left, right = told(words, "A"), told(words, "B")
    promises = matching.match([left, right]).promises
    joined = compare_readings([left, right], promises)
    assert len(joined.shared) == 1 and joined.only == ()
    refs = [one for promise in promises for one in promise.refs]
    split = matching.match([left, right], [matching.Tie(Verb.SPLIT, refs[0], refs[1])]).promises
    apart = compare_readings([left, right], split)
    assert apart.shared == () and len(apart.only) == 2


def test_what_was_not_joined_says_so_where_the_conduct_is_the_same() -> None:
    words = "Angriffe auf Energieanlagen einstellen"
    left, right = told(words, "A"), told(words, "B")
    promises = matching.match([left, right]).promises
    refs = [one for promise in promises for one in promise.refs]
    split = matching.match([left, right], [matching.Tie(Verb.SPLIT, refs[0], refs[1])]).promises
    rows = compare_readings([left, right], split).only
    assert [one.promise for one in rows[0].near] == [rows[1].promise]
    assert [one.promise for one in rows[1].near] == [rows[0].promise]


def test_a_language_that_cannot_be_matched_is_shown_in_its_own_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    german, other = told("Die Stadt baut eine Brücke.", "A"), told("The town builds.", "B", "en")
    monkeypatch.setattr(matching, "is_matched", lambda known: known.code == "de")
    found = compare_readings([german, other], matching.match([german]).promises)
    assert len(found.only) == 2
    row = found.only_in(1)[0]
    assert said(row, found, 1) == "The town builds."
    assert row.cells[1] and row.cells[1].first.marks == ()


def test_what_cannot_be_compared_is_not_called_different() -> None:
    german, english = "im Schwarzen Meer", "in the Black Sea"
    words = "Angriffe auf Energieanlagen einstellen"

    def at(place: str, publisher: str, language: str) -> Reading:
        text = f"Sie wollen {words} {place}."
        start = text.index(words)
        action = (Span(start, start + len(words)),)
        where = (Span(text.index(place), text.index(place) + len(place)),)
        whole = (Span(0, len(text)),)
        who = (Span(0, 3 if language == "de" else 10),)
        act = Act(ActKind.COMMITMENT, whole, action, ("test",), place=where, debtor=who)
        return reading(text, act, publisher=publisher, language=language)

    left = at(german, "A", "de")
    promises = matching.match([left, at(english, "B", "de")]).promises
    same = compare_readings([left, at(english, "B", "de")], promises).shared[0]
    assert field(same, "place")[1][0][1] is Relation.DIFFERENT
    other = at(english, "B", "en")
    joined = matching.match([left, other], _merged(left, other)).promises
    apart = compare_readings([left, other], joined).shared[0]
    assert field(apart, "place")[1][0][1] is None
    assert field(apart, "debtor")[1][0][1] is None


def _merged(left: Reading, right: Reading) -> list[matching.Tie]:
    refs = [ActRef(one.document.id, one.acts[0].id) for one in (left, right)]
    return [matching.Tie(Verb.MERGE, refs[0], refs[1])]


# Words


def test_words_that_moved_are_told_from_words_that_are_not_there() -> None:
    left, right = "Kiew gibt heute Gas ab", "Heute gibt Kiew Strom ab"
    mine, other = differing_words(*(((Span(0, len(one)),), one) for one in (left, right)))
    kinds = [
        {one.span.of(text): one.moved for one in marks}
        for marks, text in ((mine, left), (other, right))
    ]
    assert kinds[0]["Gas"] is False and kinds[1]["Strom"] is False
    assert "gibt" not in kinds[0] or kinds[0]["gibt"]
    assert all(moved for word, moved in kinds[0].items() if word not in ("Gas",))
    assert "ab" not in kinds[0]


TEXTS = st.text(alphabet="abc .,„“ÄĞ\n", max_size=40).filter(bool)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_marks_are_words_of_the_text_in_order_and_symmetric(left: str, right: str) -> None:
    first, second = ((Span(0, len(left)),), left), ((Span(0, len(right)),), right)
    mine, other = differing_words(first, second)
    again = differing_words(first, first)
    assert again == ((), ())
    for marks, text in ((mine, left), (other, right)):
        spans = [one.span for one in marks]
        assert spans == sorted(spans)
        assert all(one.of(text).strip() == one.of(text) != "" for one in spans)
        joined = runs(marks, text)
        letters = {at for one in joined for at in range(one.span.start, one.span.end)}
        assert {at for one in spans for at in range(one.start, one.end)} <= letters
    assert sum(one.moved for one in mine) == sum(one.moved for one in other)


def test_columns_have_letters() -> None:
    assert [letter(at) for at in (0, 1, 25, 26, 53)] == ["A", "B", "Z", "A2", "B3"]
