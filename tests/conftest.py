"""What several test modules need: a reading of a report of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from wortlaut.model import (
    Act,
    ActKind,
    Actor,
    ActorKind,
    Certainty,
    Document,
    Form,
    Interval,
    Link,
    Mention,
    Reading,
    Role,
    Span,
    Spans,
    Stance,
    Statement,
    Status,
    TimeExpression,
    Voice,
    Window,
)

REPORT = (
    "Präsident Anders sagte am Montag: „Wir stellen die Angriffe für 20 Tage ein.“ "
    "Er forderte die Nachbarn auf, bald dasselbe zu tun, wenn sie Frieden wollten."
)


def _span(text: str, wording: str) -> Spans:
    start = text.index(wording)
    return (Span(start, start + len(wording)),)


def _statements(text: str) -> tuple[Statement, ...]:
    quote = _span(text, "Wir stellen die Angriffe für 20 Tage ein.")
    return (
        Statement(
            quote=quote,
            form=Form.DIRECT,
            stance=Stance(Certainty.REPORTED, _span(text, "sagte")),
            because=("rule/quotes.colon", "cues/sagen"),
            speaker=_span(text, "Präsident Anders"),
            cue=_span(text, "sagte"),
            voice=Voice((Link("person/anders", _span(text, "Präsident Anders")),)),
            speaker_actor="person/anders",
        ),
    )


def _acts(text: str) -> tuple[Act, ...]:
    published = date(2025, 3, 17)
    return (
        Act(
            kind=ActKind.COMMITMENT,
            anchor=_span(text, "Wir stellen die Angriffe für 20 Tage ein"),
            action=_span(text, "die Angriffe"),
            because=("rule/acts.performative", "acts/einstellen"),
            certainty=Certainty.REPORTED,
            debtor=_span(text, "Wir"),
            source=_span(text, "Präsident Anders"),
            period=_span(text, "für 20 Tage"),
            due=Interval(published, date(2025, 4, 6)),
            window=Window(Interval(published, published), Interval(None, date(2025, 4, 6))),
            voice=Voice((Link("person/anders", _span(text, "Präsident Anders")),)),
            roles=(Role("debtor", "person/anders"), Role("source", "person/anders")),
        ),
        Act(
            kind=ActKind.DEMAND,
            anchor=_span(text, "Er forderte die Nachbarn auf, bald dasselbe zu tun"),
            action=_span(text, "dasselbe zu tun"),
            because=("rule/acts.object", "acts/auffordern"),
            status=Status.DEMANDED,
            debtor=_span(text, "die Nachbarn"),
            party=_span(text, "Er"),
            cue=(*_span(text, "forderte"), *_span(text, "auf,")),
            deadline=_span(text, "bald"),
            condition=_span(text, "wenn sie Frieden wollten"),
            also=(_span(text, "Frieden"),),
        ),
    )


def make_reading(reader: str = "reader-1", publisher: str = "Testblatt") -> Reading:
    document = Document(
        text=REPORT,
        published=Interval(date(2025, 3, 1), date(2025, 3, 31)),
        publisher=publisher,
        title="Anders kündigt Pause an",
        dateline="Neustadt",
        url="https://example.org/pause",
        retrieved=date(2025, 4, 1),
    )
    speaker = _span(REPORT, "Präsident Anders")[0]
    bald = _span(REPORT, "bald")[0]
    return Reading(
        document=document,
        reader=reader,
        statements=_statements(REPORT),
        acts=_acts(REPORT),
        times=(TimeExpression(bald, "DATE", "FUTURE_REF", None, ("dates/bald",)),),
        mentions=(Mention("person/anders", speaker, ("actors/anders",)),),
        actors=(
            Actor("person/anders", ActorKind.PERSON, ("Ölaf Anders",), valid_from=date(2020, 1, 1)),
        ),
    )


@pytest.fixture
def reading() -> Reading:
    return make_reading()


@pytest.fixture
def readings() -> Callable[..., Reading]:
    """Return a maker of readings: ``readings(reader=..., publisher=...)``."""
    return make_reading
