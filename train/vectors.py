"""Trains subword vectors (floret) on the shared German text: ``python train/vectors.py OUT``.

Reads ``corpora/text-de`` and the unlabelled text of the other German corpora, one sentence a
line, cut by Wortlaut's own segmentation.  Writes ``OUT.floret`` (the table that the tagger is
trained with).  About 15 minutes on two cores.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import os
from collections.abc import Iterator
from pathlib import Path

import floret

from wortlaut.lexicon import load
from wortlaut.reader.analysis import language, segment

SHARED = Path(os.environ.get("WORTLAUT_SHARED", Path(__file__).parents[2] / "shared"))
BUNDESTAG = SHARED / "corpora/text-de/bundestag-wp19-wp20.txt.xz"
DIMENSIONS, BUCKETS = 128, 50_000


def texts() -> Iterator[str]:
    """Yield the paragraphs of every German text under ``../shared`` but the dev sets."""
    with lzma.open(BUNDESTAG, "rt", encoding="utf-8") as lines:
        yield from (line for line in lines if line.strip())
    with gzip.open(SHARED / "corpora/quotes-de/train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def write_sentences(path: Path) -> None:
    """Write the texts to ``path``: a sentence a line, words parted by spaces."""
    known = language.of(load("de"))
    with path.open("w", encoding="utf-8") as out:
        for text in texts():
            found = segment.words(text, known)
            for cut, _ in segment.sentences(found, known):
                out.write(" ".join(word.text for word in found[cut.first : cut.end]) + "\n")


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--epochs", type=int, default=5)
    options = parser.parse_args()
    sentences = options.out.with_suffix(".txt")
    write_sentences(sentences)
    model = floret.train_unsupervised(
        str(sentences), model="cbow", mode="floret", hashCount=2, bucket=BUCKETS,
        minn=3, maxn=5, dim=DIMENSIONS, epoch=options.epochs, thread=options.threads, minCount=5,
    )  # fmt: skip
    model.save_floret_vectors(str(options.out.with_suffix(".floret")))


if __name__ == "__main__":
    main()
