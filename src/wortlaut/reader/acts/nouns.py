"""Acts that a noun or an adjective names: "die Forderung nach", "Einigung auf", "ist bereit"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from wortlaut.model import ActKind
from wortlaut.reader.acts.anchors import anchor
from wortlaut.reader.acts.drafts import Conduct, Draft, Indices, indices
from wortlaut.reader.acts.edges import bare
from wortlaut.reader.acts.embedded import embedded
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.frames import conducts
from wortlaut.reader.acts.nominal import noun_conduct
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.roles import DEBTOR_MOVES, fill_roles, genitive, owner
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.verbs import has_words, negated
from wortlaut.reader.analysis.tokens import Range

BEFORE = frozenset({"ART", "PPOSAT", "ADJ(A)", "PIAT", "CARD", "PDAT", "PIDAT"})


def noun_drafts(grammar: Grammar, at: int) -> list[Draft]:
    """Return the acts that the noun at token ``at`` names."""
    match = grammar.known.noun_words.match(grammar.tokens[at].lemma)
    number = grammar.home[at]
    if not match or number < 0:
        return []
    if _in_passing(grammar, at):
        return []
    denied = _denied(grammar, at)
    known = grammar.known.verbs.get(grammar.clauses[number].lemma, ())
    verbs = [each for each in known if has_words(grammar, number, each.words)]
    for entry in grammar.known.nouns[match]:
        lemma = grammar.tokens[at].lemma
        if denied != entry.only_negated:
            continue
        if entry.verbs and grammar.clauses[number].lemma not in entry.verbs:
            continue
        if entry.not_objects and lemma in grammar.known.set(entry.not_objects):
            continue
        if entry.bare and _led(grammar, at):
            continue
        for frame in entry.frames:
            found = _conducts(grammar, at, entry, frame)
            if entry.kind is ActKind.PLAN and frame.startswith("pp.zu"):
                found = [each for each in found if _deed(grammar, each.noun)]
            drafts = [_draft(grammar, at, entry, conduct) for conduct in found]
            if drafts and not _nobodys(drafts[0], frame, verbs) and _filled(drafts[0]):
                return drafts
        light = grammar.clauses[number].lemma in grammar.known.words.light_verbs
        like = max(_like_before(grammar, at), _points_back(grammar, at, entry))
        if light and like >= 0:
            return [_draft(grammar, at, entry, Conduct((like,), number))]
    return []


def _in_passing(grammar: Grammar, at: int) -> bool:
    """Whether a noun of asking only tells how something came: "bestätigte auf Anfrage, dass"."""
    own = _phrase(grammar, at)
    bare = own is not None and own.nominal.first == at
    led = own is not None and own.preposition in grammar.known.words.upon
    return bare and led and grammar.tokens[at].lemma.lower() in grammar.known.words.requests


def _deed(grammar: Grammar, at: int) -> bool:
    """Whether a noun names something to be done: "Pläne zur Anhebung", not "zum Thema"."""
    words, lower = grammar.known.words, grammar.tokens[at].lemma.lower()
    return lower.endswith((*words.deed_endings, *words.deed_verbs))


def _led(grammar: Grammar, at: int) -> bool:
    """Whether a preposition leads a noun, so that it is only mentioned: "mit dem Abkommen"."""
    own = _phrase(grammar, at)
    return own is not None and bool(own.preposition)


def _like_before(grammar: Grammar, at: int) -> int:
    """Return the adjective that takes up what was told: "eine entsprechende Zusage", or -1."""
    within = range(_start(grammar, at), at)
    like = grammar.known.words.like_before
    return next((to for to in within if grammar.tokens[to].lemma.lower() in like), -1)


def _points_back(grammar: Grammar, at: int, entry: ActEntry) -> int:
    """Return the word behind the noun that takes up what was told: "den Befehl dazu", or -1."""
    preposition = _pronominal(grammar, at + 1)
    own = grammar.home[at + 1] == grammar.home[at] if preposition else False
    return at + 1 if own and f"pp.{preposition}" in entry.frames else -1


def _pronominal(grammar: Grammar, at: int) -> str:
    """Return the preposition in the word at ``at``: "zu" in "dazu", "" for another word."""
    word = grammar.tokens[at].text.lower() if at < len(grammar.tokens) else ""
    return grammar.known.words.pronominal.get(word, "")


def _nobodys(draft: Draft, frame: str, verbs: Sequence[ActEntry]) -> bool:
    """Whether a demand names nobody: "die Aufforderung zu Straftaten" is a name of a thing."""
    named = any(draft.fields.get(name) for name in ("party", "debtor", "creditor"))
    if any(each.kind is ActKind.DEMAND for each in verbs):
        return False  # "auf der Forderung beharren": the verb tells whose it is
    return draft.kind is ActKind.DEMAND and frame.startswith("pp.") and not named


def _filled(draft: Draft) -> bool:
    """Whether one of the fields that the entry needs is filled."""
    needs = draft.entry.needs if draft.entry else ()
    return not needs or any(draft.fields.get(name) for name in needs)


def _denied(grammar: Grammar, at: int) -> bool:
    """Whether "kein" or "ohne" stands before the noun."""
    first = _start(grammar, at)
    within = grammar.tokens[max(0, first - 1) : at]
    words = grammar.known.words.negations | grammar.known.words.lacking
    return any(token.text.lower() in words for token in within)


def _start(grammar: Grammar, at: int) -> int:
    """Return the first token of the noun's own phrase."""
    first = at
    while first > 0 and grammar.tokens[first - 1].tag in BEFORE:
        first -= 1
    return first


