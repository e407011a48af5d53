"""Bare forms of verbs: infinitive, present form or noun, by what stands before them."""

from __future__ import annotations

from msgspec.structs import replace

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Token
from wortlaut.reader.medial.english.likelihood import VERBAL, tagger
from wortlaut.reader.medial.english.tags import as_verb


def with_bases(tagged: list[Token], known: Language) -> list[Token]:
    """Tell infinitives from present forms by the helper or the "to" before them."""
    for at, token in enumerate(tagged):
        if token.tag not in ("VVB", "VVI", "VHB", "VDB", "NN1", "VVN", "VVD", "AJ0"):
            continue
        before = _before(tagged, at)
        led = before is not None and (before.tag in ("TO0", "VM0") or before.tag.startswith("VD"))
        if token.tag in ("VVB", "VHB", "VDB") and (led or _shares(tagged, at)):
            tagged[at] = as_verb(token, token.tag[:2] + "I")
        elif token.tag == "VVI" and not led and _goes_on(tagged, at):
            tagged[at] = as_verb(token, "VVB")
        elif token.tag == "NN1" and _rather_verb(tagged, at):
            tagged[at] = replace(as_verb(token, "VVI"), number="")
        elif token.tag == "NN1" and _goes_on(tagged, at) and _may_be_verb(tagged, at):
            tagged[at] = replace(as_verb(token, "VVB"), number="")
        elif token.tag == "NN1" and led and before is not None and before.tag in ("TO0", "VM0"):
            following = tagged[at + 1] if at + 1 < len(tagged) else None
            verbal = following is not None and following.pos in ("DET", "PROPN", "PRON", "ADP")
            if verbal and token.number == "s" and not token.text.endswith(("ing", "ion")):
                tagged[at] = as_verb(token, "VVI")
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
