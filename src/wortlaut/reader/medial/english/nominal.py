"""Nouns that look like verbs or adjectives, and verbs that look like adjectives."""

from __future__ import annotations

from msgspec.structs import replace

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Token
from wortlaut.reader.medial.english.likelihood import VERBAL, tagger
from wortlaut.reader.medial.english.tags import as_noun, as_verb


def with_nouns(tagged: list[Token], known: Language) -> list[Token]:
    """Make a present form behind a determiner a noun: "their work", "the pause"."""
    for at in range(1, len(tagged)):
        token, before = tagged[at], tagged[at - 1]
        led = before.pos == "DET" or (before.pos == "ADJ" and before.tag != "ORD")
        if token.tag in ("VVB", "VVI", "VVZ") and led and before.tag != "DTQ":
            number = "p" if token.tag == "VVZ" else "s"
            tagged[at] = as_noun(token, number)
        elif token.tag == "VVZ" and before.pos == "NOUN" and _ends_phrase(tagged, at):
            tagged[at] = as_noun(token, "p")
    return tagged


def _ends_phrase(tagged: list[Token], at: int) -> bool:
    """Whether a word ends a phrase under a preposition: "between their defense staffs as ..."."""
    back = at - 1
    while back > 0 and tagged[back].pos in ("NOUN", "ADJ"):
        back -= 1
    led = back > 0 and tagged[back].pos == "DET" and tagged[back - 1].pos == "ADP"
    after = tagged[at + 1] if at + 1 < len(tagged) else None
    return led and (after is None or after.pos in ("SCONJ", "PUNCT", "ADP", "CCONJ"))


def _progressive(tagged: list[Token], at: int, known: Language) -> bool:
    """Whether what looks like an adjective is a verb under "be": "is today imposing sanctions"."""
    token, after = tagged[at], tagged[at + 1]
    if token.tag != "AJ0" or not (known.gerunds and token.text.endswith(known.gerunds)):
        return False
    back = at - 1
    while back > 0 and tagged[back].pos == "ADV":
        back -= 1
    helped = tagged[back].tag.startswith("VB") and after.pos in ("DET", "NOUN", "PROPN", "PRON")
    return helped and "VVG" in tagger().chances(token.text.lower(), VERBAL)


def with_nominals(tagged: list[Token], known: Language) -> list[Token]:
    """Make an adjective a noun where it has a determiner and nothing to describe."""
    for at in range(1, len(tagged) - 1):
        token, before, after = tagged[at], tagged[at - 1], tagged[at + 1]
        gerund = token.tag == "AJ0" and before.tag == "PRP" and token.text.endswith(known.gerunds)
        governed = before.text.lower() in known.infinitive_marks and tagged[at - 2].pos == "VERB"
        if _progressive(tagged, at, known):
            lemma = tagger().lemma_as(token.text.lower(), "VVG").lower()
            tagged[at] = as_verb(replace(token, lemma=lemma), "VVG")
            continue
        if gerund and known.gerunds and (after.pos in ("PROPN", "DET") or governed):
            lemma = next(one for one in known.gerunds if token.text.endswith(one))
            tagged[at] = as_verb(replace(token, lemma=token.text.removesuffix(lemma)), "VVG")
            continue
        led = before.pos == "DET" or before.tag == "POS"
        if token.tag == "AJ0" and led and (after.pos in ("SCONJ", "ADP") or after.tag == "TO0"):
            tagged[at] = replace(token, pos="NOUN", tag="NN1", number="s")
    return tagged
