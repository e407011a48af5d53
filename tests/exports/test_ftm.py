from __future__ import annotations

import io
import json
import sys
from collections import defaultdict
from datetime import UTC, date, datetime

import pytest

from wortlaut.errors import ExportError
from wortlaut.exports import ftm
from wortlaut.exports.selection import Known
from wortlaut.model import (
    Act,
    ActKind,
    Actor,
    ActorKind,
    Document,
    Interval,
    Reading,
    Role,
    Span,
)

SINCE = datetime(2025, 4, 2, 8, 30, tzinfo=UTC)
REASON = "followthemoney is not installed: wortlaut[ftm]"
WHOLE = (Span(0, 8),)


@pytest.fixture
def model():
    return pytest.importorskip("followthemoney", reason=REASON).model


@pytest.fixture
def written(model):
    """Write readings and read them back: entities by schema, each validated by the library."""

    def write(*readings: Reading):
        out = io.BytesIO()
        count = ftm.write([Known(reading, SINCE) for reading in readings], out)
        lines = out.getvalue().decode("utf-8").splitlines()
        assert len(lines) == count
        found = defaultdict(list)
        for data in map(json.loads, lines):
            model.get(data["schema"]).validate(data)
            entity = model.get_proxy(data)
            assert entity.to_dict()["properties"].keys() == data["properties"].keys()
            found[entity.schema.name].append(entity)
        return found

    return write


def with_actor(actor: Actor, published: Interval | None = None, publisher="Blatt") -> Reading:
    act = Act(
        ActKind.PLAN, WHOLE, WHOLE, ("rule/test.made",), roles=(Role("debtor", actor.id),)
    )  # fmt: skip
    document = Document("Sie kam.", published, publisher)
    return Reading(document, "r", acts=(act,), actors=(actor,))


def actor(kind: ActorKind, id_: str = "some/one", *names: str, of: str | None = None) -> Actor:
    return Actor(id_, kind, names or ("Name",), of=of)


def test_a_report_is_an_article(written, reading):
    (article,) = written(reading)["Article"]
    document = reading.document
    assert article.first("title") == article.caption == document.title
    assert article.first("publisher") == "Testblatt"
    assert article.get("publishedAt") == ["2025-03"]
    assert article.first("sourceUrl") == document.url
    assert article.first("bodyText") == document.text
    assert article.first("language") == "deu"
    assert f"sha256 of the text: {document.sha256}" in article.get("notes")


def test_an_act_is_an_event_with_due_days_actors_and_proof(written, reading):
    found = written(reading)
    act = next(event for event in found["Event"] if "commitment" in event.get("keywords"))
    (person,) = found["Person"]
    assert act.get("startDate") == ["2025-03-17"]
    assert act.get("endDate") == ["2025-04-06"]
    assert act.get("involved") == [person.id]
    assert act.get("proof") == [found["Article"][0].id]
    assert act.get("recordId") == [reading.acts[0].id]
    assert "on whose word: „Präsident Anders“ = Ölaf Anders, reported" in act.get("notes")
    assert {"act", "reported"} < set(act.get("keywords"))
    described = act.first("description").splitlines()
    assert "debtor: „Wir“ [35-38] = Ölaf Anders (person/anders)" in described
    assert "voice: „Präsident Anders“ [0-16] = Ölaf Anders (person/anders)" in described


def test_a_statement_is_an_event_of_its_speaker(written, dispute):
    found = written(dispute)
    statements = [event for event in found["Event"] if "statement" in event.get("keywords")]
    assert len(statements) == len(dispute.statements)
    people = {person.id: person.caption for person in found["Person"]}
    first = next(event for event in statements if "direct" in event.get("keywords"))
    assert [people[one] for one in first.get("involved")] == ["Ilka Brandes"]


def test_every_reference_leads_to_an_entity_of_the_right_schema(written, reading, dispute):
    found = written(reading, dispute)
    entities = {entity.id: entity for group in found.values() for entity in group}
    checked = 0
    for entity in entities.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert entities[value].schema.is_a(prop.range)
                checked += 1
    assert checked > 30
    assert len(entities) == sum(map(len, found.values()))


