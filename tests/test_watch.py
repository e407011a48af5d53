"""Watching, against a server of our own: what is asked, with what, and what is lost by stopping."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from fake_wortlaut import fake_read

from wortlaut import desk, reader, watch
from wortlaut.ledger import Ledger
from wortlaut.sources import pace

PAGE = (
    "<html><body><article><p>Die Ministerin sagte am Dienstag: „Das ist Meldung {0}.“ Sie werde "
    "den Bericht {0} bis zum Freitag vorlegen und darüber reden.</p></article></body></html>"
)


class Site:
    """Pages by path; ``asked`` holds each request's path and whether it was conditional."""

    def __init__(self):
        self.pages, self.asked, self.busy = {}, [], set()

    def answer(self, request):
        path = request.split()[1].lstrip("/")
        tag = hashlib.md5(self.pages.get(path, "").encode()).hexdigest()
        self.asked.append((path, "if-none-match" in request.lower()))
        if path in self.busy:
            return "503 Busy", ["Retry-After: 7200"], ""
        if path not in self.pages:
            return "404 Not Found", [], ""
        if tag in request:
            return "304 Not Modified", [f"ETag: {tag}"], ""
        kind = "application/rss+xml" if path == "feed" else "text/html; charset=utf-8"
        return "200 OK", [f"ETag: {tag}", f"Content-Type: {kind}"], self.pages[path]

    def feed(self, *names, stamp=""):
        items = "".join(
            f"<item><link>/{name}</link><pubDate>{stamp}</pubDate></item>" for name in names
        )
        self.pages["feed"] = (
            f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
        )


@pytest.fixture
def site(monkeypatch):
    import socket
    import threading

    monkeypatch.setenv("WORTLAUT_FETCH_PRIVATE", "1")
    monkeypatch.setattr(pace, "SECONDS", 0.0)
    monkeypatch.setattr(reader, "read", fake_read)
    made = Site()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                status, headers, body = made.answer(connection.recv(65536).decode())
                head = "\r\n".join([f"HTTP/1.1 {status}", "Connection: close", *headers])
                connection.sendall(f"{head}\r\n\r\n{body}".encode())

    threading.Thread(target=serve, daemon=True).start()
    made.url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    yield made
    listener.close()


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "w.db"
    with Ledger(path, create=True) as opened:
        opened.new_dossier("probe")
        opened.new_dossier("zweites")
    return path


def start(ledger, place, *dossiers):
    with Ledger(ledger, create=True) as opened:
        for name in dossiers or (None,):
            opened.watch(place, name)


def turn(ledger):
    with Ledger(ledger) as opened:
        places = opened.watched()
    plan = watch.Round(ledger, timedelta(minutes=15), desk.How())
    return list(plan.run(places))


def make_due(ledger, place):
    with Ledger(ledger, create=True) as opened:
        states = opened.polled(place).values()
        opened.poll([watch.replace(one, not_before="2000-01-01T00:00:00+00:00") for one in states])


def count(ledger, **wanted):
    with Ledger(ledger) as opened:
        return opened.counts(desk.Filter(**wanted))["readings"]


def test_a_feed_is_read_once_and_asked_again_for_changes_alone(site, ledger):
    site.pages |= {"a": PAGE.format(1), "b": PAGE.format(2)}
    site.feed("a", "b")
    start(ledger, site.url + "feed", "probe", "zweites")
    turn(ledger)
    assert (count(ledger, dossier="probe"), count(ledger, dossier="zweites")) == (2, 2)
    assert turn(ledger) == []
    assert len(site.asked) == 3
    make_due(ledger, site.url + "feed")
    assert {one.note for one in turn(ledger)} == {"unchanged"}
    assert site.asked[3:] == [("feed", True), ("a", True), ("b", True)]


def test_a_changed_page_is_a_version_and_both_are_kept(site, ledger):
    site.pages["a"] = PAGE.format(1)
    start(ledger, site.url + "a", "probe")
    turn(ledger)
    site.pages["a"] = PAGE.format(2)
    make_due(ledger, site.url + "a")
    turn(ledger)
    with Ledger(ledger) as opened:
        assert len(opened.seen(site.url + "a")) == 2
        assert "new version" in [row["what"] for row in opened.log()]
    assert count(ledger, dossier="probe") == 2


def test_a_busy_server_is_left_alone_as_long_as_it_says(site, ledger):
    site.busy.add("feed")
    start(ledger, site.url + "feed")
    (asked,) = turn(ledger)
    assert asked.failed
    assert asked.until > datetime.now(UTC) + timedelta(hours=1, minutes=59)
    assert turn(ledger) == []
    assert len(site.asked) == 1


