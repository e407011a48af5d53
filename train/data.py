"""The training examples of the tagger: features, vectors and gold labels of annotated articles."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from wortlaut.lexicon import load
from wortlaut.reader import language
from wortlaut.reader.analyse import analyse
from wortlaut.reader.cues import book
from wortlaut.reader.features import features
from wortlaut.reader.quotes import ruled
from wortlaut.reader.syntax import Syntax
from wortlaut.reader.tagger import LAYERS, ROLES
from wortlaut.reader.vectors import Vectors

SHARED = Path(os.environ.get("WORTLAUT_SHARED", Path(__file__).parents[2] / "shared"))
LAYER_OF = {
    name: number
    for number, name in enumerate(
        ("Direct", "Indirect", "FreeIndirect", "IndirectFreeIndirect", "Reported")
    )
}
"""The corpus' types in the order of ``model.Form``."""


@dataclass(frozen=True)
class Example:
    """One article: (tokens, 2) offsets, (tokens, features) integers, (tokens, dimensions) vectors, gold quotes.

    ``labels`` is (tokens, layers) of 0 outside, 1 begin, 2 inside; ``quotes`` holds for each
    gold quote its layer, its token indices and its roles as (tokens, roles) of 0 and 1.
    """

    id: str
    offsets: np.ndarray
    features: np.ndarray
    vectors: np.ndarray
    labels: np.ndarray
    quotes: tuple[tuple[int, np.ndarray, np.ndarray], ...]


def articles(name: str) -> list[dict[str, object]]:
    """Return the articles of a split of corpora/quotes-de."""
    with gzip.open(SHARED / f"corpora/quotes-de/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def examples(raw: Iterable[dict], vectors: Vectors) -> list[Example]:
    """Return the examples of annotated articles."""
    return [example(article, vectors) for article in raw]


def example(article: dict, vectors: Vectors) -> Example:
    """Return one article as the tagger sees it, the corpus' tokens mapped onto Wortlaut's."""
    lexicon = load("de")
    syntax = Syntax(analyse(article["text"], lexicon), language.of(lexicon))
    table = features(syntax, book(lexicon), ruled(syntax, lexicon))
    dense = np.stack([vectors.of(token.text) for token in syntax.tokens])
    labels = np.zeros((len(syntax.tokens), len(LAYERS)), dtype=np.int64)
    quotes = []
    for quote in article["quotes"]:
        indices = _mapped(syntax, article["tokens"], quote["quote"])
        if not indices:
            continue
        layer = LAYER_OF[quote["type"]]
        fresh = [at for at in indices if not labels[at, layer]]
        labels[fresh, layer] = 2
        labels[indices[0], layer] = 1
        roles = np.zeros((len(syntax.tokens), len(ROLES)), dtype=np.float32)
        for place, role in enumerate(ROLES):
            roles[_mapped(syntax, article["tokens"], quote[role]), place] = 1
        quotes.append((layer, np.array(indices), roles))
    offsets = np.array([(token.start, token.end) for token in syntax.tokens])
    return Example(article["id"], offsets, table, dense, labels, tuple(quotes))


def _mapped(syntax: Syntax, tokens: list[list[int]], ids: list[int]) -> list[int]:
    """Return the indices of Wortlaut's tokens that lie in the corpus' tokens ``ids``."""
    inside: set[int] = set()
    for identity in ids:
        inside.update(range(*tokens[identity]))
    return [at for at, token in enumerate(syntax.tokens) if token.start in inside]
