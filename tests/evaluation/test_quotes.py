"""The quotes metric on hand-made cases; the arithmetic stands beside each figure."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.errors import CorpusError
from wortlaut.evaluation import quotes
from wortlaut.evaluation.measures import Measure
from wortlaut.evaluation.quotes import PARTS, Quote, QuoteDocument, pair, score
from wortlaut.model import (
    Certainty,
    Document,
    Form,
    Medium,
    Reading,
    Span,
    Stance,
    Statement,
)

TEXT = "Die Ministerin sagte, sie werde kommen."
TOKENS = ((0, 3), (4, 14), (15, 20), (20, 21), (22, 25), (26, 31), (32, 38), (38, 39))


def quote(type: str = "Indirect", medium: str = "Speech", **parts: set[int]) -> Quote:
    return Quote(type=type, medium=medium, **{k: frozenset(v) for k, v in parts.items()})


def article(*found: Quote) -> QuoteDocument:
    return QuoteDocument(id="1", text=TEXT, tokens=TOKENS, quotes=found)


def figures(measure: Measure) -> tuple[float | None, float | None, float | None]:
    return (measure.precision, measure.recall, measure.value)


def test_one_pair_part_by_part() -> None:
    gold = quote(quote={1, 2, 3, 4}, speaker={0}, cue={5})
    system = quote(quote={3, 4, 5, 6}, speaker={0}, frame={7, 8})
    found = score([article(gold)], [article(system)])
    # quote: 2 of 4 and 2 of 4
    assert figures(found["Message"]) == (0.5, 0.5, 0.5)
    # system marked speaker (1/1) and frame (0/2); gold speaker (1/1) and cue (0/1)
    assert figures(found["Roles"]) == (0.5, 0.5, 0.5)
    # precision (2/4 + 1 + 0) / 3, recall (2/4 + 1 + 0) / 3
    assert figures(found["Joint"]) == (0.5, 0.5, 0.5)
    assert found["Joint"].support == 3
    # exact: no quote, one speaker
    assert found["exact quote"].value == 0.0
    assert found["exact speaker"].value == 1.0


def test_unpaired_items_count_against_an_empty_one() -> None:
    gold = article(quote(quote={0, 1}), quote(quote={5, 6}, speaker={4}))
    system = article(quote(quote={0, 1}), quote(quote={8}, speaker={7}))
    found = score([gold], [system])
    # precisions 1 and 0, recalls 1 and 0
    assert figures(found["Message"]) == (0.5, 0.5, 0.5)
    # system's speaker 0, gold's speaker 0
    assert figures(found["Roles"]) == (0.0, 0.0, 0.0)
    # precision (1 + 0 + 0) / 3, recall (1 + 0 + 0) / 3
    assert found["Joint"].value == pytest.approx(1 / 3)
    # tokens of quotes: 2 right of 3 marked, of 4 wanted: 2 * 2/3 * 1/2 / (7/6) = 4/7
    assert found["tokens: quote"].value == pytest.approx(4 / 7)


def test_documents_are_pooled_and_not_averaged() -> None:
    good = article(quote(quote={0}), quote(quote={2}), quote(quote={4}))
    bad = article(quote(quote={6}))
    found = score([good, bad], [good, article()])
    # recall (1 + 1 + 1 + 0) / 4; a mean over documents would be 1/2
    assert figures(found["Message"])[:2] == (1.0, 0.75)


def test_nothing_read() -> None:
    found = score([article(quote(quote={0}, cue={1}))], [article()])
    assert figures(found["Joint"]) == (None, 0.0, 0.0)
    assert found["type accuracy"].value is None


def test_nothing_to_find() -> None:
    assert figures(score([article()], [article()])["Joint"]) == (None, None, None)
    spurious = score([article()], [article(quote(quote={0}))])
    assert figures(spurious["Joint"]) == (0.0, None, 0.0)


def test_nested_quotes_each_find_their_own() -> None:
    outer, inner = quote(quote={1, 2, 3, 4, 5, 6}), quote("Direct", quote={3, 4})
    found = score([article(outer, inner)], [article(inner, outer)])
    assert figures(found["Joint"]) == (1.0, 1.0, 1.0)
    assert found["type accuracy"].value == 1.0


def test_of_nested_quotes_the_closer_one_is_taken() -> None:
    outer, inner = quote(quote={1, 2, 3, 4, 5, 6}), quote("Direct", quote={3, 4})
    system = quote(quote={3, 4, 5})
    # F1 with the outer 2*3/9 = .667 (+ .011), with the inner 2*2/5 = .8 (+ .001)
    pairs = pair([outer, inner], [system])
    assert (inner, system) in pairs and (outer, None) in pairs
    # recall: inner 2/2, outer 0; precision 2/3
    found = score([article(outer, inner)], [article(system)])["Message"]
    assert (found.precision, found.recall) == (pytest.approx(2 / 3), 0.5)


def test_pairing_makes_the_sum_largest() -> None:
    a, b = quote(quote={0, 1, 2, 3}), quote(quote={4})
    x, y = quote(quote={2, 3, 4}), quote(quote={0})
    # a-x is the best pair (4/7 = .571) but leaves b and y alone; a-y + b-x = 2/5 + 2/4 = .9
    assert set(pair([a, b], [x, y])) == {(a, y), (b, x)}


def test_equal_type_breaks_a_tie_and_then_medium() -> None:
    direct, indirect = quote("Direct", quote={1, 2}), quote("Indirect", quote={1, 2})
    assert (direct, direct) in pair([indirect, direct], [direct, indirect])
    spoken, written = quote(quote={1}), quote(medium="Writing", quote={1})
    assert (written, written) in pair([spoken, written], [written])


def test_type_outweighs_only_a_small_difference_of_words() -> None:
    gold = quote("Direct", quote=set(range(100)))
    close, same_type = quote(quote=set(range(99))), quote("Direct", quote=set(range(98)))
    # F1 198/199 = .99497 against 196/198 = .98990 + .01
    assert (gold, same_type) in pair([gold], [close, same_type])
    far = quote("Direct", quote=set(range(90)))
    assert (gold, close) in pair([gold], [close, far])


def test_equal_type_makes_no_pair_without_a_shared_token() -> None:
    gold, system = quote(quote={0}), quote(quote={1})
    assert set(pair([gold], [system])) == {(gold, None), (None, system)}


def test_recall_and_precision_per_type() -> None:
    gold = article(quote("Direct", quote={0, 1}), quote("Reported", quote={4, 5}))
    system = article(quote("Indirect", quote={0}))
    found = score([gold], [system])
    assert found["type Direct"].recall == 0.5  # 1 of 2 tokens, whatever type it was given
    assert found["type Reported"].recall == 0.0
    assert found["type Indirect"].precision == 1.0
    assert found["type accuracy"].value == 0.0


def test_unlinked_tokens_forget_whose_they_are() -> None:
    gold = article(quote(quote={0}, speaker={5}), quote(quote={1}, speaker={6}))
    system = article(quote(quote={0}, speaker={6}), quote(quote={1}, speaker={5}))
    found = score([gold], [system])
    assert found["tokens: speaker"].value == 0.0
    assert found["tokens unlinked: speaker"].value == 1.0


def test_a_span_covers_the_tokens_that_lie_wholly_in_it() -> None:
    # "Ministerin sagt": the second token is cut; "kommen." is two tokens
    assert quotes.covered((Span(4, 19), Span(32, 39)), TOKENS) == {1, 6, 7}


def statement(form: Form = Form.INDIRECT, **spans: tuple[Span, ...]) -> Statement:
    stance = Stance(Certainty.REPORTED)
    return Statement(form=form, stance=stance, because=("rule/test",), **spans)


def test_a_reading_becomes_quotes_of_the_corpus() -> None:
    told = statement(quote=(Span(22, 38),), speaker=(Span(0, 14),), cue=(Span(15, 20),))
    reading = Reading(Document(TEXT), "reader", statements=(told,))
    (found,) = quotes.predicted(article(), reading).quotes
    assert found.quote == {4, 5, 6} and found.speaker == {0, 1} and found.cue == {2}
    assert (found.type, found.medium, found.because) == ("Indirect", "none", ("rule/test",))


def test_every_form_and_medium_has_its_name_in_the_corpus() -> None:
    assert set(quotes.TYPES) == set(Form)
    assert set(quotes.MEDIA) == set(Medium)


def line(**other: Any) -> str:
    parts = {part: [] for part in PARTS} | {"quote": [4, 5, 6], "speaker": [1, 0]}
    found = {"id": 0, "type": "Indirect", "medium": "SW", "nested": False} | parts
    raw = {"id": "7", "title": "t", "date": "2025-03-18", "text": TEXT, "tokens": TOKENS}
    return json.dumps(raw | {"sentences": [[0, 8]], "quotes": [found]} | other)


def test_what_is_written_is_what_was_loaded(tmp_path: Path) -> None:
    corpus = tmp_path / "gold.jsonl.gz"
    corpus.write_bytes(gzip.compress((line() + "\n" + line(id="8")).encode()))
    gold = quotes.load(corpus)
    again = tmp_path / "again.jsonl"
    again.write_text(quotes.dump(gold)["quotes.jsonl"], "utf-8")
    assert quotes.load(again) == gold
    assert json.loads(again.read_text("utf-8").splitlines()[0]).keys() == json.loads(line()).keys()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "line 1"),
        (line() + "\n" + line(tokens=3), "line 2"),
        ("", "no document"),
        (line(tokens=[]), "token"),
    ],
)
def test_a_malformed_corpus_is_refused(tmp_path: Path, content: str, told: str) -> None:
    corpus = tmp_path / "gold.jsonl"
    corpus.write_text(content, "utf-8")
    with pytest.raises(CorpusError, match=told):
        quotes.load(corpus)


@pytest.mark.parametrize("name", ["gold.jsonl", "gold.jsonl.gz"])
def test_bytes_that_are_no_text_or_no_gzip_are_refused(tmp_path: Path, name: str) -> None:
    corpus = tmp_path / name
    corpus.write_bytes(b'{"id": "\xff", "text": "a", "tokens": []}')
    with pytest.raises(CorpusError, match="gold"):
        quotes.load(corpus)


def test_an_absent_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"nowhere.*--corpus"):
        quotes.load(tmp_path / "nowhere")


def test_findings_name_what_is_missed_spurious_and_wrong() -> None:
    gold = article(quote(quote={4, 5, 6}, speaker={0, 1}), quote("Direct", quote={2}))
    system = article(quote(quote={4, 5, 6}, speaker={1}), quote("Reported", quote={0}))
    found = quotes.findings(gold, system)
    assert [(item.what, item.kind) for item in found] == [
        ("spurious", "Reported"),
        ("missed", "Direct"),
        ("wrong", "Indirect"),
    ]
    assert found[2].gold == "sie werde kommen"
    assert found[2].details == ("speaker: gold [Die Ministerin] read [Ministerin]",)
    assert quotes.findings(gold, gold) == ()


ids = st.frozensets(st.integers(0, 7), max_size=4)
some = st.builds(
    Quote,
    type=st.sampled_from(sorted(quotes.TYPES.values())),
    medium=st.sampled_from(["Speech", "SW"]),
    quote=st.frozensets(st.integers(0, 7), min_size=1, max_size=4),
    speaker=ids,
    cue=ids,
    addressee=ids,
    frame=ids,
)
articles = st.lists(some, max_size=6).map(lambda found: article(*found))


@given(articles)
def test_gold_against_itself_is_perfect(gold: QuoteDocument) -> None:
    for measure in score([gold], [gold]).values():
        assert set(figures(measure)) <= {1.0, None}


@given(articles, articles, st.randoms())
def test_the_order_of_items_does_not_matter(
    gold: QuoteDocument, system: QuoteDocument, chance: Any
) -> None:
    mixed = [list(side.quotes) for side in (gold, system)]
    for items in mixed:
        chance.shuffle(items)
    assert score([gold], [system]) == score([article(*mixed[0])], [article(*mixed[1])])


@given(articles, articles)
def test_scores_lie_between_nought_and_one(gold: QuoteDocument, system: QuoteDocument) -> None:
    for measure in score([gold], [system]).values():
        assert all(value is None or 0 <= value <= 1 for value in figures(measure))
