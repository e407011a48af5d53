"""Are the gold readings of our own articles sound?  ``test_articles.py`` uses them."""

from __future__ import annotations

import pytest
from articles.gold import (
    ALL,
    PHENOMENA,
    ROLES,
    ROOT,
    Gold,
    as_act,
    as_statement,
    marks,
    place,
    records,
    source,
    wordings_of,
)

from wortlaut.model import ACT_FIELDS, ActKind, Certainty, Status

DATED = {ActKind.COMMITMENT, ActKind.AGREEMENT, ActKind.PLAN, ActKind.OFFER}
STATUSES = {
    ActKind.FULFILMENT: {Status.CARRIED_OUT},
    ActKind.BREACH: {Status.MADE, Status.ALLEGED},
    ActKind.OFFER: {Status.PROPOSED, Status.PREPARED},
    ActKind.REFUSAL: {Status.REFUSED},
    ActKind.DEMAND: {Status.DEMANDED, Status.PREPARED},
    ActKind.PLAN: {Status.PREPARED, Status.ALLEGED},
}

articles = pytest.mark.parametrize("name", sorted(ALL))


@articles
def test_offsets_match_the_wording(name: str) -> None:
    gold, text = ALL[name], source(name)
    spans = [span for record in records(name) for span in wordings_of(record)]
    spans += gold.get("silent", []) + [time["span"] for time in gold.get("times", [])]
    for mention in gold.get("mentions", []):
        spans += [mention["span"], mention["same_as"]]
    assert [s for s in spans if text[s[0] : s[1]] != s[2] or s[2] != s[2].strip()] == []


@articles
def test_records_have_their_fields_and_no_others(name: str) -> None:
    common = {"id", "certainty", "optional", "accept"}
    for gold in ALL[name]["statements"]:
        assert {"quote", "form", "medium", "nested"} <= gold.keys()
        assert gold.keys() <= common | {"quote", "form", "medium", "nested", "negated", *ROLES}
    for gold in ALL[name]["acts"]:
        assert {"kind", "polarity", "status", "certainty", "due", "anchor", "action"} <= gold.keys()
        assert gold.keys() <= common | {"kind", "polarity", "status", "due", "also", *ACT_FIELDS}
    ids = [record["id"] for record in records(name)]
    assert len(ids) == len(set(ids))


@articles
def test_the_model_accepts_every_gold_record(name: str) -> None:
    for gold in ALL[name]["statements"]:
        as_statement(gold)
    for gold in ALL[name]["acts"]:
        made = as_act(gold)
        assert made.status in STATUSES.get(made.kind, {Status.MADE}), gold["id"]
        assert made.due is None or made.kind in DATED, gold["id"]
        assert not made.due or made.deadline or made.period, gold["id"]


@articles
def test_a_nested_quote_lies_in_another(name: str) -> None:
    quotes = [(gold["id"], marks(gold["quote"])) for gold in ALL[name]["statements"]]
    for gold in ALL[name]["statements"]:
        inside = marks(gold["quote"])
        around = [id for id, other in quotes if id != gold["id"] and inside < other]
        assert bool(around) or not gold["nested"], gold["id"]


@articles
def test_nothing_is_gold_where_the_text_is_silent(name: str) -> None:
    for silent in ALL[name].get("silent", []):
        for gold in ALL[name]["acts"]:
            assert not marks([silent]) & marks(gold["anchor"]), (silent[2], gold["id"])


@articles
def test_an_open_hearsay_has_a_reason(name: str) -> None:
    """A reported act names its source, or stands in Konjunktiv or *sollen* and has a cue."""
    for gold in ALL[name]["acts"]:
        if gold["certainty"] != Certainty.ASSERTED:
            assert gold.get("source") or gold.get("cue"), gold["id"]


@pytest.mark.parametrize(("name", "found"), PHENOMENA, ids=[f["id"] for _, f in PHENOMENA])
def test_the_example_shows_each_phenomenon(name: str, found: Gold) -> None:
    text, readme = source(name), (ROOT / "examples" / "README.md").read_text("utf-8")
    assert text.count(found["wording"]) == 1
    assert found["wording"] in readme, "examples/README.md does not name it"
    around = marks([place(name, found["wording"])])
    known = {record["id"]: record for record in records(name)}
    assert bool(found["records"]) != found["silent"]
    for id in found["records"]:
        assert any(marks([span]) & around for span in wordings_of(known[id])), id


def test_the_list_of_the_example_is_complete() -> None:
    """The nineteen things that an evening's report of the call shows, some in several places."""
    assert len({found["id"] for _, found in PHENOMENA}) >= 19
