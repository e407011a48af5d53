"""Distils taggers into a small one: ``python train/distil.py EXAMPLES OUT MODEL...``.

The student learns the mean chances of its teachers (soft labels) beside the gold labels, on the
annotated articles and, by the teachers' word alone, on texts without annotation of news: the
speeches of corpora/speeches-de and the news texts of corpora/ner-de.  About half a minute an epoch.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from data import UNKNOWN, Example
from export import loaded
from measure import PLACE, encode_one, gold, scores, shown
from network import Tagger
from tagger import batches, encode, padded, pieces
from torch import Tensor, nn

from wortlaut.reader.attribution.tagger import LAYERS, hints, quotes, window


@dataclass(frozen=True)
class Taught:
    """A piece of text with what the teachers make of it.

    ``chances`` is (tokens, layers, 3); ``told`` holds for each quote its layer, its tokens, the
    teachers' chances of the roles in its window, the gold roles there (or None) and the hints.
    """

    item: Example
    chances: np.ndarray
    told: tuple[tuple[int, np.ndarray, np.ndarray, np.ndarray | None, np.ndarray], ...]

    @property
    def labels(self) -> np.ndarray:
        """The gold labels: what batches are measured by."""
        return self.item.labels


def taught(models: list[Tagger], item: Example) -> Taught:
    """Ask the teachers about one piece: its gold quotes, or their own where it has none."""
    with torch.no_grad():
        states = [encode_one(model, item) for model in models]
        marks = [
            torch.softmax(m.mark(s), -1)[0, :, : len(LAYERS)]
            for m, s in zip(models, states, strict=True)
        ]
        chances = torch.stack(marks).mean(0).numpy().astype(np.float32)
        annotated = bool((item.labels[:, 0] != UNKNOWN).all())
        length = len(item.labels)
        told = []
        if annotated:
            known = [(layer, quote, roles, hint) for layer, quote, roles, hint in item.quotes]
        else:
            starts = np.cumsum(item.features[:, PLACE] > 0)
            ruled = list(item.ruled)
            known = [
                (layer, quote, None, hints(quote, ruled, length))
                for layer, quote, _ in quotes(chances, starts, 0.0)
            ]
        for layer, quote, roles, hint in known:
            if layer >= len(LAYERS):
                continue
            at, mark, place = window(quote, layer, length)
            soft = _linked(models, states, (at, mark, place, hint[at]))
            told.append((layer, quote, soft, None if roles is None else roles[at], hint))
    return Taught(item, chances, tuple(told))


def _linked(models: list[Tagger], states: list[Tensor], seen: tuple) -> np.ndarray:
    at, mark, place, hint = (torch.from_numpy(one) for one in seen)
    chances = [
        torch.sigmoid(m.link(s[:, at], mark[None], place[None], hint[None]))[0]
        for m, s in zip(models, states, strict=True)
    ]
    return torch.stack(chances).mean(0).numpy().astype(np.float32)


def losses(model: Tagger, batch: list[Taught], soft: float) -> Tensor:
    """Return the loss of a batch: the share ``soft`` by the teachers, the rest by gold."""
    items = [one.item for one in batch]
    encoded, lengths = encode(model, items)
    logits = model.mark(encoded)[:, :, : len(LAYERS)]
    labels = padded([item.labels for item in items])[:, :, : len(LAYERS)]
    chances = padded([one.chances for one in batch])
    real = torch.arange(logits.shape[1])[None] < lengths[:, None]
    logged = torch.log_softmax(logits, -1)
    told = -(chances * logged).sum(-1)[real]
    annotated = (labels != UNKNOWN)[real]
    hard = nn.functional.cross_entropy(
        logits[real].flatten(0, 1), labels[real].flatten(), ignore_index=UNKNOWN, reduction="none"
    ).view_as(told)
    marking = torch.where(annotated, soft * told + (1 - soft) * hard, told).sum(1).mean()
    return marking + linking(model, encoded, batch, soft)


def linking(model: Tagger, encoded: Tensor, batch: list[Taught], soft: float) -> Tensor:
    """Return the loss of the roles of all quotes of a batch."""
    width = encoded.shape[1]
    seen, marks, places, told, wanted = [], [], [], [], []
    for row, one in enumerate(batch):
        for layer, quote, chances, roles, hint in one.told:
            at, mark, place = window(quote, layer, len(one.labels))
            seen.append(at + row * width)
            marks.append(mark)
            places.append(place)
            told.append(hint[at])
            wanted.append(chances if roles is None else soft * chances + (1 - soft) * roles)
    if not seen:
        return encoded.sum() * 0
    logits = model.link(
        encoded.flatten(0, 1)[padded(seen)], padded(marks), padded(places), padded(told)
    )
    real = padded([np.ones(len(mark), dtype=bool) for mark in marks])
    return 4 * nn.functional.binary_cross_entropy_with_logits(logits[real], padded(wanted)[real])


def main() -> None:
    """Distil and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("teachers", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--hidden", type=int, default=96)
    parser.add_argument("--roles", type=int, default=64)
    parser.add_argument("--rate", type=float, default=4e-3)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--soft", type=float, default=0.7, help="share of the teachers' word")
    parser.add_argument("--unlabelled", type=float, default=0.5, help="share of it an epoch")
    options = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    data = pickle.loads(options.examples.read_bytes())
    teachers = [loaded(path) for path in options.teachers]
    asked = {
        name: [taught(teachers, piece) for item in data[name] for piece in pieces(item)]
        for name in ("train", "speeches", "news")
        if data.get(name)
    }
    train = asked.pop("train")
    more = [one for items in asked.values() for one in items] if options.unlabelled else []
    share = int(options.unlabelled * len(more))
    model = Tagger(
        data["train"][0].vectors.shape[1], options.hidden, options.roles, options.dropout
    )
    optimiser = torch.optim.AdamW(model.parameters(), options.rate, weight_decay=0.01)
    steps = options.epochs * (len(batches(train + more[:share], 2500, rng)) + 12)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, options.rate, steps, pct_start=0.15)
    articles = gold("dev")
    for epoch in range(options.epochs):
        start, total = time.time(), 0.0
        model.train()
        for batch in batches(train + rng.sample(more, share), 2500, rng):
            loss = losses(model, batch, options.soft)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            plan.step()
            total += loss.item()
        model.eval()
        line = f"epoch {epoch} train {total:.2f} {time.time() - start:.0f} s"
        if epoch % 6 == 5 or epoch == options.epochs - 1:
            line += " " + shown(scores([model], data["dev"], articles))
        print(line, flush=True)
        torch.save({"state": model.state_dict(), "options": vars(options)}, options.out)


if __name__ == "__main__":
    main()
