"""Has batches read by local processes or a cluster, and writes each shard when it is done.

At most two batches wait for each worker, so that memory stays flat however large the input.  A
shard is four files beside each other; ``readings`` is put in place last and says that it is whole.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from wortlaut.bulk.batches import Batch, Way, batches
from wortlaut.bulk.shard import COUNTS, Shard, read_batch
from wortlaut.bulk.tables import COLUMNS, arrow
from wortlaut.errors import ExportError, InputError
from wortlaut.model import digest
from wortlaut.sources import STDIN, Item, gather, is_address

WAITING = 2
"""Batches that wait or are read for each worker."""
LAST = "readings"
"""The table whose file is written last."""
_DIED = "the process that read it died (out of memory, or a fault in a library): read it alone"


@dataclass(frozen=True, slots=True)
class Plan:
    """Where shards are written, how reports are read, and by whom."""

    out: Path
    way: Way
    workers: int = 1
    scheduler: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A shard that is there now: what is counted of it, and whether it was there before.

    ``done`` is the share of all input of which the shards are there or being read.
    """

    digest: str
    counts: dict[str, int]
    was_there: bool
    done: float


def run(where: Iterable[str], plan: Plan) -> Iterator[Step]:
    """Read what is at the places ``where`` into shards and yield each that is there.

    A shard that was there is not read again.  When all are there, shards of an earlier run over
    the same places that this one replaces are removed.  Raises ``ExportError`` where ``plan.out``
    cannot be written, ``InputError`` where nothing is at a place or no cluster answers.
    """
    arrow()
    names = sorted(set(where))
    _all_there(names)
    places = [gather(name, plan.way.hints) for name in names]
    try:
        for table in COLUMNS:
            (plan.out / table).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{plan.out} cannot be written ({error.strerror}).") from error
    whole: dict[str, None] = {}
    with _opener(plan) as opened:
        for step in _steps(batches(places, plan.way), plan, opened):
            whole[step.digest] = None
            yield step
    _replace_earlier(plan, names, list(whole))


def _all_there(names: list[str]) -> None:
    """Raise ``InputError`` before anything is written if a file or folder is not there."""
    for name in names:
        if name != STDIN and not is_address(name) and not Path(name).exists():
            raise InputError(f"{name}: there is no such file or folder; nothing was read")


def _steps(found: Iterable[Batch], plan: Plan, opened: Callable[[], Executor]) -> Iterator[Step]:
    busy: dict[Future[Shard], Batch] = {}
    for batch in found:
        if (counts := _there(plan.out, batch.digest)) is not None:
            yield Step(batch.digest, counts, True, batch.done)
            continue
        while len(busy) >= WAITING * plan.workers:
            yield from _finished(busy, plan, opened)
        try:
            busy[opened().submit(read_batch, batch)] = batch
        except BrokenProcessPool:
            yield from _apart(batch, plan, opened)
    while busy:
        yield from _finished(busy, plan, opened)


def _finished(
    busy: dict[Future[Shard], Batch], plan: Plan, opened: Callable[[], Executor]
) -> Iterator[Step]:
    done, _ = wait(busy, return_when=FIRST_COMPLETED)
    for future in done:
        batch = busy.pop(future)
        try:
            yield _kept(future.result(), batch, plan.out)
        except BrokenProcessPool:
            yield from _apart(batch, plan, opened)


def _apart(batch: Batch, plan: Plan, opened: Callable[[], Executor]) -> Iterator[Step]:
    """Read a batch over whose reading a process died: alone, and then report by report.

    Raises ``ExportError`` where a process dies with nothing to read, too.
    """
    try:
        yield _kept(opened().submit(read_batch, batch).result(), batch, plan.out)
        return
    except BrokenProcessPool:
        pass
    try:
        opened().submit(read_batch, replace(batch, items=())).result()
    except BrokenProcessPool as error:
        raise ExportError(
            "the processes that read die at once (no memory, or they cannot be started): free "
            "memory or use fewer --workers; the shards that are there are kept"
        ) from error
    items = tuple(_alive(item, batch, opened) for item in batch.items)
    rest = replace(batch, items=items)
    try:
        shard = opened().submit(read_batch, rest).result()
    except BrokenProcessPool:  # each can be read alone, and not all together
        dead = tuple(replace(item, raw=None, problem=item.problem or _DIED) for item in items)
        shard = read_batch(replace(batch, items=dead))
    yield _kept(shard, batch, plan.out)


