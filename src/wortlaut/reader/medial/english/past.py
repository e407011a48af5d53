"""Past forms and participles: which of them is the verb of its clause."""

from __future__ import annotations

from msgspec.structs import replace

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Token
from wortlaut.reader.medial.english.participles import tells_of_noun
from wortlaut.reader.medial.english.tags import NOMINAL, as_verb

BETWEEN = frozenset({"ADV", "PART"})


def with_past_forms(tagged: list[Token], known: Language) -> list[Token]:
    """Tell a past form from a participle: it has a subject before it and no helper.

    A participle that tells of the noun before it stands before "by" or has its clause's own verb
    behind it ("the measures announced today will ...").
    """
    for at, token in enumerate(tagged):
        if token.tag == "AJ0" and _past_verb(tagged, at, known):
            end = next(one for one in known.past_ends if token.text.endswith(one))
            tagged[at] = as_verb(replace(token, lemma=token.text.removesuffix(end)), "VVD")
        if token.tag not in ("VVN", "VVD", "VHD", "VVB", "VVI"):
            continue
        name = _better(tagged, at, known)
        if name:
            tagged[at] = as_verb(token, name)
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
    return "VVN" if lone and tells_of_noun(tagged, at, known) else ""


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
    return not tells_of_noun(tagged, at, known)
