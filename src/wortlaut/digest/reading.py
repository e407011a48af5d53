"""The digest of a whole reading."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from wortlaut.digest.gaps import gaps
from wortlaut.digest.layout import indent, table, title
from wortlaut.digest.records import (
    FORMS,
    HEADINGS,
    STATEMENT,
    act_heading,
    act_table,
    speaker_name,
)
from wortlaut.digest.words import SHORT, clean, count, published, quoted, who
from wortlaut.model import Certainty, Reading, Stance, Statement


def digest(reading: Reading) -> RenderableType:
    """Return the whole digest: head, acts by kind, statements by speaker, what stayed open."""
    return Group(head(reading), *_acts(reading), *_statements(reading), *_open(reading))


def head(reading: Reading) -> RenderableType:
    """Return publisher, date with its uncertainty and place; title; id and counts."""
    document = reading.document
    first = [
        document.publisher or "publisher not known",
        published(document),
        document.dateline or "place not known",
    ]
    counts = (
        f"reading {reading.id[:SHORT]} · {count(len(reading.acts), 'act')}"
        f" · {count(len(reading.statements), 'statement')}"
    )
    lines = [Text(clean(" · ".join(first)), style="bold")]
    if document.title:
        lines.append(Text(clean(document.title), style="italic"))
    return Group(*lines, Text(counts, style="dim"))


def _acts(reading: Reading) -> Iterator[RenderableType]:
    for kind, (plural, colour) in HEADINGS.items():
        acts = [act for act in reading.acts if act.kind is kind]
        if acts:
            yield title(plural, len(acts), colour)
        for act in acts:
            yield indent(act_heading(act, reading), 2)
            yield indent(act_table(act, reading), 4)


def _statements(reading: Reading) -> Iterator[RenderableType]:
    grouped: dict[str, list[Statement]] = {}
    for statement in reading.statements:
        grouped.setdefault(speaker_name(statement, reading), []).append(statement)
    if grouped:
        yield title("Statements", len(reading.statements), STATEMENT)
    for speaker, statements in grouped.items():
        yield indent(Text(speaker, style="bold"), 2)
        for statement in statements:
            yield indent(_statement(statement, reading), 6 if statement.nested else 4)


def _statement(statement: Statement, reading: Reading) -> Text:
    text = reading.document.text
    notes = [FORMS[statement.form]]
    if statement.cue:
        notes.append(quoted(statement.cue, text))
    if statement.addressee:
        actor = (statement.addressee_actor,) if statement.addressee_actor else ()
        notes.append(f"to {who(statement.addressee, actor, reading)}")
    notes += _doubts(statement.stance, text)
    line = Text(quoted(statement.quote, text))
    return line.append(f"  {' · '.join(notes)}  {statement.id[:SHORT]}", style="dim")


def _doubts(stance: Stance, text: str) -> list[str]:
    if stance.certainty is not Certainty.HEDGED:
        return []
    markers = ", ".join(quoted((span,), text) for span in stance.markers)
    return [f"hedged {markers}".strip()]


def _open(reading: Reading) -> Iterator[RenderableType]:
    found = gaps(reading)
    if found:
        yield title("What stayed open", 0, STATEMENT)
        rows = ((question, "; ".join(items)) for question, items in found.items())
        yield indent(table(rows, 20), 2)
