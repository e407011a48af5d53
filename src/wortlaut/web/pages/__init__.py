"""The pages: each module is one router."""

from __future__ import annotations

from fastapi import APIRouter

from wortlaut.web.pages import (
    actors,
    add,
    board,
    compare,
    described,
    dossiers,
    downloads,
    entry,
    judging,
    report,
    reports,
    review,
    search,
)

MODULES = (
    entry,
    add,
    board,
    judging,
    report,
    reports,
    review,
    compare,
    actors,
    search,
    dossiers,
    downloads,
    described,
)


def routers() -> tuple[APIRouter, ...]:
    """Return the routers of all pages."""
    return tuple(module.router for module in MODULES)
