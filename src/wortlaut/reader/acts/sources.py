"""Whose word an act is told on: the one who speaks, without the words that only lead to him."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Draft, Indices, indices
from wortlaut.reader.acts.edges import trimmed
from wortlaut.reader.acts.syntax import Grammar

NAMING = frozenset({"NOUN", "PROPN", "PRON", "X"})


def named(grammar: Grammar, source: Indices) -> Indices:
    """Return who "nach Angaben des Ministers" names; () where nobody is ("demnach", "es")."""
    tokens, words = grammar.tokens, grammar.known.words
    if not any(tokens[at].pos in NAMING for at in source):
        return ()
    if all(tokens[at].text.lower() in words.things | words.one for at in source):
        return ()
    head = next((at for at in source if tokens[at].pos == "NOUN"), -1)
    if head < 0 or tokens[head].lemma.lower() not in words.saying_nouns:
        return source
    return _behind(grammar, source, head) or _before(grammar, source, head) or source


def _behind(grammar: Grammar, source: Indices, head: int) -> Indices:
    """Return the genitive behind a noun of saying, or what "von" leads to."""
    rest = tuple(at for at in source if at > head)
    if rest and grammar.tokens[rest[0]].text.lower() in grammar.known.words.passive_agents:
        rest = rest[1:]
    if rest and grammar.tokens[rest[0]].pos == "ADP":
        rest = rest[1:]  # "nach Angaben aus Kreisen"
    somebody = any(grammar.acts(at) or at in grammar.mentioned for at in rest)
    return rest if somebody else ()


def _before(grammar: Grammar, source: Indices, head: int) -> Indices:
    """Return the possessive before it, if the text tells whom it means ("nach seinen Worten")."""
    first = next((at for at in source if at < head), -1)
    if first < 0 or grammar.tokens[first].tag != "PPOSAT":
        return ()
    return (first,) if grammar.meant((first,)) != (first,) else ()


def is_somebody(grammar: Grammar, source: Indices) -> bool:
    """Whether a source can make a move itself, and is no document."""
    return any(grammar.acts(at) or at in grammar.mentioned for at in source)


def announcer(grammar: Grammar, draft: Draft) -> Indices:
    """Return who tells of another's move: "Aridi gab die Zustimmung des Kabinetts bekannt"."""
    clause = grammar.clauses[draft.clause]
    if clause.lemma not in grammar.known.words.announcing_verbs or grammar.passive(draft.clause):
        return ()
    subject = grammar.roles(draft.clause).subject
    movers = {*draft.fields.get("debtor", ()), *draft.fields.get("party", ())}
    if subject is None or not movers or not grammar.is_actor(subject):
        return ()
    where = set(indices(grammar.spread(subject, draft.clause)))
    if where & movers or (movers & set(grammar.clauses[draft.clause].indices) != movers):
        return ()
    if len(movers) == 1 and grammar.tokens[min(movers)].tag == "PPOSAT":
        return ()
    return tuple(sorted(where))


def spoken_for(grammar: Grammar, draft: Draft) -> None:
    """Let "man" mean whoever says it: "Ein Sprecher sagte, man wolle bauen"."""
    source = draft.fields.get("source", ())
    if draft.kind is ActKind.AGREEMENT:
        return  # "man habe sich geeinigt": more than the one who says it
    for name in ("debtor", "party"):
        found = draft.fields.get(name, ())
        one = len(found) == 1 and grammar.tokens[found[0]].text.lower() in grammar.known.words.one
        outside = any(grammar.tokens[at].lemma in grammar.known.outsiders for at in source)
        if one and source and is_somebody(grammar, source) and not outside:
            draft.fields[name] = source


def without(grammar: Grammar, action: Indices, source: Indices) -> Indices:
    """Return an action without the words that only say whose word it is: ", so Roth"."""
    first = min(source)
    led = first > 0 and grammar.tokens[first - 1].text in grammar.known.words.as_saying
    if not led or not set(source) & set(action):
        return action
    end = first
    while end < len(grammar.tokens) and grammar.tokens[end].pos != "PUNCT":
        end += 1
    return trimmed(grammar, (at for at in action if not first - 1 <= at < end))
