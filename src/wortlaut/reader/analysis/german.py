"""German words with their tags, lemmas and verb forms: HanTa's, mended where syntax knows better.

The neighbours for other languages are ``medial.english`` and ``medial.russian``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from wortlaut.reader.analysis import digraphs, segment
from wortlaut.reader.analysis.hanta import tagger
from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Token

CACHE = 30_000
"""Word forms whose features are kept."""
PARTED = 40
"""Tokens within which a verb stands before its particle."""
LONGEST_SENTENCE = 400
"""Longer sentences are tagged in pieces."""

PREFIXED = re.compile(r"\w{2,3}[-‑]\w*[^\W\d_a-zäöüß]")
"""A name whose first part is small ("al-Arabiya")."""
POS = {
    "NN": "NOUN", "NNA": "NOUN", "NNI": "NOUN", "NE": "PROPN", "ADJ(A)": "ADJ", "ADJ(D)": "ADJ",
    "APPR": "ADP", "APPRART": "ADP", "APPO": "ADP", "APZR": "ADP", "ART": "DET", "PDAT": "DET",
    "PIAT": "DET", "PPOSAT": "DET", "PIDAT": "DET", "PWAT": "DET", "PDS": "PRON", "PIS": "PRON",
    "PPER": "PRON", "PRF": "PRON", "PPOSS": "PRON", "PRELS": "PRON", "PRELAT": "PRON",
    "PWS": "PRON", "PWAV": "ADV", "ADV": "ADV", "PROAV": "ADV", "CARD": "NUM", "KON": "CCONJ",
    "KOKOM": "CCONJ", "KOUS": "SCONJ", "KOUI": "SCONJ", "PTKZU": "PART", "PTKNEG": "PART",
    "PTKVZ": "PART", "PTKA": "PART", "PTKANT": "INTJ", "ITJ": "INTJ", "TRUNC": "NOUN", "FM": "X",
    "XY": "X", "VV": "VERB", "VA": "AUX", "VM": "AUX",
}  # fmt: skip
"""The tagger's STTS tags as UD parts of speech."""
PARTICIPLE = "VV(PP)"
AFTER_PARTICLE = frozenset(',.;:!?…–—“”"«»‘’)')
"""Marks before which no preposition stands."""
QUOTES = frozenset('„“”"«»‚‘’›‹')
CLOSING = frozenset('“”"«')
"""Marks that can close a quotation."""
EITHER = frozenset('"«»')
"""Marks that open or close a quotation: a space before them tells that they open one."""
YEAR = 4
"""Digits of a year: it counts no noun."""
LEADING = frozenset({"ART", "APPRART", "PIAT", "PIDAT", "PDAT", "PPOSAT", "CARD"})
"""Tags of words that lead a noun."""
FORMS = {"FIN": "fin", "INF": "inf", "IZU": "zu", "PP": "part", "IMP": "imp"}


def spelled(found: tuple[segment.Word, ...], known: Language) -> tuple[segment.Word, ...]:
    """Return the words of a text with the umlauts that it lacks."""
    return digraphs.restored(found, known.digraphs, tagger().rank)


def tag(found: tuple[segment.Word, ...], known: Language) -> list[Token]:
    """Return the words of one sentence as tokens."""
    tagged: list[Token] = []
    for at in range(0, len(found), LONGEST_SENTENCE):
        piece = found[at : at + LONGEST_SENTENCE]
        told = tagger().tag([word.text for word in piece])
        for word, (lemma, tag) in zip(piece, told, strict=True):
            tagged.append(_token(word, lemma, tag, known))
    behind = _behind_quotations(_names(tagged), known)
    nouns = _attributes(_nominal(_nouns(_particles(behind, known))))
    mended = _participles(_infinitives(_articles(nouns), known), known)
    return _second(_lone(_perfect_infinitives(mended, known)))


