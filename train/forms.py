"""Analyses frequent German word forms once: ``python train/forms.py SENTENCES OUT``.

SENTENCES is the tokenised text that ``train/vectors.py`` writes.  For every form that occurs
often enough OUT holds what HanTa makes of it (tags with log chances, a lemma for each tag), so
that reading does not have to work it out again.  About ten minutes on one core.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from HanTa.HanoverTagger import HanoverTagger

from wortlaut.reader.analysis.forms import Analysed, save

MARGIN = 12.0
"""Tags whose log chance is this much below the best are not kept."""


def main() -> None:
    """Count, analyse, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--least", type=int, default=4, help="occurrences that a form needs")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    with options.sentences.open(encoding="utf-8") as lines:
        for line in lines:
            counts.update(line.lower().split())
    tagger = HanoverTagger("morphmodel_ger.pgz")
    kept: dict[str, Analysed] = {}
    for form, count in counts.items():
        if count < options.least or not form.isalpha() or len(form) > 40:
            continue
        tags = tagger.cache.get(form) or tagger.analyze_forward(form)
        best = max(chance for _, chance in tags)
        near = [(tag, float(chance)) for tag, chance in tags if chance > best - MARGIN]
        lemmas = tuple(tagger._analyze(form, tag)[0] for tag, _ in near)
        kept[form] = Analysed(tuple((tagger.int2tag[t], c) for t, c in near), lemmas)
    save(kept, options.out)
    print(f"{len(kept)} forms, {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
