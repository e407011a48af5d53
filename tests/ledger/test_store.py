from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from wortlaut import when
from wortlaut.errors import LedgerError
from wortlaut.ledger import Filter, Ledger

DERIVED = ("words", "likeness", "matched", "polled")
"""Tables that hold nothing which does not follow from the others."""
MARCH = datetime(2025, 3, 20, 12, tzinfo=UTC)
TABLES = ("text", "document", "reading", "statement", "act", "role", "time", "mention")
APRIL = datetime(2025, 4, 20, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "wortlaut.db"


@pytest.fixture
def ledger(path):
    with Ledger(path, create=True) as opened:
        yield opened


def dump(path):
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def test_a_reading_comes_out_as_it_went_in(ledger, reading):
    assert ledger.record(reading)
    assert ledger.reading(reading.id) == reading


def test_a_text_of_any_characters_comes_out_as_it_went_in(ledger, reading):
    text = reading.document.text + "\r\n\x00\u2028e\u0301 \U0001f600\ufeff"
    odd = replace(reading, document=replace(reading.document, text=text))
    ledger.record(odd)
    assert ledger.reading(odd.id) == odd


def test_half_a_character_is_refused_in_words_and_leaves_nothing(ledger, reading):
    document = replace(reading.document, text=reading.document.text + "\ud800")
    with pytest.raises(LedgerError, match="half a character"):
        ledger.record(replace(reading, document=document))
    assert list(ledger.readings()) == []
    assert ledger.record(reading)


def test_recording_twice_changes_nothing(ledger, path, reading):
    ledger.record(reading, MARCH)
    before = dump(path)
    assert not ledger.record(reading, APRIL)
    assert dump(path) == before


def test_the_same_report_from_another_address_changes_nothing(ledger, path, reading):
    ledger.record(reading, MARCH)
    before = dump(path)
    moved = replace(reading.document, url=None, retrieved=date(2026, 1, 1), title="Anders: Pause")
    assert not ledger.record(replace(reading, document=moved), APRIL)
    assert dump(path) == before


def test_a_newer_reader_supersedes_and_both_stay_readable(ledger, readings):
    old, new = readings(reader="reader-1"), readings(reader="reader-2")
    ledger.record(old, MARCH)
    assert ledger.record(new, APRIL)
    assert [row["id"] for row in ledger.readings()] == [new.id]
    both = [row["id"] for row in ledger.readings(Filter(superseded=True))]
    assert both == [old.id, new.id]
    assert ledger.reading(old.id) == old
    assert ledger.reading(new.id) == new


def test_the_text_is_stored_once(ledger, path, readings):
    for reader in ("1", "2", "3"):
        ledger.record(readings(reader=reader))
    ledger.record(readings(publisher="Anderes Blatt"))
    with sqlite3.connect(path) as connection:
        counts = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("text", "document", "reading", "actor")
        ]
    assert counts == [1, 2, 4, 1]


def test_other_records_by_the_same_reader_supersede(ledger, reading):
    ledger.record(reading)
    changed = replace(reading, acts=reading.acts[:1])
    assert ledger.record(changed)
    assert ledger.reading(reading.id) == changed
    first, second = ledger.readings(Filter(superseded=True))
    assert first["superseded_at"] == second["recorded_at"]
    assert ledger.reading(reading.id, first["seq"]) == reading


def test_what_was_known_on_a_day(ledger, readings):
    old, new = readings(reader="reader-1"), readings(reader="reader-2")
    ledger.record(old, MARCH)
    ledger.record(new, APRIL)

    def known(day):
        return [row["id"] for row in ledger.readings(Filter(recorded_on=day))]

    assert known(date(2025, 3, 19)) == []
    assert known(date(2025, 3, 20)) == [old.id]
    assert known(date(2025, 4, 19)) == [old.id]
    assert known(date(2025, 4, 20)) == [new.id]
    assert len(list(ledger.acts(Filter(recorded_on=date(2025, 4, 1))))) == 2
    assert list(ledger.acts(Filter(recorded_on=date(2025, 3, 1)))) == []


def test_knowledge_time_never_runs_backwards_for_a_document(ledger, readings):
    ledger.record(readings(reader="1"), APRIL)
    ledger.record(readings(reader="2"), MARCH)
    times = [row["recorded_at"] for row in ledger.readings(Filter(superseded=True))]
    assert times == ["2025-04-20T12:00:00.000000Z"] * 2


def test_valid_time_is_the_interval_of_publication(ledger, reading):
    ledger.record(reading, APRIL)
    act = next(iter(ledger.acts()))
    assert (act["valid_earliest"], act["valid_latest"]) == ("2025-03-01", "2025-03-31")
    assert act["recorded_at"] == "2025-04-20T12:00:00.000000Z"
    assert act["superseded_at"] is None


def test_every_view_says_valid_time_and_knowledge_time(path, ledger, reading):
    ledger.record(reading, APRIL)
    with sqlite3.connect(path) as connection:
        for view in ("readings", "statements", "acts", "roles", "times", "mentions"):
            sql = f"SELECT DISTINCT valid_earliest, valid_latest, recorded_at FROM {view}"
            assert connection.execute(sql).fetchall() == [
                ("2025-03-01", "2025-03-31", "2025-04-20T12:00:00.000000Z")
            ]


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        (Filter(), ["commitment", "demand"]),
        (Filter(kind="demand"), ["demand"]),
        (Filter(kind="threat"), []),
        (Filter(actor="person/anders"), ["commitment"]),
        (Filter(actor="ölAF"), ["commitment"]),
        (Filter(actor="nachbarn"), ["demand"]),
        (Filter(actor="%"), []),
        (Filter(publisher="testBLATT"), ["commitment", "demand"]),
        (Filter(publisher="andere"), []),
    ],
)
def test_acts_can_be_filtered(ledger, reading, wanted, kinds):
    ledger.record(reading)
    assert [row["kind"] for row in ledger.acts(wanted)] == kinds