def _names(tagged: list[Token]) -> list[Token]:
    """Tell a name's second half from a word: "sagte Li Fei", where "Fei" is no verb."""
    for at in range(1, len(tagged)):
        token, before = tagged[at], tagged[at - 1]
        worded = token.tag.startswith("VV") or token.tag == "ADJ(D)"
        if worded and before.tag == "NE" and token.text[0].isupper() and before.text.istitle():
            tagged[at] = replace(token, lemma=token.text, pos="PROPN", tag="NE", form="", mood="")
            tagged[at] = replace(tagged[at], tense="")
    return tagged


def _behind_quotations(tagged: list[Token], known: Language) -> list[Token]:
    """Give the word right behind a quotation its verb: "... an.“ erklärte Ministerin Holm"."""
    for at in range(1, len(tagged) - 1):
        token = tagged[at]
        past = token.tag == "ADJ(A)" and token.text.islower()
        if not past or not token.text.endswith(known.weak_past):
            continue
        comma = tagged[at - 1].text == "," and at > 1
        mark = tagged[at - 2] if comma else tagged[at - 1]
        if mark.text in CLOSING and mark.end < token.start:
            lemma = tagger().lemma_as(token.text, "VV(FIN)")
            fresh = replace(token, lemma=lemma, pos="VERB", tag="VV(FIN)", form="fin")
            tagged[at] = replace(fresh, mood="ind", tense="past")
    return tagged


def _particles(tagged: list[Token], known: Language) -> list[Token]:
    """Tell a verb's particle from a preposition, which never stands before a comma."""
    for at in range(2, len(tagged) - 1):
        after = tagged[at + 1]
        behind = tagged[at].tag == "ADV" and (  # "... “ zu.", "hat vor, ... zu"
            tagged[at - 1].text in CLOSING or tagged[at - 1].form == "fin"
        )
        if not (tagged[at].tag == "APPR" or behind) or after.text not in AFTER_PARTICLE:
            continue
        if behind and tagged[at].text.lower() not in known.participle_prefixes:
            continue
        if after.text in EITHER and after.start > tagged[at].end:
            continue  # 'als "mutig" bezeichnet'
        if any(token.form == "fin" for token in tagged[max(0, at - PARTED) : at]):
            tagged[at] = replace(tagged[at], pos=POS["PTKVZ"], tag="PTKVZ")
    return tagged


def _nouns(tagged: list[Token]) -> list[Token]:
    """Make a capital adjective behind a determiner a noun where none follows ("alle Toten")."""
    for at in range(1, len(tagged)):
        token, before = tagged[at], tagged[at - 1]
        led = before.tag in LEADING or (before.tag == "ADJ(A)" and before.text[0].islower())
        after = tagged[at + 1] if at + 1 < len(tagged) else None
        headed = after is not None and (after.pos in ("NOUN", "PROPN") or after.tag == "ADJ(A)")
        if token.tag == "ADJ(A)" and token.text[0].isupper() and led and not headed:
            tagged[at] = replace(token, pos="NOUN", tag="NNA")
    return tagged


def _nominal(tagged: list[Token]) -> list[Token]:
    """Make a capital infinitive behind an article a noun: "das Legen von Bränden"."""
    for at in range(1, len(tagged)):
        token, before = tagged[at], tagged[at - 1]
        led = before.tag in LEADING or before.tag == "PDS"
        if led and token.pos == "VERB" and token.text[0].isupper() and token.text[1:].islower():
            tagged[at] = replace(
                token, lemma=token.text, pos="NOUN", tag="NN", form="", mood="", tense=""
            )
            if before.tag == "PDS":
                tagged[at - 1] = replace(before, tag="ART", pos=POS["ART"])
    return tagged


