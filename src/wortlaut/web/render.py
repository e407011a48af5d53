"""Templates into answers."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from wortlaut.exports.html import asset, safe_link
from wortlaut.exports.html_pieces import plain, visible
from wortlaut.web.visit import SESSION, Visit

YEAR = 365 * 24 * 3600

SHARED = {
    "sheet.css": "sheet.css",
    "sheet.js": "page.js",
    "comparison.css": "comparison.css",
    "comparison.js": "comparison.js",
}
"""Files that the HTML export has too: their name here, and there."""


def page(visit: Visit, template: str, /, *, status: int = 200, **content: Any) -> HTMLResponse:
    """Return a template as the answer to a visit; remembers the session."""
    body = _environment().get_template(template).render(**_given(visit), **content)
    answer = HTMLResponse(body.encode("utf-8", "replace"), status)
    answer.headers["vary"] = "Accept-Language, Cookie"
    if visit.request.cookies.get(SESSION) != visit.session:
        secure = visit.request.url.scheme == "https"
        answer.set_cookie(SESSION, visit.session, httponly=True, samesite="lax", secure=secure)
    return answer


def _given(visit: Visit) -> dict[str, Any]:
    return {
        "visit": visit,
        "words": visit.words,
        "link": visit.link,
        "static": static_address,
        "safe_link": safe_link,
        "today": date.today(),
    }


@cache
def static_file(name: str) -> bytes | None:
    """Return a file that pages load, None if there is none of that name."""
    if name in SHARED:
        return asset(SHARED[name]).encode()
    folder = resources.files("wortlaut.web").joinpath("static")
    known = {entry.name for entry in folder.iterdir() if entry.is_file()}
    return folder.joinpath(name).read_bytes() if name in known else None


@cache
def static_address(name: str) -> str:
    """Return the address of a static file, another one for each content."""
    content = static_file(name)
    if content is None:
        raise KeyError(name)
    return f"/static/{hashlib.sha256(content).hexdigest()[:12]}/{name}"


@cache
def _environment() -> Environment:
    loaders = [PackageLoader("wortlaut.web", "templates"), PackageLoader("wortlaut.exports")]
    environment = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.filters["plain"] = plain
    environment.filters["moment"] = _moment
    return environment


def _moment(text: str | datetime) -> str:
    """Return an instant to the minute, in the time of this machine."""
    at = text if isinstance(text, datetime) else datetime.fromisoformat(text)
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
