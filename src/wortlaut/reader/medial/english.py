"""English words with their tags, lemmas and verb forms: HanTa's, mended where syntax knows better.

HanTa's English model has the tags of the British National Corpus (CLAWS 5).
"""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from wortlaut.reader.analysis import segment
from wortlaut.reader.analysis.hanta import Tagger
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
SUBJECT, OBJECT = "n", "a"
OPEN_CLASS = ("VV", "AJ", "AV", "NN", "UNC", "ORD")
LONGEST_SENTENCE = 400
LONGEST = 45
"""Longer words are not given to HanTa, whose time grows with their square."""
BETWEEN = frozenset({"ADV", "PART"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
VERBAL = 5
"""How much less likely (in logarithms) than its best tag a word's verb tag may be."""
CLITIC = "'’"
LEADING = frozenset({"DET", "ADJ", "NUM"})


@cache
def tagger() -> Tagger:
    """Return HanTa with its English model, loaded once."""
    return Tagger("morphmodel_en.pgz")


def tag(found: tuple[segment.Word, ...], known: Language) -> list[Token]:
    """Return the words of one sentence as tokens."""
    tagged: list[Token] = []
    for at in range(0, len(found), LONGEST_SENTENCE):
        piece = found[at : at + LONGEST_SENTENCE]
        shown = [_plain(word.text) for word in piece]
        told = tagger().tag(shown)
        tagged += [
            _token(word, lemma, name, known)
            for word, (lemma, name) in zip(piece, told, strict=True)
        ]
    tagged = _after_noun(_bases(_names(tagged, known), known), known)
    tagged = _finite(_openers(_nominal(tagged, known), known), known)
    return _verbless(tagged, known)


def _plain(text: str) -> str:
    plain = text.replace("’", "'").replace("‘", "'")
    return plain if len(plain) <= LONGEST else "XY"


def _token(word: segment.Word, lemma: str, name: str, known: Language) -> Token:
    lower = _plain(word.text).lower()
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


def _names(tagged: list[Token], known: Language) -> list[Token]:
    """Make capital words inside a sentence names, whatever else they may be elsewhere.

    A clitic behind a noun tells whose it is.
    """
    begun = False
    for at in range(1, len(tagged)):
        noun = tagged[at - 1].pos in ("NOUN", "PROPN")
        if tagged[at].tag in ("VBZ", "VHZ") and noun and tagged[at].text[0] in CLITIC:
            tagged[at] = replace(
                tagged[at], lemma=tagged[at].text, pos="PART", tag="POS", form="", mood="", tense=""
            )
    for at, token in enumerate(tagged):
        inner = begun and token.text[0].isupper() and token.tag.startswith(OPEN_CLASS)
        if inner and token.tag.startswith("NN") and token.text.lower() in known.commons:
            led = tagged[at - 1].pos in ("DET", "NUM", "CCONJ", "ADP") or at == 0
            after = tagged[at + 1] if at + 1 < len(tagged) else None
            inner = not led or (after is not None and after.text[0].isupper())
        if inner and token.text.lower() not in known.tags:
            tagged[at] = replace(
                token, lemma=token.text, pos="PROPN", tag="NP0", form="", mood="", tense=""
            )
        begun = token.pos != "PUNCT" or (begun and token.text not in ':“"')
    return tagged


def _bases(tagged: list[Token], known: Language) -> list[Token]:
    """Tell infinitives from present forms by the helper or the "to" before them."""
    for at, token in enumerate(tagged):
        if token.tag not in ("VVB", "VVI", "VHB", "VDB", "NN1", "VVN", "VVD", "AJ0"):
            continue
        before = _before(tagged, at)
        led = before is not None and (before.tag in ("TO0", "VM0") or before.tag.startswith("VD"))
        if token.tag in ("VVB", "VHB", "VDB") and (led or _shares(tagged, at)):
            tagged[at] = _as(token, token.tag[:2] + "I")
        elif token.tag == "VVI" and not led and _goes_on(tagged, at):
            tagged[at] = _as(token, "VVB")
        elif token.tag == "NN1" and _rather_verb(tagged, at):
            tagged[at] = replace(_as(token, "VVI"), number="")
        elif token.tag == "NN1" and _goes_on(tagged, at) and _may_be_verb(tagged, at):
            tagged[at] = replace(_as(token, "VVB"), number="")
        elif token.tag == "NN1" and led and before is not None and before.tag in ("TO0", "VM0"):
            following = tagged[at + 1] if at + 1 < len(tagged) else None
            verbal = following is not None and following.pos in ("DET", "PROPN", "PRON", "ADP")
            if verbal and token.number == "s" and not token.text.endswith(("ing", "ion")):
                tagged[at] = _as(token, "VVI")
    return tagged


def _rather_verb(tagged: list[Token], at: int) -> bool:
    """Whether a noun in a list of infinitives is by itself rather a verb: ", resume flights"."""
    before = tagged[at - 1] if at else None
    if before is None or not (before.text == "," or before.pos == "CCONJ"):
        return False
    following = tagged[at + 1] if at + 1 < len(tagged) else None
    verbs = [one for one in tagged[:at] if one.form in ("fin", "inf")]
    if following is None or following.pos == "PUNCT" or not verbs or verbs[-1].form != "inf":
        return False
    chances = tagger().chances(tagged[at].text.lower(), VERBAL)
    return "VVI" in chances and chances["VVI"] >= max(chances.values()) - 1


def _may_be_verb(tagged: list[Token], at: int) -> bool:
    """Whether a noun without a determiner before a phrase is as likely a verb: "and call on"."""
    following = tagged[at + 1] if at + 1 < len(tagged) else None
    if following is None or following.pos not in ("DET", "PROPN", "PRON", "ADP"):
        return False
    if following.tag == "PRF":
        return False
    chances = tagger().chances(tagged[at].text.lower(), VERBAL)
    return "VVB" in chances


def _goes_on(tagged: list[Token], at: int) -> bool:
    """Whether a bare form behind a joint is one more present form: "we thank X and ask Y"."""
    if at == 0 or tagged[at - 1].pos != "CCONJ":
        return False
    verbs = [one for one in tagged[: at - 1] if one.form in ("fin", "inf")]
    return bool(verbs) and verbs[-1].tag == "VVB"


def _shares(tagged: list[Token], at: int) -> bool:
    """Whether a bare form behind a joint shares the helper of one before: "will go, ask, and tell".

    It does not where the verb before it is such a form itself: "we thank X and ask Y".
    """
    back = at - 1
    while back >= 0 and tagged[back].pos == "ADV":
        back -= 1
    if back < 0 or (tagged[back].text != "," and tagged[back].pos != "CCONJ"):
        return False
    verbs = [one for one in tagged[:back] if one.form in ("fin", "inf")]
    if not verbs:
        return False
    finite = next((one for one in reversed(verbs) if one.form == "fin"), None)
    if finite is not None and finite.tag in ("VVB", "VBB", "VHB"):
        return False
    return verbs[-1].form == "inf"


def _before(tagged: list[Token], at: int) -> Token | None:
    at -= 1
    while at >= 0 and tagged[at].pos in ("ADV", "PART") and tagged[at].tag != "TO0":
        at -= 1
    return tagged[at] if at >= 0 else None


def _as(token: Token, name: str) -> Token:
    """Return a token with another verb tag."""
    form, tense = FORMS[name]
    mood = "ind" if form == "fin" else ""
    pos = "VERB" if name.startswith("VV") else "AUX"
    return replace(token, tag=name, pos=pos, form=form, tense=tense, mood=mood)


def _after_noun(tagged: list[Token], known: Language) -> list[Token]:
    """Make a present form behind a determiner a noun: "their work", "the pause"."""
    for at in range(1, len(tagged)):
        token, before = tagged[at], tagged[at - 1]
        led = before.pos == "DET" or (before.pos == "ADJ" and before.tag != "ORD")
        if token.tag in ("VVB", "VVI", "VVZ") and led and before.tag != "DTQ":
            number = "p" if token.tag == "VVZ" else "s"
            tagged[at] = _noun(token, number)
        elif token.tag == "VVZ" and before.pos == "NOUN" and _ends_phrase(tagged, at):
            tagged[at] = _noun(token, "p")
    return tagged


def _noun(token: Token, number: str) -> Token:
    return replace(token, pos="NOUN", tag="NN1", form="", mood="", tense="", number=number)


def _ends_phrase(tagged: list[Token], at: int) -> bool:
    """Whether a word ends a phrase under a preposition: "between their defense staffs as ..."."""
    back = at - 1
    while back > 0 and tagged[back].pos in ("NOUN", "ADJ"):
        back -= 1
    led = back > 0 and tagged[back].pos == "DET" and tagged[back - 1].pos == "ADP"
    after = tagged[at + 1] if at + 1 < len(tagged) else None
    return led and (after is None or after.pos in ("SCONJ", "PUNCT", "ADP", "CCONJ"))


def _openers(tagged: list[Token], known: Language) -> list[Token]:
    """Tell "that" before a clause from "that" before a noun: a verb of its own follows."""
    for at in range(1, len(tagged)):
        token = tagged[at]
        if token.form and token.text.lower() in known.subordinators and _opens(tagged, at):
            tagged[at] = replace(token, pos="SCONJ", tag="CJS", form="", mood="", tense="")
        if token.pos != "DET" or token.text.lower() not in known.complementizers:
            continue
        if tagged[at - 1].pos != "VERB":
            continue
        rest = tagged[at + 1 : at + 7]
        stop = next((to for to, one in enumerate(rest) if one.pos in ("PUNCT", "SCONJ")), len(rest))
        if any(one.form == "fin" for one in rest[:stop]):
            tagged[at] = replace(token, pos="SCONJ", tag="CJT")
    return tagged


def _progressive(tagged: list[Token], at: int, known: Language) -> bool:
    """Whether what looks like an adjective is a verb under "be": "is today imposing sanctions"."""
    token, after = tagged[at], tagged[at + 1]
    if token.tag != "AJ0" or not (known.gerunds and token.text.endswith(known.gerunds)):
        return False
    back = at - 1
    while back > 0 and tagged[back].pos == "ADV":
        back -= 1
    helped = tagged[back].tag.startswith("VB") and after.pos in ("DET", "NOUN", "PROPN", "PRON")
    return helped and "VVG" in tagger().chances(token.text.lower(), VERBAL)


def _opens(tagged: list[Token], at: int) -> bool:
    """Whether a participle behind a comma opens a clause: ", provided the posts are manned"."""
    following = tagged[at + 1] if at + 1 < len(tagged) else None
    if tagged[at - 1].text != "," or following is None:
        return False
    rest = tagged[at + 1 :]
    stop = next((to for to, one in enumerate(rest) if one.pos == "PUNCT"), len(rest))
    led = following.pos in ("DET", "PROPN", "PRON") or following.pos == "SCONJ"
    return led and any(one.form == "fin" for one in rest[:stop])


def _nominal(tagged: list[Token], known: Language) -> list[Token]:
    """Make an adjective a noun where it has a determiner and nothing to describe."""
    for at in range(1, len(tagged) - 1):
        token, before, after = tagged[at], tagged[at - 1], tagged[at + 1]
        gerund = token.tag == "AJ0" and before.tag == "PRP" and token.text.endswith(known.gerunds)
        governed = before.text.lower() in known.infinitive_marks and tagged[at - 2].pos == "VERB"
        if _progressive(tagged, at, known):
            lemma = tagger().lemma_as(token.text.lower(), "VVG").lower()
            tagged[at] = _as(replace(token, lemma=lemma), "VVG")
            continue
        if gerund and known.gerunds and (after.pos in ("PROPN", "DET") or governed):
            lemma = next(one for one in known.gerunds if token.text.endswith(one))
            tagged[at] = _as(replace(token, lemma=token.text.removesuffix(lemma)), "VVG")
            continue
        led = before.pos == "DET" or before.tag == "POS"
        if token.tag == "AJ0" and led and (after.pos in ("SCONJ", "ADP") or after.tag == "TO0"):
            tagged[at] = replace(token, pos="NOUN", tag="NN1", number="s")
    return tagged


def _finite(tagged: list[Token], known: Language) -> list[Token]:
    """Tell a past form from a participle: it has a subject before it and no helper.

    A participle that tells of the noun before it stands before "by" or has its clause's own verb
    behind it ("the measures announced today will ...").
    """
    for at, token in enumerate(tagged):
        if token.tag == "AJ0" and _past_verb(tagged, at, known):
            end = next(one for one in known.past_ends if token.text.endswith(one))
            tagged[at] = _as(replace(token, lemma=token.text.removesuffix(end)), "VVD")
        if token.tag not in ("VVN", "VVD", "VHD", "VVB", "VVI"):
            continue
        name = _better(tagged, at, known)
        if name:
            tagged[at] = _as(token, name)
    return tagged


def _verbless(tagged: list[Token], known: Language) -> list[Token]:
    """Give a subordinate clause without a verb the one that a plural noun at its end can be.

    "If the shelling stops", "as soon as the strike ends".
    """
    for at, token in enumerate(tagged):
        if token.pos != "SCONJ" or token.text.lower() not in known.subordinators:
            continue
        end = at + 1
        while end < len(tagged) and tagged[end].pos not in ("PUNCT", "SCONJ", "CCONJ"):
            end += 1
        last = end - 1
        while last > at and tagged[last].pos in ("ADV", "PROPN", "ADP", "DET"):
            last -= 1
        within = tagged[at + 1 : end]
        if any(one.form for one in within) or last <= at + 1 or tagged[last].tag != "NN2":
            continue
        if "VVZ" in tagger().chances(tagged[last].text.lower(), VERBAL):
            tagged[last] = replace(_as(tagged[last], "VVZ"), number="s")
            if tagged[last - 1].pos == "ADJ":
                tagged[last - 1] = _noun(tagged[last - 1], "s")
    return tagged


def _past_verb(tagged: list[Token], at: int, known: Language) -> bool:
    """Whether what looks like an adjective behind "and" has an object: "and tasked their teams"."""
    if not at or at + 1 >= len(tagged) or not tagged[at].text.endswith(known.past_ends):
        return False
    joined = tagged[at - 1].pos == "CCONJ" and bool(known.past_ends)
    return joined and tagged[at + 1].pos in ("DET", "PROPN", "PRON")


def _better(tagged: list[Token], at: int, known: Language) -> str:
    """Return the tag that the verb at ``at`` has by what stands around it, "" for its own."""
    token, helped = tagged[at], _helped(tagged, at, known)
    if token.tag == "VVD" and helped:
        return "VVN"
    if token.tag in ("VVB", "VVI"):
        if _past_alike(token, known) and _led(tagged, at):
            return "VVD"
        return "VVB" if token.tag == "VVI" and _wished(tagged, at, known) else ""
    if token.tag == "VVN":
        return "VVD" if not helped and _tells(tagged, at, known) else ""
    lone = token.tag == "VVD" and not _tells(tagged, at, known)
    return "VVN" if lone and _attribute(tagged, at, known) else ""


def _wished(tagged: list[Token], at: int, known: Language) -> bool:
    """Whether a bare form is the verb of a wished clause: "demands that the army leave"."""
    for back in range(at - 1, -1, -1):
        token = tagged[back]
        if token.form or token.tag == "TO0" or token.pos == "PUNCT":
            return False
        if token.text.lower() in known.complementizers:
            return back < at - 1
    return False


def _past_alike(token: Token, known: Language) -> bool:
    return token.text.lower() in known.past


def _led(tagged: list[Token], at: int) -> bool:
    before = tagged[at - 1] if at else None
    return before is not None and before.pos in NOMINAL | {"ADV", "CCONJ"}


def _helped(tagged: list[Token], at: int, known: Language) -> bool:
    """Whether a form of "be" or "have" stands before the verb at ``at``, adverbs between."""
    back = at - 1
    while back >= 0 and (
        tagged[back].pos in BETWEEN
        or (tagged[back].pos == "CCONJ" and back and tagged[back - 1].form == "part")
        or tagged[back].form == "part"
    ):
        if tagged[back].tag == "TO0":
            return False
        back -= 1
    return back >= 0 and tagged[back].tag[:2] in ("VB", "VH")


def _tells(tagged: list[Token], at: int, known: Language) -> bool:
    """Whether the past form at ``at`` is the verb of its clause."""
    back = at - 1
    while back >= 0 and tagged[back].pos == "ADV":
        back -= 1
    if back < 0 or tagged[back].pos not in NOMINAL | {"CCONJ", "PUNCT", "PART"}:
        return False
    if tagged[back].pos == "PART" and tagged[back].tag != "POS":
        return tagged[back].tag == "XX0"
    return not _attribute(tagged, at, known)


def _attribute(tagged: list[Token], at: int, known: Language) -> bool:
    """Whether the participle at ``at`` only tells of the noun before it."""
    before = tagged[at - 1]
    after = tagged[at + 1] if at + 1 < len(tagged) else None
    if before.pos == "PRON" and before.case == SUBJECT:
        return False
    later = tagged[at + 2].text.lower() if at + 2 < len(tagged) else ""
    if after is not None and (
        after.text.lower() in known.agents or (after.pos == "ADP" and later in known.agents)
    ):
        return True
    if before.pos in ("PUNCT", "CCONJ", "DET", "ADP"):
        return before.pos != "CCONJ" and before.text not in ',;”"’–—'
    verbs = [one for one in _clause_before(tagged, at) if one.form == "fin"]
    if verbs and verbs[-1].lemma not in known.content_verbs:
        return True
    return _verb_ahead(tagged, at)


def _clause_before(tagged: list[Token], at: int) -> list[Token]:
    """Return what stands between the verb at ``at`` and the joint or opener before it."""
    first = at
    while first > 0 and tagged[first - 1].pos not in ("PUNCT", "CCONJ", "SCONJ"):
        if tagged[first - 1].tag in ("PNQ", "DTQ"):
            break
        first -= 1
    return tagged[first:at]


def _verb_ahead(tagged: list[Token], at: int) -> bool:
    """Whether the clause's own verb follows before any joint, opener or other subject."""
    governed = False
    for token in tagged[at + 1 :]:
        if token.pos == "ADP":
            governed = True
        elif token.pos in NOMINAL:
            if not governed:
                return False
        elif token.pos not in ("DET", "ADJ", "PART"):
            governed = False
        if token.pos in ("PUNCT", "CCONJ", "SCONJ") or token.tag in ("PNQ", "DTQ", "TO0"):
            return False
        if token.tag in ("VM0", "VBZ", "VBD", "VHZ", "VVZ", "VBB"):
            return True
    return False
