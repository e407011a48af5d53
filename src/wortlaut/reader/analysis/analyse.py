"""The analysis of a text: tokens with tags, lemmas and verb forms, and what they form.

``analyse`` is the first step of every reading: text -> tokens -> sentences -> quotations ->
chunks -> clauses.  ``language.toml`` names the tagger and says where the verb stands; only what
the language at hand needs is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from wortlaut.lexicon import Lexicon
from wortlaut.reader.analysis import language as closed
from wortlaut.reader.analysis import segment
from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Analysis, Chunk, Clause, Range, Sentence, Token

Tag = Callable[[tuple[segment.Word, ...], Language], list[Token]]
Former = Callable[[Sequence[Token], Sequence[Range], Language], tuple[Chunk, ...]]
Cutter = Callable[[Sequence[Token], Sequence[Range], Language], tuple[Clause, ...]]

TAGGERS = {
    "hanta-german": "wortlaut.reader.analysis.german",
    "hanta-english": "wortlaut.reader.medial.english",
    "pymorphy": "wortlaut.reader.medial.russian",
}
"""Modules with a function ``tag``, by the name that ``language.toml`` gives; loaded on demand."""
FORMERS = {
    "final": ("wortlaut.reader.analysis.chunks", "wortlaut.reader.analysis.clauses"),
    "medial": ("wortlaut.reader.medial.chunks", "wortlaut.reader.medial.clauses"),
}
"""Modules with functions ``chunks`` and ``clauses``, by the place of the verb."""


def tagger_of(known: Language) -> Tag:
    """Return the function that tags the words of a sentence in a language."""
    tag: Tag = import_module(TAGGERS[known.tagger]).tag
    return tag


def analyse(text: str, lexicon: Lexicon) -> Analysis:
    """Return the tokens of ``text`` and the sentences, quotations, chunks and clauses in it."""
    known = closed.of(lexicon)
    tag = tagger_of(known)
    phrases, verbs = (import_module(name) for name in FORMERS[known.order])
    form: Former = phrases.chunks
    cut_up: Cutter = verbs.clauses
    found = segment.words(text, known)
    if known.digraphs:
        found = import_module(TAGGERS[known.tagger]).spelled(found, known)
    cuts = segment.sentences(found, known)
    tokens = tuple(token for cut, _ in cuts for token in tag(found[cut.first : cut.end], known))
    quotations = segment.quotations(found, cuts, known.quotes)
    pieces = form(tokens, tuple(cut for cut, _ in cuts), known)
    parts = cut_up(tokens, tuple(cut for cut, _ in cuts), known)
    sentences, at = [], 0
    for cut, paragraph in cuts:
        first = at
        while at < len(parts) and parts[at].range.first < cut.end:
            at += 1
        sentences.append(Sentence(cut, tuple(range(first, at)), paragraph))
    return Analysis(text, tokens, tuple(sentences), quotations, pieces, parts)
