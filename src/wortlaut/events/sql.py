"""The one query that turns the rows of a table into events, made from its mapping."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wortlaut.events.mapping import Filter, Format

FORMATS = ("%d %B %Y", "%d %b %Y", "%d.%m.%Y")
"""How days are written besides ISO 8601 (2025, 2025-03, 2025-03-18, 20250318, a/b)."""
JOINED = "|"
"""What stands between the objects of an event in the file."""
MOST_WORDING = 300
"""Code points of a row's wording that are kept."""


def text(value: str) -> str:
    """Return ``value`` as a literal."""
    return "'" + value.replace("'", "''") + "'"


def column(name: str) -> str:
    """Return ``name`` as a column of the rows, blanks around its value taken away, '' as NULL."""
    quoted = '"' + name.replace('"', '""') + '"'
    return f"nullif(trim({quoted}), '')"


def source(made: Format, path: Path) -> str:
    """Return the rows of the file with every column as text, and their number from 1 on."""
    place = text(str(path))
    kind = made.file or _kind(path)
    if kind == "parquet":
        rows = f"(SELECT COLUMNS(*)::VARCHAR FROM read_parquet({place}))"
    elif kind == "json":
        rows = f"(SELECT COLUMNS(*)::VARCHAR FROM read_json({place}, maximum_object_size=67108864))"
    else:
        rows = f"read_csv({place}, {', '.join(_csv(made))})"
    return f'(SELECT *, row_number() OVER () AS "#row" FROM {rows})'


def _kind(path: Path) -> str:
    name = path.name.lower().removesuffix(".gz").removesuffix(".zst")
    if name.endswith((".parquet", ".pq")):
        return "parquet"
    return "json" if name.endswith((".json", ".jsonl", ".ndjson")) else "csv"


def _csv(made: Format) -> Iterable[str]:
    yield "all_varchar=true, quote='\"', strict_mode=false, null_padding=true"
    yield "store_rejects=true, parallel=true"
    if made.delimiter:
        yield f"delim={text(made.delimiter)}"
    if made.header:
        names = ", ".join(text(name) for name in made.header)
        yield f"header=false, names=[{names}]"
    else:
        yield "header=true"


def events(made: Format, rows: str) -> str:
    """Return the query of the events: row, days, fields, and ``why`` a row cannot be used."""
    columns = made.columns
    last = columns.last or columns.first
    wording = (
        f"left({column(columns.wording)}, {MOST_WORDING})" if columns.wording else "NULL::VARCHAR"
    )
    return f"""
        SELECT "#row" AS "row",
            {_day(made, columns.first, "first")} AS "first",
            {_day(made, last, "last")} AS "last",
            {_day(made, columns.known, "last") if columns.known else "NULL::DATE"} AS known,
            {_field(made, "conduct", columns.conduct, made.conduct)} AS conduct,
            {_scope(made)} AS scope,
            {_field(made, "place", columns.place, made.place)} AS place,
            {_number(columns.latitude)} AS latitude,
            {_number(columns.longitude)} AS longitude,
            {_field(made, "actor", columns.actor, made.actor)} AS actor,
            {_quantity(made)} AS quantity,
            {wording} AS wording,
            {column(columns.ref) if columns.ref else "NULL::VARCHAR"} AS ref,
            {_raw(columns.first)} AS raw_first,
            {_raw(columns.latitude)} AS raw_latitude,
            {_raw(columns.longitude)} AS raw_longitude
        FROM {rows} {_where(made)}"""


def _raw(name: str | None) -> str:
    return column(name) if name else "NULL::VARCHAR"


def _where(made: Format) -> str:
    kept = [_matches(one) for one in made.keep]
    kept += [f"NOT coalesce({_matches(one)}, false)" for one in made.drop]
    return f"WHERE {' AND '.join(kept)}" if kept else ""


def _matches(one: Filter) -> str:
    return f"regexp_matches({column(one.column)}, {text(one.matches)}, 'i')"


