from __future__ import annotations

import csv
import io
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wortlaut.errors import ExportError
from wortlaut.exports import table
from wortlaut.exports.selection import Known
from wortlaut.model import (
    ACT_FIELDS,
    Act,
    ActKind,
    Certainty,
    Document,
    Form,
    Reading,
    Span,
    Stance,
    Statement,
)

SINCE = datetime(2025, 4, 2, 8, 30, tzinfo=UTC)
BECAUSE = ("rule/test.made",)


@pytest.fixture
def known(reading, dispute):
    return [Known(reading, SINCE), Known(dispute, SINCE)]


@pytest.fixture
def parquet(known, tmp_path):
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: wortlaut[parquet]")
    with (tmp_path / "out.parquet").open("wb") as file:
        assert table.write_parquet(known, file) == 16
    return f"read_parquet('{tmp_path / 'out.parquet'}')"


@pytest.fixture
def csv_file(known, tmp_path):
    with (tmp_path / "out.csv").open("wb") as file:
        assert table.write_csv(known, file) == 16
    return tmp_path / "out.csv"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def document_with(text: str) -> Known:
    whole = (Span(0, len(text)),)
    act = Act(ActKind.PLAN, whole, whole, BECAUSE)
    document = Document(text, publisher=text, title=text)
    return Known(Reading(document, "r", acts=(act,)), SINCE)


def written(*known: Known) -> list[dict[str, str]]:
    out = io.BytesIO()
    table.write_csv(known, out)
    text = out.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_duckdb_counts_records_by_kind(parquet):
    found = duckdb.sql(f"SELECT record, count(*) FROM {parquet} GROUP BY record ORDER BY record")
    assert found.fetchall() == [("act", 10), ("statement", 6)]


def test_every_span_of_parquet_is_the_wording_of_the_text(parquet, known):
    texts = {item.reading.document.sha256: item.reading.document.text for item in known}
    names = [name for name, sort in table.COLUMNS.items() if sort == "spans"]
    assert set(ACT_FIELDS) | {"quote", "speaker", "markers"} <= set(names)
    checked = 0
    for name in names:
        sql = f"SELECT sha256, unnest({name}) AS piece FROM {parquet}"
        for sha256, piece in duckdb.sql(sql).fetchall():
            assert texts[sha256][piece["start"] : piece["end"]] == piece["text"]
            checked += 1
    spans = sum(
        len(getattr(act, name)) for item in known for act in item.reading.acts
        for name in ACT_FIELDS
    )  # fmt: skip
    assert checked > spans > 40


def test_parquet_has_days_instants_actors_and_voices(parquet, reading):
    sql = (
        "SELECT due_earliest, due_latest, window_end_earliest, published_earliest, "
        "published_latest, known_since AT TIME ZONE 'UTC', url, publisher, sha256, certainty, "
        "debtor_actors, voice, because, also "
        f"FROM {parquet} WHERE id = '{reading.acts[0].id}'"
    )
    (row,) = duckdb.sql(sql).fetchall()
    assert row[:3] == (date(2025, 3, 17), date(2025, 4, 6), None)
    assert row[3:6] == (date(2025, 3, 1), date(2025, 3, 31), SINCE.replace(tzinfo=None))
    document = reading.document
    assert row[6:9] == (document.url, document.publisher, document.sha256)
    assert row[9] == "reported"
    assert row[10] == [{"id": "person/anders", "name": "Ölaf Anders"}]
    (link,) = row[11]
    assert (link["actor"], link["name"]) == ("person/anders", "Ölaf Anders")
    assert link["wording"] == [{"start": 0, "end": 16, "text": "Präsident Anders"}]
    assert row[12] == ["rule/acts.performative", "acts/einstellen"]
    assert row[13] is None


def test_parquet_names_its_format(known):
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    table.write_parquet(known, out)
    metadata = parquet.read_schema(io.BytesIO(out.getvalue())).metadata
    assert metadata[b"wortlaut"] == b"wortlaut-table/1"


def test_parquet_goes_over_row_groups(known, monkeypatch, tmp_path):
    monkeypatch.setattr(table, "BATCH", 3)
    with (tmp_path / "small.parquet").open("wb") as file:
        assert table.write_parquet(known, file) == 16
    groups = duckdb.sql(
        f"SELECT count(DISTINCT row_group_id) FROM parquet_metadata('{tmp_path}/small.parquet')"
    )
    assert groups.fetchall() == [(6,)]


def test_parquet_and_csv_of_nothing_are_read_back(tmp_path):
    for name, write in (("a.parquet", table.write_parquet), ("a.csv", table.write_csv)):
        with (tmp_path / name).open("wb") as file:
            assert write([], file) == 0
        assert duckdb.sql(f"SELECT count(*) FROM '{tmp_path / name}'").fetchall() == [(0,)]


