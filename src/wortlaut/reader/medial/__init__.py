"""Languages whose verb stands in the middle: subject, verb, and then what is said of them.

The neighbour of the modules that hold the syntax of a verb-final language.  What differs from
language to language is data: tags and cases come from the tagger that ``language.toml`` names,
words from the files that every language has.
"""

from __future__ import annotations

from wortlaut.lexicon import Lexicon
from wortlaut.model import Document, Reading
from wortlaut.reader.acts.entries import inventory
from wortlaut.reader.acts.scene import Scene
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.medial import acts, genre, naming, told
from wortlaut.reader.medial.grammar import Medial
from wortlaut.reader.timex import dates


def read(document: Document, lexicon: Lexicon, identity: str) -> Reading:
    """Return what the reader makes of ``document``; ``identity`` names the reader."""
    analysis = analyse(document.text, lexicon)
    kind = genre.of(document, lexicon)
    times = dates.find(analysis, document.published, lexicon)
    named, actors = naming.find(analysis, document.published, lexicon, kind.issuer)
    scene = Scene(analysis, (), named, times, document.published)
    grammar = Medial(scene, inventory(lexicon))
    grammar.common = kind.joint
    statements = told.find(grammar, named, lexicon)
    moves = acts.find(grammar, statements, scene, (kind, lexicon))
    return Reading(document, identity, statements, moves, times, named, actors)
