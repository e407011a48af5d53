"""The learned tagger of statements: quotes by an encoder, their roles by a second step.

The network is trained by ``train/`` and run by onnxruntime on one thread.  It sees what
``features.py`` makes of the analysis (the rules' findings among it) and each word's subword
vector.  Its weights stand in ``weights/<code>/``; a language without weights is read by rules.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wortlaut.model import Form
from wortlaut.reader.attribution import vectors
from wortlaut.reader.attribution.features import SIZES, texts
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.syntax import Syntax

LAYERS = tuple(Form)
ROLES = ("speaker", "cue", "addressee", "frame")
BEFORE, AFTER = 60, 40
"""Tokens around a quote in which its roles are sought."""
NEAR = 0.3
"""Share of tokens (intersection over union) that a rule's quote must have with the tagger's."""
LONGEST = 2000
"""Tokens that the encoder sees at once; longer texts are read in pieces, cut at sentences."""

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

OUTSIDE, BEGIN, INSIDE = range(3)
EVEN = 0.4
"""Chance of belonging to the speaker from which a token speaks for a phrase, not against it."""
LONGEST_GAP = 40
"""Tokens that may stand between two parts of one quote, within a sentence."""
PLACE = list(SIZES).index("place")


def window(quote: Integers, layer: int, length: int) -> tuple[Integers, Integers, Integers]:
    """Return the tokens around a quote, each with its mark and its bucket of distance.

    The mark is 0 outside the quote and 1 + layer inside it; distances are signed and on a
    rough logarithmic scale.
    """
    first, last = int(quote[0]), int(quote[-1])
    at = np.arange(max(0, first - BEFORE), min(length, last + 1 + AFTER))
    marks = np.zeros(len(at), dtype=np.int64)
    marks[np.isin(at, quote)] = 1 + layer
    far = np.where(at < first, first - at, np.where(at > last, at - last, 0))
    bucket = np.digitize(far, (1, 2, 4, 16, 48))
    places = np.where(at > last, bucket + 6, bucket)
    return at, marks, places


def hints(quote: Integers, ruled: list[Found], length: int) -> Floats:
    """Return (tokens, roles) of 0 and 1: the roles of the rules' statement nearest to a quote."""
    table = np.zeros((length, len(ROLES)), dtype=np.float32)
    wanted = set(quote.tolist())
    nearest, best = None, NEAR
    for statement in ruled:
        if statement.quote[0] > quote[-1] or statement.quote[-1] < quote[0]:
            continue
        shared = len(wanted.intersection(statement.quote))
        share = shared / (len(wanted) + len(statement.quote) - shared)
        if share > best:
            nearest, best = statement, share
    if nearest is not None:
        for place, role in enumerate(ROLES):
            table[list(getattr(nearest, role)), place] = 1
    return table


def quotes(
    chances: Floats, starts: Integers, bias: float = 0.0
) -> list[tuple[int, Integers, float]]:
    """Return the quotes of a text: layer, token indices and confidence (a mean chance).

    ``chances`` is (tokens, layers, 3); ``starts`` counts the sentence that each token is in;
    ``bias`` is taken off the chance of being outside before the likeliest label is chosen.
    """
    leaning = chances - np.array([bias, 0, 0], dtype=np.float32)
    found = []
    for layer in range(chances.shape[1]):
        labels = leaning[:, layer].argmax(-1)
        for indices in _runs(labels, starts):
            confidence = 1 - float(chances[indices, layer, OUTSIDE].mean())
            found.append((layer, np.array(indices), confidence))
    return found


def _runs(labels: Integers, starts: Integers) -> list[list[int]]:
    """Group the tokens that are marked: a new group at BEGIN, or where a gap is too wide."""
    groups: list[list[int]] = []
    for at in np.flatnonzero(labels != OUTSIDE).tolist():
        last = groups[-1][-1] if groups else -1
        near = last >= 0 and (
            at == last + 1 or (starts[at] == starts[last] and at - last <= LONGEST_GAP)
        )
        if labels[at] == BEGIN and not (near and at == last + 1 and labels[last] == BEGIN):
            groups.append([at])
        elif near:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


@dataclass(frozen=True)
class Weights:
    """A trained tagger: two onnxruntime sessions, the subword vectors and the settings."""

    name: str
    mark: Any
    link: Any
    vectors: vectors.Vectors
    threshold: float
    bias: float


def folder(code: str) -> Path | None:
    """Return the folder of a language's weights, or None if it has none."""
    found = Path(str(resources.files("wortlaut").joinpath("weights", code)))
    return found if (found / "mark.onnx").exists() else None


@cache
def name(code: str) -> str:
    """Return the name of a language's weights with their digest, or "" if it has none."""
    where = folder(code)
    return "" if where is None else _settings(where)["name"]


def _settings(where: Path) -> dict[str, Any]:
    return json.loads((where / "settings.json").read_text("utf-8"))  # type: ignore[no-any-return]


@cache
def weights(code: str) -> Weights | None:
    """Load the tagger of a language, or return None if there is none."""
    import onnxruntime

    where = folder(code)
    if where is None:
        return None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    sessions = [
        onnxruntime.InferenceSession(str(where / f"{part}.onnx"), options)
        for part in ("mark", "link")
    ]
    settings = _settings(where)
    return Weights(
        name=settings["name"],
        mark=sessions[0],
        link=sessions[1],
        vectors=vectors.load(where / "vectors.npz"),
        threshold=settings["threshold"],
        bias=settings["bias"],
    )