def _attributes(tagged: list[Token]) -> list[Token]:
    """Tell a participle before its noun from a verb: ", importierte Waren zu verkaufen"."""
    for at in range(1, len(tagged) - 2):
        token, before, after = tagged[at], tagged[at - 1], tagged[at + 1]
        opens = before.text == "," or before.tag in ("KON", "APPR")
        if not opens or token.tag != "VV(FIN)" or after.tag != "NN":
            continue
        end = next((to for to in range(at, len(tagged)) if tagged[to].pos == "PUNCT"), len(tagged))
        if _with_zu(tagged, end - 1) and not any(one.form == "fin" for one in tagged[at + 1 : end]):
            fresh = replace(token, lemma=token.text.lower(), pos="ADJ", tag="ADJ(A)", form="")
            tagged[at] = replace(fresh, mood="", tense="")
    return tagged


def _articles(tagged: list[Token]) -> list[Token]:
    """Tell articles from relative pronouns behind a comma by the place of the finite verb.

    ", die USA hielten sich daran" is no relative clause, ", der Rabatte verbieten soll" is one,
    ", das Bad nicht zu schließen" is none either: it has no finite verb.
    """
    for at in range(1, len(tagged) - 3):
        if tagged[at - 1].text == "," and tagged[at].tag in ("ART", "PRELS"):
            end = next(
                (to for to in range(at, len(tagged)) if tagged[to].pos == "PUNCT"), len(tagged)
            )
            finite = [to for to in range(at, end) if tagged[to].form == "fin"]
            tag = _article_or_relative(tagged, at, end, finite)
            if tag != tagged[at].tag:
                tagged[at] = replace(tagged[at], tag=tag, pos=POS[tag])
    return tagged


def _infinitives(tagged: list[Token], known: Language) -> list[Token]:
    """Give the last word behind a modal its verb again: before a quotation mark it often fails."""
    helpers = known.modals | known.passive
    start = 0
    for at, token in enumerate(tagged):
        if token.pos != "PUNCT":
            continue
        if at > start and _misread(tagged[at - 1]):
            forms = [one for one in tagged[start : at - 1] if one.form]
            if len(forms) == 1 and forms[0].form == "fin" and forms[0].lemma in helpers:
                word = tagged[at - 1].text.lower()
                mended = replace(tagged[at - 1], lemma=word, pos="VERB", tag="VV(INF)", form="inf")
                tagged[at - 1] = replace(mended, mood="", tense="")
        start = at + 1
    return tagged


def _participles(tagged: list[Token], known: Language) -> list[Token]:
    """Give the last word behind an auxiliary its verb again ("haben sich ... verständigt")."""
    finite: list[int] = []
    for at, token in enumerate(tagged):
        if token.form == "fin":
            finite.append(at)
        if token.pos not in ("PUNCT", "CCONJ", "SCONJ"):
            continue
        if finite and _perfect(tagged, finite, at - 1, known):
            last = tagged[at - 1]
            lemma = tagger().lemma_as(last.text, PARTICIPLE)
            fresh = replace(last, lemma=lemma, pos="VERB", tag=PARTICIPLE, form="part")
            tagged[at - 1] = replace(fresh, mood="", tense="")
        if token.pos != "CCONJ" or len(finite) > 1:
            finite = []
    return tagged


def _perfect(tagged: list[Token], finite: list[int], at: int, known: Language) -> bool:
    """Whether the word at ``at`` completes a perfect: a second finite verb, or an adjective."""
    helper, last = tagged[finite[0]], tagged[at]
    if helper.lemma not in known.auxiliaries or at <= finite[0] + 1:
        return False
    if not last.text.endswith(("t", "en")):
        return False
    if finite[1:] == [at]:
        return last.pos == "VERB"
    prefixed = last.text.lower().startswith(known.participle_prefixes)
    alone = len(finite) == 1 and helper.lemma in known.only_perfect
    return alone and last.tag == "ADJ(D)" and prefixed


