"""The desk in the browser: pages and an API over the desk, for one ledger file."""

from __future__ import annotations

from wortlaut.web.app import application
from wortlaut.web.settings import Limits, Settings

__all__ = ["Limits", "Settings", "application"]
