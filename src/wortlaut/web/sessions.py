"""Who is logged in, and which forms are ours.

A session is a random id in a cookie; where people log in, the server remembers who it is until
it ends.  The token of a form follows from the session, so that no other site can know it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict

HOURS = 12
"""How long somebody stays logged in."""

MOST = 10_000
"""How many are logged in at most; then the oldest must do it again."""


class Sessions:
    """The sessions of one server, kept in memory: a restart ends them."""

    def __init__(self) -> None:
        """Begin with none."""
        self._secret = secrets.token_bytes(32)
        self._names: OrderedDict[str, tuple[str, float]] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, name: str) -> str:
        """Return the id of a new session of the user ``name``."""
        identifier = secrets.token_urlsafe(24)
        with self._lock:
            self._names[identifier] = (name, time.monotonic() + HOURS * 3600)
            while len(self._names) > MOST:
                self._names.popitem(last=False)
        return identifier

    def name(self, identifier: str) -> str | None:
        """Return whose session it is; None if it is nobody's or over."""
        with self._lock:
            name, until = self._names.get(identifier, (None, 0.0))
        return name if time.monotonic() < until else None

    def end(self, identifier: str) -> None:
        """End a session."""
        with self._lock:
            self._names.pop(identifier, None)

    def form_token(self, identifier: str) -> str:
        """Return what a form of this session must carry."""
        return hmac.new(self._secret, identifier.encode(), hashlib.sha256).hexdigest()

    def is_ours(self, identifier: str, token: str) -> bool:
        """Whether ``token`` is that of the session's forms."""
        return hmac.compare_digest(
            self.form_token(identifier).encode(), token.encode("utf-8", "surrogatepass")
        )
