"""Programs that fetch a calendar or a feed come without a session, with a key in the address."""

from __future__ import annotations

import hmac
from dataclasses import replace

from fastapi import Request

from wortlaut.web.visit import LoginNeededError, Visit, greet


async def subscriber(request: Request) -> Visit:
    """Return the visit of a program; raises ``LoginNeededError``."""
    visit = replace(greet(request), day=None)
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
