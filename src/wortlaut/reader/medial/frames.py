"""Where the conduct stands behind a verb, noun or adjective, and which words state the act."""

from __future__ import annotations

from collections.abc import Iterable

from wortlaut.reader.acts.drafts import Conduct, Indices, indices
from wortlaut.reader.acts.edges import bare, trimmed
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.analysis.tokens import Range
from wortlaut.reader.medial.grammar import JOINTS, Medial

INFINITIVE = "TO0"
NEAR = 14
"""Words between a noun and the clause that says its content."""


def conducts(grammar: Medial, number: int, frame: str, behind: int) -> list[Conduct]:
    """Return what fills a frame in and under clause ``number``, behind the word at ``behind``.

    Frames: "inf", "gerund", "that" clauses; "object", "subject" and "pp.X" phrases; "self".
    """
    if frame in ("inf", "gerund", "that"):
        return _clauses(grammar, number, frame, behind)
    if frame == "again":
        return _again(grammar, number, behind)
    if frame == "self":
        found = own(grammar, number)
        return [found] if found.action else []
    return [_nominal(grammar, number, one) for one in _phrases(grammar, number, frame, behind)]


def _again(grammar: Medial, number: int, at: int) -> list[Conduct]:
    """Return a noun that stands for conduct told before: "the corresponding order"."""
    before = grammar.tokens[at - 1].lemma.lower() if at else ""
    if before not in grammar.known.words.same_again:
        return []
    return [Conduct((at - 1, at), number, None, at)]


def _clauses(grammar: Medial, number: int, frame: str, behind: int) -> list[Conduct]:
    kinds = {"inf": "zu", "gerund": "part", "that": "sub"}
    found = []
    noun = grammar.tokens[behind].pos == "NOUN"
    told = [child for child in grammar.children[number] if grammar.clauses[child].kind != "main"]
    within = [
        inner
        for child in told
        if noun
        and frame == "inf"
        and grammar.clauses[child].range.first == behind + 1
        and grammar.clauses[child].kind in ("sub", "rel")
        for inner in grammar.children[child]
    ]
    for child in [*told, *within]:
        clause = grammar.clauses[child]
        near = clause.range.first > behind
        if clause.kind != kinds[frame] or not near:
            continue
        if frame == "that" and clause.opener not in grammar.known.words.that | {""}:
            continue
        if frame != "that" and clause.opener:
            continue
        before = grammar.tokens[clause.range.first - 1]
        apart = before.pos == "NOUN" and before.lemma.lower() in grammar.known.nouns
        if frame == "that" and not noun and apart:
            continue
        found.append(embedded(grammar, child))
    return [one for one in found if one.action]


def _phrases(grammar: Medial, number: int, frame: str, behind: int) -> list[Phrase]:
    roles = grammar.roles(number)
    if frame == "subject":
        return [roles.subject] if roles.subject else []
    if frame == "genitive-object":
        own = grammar.phrases(number)
        bare_ = [p for p in own if not p.preposition and p.range.first > behind]
        return [p for p in bare_ if "g" in p.case and "a" not in p.case][:1]
    if frame == "genitive":
        return _genitive(grammar, number, behind)
    if frame == "object":
        chosen = [roles.subject] if grammar.passive(number) and roles.subject else roles.accusative
        return [one for one in chosen if grammar.passive(number) or one.range.first > behind][:1]
    if frame.startswith("deed."):
        told = _phrases(grammar, number, "pp." + frame.removeprefix("deed."), behind)
        return [one for one in told if _deed(grammar, one)]
    wanted = frame.removeprefix("pp.")
    found = [p for p in roles.prepositional if p.preposition == wanted and p.range.first > behind]
    found = [p for p in found if not grammar.is_time(p)]
    return found[:1] or _within(grammar, number, wanted, behind)


def _deed(grammar: Medial, phrase: Phrase) -> bool:
    """Whether a phrase names something done: "the defense of ..."."""
    nouns = [at for at in indices(phrase.nominal) if grammar.tokens[at].pos == "NOUN"]
    lemma = grammar.tokens[nouns[0]].lemma.lower() if nouns else ""
    return lemma.endswith(grammar.known.words.deeds) if lemma else False


