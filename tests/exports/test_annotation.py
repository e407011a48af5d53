from __future__ import annotations

import base64
import hashlib
import io
import json
from datetime import UTC, datetime

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from wortlaut.exports import annotation, fields
from wortlaut.exports.selection import Known
from wortlaut.model import Act, ActKind, Document, Reading, Span

SINCE = datetime(2025, 4, 2, 8, 30, tzinfo=UTC)
OA = "http://www.w3.org/ns/oa#"
ACTIVITY = "http://www.w3.org/ns/activitystreams#"

MOTIVATIONS = [
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging",
]  # fmt: skip

IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}

# The parts of the Web Annotation Data Model (W3C Recommendation 2017-02-23) that are used here.
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$defs": {
        "quote": {
            "type": "object",
            "required": ["type", "exact", "prefix", "suffix"],
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "additionalProperties": False,
        },
        "position": {
            "type": "object",
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
            "additionalProperties": False,
        },
        "target": {
            "type": "object",
            "required": ["type", "source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": IRI,
                "scope": IRI,
                "selector": {
                    "type": "array",
                    "prefixItems": [{"$ref": "#/$defs/quote"}, {"$ref": "#/$defs/position"}],
                    "minItems": 2,
                    "items": False,
                },
            },
            "additionalProperties": False,
        },
        "textual": {
            "type": "object",
            "required": ["type", "value"],
            "properties": {
                "type": {"const": "TextualBody"},
                "value": {"type": "string", "minLength": 1},
                "purpose": {"enum": MOTIVATIONS},
                "format": {"const": "text/plain"},
                "language": {"type": "string"},
            },
            "additionalProperties": False,
        },
        "resource": {
            "type": "object",
            "required": ["type", "source"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "purpose": {"enum": MOTIVATIONS},
                "source": {"type": "object", "required": ["id"], "properties": {"id": IRI}},
            },
            "additionalProperties": False,
        },
        "annotation": {
            "type": "object",
            "required": ["id", "type", "target"],
            "properties": {
                "id": IRI,
                "type": {"const": "Annotation"},
                "motivation": {"enum": MOTIVATIONS},
                "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT[\d:.]+Z$"},
                "generator": {"type": "object", "required": ["id"], "properties": {"id": IRI}},
                "body": {
                    "type": "array",
                    "items": {"anyOf": [{"$ref": "#/$defs/textual"}, {"$ref": "#/$defs/resource"}]},
                },
                "target": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/target"}},
            },
            "patternProperties": {"^wortlaut:[a-z]+$": True},
            "additionalProperties": False,
        },
    },
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {
            "type": "array",
            "prefixItems": [{"const": "http://www.w3.org/ns/anno.jsonld"}],
        },
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "label": {"type": "string"},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {
                "id": IRI,
                "type": {"const": "AnnotationPage"},
                "partOf": IRI,
                "startIndex": {"const": 0},
                "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}},
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}


def _terms(prefix: str, *names: str) -> dict[str, str]:
    return {name: f"{prefix}{name}" for name in names}


def _links(**terms: str) -> dict[str, dict[str, str]]:
    return {name: {"@id": iri, "@type": "@id"} for name, iri in terms.items()}


# What the terms used here mean in http://www.w3.org/ns/anno.jsonld.  No @vocab: a term that is
# not among them would be lost in expansion, and is found missing.
CONTEXT = {
    "id": "@id",
    "type": "@type",
    **_terms(OA, "Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector"),
    **_terms(OA, "TextPositionSelector", "exact", "prefix", "suffix", *MOTIVATIONS),
    "Text": "http://purl.org/dc/dcmitype/Text",
    "Person": "http://xmlns.com/foaf/0.1/Person",
    "Software": f"{ACTIVITY}Application",
    "AnnotationCollection": f"{ACTIVITY}OrderedCollection",
    "AnnotationPage": f"{ACTIVITY}OrderedCollectionPage",
    **_links(body=f"{OA}hasBody", target=f"{OA}hasTarget", source=f"{OA}hasSource"),
    **_links(selector=f"{OA}hasSelector", scope=f"{OA}hasScope", first=f"{ACTIVITY}first"),
    **_links(generator=f"{ACTIVITY}generator", partOf=f"{ACTIVITY}partOf"),
    "items": {"@id": f"{ACTIVITY}items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "created": {
        "@id": "http://purl.org/dc/terms/created",
        "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
    },
    "start": f"{OA}start",
    "end": f"{OA}end",
    "total": f"{ACTIVITY}totalItems",
    "startIndex": f"{ACTIVITY}startIndex",
}


