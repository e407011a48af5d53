"""Which hosts an address may lead to: those of the public net, and no other.

A report's address comes from somebody else, and so does every redirect: neither may reach into
the network that this program runs in.  Names are looked up here, once, and the connection goes to
the very address that was looked at, so that a name cannot answer differently the second time.
"""

from __future__ import annotations

import asyncio
import ipaddress
import os
import socket
from functools import cache
from urllib.request import getproxies, proxy_bypass

import httpx

from wortlaut.errors import InputError

ALLOWED = "WORTLAUT_FETCH_PRIVATE"
"""The environment variable that, set to 1, opens private networks."""

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # NAT64: the last 32 bits are an IPv4 address


class PrivateHostError(InputError):
    """An address that leads into a private network."""


def private_allowed() -> bool:
    """Whether the user has opened private networks."""
    return os.environ.get(ALLOWED) == "1"


def is_public(address: str) -> bool:
    """Whether an IP address, as text, belongs to the public net."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return ip.is_global and not ip.is_multicast


async def public_addresses(host: str, port: int) -> list[str]:
    """Return the addresses of ``host``; raises ``PrivateHostError`` if one of them is not public.

    Raises ``OSError`` where the name cannot be looked up.
    """
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses or not all(is_public(address) for address in addresses):
        raise PrivateHostError(
            f"{host} lies in a private network, and only public addresses are fetched: save the "
            f"page and read the file, or set {ALLOWED}=1 if you trust the address"
        )
    return addresses


class PublicTransport(httpx.AsyncBaseTransport):
    """Sends requests to public hosts alone, each hop of a redirect looked at anew.

    Where the environment names a proxy, the proxy looks names up and connects; then the host is
    looked at as far as it can be known here.
    """

    def __init__(self) -> None:
        """Open no connection yet."""
        self._direct = httpx.AsyncHTTPTransport()
        self._proxied = cache(lambda proxy: httpx.AsyncHTTPTransport(proxy=proxy))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request; raises ``PrivateHostError``."""
        url = request.url
        proxy = _proxy(url)
        try:
            addresses = await public_addresses(url.host, url.port or 443)
        except OSError as error:
            if proxy is None:
                raise httpx.ConnectError(error.strerror or str(error)) from error
        if proxy is not None:
            return await self._proxied(proxy).handle_async_request(request)
        return await self._first(request, addresses)

    async def _first(self, request: httpx.Request, addresses: list[str]) -> httpx.Response:
        for address in addresses[:-1]:
            try:
                return await self._direct.handle_async_request(_pinned(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._direct.handle_async_request(_pinned(request, addresses[-1]))

    async def aclose(self) -> None:
        """Close the connections."""
        await self._direct.aclose()


def _proxy(url: httpx.URL) -> str | None:
    known = getproxies()
    proxy = known.get(url.scheme) or known.get("all")
    return proxy if proxy and not proxy_bypass(url.host) else None


def _pinned(request: httpx.Request, address: str) -> httpx.Request:
    """Return the request to the very address, for the host that it names (Host, certificate)."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )
