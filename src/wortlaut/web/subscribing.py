"""Programs that fetch a calendar or a feed come without a session, with a key in the address."""

from __future__ import annotations

import hmac
from dataclasses import replace

from fastapi import Request

from wortlaut.web.visit import LoginNeededError, Visit, greet

ALL = "all"
"""The name under which everything is subscribed to, not one dossier."""


async def subscriber(request: Request, name: str) -> Visit:
    """Return the visit of a program to the dossier ``name``; raises ``LoginNeededError``."""
    visit = replace(greet(request), dossier=None if name == ALL else name, day=None)
    if visit.user is None:
        user, _, _ = request.query_params.get("key", "").partition(":")
        known = visit.room.door.key(user)
        given = request.query_params.get("key", "")
        if not known or not hmac.compare_digest(given.encode(), known.encode()):
            raise LoginNeededError
        visit = replace(visit, user=visit.room.door.known(user))
    if visit.user is None:
        raise LoginNeededError
    return visit
