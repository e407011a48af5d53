"""Who asks, in which language, of which dossier and day: what every page needs to know."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode, urlsplit

from fastapi import Depends, Request
from starlette.datastructures import FormData

from wortlaut.desk import Dossier, Filter
from wortlaut.exports.html_texts import Texts
from wortlaut.web.doors import User
from wortlaut.web.gathered import Gathered, gather
from wortlaut.web.room import Room
from wortlaut.web.words import chosen, words

SESSION = "wortlaut"
LANGUAGE = "wortlaut-language"
THEME = "wortlaut-theme"
THEMES = ("light", "dark")

LONGEST_TEXT = 10_000_000
MOST_FILES = 500


class LoginNeededError(Exception):
    """Somebody must say first who they are."""


class ForbiddenError(Exception):
    """Somebody may not do this; ``reason`` is a text of the catalogue's group "refusal"."""

    def __init__(self, reason: str) -> None:
        """Say why."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Visit:
    """One request.  ``day`` is the day that the pages are turned back to, None for today."""

    request: Request
    room: Room
    words: Texts
    session: str
    user: User | None = None
    theme: str = ""
    dossier: str | None = None
    day: date | None = None

    @property
    def token(self) -> str:
        """What a form of this visit must carry."""
        return self.room.sessions.form_token(self.session)

    @property
    def path(self) -> str:
        """The path that was asked for."""
        return self.request.url.path

    @property
    def may_write(self) -> bool:
        """Whether this visitor may add and decide."""
        return self.user is not None and self.user.may_write

    @property
    def client(self) -> str:
        """The address that the request came from."""
        return self.request.client.host if self.request.client else ""

    def link(self, path: str, **query: object) -> str:
        """Return an address within the desk that keeps dossier and day."""
        kept = {"dossier": self.dossier, "day": self.day} | query
        told = urlencode({key: value for key, value in kept.items() if value not in (None, "")})
        return f"{path}?{told}" if told else path

    def filter(self, **more: Any) -> Filter:
        """Return what of the ledger this visit sees: its dossier, as known on its day."""
        return Filter(dossier=self.dossier, known_on=self.day, **more)

    def gathered(self) -> Gathered:
        """Return the promises of the visit's dossier on its day."""

        question = (self.room.settings.ledger, self.dossier, self.day, date.today())
        wrote = self.room.has_written(self.session)
        found: Gathered = self.room.memory.ask(question, gather, wrote)
        return found.speaking(self.words.language)

    def dossiers(self) -> tuple[Dossier, ...]:
        """Return the dossiers to choose from."""
        with self.room.reading() as ledger:
            return ledger.dossiers()

    @property
    def key(self) -> str:
        """The key with which this visitor's programs subscribe, "" where none is needed."""
        return self.room.door.key(self.user.name) if self.user else ""

    def audit(self, action: str, what: str) -> None:
        """Write into the audit log what this visitor does."""
        self.room.wrote(self.session)
        self.room.audit.write(self.user.name if self.user else "", action, what, self.client)


@dataclass(frozen=True, slots=True)
class Writing:
    """A form that somebody who may write has sent, from a page of ours."""

    visit: Visit
    form: FormData

    def text(self, name: str) -> str:
        """Return a field of the form, "" where it is not filled."""
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""


def greet(request: Request) -> Visit:
    """Return the visit, without asking who it is."""
    room: Room = request.app.state.room
    session = request.cookies.get(SESSION, "") or secrets.token_urlsafe(24)
    language = chosen(request.cookies.get(LANGUAGE), request.headers.get("accept-language", ""))
    theme = request.cookies.get(THEME, "")
    name = room.sessions.name(session) if room.door.asks else ""
    return Visit(
        request=request,
        room=room,
        words=words(language),
        session=session,
        user=room.door.known(name) if name is not None else None,
        theme=theme if theme in THEMES else "",
        dossier=request.query_params.get("dossier") or None,
        day=_day(request.query_params.get("day", "")),
    )


async def come(request: Request) -> Visit:
    """Return the visit of somebody who has entered; raises ``LoginNeededError``."""
    visit = greet(request)
    if visit.user is None:
        raise LoginNeededError
    return visit


async def sent(request: Request) -> Writing:
    """Return a form that a page of ours sent, by anybody; raises ``ForbiddenError``."""
    visit = greet(request)
    form = await request.form(
        max_files=MOST_FILES, max_fields=MOST_FILES, max_part_size=LONGEST_TEXT
    )
    token = form.get("token") or request.headers.get("x-token", "")
    if not isinstance(token, str) or not visit.room.sessions.is_ours(visit.session, token):
        raise ForbiddenError("form")
    check_origin(request)
    return Writing(visit, form)


async def write(request: Request) -> Writing:
    """Return a form that somebody who may write has sent; raises ``ForbiddenError``."""
    writing = await sent(request)
    if writing.visit.user is None:
        raise LoginNeededError
    if not writing.visit.may_write:
        raise ForbiddenError("role")
    return writing


def check_origin(request: Request) -> None:
    """Refuse what a browser says was sent by another site's page."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    if foreign or site not in ("same-origin", "none"):
        raise ForbiddenError("form")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def turned(visit: Visit, day: date | None) -> Visit:
    """Return the visit turned back to another day."""
    return replace(visit, day=day)


Here = Annotated[Visit, Depends(come)]
Sent = Annotated[Writing, Depends(sent)]
Written = Annotated[Writing, Depends(write)]
