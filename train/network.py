"""The tagger's network: an encoder that marks quotes, and a second step that finds their roles.

The encoder (two BiLSTM layers over frozen subword vectors and embedded features) gives for each
token and each form of statement the chances of "outside", "begin" and "inside".  For one quote
the role step sees the encoder's states in a window around it, with the quote marked, and gives
for each token the chances of being its speaker, cue, addressee and frame: this is the linking.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from wortlaut.reader.features import SIZES
from wortlaut.reader.tagger import LAYERS, ROLES

WIDTHS = {"tag": 16, "suffix": 16, "lemma": 24, "rules": 16, "type": 8}
"""Embedding widths; the other features get 4."""


STEPS = (1, 2, 4, 8, 16, 1)
"""Dilations of the role step's convolutions: together they see about 60 tokens each way."""


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
        self.encoder = nn.LSTM(hidden, hidden, 2, batch_first=True, bidirectional=True, dropout=dropout)
        self.layers = nn.Linear(2 * hidden, 3 * len(LAYERS))
        self.marks = nn.Embedding(1 + len(LAYERS), 8)
        self.places = nn.Embedding(12, 8)
        self.linker = nn.ModuleList(
            nn.Conv1d(roles, roles, 3, padding=step, dilation=step) for step in STEPS
        )
        self.enter = nn.Linear(2 * hidden + 16, roles)
        self.roles = nn.Linear(roles, len(ROLES))

    def encode(self, vectors: Tensor, features: Tensor, lengths: Tensor) -> Tensor:
        """(batch, tokens, dimensions), (batch, tokens, features) -> (batch, tokens, 2 hidden)."""
        parts = [vectors] + [table(features[..., i]) for i, table in enumerate(self.embeddings)]
        states = torch.relu(self.input(self.drop(torch.cat(parts, -1))))
        packed = nn.utils.rnn.pack_padded_sequence(
            self.drop(states), lengths.cpu(), batch_first=True, enforce_sorted=False
        )
        encoded, _ = nn.utils.rnn.pad_packed_sequence(self.encoder(packed)[0], batch_first=True)
        return self.drop(encoded)

    def mark(self, encoded: Tensor) -> Tensor:
        """(batch, tokens, 2 hidden) -> logits (batch, tokens, layers, 3)."""
        return self.layers(encoded).unflatten(-1, (len(LAYERS), 3))

    def link(self, encoded: Tensor, marks: Tensor, places: Tensor) -> Tensor:
        """(quotes, window, 2 hidden) and two (quotes, window) -> logits (quotes, window, roles)."""
        seen = torch.cat([encoded, self.marks(marks), self.places(places)], -1)
        states = torch.relu(self.enter(seen)).transpose(1, 2)
        for layer in self.linker:
            states = states + self.drop(torch.relu(layer(states)))
        return self.roles(states.transpose(1, 2))
