"""The tags of the British National Corpus (CLAWS 5) as parts of speech, forms and tenses."""

from __future__ import annotations

from msgspec.structs import replace

from wortlaut.reader.analysis import segment
from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Token

POS = {
    "AJ": "ADJ", "AT": "DET", "AV": "ADV", "CJC": "CCONJ", "CJS": "SCONJ", "CJT": "SCONJ",
    "CRD": "NUM", "DPS": "DET", "DT": "DET", "DTQ": "PRON", "EX": "PRON", "IT": "INTJ",
    "NN": "NOUN", "NP": "PROPN", "ORD": "ADJ", "PN": "PRON", "POS": "PART", "PR": "ADP",
    "TO": "PART", "UNC": "X", "VB": "AUX", "VD": "AUX", "VH": "AUX", "VM": "AUX", "VV": "VERB",
    "XX": "PART", "ZZ": "X",
}  # fmt: skip
"""Beginnings of the tagger's tags as UD parts of speech, the longest first."""
FORMS = {
    "VBB": ("fin", "pres"), "VBD": ("fin", "past"), "VBZ": ("fin", "pres"), "VBI": ("inf", ""),
    "VBN": ("part", ""), "VBG": ("ger", ""), "VDB": ("fin", "pres"), "VDD": ("fin", "past"),
    "VDZ": ("fin", "pres"), "VDI": ("inf", ""), "VDN": ("part", ""), "VDG": ("ger", ""),
    "VHB": ("fin", "pres"), "VHD": ("fin", "past"), "VHZ": ("fin", "pres"), "VHI": ("inf", ""),
    "VHN": ("part", ""), "VHG": ("ger", ""), "VM0": ("fin", "pres"), "VVB": ("fin", "pres"),
    "VVD": ("fin", "past"), "VVZ": ("fin", "pres"), "VVI": ("inf", ""), "VVN": ("part", ""),
    "VVG": ("ger", ""),
}  # fmt: skip
"""The tagger's verb tags as form and tense."""
SUBJECT = "n"
LONGEST = 45
"""Longer words are not given to HanTa, whose time grows with their square."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})


def plain(text: str) -> str:
    """Return a word with straight apostrophes; another stands in for one that is too long."""
    straight = text.replace("’", "'").replace("‘", "'")
    return straight if len(straight) <= LONGEST else "XY"


def token_of(word: segment.Word, lemma: str, name: str, known: Language) -> Token:
    """Return a word with its lemma and tag as a token; what the language knows better leads."""
    lower = plain(word.text).lower()
    name = known.tags.get(lower, name)
    if not any(map(str.isalnum, word.text)):
        return Token(word.start, word.end, word.text, word.text, "PUNCT", "PUN")
    if word.text[0].isdigit():
        name = "CRD"
    elif name.startswith("PU"):
        name = "UNC"
    pos = next((POS[name[:size]] for size in (3, 2) if name[:size] in POS), "X")
    form, tense = FORMS.get(name, ("", ""))
    lemma = known.lemmas.get(lower, lemma if pos == "PROPN" else lemma.lower())
    mood = "ind" if form == "fin" else ""
    case = known.determiners.get(lower, "") if pos == "PRON" else ""
    number = "p" if name == "NN2" else "s" if name == "NN1" else ""
    return Token(word.start, word.end, word.text, lemma, pos, name, form, mood, tense, case, number)


def as_verb(token: Token, name: str) -> Token:
    """Return a token with another verb tag."""
    form, tense = FORMS[name]
    mood = "ind" if form == "fin" else ""
    pos = "VERB" if name.startswith("VV") else "AUX"
    return replace(token, tag=name, pos=pos, form=form, tense=tense, mood=mood)


def as_noun(token: Token, number: str) -> Token:
    """Return a token as a noun of number "s" or "p"."""
    return replace(token, pos="NOUN", tag="NN1", form="", mood="", tense="", number=number)
