"""What an act depends on: "if ...", "on condition that ...", "in the event of ...".

A condition is found in its sentence by its opener, and given to the act that it stands in, that
it leads, or that it follows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from wortlaut.reader.acts.drafts import Draft
from wortlaut.reader.acts.edges import trimmed
from wortlaut.reader.analysis.tokens import Range
from wortlaut.reader.medial import supposed
from wortlaut.reader.medial.grammar import Medial


def find(grammar: Medial) -> tuple[Range, ...]:
    """Return the stretches that tell conditions, from their opener to their end, left to right."""
    clauses = [_clause(grammar, number) for number in _conditional(grammar)]
    told = supposed.phrases(grammar.analysis, grammar.known.words)
    phrases = [one for one in told if not any(_within(one, two) for two in clauses)]
    return tuple(sorted((*clauses, *phrases), key=lambda one: one.first))


def fill(grammar: Medial, drafts: Sequence[Draft], found: Sequence[Range]) -> None:
    """Give each condition to its acts, and take its words out of what they say is done."""
    inside: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        inside[bisect_right(grammar.ends, _verb(grammar, draft))].append(draft)
    for condition in found:
        own = inside.get(bisect_right(grammar.ends, condition.first), ())
        verbs = [(draft, _verb(grammar, draft)) for draft in own]
        near = [(draft, at) for draft, at in verbs if _reaches(grammar, at, condition)]
        if not near:
            continue
        chosen = _chosen(grammar, [at for _, at in near], condition)
        for draft, at in near:
            if at == chosen or _same_clause(grammar, at, chosen):
                _give(grammar, draft, condition)


def _chosen(grammar: Medial, verbs: Sequence[int], condition: Range) -> int:
    """Return the verb that a condition belongs to: of its own clause, before it, or behind it."""
    own = [at for at in verbs if grammar.home[at] == grammar.home[condition.first]]
    behind = [at for at in own or verbs if at < condition.first]
    return max(behind) if behind else min(own or verbs)


def _give(grammar: Medial, draft: Draft, condition: Range) -> None:
    draft.fields["condition"] = trimmed(grammar, range(condition.first, condition.end))
    rest = tuple(at for at in draft.action if at not in condition)
    draft.action = trimmed(grammar, rest) or draft.action


def _verb(grammar: Medial, draft: Draft) -> int:
    """Return the verb by which an act's conduct is told, or its first word."""
    clause = grammar.clauses[draft.conduct]
    return clause.verbs[-1] if clause.verbs else min(draft.action)


def _same_clause(grammar: Medial, one: int, other: int) -> bool:
    return grammar.home[one] == grammar.home[other]


def _reaches(grammar: Medial, verb: int, condition: Range) -> bool:
    """Whether an act told by ``verb`` can depend on a condition: none of its own words, near it."""
    if verb in condition or not _one_sentence(grammar, verb, condition.first):
        return False
    if verb > condition.end:  # "If ..., X will": no other clause's verb stands between
        between = range(condition.end, verb)
        finite = [at for at in between if grammar.tokens[at].form == "fin"]
        home = grammar.clauses[grammar.home[verb]].verbs
        return all(at in home or grammar.home[at] == grammar.home[verb] for at in finite)
    marks = [at for at in range(verb, condition.first) if grammar.tokens[at].text in ";:"]
    return not marks


def _one_sentence(grammar: Medial, one: int, other: int) -> bool:
    homes = grammar.home[one], grammar.home[other]
    return min(homes) >= 0 and grammar.same_sentence(*homes)


def _conditional(grammar: Medial) -> list[int]:
    """Return the clauses that are conditions by their opener or their place."""
    numbers = range(len(grammar.clauses))
    return [at for at in numbers if grammar.is_condition(at)]


def _clause(grammar: Medial, number: int) -> Range:
    """Return a conditional clause with all that hangs on it, its "only" included."""
    extent = grammar.extent(number)
    first, end = extent[0], extent[-1] + 1
    while first > 0 and grammar.tokens[first - 1].text.lower() in grammar.known.words.only:
        first -= 1
    verb = max(grammar.clauses[number].verbs, default=first)
    for at in range(verb, end):
        if grammar.tokens[at].text in ";:–—":
            return Range(first, at)
    return Range(first, end)


def _within(inner: Range, outer: Range) -> bool:
    return outer.first <= inner.first and inner.end <= outer.end
