"""Joins what the learned tagger and the rules find to one list of statements.

The policy, measured on dev: the tagger decides which statements there are; the rules guard what
it must not lose or blur.  (1) Direct speech is as its quotation marks say: the tagger's quote
takes their extent, one without marks is a report, and what the rules hold to be direct speech is
kept although the tagger passes over it.  (2) A speaker is a whole phrase of the analysis, the one
that the tagger's chances favour.  (3) A statement that both find names both in its ``because``.
"""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.model import Form
from wortlaut.reader.cues import CueBook
from wortlaut.reader.found import Found
from wortlaut.reader.syntax import Syntax
from wortlaut.reader.tokens import Quotation

SAME = 0.5
"""Share of tokens (intersection over union) from which two quotes are the same."""


def joined(
    syntax: Syntax, book: CueBook, ruled: Sequence[Found], tagged: Sequence[Found]
) -> list[Found]:
    """Return one list of statements from both; see the module's docstring for the policy."""
    marked = [_marked(syntax, found) for found in tagged]
    found = [_explained(syntax, book, one, ruled) for one in marked]
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


def _explained(syntax: Syntax, book: CueBook, found: Found, ruled: Sequence[Found]) -> Found:
    """Add the reasons and the medium of the rules' statement with the same quote."""
    same = max(ruled, key=lambda one: _shared(found.quote, one.quote), default=None)
    if same is not None and _shared(found.quote, same.quote) >= SAME:
        return found.but(because=(*found.because, *same.because), medium=same.medium)
    return found.but(medium=_medium(syntax, book, found))


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
