"""Whatever bytes come in from outside, a parser answers or refuses in a sentence."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.errors import InputError
from wortlaut.model import Document
from wortlaut.sources import Failure, Item, Raw, document_of, gather
from wortlaut.sources.dates import parse_date
from wortlaut.sources.feeds import entries
from wortlaut.sources.fetch import _wait

quick = settings(deadline=None, max_examples=60)
RSS = b'<?xml version="1.0"?><rss><channel><item><link>http://x.org/'
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.org/\r\n"
    b"Content-Length: 9\r\n\r\n"
)
HEADS = {
    "page": b"<html><head><meta charset=",
    "row": b'{"text": "Der Rat tagt in Wien", "date": ',
    "text": b"---\ndate: ",
    "": b"\xff\xfe",
}
ENDINGS = ("zip", "tar", "tar.gz", "jsonl", "parquet", "warc", "warc.gz")
STARTS = {"warc": WARC, "zip": b"PK\x03\x04", "parquet": b"PAR1", "tar.gz": b"\x1f\x8b\x08"}


@pytest.mark.parametrize("kind", HEADS)
@quick
@given(st.binary(max_size=400))
def test_reports(kind, rest):
    try:
        assert document_of(Item("x", Raw(HEADS[kind] + rest, kind))).text
    except InputError as error:
        assert str(error).startswith("x: ")


@quick
@given(st.binary(max_size=400))
def test_feeds(rest):
    try:
        assert all(one.address.startswith("http") for one in entries(Raw(RSS + rest, "feed")))
    except InputError as error:
        assert str(error).startswith("it is")


@pytest.mark.parametrize("ending", ENDINGS)
@quick
@given(st.binary(max_size=300))
def test_archives(ending, rest):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / f"a.{ending}"
        path.write_bytes(STARTS.get(ending, b"") + rest)
        assert all(isinstance(one, Document | Failure) for one in gather(str(path)))


@quick
@given(st.text(max_size=30))
def test_dates(written):
    try:
        parse_date(written)
    except InputError as error:
        assert str(error)


@quick
@given(st.text(max_size=40))
def test_when_to_ask_again(written):
    wait = _wait(written)
    assert wait is None or wait >= 0
