"""Phrases that tell a condition: "in the event of an attack", "subject to approval"."""

from __future__ import annotations

from wortlaut.reader.acts.lists import ActWords
from wortlaut.reader.analysis.tokens import Analysis, Range
from wortlaut.reader.medial.openers import opening

STOPS = frozenset(',;:.!?–—)”»"')
CONTENT = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


def phrases(analysis: Analysis, words: ActWords) -> list[Range]:
    """Return the stretches behind words like "in the event of", those words included."""
    found, known = [], opening(words.condition_phrases)
    for sentence in analysis.sentences if known else ():
        where = sentence.range
        for at in range(where.first, where.end):
            for phrase in known.get(analysis.tokens[at].text.lower(), ()):
                told = analysis.tokens[at : at + len(phrase)]
                if tuple(one.text.lower() for one in told) == phrase:
                    found.append(_phrase(analysis, at, at + len(phrase), where.end))
                    break
    return [_led(analysis, one, words) for one in found if one.end > one.first]


def _phrase(analysis: Analysis, first: int, content: int, limit: int) -> Range:
    """Return a conditional phrase up to the verb, mark, subject or end behind it."""
    end = content
    while end < limit and not _stops(analysis, end, end > content):
        end += 1
    told = any(analysis.tokens[at].pos in CONTENT for at in range(content, end))
    return Range(first, end if told else first)


def _stops(analysis: Analysis, at: int, inner: bool) -> bool:
    token = analysis.tokens[at]
    named = token.pos == "PROPN" and "n" in token.case
    subject = inner and (token.case == "n" or named) and token.pos in CONTENT | {"ADJ", "DET"}
    return subject or token.text in STOPS or token.pos in ("SCONJ", "VERB", "AUX")


def _led(analysis: Analysis, found: Range, words: ActWords) -> Range:
    """Return a phrase with the "only" before it."""
    first = found.first
    while first > 0 and analysis.tokens[first - 1].text.lower() in words.only:
        first -= 1
    return Range(first, found.end)
