"""Compares the reader of two checkouts: ``python benchmarks/against.py OLD/src NEW/src``.

Each reads the articles of corpora/quotes-de (train, then dev) in processes of its own, in turn;
of every ten articles the least processor time counts, so that others on the machine disturb less.
Prints words a second of each, and how much of its time each step of the second takes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

TEN = 10
STEPS = {
    "wortlaut.reader": ("analyse", "voiced"),
    "wortlaut.reader.dates": ("find",),
    "wortlaut.reader.mentions": ("find",),
    "wortlaut.reader.quotes": ("find",),
    "wortlaut.reader.acts": ("find",),
}
Rows = list[tuple[float, int]]


def work(steps: bool) -> None:
    """Read the articles; print seconds and words of each ten, or seconds of each step."""
    from wortlaut import lexicon, reader
    from wortlaut.evaluation import corpora, quotes

    dev = corpora.shared() / quotes.DEFAULT
    found = [*quotes.load(dev.with_name("train.jsonl.gz")), *quotes.load(dev)]
    documents = [quotes.document(one) for one in found]
    german, spent = lexicon.load("de"), dict[str, float]()
    if steps:
        watch(reader, spent)
    for document in documents[:3]:
        reader.read(document, german)
    spent.clear()
    rows = []
    for at in range(0, len(documents), TEN):
        some, begun = documents[at : at + TEN], time.process_time()
        for document in some:
            reader.read(document, german)
        words = sum(len(document.text.split()) for document in some)
        rows.append((time.process_time() - begun, words))
    print(json.dumps(spent | {"all": sum(one for one, _ in rows)} if steps else rows))


def watch(reader: Any, spent: dict[str, float]) -> None:
    """Have the steps of a reader add up their time."""
    for module, names in STEPS.items():
        place = getattr(reader, module.rpartition(".")[2], reader)
        for name in names:
            setattr(place, name, timed(getattr(place, name), spent, f"{module}.{name}"))


def timed(step: Callable[..., Any], spent: dict[str, float], name: str) -> Callable[..., Any]:
    def call(*given: Any, **more: Any) -> Any:
        begun = time.process_time()
        try:
            return step(*given, **more)
        finally:
            spent[name] = spent.get(name, 0.0) + time.process_time() - begun

    return call


def run(source: str, *more: str) -> Any:
    """Return what a worker with the package at ``source`` prints."""
    call = [sys.executable, __file__, "--work", *more]
    told = os.environ | {"PYTHONPATH": source, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(call, env=told, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def rate(rows: Rows) -> float:
    return sum(words for _, words in rows) / sum(seconds for seconds, _ in rows)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("sources", nargs="*")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    options.add_argument("--steps", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.work:
        work(given.steps)
        return
    best: dict[str, Rows] = {}
    for _ in range(given.rounds):
        for source in given.sources:
            rows = run(source)
            pairs = zip(best.get(source, rows), rows, strict=True)
            best[source] = [(min(one[0], two[0]), one[1]) for one, two in pairs]
    rates = [rate(best[source]) for source in given.sources]
    for source, words in zip(given.sources, rates, strict=True):
        print(f"{source}: {words:,.0f} words a second, {words / rates[0]:.2f} times")
    spent = run(given.sources[-1], "--steps")
    for name, seconds in sorted(spent.items(), key=lambda one: -one[1]):
        print(f"{seconds / spent['all']:6.1%} {name}")


if __name__ == "__main__":
    main()
