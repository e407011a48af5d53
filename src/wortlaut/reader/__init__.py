"""Turns a Document into a Reading: the steps in order, on one screen."""

from __future__ import annotations

from wortlaut.lexicon import Lexicon
from wortlaut.model import Document, Reading, digest
from wortlaut.reader.actors import mentions
from wortlaut.reader.acts import acts
from wortlaut.reader.acts.scene import Scene
from wortlaut.reader.analysis import language
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.attribution import quotes, tagger
from wortlaut.reader.attribution.voices import voiced
from wortlaut.reader.timex import dates

VERSION = "4"
"""The version of the mechanisms; raise it when the same lexicon would read differently."""


def read(document: Document, lexicon: Lexicon, *, learned: bool = False) -> Reading:
    """Return what the reader makes of ``document`` with ``lexicon``.

    By rules alone; with ``learned`` the trained tagger joins them, if the language has weights.
    """
    if language.of(lexicon).order == "medial":
        from wortlaut.reader import medial

        return medial.read(document, lexicon, identity(lexicon))
    analysis = analyse(document.text, lexicon)
    times = dates.find(analysis, document.published, lexicon)
    named, actors = mentions.find(analysis, document.published, lexicon)
    told = quotes.find(analysis, (named, actors), lexicon, learned=learned)
    statements = voiced(told, analysis, named, lexicon)
    moves = acts.find(Scene(analysis, statements, named, times, document.published), lexicon)
    reader = identity(lexicon, learned=learned)
    return Reading(document, reader, statements, moves, times, named, actors)


def identity(lexicon: Lexicon, *, learned: bool = False) -> str:
    """Return the digest that names this reader: mechanisms, lexicon and weights."""
    return digest(
        "reader",
        VERSION,
        lexicon.code,
        lexicon.digest,
        tagger.name(lexicon.code) if learned else "",
    )
