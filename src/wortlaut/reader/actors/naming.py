"""Ids from names: small letters and hyphens, the same for every spelling in one script."""

from __future__ import annotations

import re
import unicodedata

SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d"}
)


def slug(name: str) -> str:
    """Return ``name`` in small letters without accents, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(SPELT_OUT))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^\w]+", "-", letters).strip("-")
