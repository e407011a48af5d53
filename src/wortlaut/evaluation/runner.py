"""Reads every document of a corpus and scores what was read."""

from __future__ import annotations

import time as clock
from collections.abc import Callable, Iterable, Sequence
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
``document(gold)``, ``predicted(gold, reading)``, ``items(gold)``, ``score(golds, predictions)``,
``findings(gold, prediction)`` and ``dump(predictions)``.
"""


def run(
    task: str,
    corpus: Path | None = None,
    *,
    read: Read | None = None,
    learned: bool = False,
    progress: bool = True,
) -> Report:
    """Read the documents of ``corpus`` and score them against its annotations.

    ``corpus`` is a file or folder in the format of the task's gold; None is the dev set of the
    shared corpora.  ``read`` replaces Wortlaut's reader, ``learned`` lets it
    use its trained weights.  Raises ``InputError`` for an unknown
    task and ``CorpusError`` where the corpus is absent or malformed.
    """
    if task not in TASKS:
        raise InputError(f"no benchmark {task!r}: there is {', '.join(TASKS)}")
    module = TASKS[task]
    path = corpus or corpora.shared() / module.DEFAULT
    gold = module.load(path)
    reader = read or own_reader(learned)
    start = clock.perf_counter()
    documents = [module.document(item) for item in gold]
    readings = [reader(document) for document in _tracked(documents, task, progress)]
    return _report(
        module, path, list(zip(gold, readings, strict=True)), clock.perf_counter() - start
    )


def own_reader(learned: bool = False) -> Read:
    """Return Wortlaut's own reader as a function of the document."""
    from wortlaut.reader import read

    return lambda document: read(document, lexicon.load(document.language), learned=learned)


def _tracked(items: Sequence[Document], task: str, shown: bool) -> Iterable[Document]:
    """Iterate over ``items`` with a progress bar on stderr, if that is a terminal."""
    console = Console(stderr=True)
    hidden = not (shown and console.is_terminal)
    return track(items, description=f"reading {task}", console=console, disable=hidden)


def _report(module: Any, path: Path, read: Sequence[tuple[Any, Reading]], seconds: float) -> Report:
    gold = [item for item, _ in read]
    found = [module.predicted(item, reading) for item, reading in read]
    return Report(
        task=next(name for name, known in TASKS.items() if known is module),
        corpus=corpora.shown(path),
        digest=corpora.digest(corpora.files(path, module.ENDINGS)),
        reader=read[0][1].reader,
        headline=module.HEADLINE,
        scores=module.score(gold, found),
        documents=tuple(_document(module, a, b) for a, b in zip(gold, found, strict=True)),
        seconds=seconds,
        confusion=acts.confusion(gold, found) if module is acts else {},
        predictions=module.dump(found),
    )


def _document(module: Any, gold: Any, found: Any) -> DocumentReport:
    scores = module.score([gold], [found])
    return DocumentReport(
        id=getattr(gold, "id", "") or gold.doc,
        title=getattr(gold, "title", "") or " ".join(gold.text.split())[:60],
        score=scores[module.HEADLINE].value,
        gold=len(module.items(gold)),
        read=len(module.items(found)),
        findings=module.findings(gold, found),
    )
