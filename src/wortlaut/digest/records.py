"""One act or statement: its heading, its fields, and the text around it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wortlaut.digest.layout import table
from wortlaut.digest.words import SHORT, clean, days, name, quoted, who
from wortlaut.model import (
    Act,
    ActKind,
    Certainty,
    Form,
    Polarity,
    Reading,
    Spans,
    Statement,
    Status,
    Voice,
)

HEADINGS = {
    ActKind.FULFILMENT: ("Fulfilments", "green"),
    ActKind.BREACH: ("Breaches", "red"),
    ActKind.AGREEMENT: ("Agreements", "blue"),
    ActKind.COMMITMENT: ("Commitments", "cyan"),
    ActKind.OFFER: ("Offers", "bright_cyan"),
    ActKind.REFUSAL: ("Refusals", "bright_red"),
    ActKind.THREAT: ("Threats", "bright_magenta"),
    ActKind.DEMAND: ("Demands", "magenta"),
    ActKind.ORDER: ("Orders", "yellow"),
    ActKind.PLAN: ("Plans", "bright_blue"),
}

STATEMENT = "white"
"""The colour of statements."""

_CERTAINTIES = {
    Certainty.ASSERTED: "asserted",
    Certainty.REPORTED: "reported",
    Certainty.HEDGED: "hedged",
}

_STATUSES = {
    Status.PREPARED: "in preparation",
    Status.PROPOSED: "proposed",
    Status.DEMANDED: "demanded",
    Status.REFUSED: "refused",
    Status.CARRIED_OUT: "carried out",
    Status.ALLEGED: "alleged",
}

FORMS = {
    Form.DIRECT: "direct",
    Form.INDIRECT: "indirect",
    Form.FREE_INDIRECT: "hearsay",
    Form.INDIRECT_FREE_INDIRECT: "indirect, carried on",
    Form.REPORTED: "in the report's words",
}
"""What the forms of a statement are called."""

_DETAILS = ("deadline", "period", "quantity", "place", "condition")


def act_heading(act: Act, reading: Reading) -> Text:
    """Return the line that stands over an act: who → towards whom, and its id."""
    movers = ("party", "debtor") if act.party else ("debtor", "creditor")
    first, second = (who(getattr(act, role), act.actors(role), reading) for role in movers)
    towards = f" → {second}" if second else ""
    line = Text(first or "not said who", style="bold")
    return line.append(f"{towards}").append(f"  {act.id[:SHORT]}", style="dim")


def act_table(act: Act, reading: Reading) -> Table:
    """Return what is known of an act, a field a line, each with its exact wording."""
    return table(_act_rows(act, reading))


def _act_rows(act: Act, reading: Reading) -> Iterator[tuple[str, str]]:
    text = reading.document.text
    refraining = "  (to refrain)" if act.polarity is Polarity.REFRAIN else ""
    yield "what", quoted(act.action, text) + refraining
    if act.party and act.creditor:
        yield "for", who(act.creditor, act.actors("creditor"), reading)
    if act.due:
        yield "due", days(act.due)
    for field in _DETAILS:
        if spans := getattr(act, field):
            yield field, quoted(spans, text)
    yield "word of", _vouched(act, reading)
    if act.anchor != act.action:
        yield "wording", quoted(act.anchor, text)


def _vouched(act: Act, reading: Reading) -> str:
    named = who(act.source, act.actors("source"), reading)
    source = named if act.source else chain(act.voice, reading) or named
    asserted = act.certainty is Certainty.ASSERTED
    parts = [source or ("the report itself" if asserted else "not said whose")]
    parts.append(_CERTAINTIES[act.certainty])
    if act.status in _STATUSES:
        parts.append(_STATUSES[act.status])
    if act.cue:
        parts.append(f"cue {quoted(act.cue, reading.document.text)}")
    return " · ".join(parts)


def chain(voice: Voice, reading: Reading) -> str:
    """Return on whose word, outermost first; "" for the author's own."""
    links = [(link.spans, (link.actor,) if link.actor else ()) for link in voice.chain]
    return " → ".join(filter(None, (who(spans, actors, reading) for spans, actors in links)))


def speaker_name(statement: Statement, reading: Reading) -> str:
    """Return who says it: the actor's name, else the wording, else what the voice tells."""
    if statement.speaker_actor:
        return clean(name(statement.speaker_actor, reading))
    if statement.speaker and statement.speaker == statement.cue:
        return "not said who"  # "demnach" points back, and names nobody
    if statement.speaker:
        return quoted(statement.speaker, reading.document.text)
    return chain(statement.voice, reading) or "not said who"


def statement_table(statement: Statement, reading: Reading) -> Table:
    """Return what is known of a statement, a field a line, each with its exact wording."""
    return table(_statement_rows(statement, reading))


def _statement_rows(statement: Statement, reading: Reading) -> Iterator[tuple[str, str]]:
    text = reading.document.text
    for part in ("quote", "speaker", "cue", "addressee", "frame"):
        actor = getattr(statement, f"{part}_actor", None)
        if spans := getattr(statement, part):
            yield part, who(spans, (actor,) if actor else (), reading)
    yield "form", FORMS[statement.form]
    yield "medium", statement.medium.value.replace("_", " ")
    if words := chain(statement.voice, reading):
        yield "word of", words
    yield "certainty", _CERTAINTIES[statement.stance.certainty]
    if statement.stance.markers:
        yield "markers", quoted(statement.stance.markers, text)


def record(item: Act | Statement, reading: Reading) -> RenderableType:
    """Return one act or statement with its fields and the text around it."""
    if isinstance(item, Act):
        kind, colour, spans = item.kind.value, HEADINGS[item.kind][1], item.anchor
        who_line, fields = act_heading(item, reading), act_table(item, reading)
    else:
        kind, colour, spans = "statement", STATEMENT, item.quote
        who_line = Text(speaker_name(item, reading), style="bold")
        fields = statement_table(item, reading)
    first = Text(f"{kind} {item.id}", style=f"bold {colour}")
    around = Padding(_context(spans, reading.document.text, colour), (1, 0, 0, 0), expand=False)
    return Group(first, who_line, fields, around)


def _context(spans: Spans, text: str, colour: str, around: int = 300) -> Text:
    first = text.rfind(" ", 0, max(0, spans[0].start - around)) + 1
    last = text.find(" ", spans[-1].end + around)
    last = len(text) if last < 0 else last
    line = Text("… " if first else "", style="dim")
    position = first
    for span in spans:
        line.append(_kept(text[position : span.start]))
        line.append(_kept(span.of(text)), style=f"not dim bold {colour}")
        position = span.end
    return line.append(_kept(text[position:last])).append(" …" if last < len(text) else "")


def _kept(text: str) -> str:
    """Clean ``text`` and keep the space at its ends."""
    left = " " if text[:1].isspace() else ""
    right = " " if text.strip() and text[-1:].isspace() else ""
    return left + clean(text) + right
