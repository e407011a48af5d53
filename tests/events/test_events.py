"""Event tables: mappings and their mistakes, rows that cannot be used, days, places, amounts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut import events
from wortlaut.errors import InputError
from wortlaut.events import Given, Wanted, mapping, places, store

HEAD = 'name = "own"\ntitle = "Own table"\nconduct = "attack"\n'
COLUMNS = '[columns]\nfirst = "day"\n'
ACCESSED = Given(date(2025, 5, 1))


def mapped(extra: str = "", columns: str = "", tail: str = "") -> events.Mapped:
    return mapping.parse(f"{HEAD}{extra}{COLUMNS}{columns}{tail}", "own.toml")


def rows(added: events.Added) -> list[dict[str, Any]]:
    found = duckdb.sql(f"SELECT * FROM {store.rows(added.manifest, added.path)} ORDER BY row")
    names = found.columns
    return [dict(zip(names, one, strict=True)) for one in found.fetchall()]


def taken(tmp_path: Path, text: str, made: events.Mapped, how: Given = ACCESSED) -> events.Added:
    file = tmp_path / "own.csv"
    file.write_text(text, "utf-8")
    return events.add(tmp_path / "kept", made, file, how)


def test_bad_rows_are_told_with_their_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    text = (
        "day,lat,lon\n2025-03-19,50.4,30.5\n,50,30\n2025-02-30,50,30\n2025-03-20,95,30\n"
        "2025-03-20,50,\n2025-03-21,x,30\n2025-03-22,49,31\n"
    )
    made = mapped(columns='latitude = "lat"\nlongitude = "lon"\n')
    added = taken(tmp_path, text, made)
    assert {one.row: one.why.split(":")[0] for one in added.problems} == {
        2: "no day",
        3: 'no day can be read from "2025-02-30"',
        4: "impossible coordinates",
        5: "half of its coordinates is missing",
        6: "coordinates that are no numbers",
    }
    assert [one["row"] for one in rows(added)] == [1, 7]
    assert (added.manifest.rows, added.manifest.kept, added.rejected) == (7, 2, 5)
    kept = added.path.with_suffix(".problems.csv").read_text("utf-8")
    assert kept.count("\n") == 6


def test_a_row_without_a_place_is_kept_and_counted(tmp_path: Path) -> None:
    added = taken(
        tmp_path,
        "day,where\n2025-03-19,\n2025-03-19,Sumy oblast\n",
        mapped(columns='place = "where"\n'),
    )
    assert [one["place"] for one in rows(added)] == [None, "UA-59"]
    assert added.manifest.placeless == 1


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("2025-03-18", "2025-03-18", "2025-03-18"),
        ("20250318", "2025-03-18", "2025-03-18"),
        ("2025-03", "2025-03-01", "2025-03-31"),
        ("202502", "2025-02-01", "2025-02-28"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-03-18/2025-03-20", "2025-03-18", "2025-03-20"),
        ("18 March 2025", "2025-03-18", "2025-03-18"),
        ("18.03.2025", "2025-03-18", "2025-03-18"),
        ("2025-03-18 22:10", "2025-03-18", "2025-03-18"),
        ("2025-03-18T22:10:00Z", "2025-03-18", "2025-03-18"),
    ],
)
def test_half_known_days_are_intervals(tmp_path: Path, told: str, first: str, last: str) -> None:
    (row,) = rows(taken(tmp_path, f"day,x\n{told},1\n", mapped()))
    assert (str(row["first"]), str(row["last"])) == (first, last)


def test_an_event_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    added = taken(tmp_path, "day,end\n2025-03-18,2025-03-17\n", mapped(columns='last = "end"\n'))
    assert added.problems[0].why == "it ends before it begins"


def test_a_missing_column_is_named_with_its_line_and_a_near_one(tmp_path: Path) -> None:
    made = mapped(columns='place = "regoin"\n')
    with pytest.raises(InputError, match=r"own\.toml, line 6: .*'regoin'; did you mean 'region'"):
        taken(tmp_path, "day,region\n2025-03-18,UA\n", made)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEAD}colour = 1\n{COLUMNS}", "line 4"),
        (f"{HEAD}days_after = -1\n{COLUMNS}", "line 4"),
        (f"{HEAD}{COLUMNS}latitude = 'a'\n", "belong together"),
        ("name = 'x'\ntitle = 'y'\n[columns]\nfirst = 'd'\n", "no conduct"),
        (f"{HEAD}{COLUMNS}[[keep]]\ncolumn = 'day'\nmatches = '('\n", "line 8"),
        ("name = 'x'\ntitle =\n", "line 2"),
        (f"{HEAD}".replace("own", "Öwn") + COLUMNS, "a-z, 0-9"),
    ],
)
def test_mistakes_of_a_mapping_are_told_with_their_line(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        mapping.parse(text, "own.toml")


def test_rules_values_and_number_words(tmp_path: Path) -> None:
    made = mapped(
        columns='actor = "who"\nwording = "t"\n',
        tail="""