def _conducts(grammar: Grammar, at: int, entry: ActEntry, frame: str) -> list[Conduct]:
    if frame.startswith("pp."):
        return _behind(grammar, at, frame[3:])
    return NOUN_FRAMES[frame](grammar, at, entry)


def _phrase(grammar: Grammar, at: int) -> Phrase | None:
    return next((p for p in grammar.phrases(grammar.home[at]) if at in p.range), None)


def _following(grammar: Grammar, at: int) -> list[Phrase]:
    """Return the phrases that stand right behind the noun's, one after the other."""
    own = _phrase(grammar, at)
    found: list[Phrase] = []
    end = own.range.end if own else at + 1
    for phrase in grammar.phrases(grammar.home[at]):
        if phrase.range.first == end and phrase.preposition:
            found.append(phrase)
            end = phrase.range.end
    return found


def _behind(grammar: Grammar, at: int, preposition: str) -> list[Conduct]:
    """Return what a phrase behind the noun names, or one that its verb lets stand before it."""
    own, clause = _following(grammar, at), grammar.clauses[grammar.home[at]]
    if preposition in grammar.known.words.aims and clause.lemma and not clause.modal:
        own += [p for p in grammar.phrases(grammar.home[at]) if p.range.end <= _start(grammar, at)]
    vague = grammar.known.words.vague
    own = [p for p in own if grammar.tokens[p.head].lemma.lower() not in vague]
    for phrase in own:
        if phrase.preposition == preposition and not grammar.is_time(phrase):
            return noun_conduct(grammar, phrase, grammar.home[at])
    return []


def _clause_behind(grammar: Grammar, at: int) -> int:
    """Return the clause that follows the noun's phrase, verbs aside, or -1."""
    end = at + 1
    own = _phrase(grammar, at)
    if own is not None:
        end = max([own.range.end, *(p.range.end for p in _following(grammar, at))])
    clause = grammar.clauses[grammar.home[at]]
    while end < len(grammar.tokens) and end in clause.verbs:
        end += 1
    while end < len(grammar.tokens) and grammar.tokens[end].pos == "PUNCT":
        end += 1
    number = grammar.home[end] if end < len(grammar.tokens) else -1
    begins = number >= 0 and grammar.clauses[number].indices[0] >= end - 1
    return number if begins else -1


