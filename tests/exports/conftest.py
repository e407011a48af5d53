"""A made-up report with a reading made by hand, for the tests of the page."""

from __future__ import annotations

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
    Medium,
    Polarity,
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

TEXT = """\
Nordhafen – Im Streit um die Schleuse am Grenzkanal haben sich Nordhafen und Südkoog auf eine \
Pause geeinigt. Beide Städte wollen die Sperrung der Fahrrinne für 30 Tage aussetzen, hieß es am \
Dienstagabend aus dem Rathaus von Nordhafen.

Bürgermeisterin Ilka Brandes sagte nach dem Gespräch: „Wir werden bis Ostern alle zwölf Bojen \
zurückgeben, wenn Südkoog seine Schlepper abzieht.“ Zugleich forderte sie den Nachbarn auf, den \
Lotsen sofort freien Zugang zum Leuchtturm zu gewähren.
Der Südkooger Stadtrat Enno Tjarks wies das zurück. Er habe nie zugesagt, die Schlepper \
abzuziehen, erklärte er. Sollte Nordhafen die Bojen behalten, werde man die Liegegebühren \
verdoppeln. Offenbar bereitet seine Verwaltung ein Treffen der Fachleute vor; es solle bald an \
einem neutralen Ort stattfinden.

Die Hafenmeisterei bestätigte, dass am vergangenen Donnerstag bereits fünf Bojen übergeben wurden. \
Ein Sprecher der Fischer warf Südkoog dagegen vor, die im Januar vereinbarte Nachtruhe auf dem \
Kanal gebrochen zu haben. Die Pause ist ein Anfang, mehr nicht.
"""


def at(*wordings: str) -> Spans:
    """Return the first place of each wording in the text, which must stand there."""
    return tuple(
        Span(TEXT.index(wording), TEXT.index(wording) + len(wording)) for wording in wordings
    )


def inside(outer: str, wording: str) -> Spans:
    """Return the place of ``wording`` within the first place of ``outer``."""
    start = TEXT.index(outer) + outer.index(wording)
    return (Span(start, start + len(wording)),)


ACTORS = (
    Actor("city/nordhafen", ActorKind.GOVERNMENT, ("Stadt Nordhafen", "Nordhafen")),
    Actor("city/suedkoog", ActorKind.GOVERNMENT, ("Stadt Südkoog", "Südkoog")),
    Actor("person/brandes", ActorKind.PERSON, ("Ilka Brandes",)),
    Actor("person/tjarks", ActorKind.PERSON, ("Enno Tjarks",)),
)

PAUSE = Act(
    ActKind.AGREEMENT,
    anchor=at("Beide Städte wollen die Sperrung der Fahrrinne für 30 Tage aussetzen"),
    action=at("die Sperrung der Fahrrinne", "aussetzen"),
    because=("cues/wollen", "rule/acts.joint"),
    polarity=Polarity.REFRAIN,
    certainty=Certainty.REPORTED,
    debtor=at("Beide Städte"),
    period=at("30 Tage"),
    source=at("aus dem Rathaus von Nordhafen"),
    cue=at("hieß es"),
    window=Window(
        Interval(date(2025, 3, 18), date(2025, 3, 18)),
        Interval(date(2025, 4, 16), date(2025, 4, 17)),
    ),
    voice=Voice((Link("city/nordhafen", at("aus dem Rathaus von Nordhafen")),)),
    roles=(Role("debtor", "city/nordhafen"), Role("debtor", "city/suedkoog")),
    also=(at("haben sich Nordhafen und Südkoog auf eine Pause geeinigt"),),
)

BUOYS = Act(
    ActKind.COMMITMENT,
    anchor=at("Wir werden bis Ostern alle zwölf Bojen zurückgeben"),
    action=at("alle zwölf Bojen zurückgeben"),
    because=("cues/werden",),
    certainty=Certainty.REPORTED,
    debtor=at("Wir"),
    creditor=inside("wenn Südkoog", "Südkoog"),
    deadline=at("bis Ostern"),
    quantity=at("zwölf"),
    condition=at("wenn Südkoog seine Schlepper abzieht"),
    source=at("Bürgermeisterin Ilka Brandes"),
    cue=at("werden"),
    due=Interval(None, date(2025, 4, 20)),
    voice=Voice((Link("person/brandes", at("Bürgermeisterin Ilka Brandes")),)),
    roles=(Role("debtor", "city/nordhafen"), Role("creditor", "city/suedkoog")),
)