def _perfect_infinitives(tagged: list[Token], known: Language) -> list[Token]:
    """Give the auxiliary beside a modal its infinitive: "soll es gedauert haben, ..."."""
    modal, start = False, 0
    for at, token in enumerate(tagged):
        if token.text in QUOTES:
            continue
        if token.pos in ("PUNCT", "CCONJ"):
            modal, start = False, at + 1
        elif token.form == "fin" and token.lemma in known.modals:
            modal = True
        behind = at + 1 < len(tagged) and tagged[at + 1].lemma in known.modals
        infinitive = token.form == "fin" and token.text == token.lemma
        helper = infinitive and token.lemma in known.auxiliaries
        if helper and (modal or behind) and at > start and tagged[at - 1].form == "part":
            mended = replace(token, tag="VA(INF)", form="inf")
            tagged[at] = replace(mended, mood="", tense="")
    return tagged


def _lone(tagged: list[Token]) -> list[Token]:
    """Make a relative clause's only verb a finite one: "auf denen der Kreml beharrt"."""
    start = 0
    for at, token in enumerate(tagged):
        if token.pos != "PUNCT":
            continue
        relative = any(one.tag == "PRELS" for one in tagged[start : start + 2])
        if any(one.tag in ("PRELS", "KOUS") for one in tagged[start : start + 2]):
            _plural(tagged, start, at)
        verbs = [to for to in range(start, at) if tagged[to].form]
        if relative and verbs == [at - 1] and tagged[at - 1].form == "part":
            last = tagged[at - 1]
            if last.text.endswith("t") and last.text[0].islower():
                tag, mood, tense = "VV(FIN)", "ind", "pres"
                tagged[at - 1] = replace(last, tag=tag, form="fin", mood=mood, tense=tense)
        start = at + 1
    return tagged


def _plural(tagged: list[Token], start: int, end: int) -> None:
    """Make the last verb of a subordinate clause without a finite one finite: "die X anbieten"."""
    last, before = tagged[end - 1], tagged[end - 2]
    if end - start < 3 or last.form != "inf" or before.tag == "PTKZU" or not last.text.islower():
        return
    if any(one.form == "fin" for one in tagged[start:end]):
        return
    tag = last.tag.replace("(INF)", "(FIN)")
    tagged[end - 1] = replace(last, tag=tag, form="fin", mood="ind", tense="pres")


def _second(tagged: list[Token]) -> list[Token]:
    """Give a sentence its finite verb if it has none but an adjective that nothing leads.

    "Im Juni 2023 unterzeichneten Gesandte ein Abkommen"
    """
    end = next((at for at, token in enumerate(tagged) if token.pos == "PUNCT"), len(tagged))
    if any(token.form == "fin" or token.pos == "SCONJ" for token in tagged[:end]):
        return tagged
    for at in range(1, end - 1):
        token, before, after = tagged[at], tagged[at - 1], tagged[at + 1]
        if _plural_present(before, token):
            tagged[at] = replace(token, tag="VV(FIN)", form="fin", mood="ind", tense="pres")
            break
        past = token.tag == "ADJ(A)" and token.text.endswith(("te", "ten")) and token.text.islower()
        year = before.tag == "CARD" and len(before.text) == YEAR
        led = (before.tag in LEADING and not year) or before.pos in ("ADJ", "ADP", "CCONJ")
        if past and not led and (after.pos in ("NOUN", "PROPN") or after.tag in LEADING):
            lemma = tagger().lemma_as(token.text, "VV(FIN)")
            fresh = replace(token, lemma=lemma, pos="VERB", tag="VV(FIN)", form="fin")
            tagged[at] = replace(fresh, mood="ind", tense="past")
            break
    return tagged


def _plural_present(before: Token, token: Token) -> bool:
    """Whether an infinitive behind a plural noun is rather its verb: "Die Mitglieder stimmen"."""
    plural = before.pos == "NOUN" and before.text != before.lemma and before.text[0].isupper()
    return plural and token.tag == "VV(INF)" and token.text.islower()


def _misread(token: Token) -> bool:
    return token.tag in ("ADJ(A)", "ADJ(D)", "VV(FIN)") and token.text.endswith(
        ("en", "ern", "eln")
    )


