"""Reads every document of a corpus and scores what was read."""

from __future__ import annotations

import time as clock
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from rich.console import Console
from rich.progress import track

from wortlaut import lexicon
from wortlaut.errors import InputError
from wortlaut.evaluation import acts, corpora, quotes, time
from wortlaut.evaluation.report import DocumentReport, Report
from wortlaut.model import Document, Reading

Read = Callable[[Document], Reading]

TASKS: dict[str, ModuleType] = {"quotes": quotes, "time": time, "acts": acts}
"""The benchmarks by name.

Each is a module with the same functions over its own type of document: ``load(path)``,
``document(gold)``, ``predicted(gold, reading)``, ``score(golds, predictions)``,
``findings(gold, prediction)`` and ``dump(predictions)``.
"""


def run(
    task: str, corpus: Path | None = None, *, read: Read | None = None, progress: bool = True
) -> Report:
    """Read the documents of ``corpus`` and score them against its annotations.

    ``corpus`` is a file or folder in the format of the task's gold; None is the dev set of the
    shared corpora.  ``read`` replaces Wortlaut's reader.  Raises ``InputError`` for an unknown
    task and ``CorpusError`` where the corpus is absent or malformed.
    """
    if task not in TASKS:
        raise InputError(f"no benchmark {task!r}: there is {', '.join(TASKS)}")
    module = TASKS[task]
    path = corpus or corpora.shared() / module.DEFAULT
    gold = module.load(path)
    read = read or reader()
    start = clock.perf_counter()
    documents = track_all([module.document(item) for item in gold], task, progress)
    readings = [read(document) for document in documents]
    seconds = clock.perf_counter() - start
    found = [module.predicted(a, b) for a, b in zip(gold, readings, strict=True)]
    return Report(
        task=task,
        corpus=corpora.shown(path),
        digest=corpora.digest(corpora.files(path, module.ENDINGS)),
        reader=readings[0].reader,
        headline=module.HEADLINE,
        scores=module.score(gold, found),
        documents=tuple(_document(module, a, b) for a, b in zip(gold, found, strict=True)),
        seconds=seconds,
        confusion=acts.confusion(gold, found) if module is acts else {},
        predictions=module.dump(found),
    )


def reader() -> Read:
    """Return Wortlaut's own reader as a function of the document, lexicons loaded once."""
    from wortlaut.reader import read

    return lambda document: read(document, lexicon.load(document.language))


def track_all(items: Sequence[Document], task: str, shown: bool) -> Iterable[Document]:
    """Iterate over ``items`` with a progress bar on stderr, if that is a terminal."""
    console = Console(stderr=True)
    hidden = not (shown and console.is_terminal)
    found: Iterator[Document] = iter(
        track(items, description=f"reading {task}", console=console, disable=hidden)
    )
    return found


def _document(module: Any, gold: Any, read: Any) -> DocumentReport:
    scores = module.score([gold], [read])
    title = getattr(gold, "title", "") or " ".join(gold.text.split())[:60]
    return DocumentReport(
        id=getattr(gold, "id", "") or gold.doc,
        title=title,
        score=scores[module.HEADLINE].value,
        gold=len(module.items(gold)),
        read=len(module.items(read)),
        findings=module.findings(gold, read),
    )
