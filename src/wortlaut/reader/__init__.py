"""Turns a Document into a Reading: the steps in order, on one screen."""

from __future__ import annotations

from wortlaut.lexicon import Lexicon
from wortlaut.model import Document, Reading, digest
from wortlaut.reader import quotes
from wortlaut.reader.analyse import analyse

VERSION = "1"
"""The version of the mechanisms; raise it when the same lexicon would read differently."""


def read(document: Document, lexicon: Lexicon) -> Reading:
    """Return what the reader makes of ``document`` with ``lexicon``."""
    analysis = analyse(document.text, lexicon)
    statements = quotes.find(analysis, lexicon)
    return Reading(document, identity(lexicon), statements)


def identity(lexicon: Lexicon) -> str:
    """Return the digest that names this reader: mechanisms and lexicon."""
    return digest("reader", VERSION, lexicon.code, lexicon.digest)
