"""The way in and out: the start, login, settings, the log, files that pages load."""

from __future__ import annotations

import mimetypes
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from wortlaut.web import render
from wortlaut.web.paging import paged
from wortlaut.web.visit import (
    LANGUAGE,
    SESSION,
    THEME,
    THEMES,
    Here,
    Sent,
    Visit,
    greet,
)
from wortlaut.web.words import LANGUAGES

router = APIRouter(include_in_schema=False)

_LASTING = {"cache-control": "public, max-age=31536000, immutable"}


@router.get("/")
def start(visit: Here) -> Response:
    """Lead to the board, or to the first report where there is none."""
    with visit.room.reading() as ledger:
        is_empty = next(ledger.readings(), None) is None
    return RedirectResponse(visit.link("/add" if is_empty else "/board"), 303)


@router.get("/login")
def login(request: Request) -> Response:
    """Ask who it is."""
    visit = greet(request)
    if visit.user is not None:
        return RedirectResponse("/", 303)
    return _ask(visit, request.query_params.get("next", "/"))


@router.post("/login")
def log_in(sent: Sent) -> Response:
    """Begin a session for who knows the secret."""
    visit, room = sent.visit, sent.visit.room
    name = sent.text("name").strip()
    if not (room.logins.allows(visit.client) and room.logins.allows(f"name {name}")):
        return _ask(visit, sent.text("next"), "late", 429)
    user = room.door.admit(name, sent.text("secret"))
    if user is None:
        room.audit.write(name, "login_failed", "", visit.client)
        return _ask(visit, sent.text("next"), "wrong", 403)
    room.audit.write(user.name, "login", "", visit.client)
    answer = RedirectResponse(inside(sent.text("next")), 303)
    secure = visit.request.url.scheme == "https"
    session = room.sessions.begin(user.name)
    answer.set_cookie(SESSION, session, httponly=True, samesite="lax", secure=secure)
    return answer


@router.post("/logout")
def log_out(sent: Sent) -> Response:
    """End the session."""
    sent.visit.audit("logout", "")
    sent.visit.room.sessions.end(sent.visit.session)
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(SESSION)
    return answer


@router.post("/settings")
def settings(sent: Sent) -> Response:
    """Remember language and appearance in cookies."""
    answer = RedirectResponse(inside(sent.text("back")), 303)
    language, theme = sent.text("language"), sent.text("theme")
    if language in LANGUAGES:
        answer.set_cookie(LANGUAGE, language, max_age=render.YEAR, samesite="lax")
    if theme in THEMES:
        answer.set_cookie(THEME, theme, max_age=render.YEAR, samesite="lax")
    elif theme:
        answer.delete_cookie(THEME)
    return answer


@router.get("/log")
def log(visit: Here, page: int = 1) -> Response:
    """Show what was changed, by whom."""
    entries = paged(list(visit.room.audit.entries()), page, {}, size=100)
    return render.page(visit, "log.html", entries=entries, dossiers=visit.dossiers())


@router.get("/static/{digest}/{name}")
def static(digest: str, name: str) -> Response:
    """Return a file that pages load."""
    content = render.static_file(name)
    if content is None:
        raise HTTPException(404)
    kind = "text/javascript" if name.endswith(".js") else mimetypes.guess_type(name)[0]
    return Response(content, media_type=kind, headers=_LASTING)


def inside(target: str) -> str:
    """Return ``target`` if it is a path of this desk, else the start."""
    parts = urlsplit(target)
    is_path = target.startswith("/") and not target.startswith(("//", "/\\"))
    clean = is_path and not (parts.scheme or parts.netloc) and target.isprintable()
    return target if clean and "\\" not in target else "/"


def _ask(visit: Visit, target: str, problem: str = "", status: int = 200) -> Response:
    return render.page(visit, "login.html", status=status, next=inside(target), problem=problem)