def _day(made: Format, name: str, end: str) -> str:
    """Return the first or last day that a date allows: "2025-03" is a month."""
    told = column(name)
    if end == "last":
        told = f"coalesce({told}, {column(made.columns.first)})"
    at = 1 if end == "first" else -1
    piece = f"split_part({told}, '/', {at})"
    whole = f"try_cast(left({piece}, 10) AS DATE)"
    month = (
        f"try_cast(left(replace({piece}, '-', ''), 4) || '-' || right({piece}, 2) || '-01' AS DATE)"
    )
    year = f"try_cast({piece} || '-01-01' AS DATE)"
    if end == "last":
        month = f"last_day({month})"
        year = f"try_cast({piece} || '-12-31' AS DATE)"
    formats = ", ".join(text(one) for one in (*made.dates, *FORMATS))
    return f"""CASE
                WHEN regexp_matches({piece}, '^\\d{{4}}-\\d\\d-\\d\\d') THEN {whole}
                WHEN regexp_matches({piece}, '^\\d{{8}}$')
                    THEN try_strptime({piece}, '%Y%m%d')::DATE
                WHEN regexp_matches({piece}, '^\\d{{4}}-\\d\\d$|^\\d{{6}}$') THEN {month}
                WHEN regexp_matches({piece}, '^\\d{{4}}$') THEN {year}
                ELSE try_strptime({piece}, [{formats}])::DATE END"""


def _field(made: Format, name: str, told: str | None, fixed: str | None) -> str:
    """Return a field: what a rule says, else the mapped value of its column, else the fixed one."""
    ways = [
        f"WHEN regexp_matches({column(rule.column)}, {text(rule.matches)}, 'i') THEN {text(said)}"
        for rule in made.rule
        if (said := getattr(rule, name)) is not None
    ]
    rest = text(fixed) if fixed else "NULL::VARCHAR"
    if told:
        known = made.values.get(name, {})  # type: ignore[call-overload]
        if known:
            keys = ", ".join(text(one) for one in known)
            values = ", ".join(text(one) for one in known.values())
            rest = f"coalesce(map([{keys}], [{values}])[{column(told)}], {rest})"
        elif name == "place":
            rest = f"coalesce({column(told)}, {rest})"
    return f"CASE {' '.join(ways)} ELSE {rest} END" if ways else rest


def _scope(made: Format) -> str:
    fixed = _list(made.scope)
    known = made.values.get("scope", {})
    if made.columns.scope and known:
        keys = ", ".join(text(one) for one in known)
        values = ", ".join(_list((one,)) for one in known.values())
        fixed = f"coalesce(map([{keys}], [{values}])[{column(made.columns.scope)}], {fixed})"
    ways = [
        f"WHEN regexp_matches({column(rule.column)}, {text(rule.matches)}, 'i') "
        f"THEN {_list(rule.scope)}"
        for rule in made.rule
        if rule.scope is not None
    ]
    return f"CASE {' '.join(ways)} ELSE {fixed} END" if ways else fixed


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(text(one) for one in values)}]::VARCHAR[]"


def _number(name: str | None) -> str:
    return f"try_cast({column(name)} AS DOUBLE)" if name else "NULL::DOUBLE"


def _quantity(made: Format) -> str:
    if made.number is None:
        return _number(made.columns.quantity)
    found = (
        f"lower(regexp_extract({column(made.number.column)}, {text(made.number.pattern)}, 1, 'i'))"
    )
    if not made.number.words:
        return f"try_cast({found} AS DOUBLE)"
    keys = ", ".join(text(one.lower()) for one in made.number.words)
    values = ", ".join(f"{one}::DOUBLE" for one in made.number.words.values())
    return f"coalesce(try_cast({found} AS DOUBLE), map([{keys}], [{values}])[{found}])"


CHECKED = """
    SELECT * EXCLUDE (raw_first, raw_latitude, raw_longitude), CASE
        WHEN "first" IS NULL AND raw_first IS NULL THEN 'no day'
        WHEN "first" IS NULL THEN 'no day can be read from "' || left(raw_first, 40) || '"'
        WHEN "last" IS NULL THEN 'no last day can be read'
        WHEN "last" < "first" THEN 'it ends before it begins'
        WHEN (raw_latitude IS NULL) <> (raw_longitude IS NULL)
            THEN 'half of its coordinates is missing'
        WHEN raw_latitude IS NOT NULL AND (latitude IS NULL OR longitude IS NULL)
            THEN 'coordinates that are no numbers: ' || raw_latitude || ', ' || raw_longitude
        WHEN abs(latitude) > 90 OR abs(longitude) > 180
            THEN 'impossible coordinates: ' || raw_latitude || ', ' || raw_longitude
        END AS why
    FROM ({query})"""
"""The events with why a row cannot be used."""
