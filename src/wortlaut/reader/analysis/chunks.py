"""Noun phrases: from the preposition or determiner to the head noun and its attributes."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Chunk, Range, Token

NOMINAL = frozenset({"NOUN", "PROPN", "X"})
ALL_CASES = "nagd"
ROMAN = frozenset("IVX")
LED = frozenset({"APPR", "APPRART", "PRF"})
"""Tags of the words that a participle's own phrase begins with."""
ATTRIBUTE = 10
"""Tokens from an article to its participle, at most."""
COUNTED = frozenset({"PIS", "PIAT", "CARD"})
"""Tags of the words that a genitive can follow without a noun ("einer der Männer")."""

MODIFIERS = frozenset(
    {"ART", "PDAT", "PIAT", "PPOSAT", "CARD", "ADJ(A)", "PRELAT", "PWAT", "PIDAT", "TRUNC"}
)
"""Tags of the words that stand between a phrase's beginning and its noun."""


def chunks(tokens: Sequence[Token], cuts: Sequence[Range], known: Language) -> tuple[Chunk, ...]:
    """Return the noun phrases of every sentence, attributes joined to their heads."""
    found: list[Chunk] = []
    for cut in cuts:
        base = _base(tokens, cut, known)
        found += _joined(tokens, base, known)
    return tuple(found)


def _base(tokens: Sequence[Token], cut: Range, known: Language) -> list[Chunk]:
    """Return the phrases without their attributes, left to right."""
    found: list[Chunk] = []
    at = cut.first
    while at < cut.end:
        chunk = _phrase(tokens, at, cut.end, known)
        if chunk is None:
            at += 1
        else:
            found.append(chunk)
            at = chunk.range.end
    return found


def _phrase(tokens: Sequence[Token], first: int, limit: int, known: Language) -> Chunk | None:
    """Return the phrase that starts at ``first``, if one does."""
    at = first
    preposition = ""
    if tokens[at].pos == "ADP" and tokens[at].tag in ("APPR", "APPRART"):
        preposition = tokens[at].text.lower()
        at += 1
        while at < limit and tokens[at].tag == "APPR":  # "bis zu", "von vor"
            at += 1
    start = at
    at = _modifiers(tokens, at, limit, known)
    head, at = _head(tokens, at, (start, limit), known)
    if head < 0 and at > start and tokens[at - 1].tag == "NN":
        head = at - 1  # a title that names nobody is the noun itself: "die alte Frau"
    if head < 0 and _nominal(tokens, start, at):
        head = at - 1  # "der 81-jährige"
    if head < 0:
        return _pronoun(tokens, first, start, limit, known) if start < limit else None
    cases = _cases(tokens, start, head, preposition, known)
    return Chunk(Range(first, at), head, preposition, cases)


