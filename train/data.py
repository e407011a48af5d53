"""The training examples of the tagger: features, vectors and gold labels of annotated articles."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from wortlaut.lexicon import load
from wortlaut.model import Interval
from wortlaut.reader.actors import mentions
from wortlaut.reader.analysis import language
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.attribution.cues import book
from wortlaut.reader.attribution.features import features, texts
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.quotes import ruled
from wortlaut.reader.attribution.syntax import Syntax
from wortlaut.reader.attribution.tagger import LAYERS, ROLES, hints
from wortlaut.reader.attribution.vectors import Vectors

SHARED = Path(os.environ.get("WORTLAUT_SHARED", Path(__file__).parents[2] / "shared"))
SPEECH = "Speech event"
"""The type that events of corpora/speeches-de get: a layer of its own, for training only."""
LAYER_OF = {
    name: number
    for number, name in enumerate(
        ("Direct", "Indirect", "FreeIndirect", "IndirectFreeIndirect", "Reported", SPEECH)
    )
}
"""The corpus' types in the order of ``model.Form``."""


SHORTEST = 400
"""Code points of a news text without annotation, at least: shorter ones are headlines."""
UNKNOWN = -100
"""The label of a layer that an article is not annotated with."""


@dataclass(frozen=True)
class Example:
    """One article: offsets (tokens, 2), features (tokens, features), vectors, gold quotes.

    ``labels`` is (tokens, layers) of 0 outside, 1 begin, 2 inside; ``quotes`` holds for each
    gold quote its layer, its token indices, its roles as (tokens, roles) of 0 and 1, and the
    rules' hints of the same shape; ``ruled`` is all that the rules find.
    """

    id: str
    offsets: np.ndarray
    features: np.ndarray
    vectors: np.ndarray
    labels: np.ndarray
    quotes: tuple[tuple[int, np.ndarray, np.ndarray, np.ndarray], ...]
    ruled: tuple[Found, ...] = ()


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
    told = ruled(syntax, lexicon)
    named = mentions.find(syntax.analysis, day(article), lexicon)
    table = features(syntax, book(lexicon), told, named)
    dense = np.stack([vectors.of(text) for text in texts(syntax)])
    labels = np.zeros((len(syntax.tokens), len(LAYER_OF)), dtype=np.int64)
    wanted = article.get("quotes")
    of_speech = any(quote["type"] == SPEECH for quote in wanted or ())
    labels[:, : len(LAYERS) if of_speech or wanted is None else 0] = UNKNOWN
    labels[:, len(LAYERS) :] = 0 if of_speech else UNKNOWN
    quotes = []
    for quote in wanted or ():
        indices = _mapped(syntax, article["tokens"], quote["quote"])
        if not indices:
            continue
        layer = LAYER_OF[quote["type"]]
        labels[[at for at in indices if not labels[at, layer]], layer] = 2
        labels[indices[0], layer] = 1
        roles = np.zeros((len(syntax.tokens), len(ROLES)), dtype=np.float32)
        for place, role in enumerate(ROLES):
            roles[_mapped(syntax, article["tokens"], quote[role]), place] = 1
        where = np.array(indices)
        quotes.append((layer, where, roles, hints(where, told, len(roles))))
    offsets = np.array([(token.start, token.end) for token in syntax.tokens])
    return Example(article["id"], offsets, table, dense, labels, tuple(quotes), tuple(told))


def day(article: dict) -> Interval | None:
    """Return the article's day of publication."""
    found = date.fromisoformat(article["date"]) if article.get("date") else None
    return Interval(found, found) if found else None


def speeches(name: str) -> list[dict[str, object]]:
    """Return corpora/speeches-de as articles: events of speech that have a message.

    The words are joined by spaces; each event is a quote of type ``SPEECH``.
    """
    with gzip.open(
        SHARED / f"corpora/speeches-de/{name}.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        return [_speech(json.loads(line)) for line in lines]


def news() -> list[dict[str, object]]:
    """Return the news texts of corpora/ner-de, which have no annotation of quotes."""
    found = []
    for path in sorted((SHARED / "corpora/ner-de").glob("smartdata_*.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts = ((raw["id"], raw["text"]["string"]) for raw in _objects(lines.read()))
            found += [{"id": name, "text": text} for name, text in texts if len(text) > SHORTEST]
    return found


def _objects(text: str) -> Iterator[dict]:
    """Yield the JSON objects of a text that holds one behind the other."""
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        found, at = decoder.raw_decode(text, at)
        yield found
        while at < len(text) and text[at].isspace():
            at += 1


def _speech(raw: dict) -> dict[str, object]:
    tokens, number, at = [], {}, 0
    words = []
    for sentence in raw["Sentences"]:
        for place, word in enumerate(sentence["Tokens"]):
            number[f"{sentence['SentenceId']}:{place}"] = len(tokens)
            tokens.append([at, at + len(word)])
            words.append(word)
            at += len(word) + 1
    names = {"quote": "Message", "speaker": "Source", "cue": "Cue", "addressee": "Addr"}
    quotes = [
        {"type": SPEECH, "frame": []}
        | {ours: sorted(number[w] for w in event[theirs]) for ours, theirs in names.items()}
        for event in raw["Annotations"]
        if event["Message"]
    ]
    return {"id": raw["id"], "text": " ".join(words), "tokens": tokens, "quotes": quotes}


def _mapped(syntax: Syntax, tokens: list[list[int]], ids: list[int]) -> list[int]:
    """Return the indices of Wortlaut's tokens that lie in the corpus' tokens ``ids``."""
    inside: set[int] = set()
    for identity in ids:
        inside.update(range(*tokens[identity]))
    return [at for at, token in enumerate(syntax.tokens) if token.start in inside]
