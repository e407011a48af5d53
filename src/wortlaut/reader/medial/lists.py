"""Conduct that is a list of deeds: each part can be kept or broken separately.

"helping achieve the release of the crew and the return of the ship" are two.
"""

from __future__ import annotations

from wortlaut.reader.acts.drafts import Conduct
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.analysis.tokens import Range
from wortlaut.reader.medial.grammar import Medial

GAP = 4
"""Words between two parts of a list at most: marks, "and", "as well as"."""


def split(grammar: Medial, conduct: Conduct) -> list[Conduct]:
    """Return one conduct for each deed of a list, the words before the list with each."""
    starts = _starts(grammar, conduct)
    if len(starts) < 2:
        return [conduct]
    action = conduct.action
    lead = tuple(at for at in action if at < starts[0])
    ends = [*(_end(grammar, start) for start in starts[1:]), action[-1] + 1]
    found = []
    for start, end in zip(starts, ends, strict=True):
        own = tuple(at for at in action if start <= at < end)
        part = Range(starts[0], end)
        found.append(Conduct((*lead, *own), conduct.clause, conduct.agent, conduct.noun, part))
    return found


def _end(grammar: Medial, start: int) -> int:
    """Return where the part before the one at ``start`` ends."""
    at = start
    while grammar.tokens[at - 1].pos in ("CCONJ", "PUNCT", "ADV"):
        at -= 1
    return at


def _starts(grammar: Medial, conduct: Conduct) -> list[int]:
    """Return where the deeds of a list begin: alike in case and preposition, joined by commas."""
    parts = [
        _member(grammar, phrase, part)
        for number in dict.fromkeys(grammar.home[at] for at in conduct.action)
        for phrase in grammar.phrases(number)
        for part in phrase.parts
    ]
    clipped = [_clipped(grammar, part, conduct) for part in parts]
    whole = [inner for part in clipped for inner in (part, *_attribute(grammar, part))]
    inside = [p for p in whole if p.range.first in conduct.action and _deed(grammar, p)]
    found: list[Phrase] = []
    for at, first in enumerate(inside):
        more = (p for p in inside[at + 1 :] if p.range.first >= first.range.end)
        chain = [p for p in more if _alike(grammar, first, p) and _joined(grammar, p)]
        if chain or not found:
            found = [first, *chain]
        if chain:
            break
    starts = [phrase.nominal.first for phrase in found]
    if len(found) > 1 and _joined(grammar, found[0]):
        ahead = [
            p for p in clipped if p.range.first in conduct.action and p.range.first < starts[0]
        ]
        alike = [p for p in ahead if _alike(grammar, found[0], p)]
        starts = [alike[-1].nominal.first, *starts] if alike else starts
    return starts


def _attribute(grammar: Medial, phrase: Phrase) -> list[Phrase]:
    """Return the genitive inside a phrase: «прекращение военной помощи и поставок»."""
    first = phrase.head + 1
    if first >= phrase.range.end or "g" not in grammar.tokens[first].case:
        return []
    where = Range(first, phrase.range.end)
    head = _head(grammar, where)
    return [Phrase(where, head, "", grammar.tokens[head].case, (where,))]


def _member(grammar: Medial, phrase: Phrase, part: Range) -> Phrase:
    """Return one member of a coordination; only the first has the preposition."""
    led = phrase.preposition if part == phrase.parts[0] else ""
    return Phrase(part, _head(grammar, part), led, phrase.case, (part,))


def _clipped(grammar: Medial, phrase: Phrase, conduct: Conduct) -> Phrase:
    """Return a phrase without what stands before the conduct."""
    first = conduct.action[0]
    if not phrase.range.first < first < phrase.range.end:
        return phrase
    where = Range(first, phrase.range.end)
    return Phrase(where, _head(grammar, where), "", grammar.tokens[first].case, (where,))


def _head(grammar: Medial, part: Range) -> int:
    nouns = [at for at in range(part.first, part.end) if grammar.tokens[at].pos == "NOUN"]
    return next(iter(nouns), part.first)


def _deed(grammar: Medial, phrase: Phrase) -> bool:
    """Whether a phrase names something done, with what it is done to behind it."""
    head = grammar.tokens[phrase.head]
    if head.pos != "NOUN" or not head.lemma.lower().endswith(grammar.known.words.deeds):
        return False
    after = grammar.tokens[phrase.range.end : phrase.range.end + 1]
    goes_on = bool(after) and after[0].pos in ("NOUN", "PROPN", "ADP", "ADJ")
    led = phrase.nominal.first < phrase.head and "g" in head.case
    return phrase.range.end - 1 > phrase.head or goes_on or led


def _alike(grammar: Medial, first: Phrase, other: Phrase) -> bool:
    if first.preposition != other.preposition:
        return not other.preposition and bool(first.preposition)
    return bool(
        set(grammar.tokens[first.head].case) & set(grammar.tokens[other.head].case)
    ) or not (grammar.tokens[first.head].case)


def _joined(grammar: Medial, phrase: Phrase) -> bool:
    before = grammar.tokens[phrase.range.first - 1]
    return before.pos == "CCONJ" or before.text in (",", ";") or before.pos == "ADV"