def tagged(syntax: Syntax, table: Integers, ruled: list[Found], known: Weights) -> list[Found]:
    """Return the statements that the tagger finds; ``table`` holds the tokens' features."""
    found: list[Found] = []
    words = texts(syntax)
    for first, end in _pieces(table):
        dense = np.stack([known.vectors.of(word) for word in words[first:end]])
        states, chances = known.mark.run(
            None, {"vectors": dense[None], "features": table[None, first:end]}
        )
        starts = np.cumsum(table[first:end, PLACE] > 0, dtype=np.int64)
        near = [one for one in (_shifted(each, first, end) for each in ruled) if one is not None]
        piece = _Piece(states[0], near, _phrases(syntax, first, end))
        told = quotes(chances[0], starts, known.bias)
        found += [
            _found(known, first, quote, roles)
            for quote, roles in zip(told, _roles(known, piece, told), strict=True)
        ]
    return found


@dataclass(frozen=True)
class _Piece:
    """What the role step needs of a piece: states, the rules' statements, phrases as ranges."""

    states: Floats
    ruled: list[Found]
    phrases: Integers


def _phrases(syntax: Syntax, first: int, end: int) -> Integers:
    """Return the phrases that can be a speaker, as (phrases, 2) of first and end in a piece."""
    ranges: set[tuple[int, int]] = set()
    for chunk in syntax.analysis.chunks:
        if first <= chunk.range.first and chunk.range.end <= end:
            wide = syntax.extended(chunk)
            inner = chunk.nominal.first
            ranges |= {(inner, chunk.range.end), (inner, chunk.head + 1)}
            ranges.add((max(wide[0], inner), min(wide[-1] + 1, end)))
    ranges |= {(at, at + 1) for at in range(first, end) if syntax.tokens[at].pos == "PRON"}
    return np.array(sorted(ranges), dtype=np.int64).reshape(-1, 2) - first


def _pieces(table: Integers) -> list[tuple[int, int]]:
    """Cut a long text at sentences into pieces that the encoder sees at once."""
    length = len(table)
    starts = np.flatnonzero(table[:, PLACE] > 0)
    cuts = [0]
    while length - cuts[-1] > LONGEST:
        fitting = starts[(starts > cuts[-1]) & (starts <= cuts[-1] + LONGEST)]
        cuts.append(int(fitting[-1]) if len(fitting) else cuts[-1] + LONGEST)
    return [
        (first, end) for first, end in zip(cuts, [*cuts[1:], length], strict=True) if end > first
    ]


def _shifted(statement: Found, first: int, end: int) -> Found | None:
    """Return a statement with its indices counted from ``first``, or None if it lies elsewhere."""
    if not first <= statement.quote[0] <= statement.quote[-1] < end:
        return None
    names = ("quote", *ROLES)
    parts = {
        name: tuple(at - first for at in getattr(statement, name) if first <= at < end)
        for name in names
    }
    return statement.but(**parts)


def _roles(
    known: Weights, piece: _Piece, told: list[tuple[int, Integers, float]]
) -> list[list[Integers]]:
    """Return the indices of each quote's speaker, cue, addressee and frame.

    All quotes of a piece are asked about at once, their windows filled up with the first token,
    as in training.
    """
    if not told:
        return []
    length = len(piece.states)
    windows = [window(indices, layer, length) for layer, indices, _ in told]
    at, marks, places = (_filled([one[i] for one in windows]) for i in range(3))
    wanted = [hints(indices, piece.ruled, length) for _, indices, _ in told]
    hinted = _filled([hint[one[0]] for hint, one in zip(wanted, windows, strict=True)])
    seen = {"states": piece.states[at], "marks": marks, "places": places, "hints": hinted}
    (chances,) = known.link.run(None, seen)
    found = []
    for (where, _, _), row in zip(windows, chances, strict=True):
        own = row[: len(where)]
        rest = [where[own[:, role] > known.threshold] for role in range(1, len(ROLES))]
        found.append([_whole(own[:, 0], where, piece), *rest])
    return found


def _filled(arrays: list[Any]) -> Any:
    """Return arrays of differing length as one, zeros behind the shorter ones."""
    longest = max(len(array) for array in arrays)
    out = np.zeros((len(arrays), longest, *arrays[0].shape[1:]), dtype=arrays[0].dtype)
    for row, array in zip(out, arrays, strict=True):
        row[: len(array)] = array
    return out


def _whole(chances: Floats, at: Integers, piece: _Piece) -> Integers:
    """Return the phrase that the chances of being the speaker favour as a whole, or nothing."""
    if not len(piece.phrases):
        return np.zeros(0, dtype=np.int64)
    gains = np.zeros(len(piece.states) + 1, dtype=np.float64)
    gains[at + 1] = chances - EVEN
    total = np.cumsum(gains)
    scores = total[piece.phrases[:, 1]] - total[piece.phrases[:, 0]]
    best = int(scores.argmax())
    first, end = piece.phrases[best] if scores[best] > 0 else (0, 0)
    return np.arange(first, end, dtype=np.int64)


def _found(
    known: Weights, first: int, quote: tuple[int, Integers, float], roles: list[Integers]
) -> Found:
    layer, indices, confidence = quote
    speaker, cue, addressee, frame = (tuple((where + first).tolist()) for where in roles)
    return Found(
        quote=tuple((indices + first).tolist()),
        form=LAYERS[layer],
        because=(f"weights/{known.name}",),
        speaker=speaker,
        cue=cue,
        addressee=addressee,
        frame=frame,
        confidence=round(confidence, 3),
    )
