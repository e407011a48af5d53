"""Statements where the verb stands in the middle: who says what, with which word.

"X said that ...", "“...,” X said", "..., officials said", "according to X", and the turns of a
transcript.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wortlaut.lexicon import Lexicon
from wortlaut.model import (
    Certainty,
    Form,
    Link,
    Mention,
    Span,
    Spans,
    Stance,
    Statement,
    Voice,
)
from wortlaut.reader.actors.mentions import resolve
from wortlaut.reader.analysis.tokens import Range
from wortlaut.reader.medial import spoken
from wortlaut.reader.medial.grammar import Medial
from wortlaut.reader.medial.saying import Evidential, Tag, Tags, Words, words

TURN = re.compile(r"^[ \t]*(?P<who>[A-ZА-ЯЁ][\w.’' -]{1,40}?(?: \([^)\n]{1,30}\))?):[ \t]+\S", re.M)
CARRIED = "rule/medial.carried"
EDGES = ("PUNCT", "CCONJ")
"""Parts of speech that do not belong to what is said at its ends."""
Told = tuple[Range | None, tuple[int, ...], tuple[str, ...]]
"""Speaker, cue and reason."""


def find(grammar: Medial, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Statement, ...]:
    """Return the statements of a text in order of their quotes."""
    known = words(lexicon)
    tags = Tags(grammar, known)
    direct = spoken.find(grammar, tags)
    quoted = {one.tag.verb for one in direct}
    found = {
        statement.quote: statement
        for statement in (
            *_turns(grammar, mentions),
            *_evidential(grammar, tags, mentions),
            *_aside(grammar, (tags, quoted), mentions),
            *_indirect(grammar, (tags, known), mentions),
            *_direct(grammar, direct, mentions),
        )
    }
    return tuple(sorted(found.values(), key=lambda one: (one.quote[0], -one.quote[-1].end, one.id)))


def _direct(
    grammar: Medial, found: Sequence[spoken.Spoken], mentions: Sequence[Mention]
) -> Iterator[Statement]:
    for one in found:
        why = (f"cues/{one.tag.cue.id}", *((CARRIED,) if one.carried else ()))
        told = (one.tag.speaker, (one.tag.verb,), why)
        yield _statement(grammar, Form.DIRECT, _edged(grammar, one.quote), told, mentions)


def _edged(grammar: Medial, quote: Range) -> tuple[int, ...]:
    """Return the words of a quotation without a dash that only leads to its tag."""
    found = list(range(quote.first, quote.end))
    while len(found) > 1 and grammar.tokens[found[-1]].text in spoken.DASHES:
        found.pop()
    return tuple(found)


def _indirect(
    grammar: Medial, known: tuple[Tags, Words], mentions: Sequence[Mention]
) -> Iterator[Statement]:
    """Yield what a verb of saying and the clause below it tell."""
    tags, words_ = known
    for number, clause in enumerate(grammar.clauses):
        entry = words_.indirect(clause.lemma)
        if entry is None or clause.finite < 0 or clause.passive or clause.modal:
            continue
        told = [
            child
            for child in grammar.children[number]
            if grammar.clauses[child].kind == "sub"
            and grammar.clauses[child].opener in grammar.known.words.that | {""}
        ]
        tag = next((tags.of_verb[at] for at in clause.verbs if at in tags.of_verb), None)
        going_on = [two for one, two in pairwise(told) if _goes_on(grammar, one, two)]
        for child in told:
            if child in going_on:
                continue
            more = [other for other in going_on if other > child]
            last = max((at for other in more for at in grammar.extent(other)), default=-1)
            own = _worded(grammar, child)
            whole = tuple(range(own[0], last + 1)) if own and last > own[-1] else own
            quote = _stripped(grammar, whole) if more else own
            if quote:
                subject = grammar.roles(number).subject
                shown = subject.nominal if subject is not None else None
                speaker = tag.speaker if tag is not None else shown
                why = (f"cues/{entry.id}",)
                yield _statement(
                    grammar, Form.INDIRECT, quote, (speaker, clause.verbs, why), mentions
                )


def _goes_on(grammar: Medial, before: int, child: int) -> bool:
    """Whether a said clause goes on with the one before it: "had left and would not return"."""
    first = grammar.clauses[child].range.first
    return grammar.tokens[first].pos == "CCONJ" and grammar.clauses[before].range.end == first


def _worded(grammar: Medial, child: int) -> tuple[int, ...]:
    """Return the words of what is said: neither the opener nor a mark at an end."""
    clause = grammar.clauses[child]
    extent = grammar.extent(child)
    left_out = {at for at in extent[:1] + extent[-1:] if grammar.tokens[at].pos in EDGES}
    left_out |= {clause.range.first} if clause.opener else set()
    return tuple(at for at in extent if at not in left_out)


def _aside(
    grammar: Medial, known: tuple[Tags, set[int]], mentions: Sequence[Mention]
) -> Iterator[Statement]:
    """Yield what a tag between commas or behind a colon tells: "The road, X said, is open."."""
    tags, quoted = known
    for tag in tags.all:
        if tag.verb in quoted or tag.cue.naming:
            continue
        sentence = grammar.sentence(tag.verb)
        quote = _around(grammar, tags, tag, sentence)
        if quote:
            why = (f"cues/{tag.cue.id}", "rule/medial.aside")
            told = (tag.speaker, (tag.verb,), why)
            yield _statement(grammar, Form.INDIRECT, quote, told, mentions)


def _around(grammar: Medial, tags: Tags, tag: Tag, sentence: Range) -> tuple[int, ...]:
    """Return the words of a sentence that a tag inside it, or at its end, tells."""
    tokens = grammar.tokens
    end = tags.closing(tag, sentence)
    if end < 0:
        return ()
    sentence = Range(grammar.beginning(sentence), sentence.end)
    if tag.led and tokens[end].text == "," and tag.range.first == sentence.first:
        return _stripped(grammar, range(end + 1, sentence.end))
    if tag.range.first == sentence.first:
        if tokens[end].text != ":" or end + 2 >= sentence.end:
            return ()
        return _stripped(grammar, range(end + 1, sentence.end))
    if tokens[tag.range.first - 1].text not in (",", "—", "–"):
        return ()
    told = [*range(sentence.first, tag.range.first - 1), *range(end, sentence.end)]
    if any(tokens[at].text in '“”«»"' for at in told):
        return ()
    quote = _stripped(grammar, told)
    opens = tokens[quote[0]].pos == "SCONJ" if quote else True
    main = any(tokens[at].form in ("fin", "adj", "part") for at in quote)
    return quote if main and not opens else ()


def _stripped(grammar: Medial, found: Sequence[int]) -> tuple[int, ...]:
    kept = list(found)
    while kept and grammar.tokens[kept[0]].pos == "PUNCT":
        kept.pop(0)
    while kept and grammar.tokens[kept[-1]].pos == "PUNCT":
        kept.pop()
    gaps = [place for place in range(1, len(kept)) if kept[place] != kept[place - 1] + 1]
    edges = {kept[place] for place in gaps} | {kept[place - 1] for place in gaps}
    return tuple(at for at in kept if not (at in edges and grammar.tokens[at].text == ","))


def _evidential(grammar: Medial, tags: Tags, mentions: Sequence[Mention]) -> Iterator[Statement]:
    tokens = grammar.tokens
    for at in range(len(tokens)):
        for phrase, entry in tags.known.evidentials:
            said = tuple(token.text.lower() for token in tokens[at : at + len(phrase)])
            if said != phrase:
                continue
            yield from _sourced(grammar, (at, at + len(phrase)), (entry, tags), mentions)
            break


def _sourced(
    grammar: Medial,
    cue: tuple[int, int],
    known: tuple[Evidential, Tags],
    mentions: Sequence[Mention],
) -> Iterator[Statement]:
    first, end = cue
    entry, tags = known
    chunk = tags.covering.get(end)
    if grammar.home[first] < 0 or chunk is None:
        return
    if entry.heads and grammar.tokens[chunk.head].lemma.lower() not in entry.heads:
        return
    source = Range(end, tags.whole(chunk.range.end))
    sentence = grammar.sentence(first)
    own = set(range(first, source.end))
    near = _quoted((grammar, tags), first, sentence)
    quote = near or _stripped(
        grammar, [at for at in range(sentence.first, sentence.end) if at not in own]
    )
    if quote:
        told = (source, tuple(range(first, end)), (f"evidentials/{entry.id}",))
        form = Form.DIRECT if near else Form.INDIRECT
        yield _statement(grammar, form, quote, told, mentions)


def _quoted(known: tuple[Medial, Tags], first: int, sentence: Range) -> tuple[int, ...]:
    """Return the words of a quotation that opens a sentence right before its source."""
    grammar, tags = known
    quotation = tags.quotations.get(sentence.first)
    if quotation is None or quotation.range.end > first:
        return ()
    where = quotation.range
    bare = all(token.pos == "PUNCT" for token in grammar.tokens[where.end : first])
    return tuple(range(where.first + 1, where.end - quotation.closed)) if bare else ()


def _turns(grammar: Medial, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield the turns of a transcript: a name and a colon at the beginning of a line."""
    text = grammar.analysis.text
    turns = list(TURN.finditer(text))
    if len(turns) < 2:
        return
    ends = [turn.start() for turn in turns[1:]] + [len(text)]
    for turn, end in zip(turns, ends, strict=True):
        words_ = text[turn.end() - 1 : end].rstrip()
        if words_:
            quote = (Span(turn.end() - 1, turn.end() - 1 + len(words_)),)
            who = (Span(*turn.span("who")),)
            yield _made(Form.DIRECT, (quote, who, ()), ("rule/medial.turn",), mentions)


def _statement(
    grammar: Medial, form: Form, quote: tuple[int, ...], told: Told, mentions: Sequence[Mention]
) -> Statement:
    speaker, cue, why = told
    spans = grammar.analysis.spans
    who = spans(tuple(range(speaker.first, speaker.end))) if speaker is not None else ()
    return _made(form, (spans(quote), who, spans(cue)), why, mentions)


def _made(
    form: Form, spans: tuple[Spans, Spans, Spans], why: tuple[str, ...], mentions: Sequence[Mention]
) -> Statement:
    quote, who, cue = spans
    actors = resolve(who, mentions) if who else ()
    actor = actors[0] if len(actors) == 1 else None
    certainty = Certainty.ASSERTED if form is Form.DIRECT else Certainty.REPORTED
    return Statement(
        quote=quote,
        form=form,
        stance=Stance(certainty),
        because=why,
        speaker=who,
        cue=cue,
        speaker_actor=actor,
        voice=Voice((Link(actor, who),)) if who else Voice(),
    )
