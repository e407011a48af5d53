"""The API: what the pages show, as JSON."""

from __future__ import annotations

from fastapi import APIRouter

from wortlaut.web.api import reading, writing


def routers() -> tuple[APIRouter, ...]:
    """Return the routers of the API."""
    return reading.router, writing.router
