"""Statements without a cue of their own: a report carried on in the Konjunktiv, and hearsay."""

from __future__ import annotations

from wortlaut.model import Form
from wortlaut.reader.analysis.tokens import Clause, Range
from wortlaut.reader.attribution import roles
from wortlaut.reader.attribution.cues import CueBook
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.hearsay import past_infinitive
from wortlaut.reader.attribution.syntax import Syntax, trimmed

NAMES = frozenset({"NE", "NN", "NNA"})
"""Tags of subjects that a pronoun in the next sentence takes up."""
REACH = 2
"""Sentences that a report is carried on over, to be laid into the last speaker's mouth."""


def carried(syntax: Syntax, cued: list[Found], book: CueBook) -> list[Found]:
    """Return the sentences that carry a report on, and those that tell by hearsay ("soll").

    A sentence whose main verb is in the Konjunktiv and that no statement of ``cued`` holds is in
    the mouth of the last speaker, who may have been carried on already.  Konjunktiv II and "soll"
    without a perfect infinitive count only right behind another's words.  Neighbours in the same
    form are one statement.
    """
    held = {at for statement in cued for at in (*statement.quote, *statement.cue)}
    voices = [*cued, *_tellers(syntax, book, held)]
    told = {at for one in cued if one.form is Form.INDIRECT for at in one.quote}
    spoken = {syntax.sentence_of[at] for at in held}
    found: list[Found] = []
    for number, sentence in enumerate(syntax.analysis.sentences):
        clause = _main(syntax, sentence.range)
        form = None
        if clause is not None and clause.finite not in held:
            follows = _follows(syntax, number, spoken)
            form = _form(syntax, clause, follows) or _between(syntax, clause, follows)
        if form is None or clause is None:
            continue
        spoken.add(number)
        quote = _extent(syntax, sentence.range, clause)
        last = found[-1] if found else None
        if last is not None and last.form is form and last.quote[-1] + 1 == quote[0]:
            found[-1] = last.but(quote=(*last.quote, *quote))
        else:
            found.append(_found(syntax, [*voices, *found], (quote, form), told))
    return found


def _extent(syntax: Syntax, where: Range, clause: Clause) -> tuple[int, ...]:
    """Return the sentence, or the clause alone if the author's own words go on behind it."""
    clauses = syntax.analysis.clauses
    numbers = syntax.analysis.sentences[syntax.sentence_of[where.first]].clauses
    mains = [n for n in numbers if clauses[n].kind == "main" and clauses[n].finite >= 0]
    quoted = _quoted_behind(syntax, clause)
    if quoted > clause.finite:
        return tuple(range(where.first, quoted))
    own = [n for n in mains if clauses[n].finite > clause.finite and _plain(syntax, clauses[n])]
    number = syntax.clause_of[clause.finite]
    if not own or syntax.tokens[clause.finite].lemma not in syntax.known.hearsay:
        return tuple(range(where.first, where.end))
    return tuple(syntax.cover(syntax.subtree(number)))


def _quoted_behind(syntax: Syntax, clause: Clause) -> int:
    """Return the colon behind a clause at which a quotation begins, or -1."""
    colon = clause.indices[-1] + 1
    quoted = colon + 1 in syntax.quotation_of and syntax.tokens[colon].text == ":"
    return colon if quoted else -1


def _plain(syntax: Syntax, clause: Clause) -> bool:
    verb = syntax.tokens[clause.finite]
    return verb.mood == "ind" and verb.lemma not in syntax.known.hearsay


def _tellers(syntax: Syntax, book: CueBook, held: set[int]) -> list[Found]:
    """Return who speaks in clauses whose words no statement tells: "auf denen X beharrt"."""
    found: list[Found] = []
    for clause in syntax.analysis.clauses:
        entry = book.verbs.get(clause.lemma)
        if entry is None or clause.finite < 0 or clause.finite in held:
            continue
        if clause.finite in syntax.quotation_of or entry.subject:
            continue
        if syntax.tokens[clause.finite].mood == "sub1":
            continue  # who is spoken of does not speak
        speaker = roles.speaker(syntax, clause, entry)
        tag = syntax.tokens[speaker[-1]].tag if speaker else ""
        if tag in NAMES:
            where = tuple(clause.indices)
            found.append(
                Found(where, Form.REPORTED, (), speaker=tuple(speaker), medium=entry.medium)
            )
    return found


def _follows(syntax: Syntax, number: int, spoken: set[int]) -> bool:
    """Whether a sentence stands right behind one that holds somebody's words."""
    sentences = syntax.analysis.sentences
    return number - 1 in spoken and sentences[number - 1].paragraph == sentences[number].paragraph


