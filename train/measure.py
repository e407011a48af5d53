"""Scores a network on annotated articles by the corpus' own metric."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import torch
from data import SHARED, Example

from wortlaut.evaluation import quotes as metric
from wortlaut.reader.attribution.features import SIZES
from wortlaut.reader.attribution.tagger import LAYERS, ROLES, hints, quotes, window

PLACE = list(SIZES).index("place")
TYPES = ("Direct", "Indirect", "FreeIndirect", "IndirectFreeIndirect", "Reported")


def gold(name: str) -> tuple[metric.QuoteDocument, ...]:
    """Return the gold articles of a split."""
    return metric.load(Path(SHARED) / f"corpora/quotes-de/{name}.jsonl.gz")


def read(models: Sequence, item: Example, bias: float = 0.0, threshold: float = 0.5) -> list[tuple]:
    """Return (layer, indices, confidence, roles) of an article; several models vote."""
    with torch.no_grad():
        encoded = [encode_one(model, item) for model in models]
        marks = sum(
            torch.softmax(m.mark(e), -1)[0].cpu().numpy()
            for m, e in zip(models, encoded, strict=True)
        )
        chances = (marks / len(models))[:, : len(LAYERS)]
        starts = np.cumsum(item.features[:, PLACE] > 0)
        found = []
        for layer, indices, confidence in quotes(chances, starts, bias):
            at, mark, place = window(indices, layer, len(starts))
            hint = hints(indices, list(item.ruled), len(starts))[at]
            total = 0
            for model, states in zip(models, encoded, strict=True):
                device = states.device
                logits = model.link(
                    states[:, torch.from_numpy(at).to(device)],
                    torch.from_numpy(mark)[None].to(device),
                    torch.from_numpy(place)[None].to(device),
                    torch.from_numpy(hint)[None].to(device),
                )
                total = total + torch.sigmoid(logits)[0].cpu().numpy()
            roles = total / len(models) > threshold
            found.append((layer, indices, confidence, [at[roles[:, i]] for i in range(len(ROLES))]))
    return found


def encode_one(model, item: Example):
    """Return the encoder's states of one article as a batch of one."""
    device = next(model.parameters()).device
    return model.encode(
        torch.from_numpy(item.vectors)[None].to(device),
        torch.from_numpy(item.features)[None].to(device),
    )


def predicted(article: metric.QuoteDocument, item: Example, found: list[tuple]):
    """Return the gold article with what was found in place of its quotes."""
    token_of: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(article.tokens):
        for at in range(start, end):
            token_of[at] = number
    kept = []
    for number, (layer, indices, _, roles) in enumerate(found):
        parts = {
            name: frozenset(_ids(item, where, article, token_of))
            for name, where in zip(("quote", *ROLES), (indices, *roles), strict=True)
        }
        if parts["quote"]:
            kept.append(
                metric.Quote(
                    id=number, type=TYPES[layer], medium="none", nested=False, because=(), **parts
                )
            )
    return msgspec.structs.replace(article, quotes=tuple(kept))


def _ids(
    item: Example, indices: np.ndarray, article: metric.QuoteDocument, token_of: dict
) -> list[int]:
    covered = {at for index in indices for at in range(*item.offsets[index])}
    numbers = {token_of[at] for at in covered if at in token_of}
    return [n for n in numbers if all(at in covered for at in range(*article.tokens[n]))]


def scores(models: Sequence, items: Sequence[Example], articles: Sequence, **options: float):
    """Return the corpus' scores."""
    read_ = [
        predicted(a, i, read(models, i, **options)) for a, i in zip(articles, items, strict=True)
    ]
    return metric.score(articles, read_)


def shown(found) -> str:
    """Return the headline scores on one line."""
    names = ("Message", "Roles", "Joint", "exact speaker", "type accuracy")
    return " ".join(f"{name} {100 * (found[name].value or 0):.1f}" for name in names)
