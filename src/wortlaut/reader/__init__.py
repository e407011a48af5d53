"""Turns a Document into a Reading: the steps in order, on one screen."""

from __future__ import annotations

from wortlaut.lexicon import Lexicon
from wortlaut.model import Document, Reading, digest
from wortlaut.reader import acts, dates, mentions, quotes
from wortlaut.reader.act_scene import Scene
from wortlaut.reader.analyse import analyse
from wortlaut.reader.voices import voiced

VERSION = "1"
"""The version of the mechanisms; raise it when the same lexicon would read differently."""


def read(document: Document, lexicon: Lexicon) -> Reading:
    """Return what the reader makes of ``document`` with ``lexicon``."""
    analysis = analyse(document.text, lexicon)
    times = dates.find(analysis, document.published, lexicon)
    named, actors = mentions.find(analysis, document.published, lexicon)
    statements = voiced(quotes.find(analysis, lexicon), analysis, named, lexicon)
    told = acts.find(Scene(analysis, statements, named, times, document.published), lexicon)
    return Reading(document, identity(lexicon), statements, told, times, named, actors)


def identity(lexicon: Lexicon) -> str:
    """Return the digest that names this reader: mechanisms and lexicon."""
    return digest("reader", VERSION, lexicon.code, lexicon.digest)

