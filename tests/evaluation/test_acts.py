"""The acts metric on hand-made cases; the arithmetic stands beside each figure."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut import model
from wortlaut.errors import CorpusError
from wortlaut.evaluation import acts
from wortlaut.evaluation.acts import Act, ActDocument, pair, score
from wortlaut.evaluation.measures import Measure

TEXT = "a b c d e f g h i j"
"""Ten tokens: token n is the code point 2 * n."""


def spans(*ids: int) -> tuple[acts.Span, ...]:
    return tuple(acts.Span(2 * index, 2 * index + 1, TEXT[2 * index]) for index in ids)


def act(kind: str = "plan", **fields: Any) -> Act:
    plain = {"polarity": "do", "status": "made", "certainty": "asserted"}
    return Act(kind=kind, **(plain | fields))


def simple(kind: str, *ids: int, **fields: Any) -> Act:
    return act(kind, anchor=spans(*ids), action=spans(*ids), **fields)


def article(*found: Act) -> ActDocument:
    return ActDocument(doc="1", text=TEXT, acts=found)


def figures(measure: Measure) -> tuple[float | None, float | None, float | None]:
    return (measure.precision, measure.recall, measure.value)


def test_found_needs_kind_and_half_of_the_tokens() -> None:
    gold = article(
        act("demand", anchor=spans(0, 1, 2, 3), action=spans(2, 3)),
        simple("plan", 5, 6),
        simple("offer", 8),
    )
    system = article(
        act("demand", anchor=spans(2, 3), action=spans(3)),  # 2 of 4 tokens: .5, enough
        simple("order", 5, 6),  # all of it, but another kind
    )
    found = score([gold], [system])
    # 1 of 2 read, 1 of 3 wanted: 2 * 1 / (2 + 3)
    assert figures(found["Acts"]) == (1 / 2, 1 / 3, pytest.approx(0.4))
    # 2 of 2, 2 of 3
    assert figures(found["without kind"]) == (1.0, 2 / 3, pytest.approx(0.8))
    assert found["kind demand"].value == 1.0
    assert figures(found["kind order"]) == (0.0, None, 0.0)
    # over the found act: action 1 of 2 gold tokens, precision 1
    assert figures(found["tokens: action"]) == (1.0, 0.5, pytest.approx(2 / 3))


def test_less_than_half_of_the_tokens_is_not_found() -> None:
    gold = article(act(anchor=spans(0, 1, 2, 3, 4), action=spans(4)))
    system = article(act(anchor=spans(3, 4), action=spans(4)))  # 2 of 5
    assert score([gold], [system])["without kind"].value == 0.0


def test_the_action_counts_where_it_lies_outside_the_anchor() -> None:
    # union of anchor and action: gold 0-3, system 2-3: 2 of 4
    gold = article(act(anchor=spans(0, 1), action=spans(2, 3)))
    system = article(act(anchor=spans(2), action=spans(3)))
    assert score([gold], [system])["Acts"].value == 1.0


def test_acts_without_a_common_action_token_are_no_pair() -> None:
    gold = article(act(anchor=spans(0, 1, 2, 3), action=spans(0)))
    system = article(act(anchor=spans(0, 1, 2, 3), action=spans(3)))
    assert score([gold], [system])["without kind"].value == 0.0


def test_pairing_makes_the_summed_overlap_largest() -> None:
    a, b = simple("plan", 0, 1, 2), simple("plan", 3)
    x, y = simple("plan", 1, 2, 3), simple("plan", 0)
    # a-x alone shares 2 tokens and leaves b and y; a-y and b-x share 1 + 1 = 2, a tie; with two
    # tokens for a-y it is 3
    y = simple("plan", 0, 1)
    paired = {(left.act, right.act) for left, right in pair(article(a, b), article(x, y))}
    assert paired == {(a, y), (b, x)}


def test_equal_overlap_is_decided_by_kind() -> None:
    gold = article(simple("demand", 0, 1), simple("refusal", 0, 1))
    system = article(simple("refusal", 0, 1), simple("demand", 0, 1))
    assert score([gold], [system])["Acts"].value == 1.0


def test_discontinuous_fields() -> None:
    gold = article(act(anchor=spans(0, 1, 2, 3), action=spans(0, 3), debtor=spans(1, 2)))
    system = article(act(anchor=spans(0, 1, 2, 3), action=spans(0, 3), debtor=spans(2, 5, 6)))
    found = score([gold], [system])
    assert found["tokens: action"].value == 1.0
    # debtor: 1 right of 3 marked, of 2 wanted
    assert figures(found["tokens: debtor"]) == (1 / 3, 1 / 2, pytest.approx(0.4))


def test_attributes_are_judged_over_found_acts_only() -> None:
    gold = article(
        simple("plan", 0, due=("2025-03-18", None)),
        simple("plan", 2, status="prepared"),
        simple("plan", 4),
        simple("offer", 6),
    )
    system = article(
        simple("plan", 0, due=("2025-03-18", "2025-03-19"), polarity="refrain"),
        simple("plan", 2, status="prepared"),
        simple("plan", 4, certainty="hedged"),
        simple("plan", 6, polarity="refrain"),
    )
    found = score([gold], [system])
    assert found["polarity"].value == pytest.approx(2 / 3)
    assert found["status"].value == 1.0
    assert found["certainty"].value == pytest.approx(2 / 3)
    assert found["due"].value == pytest.approx(2 / 3)  # two without any, one unequal
    assert figures(found["due, where either has one"]) == (None, None, 0.0)
    assert found["due, where either has one"].support == 1


def test_another_place_of_the_same_act_is_not_the_act() -> None:
    gold = article(simple("plan", 0, 1, also=spans(5)))
    system = article(simple("plan", 5))
    assert figures(score([gold], [system])["Acts"]) == (0.0, 0.0, 0.0)


def test_nothing_read_and_nothing_to_find() -> None:
    assert figures(score([article(simple("plan", 0))], [article()])["Acts"]) == (None, 0.0, 0.0)
    assert figures(score([article()], [article()])["Acts"]) == (None, None, None)


def test_confusion_counts_every_act_once() -> None:
    gold = article(simple("demand", 0), simple("plan", 2), simple("offer", 4))
    system = article(simple("demand", 0), simple("order", 2), simple("threat", 6))
    assert acts.confusion([gold], [system]) == {
        ("offer", "–"): 1,
        ("demand", "demand"): 1,
        ("plan", "order"): 1,
        ("–", "threat"): 1,
    }


def test_tokens_are_words_with_inner_marks_and_single_marks() -> None:
    text = "Die US-Regierung („20.000“) sagt's."
    words = [text[start:end] for start, end in acts.tokens(text)]
    assert words == ["Die", "US-Regierung", "(", "„", "20.000", "“", ")", "sagt's", "."]


def test_a_span_within_a_word_touches_it() -> None:
    text = "die US-Regierung"
    gold = Act(
        kind="plan",
        polarity="do",
        status="made",
        certainty="asserted",
        anchor=(acts.Span(0, 16, text),),
        action=(acts.Span(4, 6, "US"),),
    )
    assert acts.Bag(gold, text).fields["action"] == {1}


def test_a_reading_becomes_acts_of_the_gold() -> None:
    read = model.Act(
        kind=model.ActKind.PLAN,
        anchor=(model.Span(0, 3),),
        action=(model.Span(0, 1), model.Span(4, 5)),
        because=("acts/test",),
        due=model.Interval(None, date(2025, 4, 20)),
        also=((model.Span(8, 9),),),
    )
    reading = model.Reading(model.Document(TEXT), "reader", acts=(read,))
    (found,) = acts.predicted(article(), reading).acts
    assert found.action == ((0, 1, "a"), (4, 5, "c"))
    assert found.also == ((8, 9, "e"),)
    assert found.due == (None, "2025-04-20")
    assert (found.kind, found.polarity, found.status) == ("plan", "do", "made")
    assert found.because == ("acts/test",)


def line(**other: Any) -> str:
    one = {
        "kind": "plan",
        "polarity": "do",
        "status": "made",
        "certainty": "asserted",
        "due": None,
        "anchor": [[0, 3, "a b"]],
        "action": [[0, 1, "a"]],
        "also": [[8, 9, "e"]],
    }
    raw = {"doc": "1", "date": "2025-03-18", "acts": [one], "text": TEXT}
    return json.dumps(raw | other)


def test_what_is_written_is_what_was_loaded(tmp_path: Path) -> None:
    corpus = tmp_path / "gold.jsonl"
    corpus.write_text(line() + "\n" + line(doc="2", acts=[]), "utf-8")
    gold = acts.load(corpus)
    again = tmp_path / "again.jsonl"
    again.write_text(acts.dump(gold)["acts.jsonl"], "utf-8")
    assert acts.load(again) == gold
    first, second = (json.loads(found) for found in again.read_text("utf-8").splitlines())
    assert first == json.loads(line())
    assert second["acts"] == []


def test_a_span_may_come_without_its_wording(tmp_path: Path) -> None:
    plain = {"kind": "plan", "polarity": "do", "status": "made", "certainty": "asserted"}
    corpus = tmp_path / "offsets.jsonl"
    corpus.write_text(line(acts=[{**plain, "anchor": [[0, 3]], "action": [[2, 3, "b"]]}]), "utf-8")
    (found,) = acts.load(corpus)[0].acts
    assert (found.anchor, found.action) == (((0, 3, ""),), ((2, 3, "b"),))
    corpus.write_text(line(acts=[{**plain, "anchor": [[0]], "action": [[2, 3]]}]), "utf-8")
    with pytest.raises(CorpusError, match="line 1"):
        acts.load(corpus)


def test_because_is_not_written() -> None:
    read = article(simple("plan", 0, because=("acts/test",)))
    assert "because" not in acts.dump([read])["acts.jsonl"]


def test_a_line_without_text_finds_it_in_the_quotes_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / acts.TEXTS
    folder.mkdir(parents=True)
    known = {"id": "1", "text": TEXT, "tokens": [[0, 1]]}
    (folder / "train.jsonl").write_text(json.dumps(known), "utf-8")
    monkeypatch.setenv("WORTLAUT_SHARED", str(tmp_path))
    corpus = tmp_path / "gold.jsonl"
    right = hashlib.sha256(TEXT.encode()).hexdigest()
    corpus.write_text(line(text="", sha256=right), "utf-8")
    assert acts.load(corpus)[0].text == TEXT
    corpus.write_text(line(text="", doc="2"), "utf-8")
    with pytest.raises(CorpusError, match="carries no text"):
        acts.load(corpus)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (line(sha256="00"), "sha256"),
        (line(text="a"), "not in the text"),
        (line(acts=[{"kind": "plan"}]), "line 1"),
    ],
)
def test_a_malformed_corpus_is_refused(tmp_path: Path, content: str, told: str) -> None:
    corpus = tmp_path / "gold.jsonl"
    corpus.write_text(content, "utf-8")
    with pytest.raises(CorpusError, match=told):
        acts.load(corpus)


def test_findings_name_fields_and_attributes() -> None:
    gold = article(simple("plan", 0, 1, debtor=spans(4)), simple("offer", 6))
    system = article(simple("plan", 0, 1, status="prepared"), simple("order", 8))
    wrong, missed, spurious = acts.findings(gold, system)
    assert (wrong.what, wrong.details) == (
        "wrong",
        ("debtor: gold [e] read []", "status: gold made read prepared"),
    )
    assert (missed.what, missed.kind, missed.gold) == ("missed", "offer", "g → g")
    assert (spurious.what, spurious.read) == ("spurious", "i → i")
    assert acts.findings(gold, gold) == ()


ids = st.frozensets(st.integers(0, 9), max_size=4).map(lambda found: spans(*sorted(found)))
needed = st.frozensets(st.integers(0, 9), min_size=1, max_size=4).map(
    lambda found: spans(*sorted(found))
)
some = st.builds(
    act,
    st.sampled_from(["plan", "demand", "offer"]),
    anchor=needed,
    action=needed,
    debtor=ids,
    quantity=ids,
    status=st.sampled_from(["made", "prepared"]),
    due=st.sampled_from([None, ("2025-03-18", None)]),
)
articles = st.lists(some, max_size=6).map(lambda found: article(*found))


@given(articles)
def test_gold_against_itself_is_perfect(gold: ActDocument) -> None:
    for measure in score([gold], [gold]).values():
        assert set(figures(measure)) <= {1.0, None}


@given(articles, articles, st.randoms())
def test_the_order_of_items_does_not_matter(
    gold: ActDocument, system: ActDocument, chance: Any
) -> None:
    mixed = [list(side.acts) for side in (gold, system)]
    for items in mixed:
        chance.shuffle(items)
    assert score([gold], [system]) == score([article(*mixed[0])], [article(*mixed[1])])
