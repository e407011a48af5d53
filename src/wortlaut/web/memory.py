"""Answers that take long, kept until the ledger changes and made anew in a process of its own.

Who asks while an answer is made anew gets the last one at once, unless they have written
themselves: those wait for the one that knows of it.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as LateError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from wortlaut.desk import Ledger
from wortlaut.web import worker

KEPT = 64
"""How many questions are remembered with their answers."""

EVERY = 5.0
"""Seconds between two answers to one question, unless who asks has written."""

SHARE = 5.0
"""How many times as long as it took to make an answer it is shown, if that is longer."""

PATIENCE = 8.0
"""Seconds that somebody who has written waits for an answer that knows of it."""

Stamp = tuple[object, ...]
Question = tuple[object, ...]
Answer = Callable[..., Any]


@dataclass(slots=True)
class _Kept:
    """An answer, the state of the ledger that it is of, when it was made and how long it took."""

    stamp: Stamp
    answer: Any
    at: float
    took: float


class Memory:
    """Answers by question; one question is worked on once at a time."""

    def __init__(self, ledger: Path, beside: Iterable[Path] = ()) -> None:
        """Remember what follows from a ledger and the files beside it alone."""
        self._ledger, self._beside = ledger, tuple(beside)
        self._kept: OrderedDict[Question, _Kept] = OrderedDict()
        self._making: dict[Question, Future[Any]] = {}
        self._locks: dict[Question, threading.Lock] = {}
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None

    def ask(self, question: Question, answer: Answer, wrote: bool = False) -> Any:
        """Return ``answer(*question)``, a function that can be sent to another process."""
        with self._lock:
            lock = self._locks.setdefault(question, threading.Lock())
        with lock:
            kept, stamp = self._kept.get(question), self.stamp()
            if kept is None:
                begun = time.monotonic()
                return self._keep(question, stamp, answer(*question), begun)
            if kept.stamp == stamp:
                return kept.answer
            if not wrote and time.monotonic() - kept.at < max(EVERY, SHARE * kept.took):
                return kept.answer
            making = self._renew(question, stamp, answer)
        return self._waited(question, making, kept.answer) if wrote else kept.answer

    def close(self) -> None:
        """End the process that makes answers."""
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def stamp(self) -> Stamp:
        """Return what changes with everything that is recorded or set.

        The ledger is asked, never opened as a file: that would give up SQLite's locks on it.
        """
        found: list[object] = []
        with Ledger(self._ledger) as ledger:
            found += ledger.state()
        for path in self._beside:
            with suppress(FileNotFoundError):
                state = path.stat()
                found += [state.st_mtime_ns, state.st_size]
        return tuple(found)

    def _keep(self, question: Question, stamp: Stamp, answer: Any, begun: float) -> Any:
        now = time.monotonic()
        with self._lock:
            self._kept[question] = _Kept(stamp, answer, now, now - begun)
            self._kept.move_to_end(question)
            while len(self._kept) > KEPT:
                old, _ = self._kept.popitem(last=False)
                self._locks.pop(old, None)
        return answer

    def _renew(self, question: Question, stamp: Stamp, answer: Answer) -> Future[Any]:
        """Have an answer made anew, unless it is being made already."""
        if question in self._making:
            return self._making[question]
        future, begun = self._submit(answer, *question), time.monotonic()
        self._making[question] = future

        def arrived(done: Future[Any]) -> None:
            self._making.pop(question, None)
            if not done.cancelled() and done.exception() is None:
                self._keep(question, stamp, done.result(), begun)

        future.add_done_callback(arrived)
        return future

    def _submit(self, answer: Answer, *given: object) -> Future[Any]:
        with self._lock:
            if self._pool is None:
                context = get_context("spawn")
                self._pool = ProcessPoolExecutor(1, context, initializer=worker.begin)
            try:
                return self._pool.submit(answer, *given)
            except BrokenProcessPool:
                self._pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=worker.begin)
                return self._pool.submit(answer, *given)

    def _waited(self, question: Question, making: Future[Any], last: Any) -> Any:
        """Wait for an answer that is being made; the last one if that takes too long."""
        try:
            return making.result(timeout=PATIENCE)
        except (LateError, BrokenProcessPool):
            return last
