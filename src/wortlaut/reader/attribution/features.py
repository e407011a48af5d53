"""What the learned tagger sees of each token: small integers, made from the analysis alone.

The same function serves training (``train/``) and reading, so that both see the same.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from wortlaut.model import Actor, ActorKind, Form, Mention
from wortlaut.reader.analysis.tokens import Token
from wortlaut.reader.attribution.cues import CueBook
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.syntax import Syntax

Integers = npt.NDArray[np.int64]

SUFFIXES, LEMMAS, TAGS = 1024, 4096, 128
"""Buckets of the hashed features."""
FORMS = ("", "fin", "inf", "zu", "part", "imp")
MOODS = ("", "ind", "sub1", "sub2", "?")
KINDS = ("", "main", "sub", "rel", "zu", "frag")
MARKS = ("„", "“")
"""The quotation marks of the training texts: others are read as these."""
ROLES = ("quote", "speaker", "cue", "addressee", "frame")

SIZES = {
    "tag": TAGS,
    "suffix": SUFFIXES,
    "lemma": LEMMAS,
    "shape": 8,
    "form": len(FORMS),
    "mood": len(MOODS),
    "quotation": 3,
    "kind": len(KINDS),
    "cue": 4,
    "place": 4,
    "direct": 2,
    "rules": 2 ** len(ROLES),
    "type": len(Form) + 1,
    "actor": len(ActorKind) + 1,
    "phrase": 3,
}
"""The features in order, each with the number of its values."""


Named = tuple[tuple[Mention, ...], tuple[Actor, ...]]
"""A text's mentions and the actors that they refer to."""


def features(syntax: Syntax, book: CueBook, found: list[Found], named: Named) -> Integers:
    """Return a row of ``len(SIZES)`` integers for each token; ``found`` is what the rules say."""
    rows = [
        _word(token if token.text == text else replace(token, text=text, lemma=text))
        for token, text in zip(syntax.tokens, texts(syntax), strict=True)
    ]
    table = np.zeros((len(rows), len(SIZES)), dtype=np.int64)
    if rows:
        table[:, : len(rows[0])] = rows
    _add_places(table, syntax, book)
    _add_rules(table, found)
    _add_actors(table, syntax, named)
    return table


def texts(syntax: Syntax) -> list[str]:
    """Return the tokens' words as the tagger knows them: with one kind of quotation marks."""
    found = [token.text for token in syntax.tokens]
    for quotation in syntax.analysis.quotations:
        found[quotation.range.first] = MARKS[0]
        if quotation.closed:
            found[quotation.range.end - 1] = MARKS[1]
    return found


def _word(token: Token) -> tuple[int, ...]:
    return _hashed(token.text, token.tag, token.lemma, token.form, token.mood)


@lru_cache(30_000)
def _hashed(text: str, tag: str, lemma: str, form: str, mood: str) -> tuple[int, ...]:
    return (
        _bucket(tag, TAGS),
        _bucket(text[-3:].lower(), SUFFIXES),
        _bucket(lemma, LEMMAS),
        _shape(text),
        FORMS.index(form),
        MOODS.index(mood),
    )


def _bucket(text: str, buckets: int) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % buckets


def _shape(text: str) -> int:
    if text[0].isdigit():
        return 1
    if not text[0].isalpha():
        return 2 if text in ",;" else 3 if text in ".!?" else 4
    if text[0].isupper():
        return 6 if len(text) > 1 and text.isupper() else 5
    return 7


def _add_places(table: Integers, syntax: Syntax, book: CueBook) -> None:
    """Fill in quotation depth, clause kind, cue words, and place in sentence and paragraph."""
    quotation, kind, cue, place = (
        list(SIZES).index(n) for n in ("quotation", "kind", "cue", "place")
    )
    for found in syntax.analysis.quotations:
        table[found.range.first : found.range.end, quotation] = min(found.depth, 1) + 1
    for clause in syntax.analysis.clauses:
        table[list(clause.indices), kind] = KINDS.index(clause.kind)
        if clause.lemma in book.verbs:
            table[list(clause.verbs), cue] = 1
    for index, token in enumerate(syntax.tokens):
        if token.text.lower() in book.by_word:
            table[index, cue] = 2
    paragraph = -1
    for sentence in syntax.analysis.sentences:
        table[sentence.range.first, place] = 1 if sentence.paragraph == paragraph else 2
        paragraph = sentence.paragraph


def _add_rules(table: Integers, found: list[Found]) -> None:
    """Fill in what the rules say of each token: in which roles, in which form of statement."""
    direct, rules, kind = (list(SIZES).index(n) for n in ("direct", "rules", "type"))
    forms = list(Form)
    for statement in found:
        quote = list(statement.quote)
        if statement.form is Form.DIRECT:
            table[quote, direct] = 1
        if not statement.nested:
            table[quote, kind] = forms.index(statement.form) + 1
        for bit, role in enumerate(ROLES):
            table[list(getattr(statement, role)), rules] |= 1 << bit


def _add_actors(table: Integers, syntax: Syntax, named: Named) -> None:
    """Fill in what kind of actor a token names, and where noun phrases begin and go on."""
    actor, phrase = (list(SIZES).index(name) for name in ("actor", "phrase"))
    kinds = {one.id: list(ActorKind).index(one.kind) + 1 for one in named[1]}
    at = {token.start: index for index, token in enumerate(syntax.tokens)}
    for mention in named[0]:
        index = at.get(mention.span.start)
        while index is not None and index < len(table) and _within(syntax, index, mention):
            table[index, actor] = kinds.get(mention.actor, 0)
            index += 1
    for chunk in syntax.analysis.chunks:
        table[chunk.range.first : chunk.range.end, phrase] = 2
        table[chunk.range.first, phrase] = 1


def _within(syntax: Syntax, index: int, mention: Mention) -> bool:
    return syntax.tokens[index].end <= mention.span.end
