"""The page about the API: its operations, from the OpenAPI description."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from wortlaut.web import render
from wortlaut.web.visit import Here

router = APIRouter(include_in_schema=False)


@router.get("/api")
def described(visit: Here) -> Response:
    """List the operations of the API."""
    paths = visit.request.app.openapi()["paths"]
    operations = [
        (method.upper(), path, one.get("description", ""))
        for path, methods in paths.items()
        for method, one in methods.items()
    ]
    return render.page(visit, "api.html", operations=operations, dossiers=visit.dossiers())
