"""Statements laid into a mouth by a preposition: "laut X", "X zufolge", "nach Angaben von X"."""

from __future__ import annotations

from wortlaut.model import Form
from wortlaut.reader.analysis.tokens import Chunk, Clause
from wortlaut.reader.attribution.cues import CueBook, Evidential
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.shapes import formed, told_before
from wortlaut.reader.attribution.syntax import Syntax, trimmed


def evidential(syntax: Syntax, book: CueBook) -> list[Found]:
    """Return the statements that an evidential word marks, in order of that word."""
    found: list[Found] = []
    for index, token in enumerate(syntax.tokens):
        for entry in book.by_word.get(token.text.lower(), ()):
            statement = _read(syntax, index, entry)
            if statement is not None:
                found.append(statement)
                break
    return found


def _read(syntax: Syntax, index: int, entry: Evidential) -> Found | None:
    source = _source(syntax, index, entry)
    if source is None or (not source and entry.place != "none"):
        return None
    taken = [index] if entry.place == "none" else sorted({index, *source})
    quote, form = _quoted(syntax, entry, taken)
    if len(quote) < 2:
        return None
    return Found(
        quote=tuple(quote),
        form=form,
        because=(f"rule/quotes.evidential_{entry.place}", f"evidentials/{entry.id}"),
        speaker=tuple(_spoken(syntax, index, source, entry)),
        cue=(index,),
        frame=tuple(_framed(syntax, taken, entry)),
        medium=entry.medium,
    )


def _spoken(syntax: Syntax, index: int, source: list[int], entry: Evidential) -> list[int]:
    """Return who speaks: of a loose source, without where and when it did ("so X im Radio")."""
    if entry.place == "none":
        return source
    chunk = syntax.chunk_of.get(index + 1) if entry.place == "loose" else None
    own = set(syntax.extended(chunk)) if chunk is not None else set(source)
    return [at for at in source if at != index and at in own]


def _quoted(syntax: Syntax, entry: Evidential, taken: list[int]) -> tuple[list[int], Form]:
    """Return the quote and its form: what stands before a loose phrase, or the clause around it."""
    if entry.place == "loose":
        told = told_before(syntax, taken[0], taken[-1])
        if told and (told[0][1] is Form.DIRECT or _closes(syntax, taken[-1])):
            return told[0]
    index = taken[-1] if entry.place == "before" else taken[0]
    quote = _quote(syntax, index, set(taken))
    told = formed(syntax, quote)
    return told[0] if told and entry.place == "loose" else (quote, Form.INDIRECT)


def _closes(syntax: Syntax, last: int) -> bool:
    """Whether a phrase that ends at ``last`` ends its sentence."""
    end = syntax.sentence(last).end
    return all(syntax.tokens[at].pos == "PUNCT" for at in range(last + 1, end))


def _framed(syntax: Syntax, taken: list[int], entry: Evidential) -> list[int]:
    """Return the phrase with the commas that fence a loose one or one with an apposition."""
    tokens = syntax.tokens
    before, after = taken[0] - 1, taken[-1] + 1
    commas = any(tokens[at].text == "," for at in taken)
    found = list(taken)
    if entry.place == "loose" and before >= 0 and tokens[before].text in ",–—":
        found = [before, *found]
    inside = after < syntax.sentence(taken[0]).end and tokens[after].text == ","
    middle = entry.place == "loose" and not _closes(syntax, taken[-1])
    return [*found, after] if inside and (commas or middle) else found


def _source(syntax: Syntax, index: int, entry: Evidential) -> list[int] | None:
    """Return the tokens of the source, [] if there is none, None if the entry does not fit."""
    if entry.place == "none":
        return _pointed(syntax, index) if _alone(syntax, index, entry) else None
    if entry.place == "before":
        return _before(syntax, index, entry)
    if entry.place == "after":
        return _after(syntax, index, entry)
    return _loose(syntax, index)


def _alone(syntax: Syntax, index: int, entry: Evidential) -> bool:
    """Whether a word of hearsay opens its clause or stands right behind its verb."""
    number = syntax.clause_of.get(index)
    if number is None:
        return False
    clause = syntax.analysis.clauses[number]
    if entry.told and syntax.tokens[clause.finite].mood not in ("sub1", "sub2"):
        return False
    return index in (clause.indices[0], clause.finite + 1)


