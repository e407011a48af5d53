"""The items of an enumeration behind a clause's colon, one conduct each."""

from __future__ import annotations

from wortlaut.reader.acts.drafts import Conduct
from wortlaut.reader.acts.edges import bare
from wortlaut.reader.acts.nominal import head_of, separate
from wortlaut.reader.acts.syntax import Grammar


def listed(grammar: Grammar, number: int) -> list[Conduct]:
    """Return the items of a list behind a clause's colon, one conduct each."""
    clause = grammar.clauses[number]
    colon = (
        next(
            (
                at
                for at in range(clause.verbs[0], clause.range.end)
                if grammar.tokens[at].text == ":"
            ),
            -1,
        )
        if clause.verbs
        else -1
    )
    if colon < 0:
        return []
    behind = [p for p in grammar.phrases(number) if p.range.first > colon]
    parts = [part for p in behind for part in (p.parts if separate(grammar, p) else (p.range,))]
    items = [part for part in parts if _item(grammar, part.first)]
    if not items:
        return []
    ends = [item.first - 1 for item in items[1:]] + [clause.range.end]
    return [
        Conduct(bare(grammar, range(item.first, end)), number, None, head_of(grammar, item))
        for item, end in zip(items, ends, strict=True)
    ]


def _item(grammar: Grammar, at: int) -> bool:
    """Whether an item of a list can begin at a token: behind colon, comma or "und"."""
    before = grammar.tokens[at - 1]
    return (
        before.text in (":", ",", ";") or before.lemma.lower() in grammar.known.words.coordinators
    )
