"""A report from an address: http and https, with a limit for time and for size.

The time limit is for everything together: a server that drips one byte a second keeps no one
waiting longer than one that says nothing.  Private networks are not reached (``hosts``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wortlaut.errors import InputError
from wortlaut.sources.draft import Raw
from wortlaut.sources.load import LIMIT, too_large

if TYPE_CHECKING:
    import httpx

SECONDS = 20.0
"""How long an address may take to hand over its page."""
HOPS = 5
"""How many redirects are followed."""
TYPES = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "text/markdown": "text",
    "": "",
}
HEADERS = {"User-Agent": "wortlaut (reads one report for its user)", "Accept": "text/html, text/*"}
INSTEAD = "save the page in your browser and read the file"


def fetch(url: str, seconds: float = SECONDS, limit: int = LIMIT) -> Raw:
    """Return what ``url`` answers; ``seconds`` bounds the whole exchange, ``limit`` its bytes.

    Raises ``InputError`` with what went wrong and what to do.
    """
    import asyncio

    import httpx

    try:
        return asyncio.run(_within(url, seconds, limit))
    except (TimeoutError, httpx.TimeoutException) as error:
        message = (
            f"{url} did not answer in full within {seconds:g} seconds: try later, or {INSTEAD}"
        )
        raise InputError(message) from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError, ExceptionGroup) as error:
        message = f"{url} is, or leads to, no http or https address: check it"
        raise InputError(message) from error
    except httpx.TooManyRedirects as error:
        raise InputError(f"{url} leads round in a circle: {INSTEAD}") from error
    except httpx.HTTPError as error:
        raise InputError(
            f"{url} cannot be reached ({_why(error)}): check it, or {INSTEAD}"
        ) from error


async def _within(url: str, seconds: float, limit: int) -> Raw:
    import asyncio

    import httpx

    from wortlaut.sources.hosts import PublicTransport, private_allowed

    client = httpx.AsyncClient(
        transport=None if private_allowed() else PublicTransport(),
        follow_redirects=True,
        max_redirects=HOPS,
        headers=HEADERS,
        timeout=seconds,
    )
    async with asyncio.timeout(seconds), client, client.stream("GET", url) as answer:
        _refuse_failure(url, answer)
        kind = _kind(url, answer)
        data = await _body(url, answer, limit)
        return Raw(data, kind, answer.charset_encoding, str(answer.url))


def _refuse_failure(url: str, answer: httpx.Response) -> None:
    if answer.status_code != 200:
        said = f"{answer.status_code} {answer.reason_phrase}".strip()
        raise InputError(f"{url} answered {said}: check the address, or {INSTEAD}")


def _kind(url: str, answer: httpx.Response) -> str:
    name = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if name not in TYPES:
        raise InputError(f"{url} is of type {name}: give the address of a web page or a text")
    return TYPES[name]


async def _body(url: str, answer: httpx.Response, limit: int) -> bytes:
    declared = answer.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit:
        raise too_large(url, int(declared))
    data = bytearray()
    async for chunk in answer.aiter_bytes():
        data += chunk
        if len(data) > limit:
            raise too_large(url)
    return bytes(data)


def _why(error: Exception) -> str:
    return str(error).strip() or type(error).__name__