def _within(grammar: Medial, number: int, preposition: str, behind: int) -> list[Phrase]:
    """Return the phrase with a preposition that a chunk has taken in as an attribute."""
    at = behind + 1
    tokens = grammar.tokens
    if at >= len(tokens) or tokens[at].text.lower() != preposition:
        return []
    for phrase in grammar.phrases(number):
        if phrase.range.first <= at < phrase.range.end - 1:
            rest = Range(at, phrase.range.end)
            return [Phrase(rest, rest.end - 1, preposition, "", (rest,))]
    return []


def _genitive(grammar: Medial, number: int, behind: int) -> list[Phrase]:
    """Return the attribute right behind a noun."""
    at = behind + 1
    for phrase in grammar.phrases(number):
        if phrase.range.first <= behind and at < phrase.range.end:
            named = grammar.tokens[at].pos == "PROPN" or grammar.acts(at)
            if named or "g" not in grammar.tokens[at].case:
                return []
            rest = Range(at, phrase.range.end)
            head = next((to for to in indices(rest) if grammar.tokens[to].pos == "NOUN"), at)
            return [Phrase(rest, head, "", "g", (rest,))]
    return []


def _nominal(grammar: Medial, number: int, phrase: Phrase) -> Conduct:
    """Return the conduct that a noun phrase names, with all that is said of it behind."""
    first = phrase.nominal.first
    stop = grammar.clauses[number].verbs[0] if grammar.clauses[number].verbs else -1
    if first < stop:  # before the verb: the phrase and what hangs on it
        return Conduct(
            trimmed(grammar, cleaned(grammar, range(first, max(phrase.range.end, first + 1)))),
            number,
        )
    found = [at for at in grammar.extent(number) if at >= first]
    return Conduct(
        trimmed(grammar, cleaned(grammar, _unbroken(grammar, found))), number, None, phrase.head
    )


def _unbroken(grammar: Medial, found: Iterable[int]) -> list[int]:
    """Return indices up to where the sentence's other clauses begin."""
    kept: list[int] = []
    for at in found:
        if kept and at != kept[-1] + 1:
            break
        kept.append(at)
    return kept


def embedded(grammar: Medial, number: int) -> Conduct:
    """Return the conduct that a clause tells: its words without opener, subject and helper."""
    clause = grammar.clauses[number]
    whole = set(grammar.extent(number))
    first = clause.verbs[0] if clause.verbs else clause.range.first
    agent = None
    if clause.kind == "sub":
        subject = grammar.roles(number).subject
        agent = subject if subject is not None and grammar.is_actor(subject) else None
        if agent is not None and not clause.passive:
            whole = {at for at in whole if at >= agent.range.first} - set(indices(agent.range))
            whole = {at for at in whole if at >= first or at > agent.range.end}
        whole -= {clause.range.first} if clause.opener else set()
        whole -= _helpers(grammar, number)
    else:
        whole = {at for at in whole if at >= first}
    return Conduct(trimmed(grammar, cleaned(grammar, whole)), number, agent)


def cleaned(grammar: Medial, found: Iterable[int]) -> list[int]:
    """Return indices in order without a joint at their end."""
    order = sorted(found)
    loose = [place for place, at in enumerate(order) if place > 1 and _aside(grammar, at)]
    order = order[: loose[0]] if loose else order
    while order and grammar.tokens[order[-1]].pos in ("CCONJ", "PUNCT", "ADP"):
        closing = grammar.tokens[order[-1]].text
        if closing in ')”»"':
            break
        order.pop()
    return order


def _aside(grammar: Medial, at: int) -> bool:
    """Whether a comma at ``at`` sets off what only comments: ", as the necessary step"."""
    if grammar.tokens[at].text != "," or at + 1 >= len(grammar.tokens):
        return False
    following = grammar.tokens[at + 1]
    words = grammar.known.words
    return following.pos == "SCONJ" and following.text.lower() in words.loose_openers


def _helpers(grammar: Medial, number: int) -> set[int]:
    """Return the modal or helper that leads a clause's full verb."""
    clause = grammar.clauses[number]
    return {clause.finite} if len(clause.verbs) > 1 and clause.finite >= 0 else set()