def _found(
    syntax: Syntax, voices: list[Found], words: tuple[tuple[int, ...], Form], told: set[int]
) -> Found:
    """Return the words in the mouth of the last speaker; who is ``told`` of carries nothing on."""
    quote, form = words
    speaker, medium = _last_speaker(syntax, voices, quote[0])
    actor = _actor_before(syntax, quote[0])
    if actor and actor[0] not in told and (not speaker or actor[0] > speaker[-1]):
        speaker, medium = actor, "speech_or_writing"
    return Found(
        quote=quote,
        form=form,
        because=(f"rule/quotes.{form.value}",),
        speaker=speaker,
        medium=medium,
    )


def _actor_before(syntax: Syntax, at: int) -> tuple[int, ...]:
    """Return whom a pronoun that opens a sentence takes up: the subject of the one before.

    "X verteidigte das Gesetz. Er halte es für nötig."
    """
    first = syntax.tokens[at]
    if first.tag != "PPER" or first.text.lower() in syntax.known.expletives:
        return ()
    return subject_before(syntax, at)


def subject_before(syntax: Syntax, at: int) -> tuple[int, ...]:
    """Return the subject of the sentence before the one of token ``at``, in its paragraph."""
    number = syntax.sentence_of[at]
    sentences = syntax.analysis.sentences
    if number == 0 or sentences[number - 1].paragraph != sentences[number].paragraph:
        return ()
    clause = _main(syntax, sentences[number - 1].range)
    subject = None if clause is None else syntax.subject(clause)
    if subject is None or syntax.tokens[subject.head].tag not in NAMES:
        return ()
    return tuple(trimmed(syntax.extended(subject), syntax.tokens))


def _main(syntax: Syntax, where: Range) -> Clause | None:
    """Return the first main clause of a sentence that is not in quotation marks as a whole."""
    number = syntax.sentence_of[where.first]
    for place in syntax.analysis.sentences[number].clauses:
        clause = syntax.analysis.clauses[place]
        if clause.kind == "main" and clause.finite >= 0 and not _conditional(syntax, place):
            return None if clause.finite in syntax.quotation_of else clause
    return None


def _conditional(syntax: Syntax, number: int) -> bool:
    """Whether a clause that its verb opens is a condition: "Sollte X scheitern, werde Y ..."."""
    clause = syntax.analysis.clauses[number]
    opens = clause.finite == clause.indices[0]
    mains = (syntax.analysis.clauses[child] for child in syntax.children.get(number, ()))
    return opens and any(
        one.kind == "main" and one.finite == one.indices[0] and one.finite > clause.indices[-1]
        for one in mains
    )


def _form(syntax: Syntax, clause: Clause, follows: bool) -> Form | None:
    verb = syntax.tokens[clause.finite]
    if verb.mood == "sub1" or (follows and verb.mood == "sub2"):
        first = {syntax.tokens[at].text.lower() for at in clause.indices}
        behind = [
            token.text.lower() for token in syntax.tokens[clause.finite + 1 : clause.finite + 2]
        ]
        if syntax.known.exceptions.intersection(behind):
            return None  # "es sei denn, ..."
        return None if first & syntax.known.first_person else Form.INDIRECT_FREE_INDIRECT
    if verb.lemma in syntax.known.hearsay and verb.tense == "pres":
        return Form.FREE_INDIRECT if follows or past_infinitive(syntax, clause) else None
    return None


def _between(syntax: Syntax, clause: Clause, follows: bool) -> Form | None:
    """Carry on over a past form that may be Konjunktiv, if the next sentence is in it surely."""
    sentences = syntax.analysis.sentences
    number = syntax.sentence_of[clause.finite]
    if not follows or number + 1 >= len(sentences) or not _either(syntax, clause):
        return None
    after = _main(syntax, sentences[number + 1].range)
    near = sentences[number].paragraph == sentences[number + 1].paragraph
    told = after is not None and syntax.tokens[after.finite].mood == "sub1"
    return Form.INDIRECT_FREE_INDIRECT if near and told else None


def _either(syntax: Syntax, clause: Clause) -> bool:
    """Whether a verb's plural past looks like its Konjunktiv II ("machten", "blieben")."""
    verb = syntax.tokens[clause.finite]
    word = verb.text.lower()
    stem = verb.lemma
    for end in syntax.known.infinitive:
        stem = stem.removesuffix(end)
    weak = word == stem + syntax.known.weak_past_plural
    alike = weak or word.endswith(syntax.known.alike_in_past)
    return verb.tense == "past" and alike and verb.lemma not in syntax.known.auxiliaries


def _last_speaker(syntax: Syntax, cued: list[Found], before: int) -> tuple[tuple[int, ...], str]:
    """Return speaker and medium of the last statement that ends not far before a sentence."""
    earlier = [s for s in cued if s.quote[0] < before and s.speaker and not s.nested]
    last = max(earlier, key=lambda statement: statement.quote[-1], default=None)
    if last is None or _distance(syntax, last.quote[-1], before) > REACH:
        return (), "unknown"
    return last.speaker, last.medium


def _distance(syntax: Syntax, at: int, before: int) -> int:
    return syntax.sentence_of[before] - syntax.sentence_of[at]
