"""What every request passes: the host's name, size, rate; and what every answer carries."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wortlaut.web.rates import Rate
from wortlaut.web.settings import Settings

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing but our own files runs, styles or is fetched; no page may frame ours."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

READING = ("GET", "HEAD", "OPTIONS")


class TooLargeError(Exception):
    """A body that grew beyond the limit while it was read."""


class Gate:
    """The outermost layer of the server."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Stand before ``app``."""
        self._app, self._settings = app, settings
        self._requests = Rate(settings.limits.requests)
        self._writes = Rate(settings.limits.writes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal:
            await refusal(scope, receive, _dressed(send))
            return
        try:
            await self._app(scope, _bounded(receive, self._settings.limits.body), _dressed(send))
        except TooLargeError:
            await self._too_large()(scope, receive, _dressed(send))

    def _refusal(self, scope: Scope, headers: Headers) -> PlainTextResponse | None:
        hosts = self._settings.hosts
        if hosts is not None and _name(headers.get("host", "")) not in hosts:
            return PlainTextResponse("This desk does not answer to that name.\n", 421)
        client = scope["client"][0] if scope.get("client") else ""
        writes = scope["method"] not in READING
        if not self._requests.allows(client) or (writes and not self._writes.allows(client)):
            late = {"retry-after": "10"}
            return PlainTextResponse("Too many requests: wait a moment.\n", 429, late)
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length) > self._settings.limits.body:
            return self._too_large()
        return None

    def _too_large(self) -> PlainTextResponse:
        most = self._settings.limits.body // 1_000_000
        return PlainTextResponse(f"More than {most} MB at once: add fewer reports.\n", 413)


def _name(host: str) -> str:
    """Return a Host header without its port."""
    if host.startswith("["):
        return host.partition("]")[0].lower() + "]"
    return host.partition(":")[0].lower()


def _bounded(receive: Receive, most: int) -> Receive:
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise TooLargeError
        return message

    return bounded


def _dressed(send: Send) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "private, no-cache")
        await send(message)

    return dressed
