"""Names: capital words inside a sentence, whatever else they may be elsewhere."""

from __future__ import annotations

from msgspec.structs import replace

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Token

OPEN_CLASS = ("VV", "AJ", "AV", "NN", "UNC", "ORD")


CLITIC = "'’"


def with_names(tagged: list[Token], known: Language) -> list[Token]:
    """Make capital words inside a sentence names, whatever else they may be elsewhere.

    A clitic behind a noun tells whose it is.
    """
    begun = False
    for at in range(1, len(tagged)):
        noun = tagged[at - 1].pos in ("NOUN", "PROPN")
        if tagged[at].tag in ("VBZ", "VHZ") and noun and tagged[at].text[0] in CLITIC:
            tagged[at] = replace(
                tagged[at], lemma=tagged[at].text, pos="PART", tag="POS", form="", mood="", tense=""
            )
    for at, token in enumerate(tagged):
        inner = begun and token.text[0].isupper() and token.tag.startswith(OPEN_CLASS)
        if inner and token.tag.startswith("NN") and token.text.lower() in known.commons:
            led = tagged[at - 1].pos in ("DET", "NUM", "CCONJ", "ADP") or at == 0
            after = tagged[at + 1] if at + 1 < len(tagged) else None
            inner = not led or (after is not None and after.text[0].isupper())
        if inner and token.text.lower() not in known.tags:
            tagged[at] = replace(
                token, lemma=token.text, pos="PROPN", tag="NP0", form="", mood="", tense=""
            )
        begun = token.pos != "PUNCT" or (begun and token.text not in ':“"')
    return tagged
