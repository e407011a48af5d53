"""The API: what the pages show, as JSON."""

from __future__ import annotations

from fastapi import APIRouter


def routers() -> tuple[APIRouter, ...]:
    """Return the routers of the API."""
    return ()
