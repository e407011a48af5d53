"""Shards: the same bytes whoever reads them, nothing read twice, nothing lost by a kill."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import duckdb
import pytest

from wortlaut import desk
from wortlaut.bulk import run as running
from wortlaut.bulk.batches import Way, batches
from wortlaut.bulk.load import Wanted, load
from wortlaut.bulk.run import Plan, run
from wortlaut.bulk.shard import read_batch
from wortlaut.errors import ExportError, InputError
from wortlaut.ledger import Ledger
from wortlaut.sources import gather

TEXT = (
    "Die Ministerin sagte am {0}. März in Wien: „Wir stellen die Angriffe {0} Tage lang ein.“ "
    "Russland forderte die Ukraine auf, bis zum {0}. April alle Häfen zu öffnen, Nummer {1}."
)
COUNT = 24
WAY = Way(size=4)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("reports")
    for number in range(COUNT):
        day = number % 28 + 1
        front = f"---\ndate: 2025-03-{day:02}\npublisher: Probeblatt\n---\n\n"
        (made / f"{number:02}.md").write_text(front + TEXT.format(day, number), "utf-8")
    (made / "leer.txt").write_text("")
    (made / "bild.png").write_bytes(b"x")
    return made


@pytest.fixture(scope="module")
def whole(folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("whole")
    return out, list(run([str(folder)], Plan(out, WAY)))


def contents(out):
    return {
        str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*.parquet"))
    }


def query(out, sql):
    return duckdb.sql(sql.replace("OUT", str(out))).fetchall()


def test_every_report_is_there_once_and_the_bad_one_is_told(whole):
    out, steps = whole
    assert len(steps) > 2
    assert sum(step.counts["reports"] for step in steps) == COUNT
    assert query(out, "SELECT count(DISTINCT document) FROM 'OUT/readings/*.parquet'") == [(COUNT,)]
    found = list(running.problems(out, [step.digest for step in steps]))
    assert sorted(row["state"] for row in found) == ["failed", "skipped"]


def test_every_span_is_the_wording_of_the_text(whole):
    sql = (
        "SELECT count(*), count(*) FILTER (substr(r.text, s.start + 1, s.end - s.start) <> s.text) "
        "FROM 'OUT/spans/*.parquet' s JOIN 'OUT/readings/*.parquet' r USING (document)"
    )
    ((all_, wrong),) = query(whole[0], sql)
    assert all_ > 100
    assert wrong == 0


def test_nothing_is_read_twice(folder, whole, monkeypatch):
    out, steps = whole
    monkeypatch.setattr(running, "read_batch", None)
    again = list(run([str(folder)], Plan(out, WAY)))
    assert all(step.was_there for step in again)
    assert {one.digest for one in again} == {one.digest for one in steps}


def test_two_workers_write_the_same_bytes(folder, whole, tmp_path):
    list(run([str(folder)], Plan(tmp_path, WAY, workers=2)))
    assert contents(tmp_path) == contents(whole[0])


def test_a_cluster_writes_the_same_bytes(folder, whole, tmp_path):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        list(run([str(folder)], Plan(tmp_path, WAY, 1, cluster.scheduler_address)))
    assert contents(tmp_path) == contents(whole[0])


def moved(folder, to):
    to.mkdir()
    for path in folder.iterdir():
        (to / path.name).write_bytes(path.read_bytes())
    return to


def test_where_a_batch_ends_does_not_hang_on_where_the_archive_lies(folder, tmp_path):
    def sizes(place):
        return [len(batch.items) for batch in batches([gather(str(place))], WAY)]

    assert sizes(moved(folder, tmp_path / "a")) == sizes(moved(folder, tmp_path / "b"))
    assert len(sizes(folder)) > 3


def test_a_report_more_changes_one_shard_and_replaces_the_old_one(folder, whole, tmp_path):
    copy = moved(folder, tmp_path / "in")
    out = tmp_path / "out"
    list(run([str(copy)], Plan(out, WAY)))
    (copy / "05a.md").write_text(TEXT.format(9, "neu"), "utf-8")
    steps = list(run([str(copy)], Plan(out, WAY)))
    assert sum(not step.was_there for step in steps) <= 2
    assert len(list((out / "readings").iterdir())) == len(steps)
    rows = query(out, "SELECT count(*), count(DISTINCT document) FROM 'OUT/readings/*.parquet'")
    assert rows == [(COUNT + 1, COUNT + 1)]


def test_a_damaged_or_half_shard_is_read_again(folder, whole, tmp_path):
    list(run([str(folder)], Plan(tmp_path, WAY)))
    first, second = sorted((tmp_path / "readings").iterdir())[:2]
    first.write_bytes(first.read_bytes()[:-9])
    second.unlink()
    steps = list(run([str(folder)], Plan(tmp_path, WAY)))
    assert sum(not step.was_there for step in steps) == 2
    assert contents(tmp_path) == contents(whole[0])


def test_a_place_that_is_not_there_is_an_error_and_nothing_is_written(folder, tmp_path):
    out = tmp_path / "out"
    with pytest.raises(InputError, match="there is no such file"):
        list(run([str(folder), str(tmp_path / "nope")], Plan(out, WAY)))
    assert not out.exists()


def test_a_place_named_twice_is_read_once(folder, whole, tmp_path):
    list(run([str(folder), str(folder)], Plan(tmp_path, WAY)))
    assert contents(tmp_path) == contents(whole[0])


class Deadly:
    """A pool in whose processes a report that says "Nummer 3" is deadly."""

    def submit(self, function, batch):
        future = Future()
        if any(item.raw and b"Nummer 3." in item.raw.data for item in batch.items):
            future.set_exception(BrokenProcessPool("died"))
        else:
            future.set_result(function(batch))
        return future


def test_a_report_that_kills_its_process_is_put_aside_and_the_others_are_read(folder, tmp_path):
    for table in running.COLUMNS:
        (tmp_path / table).mkdir()
    found = batches([gather(str(folder))], WAY)
    steps = list(running._steps(found, Plan(tmp_path, WAY), Deadly))
    assert sum(step.counts["reports"] for step in steps) == COUNT - 1
    told = running.problems(tmp_path, [step.digest for step in steps])
    (bad,) = [row for row in told if "died" in row["reason"]]
    assert bad["name"].endswith("03.md")


class Broken:
    """A pool in whose processes nothing can be done."""

    def submit(self, function, batch):
        future = Future()
        future.set_exception(BrokenProcessPool("died"))
        return future


def test_reports_are_not_blamed_where_no_process_can_work(folder, tmp_path):
    found = batches([gather(str(folder))], WAY)
    with pytest.raises(ExportError, match="die at once"):
        list(running._steps(found, Plan(tmp_path, WAY), Broken))


def test_a_batch_of_another_reader_is_refused(folder):
    batch = next(batches([gather(str(folder))], WAY))
    with pytest.raises(Exception, match="another version"):
        read_batch(running.replace(batch, reader="other"))


def command(*arguments):
    code = "from wortlaut.cli import main; main()"
    return [sys.executable, "-c", code, *map(str, arguments)]


def test_a_run_that_is_killed_again_and_again_ends_with_the_same_bytes(tmp_path, folder):
    rows = tmp_path / "a.jsonl"
    lines = [json.dumps({"text": TEXT.format(n % 28 + 1, n)}) for n in range(900)]
    rows.write_text("\n".join(lines), "utf-8")
    args = ("read", rows, "--workers", 1, "--out")
    killed = 0
    for seconds in (1.5, 2.5, 3.5):
        with subprocess.Popen(
            command(*args, tmp_path / "out"), stderr=subprocess.PIPE, start_new_session=True
        ) as process:
            time.sleep(seconds)
            with contextlib.suppress(ProcessLookupError):  # it may have ended meanwhile
                os.killpg(process.pid, signal.SIGKILL)
                killed += 1
    assert killed
    for out in ("out", "undisturbed"):
        subprocess.run(command(*args, tmp_path / out), check=True, capture_output=True)
    assert contents(tmp_path / "out") == contents(tmp_path / "undisturbed")


def loaded(ledger: Path):
    with Ledger(ledger) as opened:
        return sorted((str(row["id"]), opened.reading(str(row["id"]))) for row in opened.readings())


def test_loading_gives_the_readings_that_reading_would(folder, whole, tmp_path):
    assert all(new for _, new in load(whole[0], tmp_path / "a.db", Wanted()))
    assert not any(new for _, new in load(whole[0], tmp_path / "a.db", Wanted()))
    list(desk.read_all(desk.Intake([str(folder)]), tmp_path / "b.db"))
    assert loaded(tmp_path / "a.db") == loaded(tmp_path / "b.db")


def test_loading_a_selection(whole, tmp_path):
    from datetime import date

    chosen = Wanted(kind="demand", actor="russland", since=date(2025, 3, 5), until=date(2025, 3, 9))
    assert len(list(load(whole[0], tmp_path / "a.db", chosen))) == 5
    assert list(load(whole[0], tmp_path / "a.db", Wanted(actor="Atlantis"))) == []


def test_loading_that_was_killed_goes_on(whole, tmp_path):
    started = load(whole[0], tmp_path / "a.db", Wanted())
    [next(started) for _ in range(7)]
    started.close()
    assert sum(new for _, new in load(whole[0], tmp_path / "a.db", Wanted())) == COUNT - 7
