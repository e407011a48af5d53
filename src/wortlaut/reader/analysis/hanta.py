"""HanTa's models, asked quickly: with ``morphemes.py`` what knows the tagger.

HanTa (Wartena 2019) works out a word's tags and lemma by a hidden Markov model of morphemes and
a sentence's tags by one of tags.  The models are HanTa's own, and so is what comes out.  Here
frequent German words are looked up in a table of its analyses (``forms.py``), compounds take the
analysis of their last part, and the search over a sentence (``trellis.py``) goes by the few tags
that a word can have instead of all that there are.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from HanTa.HanoverTagger import UNKNOWN

from wortlaut.reader.analysis import forms
from wortlaut.reader.analysis.forms import Analysed, Forms
from wortlaut.reader.analysis.morphemes import Morphemes
from wortlaut.reader.analysis.trellis import Tags, Trellis

CACHE = 30_000
"""Word forms whose tags and lemmas are kept: what a reader comes to hold, some 10 MiB each."""
RECENT = 1_000
"""Word forms whose whole analysis is kept: it is asked for twice or thrice in a row."""
LONGEST = 45
"""Longer words are not given to HanTa, whose time grows with their square."""
CUTOFF = 5.0
"""Tags of a rare word whose log chance is this much below the best are not considered."""
NUMBER = Analysed((("CARD", 0.0),), ("",))
"""What is known of digits without looking."""


class Tagger:
    """HanTa's model with a table of forms that it need not work out."""

    def __init__(self, model: str, table: Forms | None = None) -> None:
        """Load HanTa's model of this name; ``table`` holds analyses made before."""
        self._hanta = Morphemes(model)
        self._trellis = Trellis(self._hanta.LP_trans_word)
        self._hanta.LP_trans_word = {}
        self._table = table
        self.known = lru_cache(RECENT)(self._known)
        self.candidates = lru_cache(CACHE)(self._candidates)
        self.lemma = lru_cache(CACHE)(self._lemma)
        self.chances = lru_cache(RECENT)(self._chances)

    def tag(self, words: list[str]) -> list[tuple[str, str]]:
        """Return (lemma, tag) for each word of a sentence."""
        shown = [word if len(word) <= LONGEST else "XY" for word in words]
        names = self._hanta.int2tag
        known = [self.candidates(word, place > 0) for place, word in enumerate(shown)]
        tags = self._trellis.best(known) if known else []
        return [(self.lemma(w, tag), names[tag]) for w, tag in zip(shown, tags, strict=True)]

    def lemma_as(self, word: str, tag: str) -> str:
        """Return the lemma that a word has under a tag by name."""
        return self.lemma(word[:LONGEST], self._hanta.tag2int[tag])

    def rank(self, word: str) -> int:
        """Return 2 for a frequent form, 1 for a compound that ends in one, 0 for others."""
        if self._table is None:
            return 0
        if self._table.of(word.lower()) is not None:
            return 2
        return int(self.known(word) is not None)

    def _known(self, word: str) -> Analysed | None:
        if self._table is None:
            return None
        if word[0].isdigit() and not any(map(str.isalpha, word)):
            return NUMBER
        return self._table.of(word.lower()) or self._table.made_up(word)

    def _chances(self, word: str, cutoff: float) -> dict[str, float]:
        """Return the tags of a word with their log chances, none ``cutoff`` below the best."""
        return dict(self._hanta.tag_word(word, cutoff=cutoff))

    def _lemma(self, word: str, tag: int) -> str:
        found = self.known(word)
        lemma = None if found is None else found.lemma(self._hanta.int2tag[tag])
        return self._hanta._analyze(word, tag)[0] if lemma is None else lemma

    def _candidates(self, word: str, inner: bool) -> Tags:
        """Return the tags of a word with log p(word|tag); ``inner`` words tell by their case."""
        hanta = self._hanta
        form = hanta.normalize(word)
        tags = hanta.cache.get(form)
        listed = tags is not None
        if tags is None:
            found = self.known(word)
            tags = hanta.analyze_forward(form) if found is None else self._numbered(found)
        capital = inner and word[0].isupper()
        scored = []
        for tag, chance in tags:
            if tag != UNKNOWN:
                chance += hanta.LP_case_t[tag][capital] if inner else 0.0
                chance -= hanta.LP_wtag[tag]
            scored.append((tag, chance))
        best = max(chance for _, chance in scored) - CUTOFF
        kept = [(tag, chance) for tag, chance in scored if listed or chance >= best]
        return () if [tag for tag, _ in kept] == [UNKNOWN] else self._trellis.known(kept)

    def _numbered(self, found: Analysed) -> list[tuple[int, float]]:
        numbers = self._hanta.tag2int
        return [(numbers[tag], chance) for tag, chance in found.tags]


@cache
def tagger() -> Tagger:
    """Return the German tagger, loaded once."""
    path = Path(str(resources.files("wortlaut").joinpath("weights", "de", "forms.npz")))
    return Tagger("morphmodel_ger.pgz", forms.load(path) if path.exists() else None)
