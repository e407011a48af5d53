"""Keeps a distance between two requests to one host, so that no server is pressed."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

SECONDS = 1.0
"""Seconds between two requests to one host, at least."""

_last: dict[str, float] = {}


def wait_for(address: str) -> None:
    """Sleep until the host of ``address`` may be asked again, and note that it is asked now."""
    host = urlsplit(address).netloc
    left = _last.get(host, -SECONDS) + SECONDS - time.monotonic()
    if left > 0:
        time.sleep(left)
    _last[host] = time.monotonic()
