"""Reports on their way into the ledger, in the order in which they were handed in.

What is handed in lies in a folder beside the ledger until it is read, so that nothing is lost
when the server stops: the next one goes on with it.
"""

from __future__ import annotations

import queue
import re
import secrets
import shutil
import threading
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import msgspec

from wortlaut.desk import State
from wortlaut.web import worker
from wortlaut.web.worker import Given, Told

WAITING = "waiting"
READING = "reading"

ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm")
KEPT_JOBS = 200
_ADDRESS = re.compile(r"(?i)https?://\S+")


class Part(msgspec.Struct):
    """One report of a job: ``file`` is its name in the job's folder, or "" for an address."""

    name: str
    file: str = ""
    date: str | None = None
    publisher: str | None = None
    told: Told | None = None
    state: str = WAITING


class Job(msgspec.Struct):
    """Reports that were handed in together."""

    id: str
    user: str
    dossier: str | None
    parts: list[Part]
    at: datetime

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to read."""
        return all(part.told for part in self.parts)


@dataclass(frozen=True, slots=True)
class Handed:
    """What somebody hands in: files with their bytes, a text, an address, and what is known."""

    files: tuple[tuple[str, bytes], ...] = ()
    text: str = ""
    address: str = ""
    date: str | None = None
    publisher: str | None = None
    dossier: str | None = field(default=None)


class Intake:
    """The queue of one server; one report is read at a time."""

    def __init__(self, ledger: Path) -> None:
        """Prepare; nothing is read before ``start``."""
        self._ledger = ledger
        self._folder = ledger.with_name(ledger.name + ".inbox")
        self._jobs: dict[str, Job] = {}
        self._queue: queue.Queue[Job | None] = queue.Queue()
        self._pool: ProcessPoolExecutor | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to read, first what an earlier server left."""
        for job in self._left():
            self._enter(job)
        self._thread = threading.Thread(target=self._run, name="intake", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the report at hand and stop; what waits stays in its folder."""
        self._queue.put(None)
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
        if self._thread:
            self._thread.join(timeout=5)

    def hand_in(self, handed: Handed, user: str) -> Job:
        """Keep what was handed in and have it read; return the job."""
        job = Job(secrets.token_hex(8), user, handed.dossier, [], datetime.now(UTC))
        folder = self._folder / job.id
        folder.mkdir(parents=True)
        for number, (name, data) in enumerate(_contents(handed)):
            file = f"{number:04}{_ending(name)}" if data is not None else ""
            if data is not None:
                (folder / file).write_bytes(data)
            job.parts.append(Part(name, file, handed.date, handed.publisher))
        (folder / "job.json").write_bytes(msgspec.json.encode(job))
        self._enter(job)
        return job

    def job(self, identifier: str) -> Job | None:
        """Return a job of this server."""
        return self._jobs.get(identifier)

    def jobs(self) -> list[Job]:
        """Return the jobs, newest first."""
        return list(self._jobs.values())[::-1]

    def _enter(self, job: Job) -> None:
        self._jobs[job.id] = job
        for old in list(self._jobs.values())[:-KEPT_JOBS]:
            if old.is_done:
                del self._jobs[old.id]
        self._queue.put(job)

    def _left(self) -> Iterable[Job]:
        for file in sorted(self._folder.glob("*/job.json"), key=lambda path: path.stat().st_mtime):
            try:
                yield msgspec.json.decode(file.read_bytes(), type=Job)
            except msgspec.MsgspecError:
                continue

    def _run(self) -> None:
        self._call(worker.warm_up)
        while (job := self._queue.get()) is not None:
            folder = self._folder / job.id
            for part in job.parts:
                part.state = READING
                part.told = self._told(part, job, folder)
                part.state = part.told.state
            shutil.rmtree(folder, ignore_errors=True)

    def _told(self, part: Part, job: Job, folder: Path) -> Told:
        place = str(folder / part.file) if part.file else part.name
        try:
            given = Given(place, part.date, part.publisher, job.dossier, job.user)
            found = self._call(worker.take_in, given, self._ledger)
        except BrokenProcessPool:
            self._pool = None
            return Told(State.FAILED, problem="The process that read it died: try it alone.")
        assert isinstance(found, Told)
        problem = found.problem.replace(place, part.name)
        return Told(found.state, found.reading, found.document, problem)

    def _call(self, function: object, *given: object) -> object:
        if self._pool is None:
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(1, context, initializer=worker.begin)
        return self._pool.submit(function, *given).result()  # type: ignore[arg-type]


def is_address(text: str) -> bool:
    """Whether ``text`` is one http or https address and nothing else."""
    return bool(_ADDRESS.fullmatch(text))


def _contents(handed: Handed) -> Iterable[tuple[str, bytes | None]]:
    yield from handed.files
    if handed.text.strip():
        first = handed.text.strip().splitlines()[0]
        yield first[:80], handed.text.replace("\r\n", "\n").encode("utf-8", "replace")
    if handed.address:
        yield handed.address, None


def _ending(name: str) -> str:
    return next((ending for ending in ENDINGS if name.lower().endswith(ending)), ".txt")