ACTS = (
    PAUSE,
    BUOYS,
    Act(
        ActKind.DEMAND,
        anchor=at(
            "forderte sie den Nachbarn auf, "
            "den Lotsen sofort freien Zugang zum Leuchtturm zu gewähren"
        ),
        action=at("den Lotsen sofort freien Zugang zum Leuchtturm zu gewähren"),
        because=("cues/auffordern",),
        status=Status.DEMANDED,
        party=inside("forderte sie", "sie"),
        debtor=at("den Nachbarn"),
        deadline=at("sofort"),
        place=at("zum Leuchtturm"),
        roles=(Role("party", "person/brandes"), Role("debtor", "city/suedkoog")),
    ),
    Act(
        ActKind.REFUSAL,
        anchor=at("Der Südkooger Stadtrat Enno Tjarks wies das zurück"),
        action=at("wies das zurück"),
        because=("cues/zurueckweisen",),
        status=Status.REFUSED,
        party=at("Der Südkooger Stadtrat Enno Tjarks"),
        roles=(Role("party", "person/tjarks"),),
    ),
    Act(
        ActKind.THREAT,
        anchor=at("werde man die Liegegebühren verdoppeln"),
        action=at("die Liegegebühren verdoppeln"),
        because=("cues/sollte-werde",),
        certainty=Certainty.REPORTED,
        debtor=inside("werde man", "man"),
        condition=at("Sollte Nordhafen die Bojen behalten"),
    ),
    Act(
        ActKind.PLAN,
        anchor=at("bereitet seine Verwaltung ein Treffen der Fachleute vor"),
        action=at("ein Treffen der Fachleute"),
        because=("cues/vorbereiten", "evidentials/offenbar"),
        status=Status.PREPARED,
        certainty=Certainty.HEDGED,
        debtor=at("seine Verwaltung"),
        deadline=at("bald"),
        place=at("an einem neutralen Ort"),
        roles=(Role("debtor", "city/suedkoog"),),
    ),
    Act(
        ActKind.FULFILMENT,
        anchor=at("am vergangenen Donnerstag bereits fünf Bojen übergeben wurden"),
        action=at("fünf Bojen übergeben"),
        because=("cues/uebergeben",),
        status=Status.CARRIED_OUT,
        certainty=Certainty.REPORTED,
        deadline=at("am vergangenen Donnerstag"),
        quantity=at("fünf"),
        source=at("Die Hafenmeisterei"),
        due=Interval(date(2025, 3, 13), date(2025, 3, 13)),
    ),
    Act(
        ActKind.BREACH,
        anchor=at("die im Januar vereinbarte Nachtruhe auf dem Kanal gebrochen zu haben"),
        action=at("die im Januar vereinbarte Nachtruhe auf dem Kanal gebrochen"),
        because=("cues/vorwerfen",),
        status=Status.ALLEGED,
        certainty=Certainty.REPORTED,
        debtor=inside("Südkoog dagegen", "Südkoog"),
        source=at("Ein Sprecher der Fischer"),
        roles=(Role("debtor", "city/suedkoog"),),
    ),
)

REPORTED = Stance(Certainty.REPORTED)

STATEMENTS = (
    Statement(
        at(
            "Wir werden bis Ostern alle zwölf Bojen zurückgeben, "
            "wenn Südkoog seine Schlepper abzieht."
        ),
        Form.DIRECT,
        REPORTED,
        ("rule/quotes.marks", "cues/sagen"),
        speaker=at("Bürgermeisterin Ilka Brandes"),
        cue=at("sagte"),
        medium=Medium.SPEECH,
        speaker_actor="person/brandes",
    ),
    Statement(
        at(
            "Beide Städte wollen die Sperrung der Fahrrinne für 30 Tage aussetzen",
        ),
        Form.INDIRECT,
        REPORTED,
        ("cues/heissen",),
        speaker=at("aus dem Rathaus von Nordhafen"),
        cue=at("hieß es"),
        speaker_actor="city/nordhafen",
    ),
    Statement(
        at("Er habe nie zugesagt, die Schlepper abzuziehen"),
        Form.INDIRECT,
        Stance(Certainty.REPORTED, markers=at("habe nie"), negated=True),
        ("rule/quotes.subjunctive", "cues/erklaeren"),
        speaker=inside(" er. ", "er"),
        cue=at("erklärte"),
        medium=Medium.SPEECH_OR_WRITING,
        speaker_actor="person/tjarks",
    ),
    Statement(
        at("Sollte Nordhafen die Bojen behalten, werde man die Liegegebühren verdoppeln"),
        Form.INDIRECT_FREE_INDIRECT,
        REPORTED,
        ("rule/quotes.carried",),
        speaker_actor="person/tjarks",
    ),
    Statement(
        at("dass am vergangenen Donnerstag bereits fünf Bojen übergeben wurden"),
        Form.INDIRECT,
        REPORTED,
        ("rule/quotes.dass", "cues/bestaetigen"),
        speaker=at("Die Hafenmeisterei"),
        cue=at("bestätigte"),
    ),
)

RULE = ("dates/rule",)
MARCH_18 = Interval(date(2025, 3, 18), date(2025, 3, 18))

TIMES = (
    TimeExpression(at("30 Tage")[0], "DURATION", "P30D", None, RULE),
    TimeExpression(at("am Dienstagabend")[0], "DATE", "2025-03-18TEV", MARCH_18, RULE),
    TimeExpression(
        at("bis Ostern")[0], "DATE", "2025-04-20", Interval(None, date(2025, 4, 20)), RULE
    ),
    TimeExpression(at("bald")[0], "DATE", "FUTURE_REF", None, RULE),
    TimeExpression(
        at("im Januar")[0],
        "DATE",
        "2025-01",
        Interval(date(2025, 1, 1), date(2025, 1, 31)),
        RULE,
    ),
)


@pytest.fixture(scope="session")
def dispute() -> Reading:
    """The reading of a quarrel between two towns that do not exist."""
    document = Document(
        TEXT,
        published=Interval(date(2025, 3, 1), date(2025, 3, 31)),
        publisher="Kanalbote",
        title="Zwei Städte, eine Schleuse: Nordhafen und Südkoog vereinbaren eine Pause",
        url="https://kanalbote.example/schleuse",
        dateline="Nordhafen",
    )
    return Reading(document, "0f3b9c71d2a84e65", STATEMENTS, ACTS, TIMES, (), ACTORS)