def test_failures_in_a_row_double_the_pause(site, ledger):
    start(ledger, site.url + "gone")
    pauses = []
    for _ in range(9):
        (asked,) = turn(ledger)
        pauses.append(round((asked.until - datetime.now(UTC)).total_seconds() / 60))
        make_due(ledger, site.url + "gone")
    assert pauses == [15, 30, 60, 120, 240, 480, 960, 1440, 1440]


def test_a_round_that_was_stopped_goes_on_where_it_was(site, ledger):
    site.pages |= {str(n): PAGE.format(n) for n in range(5)}
    site.feed(*"01234")
    start(ledger, site.url + "feed", "probe")
    plan = watch.Round(ledger, timedelta(minutes=15), desk.How())
    with Ledger(ledger) as opened:
        round_ = plan.run(opened.watched())
    [next(round_) for _ in range(3)]
    round_.close()
    assert count(ledger) == 2
    turn(ledger)
    assert count(ledger, dossier="probe") == 5
    assert [path for path, _ in site.asked].count("feed") == 1


def test_a_report_that_failed_is_tried_again_although_the_feed_has_not_changed(site, ledger):
    site.feed("a")
    start(ledger, site.url + "feed")
    turn(ledger)
    site.pages["a"] = PAGE.format(1)
    make_due(ledger, site.url + "feed")
    turn(ledger)
    assert count(ledger) == 1


def test_a_stamp_anew_is_asked_at_once(site, ledger):
    site.pages["a"] = PAGE.format(1)
    site.feed("a")
    start(ledger, site.url + "feed")
    turn(ledger)
    site.pages["a"] = PAGE.format(3)
    site.feed("a", stamp="Tue, 18 Mar 2025 10:00:00 GMT")
    with Ledger(ledger, create=True) as opened:
        state = opened.polled(site.url + "feed")[site.url + "feed"]
        opened.poll([watch.replace(state, not_before="2000-01-01T00:00:00+00:00")])
    turn(ledger)
    assert count(ledger) == 2


def test_a_feed_of_broken_xml_fails_and_nothing_else_does(site, ledger):
    site.pages |= {"feed": "<rss><channel><item><link>&bad", "a": PAGE.format(1)}
    start(ledger, site.url + "feed")
    start(ledger, site.url + "a")
    failed, read = turn(ledger)
    assert "broken XML" in failed.note
    assert not read.failed


def test_a_file_of_a_folder_is_read_again_when_it_changed(site, ledger, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Die Ministerin werde den Bericht bis zum Freitag vorlegen.")
    start(ledger, str(folder), "probe")
    turn(ledger)
    assert turn(ledger) == []
    (folder / "a.txt").write_text("Die Ministerin werde den Bericht bis zum Montag vorlegen.")
    turn(ledger)
    assert count(ledger, dossier="probe") == 2


def test_a_place_gets_what_came_from_it_when_a_dossier_joins(site, ledger):
    site.pages["a"] = PAGE.format(1)
    start(ledger, site.url + "a", "probe")
    turn(ledger)
    start(ledger, site.url + "a", "zweites")
    assert count(ledger, dossier="zweites") == 1
    with Ledger(ledger, create=True) as opened:
        opened.watch(site.url + "a", "probe", on=False)
        assert opened.watched()[0].dossiers == ("zweites",)
        opened.watch(site.url + "a", on=False)
        assert opened.watched() == ()


def test_a_private_address_is_no_failure_of_the_server_and_asked_once_it_is_allowed(
    site, ledger, monkeypatch
):
    site.feed()
    start(ledger, site.url + "feed")
    monkeypatch.delenv("WORTLAUT_FETCH_PRIVATE")
    (refused,) = turn(ledger)
    assert refused.failed and refused.until is None and "WORTLAUT_FETCH_PRIVATE=1" in refused.note
    monkeypatch.setenv("WORTLAUT_FETCH_PRIVATE", "1")
    (asked,) = turn(ledger)
    assert asked.note == "feed of 0 reports, 0 new"


def test_a_round_with_nothing_due_knows_when_something_is(site, ledger):
    site.feed()
    start(ledger, site.url + "feed")
    turn(ledger)
    with Ledger(ledger) as opened:
        places = opened.watched()
    plan = watch.Round(ledger, timedelta(minutes=15), desk.How())
    due = plan.next(places)
    assert turn(ledger) == []
    assert timedelta(minutes=14) < due - datetime.now(UTC) < timedelta(minutes=16)
