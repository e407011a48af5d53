"""What tests ask a desk, beyond one request."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient


def hrefs(page: str) -> list[str]:
    """Return the addresses that a page links to."""
    return [html.unescape(found) for found in re.findall(r'href="([^"]+)"', page)]


def token(client: TestClient, page: str = "/log") -> str:
    """Return the token that the forms of a page carry."""
    found = re.search(r'name="token" value="([0-9a-f]+)"', client.get(page).text)
    assert found
    return found[1]


def wait(client: TestClient, address: str, seconds: float = 60) -> str:
    """Return the page of a job as soon as it is done."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        page = client.get(address).text
        if 'data-done="1"' in page:
            return page
        time.sleep(0.1)
    raise AssertionError(f"not done within {seconds} seconds: {page}")


def wait_for(ask: Callable[[], dict[str, Any]], name: str, seconds: float = 60) -> dict[str, Any]:
    """Return what ``ask`` answers as soon as its field ``name`` is true."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        answer = ask()
        if answer[name]:
            return answer
        time.sleep(0.1)
    raise AssertionError(f"not {name} within {seconds} seconds: {answer}")
