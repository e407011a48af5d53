"""Writes trained taggers as the package's weights: ``python train/export.py OUT MODEL...``.

Several models become one ensemble: their chances are averaged in the graph.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import torch
from network import Tagger
from torch import Tensor, nn

from wortlaut.reader.attribution.tagger import LAYERS, ROLES


class Mark(nn.Module):
    """The encoder step of an ensemble."""

    def __init__(self, models: list[Tagger]) -> None:
        super().__init__()
        self.models = nn.ModuleList(models)

    def forward(self, vectors: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        states = [model.encode(vectors, features) for model in self.models]
        chances = [torch.softmax(m.mark(s), -1) for m, s in zip(self.models, states, strict=True)]
        return torch.cat(states, -1), torch.stack(chances).mean(0)[:, :, : len(LAYERS)]


class Link(nn.Module):
    """The role step of an ensemble; it takes the joined states apart again."""

    def __init__(self, models: list[Tagger]) -> None:
        super().__init__()
        self.models = nn.ModuleList(models)

    def forward(self, states: Tensor, marks: Tensor, places: Tensor, hints: Tensor) -> Tensor:
        parts = states.split([2 * model.input.out_features for model in self.models], -1)
        chances = [
            torch.sigmoid(model.link(part, marks, places, hints))
            for model, part in zip(self.models, parts, strict=True)
        ]
        return torch.stack(chances).mean(0)


def loaded(path: Path) -> Tagger:
    """Return the model saved by ``tagger.py``."""
    saved = torch.load(path, map_location="cpu", weights_only=False)
    options = saved["options"]
    model = Tagger(
        saved["state"]["input.weight"].shape[1] - _embedded(saved["state"]),
        options["hidden"],
        options["roles"],
    )
    model.load_state_dict(saved["state"])
    return model.eval()


def _embedded(state: dict[str, Tensor]) -> int:
    return sum(value.shape[1] for name, value in state.items() if name.startswith("embeddings."))


def graph(module: nn.Module, inputs: tuple[Tensor, ...], path: Path, names: str) -> None:
    """Write a module as an ONNX graph whose batch and length are free."""
    listed = names.split()
    with torch.no_grad():
        torch.onnx.export(
            module,
            inputs,
            str(path),
            input_names=listed[: len(inputs)],
            output_names=listed[len(inputs) :],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in listed},
            dynamo=False,
        )


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--name", default="quotes-de-2")
    parser.add_argument("--threshold", type=float, default=0.5)
    parser.add_argument("--bias", type=float, default=0.0)
    options = parser.parse_args()
    models = [loaded(path) for path in options.models]
    options.out.mkdir(parents=True, exist_ok=True)
    width = sum(2 * model.input.out_features for model in models)
    dimensions = models[0].input.in_features - _embedded(models[0].state_dict())
    count = len(models[0].embeddings)
    whole = torch.zeros(1, 9, dtype=torch.long)
    mark = (torch.zeros(1, 7, dimensions), torch.zeros(1, 7, count, dtype=torch.long))
    link = (torch.zeros(1, 9, width), whole, whole, torch.zeros(1, 9, len(ROLES)))
    graph(Mark(models), mark, options.out / "mark.onnx", "vectors features states chances")
    graph(Link(models), link, options.out / "link.onnx", "states marks places hints roles")
    sha = hashlib.sha256()
    for part in ("mark.onnx", "link.onnx"):
        sha.update((options.out / part).read_bytes())
    sha.update(options.vectors.read_bytes())
    settings = {
        "name": f"{options.name}-{sha.hexdigest()[:12]}",
        "threshold": options.threshold,
        "bias": options.bias,
    }
    (options.out / "settings.json").write_text(json.dumps(settings) + "\n")
    shutil.copy(options.vectors, options.out / "vectors.npz")


if __name__ == "__main__":
    main()