def _pointed(syntax: Syntax, index: int) -> list[int]:
    """Return what a word of hearsay points to: the phrase before "wonach", or the word itself."""
    number = syntax.clause_of.get(index)
    clause = None if number is None else syntax.analysis.clauses[number]
    if clause is None or clause.kind == "main":
        return [index]
    chunk = syntax.chunk_of.get(clause.indices[0] - 2)
    return [] if chunk is None else list(range(chunk.nominal.first, chunk.range.end))


def _after(syntax: Syntax, index: int, entry: Evidential) -> list[int] | None:
    following = syntax.tokens[index + 1] if index + 1 < len(syntax.tokens) else None
    if following is None or following.pos == "ADP":
        return None
    if following.tag == "PRELS":
        return _relative(syntax, index, entry)
    chunk = syntax.chunk_of.get(index)
    if chunk is None or chunk.range.first != index or not chunk.preposition:
        chunk = syntax.chunk_of.get(index + 1)
        if chunk is None or chunk.range.first != index + 1 or chunk.preposition:
            return None
        if syntax.tokens[index].pos != "ADP":
            return None
    if not _named(syntax, chunk, entry) or (entry.nouns and _lone(syntax, chunk)):
        return None
    if syntax.tokens[chunk.head].text.lower() in syntax.known.times:
        return None
    return _source_tokens(syntax, chunk, index)


def _lone(syntax: Syntax, chunk: Chunk) -> bool:
    """Whether a phrase is one noun in the singular: "nach Plan" lays nothing into a mouth."""
    head = syntax.tokens[chunk.head]
    return len(chunk.nominal) == 1 and head.text == head.lemma


def _relative(syntax: Syntax, index: int, entry: Evidential) -> list[int] | None:
    """ "eine Studie, laut der ...": the relative pronoun, if its noun can be a source."""
    chunk = syntax.chunk_of.get(index - 2)
    named = chunk is not None and _named(syntax, chunk, entry)
    return [index + 1] if named or not entry.nouns else None


def _source_tokens(syntax: Syntax, chunk: Chunk, index: int) -> list[int]:
    """Return the source phrase with what belongs to it, up to the verb or the next comma."""
    taken = [at for at in syntax.extended(chunk) if at > index]
    taken = _without_subject(syntax, taken, chunk)
    clause = syntax.clause_of.get(chunk.head)
    end = taken[-1] + 1 if taken else index + 1
    tokens = syntax.tokens
    while end < len(tokens) and syntax.clause_of.get(end) == clause and end in syntax.chunk_of:
        attached = syntax.chunk_of[end]
        if attached.range.first != end or attached.preposition not in syntax.known.attributive:
            break
        if any(tokens[at].tag == "CARD" for at in range(end, attached.range.end)):
            break
        taken += range(end, attached.range.end)
        end = attached.range.end
    return trimmed(_unbroken(syntax, taken), tokens, ",–—-:;")


def _without_subject(syntax: Syntax, taken: list[int], chunk: Chunk) -> list[int]:
    """Give back the clause's subject where it looks like an attribute of the source.

    "nach Auskunft der Ermittler der Täter": the clause has no other subject, so its last
    article begins it, unless it is the only one.
    """
    number = syntax.clause_of.get(chunk.head)
    if number is None or not taken:
        return taken
    clause = syntax.analysis.clauses[number]
    others = (one for one in syntax.phrases(clause) if one.head not in taken)
    if clause.finite < 0 or any(map(syntax.may_be_subject, others)):
        return taken
    articles = [at for at in taken if at > chunk.head and syntax.tokens[at].tag == "ART"]
    nominative = [
        at
        for at in articles
        if "n" in syntax.known.determiners.get(syntax.tokens[at].text.lower(), "")
    ]
    second = nominative and nominative[-1] != articles[0]
    return taken[: taken.index(nominative[-1])] if second else taken


def _unbroken(syntax: Syntax, taken: list[int]) -> list[int]:
    """Extend a phrase that ends inside a name in quotation marks to the end of the name."""
    place = syntax.quotation_of.get(taken[-1]) if taken else None
    if place is None:
        return taken
    where = syntax.analysis.quotations[place].range
    inside = where.first >= taken[0] and where.end <= syntax.sentence(taken[0]).end
    return sorted({*taken, *range(where.first, where.end)}) if inside else taken


