"""The clause behind a noun that tells what it is about: "die Zusage, ... zu liefern"."""

from __future__ import annotations

from wortlaut.reader.acts.drafts import Conduct
from wortlaut.reader.acts.embedded import embedded
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.licensing import has_words
from wortlaut.reader.acts.noun_phrases import following, phrase_of, pronominal_of
from wortlaut.reader.acts.syntax import Grammar


def _clause_behind(grammar: Grammar, at: int) -> int:
    """Return the clause that follows the noun's phrase, verbs aside, or -1."""
    end = at + 1
    own = phrase_of(grammar, at)
    if own is not None:
        end = max([own.range.end, *(p.range.end for p in following(grammar, at))])
    clause = grammar.clauses[grammar.home[at]]
    while end < len(grammar.tokens) and end in clause.verbs:
        end += 1
    while end < len(grammar.tokens) and grammar.tokens[end].pos == "PUNCT":
        end += 1
    number = grammar.home[end] if end < len(grammar.tokens) else -1
    begins = number >= 0 and grammar.clauses[number].indices[0] >= end - 1
    return number if begins else -1


def clause_conduct(grammar: Grammar, at: int, kind: str) -> list[Conduct]:
    """Return what a clause of ``kind`` behind the noun tells, unless a verb between governs it."""
    led = kind == "zu" and bool(pronominal_of(grammar, at + 1))  # "den Befehl dazu, ... zu"
    number = _clause_behind(grammar, at + led)
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
    phrase = phrase_of(grammar, at)
    aside = phrase is not None and bool(phrase.preposition)
    light = own.lemma in grammar.known.words.light_verbs and not aside
    known = grammar.known.verbs.get(own.lemma, ())
    entries = [each for each in known if has_words(grammar, grammar.home[at], each.words)]
    return between and not light and any(kind in entry.frames for entry in entries)


def behind_colon(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
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
