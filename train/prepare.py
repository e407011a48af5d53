"""Makes the tagger's examples once: ``python train/prepare.py VECTORS OUT``.

Reads every text with the rules; OUT is a pickle of both splits of corpora/quotes-de, of
corpora/speeches-de, and of news texts without annotation.  About a minute on one core.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

from data import articles, examples, news, speeches

from wortlaut.reader.attribution.vectors import load


def main() -> None:
    """Read and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    table = load(options.vectors)
    found = {name: examples(articles(name), table) for name in ("train", "dev")}
    found["news"] = examples(news(), table)
    found["speeches"] = examples(speeches("train") + speeches("dev"), table)
    options.out.write_bytes(pickle.dumps(found))


if __name__ == "__main__":
    main()
