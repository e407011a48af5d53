"""Joins what the learned tagger and the rules find to one list of statements.

The policy, measured on dev: the tagger decides which statements there are; the rules know better
where a quote begins and ends and who speaks.  (1) What both find has the rules' extent, speaker,
cue and addressee where the rules have them, the tagger's where not, and names both in its
``because``.  (2) What the tagger alone finds must be sure.  (3)
Direct speech is as its marks say: the tagger's quote takes their extent, one without marks is
a report, and what the rules hold to be direct speech is kept though the tagger passes over it.
"""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.model import Form
from wortlaut.reader.analysis.tokens import Quotation
from wortlaut.reader.attribution.cues import CueBook
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.syntax import Syntax

SURE = 0.55
"""Confidence that a statement of the tagger alone must have."""
SAME = 0.5
"""Share of tokens (intersection over union) from which two quotes are the same."""


def joined(
    syntax: Syntax, book: CueBook, ruled: Sequence[Found], tagged: Sequence[Found]
) -> list[Found]:
    """Return one list of statements from both; see the module's docstring for the policy."""
    marked = [_marked(syntax, found) for found in tagged]
    explained = [_explained(syntax, book, one, ruled) for one in marked]
    found = [one for one in explained if one is not None]
    direct = {at for one in found if one.form is Form.DIRECT for at in one.quote}
    for one in ruled:
        if one.form is Form.DIRECT and direct.isdisjoint(one.quote):
            found.append(one)
    return [_nested(one, found) for one in found]


def _marked(syntax: Syntax, found: Found) -> Found:
    """Give a direct quote the extent of its quotation marks."""
    if found.form is not Form.DIRECT:
        return found
    best, share = None, SAME
    for quotation in syntax.analysis.quotations:
        shared = _shared(found.quote, range(quotation.range.first, quotation.range.end))
        if shared > share:
            best, share = quotation, shared
    if best is not None:
        return found.but(quote=_range(best))
    inside = any(at in syntax.quotation_of for at in found.quote)
    return found if inside else found.but(form=Form.INDIRECT)


def _range(quotation: Quotation) -> tuple[int, ...]:
    return tuple(range(quotation.range.first, quotation.range.end))


def _explained(syntax: Syntax, book: CueBook, found: Found, ruled: Sequence[Found]) -> Found | None:
    """Join a statement of the tagger with the rules' one, or return None if it is unsure alone."""
    same = max(ruled, key=lambda one: _shared(found.quote, one.quote), default=None)
    if same is None or _shared(found.quote, same.quote) < SAME:
        sure = found.confidence is not None and found.confidence >= SURE
        return found.but(medium=_medium(syntax, book, found)) if sure else None
    quote = same.quote if same.form is found.form else found.quote
    because = (*found.because, *same.because)
    return found.but(
        quote=quote,
        because=because,
        medium=same.medium,
        speaker=same.speaker or found.speaker,
        cue=same.cue or found.cue,
        addressee=same.addressee or found.addressee,
    )


def _medium(syntax: Syntax, book: CueBook, found: Found) -> str:
    """Return the medium of the cue's verb or evidential, if the lexicon knows it."""
    for at in found.cue:
        number = syntax.clause_of.get(at)
        lemma = "" if number is None else syntax.analysis.clauses[number].lemma
        if lemma in book.verbs:
            return book.verbs[lemma].medium
        for entry in book.by_word.get(syntax.tokens[at].text.lower(), ()):
            return entry.medium
    return "unknown"


def _nested(found: Found, all_: Sequence[Found]) -> Found:
    """Mark a quote that lies inside another's."""
    outer = (one for one in all_ if one is not found and len(one.quote) > len(found.quote))
    inside = any(set(found.quote) <= set(one.quote) for one in outer)
    return found if found.nested == inside else found.but(nested=inside)


def _shared(left: Sequence[int], right: Sequence[int] | range) -> float:
    """Return intersection over union."""
    if not left or not right or left[0] > right[-1] or right[0] > left[-1]:
        return 0.0
    common = len(set(left).intersection(right))
    return common / (len(left) + len(right) - common)
