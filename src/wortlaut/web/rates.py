"""How often somebody may ask: a bucket of permits that fills again with time."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict

MOST = 20_000
"""How many clients are remembered; one that was silent longest is forgotten first."""


class Rate:
    """At most ``a_minute`` requests a minute for each client."""

    def __init__(self, a_minute: int, burst: int | None = None) -> None:
        """Give every client a full bucket; ``burst`` is its size, by default a minute's worth."""
        self._speed = a_minute / 60
        self._size = float(burst or a_minute)
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def allows(self, client: str) -> bool:
        """Take a permit of ``client``; return False if there is none."""
        now = time.monotonic()
        with self._lock:
            left, last = self._buckets.pop(client, (self._size, now))
            left = min(self._size, left + (now - last) * self._speed)
            self._buckets[client] = (max(left - 1, 0.0) if left >= 1 else left, now)
            if len(self._buckets) > MOST:
                self._buckets.popitem(last=False)
        return left >= 1
