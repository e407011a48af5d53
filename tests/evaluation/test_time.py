"""The TimeML loader and TempEval-3 scores on hand-made cases, worked out beside each figure."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.errors import CorpusError
from wortlaut.evaluation import time
from wortlaut.evaluation.time import TimeDocument, Timex, score
from wortlaut.model import Document, Interval, Reading, Span, TimeExpression

TEXT = "\nAm 18. März & am Tag <danach> tagt der Rat binnen 30 Tagen.\n"


def timex(start: int, end: int, value: str = "2025-03-18", type: str = "DATE") -> Timex:
    return Timex(start=start, end=end, type=type, value=value)


def article(*times: Timex, id: str = "a.tml") -> TimeDocument:
    return TimeDocument(id=id, text=TEXT, created="2025-03-18", times=times)


def test_strict_relaxed_and_value() -> None:
    gold = article(timex(0, 5), timex(10, 15), timex(20, 25, "P1D"), timex(30, 35))
    system = article(timex(0, 5), timex(11, 15), timex(20, 25, "P2D"), timex(50, 55), timex(56, 58))
    found = score([gold], [system])
    # same span: the first and the third; overlap: the first three; equal value: the first two
    assert (found["strict"].precision, found["strict"].recall) == (2 / 5, 2 / 4)
    assert (found["relaxed"].precision, found["relaxed"].recall) == (3 / 5, 3 / 4)
    assert (found["value"].precision, found["value"].recall) == (2 / 5, 2 / 4)
    # F1 of relaxed: 2 * 3 / (5 + 4)
    assert found["relaxed"].value == pytest.approx(6 / 9)
    assert found["value accuracy"].value == pytest.approx(2 / 3)


def test_touching_spans_do_not_overlap() -> None:
    assert score([article(timex(0, 5))], [article(timex(5, 9))])["relaxed"].value == 0.0


def test_one_expression_answers_for_one_only() -> None:
    # one long expression over two: one of two found, and the value that fits is taken
    found = score([article(timex(0, 5, "x"), timex(6, 9, "y"))], [article(timex(0, 9, "y"))])
    assert (found["relaxed"].precision, found["relaxed"].recall) == (1.0, 0.5)
    assert found["value"].recall == 0.5


def test_nothing_read_and_nothing_to_find() -> None:
    missed = score([article(timex(0, 5))], [article()])["value"]
    assert (missed.precision, missed.recall, missed.value) == (None, 0.0, 0.0)
    assert score([article()], [article()])["value"].value is None


def test_sets_that_others_score_apart_get_lines_of_their_own() -> None:
    small, large = (sorted(time.subsets()[f"Dolomiten-{size}"]) for size in (42, 100))
    assert (len(small), len(large)) == (42, 100) and not set(small) & set(large)
    gold = [article(timex(0, 5), id=small[0]), article(timex(0, 5), id=large[0])]
    found = score(gold, [gold[0], article(id=large[0])])
    assert found["Dolomiten-42: value"].value == 1.0
    assert found["Dolomiten-100: value"].value == 0.0
    # 1 of 1 marked, 1 of 2 wanted
    assert found["value"].value == pytest.approx(2 / 3)
    assert "Dolomiten-42: value" not in score([article()], [article()])


TIMEML = """<?xml version="1.0" ?>
<TimeML>
<DOCID>1</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="{dct}" functionInDocument="CREATION_TIME">x</TIMEX3></DCT>
<TITLE>Am 1. Mai</TITLE>
<TEXT>
Am <TIMEX3 tid="t1" type="DATE" value="2025-03-18">18. März</TIMEX3> &amp; <EVENT eid="e1">tagt
<TIMEX3 tid="t2" type="DURATION" value="P30D">30 Tage</TIMEX3></EVENT> lang.<TIMEX3 tid="t3"
type="DATE" value="2025"/></TEXT>
</TimeML>
"""


def written(folder: Path, content: str) -> Path:
    path = folder / "1.tml"
    path.write_text(content, "utf-8")
    return path


def test_offsets_are_into_the_text_with_its_entities_read(tmp_path: Path) -> None:
    (found,) = time.load(written(tmp_path, TIMEML.format(dct="2025-03-18")))
    assert found.text == "\nAm 18. März & tagt\n30 Tage lang."
    assert [found.text[item.start : item.end] for item in found.times] == ["18. März", "30 Tage"]
    assert [item.value for item in found.times] == ["2025-03-18", "P30D"]


@pytest.mark.parametrize(
    ("dct", "days"),
    [
        ("2025-03-18", (date(2025, 3, 18), date(2025, 3, 18))),
        ("20250318", (date(2025, 3, 18), date(2025, 3, 18))),
        ("2025-03-18T15:38", (date(2025, 3, 18), date(2025, 3, 18))),
        ("2025-02", (date(2025, 2, 1), date(2025, 2, 28))),
    ],
)
def test_the_creation_time_is_the_date_of_the_document(
    tmp_path: Path, dct: str, days: tuple[date, date]
) -> None:
    (found,) = time.load(written(tmp_path, TIMEML.format(dct=dct)))
    assert time.document(found).published == Interval(*days)


@pytest.mark.parametrize("content", ["<TimeML>", "<TimeML></TimeML>", ""])
def test_what_is_no_timeml_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(CorpusError, match=r"1\.tml"):
        time.load(written(tmp_path, content))


def test_an_unreadable_creation_time_is_named(tmp_path: Path) -> None:
    (found,) = time.load(written(tmp_path, TIMEML.format(dct="gestern")))
    with pytest.raises(CorpusError, match="gestern"):
        time.document(found)


def test_a_folder_without_timeml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"\.tml"):
        time.load(tmp_path)


def test_a_reading_becomes_times_of_the_corpus() -> None:
    said = TimeExpression(Span(4, 12), "DATE", "2025-03-18", None, ("dates/day",))
    reading = Reading(Document(TEXT), "reader", times=(said,))
    (found,) = time.predicted(article(), reading).times
    assert found == Timex(start=4, end=12, type="DATE", value="2025-03-18", because=said.because)


def test_findings_show_wording_and_value() -> None:
    found = time.findings(article(timex(4, 12), timex(51, 59, "P30D")), article(timex(4, 7)))
    assert [(item.what, item.gold, item.read) for item in found] == [
        ("wrong", "18. März = 2025-03-18", "18. = 2025-03-18"),
        ("missed", "30 Tagen = P30D", ""),
    ]


spans = st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda at: (at[0], at[0] + at[1]))
some = st.builds(
    lambda span, value, type: timex(*span, value, type),
    spans,
    st.sampled_from(["2025-03-18", "P1D", 'a&"<']),
    st.sampled_from(time.TYPES),
)
articles = st.lists(some, max_size=6).map(lambda found: article(*found))


@given(articles)
def test_gold_against_itself_is_perfect(gold: TimeDocument) -> None:
    for measure in score([gold], [gold]).values():
        assert {measure.precision, measure.recall, measure.value} <= {1.0, None}


@given(articles, articles, st.randoms())
def test_the_order_of_items_does_not_matter(
    gold: TimeDocument, system: TimeDocument, chance: Any
) -> None:
    mixed = [list(side.times) for side in (gold, system)]
    for items in mixed:
        chance.shuffle(items)
    assert score([gold], [system]) == score([article(*mixed[0])], [article(*mixed[1])])


apart = st.lists(spans, max_size=6).map(
    lambda found: [
        span
        for index, span in enumerate(sorted(set(found)))
        if all(span[0] >= other[1] for other in sorted(set(found))[:index])
    ]
)


@given(apart, st.sampled_from(["2025-03-18", 'a&"<']))
def test_what_is_written_is_what_was_loaded(
    tmp_path_factory: pytest.TempPathFactory, found: list[tuple[int, int]], value: str
) -> None:
    gold = article(*(timex(*span, value) for span in found))
    folder = tmp_path_factory.mktemp("timeml")
    for name, content in time.dump([gold]).items():
        (folder / name).write_text(content, "utf-8", newline="\n")
    assert time.load(folder) == (gold,)


def test_nested_expressions_can_be_written(tmp_path: Path) -> None:
    gold = article(timex(4, 30), timex(4, 12), timex(20, 30))
    (tmp_path / "a.tml").write_text(time.dump([gold])["a.tml"], "utf-8", newline="\n")
    assert time.load(tmp_path) == (gold,)
