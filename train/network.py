"""The tagger's network: an encoder that marks quotes, and a second step that finds their roles.

The encoder (two BiLSTM layers over frozen subword vectors and embedded features) gives for each
token and each form of statement the chances of "outside", "begin" and "inside".  For one quote
the role step sees the encoder's states in a window around it, with the quote marked, and gives
for each token the chances of being its speaker, cue, addressee and frame: this is the linking.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from wortlaut.reader.attribution.features import SIZES
from wortlaut.reader.attribution.tagger import LAYERS, ROLES

WIDTHS = {"tag": 16, "suffix": 16, "lemma": 24, "rules": 16, "type": 8}
"""Embedding widths; the other features get 4."""


class Tagger(nn.Module):
    """See the module's docstring."""

    def __init__(self, dimensions: int, hidden: int, roles: int, dropout: float = 0.4) -> None:
        super().__init__()
        self.embeddings = nn.ModuleList(
            nn.Embedding(size, WIDTHS.get(name, 4)) for name, size in SIZES.items()
        )
        width = dimensions + sum(WIDTHS.get(name, 4) for name in SIZES)
        self.drop = nn.Dropout(dropout)
        self.input = nn.Linear(width, hidden)
        self.encoder = nn.LSTM(
            hidden, hidden, 2, batch_first=True, bidirectional=True, dropout=dropout
        )
        self.layers = nn.Linear(2 * hidden, 3 * (len(LAYERS) + 1))
        self.marks = nn.Embedding(2 + len(LAYERS), 8)
        self.places = nn.Embedding(12, 8)
        self.enter = nn.Linear(2 * hidden + 16 + len(ROLES), roles)
        self.linker = nn.LSTM(roles, roles, batch_first=True, bidirectional=True)
        self.roles = nn.Linear(2 * roles + len(ROLES), len(ROLES))

    def encode(self, vectors: Tensor, features: Tensor) -> Tensor:
        """(batch, tokens, dimensions), (batch, tokens, features) -> (batch, tokens, 2 hidden).

        Padding is not masked: batches hold texts of like length, and the fused LSTM of a CPU is
        ten times faster without packing.
        """
        parts = [vectors] + [table(features[..., i]) for i, table in enumerate(self.embeddings)]
        states = torch.relu(self.input(self.drop(torch.cat(parts, -1))))
        encoded, _ = self.encoder(self.drop(states))
        return self.drop(encoded)

    def mark(self, encoded: Tensor) -> Tensor:
        """(batch, tokens, 2 hidden) -> logits (batch, tokens, layers + 1, 3), speeches last."""
        return self.layers(encoded).unflatten(-1, (len(LAYERS) + 1, 3))

    def link(self, encoded: Tensor, marks: Tensor, places: Tensor, hints: Tensor) -> Tensor:
        """(quotes, window, 2 hidden), two (quotes, window), (quotes, window, roles) -> logits."""
        seen = torch.cat([encoded, self.marks(marks), self.places(places), hints], -1)
        states, _ = self.linker(self.drop(torch.relu(self.enter(seen))))
        return self.roles(torch.cat([self.drop(states), hints], -1))
