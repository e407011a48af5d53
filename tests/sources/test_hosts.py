"""Private networks are refused by address: as named, as looked up, and behind redirects."""

import socket

import pytest

from wortlaut.errors import InputError
from wortlaut.sources import hosts
from wortlaut.sources.fetch import fetch

PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1%eth0",
    "fd00::1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_a_private_network_is_not_public(address):
    assert not hosts.is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_an_address_of_the_net_is_public(address):
    assert hosts.is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"]
)
def test_the_machine_itself_is_refused_however_it_is_written(serve, monkeypatch, host):
    url = serve(lambda connection, over: pytest.fail("it was reached"))
    monkeypatch.delenv("WORTLAUT_FETCH_PRIVATE")
    with pytest.raises(InputError, match="private network"):
        fetch(url.replace("127.0.0.1", host))


def test_a_redirect_into_a_private_network_is_refused(reply, monkeypatch):
    """The first hop is let through as if it were public, the second looked at."""
    inner = reply(b"secret", headers=("Content-Type: text/plain",))
    outer = reply(b"", status="302 Found", headers=(f"Location: {inner}",))
    port = int(outer.rsplit(":", 1)[1].split("/")[0])
    monkeypatch.delenv("WORTLAUT_FETCH_PRIVATE")
    real = hosts.public_addresses

    async def look(host, wanted):
        return ["127.0.0.1"] if wanted == port else await real(host, wanted)

    monkeypatch.setattr(hosts, "public_addresses", look)
    with pytest.raises(InputError, match="private network"):
        fetch(outer)


def test_a_name_with_one_private_address_is_refused(monkeypatch):
    def answers(*_, **__):
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    with pytest.raises(InputError, match="private network"):
        fetch("http://bericht.example/")


def test_the_connection_goes_to_the_address_that_was_looked_at(reply, monkeypatch):
    url = reply(b"Text", headers=("Content-Type: text/plain",))
    port = url.rsplit(":", 1)[1].split("/")[0]
    monkeypatch.delenv("WORTLAUT_FETCH_PRIVATE")

    async def look(host, wanted):
        return ["127.0.0.1"]

    monkeypatch.setattr(hosts, "public_addresses", look)
    raw = fetch(f"http://name.invalid:{port}/bericht")
    assert (raw.data, raw.url) == (b"Text", f"http://name.invalid:{port}/bericht")
