"""Words that open a subordinate clause, and the verb of one that seems to have none."""

from __future__ import annotations

from msgspec.structs import replace

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Token
from wortlaut.reader.medial.english.likelihood import VERBAL, tagger
from wortlaut.reader.medial.english.tags import as_noun, as_verb


def with_openers(tagged: list[Token], known: Language) -> list[Token]:
    """Tell "that" before a clause from "that" before a noun: a verb of its own follows."""
    for at in range(1, len(tagged)):
        token = tagged[at]
        if token.form and token.text.lower() in known.subordinators and _opens(tagged, at):
            tagged[at] = replace(token, pos="SCONJ", tag="CJS", form="", mood="", tense="")
        if token.pos != "DET" or token.text.lower() not in known.complementizers:
            continue
        if tagged[at - 1].pos != "VERB":
            continue
        rest = tagged[at + 1 : at + 7]
        stop = next((to for to, one in enumerate(rest) if one.pos in ("PUNCT", "SCONJ")), len(rest))
        if any(one.form == "fin" for one in rest[:stop]):
            tagged[at] = replace(token, pos="SCONJ", tag="CJT")
    return tagged


def _opens(tagged: list[Token], at: int) -> bool:
    """Whether a participle behind a comma opens a clause: ", provided the posts are manned"."""
    following = tagged[at + 1] if at + 1 < len(tagged) else None
    if tagged[at - 1].text != "," or following is None:
        return False
    rest = tagged[at + 1 :]
    stop = next((to for to, one in enumerate(rest) if one.pos == "PUNCT"), len(rest))
    led = following.pos in ("DET", "PROPN", "PRON") or following.pos == "SCONJ"
    return led and any(one.form == "fin" for one in rest[:stop])


def with_verbs(tagged: list[Token], known: Language) -> list[Token]:
    """Give a subordinate clause without a verb the one that a plural noun at its end can be.

    "If the shelling stops", "as soon as the strike ends".
    """
    for at, token in enumerate(tagged):
        if token.pos != "SCONJ" or token.text.lower() not in known.subordinators:
            continue
        end = at + 1
        while end < len(tagged) and tagged[end].pos not in ("PUNCT", "SCONJ", "CCONJ"):
            end += 1
        last = end - 1
        while last > at and tagged[last].pos in ("ADV", "PROPN", "ADP", "DET"):
            last -= 1
        within = tagged[at + 1 : end]
        if any(one.form for one in within) or last <= at + 1 or tagged[last].tag != "NN2":
            continue
        if "VVZ" in tagger().chances(tagged[last].text.lower(), VERBAL):
            tagged[last] = replace(as_verb(tagged[last], "VVZ"), number="s")
            if tagged[last - 1].pos == "ADJ":
                tagged[last - 1] = as_noun(tagged[last - 1], "s")
    return tagged