def _clause(grammar: Grammar, at: int, kind: str) -> list[Conduct]:
    ahead = bool(
        kind == "zu" and _pronominal(grammar, at + 1)
    )  # "den Befehl dazu, ... zu sprengen"
    number = _clause_behind(grammar, at + ahead)
    if number < 0 or number == grammar.home[at] or _governs(grammar, at, number, kind):
        return []
    clause = grammar.clauses[number]
    fits = {
        "zu": clause.kind == "zu" and not clause.opener and _does(grammar, number),
        "dass": clause.opener in grammar.known.words.that,
        "relative": clause.kind == "rel" and _contents(grammar, number),
        "v2": clause.kind == "main"
        and clause.finite >= 0
        and grammar.tokens[clause.finite].mood in ("sub1", "sub2"),
    }
    return [embedded(grammar, number)] if fits[kind] else []


def _does(grammar: Grammar, number: int) -> bool:
    """Whether an infinitive tells something done and no state ("ein Politiker zu sein")."""
    return grammar.clauses[number].lemma not in ("", grammar.known.words.be)


def _contents(grammar: Grammar, number: int) -> bool:
    """Whether a relative clause tells what was agreed: "das ... soll", "mit dem ..."."""
    clause = grammar.clauses[number]
    first = grammar.tokens[clause.range.first].lemma.lower()
    meant = clause.modal in grammar.known.words.obligation and not grammar.passive(number)
    return meant or first in grammar.known.words.by_which


def _governs(grammar: Grammar, at: int, number: int, kind: str) -> bool:
    """Whether a clause behind the noun belongs to the verb that stands between them."""
    own = grammar.clauses[grammar.home[at]]
    first = grammar.clauses[number].indices[0]
    between = any(at < verb < first for verb in own.verbs)
    phrase = _phrase(grammar, at)
    aside = phrase is not None and bool(phrase.preposition)
    light = own.lemma in grammar.known.words.light_verbs and not aside
    known = grammar.known.verbs.get(own.lemma, ())
    entries = [each for each in known if has_words(grammar, grammar.home[at], each.words)]
    return between and not light and any(kind in entry.frames for entry in entries)


