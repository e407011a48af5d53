"""Trains the tagger: ``python train/tagger.py EXAMPLES OUT [--seed N] [--epochs N]``.

EXAMPLES is what ``prepare.py`` makes.  Learns from corpora/quotes-de train and corpora/speeches-de
and reports dev every fifth epoch.  About a minute an epoch on one core; uses a GPU if there is one.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from data import UNKNOWN, Example
from measure import PLACE, gold, scores, shown
from network import Tagger
from torch import Tensor, nn

from wortlaut.reader.attribution.tagger import LAYERS, window

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


LONGEST = 400
"""Tokens of a training piece; longer articles are cut at a sentence's start."""


def pieces(item: Example) -> list[Example]:
    """Cut a long article; a quote goes with the piece that its first token is in."""
    length = len(item.labels)
    if length <= LONGEST:
        return [item]
    starts = np.flatnonzero(item.features[:, PLACE] > 0)
    cuts = [0]
    while length - cuts[-1] > LONGEST:
        fitting = starts[(starts > cuts[-1] + LONGEST // 2) & (starts <= cuts[-1] + LONGEST)]
        cuts.append(int(fitting[-1]) if len(fitting) else cuts[-1] + LONGEST)
    return [_piece(item, first, end) for first, end in pairwise([*cuts, length])]


def _piece(item: Example, first: int, end: int) -> Example:
    quotes = []
    for layer, indices, roles, hint in item.quotes:
        inside = indices[(indices >= first) & (indices < end)]
        if len(inside) and first <= indices[0] < end:
            quotes.append((layer, inside - first, roles[first:end], hint[first:end]))
    parts = (
        getattr(item, name)[first:end] for name in ("offsets", "features", "vectors", "labels")
    )
    return Example(item.id, *parts, tuple(quotes))


def batches(items: list[Example], tokens: int, rng: random.Random) -> list[list[Example]]:
    """Group articles of like length into batches of about ``tokens`` tokens."""
    order = sorted(items, key=lambda item: len(item.labels) * rng.uniform(0.9, 1.1))
    found, batch, size = [], [], 0
    for item in order:
        if batch and size + len(item.labels) > tokens:
            found.append(batch)
            batch, size = [], 0
        batch.append(item)
        size += len(item.labels)
    found.append(batch)
    rng.shuffle(found)
    return found


def padded(arrays: list[np.ndarray]) -> Tensor:
    """Stack arrays of differing length with zeros behind."""
    longest = max(len(array) for array in arrays)
    out = np.zeros((len(arrays), longest, *arrays[0].shape[1:]), dtype=arrays[0].dtype)
    for row, array in zip(out, arrays, strict=True):
        row[: len(array)] = array
    return torch.from_numpy(out).to(DEVICE)


def encode(model: Tagger, batch: list[Example]) -> tuple[Tensor, Tensor]:
    """Return the encoder's states of a batch and the lengths."""
    lengths = torch.tensor([len(item.labels) for item in batch])
    features = padded([item.features for item in batch])
    return model.encode(padded([item.vectors for item in batch]), features), lengths


def losses(model: Tagger, batch: list[Example]) -> Tensor:
    """Return the summed loss of marking and linking over a batch."""
    encoded, lengths = encode(model, batch)
    logits = model.mark(encoded)
    labels = padded([item.labels for item in batch])
    real = (torch.arange(logits.shape[1])[None] < lengths[:, None]).to(DEVICE)
    marking = nn.functional.cross_entropy(
        logits[real].flatten(0, 1), labels[real].flatten(), ignore_index=UNKNOWN
    )
    return marking * len(LAYERS) + linking(model, encoded, batch)


def linking(model: Tagger, encoded: Tensor, batch: list[Example]) -> Tensor:
    """Return the loss of the roles of all gold quotes of a batch."""
    width = encoded.shape[1]
    seen, marks, places, told, wanted = [], [], [], [], []
    for row, item in enumerate(batch):
        for layer, quote, roles, hint in item.quotes:
            at, mark, place = window(quote, layer, len(item.labels))
            seen.append(at + row * width)
            marks.append(mark)
            places.append(place)
            told.append(hint[at])
            wanted.append(roles[at])
    if not seen:
        return encoded.sum() * 0
    states = encoded.flatten(0, 1)[padded(seen)]
    logits = model.link(states, padded(marks), padded(places), padded(told))
    real = padded([np.ones(len(mark), dtype=bool) for mark in marks])
    return 4 * nn.functional.binary_cross_entropy_with_logits(logits[real], padded(wanted)[real])


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--hidden", type=int, default=160)
    parser.add_argument("--roles", type=int, default=96)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--dropout", type=float, default=0.35)
    parser.add_argument("--speeches", type=float, default=0.3, help="share of speeches an epoch")
    parser.add_argument("--threads", type=int, default=int(os.environ.get("OMP_NUM_THREADS", "2")))
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    data = pickle.loads(options.examples.read_bytes())
    train = [piece for item in data["train"] for piece in pieces(item)]
    more = [piece for item in data["speeches"] for piece in pieces(item)]
    more = more if options.speeches else []
    model = Tagger(
        data["train"][0].vectors.shape[1], options.hidden, options.roles, options.dropout
    ).to(DEVICE)
    optimiser = torch.optim.AdamW(model.parameters(), options.rate, weight_decay=0.01)
    share = int(options.speeches * len(more))
    steps = options.epochs * len(batches(train + more[:share], 2500, rng))
    plan = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, options.rate, steps + options.epochs * 12, pct_start=0.15
    )
    articles_ = gold("dev")
    for epoch in range(options.epochs):
        start, total = time.time(), 0.0
        model.train()
        for batch in batches(train + rng.sample(more, share), 2500, rng):
            loss = losses(model, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            plan.step()
            total += loss.item()
        model.eval()
        with torch.no_grad():
            held = sum(losses(model, batch).item() for batch in batches(data["dev"], 2500, rng))
        line = f"epoch {epoch} train {total:.2f} dev {held:.3f} {time.time() - start:.0f} s"
        if epoch % 5 == 4 or epoch == options.epochs - 1:
            line += " " + shown(scores([model], data["dev"], articles_))
        print(line, flush=True)
        torch.save({"state": model.state_dict(), "options": vars(options)}, options.out)


if __name__ == "__main__":
    main()
