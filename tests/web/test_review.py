"""A reviewer decides on the page of a report, and takes decisions back."""

from __future__ import annotations

import re

import pytest
from web.asking import hrefs, token

from wortlaut import desk


@pytest.fixture
def report(ledger):
    """The id of a report with acts, and its reading."""
    with desk.Ledger(ledger) as opened:
        rows = [row for row in opened.readings() if row["acts"]]
        return opened.reading(rows[0]["id"])


def page(client, report):
    return client.get(f"/report/{report.document.id}").text


def decide(client, report, **form):
    address = f"/report/{report.document.id}/decide"
    return client.post(address, data={"token": token(client), **form})


def now(ledger, report):
    with desk.Ledger(ledger) as opened:
        return opened.current(report.document.id)


def test_an_accepted_act_says_who_reviewed_it(client, ledger, report):
    act = report.acts[0]
    answer = decide(client, report, verb="accept", act=act.id)
    assert answer.status_code == 303
    assert "#r-a" in answer.headers["location"]
    assert "geprüft von mira" in page(client, report)
    assert f"1 von {len(report.acts)} Handlungen geprüft" in page(client, report)
    assert "review/mira/accept" in str(now(ledger, report).acts[0].because)


def test_a_rejected_act_is_gone_and_comes_back(client, ledger, report):
    act = report.acts[0]
    assert decide(client, report, verb="reject", act=act.id).status_code == 303
    assert act.id not in {one.id for one in now(ledger, report).acts}
    decision = re.search(r'name="decision" value="([0-9a-f]+)"', page(client, report))[1]
    assert decide(client, report, verb="undo", decision=decision).status_code == 303
    assert now(ledger, report).acts == report.acts


def test_a_field_takes_words_of_the_text_by_place_or_as_written(client, ledger, report):
    act, text = report.acts[0], report.document.text
    start = text.index(" ") + 1
    word = text[start:].split()[0]
    form = {"verb": "correct", "act": act.id, "field": "place", "wording": word}
    decide(client, report, **form, spans=f"{start}-{start + len(word)}")
    changed = next(one for one in now(ledger, report).acts if one.id == act.id)
    assert [span.of(text) for span in changed.place] == [word]
    assert changed.place[0].start == start
    decide(client, report, **form | {"wording": ""})
    changed = next(one for one in now(ledger, report).acts if one.id == act.id)
    assert changed.place == ()


def test_words_that_are_not_in_the_text_are_refused(client, ledger, report):
    form = {"verb": "correct", "act": report.acts[0].id, "field": "debtor"}
    answer = decide(client, report, **form, wording="Kaiser von China")
    assert answer.status_code == 400
    assert "Kaiser von China" in answer.text
    assert now(ledger, report).acts == report.acts


def test_spans_that_do_not_hold_the_words_are_not_taken(client, ledger, report):
    text = report.document.text
    word = text.split()[3]
    form = {"verb": "correct", "act": report.acts[0].id, "field": "place", "wording": word}
    decide(client, report, **form, spans="0-1")
    changed = next(one for one in now(ledger, report).acts if one.id == report.acts[0].id)
    assert [span.of(text) for span in changed.place] == [word]


def test_values_are_chosen(client, ledger, report):
    act = report.acts[0]
    form = {"verb": "set", "act": act.id, "certainty": "hedged"}
    assert decide(client, report, **form).status_code == 303
    changed = next(one for one in now(ledger, report).acts if one.id == act.id)
    assert changed.certainty == "hedged"
    assert decide(client, report, **form).status_code == 400


def test_an_act_is_put_to_an_entry_of_the_board(client, ledger, report):
    act = report.acts[0]
    shown = client.get(f"/report/{report.document.id}?join={act.id}").text
    other = re.search(r'<option value="([0-9a-f]{16})">', shown.split('id="join-other"')[1])[1]
    assert decide(client, report, verb="merge", act=act.id, other=other).status_code == 303
    with desk.Ledger(ledger) as opened:
        verbs = [one.verb for one in opened.decisions()]
    assert verbs == ["merge"]


def test_a_report_is_read_through(client, report):
    decide(client, report, verb="finish")
    count = len(report.acts)
    assert f"{count} von {count} Handlungen geprüft" in page(client, report)


@pytest.mark.parametrize("form", [{}, {"verb": "delete"}, {"verb": "accept", "act": "ffff"}])
def test_what_cannot_be_decided_is_refused(client, ledger, report, form):
    assert decide(client, report, **form).status_code == 400
    assert now(ledger, report).acts == report.acts


def test_the_correction_of_an_act_stands_in_its_card(client, report):
    act = report.acts[0]
    link = next(one for one in hrefs(page(client, report)) if f"fix={act.id}" in one)
    shown = client.get(link.partition("#")[0]).text
    assert shown.count('id="fix"') == 1
    assert 'name="wording"' in shown


def test_a_missed_act_is_added_by_words_of_the_text(client, ledger, report):
    link = next(one for one in hrefs(page(client, report)) if "missed=1" in one)
    shown = client.get(link.partition("#")[0]).text
    assert shown.count('id="missed"') == 1
    text = report.document.text
    anchor = next(part for part in text.split(". ")[3:] if part.count(" ") > 4 and "\n" not in part)
    action, start = anchor.rsplit(" ", 2)[-1], text.index(anchor)
    form = {"verb": "add", "kind": "plan", "anchor": anchor, "action": action}
    spans = {"spans-anchor": f"{start}-{start + len(anchor)}"}
    answer = decide(client, report, **form, **spans)
    assert answer.status_code == 303 and "#r-a" in answer.headers["location"]
    known = {one.id for one in report.acts}
    (added,) = [one for one in now(ledger, report).acts if one.id not in known]
    assert (added.kind, added.because) == ("plan", ("review/mira/add",))
    assert added.anchor[0].of(text) == anchor and added.action[0].of(text) == action


def test_a_missed_act_needs_its_place_and_its_words(client, ledger, report):
    form = {"verb": "add", "kind": "plan", "anchor": report.document.text[:20]}
    assert decide(client, report, **form).status_code == 400
    assert decide(client, report, **form, action="Kaiser von China").status_code == 400
    assert now(ledger, report).acts == report.acts