def test_rows_hold_the_wording(ledger, reading):
    ledger.record(reading)
    demand = list(ledger.acts())[1]
    assert demand["cue"] == "forderte … auf,"
    assert demand["debtor"] == "die Nachbarn"
    assert (demand["due_earliest"], demand["due_latest"]) == (None, None)
    statement = next(iter(ledger.statements(Filter(actor="Anders"))))
    assert statement["quote"] == "Wir stellen die Angriffe für 20 Tage ein."


def test_readings_can_be_filtered_by_an_actor_they_mention(ledger, reading):
    ledger.record(reading)
    assert [row["acts"] for row in ledger.readings(Filter(actor="anders"))] == [2]
    assert list(ledger.readings(Filter(actor="Meier"))) == []


@pytest.mark.parametrize(
    "table", ["text", "document", "reading", "statement", "act", "role", "time", "mention"]
)
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE {0} SET {1} = {1}",
        "DELETE FROM {0}",
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
        "INSERT INTO {0} SELECT * FROM {0}",
    ],
)
def test_nothing_can_be_changed_or_removed(ledger, path, reading, table, sql):
    ledger.record(reading)
    before = dump(path)
    with sqlite3.connect(path) as connection:
        column = connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(sql.format(table, column))
    assert dump(path) == before


def test_every_table_is_append_only(path, ledger):
    with sqlite3.connect(path) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        guards = connection.execute("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'")
        found = [name for (name,) in tables]
        names = sorted(name for name in found if name.split("_")[0] not in DERIVED)
        assert sorted(name for (name,) in guards) == sorted(names * 3)


def test_find_by_id_and_by_prefix(ledger, reading):
    ledger.record(reading)
    act = reading.acts[0]
    for address in (act.id, act.id[:6].upper(), f"{reading.id[:5]}/{act.id[:6]}"):
        (found,) = ledger.find(address)
        assert (found.kind, found.record, found.reading) == ("act", act.id, reading.id)
    (found,) = ledger.find(reading.statements[0].id)
    assert found.kind == "statement"
    (found,) = ledger.find(reading.document.id[:8])
    assert (found.kind, found.reading) == ("reading", reading.id)
    assert ledger.find("0000000000000000") == ()


def test_an_act_in_two_reports_is_told_apart_by_its_report(ledger, readings):
    one, two = readings(), readings(publisher="Anderes Blatt")
    ledger.record(one)
    ledger.record(two)
    act = one.acts[0].id
    assert [found.document for found in ledger.find(act)] == [one.document.id, two.document.id]
    (found,) = ledger.find(f"{two.document.id[:8]}/{act[:8]}")
    assert found.reading == two.id


def test_an_act_in_two_readings_of_a_report_is_that_of_the_current_one(ledger, readings):
    old, new = readings(reader="1"), readings(reader="2")
    ledger.record(old, MARCH)
    ledger.record(new, APRIL)
    act = old.acts[0].id
    assert [found.reading for found in ledger.find(act)] == [new.id]
    assert [found.reading for found in ledger.find(act, Filter(recorded_on=date(2025, 4, 1)))] == [
        old.id
    ]
    assert [found.reading for found in ledger.find(f"{old.id}/{act}")] == [old.id]
    assert [found.reading for found in ledger.find(old.id)] == [old.id]


@pytest.mark.parametrize("address", ["", "/", "abc/", "xyz", "a_c", "%", "a/b/c"])
def test_what_is_no_id_is_refused(ledger, address):
    with pytest.raises(LedgerError, match="is no id"):
        ledger.find(address)


def test_an_unknown_reading_is_refused(ledger):
    with pytest.raises(LedgerError, match="has no reading"):
        ledger.reading("0123456789abcdef")


def test_has(ledger, reading):
    assert not ledger.has(reading.document.id, reading.reader)
    ledger.record(reading)
    assert ledger.has(reading.document.id, reading.reader)
    assert not ledger.has(reading.document.id, "another")


def test_lists_are_in_order_of_publication_and_of_the_text_whichever_way(ledger, readings):
    for day in (3, 1, 2):
        one = readings()
        ledger.record(
            replace(one, document=replace(one.document, published=when.day(date(2025, 3, day))))
        )
    for what in ("acts", "statements"):
        rows = list(getattr(ledger, what)())
        assert rows == sorted(
            rows, key=lambda row: (row["valid_earliest"], row["reading"], row["start"])
        )
        newest = list(getattr(ledger, what)(Filter(newest=True)))
        assert [row["valid_earliest"] for row in newest] == [
            row["valid_earliest"] for row in reversed(rows)
        ]
        few = list(getattr(ledger, what)(Filter(), ("id", "publisher")))
        assert few == [{"id": row["id"], "publisher": row["publisher"]} for row in rows]
        assert ledger.how_many(what, Filter(limit=1)) == len(rows)
    assert ledger.how_many("readings") == 3


def test_the_first_rows_of_a_list_are_there_without_sorting_all(ledger, reading):
    ledger.record(reading)
    for what in ("act", "statement"):
        listed, values = ledger._of_records(what, Filter(kind="demand"))
        order = "ORDER BY valid_earliest, reading"
        plan = ledger._connection.execute(
            f"EXPLAIN QUERY PLAN SELECT * FROM {listed} {order}", values
        ).fetchall()
        said = " ".join(row["detail"] for row in plan)
        assert "SCAN document USING INDEX document_published" in said
        assert f"SEARCH {what} USING INDEX sqlite_autoindex_{what}_1 (reading=?)" in said
        assert "USE TEMP B-TREE FOR ORDER BY" not in said