@pytest.mark.parametrize(
    ("given", "schema"),
    [
        (actor(ActorKind.PERSON), "Person"),
        (actor(ActorKind.STATE), "PublicBody"),
        (actor(ActorKind.GOVERNMENT), "PublicBody"),
        (actor(ActorKind.ORGANISATION), "Organization"),
        (actor(ActorKind.ARMED_GROUP), "Organization"),
        (actor(ActorKind.MEDIUM), "Organization"),
        (actor(ActorKind.OFFICE), "LegalEntity"),
        (actor(ActorKind.UNNAMED), "LegalEntity"),
    ],
)
def test_each_kind_of_actor_has_a_schema(written, given, schema):
    found = written(with_actor(given))
    (entity,) = found[schema]
    assert entity.caption == "Name"
    assert "Wortlaut id: some/one" in entity.get("notes")
    assert found["Event"][0].get("involved") == [entity.id]
    (mention,) = found["Mention"]
    assert mention.get("resolved") == [entity.id]
    assert mention.get("document") == [found["Article"][0].id]


def test_every_kind_of_actor_is_thought_of():
    assert set(ftm.SCHEMATA) == set(ActorKind)


def test_a_place_takes_no_part_in_an_event(written):
    found = written(with_actor(actor(ActorKind.PLACE, "place/x", "Neustadt")))
    assert found["Address"][0].get("full") == ["Neustadt"]
    assert found["Event"][0].get("involved") == []
    assert "Mention" not in found


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (actor(ActorKind.STATE, "state/UA"), ["ua"]),
        (actor(ActorKind.GOVERNMENT, "government/RU", of="state/RU"), ["ru"]),
        (actor(ActorKind.OFFICE, "office/president-US", of="state/US"), ["us"]),
        (actor(ActorKind.ORGANISATION, "organisation/EU"), []),
    ],
)
def test_what_belongs_to_a_state_has_its_country(written, given, code):
    found = written(with_actor(given))
    (entity,) = found[ftm.SCHEMATA[given.kind]]
    assert entity.countries == code


def test_an_actor_of_several_reports_is_one_entity_with_all_names(written):
    one = with_actor(actor(ActorKind.PERSON, "person/x", "Ida Roth"), publisher="A")
    two = with_actor(actor(ActorKind.PERSON, "person/x", "Ida Roth", "I. Roth"), publisher="B")
    found = written(one, two)
    (person,) = found["Person"]
    assert (person.get("name"), person.get("alias")) == (["Ida Roth"], ["I. Roth"])
    assert len(found["Mention"]) == len(found["Article"]) == 2


def test_an_actor_that_nobody_describes_is_still_there(written):
    act = Act(ActKind.PLAN, WHOLE, WHOLE, ("rule/x.y",), roles=(Role("debtor", "person/y"),))
    found = written(Reading(Document("Sie kam."), "r", acts=(act,)))
    (entity,) = found["LegalEntity"]
    assert entity.caption == "person/y"
    assert found["Event"][0].get("involved") == [entity.id]


@pytest.mark.parametrize(
    ("published", "written_day"),
    [
        (Interval(date(2025, 3, 18), date(2025, 3, 18)), ["2025-03-18"]),
        (Interval(date(2025, 1, 1), date(2025, 12, 31)), ["2025"]),
        (Interval(date(2025, 3, 17), date(2025, 3, 23)), []),
        (Interval(None, date(2025, 3, 23)), []),
        (None, []),
    ],
)
def test_a_day_of_publication_is_never_more_exact_than_known(written, published, written_day):
    found = written(with_actor(actor(ActorKind.PERSON), published))
    assert found["Article"][0].get("publishedAt") == written_day


def test_without_the_library_one_sentence_says_what_to_install(monkeypatch, reading):
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    with pytest.raises(ExportError, match=r"pip install followthemoney"):
        ftm.write([Known(reading, SINCE)], io.BytesIO())
