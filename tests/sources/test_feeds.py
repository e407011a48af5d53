from datetime import date

import pytest

from wortlaut.errors import InputError
from wortlaut.sources.draft import Raw
from wortlaut.sources.feeds import entries, is_feed

HEAD = '<?xml version="1.0" encoding="utf-8"?><!-- x --><rss version="2.0"><channel>'
ITEM = (
    "<item><title>T</title><link>{}</link><pubDate>Tue, 18 Mar 2025 10:00:00 GMT</pubDate></item>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/b"/>'
    "<updated>2025-03-19T10:00:00Z</updated></entry></feed>"
)


def read(text):
    return entries(Raw(text.encode(), "feed", None, "https://x.org/feed"))


def test_addresses_days_and_stamps():
    rss = HEAD + ITEM.format("https://x.org/a#top") + ITEM.format("c") + "</channel></rss>"
    first, second = read(rss)
    assert (first.address, first.dated) == ("https://x.org/a", date(2025, 3, 18))
    assert second.address == "https://x.org/c"
    (atom,) = read(ATOM)
    assert (atom.address, atom.stamp) == ("https://x.org/b", "2025-03-19T10:00:00Z")


def test_broken_xml_gives_what_can_be_made_out():
    (one,) = read(HEAD + ITEM.format("https://x.org/a") + "<item><title>&nope; <b")
    assert one.address == "https://x.org/a"


@pytest.mark.parametrize("text", [HEAD + "<item><link>&bad", HEAD + "\x00\x01", "<rss><<<"])
def test_nothing_to_be_made_out_is_said(text):
    with pytest.raises(InputError, match="feed of broken XML"):
        read(text)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://[bad", ""])
def test_an_entry_without_an_address_of_the_net_is_left_out(link):
    assert read(HEAD + ITEM.format(link) + "</channel></rss>") == ()


def test_an_xml_bomb_does_not_go_off():
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]><rss><channel><title>&a11;</title>'
    try:
        read(bomb)
    except InputError as error:
        assert "broken XML" in str(error)


def test_what_a_feed_is():
    assert is_feed(HEAD.encode())
    assert is_feed(ATOM.encode())
    assert not is_feed(b"<!doctype html><html><body>rss</body></html>")