def _genitive(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    where = genitive(grammar, at)
    if where and entry.of:
        heads = [grammar.tokens[head] for head in indices(where)]
        if not any(head.lemma in grammar.known.set(entry.of) for head in heads):
            return []
    return [Conduct(indices(where), grammar.home[at], None, where.end - 1)] if where else []


def _compound(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    light = grammar.clauses[grammar.home[at]].lemma in grammar.known.words.light_verbs
    lemma = grammar.tokens[at].lemma
    own = _phrase(grammar, at)
    free = own is not None and not own.preposition and not grammar.clauses[grammar.home[at]].negated
    listed = light and free and (not entry.of or lemma in grammar.known.set(entry.of))
    if lemma.lower() in grammar.known.noun_words.words or not listed:
        return []
    return [Conduct((at,), grammar.home[at], None, at)]


def _itself(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    """Return the noun alone, which names the act and all that is told of it ("Wortbruch")."""
    number = grammar.home[at]
    roles = grammar.roles(number)
    called = [p for p in [*roles.accusative, roles.subject] if p and at not in p.range]
    if called and grammar.clauses[number].lemma not in grammar.known.words.naming_verbs:
        return noun_conduct(grammar, called[0], number)
    return [Conduct((at,), number, None, at)]


def _predicate(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    """Return what the noun is said to be: "Bedingung ist, dass ...", "lautet auf ..."."""
    number = grammar.home[at]
    clause = grammar.clauses[number]
    if clause.lemma not in grammar.known.words.predicate_verbs:
        return []
    amount = clause.lemma in grammar.known.words.amount_verbs
    for frame in ("pp.auf",) if amount else ("dass", "zu"):
        found = conducts(grammar, number, frame)
        if found:
            return found
    return [] if amount else _said_to_be(grammar, at)


def _amount(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    """Return what the noun comes to: "Die Forderung lautet auf sechs Prozent"."""
    lemma = grammar.clauses[grammar.home[at]].lemma
    lists = grammar.known.words.amount_verbs
    return _predicate(grammar, at, entry) if lemma in lists else []


def _said_to_be(grammar: Grammar, at: int) -> list[Conduct]:
    """Return the noun phrase that is called a condition: "Bedingung sei der Abzug"."""
    number = grammar.home[at]
    free = [p for p in grammar.phrases(number) if not p.preposition and not grammar.is_time(p)]
    others = [p for p in free if at not in p.range and grammar.tokens[p.head].pos == "NOUN"]
    if len(free) != 2 or len(others) != 1:
        return []
    return noun_conduct(grammar, others[0], number)


def _among(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    """Return what belongs to the noun: "Zu den Forderungen gehört der Abzug"."""
    number = grammar.home[at]
    own, subject = _phrase(grammar, at), grammar.roles(number).subject
    belongs = grammar.clauses[number].lemma in grammar.known.words.belonging_verbs
    if not belongs or own is None or subject is None or at in subject.range:
        return []
    if own.preposition not in grammar.known.words.belonging_to:
        return []
    return noun_conduct(grammar, subject, number)


def _upon(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    """Return the clause's own conduct where the noun's phrase says on whose order it was."""
    own = _phrase(grammar, at)
    if own is None or own.preposition not in grammar.known.words.upon or own.head != at:
        return []
    conduct = embedded(grammar, grammar.home[at])
    left = tuple(word for word in conduct.action if word not in own.range)
    return [replace(conduct, action=left)] if left else []


def _breach(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    """Return what is called a breach of something agreed."""
    number = grammar.home[at]
    broken = [p.head for p in _following(grammar, at)[:1]] + _behind_marks(grammar, at)
    where = genitive(grammar, at)
    heads = broken + (list(indices(where)) if where else [])
    named = any(grammar.tokens[head].lemma in grammar.known.set(entry.of) for head in heads)
    if not named and not _counted_breach(grammar, at, entry, broken):
        return []
    roles = grammar.roles(number)
    called = [p for p in [*roles.accusative, roles.subject] if p and at not in p.range]
    called = [p for p in called if grammar.tokens[p.head].text.lower() not in _things(grammar)]
    if called and grammar.clauses[number].lemma not in grammar.known.words.naming_verbs:
        return noun_conduct(grammar, called[0], number)
    return [Conduct(tuple(range(_start(grammar, at), max(heads) + 1)), number, None, at)]


def _counted_breach(grammar: Grammar, at: int, entry: ActEntry, broken: list[int]) -> bool:
    """Whether it says how often somebody broke what it need not name: "30 Verstöße der Ukraine"."""
    where = genitive(grammar, at)
    counted = any(grammar.tokens[to].pos == "NUM" for to in range(max(at - 2, 0), at))
    whose = where is not None and any(map(grammar.acts, indices(where)))
    against = any(
        p.range.first > at and p.head in broken and not grammar.is_actor(p)
        for p in grammar.phrases(grammar.home[at])
    )
    return grammar.tokens[at].lemma in entry.alone and counted and whose and not against


def _things(grammar: Grammar) -> frozenset[str]:
    """Return the words that only point at what is called a breach: "das"."""
    return grammar.known.words.things


def _behind_marks(grammar: Grammar, at: int) -> list[int]:
    """Return the head of the genitive behind a quotation: "„eine Verletzung“ des Abkommens"."""
    end = at + 1
    while end < len(grammar.tokens) and grammar.tokens[end].pos == "PUNCT":
        end += 1
    number = grammar.home[at]
    behind = [p for p in grammar.phrases(number) if p.range.first == end and "g" in p.case]
    return [p.head for p in behind]


def _announced(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    """Return what a main clause behind the colon tells: "eine einzige Zusage: Die Angriffe ..."."""
    number = grammar.home[at]
    last = grammar.clauses[number].range.end if number >= 0 else len(grammar.tokens)
    if last + 1 >= len(grammar.tokens) or grammar.tokens[last].text != ":":
        return []
    behind = grammar.home[last + 1]
    near = not any(grammar.tokens[to].pos == "NOUN" for to in range(at + 1, last))
    if not near or behind < 0 or not _ahead(grammar, behind):
        return []
    return [embedded(grammar, behind)]


def _ahead(grammar: Grammar, number: int) -> bool:
    """Whether a main clause tells what is to come, or what somebody says."""
    clause = grammar.clauses[number]
    if clause.kind != "main" or clause.finite < 0:
        return False
    finite = grammar.tokens[clause.finite]
    coming = clause.modal or finite.lemma == grammar.known.words.become
    return bool(coming) or finite.mood == "sub1"


NOUN_FRAMES: dict[str, Callable[[Grammar, int, ActEntry], list[Conduct]]] = {
    "zu": lambda grammar, at, entry: _clause(grammar, at, "zu"),
    "dass": lambda grammar, at, entry: _clause(grammar, at, "dass"),
    "v2": lambda grammar, at, entry: _clause(grammar, at, "v2"),
    "relative": lambda grammar, at, entry: _clause(grammar, at, "relative"),
    "genitive": _genitive,
    "compound": _compound,
    "predicate": _predicate,
    "amount": _amount,
    "among": _among,
    "upon": _upon,
    "breach": _breach,
    "itself": _itself,
    "colon": _announced,
}
"""The frames of nouns, beside "pp." with a preposition."""


def _draft(grammar: Grammar, at: int, entry: ActEntry, conduct: Conduct) -> Draft:
    number = grammar.home[at]
    lemma = grammar.clauses[number].lemma
    own = _phrase(grammar, at)
    guilt = own is not None and own.case == "g" and not own.preposition  # "des Aufrufs schuldig"
    light = (lemma in grammar.known.words.light_verbs and not guilt) or lemma in entry.verbs
    first = _start(grammar, at)
    found = set(range(first, at + 1)) | set(conduct.action)
    if conduct.clause != number:
        found |= set(grammar.extent(conduct.clause))
    if light or entry.kind is ActKind.BREACH:
        found |= set(anchor(grammar, number, conduct))
    draft = Draft(
        kind=entry.kind,
        clause=number,
        anchor=bare(grammar, range(min(found), max(found) + 1)),
        action=conduct.action,
        cue=(at,),
        because=(f"act_nouns/{entry.id}",),
        conduct=conduct.clause,
        refrain=entry.refrain,
        status=entry.status,
        entry=entry,
    )
    _roles(grammar, at, draft, light)
    words = grammar.known.words
    if entry.kind is ActKind.BREACH and lemma in words.naming_verbs | words.calling_verbs:
        _accused(grammar, at, draft, conduct)
    if "debtor" not in draft.fields and conduct.agent is not None:
        draft.fields["debtor"] = indices(conduct.agent.nominal)
    return draft


def _accused(grammar: Grammar, at: int, draft: Draft, conduct: Conduct) -> None:
    """Tell who accuses whom: "Kiew wirft Moskau dreißig Verstöße vor" is on Kiew's word."""
    number = grammar.home[at]
    roles = grammar.roles(number)
    accuser = roles.subject if not grammar.passive(number) else None
    if accuser is None or not grammar.is_actor(accuser):
        return
    draft.fields["source"] = indices(grammar.spread(accuser, number))
    named = grammar.clauses[number].lemma in grammar.known.words.naming_verbs
    objects = (*roles.dative, *roles.accusative) if named else ()
    others = [p for p in objects if grammar.is_actor(p)]
    whose = [w for w in (genitive(grammar, at), genitive(grammar, conduct.noun)) if w]
    whose = [w for w in whose if any(grammar.acts(to) for to in range(w.first, w.first + 2))]
    if whose and not others:
        draft.fields["debtor"] = indices(whose[0])
    elif roles.reflexive:
        draft.fields["debtor"] = draft.fields["source"]
    elif others:
        draft.fields["debtor"] = indices(others[0].nominal)
    elif draft.fields.get("debtor") == draft.fields["source"]:
        del draft.fields["debtor"]


def _roles(grammar: Grammar, at: int, draft: Draft, light: bool) -> None:
    entry = draft.entry
    assert entry is not None
    mover = "debtor" if draft.kind in DEBTOR_MOVES else "party"
    named = {"debtor": entry.debtor, "party": entry.party, "creditor": entry.creditor}
    for name, places in named.items():
        default = ("genitive", "possessive", "pp.von", "subject") if name == mover else ()
        for place in places if places is not None else default:
            found = _noun_role(grammar, at, place, light)
            if found and not set(found) & set(draft.action):
                draft.fields[name] = found
                break


def _owns(grammar: Grammar, where: Range) -> bool:
    """Whether a genitive can be somebody: not in "Beschluss verschiedener Gesetze"."""
    nouns = [at for at in indices(where) if grammar.tokens[at].pos in ("NOUN", "PROPN")]
    if not nouns or any(at in grammar.mentioned for at in indices(where)):
        return True
    return any(map(grammar.acts, nouns)) or not grammar.known.things(grammar.tokens[nouns[0]].lemma)


def _noun_role(grammar: Grammar, at: int, place: str, light: bool) -> Indices:
    if place == "genitive":
        where = owner(grammar, at)
        return indices(where) if where and _owns(grammar, where) else ()
    if place == "possessive":
        first = grammar.tokens[_start(grammar, at)]
        return (_start(grammar, at),) if first.tag == "PPOSAT" else ()
    if place == "dative":
        given = grammar.roles(grammar.home[at]).dative if light else []
        return indices(given[0].range) if given and grammar.is_actor(given[0]) else ()
    if place == "subject":
        subject = grammar.roles(grammar.home[at]).subject
        return indices(subject.range) if light and subject and at not in subject.range else ()
    for phrase in _following(grammar, at):
        if phrase.preposition == place.removeprefix("pp."):
            return indices(phrase.nominal)
    far = grammar.roles(grammar.home[at]).prepositional if light else []
    named = [p for p in far if p.preposition == place.removeprefix("pp.") and grammar.is_actor(p)]
    return indices(named[0].nominal) if named else ()


def adjective_drafts(grammar: Grammar, at: int) -> list[Draft]:
    """Return the acts that the adjective at token ``at`` names as a predicate."""
    number = grammar.home[at]
    if number < 0:
        return []
    word = grammar.tokens[at].text.lower()
    verb = grammar.clauses[number].lemma.removeprefix(word)
    for entry in grammar.known.adjectives.get(word, ()):
        spoken = not entry.reported or _on_word(grammar, number)
        if verb in entry.verbs and spoken and _by_somebody(grammar, number, entry):
            found = [
                conduct
                for frame in entry.frames
                for conduct in conducts(grammar, number, frame)[:1]
                if not entry.reported or _eventful(grammar, conduct)
            ]
            kind: ActKind | None = entry.negated if negated(grammar, number) else entry.kind
            if found and kind:
                return [_predicated(grammar, at, entry, kind, found[0])]
    return []


def _by_somebody(grammar: Grammar, number: int, entry: ActEntry) -> bool:
    """Whether the subject is somebody, where the entry wants that."""
    subject = grammar.roles(number).subject
    return not entry.actor or (subject is not None and grammar.is_actor(subject))


def _eventful(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether a conduct is something to be done and no thing or state."""
    if conduct.noun < 0:
        return True
    lemma, known = grammar.tokens[conduct.noun].lemma, grammar.known
    return any(lemma in each for each in (known.event_nouns, known.refrain_nouns, known.noun_words))


def _on_word(grammar: Grammar, number: int) -> bool:
    """Whether a clause is in the Konjunktiv."""
    finite = grammar.clauses[number].finite
    return finite >= 0 and grammar.tokens[finite].mood == "sub1"


def _predicated(
    grammar: Grammar, at: int, entry: ActEntry, kind: ActKind, conduct: Conduct
) -> Draft:
    number = grammar.home[at]
    draft = Draft(
        kind=kind,
        clause=number,
        anchor=anchor(grammar, number, conduct),
        action=conduct.action,
        cue=(at,),
        because=(f"act_adjectives/{entry.id}",),
        conduct=conduct.clause,
        refrain=entry.refrain,
        entry=entry,
    )
    fill_roles(grammar, draft, conduct)
    if "genitive" in (entry.debtor or ()):
        where = genitive(grammar, at)
        draft.fields["debtor"] = indices(where) if where else ()
    return draft