def written(*known: Known) -> dict:
    out = io.BytesIO()
    count = annotation.write(known, out)
    found = json.loads(out.getvalue().decode("utf-8"))
    assert found["total"] == len(found["first"]["items"]) == count
    return found


@pytest.fixture
def both(reading, dispute):
    return written(Known(reading, SINCE), Known(dispute, SINCE))


@pytest.fixture
def texts(reading, dispute):
    return {annotation.text_address(one.document): one.document.text for one in (reading, dispute)}


def loaded(url, _options):
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {
        "contextUrl": None,
        "documentUrl": url,
        "contentType": "application/ld+json",
        "document": {"@context": CONTEXT},
    }


def expanded(collection: dict) -> list[dict]:
    return jsonld.expand(collection, {"documentLoader": loaded})


def test_it_fits_the_schema_of_the_model(both):
    jsonschema.Draft202012Validator(SCHEMA).validate(both)


def test_a_collection_of_nothing_fits_the_schema():
    jsonschema.Draft202012Validator(SCHEMA).validate(written())


def targets(value):
    """Yield every selection of text, those of voices included."""
    if isinstance(value, dict):
        if "selector" in value:
            yield value
        for inner in value.values():
            yield from targets(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from targets(inner)


def test_both_selectors_select_the_same_words_of_the_text(both, texts):
    found = list(targets(both))
    assert len(found) > 80
    for target in found:
        text = texts[target["source"]]
        quoted, position = target["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quoted["exact"]
        assert text[:start].endswith(quoted["prefix"])
        assert text[end:].startswith(quoted["suffix"])
        assert len(quoted["prefix"]) == min(start, annotation.AROUND)


@given(st.text(min_size=1), st.data())
def test_offsets_are_code_points(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quoted, position = annotation.selectors(Span(start, end), text)
    around = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
    assert around in text
    assert text[position["start"] : position["end"]] == quoted["exact"]


def test_signs_beyond_the_basic_plane_count_once():
    text = "𝄞𝄞 Sie kam."
    act = Act(ActKind.PLAN, (Span(3, 10),), (Span(7, 10),), ("rule/test.made",))
    found = written(Known(Reading(Document(text), "r", acts=(act,)), SINCE))
    quoted, position = found["first"]["items"][0]["target"][0]["selector"]
    assert (position["start"], position["end"]) == (3, 10)
    assert (quoted["exact"], quoted["prefix"]) == ("Sie kam", "𝄞𝄞 ")


def test_the_source_is_named_by_its_content(reading):
    address = annotation.text_address(reading.document)
    sha256 = base64.urlsafe_b64decode(address.removeprefix("ni:///sha-256;") + "=")
    assert sha256 == hashlib.sha256(reading.document.text.encode()).digest()


def test_a_record_carries_kind_certainty_due_voice_and_source(both, reading):
    document = reading.document
    (act,) = (
        item for item in both["first"]["items"]
        if item["id"] == f"urn:wortlaut:act:{document.id}:{reading.acts[0].id}"
    )  # fmt: skip
    assert act["body"][0]["value"] == "commitment"
    assert act["wortlaut:certainty"] == "reported"
    assert act["wortlaut:due"] == {
        "wortlaut:earliest": "2025-03-17",
        "wortlaut:latest": "2025-04-06",
    }
    assert act["wortlaut:window"]["wortlaut:end"] == {"wortlaut:latest": "2025-04-06"}
    (link,) = act["wortlaut:voice"]
    assert link["wortlaut:actor"] == "urn:wortlaut:actor:person/anders"
    assert link["wortlaut:wording"][0]["selector"][0]["exact"] == "Präsident Anders"
    about = act["wortlaut:document"]
    assert about["wortlaut:sha256"] == document.sha256
    assert about["wortlaut:publisher"] == "Testblatt"
    assert about["wortlaut:published"] == {
        "wortlaut:earliest": "2025-03-01",
        "wortlaut:latest": "2025-03-31",
    }
    assert act["target"][0]["scope"] == about["wortlaut:url"] == document.url


def test_each_field_is_an_annotation_of_its_record(both, reading, dispute):
    items = both["first"]["items"]
    ids = [item["id"] for item in items]
    assert len(ids) == len(set(ids))
    for item in items:
        if "#" in item["id"]:
            assert item["wortlaut:record"] == item["id"].partition("#")[0]
            assert item["wortlaut:record"] in ids
    for whole in (reading, dispute):
        for record in fields.records(whole):
            for part in fields.parts(record):
                name = f"urn:wortlaut:{fields.sort(record)}:{whole.document.id}:{record.id}"
                is_main = part.spans == fields.main_spans(record)
                assert is_main or f"{name}#{part.name}" in ids


def test_actors_are_identified_by_id_and_name(both):
    debtor = next(item for item in both["first"]["items"] if item["id"].endswith("#debtor"))
    assert debtor["motivation"] == "identifying"
    assert debtor["body"][1]["source"] == {
        "id": "urn:wortlaut:actor:person/anders",
        "name": "Ölaf Anders",
        "wortlaut:id": "person/anders",
        "type": "Person",
    }


def test_a_discontinuous_wording_is_several_targets(both):
    cue = next(
        item for item in both["first"]["items"]
        if item["id"].endswith("#cue") and len(item["target"]) == 2
    )  # fmt: skip
    assert [target["selector"][0]["exact"] for target in cue["target"]] == ["forderte", "auf,"]


def lost(value, meaning) -> list[str]:
    """Return the terms of ``value`` that mean nothing in the context ``meaning``."""
    if isinstance(value, list):
        return [term for item in value for term in lost(item, meaning)]
    if not isinstance(value, dict):
        return []
    unknown = [key for key in value if key not in meaning and not key.startswith("wortlaut:")]
    return unknown + [term for item in value.values() for term in lost(item, meaning)]


def test_every_term_means_something_in_the_context(both):
    assert lost({key: value for key, value in both.items() if key != "@context"}, CONTEXT) == []


def test_it_expands_as_linked_data(both):
    (collection,) = expanded(both)
    assert collection["@type"] == [f"{ACTIVITY}OrderedCollection"]
    (page,) = collection[f"{ACTIVITY}first"]
    items = page[f"{ACTIVITY}items"][0]["@list"]
    assert len(items) == both["total"]
    first = items[0]
    assert first["@type"] == [f"{OA}Annotation"]
    assert first[f"{OA}motivatedBy"] == [{"@id": f"{OA}classifying"}]
    (target,) = first[f"{OA}hasTarget"]
    assert target[f"{OA}hasSource"][0]["@id"].startswith("ni:///sha-256;")
    quoted, position = target[f"{OA}hasSelector"]
    assert quoted[f"{OA}exact"] == [{"@value": "Wir stellen die Angriffe für 20 Tage ein"}]
    assert position[f"{OA}start"] == [{"@value": 35}]
    assert first["urn:wortlaut:terms:certainty"] == [{"@value": "reported"}]
    (voice,) = first["urn:wortlaut:terms:voice"]
    assert len(voice["@list"]) == 1