def _nominal(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether an adjective of a person's years stands for a noun."""
    last = tokens[at - 1]
    return at > start + 1 and last.tag == "ADJ(A)" and last.text[0].isdigit() and "-" in last.text


def _modifiers(tokens: Sequence[Token], at: int, limit: int, known: Language) -> int:
    """Return the index behind determiners, numbers, adjectives and their adverbs."""
    while at < limit:
        attribute = _participial(tokens, at, limit, known) if tokens[at].tag == "ART" else -1
        if attribute > 0:
            at = attribute
        elif _modifies(tokens, at, limit, known):
            at += 1
        else:
            break
    return at


def _modifies(tokens: Sequence[Token], at: int, limit: int, known: Language) -> bool:
    """Whether a word stands before a noun as its determiner or attribute, or opens one."""
    token = tokens[at]
    if token.tag in MODIFIERS or token.lemma.lower() in known.titles:
        return True
    ahead = tokens[at + 1].tag if at + 1 < limit else ""
    before = tokens[at - 1].tag if at else ""
    if token.pos == "ADP" and ahead == "CARD" and before == "CARD":
        return True
    if token.pos in ("ADV", "ADJ") and ahead in ("ADJ(A)", "CARD", "ADJ(D)"):
        return _modified(tokens, at + 1, limit) or _two_attributes(tokens, at, limit)
    if token.text in '„»"‚' and ahead in ("ADJ(A)", "NN", "NE", "FM", "XY"):
        return True
    return _joins(token, before, ahead) or _two_attributes(tokens, at, limit)


def _joins(token: Token, before: str, ahead: str) -> bool:
    """Whether a comma or conjunction joins two attributes; tags of the words beside it."""
    if (token.text == "," or token.tag == "KON") and before == ahead == "ADJ(A)":
        return True
    counted = before in ("CARD", "TRUNC") and ahead in ("CARD", "NN", "ADJ(A)")
    return token.tag == "KON" and counted


def _participial(tokens: Sequence[Token], at: int, limit: int, known: Language) -> int:
    """Return the index of a participle that brings a phrase of its own with it, or -1.

    "die in Riga geborene Autorin": an article, a preposition or reflexive, a noun before it.
    """
    if at + 1 >= limit or tokens[at + 1].tag not in LED:
        return -1
    for place in range(at + 2, min(at + ATTRIBUTE, limit - 1)):
        token = tokens[place]
        if token.form == "fin" or token.pos in ("PUNCT", "SCONJ"):
            return -1
        if token.tag == "ADJ(A)" and token.text.lower().endswith(known.participial):
            follows = tokens[place - 1].pos in NOMINAL or tokens[place - 1].pos in ("ADJ", "ADV")
            return place if follows and _modified(tokens, place, limit) else -1
    return -1


def _two_attributes(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether "und" joins two attributes of one noun ("die eine und die andere Seite")."""
    if tokens[at].tag != "KON" or not at or tokens[at - 1].tag != "ADJ(A)" or at + 3 >= limit:
        return False
    article, adjective, noun = tokens[at + 1 : at + 4]
    return article.tag == "ART" and adjective.tag == "ADJ(A)" and noun.pos in NOMINAL


def _modified(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a noun follows the adjective or number at ``at``."""
    while at < limit and tokens[at].tag in ("ADJ(A)", "CARD", "ADJ(D)", "ADV"):
        at += 1
    return at < limit and tokens[at].pos in NOMINAL


def _head(
    tokens: Sequence[Token], at: int, bounds: tuple[int, int], known: Language
) -> tuple[int, int]:
    """Return the head noun's index (or -1) and the index behind the run of nouns and names.

    ``bounds`` are where the phrase starts and its sentence ends.
    """
    start, limit = bounds
    head = -1
    opened = at > start and tokens[at - 1].text in '„»"‚'
    while at < limit:
        token = tokens[at]
        if head < 0:
            if token.pos not in NOMINAL or not token.text[0].isalnum():
                break
            head, step = at, 1
        elif _truncated(tokens, at, limit):
            head, step = at + 2, 2
        elif not opened and _opens(tokens, at, limit):
            opened, step = True, 1
        elif opened and token.text in '“«"”':
            opened, step = False, 1
        else:
            step = _step(tokens, at, limit, known)
        if not step:
            break
        at += step
    return head, at


def _opens(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a mark opens a name in quotation marks."""
    return tokens[at].text in '„»"' and at + 1 < limit and tokens[at + 1].pos in NOMINAL


def _step(tokens: Sequence[Token], at: int, limit: int, known: Language) -> int:
    """Return how many tokens at ``at`` carry a run of nouns and names on, 0 if it ends."""
    token, before = tokens[at], tokens[at - 1]
    if before.tag == "NE" and (_roman(token.text) or _number(tokens, at, limit)):
        return 1  # "Elisabeth II.", "Bayer 04 Leverkusen"
    if token.pos in NOMINAL and token.text[0].isalnum():
        return 0 if _another(before, token, known) else 1
    if token.tag in ("ART", "APPR") and token.text.lower() in known.name_links:
        return 1
    if token.text == "(" and at + 2 < limit and tokens[at + 2].text == ")":
        return 3
    return 1 if _glued(tokens, at, limit) else 0


def _glued(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a hyphen touches the words on both sides."""
    if tokens[at].text != "-" or at + 1 >= limit:
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at + 1].start == tokens[at].end


def _truncated(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a hyphen cuts a noun short that the next one completes ("Wirtschafts- und")."""
    if tokens[at].text != "-" or at + 2 >= limit or tokens[at - 1].end != tokens[at].start:
        return False
    link, noun = tokens[at + 1], tokens[at + 2]
    return (link.tag == "KON" or link.text == ",") and noun.pos in NOMINAL


def _number(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a token is a number inside a name."""
    inside = at + 1 < limit and tokens[at + 1].tag == "NE"
    return inside and tokens[at].tag == "CARD" and tokens[at].text.isdecimal()


def _roman(text: str) -> bool:
    """Whether a word is the number behind a ruler's name ("II.")."""
    return text[0] in ROMAN and set(text.rstrip(".")) <= ROMAN


def _another(name: Token, noun: Token, known: Language) -> bool:
    """Whether a noun behind a name begins a phrase of its own: "laut Siemens Bestellungen"."""
    plural = noun.text != noun.lemma and noun.text.endswith(known.plural_endings)
    return name.tag == "NE" and noun.tag == "NN" and plural


def _pronoun(
    tokens: Sequence[Token], first: int, start: int, limit: int, known: Language
) -> Chunk | None:
    """Return a phrase of a lone pronoun, number or nominal adjective."""
    token = tokens[start]
    preposition = tokens[first].text.lower() if start > first else ""
    if token.tag in ("PPER", "PDS", "PIS", "PRF", "PPOSS") or (
        token.tag in ("PIAT", "CARD", "PDAT")
        and start + 1 < limit
        and tokens[start + 1].pos in ("VERB", "AUX", "ADV", "ADP")
    ):
        word = token.text.lower()
        listed = known.pronouns.get(word) if token.tag == "PIS" else None
        cases = listed or known.determiners.get(word, ALL_CASES)
        cases = "" if token.tag == "PRF" else cases
        return Chunk(Range(first, start + 1), start, preposition, "" if preposition else cases)
    return None


def _cases(
    tokens: Sequence[Token], start: int, head: int, preposition: str, known: Language
) -> str:
    """Return the cases that the phrase can stand in by its first determiner."""
    if preposition:
        return ""
    if start < head:
        word = tokens[start].text.lower()
        cases = known.determiners.get(word, ALL_CASES)
        return known.feminine.get(word, cases) if _feminine(tokens[head], known) else cases
    if tokens[head].pos == "PROPN" and tokens[head].text.lower().endswith(known.name_genitives):
        return ALL_CASES
    return "nad"


def _feminine(noun: Token, known: Language) -> bool:
    """Whether the end of a noun tells that it is feminine, or the plural of such a one."""
    singular = noun.text.lower().removesuffix(known.feminine_plural)
    ends = singular.endswith(known.feminine_endings)
    return noun.tag == "NN" and ends and not noun.text.lower().endswith(known.not_feminine)


def _joined(tokens: Sequence[Token], base: list[Chunk], known: Language) -> list[Chunk]:
    """Join genitive, "von" and appositive attributes to the phrase that they follow."""
    found: list[Chunk] = []
    for chunk in base:
        last = found[-1] if found else None
        if (
            last is not None
            and last.range.end == chunk.range.first
            and _attribute(tokens, last, chunk, known)
        ):
            cover = Range(last.range.first, chunk.range.end)
            found[-1] = Chunk(cover, last.head, last.preposition, last.case)
        else:
            found.append(chunk)
    return found


def _attribute(tokens: Sequence[Token], host: Chunk, chunk: Chunk, known: Language) -> bool:
    opener = tokens[chunk.range.first].text.lower()
    if tokens[chunk.head].pos not in NOMINAL:
        return False
    if tokens[host.head].pos not in NOMINAL and tokens[host.head].tag not in COUNTED:
        return False
    if tokens[chunk.head].text.lower() in known.times and chunk.preposition:
        return False
    if chunk.preposition and _is_date(tokens, host):
        return False
    if chunk.preposition:
        return opener in known.attributive and tokens[host.head].tag != "NE"
    if tokens[host.head].text.lower() in known.times:
        return False
    if _is_named(tokens, host):
        return False
    return opener in known.genitive or _bare_genitive(tokens, host, chunk, known)


def _is_date(tokens: Sequence[Token], host: Chunk) -> bool:
    """Whether a phrase is a day ("bis zum 30. September"), on which no place depends."""
    before = tokens[host.head - 1].text if host.head else ""
    return before[:1].isdigit() and before.endswith(".")


def _is_named(tokens: Sequence[Token], host: Chunk) -> bool:
    """Whether a phrase ends in a full name, which takes no genitive ("Präsident Jan Holm")."""
    last = host.range.end - 1
    surname = tokens[last].tag in ("NE", "NN")  # "Martin Kessel" is named like a thing
    return last - 1 > host.head and surname and tokens[last - 1].tag == "NE"


def _bare_genitive(tokens: Sequence[Token], host: Chunk, chunk: Chunk, known: Language) -> bool:
    """Whether a phrase without an article is a genitive ("der Verband kommunaler Betriebe")."""
    first = tokens[chunk.range.first]
    ends = first.text.endswith(known.genitive_adjectives)
    return first.tag == "ADJ(A)" and ends and tokens[host.head].tag == "NN"