def _article_or_relative(tagged: list[Token], at: int, end: int, finite: list[int]) -> str:
    noun = at + 1
    while noun < end and tagged[noun].tag == "ADJ(A)":
        noun += 1
    second = bool(finite) and finite[0] == noun + 1 and tagged[noun].pos in ("NOUN", "PROPN")
    if second and finite[0] < end - 1 and finite[-1] != end - 1:
        return "ART"
    final = len(finite) == 1 and finite[0] == end - 1
    if final and end - at > 3 and tagged[end - 2].form in ("inf", "part"):
        return "PRELS"
    if not finite and end - at > 2 and _with_zu(tagged, end - 1):
        return "ART"
    return tagged[at].tag


def _with_zu(tagged: list[Token], at: int) -> bool:
    """Whether the word at ``at`` is an infinitive with "zu", before it or in it."""
    last = tagged[at]
    return last.form == "zu" or (last.form == "inf" and tagged[at - 1].tag == "PTKZU")


def _token(word: segment.Word, lemma: str, tag: str, known: Language) -> Token:
    lemma, pos, tag, form, mood, tense = _features(word.text, lemma, tag, known)
    return Token(word.start, word.end, word.text, lemma, pos, tag, form, mood, tense)


@lru_cache(CACHE)
def _features(text: str, lemma: str, tag: str, known: Language) -> tuple[str, ...]:
    """Return lemma, part of speech, tag, form, mood and tense of a word that was tagged so."""
    lower = text.lower()
    lemma = known.lemmas.get(lower, lemma)
    tag = _mended(text, known.tags.get(lower, tag))
    return lemma, *_form(lower, lemma, tag, known)


def _mended(text: str, tag: str) -> str:
    """Mend what the tagger cannot know: marks are marks, and a number is a number."""
    if not any(map(str.isalnum, text)):
        return tag if tag.startswith("$") else "$("
    if text[0].isdigit():
        return "CARD" if not any(map(str.isalpha, text)) else tag
    if "." in text[1:-1] and tag[0] in "VA":  # "beispiel.de" is no verb
        return "NE"
    if tag[0] in "VA" and text[0].islower() and PREFIXED.match(text):  # "al-Arabiya"
        return "NE"
    return "NE" if tag.startswith("$") else tag


def _form(lower: str, lemma: str, tag: str, known: Language) -> tuple[str, ...]:
    if tag.startswith("$"):
        return "PUNCT", tag, "", "", ""
    main, _, rest = tag.partition("(")
    form = FORMS.get(rest.rstrip(")"), "") if main[0] == "V" else ""
    pos = POS.get(tag) or POS.get(main, "X")
    if form != "fin":
        return pos, tag, form, "", ""
    return pos, tag, form, *_finite(lower, lemma, known)


def _finite(lower: str, lemma: str, known: Language) -> tuple[str, str]:
    """Return mood and tense of a finite form.  Plural Konjunktiv I looks like the indicative."""
    if lower in known.subjunctive_1 or _prefixed(lower, known.subjunctive_1, lemma):
        return "sub1", "pres"
    if lower in known.subjunctive_2:
        return "sub2", "past"
    if lower in known.present or lower == lemma:
        return "ind", "pres"
    if lower in known.past or any(lower.endswith(form) for form in known.past if len(form) > 3):
        return "ind", "past"
    if lower.endswith("t"):
        return "ind", "pres"
    if lower.endswith("e") and not lower.endswith("te"):
        return ("sub1" if lower[:-1] == lemma.removesuffix("n").removesuffix("e") else "?"), "pres"
    if lower.endswith("te") and lower[:-1] == lemma.removesuffix("en"):
        return "sub1", "pres"
    return "ind", "past"


def _prefixed(lower: str, forms: frozenset[str], lemma: str) -> bool:
    """Whether a verb with a prefix is in one of ``forms`` ("bekanntgebe" -> "gebe")."""
    return any(
        lower.endswith(form) and lemma.endswith(form[:-1] + "en")
        for form in forms
        if len(form) > 3 and form != lower
    )
