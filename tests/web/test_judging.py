"""A reviewer confirms, dismisses and grades what is reported of a promise's fulfilment."""

from __future__ import annotations

import re

import pytest
from web.asking import token

from wortlaut import desk

REPORTS = {
    "2025-03-18": "Der Kreml kündigte am Dienstag an, am 19. März 175 Gefangene freizulassen.",
    "2025-03-19": "Russland hat am Mittwoch 175 Gefangene freigelassen.",
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A ledger with a promise and a report of its fulfilment."""
    folder = tmp_path_factory.mktemp("judging")
    for day, text in REPORTS.items():
        (folder / f"{day}.md").write_text(f"---\npublisher: nda\ndate: {day}\n---\n\n{text}")
    path = folder / "w.db"
    assert all(
        one.state == "recorded"
        for one in desk.read_all(desk.Intake([str(folder)]), path, desk.How())
    )
    return path


@pytest.fixture
def ledger(kept, tmp_path):
    path = tmp_path / "wortlaut.db"
    path.write_bytes(kept.read_bytes())
    return path


@pytest.fixture
def promise(client):
    """The address of a promise with evidence."""
    board = client.get("/board").text
    for address in dict.fromkeys(re.findall(r"/promise/[0-9a-f]{16}", board)):
        if 'name="evidence"' in client.get(address).text:
            return address
    raise AssertionError("no promise has evidence")


def judge(client, promise, **form):
    shown = client.get(promise).text
    found = re.search(r'name="evidence" value="([^"]+)"', shown)
    form = {"evidence": found[1] if found else ""} | form
    return client.post(f"{promise}/judge", data={"token": token(client)} | form)


def verbs(ledger):
    with desk.Ledger(ledger) as opened:
        return [(one.verb.value, one.about, one.value) for one in opened.decisions()]


def test_evidence_is_confirmed_and_the_decision_can_be_taken_back(client, ledger, promise):
    answer = judge(client, promise, verb="confirm", why="steht so da")
    assert answer.status_code == 303 and answer.headers["location"].endswith("#evidence")
    assert verbs(ledger) == [("confirm", "", "")]
    shown = client.get(promise).text
    assert "Bestätigt" in shown and "steht so da" in shown
    decision = re.search(r'name="decision" value="([0-9a-f]+)"', shown)[1]
    assert judge(client, promise, verb="undo", decision=decision).status_code == 303
    assert 'name="decision"' not in client.get(promise).text


def test_dismissed_evidence_no_longer_keeps_the_promise(client, ledger, promise):
    before = client.get(promise).text
    assert judge(client, promise, verb="dismiss").status_code == 303
    after = client.get(promise).text
    outcome = re.compile(r'class="verdict (o-[a-z_]+)"')
    assert outcome.search(before)[1] != outcome.search(after)[1]
    assert "Beleg verworfen" in after


def test_a_source_is_graded_and_so_is_one_piece_of_it(client, ledger, promise):
    assert judge(client, promise, verb="grade", about="source", value="b2").status_code == 303
    assert judge(client, promise, verb="grade", about="piece", value="3").status_code == 303
    (first, second) = verbs(ledger)
    assert first == ("grade", "nda", "B2")
    assert second[0] == "grade" and "/" in second[1] and second[2] == "3"
    assert "B3" in client.get(promise).text


@pytest.mark.parametrize(
    "form", [{}, {"verb": "grade", "value": "Z9"}, {"verb": "confirm", "evidence": "acled/1"}]
)
def test_what_cannot_be_decided_is_refused(client, ledger, promise, form):
    assert judge(client, promise, **form).status_code == 400
    assert verbs(ledger) == []


def test_a_form_of_another_site_decides_nothing(client, ledger, promise):
    answer = client.post(f"{promise}/judge", data={"verb": "confirm", "token": "0" * 64})
    assert answer.status_code == 403
    assert verbs(ledger) == []


def test_a_promise_that_is_not_there_is_not_found(client, promise):
    answer = client.post("/promise/0123456789abcdef/judge", data={"token": token(client)})
    assert answer.status_code == 404
