"""The pages: each module is one router."""

from __future__ import annotations

from fastapi import APIRouter

from wortlaut.web.pages import (
    actors,
    add,
    board,
    described,
    dossiers,
    downloads,
    entry,
    report,
    reports,
    review,
    search,
)


def routers() -> tuple[APIRouter, ...]:
    """Return the routers of all pages."""
    modules = (
        entry,
        add,
        board,
        reports,
        report,
        review,
        actors,
        search,
        dossiers,
        downloads,
        described,
    )
    return tuple(module.router for module in modules)
