import gzip

import pytest

from wortlaut.errors import InputError
from wortlaut.sources.fetch import fetch

HTML = ("Content-Type: text/html; charset=iso-8859-1",)


def test_a_page_comes_with_its_kind_charset_and_address(reply):
    url = reply("<p>Größe</p>".encode("latin-1"), headers=HTML)
    raw = fetch(url)
    assert (raw.data.decode("latin-1"), raw.kind) == ("<p>Größe</p>", "page")
    assert (raw.charset, raw.url) == ("iso-8859-1", url)


def hang(connection, over):
    over.wait(20)


def drip_head(connection, over):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while not over.wait(0.02):
        connection.sendall(b"X-More: 1\r\n")


def drip_body(connection, over):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
    while not over.wait(0.02):
        connection.sendall(b"x")


@pytest.mark.parametrize("answer", [hang, drip_head, drip_body])
def test_a_server_that_keeps_one_waiting_is_given_up(serve, answer):
    with pytest.raises(InputError, match=r"within 0\.3 seconds: try later, or save the page"):
        fetch(serve(answer), seconds=0.3)


def test_a_flood_is_cut_at_the_size_limit(serve):
    def flood(connection, over):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        while not over.is_set():
            connection.sendall(b"x" * 4096)

    with pytest.raises(InputError, match="is larger than"):
        fetch(serve(flood), limit=100_000)


def test_a_declared_size_beyond_the_limit_is_refused_at_once(reply):
    headers = ("Content-Type: text/plain", "Content-Length: 50000000")
    with pytest.raises(InputError, match="has 50 MB, more than the 10 MB"):
        fetch(reply(b"", headers=headers))


def test_a_small_answer_that_unpacks_into_a_large_one_is_cut(reply):
    packed = gzip.compress(b"x" * 3_000_000)
    headers = ("Content-Type: text/plain", "Content-Encoding: gzip")
    with pytest.raises(InputError, match="is larger than"):
        fetch(reply(packed, headers=headers), limit=1_000_000)


@pytest.mark.parametrize(
    ("status", "headers", "says"),
    [
        ("404 Not Found", HTML, "answered 404 Not Found: check the address"),
        ("500 Internal Server Error", HTML, "answered 500"),
        ("200 OK", ("Content-Type: application/pdf",), "of type application/pdf"),
        ("302 Found", ("Location: ftp://127.0.0.1/x",), "no http or https address"),
        ("302 Found", ("Location: file:///etc/passwd",), "no http or https address"),
        ("302 Found", ("Location: /bericht",), "leads round in a circle"),
    ],
)
def test_an_answer_that_is_no_report_says_what_it_is(reply, status, headers, says):
    with pytest.raises(InputError, match=says):
        fetch(reply(b"x", status=status, headers=headers))


def test_a_redirect_is_followed_and_the_last_address_kept(reply):
    last = reply(b"Text", headers=("Content-Type: text/plain",))
    first = reply(b"", status="301 Moved Permanently", headers=(f"Location: {last}",))
    assert fetch(first).url == last


def test_nobody_at_the_address(serve):
    url = serve(lambda connection, over: None)
    closed = url.replace(url.split(":")[2].split("/")[0], "1")
    with pytest.raises(InputError, match="cannot be reached"):
        fetch(closed)


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "https://a..b/", "http://93.184.215.14:99999/"]
)
def test_an_address_that_is_none(url):
    with pytest.raises(InputError, match=r"check it"):
        fetch(url, seconds=5)
