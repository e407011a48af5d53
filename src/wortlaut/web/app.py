"""The application: layers, routes, and what becomes of errors."""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response

from wortlaut.errors import (
    ExportError,
    InputError,
    LedgerError,
    MissingError,
    ReviewError,
    WortlautError,
)
from wortlaut.web import api, pages, render
from wortlaut.web.api import shapes
from wortlaut.web.gate import Gate, TooLargeError
from wortlaut.web.room import Room
from wortlaut.web.settings import Settings
from wortlaut.web.visit import ForbiddenError, LoginNeededError, greet

API = "/api/"

_MISTAKES = (InputError, LedgerError, ExportError, ReviewError)
"""Errors that who asks can mend."""

log = logging.getLogger("wortlaut.web")


def application(settings: Settings) -> FastAPI:
    """Return the server's application for one ledger; raises ``LedgerError``."""
    room = Room(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        room.intake.start()
        yield
        room.intake.stop()
        room.memory.close()

    app = FastAPI(
        title="Wortlaut",
        summary="Who said what, who promised what - and was it kept?",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=lifespan,
    )
    app.state.room = room
    plain = app.openapi
    app.openapi = lambda: shapes.describe(plain())  # type: ignore[method-assign]
    for router in (*pages.routers(), *api.routers()):
        app.include_router(router)
    for kind, handler in _HANDLERS.items():
        app.add_exception_handler(kind, handler)
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=1)
    app.add_middleware(Gate, settings=settings)
    return app


def _failed(request: Request, status: int, message: str) -> Response:
    if request.url.path.startswith(API):
        return JSONResponse({"error": message}, status)
    return render.page(greet(request), "error.html", status=status, message=message, code=status)


async def _told(request: Request, error: Exception) -> Response:
    """Answer a mistake that has a message for the user."""
    unknown = isinstance(error, MissingError)
    status = 404 if unknown else 400 if isinstance(error, _MISTAKES) else 500
    return _failed(request, status, str(error))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = greet(request).words
    known = words.catalogue["http"].get(str(error.status_code), str(error.detail))
    answer = _failed(request, error.status_code, known)
    answer.headers.update(error.headers or {})
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    return _failed(request, 422, told)


async def _login(request: Request, error: Exception) -> Response:
    if request.url.path.startswith(API):
        asks = {"www-authenticate": 'Basic realm="Wortlaut"'}
        message = greet(request).words("refusal", "login")
        return JSONResponse({"error": message}, 401, asks)
    target = request.url.path if request.method == "GET" else "/"
    return RedirectResponse(greet(request).link("/login", next=target), 303)


async def _forbidden(request: Request, error: Exception) -> Response:
    assert isinstance(error, ForbiddenError)
    return _failed(request, 403, greet(request).words("refusal", error.reason))


async def _fault(request: Request, error: Exception) -> Response:
    if isinstance(error, TooLargeError):
        raise error
    number = secrets.token_hex(4)
    log.error("fault %s at %s", number, request.url.path, exc_info=error)
    return _failed(request, 500, greet(request).words("refusal", "fault").format(number))


_HANDLERS = {
    WortlautError: _told,
    HTTPException: _http,
    RequestValidationError: _invalid,
    LoginNeededError: _login,
    ForbiddenError: _forbidden,
    Exception: _fault,
}
