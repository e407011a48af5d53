"""The promises of a dossier come from the ledger as they come from the readings themselves."""

from __future__ import annotations

from datetime import date

import pytest
from dossiers import score

from wortlaut import desk, lexicon, matching, promises
from wortlaut.errors import LedgerError
from wortlaut.ledger import Filter, Ledger


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A ledger with two dossiers in the acts of gold."""
    path = tmp_path_factory.mktemp("promises") / "w.db"
    with Ledger(path, create=True) as ledger:
        for name in ("energy-truce", "climate"):
            ledger.new_dossier(name)
            for reading in score.gold_readings(name).values():
                ledger.record(reading, kept=promises.kept(reading))
                ledger.put(name, [reading.document.id])
    return path


def test_facts_come_out_as_they_went_in():
    for reading in score.gold_readings("energy-truce").values():
        for one in matching.facts(reading, lexicon.load("de")):
            assert matching.unpack(matching.pack(one)) == one


@pytest.mark.parametrize("name", ["energy-truce", "climate"])
def test_a_dossier_is_matched_as_its_readings_are(path, name):
    with Ledger(path) as ledger:
        assert desk.promises(ledger, name) == matching.match(score.gold_readings(name).values())


def test_without_a_dossier_the_whole_ledger_is_matched(path):
    both = [*score.gold_readings("energy-truce").values(), *score.gold_readings("climate").values()]
    with Ledger(path) as ledger:
        assert desk.promises(ledger) == matching.match(both)


def test_what_was_known_on_a_day(path):
    day = date(2025, 3, 18)
    early = [
        one
        for one in score.gold_readings("energy-truce").values()
        if one.document.published.latest <= day
    ]
    with Ledger(path) as ledger:
        assert desk.promises(ledger, "energy-truce", day) == matching.match(early)
        assert desk.promises(ledger, "energy-truce", date(2025, 1, 1)).promises == ()


def test_an_unknown_dossier_is_named(path):
    with Ledger(path) as ledger, pytest.raises(LedgerError, match="choose one of climate"):
        desk.promises(ledger, "clima")


def test_facts_that_are_not_kept_are_made_and_can_be_renewed(tmp_path):
    found = list(score.gold_readings("climate").values())
    with Ledger(tmp_path / "w.db", create=True) as ledger:
        for reading in found:
            ledger.record(reading)
        before = promises.promises(ledger, Filter())
        assert before == matching.match(found)
        assert promises.renew(ledger) == len(found)
        assert promises.renew(ledger) == 0
        assert promises.promises(ledger, Filter()) == before
