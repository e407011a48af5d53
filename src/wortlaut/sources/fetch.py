"""A report from an address: http and https, with a limit for time and for size.

The time limit is for everything together: a server that drips one byte a second keeps no one
waiting longer than one that says nothing.  Private networks are not reached (``hosts``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
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
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "": "",
}
HEADERS = {
    "User-Agent": "wortlaut (reads reports for its user)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/xml;q=0.9, text/*;q=0.8",
}
INSTEAD = "save the page in your browser and read the file"


@dataclass(frozen=True, slots=True)
class Known:
    """What a server said of its answer, to ask only for what has changed since."""

    etag: str | None = None
    modified: str | None = None


NOTHING = Known()


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered; ``raw`` is None where nothing has changed since."""

    raw: Raw | None
    known: Known


class RefusedError(InputError):
    """An answer that is no report: its status, and the seconds after which to ask again."""

    status = 0
    wait: float | None = None


def fetch(url: str, seconds: float = SECONDS, limit: int = LIMIT) -> Raw:
    """Return what ``url`` answers; ``seconds`` bounds the whole exchange, ``limit`` its bytes.

    Raises ``InputError`` with what went wrong and what to do.
    """
    answer = ask(url, NOTHING, seconds, limit)
    assert answer.raw is not None
    return answer.raw


def ask(url: str, known: Known = NOTHING, seconds: float = SECONDS, limit: int = LIMIT) -> Answer:
    """Return what ``url`` answers, as ``fetch``, unless it has not changed since ``known``.

    Raises ``InputError``, of which ``RefusedError`` where the server answered otherwise.
    """
    import asyncio

    import httpx

    try:
        return asyncio.run(_within(url, known, seconds, limit))
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


async def _within(url: str, known: Known, seconds: float, limit: int) -> Answer:
    import asyncio

    import httpx

    from wortlaut.sources.hosts import PublicTransport, private_allowed

    client = httpx.AsyncClient(
        transport=None if private_allowed() else PublicTransport(),
        follow_redirects=True,
        max_redirects=HOPS,
        headers=HEADERS | _conditions(known),
        timeout=seconds,
    )
    async with asyncio.timeout(seconds), client, client.stream("GET", url) as answer:
        if answer.status_code == 304 and known != NOTHING:
            return Answer(None, _known(answer, known))
        _refuse_failure(url, answer)
        kind = _kind(url, answer)
        data = await _body(url, answer, limit)
        raw = Raw(data, kind, answer.charset_encoding, str(answer.url), date.today())
        return Answer(raw, _known(answer, NOTHING))


def _conditions(known: Known) -> dict[str, str]:
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in asked.items() if value}


def _known(answer: httpx.Response, before: Known) -> Known:
    told = answer.headers
    return Known(told.get("etag", before.etag), told.get("last-modified", before.modified))


def _refuse_failure(url: str, answer: httpx.Response) -> None:
    if answer.status_code != 200:
        said = f"{answer.status_code} {answer.reason_phrase}".strip()
        error = RefusedError(f"{url} answered {said}: check the address, or {INSTEAD}")
        error.status, error.wait = answer.status_code, _wait(answer.headers.get("retry-after", ""))
        raise error


def _wait(written: str) -> float | None:
    """Return the seconds that a Retry-After means, which may be a day and time."""
    if written.strip().isdecimal():
        return float(written[:9])
    try:
        then = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max((then - datetime.now(UTC)).total_seconds(), 0.0)


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
