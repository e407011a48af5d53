"""The annotated articles of acts: six gold sets, and words that are marked as telling an act."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

import msgspec

from wortlaut import lexicon
from wortlaut.evaluation import acts as metric
from wortlaut.evaluation import corpora
from wortlaut.reader.actors import mentions
from wortlaut.reader.acts import acts as rules
from wortlaut.reader.acts.drafts import Draft
from wortlaut.reader.acts.entries import inventory
from wortlaut.reader.acts.scene import Scene
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.voices import Voices
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.attribution import quotes
from wortlaut.reader.attribution.voices import voiced
from wortlaut.reader.timex import dates

HERE = Path(__file__).parent / "acts"
OWN = {name: HERE / f"{name.lower()}.jsonl" for name in "ABCDE"}
GERMAN = lexicon.load("de")


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A verb or noun that tells an act of a kind; "" is undecided and left out of training."""

    word: tuple[int, int]
    kind: str
    noun: bool = False


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """One article with its marks: offsets in code points, no text."""

    doc: str
    date: str | None
    sha256: str
    marks: tuple[Mark, ...]


class Read(NamedTuple):
    """An article as the rules read it, before the fields of its acts are filled."""

    set: str
    article: metric.ActDocument
    scene: Scene
    grammar: Grammar
    voices: Voices
    drafts: list[Draft]
    marks: tuple[Mark, ...] = ()


def gold() -> list[tuple[str, metric.ActDocument]]:
    """Return the articles with complete acts, by set; one that two annotators read counts once."""
    paths = {"dev": corpora.shared() / metric.DEFAULT, **OWN}
    found: dict[str, tuple[str, metric.ActDocument]] = {}
    for name, path in paths.items():
        for article in metric.load(path):
            found.setdefault(article.doc, (name, article))
    return list(found.values())


def marked() -> list[tuple[metric.ActDocument, tuple[Mark, ...]]]:
    """Return the articles of ``acts/marks.jsonl`` that no gold set holds, with their texts."""
    known = {article.doc for _, article in gold()}
    lines = (HERE / "marks.jsonl").read_bytes().splitlines()
    read = [msgspec.json.decode(line, type=Marked) for line in lines]
    return [
        (metric._checked(metric._with_text(_bare(item))), item.marks)
        for item in read
        if item.doc not in known
    ]


def _bare(item: Marked) -> metric.ActDocument:
    return metric.ActDocument(doc=item.doc, date=item.date, sha256=item.sha256)


def read(name: str, article: metric.ActDocument, marks: tuple[Mark, ...] = ()) -> Read:
    """Read an article by rules, as far as the choice of acts."""
    document = metric.document(article)
    analysis = analyse(document.text, GERMAN)
    times = dates.find(analysis, document.published, GERMAN)
    named, actors = mentions.find(analysis, document.published, GERMAN)
    told = voiced(quotes.find(analysis, (named, actors), GERMAN), analysis, named, GERMAN)
    scene = Scene(analysis, told, named, times, document.published)
    grammar = Grammar(scene, inventory(GERMAN))
    voices = Voices(grammar, scene.statements)
    found = rules._drafts(grammar, voices)
    found = rules.provisions.spelled_out(grammar, found, voices)
    chosen = rules.merge.chosen(grammar, found)
    return Read(name, article, scene, grammar, voices, chosen, marks)


@functools.cache
def everything() -> tuple[Read, ...]:
    """Read every annotated article once."""
    full = [read(name, article) for name, article in gold()]
    return (*full, *(read("marks", article, marks) for article, marks in marked()))
