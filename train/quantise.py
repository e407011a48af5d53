"""Turns floret's text table into the package's 8-bit file: ``python train/quantise.py IN OUT``."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from wortlaut.reader.vectors import quantised, save


def main() -> None:
    """Read, quantise, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with options.table.open(encoding="utf-8") as lines:
        buckets, dimensions, shortest, longest, hashes, *_ = lines.readline().split()
        table = np.empty((int(buckets), int(dimensions)), dtype=np.float32)
        for row, line in enumerate(lines):
            table[row] = np.array(line.split()[1:], dtype=np.float32)
    save(quantised(table, int(shortest), int(longest), int(hashes)), options.out)


if __name__ == "__main__":
    main()