[values.actor]
Nordland = "state/NO"
[[rule]]
column = "t"
matches = 'power plant'
scope = ["energy"]
[[drop]]
column = "t"
matches = 'summary'
[number]
column = "t"
pattern = '(\\w+) attacks'
words = { seven = 7 }
""",
    )
    text = (
        "day,who,t\n2025-03-18,Nordland,Seven attacks on a power plant\n"
        "2025-03-18,Südland,14 attacks\n2025-03-19,Nordland,summary of 9 attacks\n"
    )
    first, second = rows(taken(tmp_path, text, made))
    assert (first["actor"], first["scope"], first["quantity"]) == ("state/NO", "energy", 7)
    assert (second["actor"], second["scope"], second["quantity"]) == (None, "", 14)


def test_json_and_parquet_are_read_alike(tmp_path: Path) -> None:
    lines = [{"day": "2025-03-18", "n": 1}, {"day": "2025-03-19", "n": 2}]
    made = mapped(columns='quantity = "n"\n')
    array, stream, parquet = (tmp_path / name for name in ("a.json", "b.jsonl", "c.parquet"))
    array.write_text(json.dumps(lines), "utf-8")
    stream.write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    duckdb.sql(f"COPY (SELECT * FROM '{array}') TO '{parquet}'")
    found = [
        rows(events.add(tmp_path / "kept", made, one, ACCESSED)) for one in (array, stream, parquet)
    ]
    assert found[0] == found[1] == found[2]
    assert [one["quantity"] for one in found[0]] == [1, 2]


def test_the_same_file_is_taken_in_once_and_a_new_one_supersedes_it(tmp_path: Path) -> None:
    first = taken(tmp_path, "day,x\n2025-03-18,1\n", mapped())
    again = taken(tmp_path, "day,x\n2025-03-18,1\n", mapped())
    assert first.is_new and not again.is_new
    newer = taken(tmp_path, "day,x\n2025-03-18,1\n2025-03-19,2\n", mapped())
    ((manifest, path),) = events.tables(tmp_path / "kept")
    assert path == newer.path and manifest.kept == 2
    assert first.path.exists()
    assert not list((tmp_path / "kept").glob("*.tmp*"))


def test_what_is_no_table_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "own.parquet"
    file.write_bytes(b"no parquet")
    with pytest.raises(InputError, match=r"own\.parquet"):
        events.add(tmp_path / "kept", mapped(), file, ACCESSED)
    assert not list((tmp_path / "kept").iterdir())
    with pytest.raises(InputError, match="cannot be read"):
        events.add(tmp_path / "kept", mapped(), tmp_path / "nosuch.csv", ACCESSED)


def test_coordinates_become_places_by_outlines(tmp_path: Path) -> None:
    ring = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
    hole = [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]
    shape = {"type": "Polygon", "coordinates": [ring, hole]}
    feature = {"properties": {"iso": "UA-59"}, "geometry": shape}
    drawn = tmp_path / "o.geo.json"
    drawn.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    made = mapped(columns='latitude = "y"\nlongitude = "x"\n')
    text = "day,x,y\n2025-03-18,3,3\n2025-03-18,1.5,1.5\n2025-03-18,9,3\n"
    added = taken(tmp_path, text, made, Given(date(2025, 5, 1), drawn))
    assert [one["place"] for one in rows(added)] == ["UA-59", None, None]


def test_outlines_that_are_none_are_refused(tmp_path: Path) -> None:
    drawn = tmp_path / "o.json"
    drawn.write_text("[]", "utf-8")
    with pytest.raises(InputError, match="no GeoJSON"):
        places.outlines(drawn)


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_a_point_lies_in_a_square_as_arithmetic_says(x: float, y: float) -> None:
    import numpy as np

    ring = np.array([[-3.0, -2.0], [5.0, -2.0], [5.0, 6.0], [-3.0, 6.0]])
    square = places.Outline("S", ((ring,),), (-3, -2, 5, 6))
    inside = square.holds(np.array([x]), np.array([y]))[0]
    if -3 < x < 5 and -2 < y < 6:
        assert inside
    elif x < -3 or x > 5 or y < -2 or y > 6:
        assert not inside


def test_names_of_places_are_found_in_wordings_the_nested_alone() -> None:
    assert places.find("in der Ukraine") == ("UA",)
    assert places.find("im Gebiet Sumy in der Ukraine") == ("UA-59",)
    assert places.find("im Schwarzen Meer") == ("black-sea",)
    assert places.find("am Rande des Abgrunds") == ()
    assert places.within()["UA-59"] == {"UA-59", "UA"}


def test_no_two_places_share_a_name() -> None:
    names = [(places.folded(name), one.id) for one in places.known() for name in one.names]
    owners: dict[str, set[str]] = {}
    for name, id_ in names:
        owners.setdefault(name, set()).add(id_)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_the_day_of_knowledge_is_the_rows_or_the_formats_or_that_of_access(tmp_path: Path) -> None:
    text = "day,seen\n2025-03-18,2025-03-25\n2025-03-18,\n"
    made = mapped("days_after = 2\n", 'known = "seen"\n')
    assert [str(one["known"]) for one in rows(taken(tmp_path, text, made))] == [
        "2025-03-25",
        "2025-03-18",
    ]
    assert str(rows(taken(tmp_path, text, mapped("days_after = 2\n")))[0]["known"]) == "2025-03-20"
    assert str(rows(taken(tmp_path, text, mapped()))[0]["known"]) == "2025-05-01"


def test_alike_events_of_a_day_are_one_hit_with_their_number(tmp_path: Path) -> None:
    text = "day,where\n2025-03-18,UA-59\n2025-03-18,UA-59\n2025-03-19,UA-59\n2025-06-01,UA-59\n"
    taken(tmp_path, text, mapped("days_after = 0\n", 'place = "where"\n'))
    wanted = Wanted("w", ("attack",), date(2025, 3, 1), date(2025, 3, 31), ("UA",))
    tables = events.tables(tmp_path / "kept")
    found = list(events.hits(tables, [wanted], date(2025, 12, 1), places.within()))
    assert [(str(one.first), one.count, one.row) for one in found] == [
        ("2025-03-18", 2, 1),
        ("2025-03-19", 1, 3),
    ]
    assert not list(events.hits(tables, [wanted], date(2025, 3, 1), places.within()))


@pytest.mark.parametrize("name", events.builtin())
def test_every_mapping_that_comes_with_wortlaut_is_sound(name: str) -> None:
    made = events.load(name).format
    assert made.name == name
    assert made.title


def test_acled_rows_of_our_own_making(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        "event_id_cnty,event_date,sub_event_type,actor1,admin1,latitude,longitude,notes\n"
        "UKR1,19 March 2025,Air/drone strike,Military Forces of Russia (2000-),Sumy,50.9,34.8,"
        '"Drones hit a substation, lights went out."\n'
        "UKR2,19 March 2025,Peaceful protest,Protesters (Ukraine),Kyiv,50.4,30.5,A march.\n",
        "utf-8",
    )
    strike, march = rows(events.add(tmp_path / "kept", events.load("acled"), file, ACCESSED))
    assert (strike["conduct"], strike["actor"], strike["place"]) == ("attack", "state/RU", "UA-59")
    assert strike["scope"] == "energy" and str(strike["known"]) == "2025-03-26"
    assert march["conduct"] is None


def test_gdelt_rows_of_our_own_making(tmp_path: Path) -> None:
    header = events.load("gdelt").format.header
    cells = dict.fromkeys(header, "") | {
        "SQLDATE": "20250319",
        "EventRootCode": "19",
        "Actor1CountryCode": "RUS",
        "ActionGeo_Lat": "50.9",
        "ActionGeo_Long": "34.8",
    }
    file = tmp_path / "g.csv"
    file.write_text("\t".join(cells[name] for name in header) + "\n", "utf-8")
    (row,) = rows(events.add(tmp_path / "kept", events.load("gdelt"), file, ACCESSED))
    assert (row["conduct"], row["actor"], str(row["first"])) == ("attack", "state/RU", "2025-03-19")