def _alive(item: Item, batch: Batch, opened: Callable[[], Executor]) -> Item:
    """Return a report, or the problem with it where a process dies over it alone."""
    try:
        opened().submit(read_batch, replace(batch, items=(item,))).result()
    except BrokenProcessPool:
        return replace(item, raw=None, problem=_DIED)
    return item


@contextmanager
def _opener(plan: Plan) -> Iterator[Callable[[], Executor]]:
    """Yield what returns the pool of workers: the one there is, or a new one for a broken one."""
    with _cluster(plan.scheduler) if plan.scheduler else _local(plan.workers) as opened:
        yield opened


@contextmanager
def _local(workers: int) -> Iterator[Callable[[], Executor]]:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    pools: list[ProcessPoolExecutor] = []

    def opened() -> Executor:
        if not pools or getattr(pools[-1], "_broken", False):
            pools.append(ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin))
        return pools[-1]

    try:
        yield opened
    finally:
        for pool in pools:
            pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl-C to the parent, which lets the batches at hand be finished."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _cluster(address: str) -> Iterator[Callable[[], Executor]]:
    try:
        from distributed import Client
    except ImportError as error:
        raise ExportError(
            "--scheduler needs Dask, which is not installed: run `pip install distributed pyarrow`."
        ) from error
    try:
        known = {"timeout": "10s", "set_as_default": False}
        client = Client(address, **known)  # type: ignore[no-untyped-call,unused-ignore]
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(
            f"no Dask scheduler answers at {address}: check it, or start one"
        ) from error
    with client:
        pool = client.get_executor(pure=False)  # type: ignore[no-untyped-call,unused-ignore]
        yield lambda: pool


def _kept(shard: Shard, batch: Batch, out: Path) -> Step:
    """Write the files of a shard, ``LAST`` at the end; each appears whole or not at all."""
    try:
        for table in sorted(shard.files, key=lambda name: name == LAST):
            _write(out / table / f"{shard.digest}.parquet", shard.files[table])
    except OSError as error:
        raise ExportError(
            f"{out} cannot be written ({(error.strerror or str(error)).lower()}): make room and "
            "run the same command again; the shards that are there are kept."
        ) from error
    return Step(shard.digest, shard.counts, False, batch.done)


def _write(path: Path, data: bytes) -> None:
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _there(out: Path, name: str) -> dict[str, int] | None:
    """Return what is counted of a shard that is there, None if it is not, or not whole."""
    path = out / LAST / f"{name}.parquet"
    if not path.exists():
        return None
    pyarrow, parquet = arrow()
    try:
        kept = parquet.read_schema(path).metadata
        return {key: int(kept[key.encode()]) for key in COUNTS}
    except (pyarrow.ArrowException, KeyError, OSError, TypeError):
        return None


def problems(out: Path, shards: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the rows of problems of some shards: name, state, reason, sha256, bytes."""
    _, parquet = arrow()
    for name in shards:
        yield from parquet.read_table(out / "problems" / f"{name}.parquet").to_pylist()


def _replace_earlier(plan: Plan, names: list[str], shards: list[str]) -> None:
    """Note the shards of this run; remove those of the last run over the same places."""
    runs = plan.out / "runs"
    runs.mkdir(exist_ok=True)
    here = runs / f"{digest('run', names, plan.way.learned, plan.way.hints)}.json"
    earlier = _noted(here)
    _write(here, json.dumps({"places": names, "shards": shards}, indent=0).encode())
    held = {name for other in runs.glob("*.json") for name in _noted(other)}
    for name in set(earlier) - held:
        for table in (LAST, *(one for one in COLUMNS if one != LAST)):
            (plan.out / table / f"{name}.parquet").unlink(missing_ok=True)


def _noted(path: Path) -> list[str]:
    try:
        return [str(name) for name in json.loads(path.read_text("utf-8"))["shards"]]
    except (OSError, ValueError, KeyError):
        return []
