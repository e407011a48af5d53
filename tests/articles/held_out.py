"""The held-out reports as a corpus, and how ``wortlaut.evaluation`` scores the reader on them.

``python tests/articles/held_out.py FOLDER`` writes them in the formats of the shared gold, so
that ``wortlaut evaluate acts --corpus FOLDER/acts.jsonl`` (or ``quotes``) can read them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.gold import ARTICLES, HALF, HELD_OUT, ROOT, Gold, as_act, as_statement, iou, source

from wortlaut import evaluation, sources
from wortlaut.evaluation import Report, acts, corpora, quotes, runner
from wortlaut.model import Document, Reading, Span

TASKS = ("acts", "quotes")
FOLDER = ARTICLES / "de" / "held_out"
FLOORS = Path(__file__).with_name("held_out_floors.json")


def taken(name: str) -> tuple[Document, int]:
    """Return the report as it is taken in, and where its text begins in the file."""
    document = sources.take(str(ROOT / HELD_OUT[name]["file"]))
    return document, source(name).index(document.text)


def reading(name: str, *, optional: bool = False) -> Reading:
    """Return the gold records of the report as a reading: the required ones, or the optional."""
    document, shift = taken(name)
    gold = HELD_OUT[name]
    return Reading(
        document=document,
        reader="gold",
        statements=tuple(as_statement(one) for one in _chosen(gold["statements"], optional, shift)),
        acts=tuple(as_act(one) for one in _chosen(gold["acts"], optional, shift)),
    )


def _chosen(records: Iterable[Gold], optional: bool, shift: int) -> list[Gold]:
    chosen = [one for one in records if bool(one.get("optional")) == optional]
    return [{key: _moved(value, shift) for key, value in one.items()} for one in chosen]


def _moved(value: Any, shift: int) -> Any:
    """Shift a list of ``[start, end, wording]`` and leave every other value as it is."""
    if not isinstance(value, list) or not value or not isinstance(value[0], list):
        return value
    return [[start - shift, end - shift, wording] for start, end, wording in value]


def corpus(task: str) -> str:
    """Return the held-out reports in the format of the task's gold: one report a line."""
    made = [article(task, name) for name in sorted(HELD_OUT)]
    (content,) = (acts if task == "acts" else quotes).dump(made).values()  # type: ignore[arg-type]
    return content


def article(task: str, name: str) -> acts.ActDocument | quotes.QuoteDocument:
    """Return one report with its required gold records, in the type that the task scores."""
    gold = reading(name)
    text, day = gold.document.text, HELD_OUT[name]["published"][0]
    if task == "acts":
        bare = acts.ActDocument(doc=name, date=day, text=text)
        return acts.predicted(bare, gold)
    empty = quotes.QuoteDocument(id=name, date=day, text=text, tokens=acts.tokens(text))
    return quotes.predicted(empty, gold)


def report(task: str, *, learned: bool = False) -> Report:
    """Read the held-out reports and score them by the measures of ``wortlaut.evaluation``."""
    read = runner.own_reader(learned)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"held_out-{task}.jsonl"
        path.write_text(corpus(task), "utf-8")
        made = evaluation.run(task, path, read=lambda one: fair(read(one)), progress=False)
    return replace(made, corpus=str(FOLDER.relative_to(ROOT)), digest=digest())


def digest() -> str:
    """Return 16 hexadecimal digits over the texts and their gold, as they lie in the folder."""
    return corpora.digest(corpora.files(FOLDER, (".md", ".json")))


def fair(read: Reading) -> Reading:
    """Return the reading without the records that match optional gold records and no others."""
    name = next(name for name in HELD_OUT if taken(name)[0].text == read.document.text)
    required, optional = reading(name), reading(name, optional=True)
    return replace(
        read,
        statements=_fair(read.statements, required.statements, optional.statements, _quote),
        acts=_fair(read.acts, required.acts, optional.acts, _anchor),
    )


def _quote(record: Any) -> set[int]:
    return _places(record.quote)


def _anchor(record: Any) -> set[int]:
    return _places(record.anchor)


def _places(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def _fair(
    found: Sequence[Any],
    required: Sequence[Any],
    optional: Sequence[Any],
    places: Callable[[Any], set[int]],
) -> tuple[Any, ...]:
    def closest(one: Any, golds: Sequence[Any]) -> float:
        return max((iou(places(gold), places(one)) for gold in golds), default=0.0)

    return tuple(
        one
        for one in found
        if not (closest(one, optional) >= HALF and closest(one, optional) > closest(one, required))
    )


def main(folder: Path) -> None:
    """Write ``acts.jsonl`` and ``quotes.jsonl`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for task in TASKS:
        (folder / f"{task}.jsonl").write_text(corpus(task), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
