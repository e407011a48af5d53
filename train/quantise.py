"""Turns floret's text table into the package's 8-bit file.

``python train/quantise.py TABLE SENTENCES OUT``: the most frequent words of SENTENCES get their
finished vectors beside the table, so that reading need not work them out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

from wortlaut.reader.attribution.vectors import quantised, save, with_words

WORDS = 30_000
"""Frequent words that get a finished vector."""


def main() -> None:
    """Read, quantise, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with options.table.open(encoding="utf-8") as lines:
        buckets, dimensions, shortest, longest, hashes, *_ = lines.readline().split()
        table = np.empty((int(buckets), int(dimensions)), dtype=np.float32)
        for row, line in enumerate(lines):
            table[row] = np.array(line.split()[1:], dtype=np.float32)
    counts: Counter[str] = Counter()
    with options.sentences.open(encoding="utf-8") as lines:
        for line in lines:
            counts.update(line.split())
    frequent = [word for word, _ in counts.most_common(WORDS)]
    vectors = quantised(table, int(shortest), int(longest), int(hashes))
    save(with_words(vectors, frequent), options.out)


if __name__ == "__main__":
    main()