def test_without_pyarrow_one_sentence_says_what_to_install(known, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"pip install pyarrow"):
        table.write_parquet(known, io.BytesIO())


def test_duckdb_reads_the_csv_as_the_same_table(csv_file, parquet):
    assert csv_file.read_bytes().startswith(b"\xef\xbb\xbf")
    columns = "id, kind, certainty, due_earliest, due_latest, publisher, published_latest, url"
    sql = "SELECT {} FROM {} ORDER BY document, id"
    as_csv = duckdb.sql(sql.format(columns, f"read_csv('{csv_file}')")).fetchall()
    as_parquet = duckdb.sql(sql.format(columns, parquet)).fetchall()
    assert as_csv == as_parquet
    assert len(as_csv) == 16


def test_csv_carries_wording_offsets_and_actors(csv_file, reading):
    row = next(row for row in rows_of(csv_file) if row["id"] == reading.acts[0].id)
    assert (row["debtor"], row["debtor_offsets"]) == ("Wir", "35-38")
    assert (row["debtor_actors"], row["debtor_actors_names"]) == ("person/anders", "Ölaf Anders")
    assert (row["voice"], row["voice_offsets"]) == ("Präsident Anders", "0-16")
    assert (row["voice_actors"], row["voice_names"]) == ("person/anders", "Ölaf Anders")
    assert row["known_since"] == "2025-04-02T08:30:00Z"
    demand = next(row for row in rows_of(csv_file) if row["id"] == reading.acts[1].id)
    assert (demand["cue"], demand["cue_offsets"]) == ("forderte … auf,", "81-89;103-107")
    assert (demand["also"], demand["also_offsets"]) == ("Frieden", "139-146")
    assert demand["due_latest"] == ""


def test_csv_offsets_lead_to_the_wording(csv_file, known):
    texts = {item.reading.document.id: item.reading.document.text for item in known}
    names = [name for name, sort in table.COLUMNS.items() if sort == "spans"]
    checked = 0
    for row in rows_of(csv_file):
        for name in (name for name in names if row[f"{name}_offsets"]):
            ends = [map(int, part.split("-")) for part in row[f"{name}_offsets"].split(";")]
            said = " … ".join(texts[row["document"]][start:end] for start, end in ends)
            assert said == table.plain(row[name])
            checked += 1
    assert checked > 60


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+49 30 1234", "-10 Grad", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "－1", "＋1", "＠a",
     "'=1", "''=1"],
)  # fmt: skip
def test_what_a_spreadsheet_might_run_is_led_by_an_apostrophe(cell):
    (row,) = written(document_with(cell))
    for name in ("publisher", "title", "anchor", "action"):
        assert row[name] == f"'{cell}"
        assert table.plain(row[name]) == cell


@pytest.mark.parametrize("cell", ["a=1", "'tis", "’n Abend", "„=1“", " =1", "10-12"])
def test_what_no_spreadsheet_runs_stays_as_it_is(cell):
    (row,) = written(document_with(cell))
    assert row["anchor"] == cell == table.plain(cell)


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1))
@example('„Ja“, "sagte" er;\r\nund 𝄞 ging\u2028weg\x0b')
@example("'='=")
def test_csv_round_trips_any_text(text):
    (row,) = written(document_with(text))
    assert table.plain(row["anchor"]) == text
    assert row["anchor_offsets"] == f"0-{len(text)}"
    assert row["anchor"][:1] not in set("=+-@\t\r\n＝＋－＠")


def test_a_statement_says_its_form_medium_and_negation(csv_file, dispute):
    negated = next(said for said in dispute.statements if said.stance.negated)
    row = next(row for row in rows_of(csv_file) if row["id"] == negated.id)
    assert (row["record"], row["kind"]) == ("statement", "indirect")
    assert (row["negated"], row["medium"]) == ("true", "speech_or_writing")
    assert (row["markers"], row["speaker_actors_names"]) == ("habe nie", "Enno Tjarks")
    assert row["polarity"] == ""


def test_an_actor_that_nobody_describes_keeps_its_id():
    said = Statement(
        (Span(0, 2),), Form.DIRECT, Stance(Certainty.REPORTED), BECAUSE, speaker_actor="person/x"
    )
    (row,) = written(Known(Reading(Document("Ja."), "r", (said,)), SINCE))
    assert (row["speaker"], row["speaker_offsets"]) == ("", "")
    assert (row["speaker_actors"], row["speaker_actors_names"]) == ("person/x", "person/x")


def test_the_page_describes_every_column():
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
    for name, sort in table.COLUMNS.items():
        base = name.removesuffix("_earliest").removesuffix("_latest")
        assert f"`{base}`" in page or f"`{name}`" in page, f"{name} ({sort}) is not in exports.md"