def own(grammar: Medial, number: int) -> Conduct:
    """Return the conduct that a clause tells itself, of its subject."""
    clause = grammar.clauses[number]
    subject = grammar.roles(number).subject
    actor = subject is not None and grammar.is_actor(subject) and not clause.passive
    whole = set(grammar.extent(number))
    before = subject is not None and subject.range.first < clause.verbs[0]
    if actor and before and subject is not None:
        whole -= set(indices(subject.range))
        if subject.range.first < clause.verbs[0]:
            whole = {at for at in whole if at > subject.range.first}
            whole = {at for at in whole if at >= clause.verbs[0]}
    else:
        first = min(subject.range.first, clause.verbs[0]) if subject else clause.verbs[0]
        whole = {at for at in whole if at >= first}
    whole -= _helpers(grammar, number)
    return Conduct(trimmed(grammar, cleaned(grammar, whole)), number, subject if actor else None)


def anchor(grammar: Medial, number: int, conduct: Conduct) -> Indices:
    """Return the stretch that states an act: subject, verb and the conduct.

    A conduct coordinated with others has their common beginning and its own words.
    """
    clause = grammar.clauses[number]
    first = _begin(grammar, number)
    if 0 <= clause.finite < clause.range.first:  # a helper shared with the clause before
        home = grammar.home[clause.finite]
        lead = [at for at in grammar.clauses[home].indices if at <= clause.finite]
        lead = [at for at in lead if at >= _begin(grammar, home)]
        return (*bare(grammar, lead), *bare(grammar, cleaned(grammar, grammar.extent(number))))
    if conduct.clause == number and conduct.segment:
        lead = [at for at in grammar.extent(number) if first <= at < conduct.segment.first]
        return tuple(sorted({*bare(grammar, lead), *conduct.action}))
    if conduct.clause == number:
        last = max(conduct.action, default=first)
        verb = clause.verbs[-1] if clause.verbs else first
        return bare(
            grammar, [at for at in grammar.extent(number) if first <= at <= max(last, verb)]
        )
    whole = set(conduct.action if conduct.segment else grammar.extent(conduct.clause))
    head = [at for at in clause.indices if at >= first]
    start = min(whole, default=first)
    lead = [at for at in head if at < start]
    siblings = [
        child
        for child in grammar.children[number]
        if grammar.clauses[child].kind == grammar.clauses[conduct.clause].kind
    ]
    if siblings and conduct.clause != siblings[0] and conduct.clause in siblings:
        lead = [at for at in head if at < grammar.clauses[siblings[0]].range.first]
    between = [at for at in grammar.extent(number) if max(lead, default=start) < at < start]
    if len(siblings) < 2:
        lead += between
    return (*bare(grammar, lead), *bare(grammar, cleaned(grammar, whole)))


def _begin(grammar: Medial, number: int) -> int:
    """Return where an anchor starts: at the subject, or before it at a time that sets the scene."""
    clause = grammar.clauses[number]
    start = clause.range.first
    while start < clause.range.end - 1 and grammar.tokens[start].pos in JOINTS:
        start += 1
    if clause.opener and clause.kind in ("sub", "rel"):
        start = max(start, clause.range.first + 1)
    subject = grammar.roles(number).subject
    verb = clause.verbs[0] if clause.verbs else start
    if subject is None or not start < subject.range.first < verb:
        return start
    timed = any(at in grammar.timed for at in range(start, subject.range.first))
    return start if timed else subject.range.first


def cue(grammar: Medial, number: int, words: Iterable[str]) -> Indices:
    """Return the full verb of a clause, with the words that an entry asks for beside it."""
    clause = grammar.clauses[number]
    full = [at for at in clause.verbs if grammar.tokens[at].pos != "AUX"]
    wanted = set(words)
    more = [
        at
        for at in clause.indices
        if grammar.tokens[at].text.lower() in wanted and clause.verbs and at > clause.verbs[-1]
    ]
    return tuple(sorted({*(full[-1:] or clause.verbs), *more[:1]}))
