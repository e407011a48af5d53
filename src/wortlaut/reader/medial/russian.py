"""Russian words with parts of speech, lemmas, cases and verb forms: pymorphy's dictionary.

pymorphy tells what a form can be; which of it is meant is settled by what stands around it:
prepositions govern cases, an adjective agrees with its noun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import pymorphy3
from msgspec.structs import replace

from wortlaut.reader.analysis import segment
from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Token

CACHE = 30_000
WORD = re.compile(r"[\u0400-\u04ff]+(?:[-’'.&/]?[\u0400-\u04ff]+)*\.?")
"""Words that the dictionary may be asked about."""
POS = {
    "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "COMP": "ADV", "VERB": "VERB", "INFN": "VERB",
    "PRTF": "ADJ", "PRTS": "VERB", "GRND": "VERB", "NUMR": "NUM", "ADVB": "ADV", "NPRO": "PRON",
    "PRED": "VERB", "PREP": "ADP", "CONJ": "CCONJ", "PRCL": "PART", "INTJ": "INTJ",
}  # fmt: skip
FORMS = {"VERB": "fin", "INFN": "inf", "PRTS": "part", "GRND": "ger", "PRED": "fin", "ADJS": "adj"}
CASES = {
    "nomn": "n", "gent": "g", "datv": "d", "accs": "a", "ablt": "i", "loct": "l", "gen2": "g",
    "loc2": "l", "acc2": "a", "voct": "n", "gen1": "g",
}  # fmt: skip
ALL = "ngdail"
PERSONS = frozenset({"Surn", "Name", "Patr"})
NAMES = frozenset({"Surn", "Name", "Patr", "Geox", "Orgn", "Abbr"})
FAINT = 0.04
"""Analyses less likely than this are left aside."""
UNSURE = 0.3
"""A noun's case less likely than this is left aside where a likelier one serves."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a form can be."""

    lemma: str
    kind: str
    case: str
    number: str
    tense: str
    mood: str
    name: bool
    pronominal: bool
    score: float
    gender: str
    animate: bool
    person: bool


@cache
def analyser() -> pymorphy3.MorphAnalyzer:
    """Return pymorphy with the dictionary that it ships, loaded once."""
    return pymorphy3.MorphAnalyzer()


@lru_cache(CACHE)
def senses(lower: str) -> tuple[Sense, ...]:
    """Return what a form can be, the likeliest first; nothing of what is no Cyrillic word."""
    found: list[Sense] = []
    if not WORD.fullmatch(lower):
        return ()
    for one in analyser().parse(lower):
        tag = one.tag
        if one.score < FAINT or tag.POS is None:
            continue
        found.append(
            Sense(
                one.normal_form,
                str(tag.POS),
                CASES.get(str(tag.case), ""),
                "p" if tag.number == "plur" else "s" if tag.number == "sing" else "",
                {"past": "past", "pres": "pres", "futr": "fut"}.get(str(tag.tense), ""),
                "imp" if tag.mood == "impr" else "ind" if tag.POS in ("VERB", "PRED") else "",
                bool(NAMES & set(map(str, tag.grammemes))),
                "Apro" in tag.grammemes,
                one.score,
                str(tag.gender or "")[:1],
                tag.animacy == "anim" and tag.POS == "NOUN",
                bool(PERSONS & set(map(str, tag.grammemes))) and tag.POS == "NOUN",
            )
        )
    return tuple(found)


def tag(found: tuple[segment.Word, ...], known: Language) -> list[Token]:
    """Return the words of one sentence as tokens."""
    tagged = [_token(word, at == 0, known) for at, word in enumerate(found)]
    return _agreed(_governed(_determined(_surnames(tagged)), known), known)


def _determined(tagged: list[Token]) -> list[Token]:
    """Make a pronoun the determiner of the noun behind it where it agrees: «этим предложением»."""
    for at, (token, noun) in enumerate(pairwise(tagged)):
        if token.tag not in ("NPRO", "PRCL") or noun.tag not in ("NOUN", "ADJF"):
            continue
        options = [one for one in senses(token.text.lower()) if one.kind == "ADJF"]
        fitting = [one for one in options if one.pronominal and one.case in noun.case]
        if fitting:
            case = "".join(dict.fromkeys(one.case for one in fitting))
            lemma = plain(fitting[0].lemma)
            tagged[at] = replace(token, lemma=lemma, pos="DET", tag="ADJF", case=case)
    return tagged