def _before(syntax: Syntax, index: int, entry: Evidential) -> list[int] | None:
    chunk = syntax.chunk_of.get(index - 1)
    if chunk is None or chunk.range.end != index or chunk.preposition:
        return None
    if not _named(syntax, chunk, entry):
        return None
    first = chunk.range.first
    number = syntax.clause_of.get(index)
    clause = None if number is None else syntax.analysis.clauses[number]
    if clause is not None and clause.kind == "main" and index < clause.finite:
        while first - 1 >= clause.indices[0] and syntax.tokens[first - 1].pos != "PUNCT":
            first -= 1
    return list(range(first, index))


def _named(syntax: Syntax, chunk: Chunk, entry: Evidential) -> bool:
    head = syntax.tokens[chunk.head]
    forms = (head.text.lower(), head.lemma.lower())
    if any(form.endswith(entry.not_nouns) for form in forms):
        return False
    return not entry.nouns or any(form.endswith(noun) for form in forms for noun in entry.nouns)


def _loose(syntax: Syntax, index: int) -> list[int] | None:
    """ "..., so ein Sprecher": behind a mark, before a phrase that ends there."""
    tokens = syntax.tokens
    if index == 0 or tokens[index - 1].text not in ',–—“”"«' or index + 1 >= len(tokens):
        return None
    chunk = syntax.chunk_of.get(index + 1)
    if chunk is None or chunk.range.first != index + 1 or chunk.preposition:
        return None
    taken = syntax.extended(chunk)
    end = taken[-1] + 1
    while end < len(tokens) and end in syntax.chunk_of and tokens[end].pos == "ADP":
        end = syntax.chunk_of[end].range.end
    behind = end + (end < len(tokens) and tokens[end].pos == "ADV")  # "so X weiter"
    if behind < len(tokens) and tokens[behind].text not in ",.;:–—“!?)":
        return None
    return list(range(index + 1, behind))


def _quote(syntax: Syntax, index: int, taken: set[int]) -> list[int]:
    """Return the clause around an evidential with all that depends on it, without the phrase."""
    number = syntax.clause_of.get(index)
    if number is None:
        return []
    clauses = syntax.analysis.clauses
    clause = clauses[number]
    rest = [at for at in clause.indices if at not in taken]
    if not any(syntax.tokens[at].form for at in rest):
        host = _host(syntax, number)
        numbers = set(syntax.subtree(host, mains=True)) if host >= 0 else set()
        numbers.discard(number)
        numbers |= {number}
    else:
        numbers = set(syntax.subtree(number)) | _carried(syntax, number)
    numbers -= _attached(syntax, number, taken)
    quote = [at for at in syntax.cover(numbers) if at not in taken]
    return _without_loose_marks(syntax, trimmed(quote, syntax.tokens), taken)


def _attached(syntax: Syntax, number: int, taken: set[int]) -> set[int]:
    """Return the relative clauses that hang on the source: "laut X, der dort wohnt, ..."."""
    end = max(taken) + 1
    return {
        below
        for child in syntax.children.get(number, ())
        if syntax.analysis.clauses[child].kind == "rel"
        and syntax.analysis.clauses[child].indices[0] == end + 1
        for below in syntax.subtree(child)
    }


def _host(syntax: Syntax, number: int) -> int:
    """Return the main clause of the sentence that a piece without a verb belongs to."""
    sentence = syntax.sentence_of[syntax.analysis.clauses[number].indices[0]]
    for other in syntax.analysis.sentences[sentence].clauses:
        if other != number and syntax.analysis.clauses[other].kind == "main":
            return other
    return -1


def _carried(syntax: Syntax, number: int) -> set[int]:
    """Return the main clauses that are still the source's words: in the Konjunktiv, or joined."""
    clauses = syntax.analysis.clauses
    found: set[int] = set()
    for child in syntax.children.get(number, ()):
        if clauses[child].kind == "main" and _joined(syntax, clauses[child]):
            found |= set(syntax.subtree(child)) | _carried(syntax, child)
    return found


def _joined(syntax: Syntax, clause: Clause) -> bool:
    """Whether a main clause is in the Konjunktiv, or "und" joins it without a comma."""
    first = clause.indices[0]
    if syntax.tokens[clause.finite].mood in ("sub1", "sub2"):
        return True
    return syntax.tokens[first].tag == "KON" and syntax.tokens[first - 1].pos != "PUNCT"


def _without_loose_marks(syntax: Syntax, quote: list[int], taken: set[int]) -> list[int]:
    """Drop the commas that fenced the evidential phrase."""
    return [
        at
        for at in quote
        if not (syntax.tokens[at].text in ",–—" and (at - 1 in taken or at + 1 in taken))
    ]
