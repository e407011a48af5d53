from __future__ import annotations

import json

import msgspec
import pytest

from wortlaut.exports import jsonl
from wortlaut.model import ACT_FIELDS


@pytest.fixture
def line(reading):
    return json.loads(jsonl.line(jsonl.reading_line(reading)))


def pieces(value):
    """Yield everything that looks like a stretch of text."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            yield value
        else:
            for inner in value.values():
                yield from pieces(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from pieces(inner)


def test_every_span_carries_its_wording(line):
    found = list(pieces(line))
    assert len(found) > 20
    for piece in found:
        assert piece["text"] == line["document"]["text"][piece["start"] : piece["end"]]


def test_a_line_is_one_line_and_says_its_format(reading):
    written = jsonl.line(jsonl.reading_line(reading))
    assert "\n" not in written
    assert written.startswith('{"format":"wortlaut-reading/1",')


def test_a_line_reads_back(reading):
    made = jsonl.reading_line(reading)
    assert msgspec.json.decode(jsonl.line(made), type=jsonl.ReadingLine) == made


def test_all_fields_of_an_act_are_there(line, reading):
    first, second = line["acts"]
    assert set(ACT_FIELDS) <= first.keys()
    assert first["actors"] == {"debtor": ["person/anders"], "source": ["person/anders"]}
    assert first["due"] == {"earliest": "2025-03-17", "latest": "2025-04-06"}
    assert first["window"]["end"] == {"earliest": None, "latest": "2025-04-06"}
    assert second["cue"][1]["text"] == "auf,"
    assert second["also"] == [[{"start": 139, "end": 146, "text": "Frieden"}]]
    assert line["reader"] == reading.reader


def test_a_record_alone(reading):
    written = json.loads(jsonl.line(jsonl.record_line(reading.acts[0], reading)))
    assert written["format"] == "wortlaut-record/1"
    assert (written["reading"], written["document"]) == (reading.id, reading.document.id)
    assert written["act"]["id"] == reading.acts[0].id
    assert written["statement"] is None
    written = json.loads(jsonl.line(jsonl.record_line(reading.statements[0], reading)))
    assert written["statement"]["voice"][0]["wording"][0]["text"] == "Präsident Anders"


def test_the_schema_covers_what_is_written(line):
    definitions = jsonl.schema()["$defs"]
    for name, part in {
        "ReadingLine": line,
        "DocumentLine": line["document"],
        "StatementLine": line["statements"][0],
        "ActLine": line["acts"][0],
        "TimeLine": line["times"][0],
        "MentionLine": line["mentions"][0],
        "Actor": line["actors"][0],
    }.items():
        assert part.keys() == definitions[name]["properties"].keys()