def _surnames(tagged: list[Token]) -> list[Token]:
    """Make an adjective with a capital a name where it is one: behind a first name, before a verb.

    «Георгий Тихий сообщил», «Зеленский заявил».
    """
    for at, token in enumerate(tagged):
        if token.tag != "ADJF" or not token.text[0].isupper() or "n" not in token.case:
            continue
        named = at > 0 and tagged[at - 1].pos == "PROPN" and tagged[at - 1].animate
        after = tagged[at + 1] if at + 1 < len(tagged) else None
        person = any(one.person for one in senses(token.text.lower()))
        alone = at == 0 and person and (after is None or after.form == "fin")
        if named or alone:
            tagged[at] = replace(
                token, lemma=plain(token.text), pos="PROPN", tag="NOUN", animate=True
            )
    return tagged


def _token(word: segment.Word, first: bool, known: Language) -> Token:
    lower = word.text.lower()
    if not any(map(str.isalnum, word.text)):
        return Token(word.start, word.end, word.text, word.text, "PUNCT", "PUN")
    if word.text[0].isdigit():
        return Token(word.start, word.end, word.text, lower, "NUM", "NUMB", case=ALL)
    told = known.tags.get(lower)
    options = senses(lower)
    if told:
        options = tuple(one for one in options if one.kind == told) or (_made(lower, told),)
    if not options:
        return Token(word.start, word.end, word.text, lower, "X", "UNKN", case=ALL)
    options = _called(word.text, options, first)
    best = options[0]
    if best.kind == "ADJS" and plain(best.lemma) not in known.modals:
        best = next((one for one in options if one.kind == "PRTS"), best)
    alike = [one for one in options if one.kind == best.kind and one.lemma == best.lemma]
    case = "".join(dict.fromkeys(one.case for one in alike if one.case))
    numbers = {one.number for one in alike if one.number}
    capital = word.text[0].isupper() and not first
    name = best.kind == "NOUN" and (capital or any(one.name for one in alike))
    pos = "PROPN" if name else "DET" if best.pronominal else POS[best.kind]
    if best.kind == "CONJ" and lower in known.infinitive_openers | known.complementizers:
        pos = "SCONJ"
    lemma = known.lemmas.get(lower, plain(best.lemma))
    if lemma in known.auxiliaries and pos == "VERB":
        pos = "AUX"
    return Token(
        word.start,
        word.end,
        word.text,
        lemma,
        pos,
        best.kind,
        FORMS.get(best.kind, ""),
        best.mood,
        best.tense or ("pres" if best.kind in ("PRED", "ADJS") else ""),
        case,
        numbers.pop() if len(numbers) == 1 else "",
        best.animate,
    )


def _called(text: str, options: tuple[Sense, ...], first: bool) -> tuple[Sense, ...]:
    """Leave a capital word what it can be as somebody's name: «Песков» is no sand.

    At a sentence's beginning every word has a capital; there a name is taken only for a form
    that nothing else could stand in («Песков заявил»).
    """
    persons = tuple(one for one in options if one.person)
    if not persons or not text[0].isupper() or text.isupper():
        return options
    if first and not all(one.case == "g" for one in options if not one.person):
        return options
    return persons


def plain(word: str) -> str:
    """Return a word in lower case in the spelling that leaves the diaeresis out."""
    return word.lower().replace("ё", "е")


def _made(lower: str, kind: str) -> Sense:
    return Sense(lower, kind, "", "", "", "", False, False, 1.0, "", False, False)


def _governed(tagged: list[Token], known: Language) -> list[Token]:
    """Leave the words behind a preposition the cases that it governs."""
    for at, token in enumerate(tagged):
        cases = known.determiners.get(token.text.lower()) if token.pos == "ADP" else None
        to = at + 1
        while cases and to < len(tagged) and tagged[to].pos in ("ADJ", "DET", "NUM", "ADV", "PART"):
            tagged[to] = _left(tagged[to], cases)
            to += 1
        if cases and to < len(tagged):
            tagged[to] = _left(tagged[to], cases)
    return tagged


def _left(token: Token, cases: str) -> Token:
    left = "".join(case for case in token.case if case in cases)
    return replace(token, case=left) if left else token


def _agreed(tagged: list[Token], known: Language) -> list[Token]:
    """Let adjectives and the noun that they lead settle each other's case."""
    for at in range(len(tagged) - 1, 0, -1):
        noun, before = tagged[at], tagged[at - 1]
        if before.tag not in ("ADJF", "PRTF") or not before.case or not noun.case:
            continue
        if noun.pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        common = "".join(case for case in noun.case if case in before.case)
        if common:
            tagged[at] = replace(noun, case=common)
            tagged[at - 1] = replace(before, case=common)
    return tagged
