"""HanTa with its English model: how likely a word has another tag than its best."""

from __future__ import annotations

from functools import cache

from wortlaut.reader.analysis.hanta import Tagger

VERBAL = 5
"""How much less likely (in logarithms) than its best tag a word's verb tag may be."""


@cache
def tagger() -> Tagger:
    """Return HanTa with its English model, loaded once."""
    return Tagger("morphmodel_en.pgz")
