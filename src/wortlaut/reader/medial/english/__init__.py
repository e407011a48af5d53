"""English words with their tags, lemmas and verb forms: HanTa's, mended where syntax knows better.

HanTa's English model has the tags of the British National Corpus (CLAWS 5); each module mends
one thing that it takes for another.
"""

from __future__ import annotations

from wortlaut.reader.analysis import segment
from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Token
from wortlaut.reader.medial.english.bases import with_bases
from wortlaut.reader.medial.english.likelihood import tagger
from wortlaut.reader.medial.english.names import with_names
from wortlaut.reader.medial.english.nominal import with_nominals, with_nouns
from wortlaut.reader.medial.english.openers import with_openers, with_verbs
from wortlaut.reader.medial.english.past import with_past_forms
from wortlaut.reader.medial.english.tags import plain, token_of

LONGEST_SENTENCE = 400


def tag(found: tuple[segment.Word, ...], known: Language) -> list[Token]:
    """Return the words of one sentence as tokens."""
    tagged: list[Token] = []
    for at in range(0, len(found), LONGEST_SENTENCE):
        piece = found[at : at + LONGEST_SENTENCE]
        shown = [plain(word.text) for word in piece]
        told = tagger().tag(shown)
        tagged += [
            token_of(word, lemma, name, known)
            for word, (lemma, name) in zip(piece, told, strict=True)
        ]
    tagged = with_nouns(with_bases(with_names(tagged, known), known), known)
    tagged = with_past_forms(with_openers(with_nominals(tagged, known), known), known)
    return with_verbs(tagged, known)
