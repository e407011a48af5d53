"""Acts that a noun names: "die Forderung nach", "Einigung auf"."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.model import ActKind
from wortlaut.reader.acts.anchors import anchor
from wortlaut.reader.acts.breaches import tell_accuser
from wortlaut.reader.acts.drafts import Conduct, Draft, Indices, indices
from wortlaut.reader.acts.edges import bare
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.licensing import has_words
from wortlaut.reader.acts.noun_frames import noun_conducts
from wortlaut.reader.acts.noun_phrases import is_denied, phrase_of, pronominal_of, start_of
from wortlaut.reader.acts.noun_roles import fill_noun_roles
from wortlaut.reader.acts.syntax import Grammar


def noun_drafts(grammar: Grammar, at: int) -> list[Draft]:
    """Return the acts that the noun at token ``at`` names."""
    match = grammar.known.noun_words.match(grammar.tokens[at].lemma)
    number = grammar.home[at]
    if not match or number < 0:
        return []
    if _in_passing(grammar, at):
        return []
    known = grammar.known.verbs.get(grammar.clauses[number].lemma, ())
    verbs = [each for each in known if has_words(grammar, number, each.words)]
    for entry in grammar.known.nouns[match]:
        found = _by_entry(grammar, at, entry, verbs) if _fits(grammar, at, entry) else []
        if found:
            return found
    return []


def _fits(grammar: Grammar, at: int, entry: ActEntry) -> bool:
    """Whether a noun stands as an entry asks: denied or not, under its verbs, led by nothing."""
    if is_denied(grammar, at) != entry.only_negated:
        return False
    if entry.verbs and grammar.clauses[grammar.home[at]].lemma not in entry.verbs:
        return False
    lemma = grammar.tokens[at].lemma
    if entry.not_objects and lemma in grammar.known.set(entry.not_objects):
        return False
    return not (entry.bare and _led(grammar, at))


def _by_entry(grammar: Grammar, at: int, entry: ActEntry, verbs: Sequence[ActEntry]) -> list[Draft]:
    """Return the acts by the first frame that is filled, or by a word that takes one up."""
    for frame in entry.frames:
        found = noun_conducts(grammar, at, entry, frame)
        if entry.kind is ActKind.PLAN and frame.startswith("pp.zu"):
            found = [each for each in found if _deed(grammar, each.noun)]
        drafts = [noun_draft(grammar, at, entry, conduct) for conduct in found]
        if drafts and not _nobodys(drafts[0], frame, verbs) and _filled(drafts[0]):
            return drafts
    number = grammar.home[at]
    light = grammar.clauses[number].lemma in grammar.known.words.light_verbs
    like = max(_like_before(grammar, at), _points_back(grammar, at, entry))
    if light and like >= 0:
        return [noun_draft(grammar, at, entry, Conduct((like,), number))]
    return []


def _in_passing(grammar: Grammar, at: int) -> bool:
    """Whether a noun of asking only tells how something came: "bestätigte auf Anfrage, dass"."""
    own = phrase_of(grammar, at)
    bare = own is not None and own.nominal.first == at
    led = own is not None and own.preposition in grammar.known.words.upon
    return bare and led and grammar.tokens[at].lemma.lower() in grammar.known.words.requests


def _deed(grammar: Grammar, at: int) -> bool:
    """Whether a noun names something to be done: "Pläne zur Anhebung", not "zum Thema"."""
    words, lower = grammar.known.words, grammar.tokens[at].lemma.lower()
    return lower.endswith((*words.deed_endings, *words.deed_verbs))


def _led(grammar: Grammar, at: int) -> bool:
    """Whether a preposition leads a noun, so that it is only mentioned: "mit dem Abkommen"."""
    own = phrase_of(grammar, at)
    return own is not None and bool(own.preposition)


def _like_before(grammar: Grammar, at: int) -> int:
    """Return the adjective that takes up what was told: "eine entsprechende Zusage", or -1."""
    within = range(start_of(grammar, at), at)
    like = grammar.known.words.like_before
    return next((to for to in within if grammar.tokens[to].lemma.lower() in like), -1)


def _points_back(grammar: Grammar, at: int, entry: ActEntry) -> int:
    """Return the word behind the noun that takes up what was told: "den Befehl dazu", or -1."""
    preposition = pronominal_of(grammar, at + 1)
    own = grammar.home[at + 1] == grammar.home[at] if preposition else False
    return at + 1 if own and f"pp.{preposition}" in entry.frames else -1


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


def noun_draft(grammar: Grammar, at: int, entry: ActEntry, conduct: Conduct) -> Draft:
    """Return the act that an entry makes of a noun and the conduct that it names."""
    number = grammar.home[at]
    lemma = grammar.clauses[number].lemma
    own = phrase_of(grammar, at)
    guilt = own is not None and own.case == "g" and not own.preposition  # "des Aufrufs schuldig"
    light = (lemma in grammar.known.words.light_verbs and not guilt) or lemma in entry.verbs
    draft = Draft(
        kind=entry.kind,
        clause=number,
        anchor=_noun_anchor(grammar, at, conduct, light or entry.kind is ActKind.BREACH),
        action=conduct.action,
        cue=(at,),
        because=(f"act_nouns/{entry.id}",),
        conduct=conduct.clause,
        refrain=entry.refrain,
        status=entry.status,
        entry=entry,
    )
    fill_noun_roles(grammar, at, draft, light)
    words = grammar.known.words
    if entry.kind is ActKind.BREACH and lemma in words.naming_verbs | words.calling_verbs:
        tell_accuser(grammar, at, draft, conduct)
    if "debtor" not in draft.fields and conduct.agent is not None:
        draft.fields["debtor"] = indices(conduct.agent.nominal)
    return draft


def _noun_anchor(grammar: Grammar, at: int, conduct: Conduct, whole: bool) -> Indices:
    """Return the noun's phrase up to its content; the ``whole`` clause where that makes the act."""
    number = grammar.home[at]
    found = {*range(start_of(grammar, at), at + 1), *conduct.action}
    if conduct.clause != number:
        found |= set(grammar.extent(conduct.clause))
    if whole:
        found |= set(anchor(grammar, number, conduct))
    return bare(grammar, range(min(found), max(found) + 1))
