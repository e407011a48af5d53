"""What a noun calls a breach, and who accuses whom of it."""

from __future__ import annotations

from wortlaut.reader.acts.drafts import Conduct, Draft, indices
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.nominal import noun_conduct
from wortlaut.reader.acts.noun_phrases import following, start_of
from wortlaut.reader.acts.roles import genitive
from wortlaut.reader.acts.syntax import Grammar


def called_breach(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    """Return what is called a breach of something agreed."""
    number = grammar.home[at]
    broken = [p.head for p in following(grammar, at)[:1]] + _behind_marks(grammar, at)
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
    return [Conduct(tuple(range(start_of(grammar, at), max(heads) + 1)), number, None, at)]


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


def tell_accuser(grammar: Grammar, at: int, draft: Draft, conduct: Conduct) -> None:
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
