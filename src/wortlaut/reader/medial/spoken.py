"""Who speaks a quotation: the tag behind it, before it, inside it, or that of the one before.

"“...,” said X", "X said: “...”", "«..., — сказал X. — ...»", "“...,” said X. “...”".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wortlaut.reader.analysis.tokens import Quotation, Range
from wortlaut.reader.medial.grammar import Medial
from wortlaut.reader.medial.saying import Tag, Tags

SHORTEST = 3
"""Words of the shortest quotation that counts as somebody's words where no mark leads to it."""
FAR = 16
"""Words between a verb of saying and the quotation that it leads to."""
DASHES = frozenset("—–-")
OPEN_ENDS = frozenset(",?!…—–")
"""Marks at the end of a quotation that its tag may follow."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of a quotation with its tag; ``carried`` where the tag is the one before it."""

    quote: Range
    tag: Tag
    carried: bool = False


def find(grammar: Medial, tags: Tags) -> tuple[Spoken, ...]:
    """Return the quotations that somebody speaks, in order."""
    found: list[Spoken] = []
    for quotation in grammar.analysis.quotations:
        inside = Range(quotation.range.first + 1, quotation.range.end - quotation.closed)
        if len(inside) < 1:
            continue
        parted = list(_parted(grammar, tags, inside)) if not quotation.depth else []
        if parted:
            found += parted
            continue
        one = _one(grammar, tags, quotation, inside) or _carried(grammar, quotation, inside, found)
        if one is not None:
            found.append(one)
    return tuple(found)


def _one(grammar: Medial, tags: Tags, quotation: Quotation, inside: Range) -> Spoken | None:
    tag = _behind(grammar, tags, quotation)
    if tag is not None:
        return Spoken(inside, tag)
    tag = _leading(grammar, tags, quotation.range.first)
    if tag is None:
        return None
    led = grammar.tokens[quotation.range.first - 1].text in (":", ",")
    return Spoken(inside, tag) if led or len(inside) >= SHORTEST else None


def _behind(grammar: Medial, tags: Tags, quotation: Quotation) -> Tag | None:
    """Return the tag that stands right behind a quotation."""
    tokens, at = grammar.tokens, quotation.range.end
    if not quotation.closed:
        return None
    while at < len(tokens) and (tokens[at].text == "," or tokens[at].text in DASHES):
        at += 1
    while at < len(tokens) and tokens[at].pos == "ADV":
        at += 1
    tag = tags.starting.get(at)
    if tag is None or tag.cue.naming or tags.leads_on(tag):
        return None
    last = tokens[quotation.range.end - 2].text
    apart = at > quotation.range.end
    goes_on = last in OPEN_ENDS or apart
    return tag if goes_on else None


def _leading(grammar: Medial, tags: Tags, first: int) -> Tag | None:
    """Return the tag whose verb leads to a quotation that begins at ``first``."""
    tokens = grammar.tokens
    for at in range(first - 1, max(first - FAR, -1), -1):
        tag = tags.of_verb.get(at)
        if tag is not None:
            return tag if _leads(grammar, tag, first) else None
        if tokens[at].form == "fin" or tokens[at].text in ".;!?":
            return None
    return None


def _leads(grammar: Medial, tag: Tag, first: int) -> bool:
    """Whether nothing but addressee, circumstance or opener stands between a tag and a quote."""
    before = grammar.tokens[first - 1]
    if not grammar.same_sentence(grammar.home[tag.verb], grammar.home[first - 1]):
        return False
    if tag.cue.naming:
        return before.text not in ":,"
    that = before.text.lower() in grammar.known.words.that
    near = not tag.cue.only_direct and first in (tag.verb + 1, tag.range.end)
    return before.text in (":", ",") or that or near


def _parted(grammar: Medial, tags: Tags, inside: Range) -> Iterator[Spoken]:
    """Yield the parts of a quotation with its tag inside: «..., — сказал X. — ...»."""
    tokens = grammar.tokens
    for at in range(inside.first + 1, inside.end - 1):
        tag = tags.starting.get(at)
        if tag is None or tokens[at - 1].text not in DASHES or at - 2 < inside.first:
            continue
        if tokens[at - 2].text not in OPEN_ENDS:
            continue
        yield Spoken(Range(inside.first, at - 1), tag)
        end = tag.range.end
        while end < inside.end and tokens[end].text not in DASHES:
            end += 1
        if end + 1 < inside.end:
            yield Spoken(Range(end + 1, inside.end), tag)
        return


def _carried(
    grammar: Medial, quotation: Quotation, inside: Range, found: list[Spoken]
) -> Spoken | None:
    """Return a quotation that goes on right behind the tag of the one before it."""
    if not found or quotation.depth or len(inside) < SHORTEST:
        return None
    before = found[-1]
    end = before.tag.range.end
    if before.tag.range.first < before.quote.end or not end <= quotation.range.first:
        return None
    between = grammar.tokens[end : quotation.range.first]
    near = sum(token.text in ".;" for token in between) <= 1 and len(between) < FAR
    if not near or any(token.form == "fin" for token in between):
        return None
    homes = [grammar.home[at] for at in (before.tag.verb, inside.first)]
    paragraph = {grammar.paragraph(number) for number in homes if number >= 0}
    stopped = bool(between) and between[-1].text in (".", ",", "—", "–")
    return Spoken(inside, before.tag, True) if len(paragraph) == 1 and stopped else None
