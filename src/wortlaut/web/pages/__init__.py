"""The pages: each module is one router."""

from __future__ import annotations

from fastapi import APIRouter

from wortlaut.web.pages import (
    actors,
    add,
    board,
    dossiers,
    downloads,
    entry,
    report,
    reports,
    search,
)


def routers() -> tuple[APIRouter, ...]:
    """Return the routers of all pages."""
    modules = (entry, add, board, reports, report, actors, search, dossiers, downloads)
    return tuple(module.router for module in modules)
