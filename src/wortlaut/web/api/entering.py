"""Who asks the API: by session, by token (Bearer) or by name and password (Basic)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import threading
import time
from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request

from wortlaut.web.doors import User
from wortlaut.web.visit import ForbiddenError, LoginNeededError, Visit, check_origin, greet

REMEMBERED = 300.0
"""Seconds for which a right password is not checked again: the check is slow on purpose."""

MOST = 1_000

_known: dict[str, tuple[str, float]] = {}
_lock = threading.Lock()


def asking(
    request: Request,
    dossier: Annotated[
        str | None, Query(max_length=200, description="Only that dossier's reports.")
    ] = None,
    day: Annotated[
        date | None, Query(description="Only what reports until that day say: 2025-03-18.")
    ] = None,
) -> Visit:
    """Return the visit of who asks; raises ``LoginNeededError``."""
    visit = replace(greet(request), dossier=dossier or None, day=day)
    if header := request.headers.get("authorization"):
        visit = replace(visit, user=_authorized(visit, header))
    if visit.user is None:
        raise LoginNeededError
    return visit


def writing(request: Request, visit: Annotated[Visit, Depends(asking)]) -> Visit:
    """Return the visit of who may write; raises ``ForbiddenError``.

    JSON comes from no form of another site: a browser asks us first, and we do not agree.
    """
    check_origin(request)
    if not visit.may_write:
        raise ForbiddenError("role")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise ForbiddenError("json")
    return visit


Asking = Annotated[Visit, Depends(asking)]
Writer = Annotated[Visit, Depends(writing)]


def _authorized(visit: Visit, header: str) -> User | None:
    door = visit.room.door
    told, secret = _credentials(header)
    mark = hashlib.sha256(f"{header}\n{door.key(told)}".encode()).hexdigest()
    name, until = _known.get(mark, ("", 0.0))
    if time.monotonic() < until:
        return door.known(name)
    if not visit.room.logins.allows(f"api {visit.client} {told}"):
        return None
    user = door.admit(told, secret)
    if user:
        with _lock:
            if len(_known) >= MOST:
                _known.clear()
            _known[mark] = user.name, time.monotonic() + REMEMBERED
    return user


def _credentials(header: str) -> tuple[str, str]:
    """Return name and secret of an Authorization header, both "" if it has none."""
    kind, _, value = header.partition(" ")
    if kind.lower() == "bearer":
        return "", value.strip()
    if kind.lower() != "basic":
        return "", ""
    try:
        told = base64.b64decode(value.strip(), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return "", ""
    name, _, secret = told.partition(":")
    return name, secret
