"""How much of it and where: quantity and place of an act's conduct."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Draft, Indices, indices
from wortlaut.reader.acts.edges import trimmed
from wortlaut.reader.acts.phrases import NOMINAL, Phrase
from wortlaut.reader.acts.syntax import Grammar

COUNTED = NOMINAL | {"ADJ"}
"""What follows a number that counts something."""
NO_PLACES = ("organisation/", "person/")
"""How the ids of actors begin who are no places."""
NEAR = 5
"""A noun stands at most so many tokens behind the preposition that leads to it."""


def fill(grammar: Grammar, draft: Draft) -> None:
    """Give a draft its quantity and its place."""
    _quantity(grammar, draft)
    _place(grammar, draft)


def _quantity(grammar: Grammar, draft: Draft) -> None:
    if "quantity" in draft.fields:
        return
    for at in draft.action:
        if not _counts(grammar, at):
            continue
        phrase = next((p for p in grammar.phrases(grammar.home[at]) if at in p.range), None)
        if phrase is not None and not grammar.is_time(phrase):
            draft.fields["quantity"] = _measure(grammar, phrase, at)
            return


def _counts(grammar: Grammar, at: int) -> bool:
    """Whether a word says how many or how much; the "7" of a name does not."""
    token = grammar.tokens[at]
    if at in grammar.timed:
        return False
    if token.text.lower() in grammar.known.words.amounts:
        return True
    before, behind = grammar.tokens[max(at - 1, 0)], grammar.tokens[at + 1 : at + 2]
    named = before.pos == "PROPN" and not any(token.pos in COUNTED for token in behind)
    digits = any(sign.isdigit() for sign in token.text)
    aged = digits and any(sign.isalpha() for sign in token.text)  # "23jährigen"
    abbreviated = aged or ("." in token.text and not digits)
    return token.pos == "NUM" and not abbreviated and not named


def _measure(grammar: Grammar, phrase: Phrase, at: int) -> Indices:
    """Return the part of a phrase that says how much: from its start to its head."""
    part = next((part for part in phrase.parts if at in part), phrase.nominal)
    first = max(part.first, phrase.nominal.first)
    agents = grammar.known.words.passive_agents
    cuts = [to for to in range(first, at) if grammar.tokens[to].text.lower() in agents]
    first = cuts[-1] + 1 if cuts else first
    timed = [to for to in range(first, at) if to in grammar.timed]
    if timed:
        first = timed[-1] + 1
        first += grammar.tokens[first].pos == "ADP"
    if first < at and grammar.tokens[first].tag == "ART":
        first += 1
    if first == phrase.nominal.first and phrase.preposition in grammar.known.words.ranges:
        first -= 1
    end = next(
        (
            to
            for to in range(at + 1, part.end)
            if grammar.tokens[to].text.lower() in grammar.known.words.passive_agents
        ),
        part.end,
    )
    return trimmed(grammar, range(first, end))


def _place(grammar: Grammar, draft: Draft) -> None:
    """Take the place that the conduct's own words name, or its clause where that tells it."""
    found = next(iter(_places(grammar, draft)), None)
    if found is None:
        inner = next((w for at in draft.action if (w := _inner_place(grammar, at))), ())
        found = inner or next(iter(_settings(grammar, draft)), None)
    if found:
        draft.fields["place"] = found


def _places(grammar: Grammar, draft: Draft) -> Iterator[Indices]:
    for number in sorted({draft.clause, draft.conduct} - {-1}):
        for phrase in grammar.phrases(number):
            if phrase.head in draft.action and _local(grammar, phrase):
                yield indices(phrase.range)


def _settings(grammar: Grammar, draft: Draft) -> Iterator[Indices]:
    """Yield the places outside the conduct's words, of a clause that is the conduct's own."""
    number = draft.conduct
    if number < 0 or (draft.kind is not ActKind.PLAN and not _verbal(grammar, draft)):
        return
    for phrase in grammar.phrases(number):
        if _local(grammar, phrase):
            yield indices(phrase.range)


def _verbal(grammar: Grammar, draft: Draft) -> bool:
    return bool(set(grammar.clauses[draft.conduct].verbs) & set(draft.action))


def _local(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a phrase with a preposition of place names one, or a court that is called upon."""
    words, known = grammar.known.words, grammar.known
    if grammar.is_time(phrase) or not phrase.preposition:
        return False
    head = grammar.tokens[phrase.head]
    if phrase.preposition in words.court_prepositions and head.lemma in known.courts:
        return grammar.tokens[phrase.range.first - 1].pos != "NOUN"
    body = head.lemma in known.bodies or head.lemma in known.noun_words
    named = head.pos == "PROPN" and not body and not _organised(grammar, phrase)
    named = named and not _receives(grammar, phrase.preposition, phrase.head)
    return phrase.preposition in words.place_prepositions and (
        named or head.lemma in known.place_nouns
    )


def _organised(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a name is one of a body or a person and no place."""
    found = (grammar.mentioned.get(at) for at in (phrase.head, phrase.nominal.first))
    return any(mention and mention.actor.startswith(NO_PLACES) for mention in found)


def _receives(grammar: Grammar, preposition: str, head: int) -> bool:
    """Whether a name behind "an" is whom something goes to: "die Auszahlung an Kiew"."""
    return preposition in grammar.known.words.towards and head in grammar.mentioned


def _inner_place(grammar: Grammar, at: int) -> Indices:
    """Return the place that a preposition inside a longer phrase leads to, or ()."""
    tokens, words = grammar.tokens, grammar.known.words
    if tokens[at].pos != "ADP" or tokens[at].lemma.lower() not in words.place_prepositions:
        return ()
    for to in range(at + 1, min(at + NEAR, len(tokens))):
        if tokens[to].pos in ("NOUN", "PROPN"):
            body = tokens[to].lemma in grammar.known.bodies
            named = tokens[to].pos == "PROPN" and not body
            named = named and not _receives(grammar, tokens[at].lemma.lower(), to)
            named = named or tokens[to].lemma in grammar.known.place_nouns
            return tuple(range(at, to + 1)) if named and to not in grammar.timed else ()
        if tokens[to].pos not in ("DET", "ADJ"):
            return ()
    return ()
