"""Statements without a cue of their own: a report carried on in the Konjunktiv, and hearsay."""

from __future__ import annotations

from wortlaut.model import Form
from wortlaut.reader.found import Found
from wortlaut.reader.syntax import Syntax
from wortlaut.reader.tokens import Clause, Range


def carried(syntax: Syntax, cued: list[Found]) -> list[Found]:
    """Return the sentences that carry a report on, and those that tell by hearsay ("soll").

    A sentence whose main verb is in the Konjunktiv and that no statement of ``cued`` holds is in
    the mouth of the last speaker.  Neighbours in the same form are one statement.
    """
    held = {at for statement in cued for at in (*statement.quote, *statement.cue)}
    found: list[Found] = []
    for sentence in syntax.analysis.sentences:
        clause = _main(syntax, sentence.range)
        form = None if clause is None or clause.finite in held else _form(syntax, clause)
        if form is None:
            continue
        where = sentence.range
        last = found[-1] if found else None
        if last is not None and last.form is form and last.quote[-1] + 1 == where.first:
            found[-1] = last.but(quote=(*last.quote, *range(where.first, where.end)))
            continue
        speaker, medium = _last_speaker(cued, where.first)
        found.append(
            Found(
                quote=tuple(range(where.first, where.end)),
                form=form,
                because=(f"rule/quotes.{form.value}",),
                speaker=speaker,
                medium=medium,
            )
        )
    return found


def _main(syntax: Syntax, where: Range) -> Clause | None:
    """Return the first main clause of a sentence that is not in quotation marks as a whole."""
    number = syntax.sentence_of[where.first]
    for place in syntax.analysis.sentences[number].clauses:
        clause = syntax.analysis.clauses[place]
        if clause.kind == "main" and clause.finite >= 0:
            return None if clause.finite in syntax.quotation_of else clause
    return None


def _form(syntax: Syntax, clause: Clause) -> Form | None:
    verb = syntax.tokens[clause.finite]
    if verb.mood == "sub1":
        first = {syntax.tokens[at].text.lower() for at in clause.indices}
        return None if first & syntax.known.first_person else Form.INDIRECT_FREE_INDIRECT
    if verb.lemma in syntax.known.hearsay and verb.tense == "pres" and _perfect(syntax, clause):
        return Form.FREE_INDIRECT
    return None


def _perfect(syntax: Syntax, clause: Clause) -> bool:
    """Whether the modal governs a perfect infinitive ("soll gesagt haben"): hearsay, no duty."""
    rest = [syntax.tokens[at] for at in clause.verbs if at != clause.finite]
    return any(token.form == "part" for token in rest) and any(
        token.form == "inf" and token.lemma in syntax.known.perfect for token in rest
    )


def _last_speaker(cued: list[Found], before: int) -> tuple[tuple[int, ...], str]:
    """Return speaker and medium of the last statement that ends before a sentence."""
    earlier = [s for s in cued if s.quote[0] < before and s.speaker and not s.nested]
    if not earlier:
        return (), "unknown"
    last = max(earlier, key=lambda statement: statement.quote[-1])
    return last.speaker, last.medium
