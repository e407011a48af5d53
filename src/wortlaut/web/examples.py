"""Three made-up reports on one telephone call, for who has none at hand."""

from __future__ import annotations

from importlib import resources

DOSSIER = "Beispiel"


def reports() -> tuple[tuple[str, bytes], ...]:
    """Return name and bytes of each report."""
    folder = resources.files("wortlaut.web").joinpath("sample")
    files = sorted((item.name, item.read_bytes()) for item in folder.iterdir())
    return tuple(file for file in files if file[0].endswith(".md"))
