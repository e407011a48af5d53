"""Builds ``src/wortlaut/lang/de/actors.jsonl`` from the gazetteers and our own tables.

Run: ``python train/make_actors.py [--shared ../shared] [--factbook-names | --check]``

Names of states come from CLDR (Unicode licence), current heads of state and government from The
World Factbook (public domain, CC0); everything else is written by hand in ``train/actors/*.psv``:
capitals, adjectives, demonyms, German spellings, earlier holders, organisations, seats.
The output is sorted and does not depend on the order of the input.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from wortlaut.reader.actors.naming import slug

HERE = Path(__file__).parent
LANG = HERE.parent / "src/wortlaut/lang/de"
AS_OF = "2026-01-31"
"""The day on which holders without an end were last known to hold their office."""
SINCE = re.compile(r"(?P<who>[^(]+?)\s*\(since (?P<day>[^);]+)")
TITLES = (  # English title in the Factbook -> office; longest first
    ("President of the Swiss Confederation", "president"),
    ("Transitional President", "president"),
    ("Transition President", "president"),
    ("Interim President", "president"),
    ("Acting President", "president"),
    ("President", "president"),
    ("Transition Prime Minister", "prime-minister"),
    ("Caretaker Prime Minister", "prime-minister"),
    ("Interim Prime Minister", "prime-minister"),
    ("Acting Prime Minister", "prime-minister"),
    ("Prime Minister", "prime-minister"),
    ("Premier", "prime-minister"),
    ("Chancellor", "chancellor"),
    ("King", "king"),
    ("Emperor", "king"),
    ("Grand Duke", "king"),
    ("Prince", "king"),
    ("Amir", "king"),
    ("Sultan and Prime Minister", "king"),
)
FACTBOOK_STATES = {  # names that CLDR's English list spells otherwise, by the Factbook's file
    "ct": "CF", "cg": "CD", "cf": "CG", "iv": "CI", "ga": "GM", "cv": "CV", "tp": "ST", "ae": "AE",
    "bk": "BA", "ez": "CZ", "mk": "MK", "vt": "VA", "bm": "MM", "tt": "TL", "bf": "BS", "td": "TT",
    "fm": "FM", "tu": "TR", "sf": "ZA", "mh": None, "dr": "DO", "hk": None, "mc": None, "gz": None,
}  # fmt: skip


def main() -> None:
    """Write the list, or print the Factbook's names that still need a German spelling."""
    arguments = _arguments()
    states = list(_states(arguments.shared))
    known = {str(state["id"]).removeprefix("state/") for state in states}
    holders = _holders(arguments.shared, known)
    if arguments.factbook_names:
        sys.stdout.writelines(f"{line}\n" for line in _unspelled(arguments.shared, known))
        return
    records = [*states, *_governments(states), *_places(states), *_organisations()]
    records += _regions(arguments.shared)
    records += [*_offices(holders, states), *_persons(holders)]
    records.sort(key=lambda record: str(record["id"]))
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records]
    made = {"actors.jsonl": "".join(lines), "forenames.jsonl": "".join(_forenames())}
    if arguments.check:
        stale = [name for name, text in made.items() if (LANG / name).read_text("utf-8") != text]
        sys.exit(f"run train/make_actors.py: {', '.join(stale)} differ" if stale else 0)
    for name, text in made.items():
        (LANG / name).write_text(text, "utf-8")
    sys.stdout.write(f"{len(lines)} actors\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--factbook-names", action="store_true")
    parser.add_argument("--check", action="store_true", help="only say whether the lists differ")
    return parser.parse_args()


def _table(name: str) -> Iterator[list[str]]:
    """Yield the rows of one of our own tables, comments left out."""
    for line in (HERE / "actors" / f"{name}.psv").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def _list(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(",") if name.strip()]


def _slim(record: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in record.items() if value or value == 0}


def _cldr(shared: Path, code: str) -> dict[str, str]:
    path = shared / f"gazetteers/cldr-territories-{code}.json"
    names = json.loads(path.read_text("utf-8"))["main"][code]["localeDisplayNames"]["territories"]
    return dict(names)


def _states(shared: Path) -> Iterator[dict[str, object]]:
    cldr = _cldr(shared, "de")
    for code, gender, capital, adjectives, people, more in _table("states"):
        keys = (code, f"{code}-alt-short", f"{code}-alt-variant")
        names = [cldr[key] for key in keys if key in cldr and "(" not in cldr[key]]
        names += [name for name in _list(more) if name not in names]
        if code in ("US", "PS", "HK"):  # the short names are what newspapers write
            names = sorted(names, key=lambda name: name not in ("USA", "Palästina", "Hongkong"))
        yield _slim(
            {
                "id": f"state/{code}",
                "kind": "state",
                "names": [_inflecting(name) for name in names],
                "gender": "" if gender == "n" else gender,
                "adjectives": _list(adjectives),
                "people": [name for name in _list(people) if not name.endswith("!")],
                "capital": _list(capital),
            }
        )


def _inflecting(name: str) -> str:
    """Mark the leading adjective of a name that CLDR gives without our mark."""
    first, _, rest = name.partition(" ")
    adjective = rest and re.search(r"(te|sche|che|ne)[rs]?$", first) and not first.endswith("~")
    return f"{first}~ {rest}" if adjective else name


def _governments(states: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    seats = {code: _list(names) for code, names in _table("seats")}
    for state in states:
        code = str(state["id"]).removeprefix("state/")
        adjectives = state.get("adjectives")
        if not adjectives or (len(code) > 2 and code not in seats):
            names = [f"Regierung von {state.get('names', [code])[0]}"]  # type: ignore[index]
        else:
            names = [f"{adjectives[0]}e~ Regierung"]  # type: ignore[index]
        yield _slim(
            {
                "id": f"government/{code}",
                "kind": "government",
                "names": names,
                "metonyms": seats.get(code, []),
                "gender": "f",
                "of": f"state/{code}",
            }
        )


def _places(states: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    for state in states:
        code = str(state["id"]).removeprefix("state/")
        capital = [str(name) for name in state.pop("capital", [])]  # type: ignore[attr-defined]
        plain = [name for name in capital if not name.startswith("~")]
        if plain:
            yield _place(code, plain, f"government/{code}")
        elif capital and code in ("BE",):
            yield _place(code, [name.removeprefix("~") for name in capital], "organisation/EU")


def _regions(shared: Path) -> Iterator[dict[str, object]]:
    """Yield continents and their parts by UN M49 code: places that nobody governs."""
    for code, name in _cldr(shared, "de").items():
        if code.isdigit() and name not in ("Welt", "Amerika"):
            yield {"id": f"place/{code}", "kind": "place", "names": [_inflecting(name)]}


def _place(code: str, names: list[str], of: str) -> dict[str, object]:
    return {"id": f"place/{code}-capital", "kind": "place", "names": names, "of": of}


def _organisations() -> Iterator[dict[str, object]]:
    """Yield organisations; a plural that needs its article is what its members are called."""
    for row in _table("organisations"):
        name, kind, gender, names, metonyms, of = [*row, ""][:6]
        told = dict.fromkeys(_list(names) + _list(metonyms))
        people = [word for word in told if word.endswith(("en!", "er!"))]
        yield _slim(
            {
                "id": name,
                "kind": kind,
                "names": [word for word in dict.fromkeys(_list(names)) if word not in people],
                "metonyms": [word for word in _list(metonyms) if word not in people],
                "people": [word.rstrip("!") for word in people],
                "gender": gender,
                "of": of,
            }
        )


Holding = tuple[str, str, str, str, str]
"""Office, names with "/", gender, first day, day after the last."""


def _holders(shared: Path, known: set[str]) -> list[Holding]:
    """Return our own holdings and the Factbook's for offices that ours do not cover."""
    own = [tuple(row) for row in _table("holders")]
    covered = {row[0] for row in own if not row[4]}
    taken = [row for row in _factbook(shared, known) if row[0] not in covered]
    return [*own, *taken]  # type: ignore[list-item]


def _factbook(shared: Path, known: set[str]) -> Iterator[Holding]:
    spellings = {row[0]: row[1:] for row in _table("spellings")}
    for code, office, who, day in _factbook_rows(shared, known):
        german, gender, family = (*spellings.get(who, (_cased(who), "")), "", "")[:3]
        if german != "-":
            yield (f"{code}-{office}", german + (f"#{family}" if family else ""), gender, day, "")


def _unspelled(shared: Path, known: set[str]) -> Iterator[str]:
    own = {row[0] for row in _table("holders") if not row[4]}
    spelled = {row[0] for row in _table("spellings")}
    for code, office, who, _ in _factbook_rows(shared, known):
        if f"{code}-{office}" not in own and who not in spelled:
            yield f"{who}|{_cased(who)}|  # {code}-{office}"


def _factbook_rows(shared: Path, known: set[str]) -> Iterator[tuple[str, str, str, str]]:
    english = {name: code for code, name in _cldr(shared, "en").items() if len(code) == 2}
    for line in (shared / "gazetteers/leaders.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        file = Path(entry["file"]).stem
        code = FACTBOOK_STATES.get(file, english.get(entry["name"]))
        if code not in known:
            continue
        seen = set()
        for key in ("chief_of_state", "head_of_government"):
            row = _officer(html.unescape(entry[key]))
            if row and row[:2] not in seen:
                seen.add(row[:2])
                yield (str(code), *row)


def _officer(told: str) -> tuple[str, str, str] | None:
    """Return office, name and first day from "President Evo MORALES (since 22 January 2006)"."""
    found = SINCE.match(told)
    if not found:
        return None
    for title, office in TITLES:
        if found["who"].startswith(title + " "):
            return office, found["who"].removeprefix(title).strip(), _day(found["day"])
    return None


def _day(told: str) -> str:
    for form in ("%d %B %Y", "%d %b %Y"):
        try:
            return datetime.strptime(told.strip(), form).date().isoformat()
        except ValueError:
            continue
    return ""


def _cased(who: str) -> str:
    """Return "Nayib Bukele/Nayib Armando Bukele" from "Nayib Armando BUKELE Ortez".

    The Factbook writes the family name in capitals; what follows it is a mother's name.  A
    family name that stands first stays there, and the whole is kept.
    """
    words = re.sub(r"^(Dr|Gen|Col|Capt|Sir)\.?\s", "", who).split()
    capital = [at for at, word in enumerate(words) if word.isupper() and len(word) > 2]
    plain = [_small(word) if at in capital else word for at, word in enumerate(words)]
    if not capital or capital[0] == 0:
        return " ".join(plain) + (f"#{plain[0]}" if capital else "")
    family = plain[capital[0] : capital[-1] + 1]
    names = [" ".join([*plain[:1], *family]), " ".join([*plain[: capital[0]], *family])]
    return "/".join(dict.fromkeys(names)) + f"#{' '.join(family)}"


def _small(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))


def _offices(
    holders: list[Holding], states: list[dict[str, object]]
) -> Iterator[dict[str, object]]:
    words = tomllib.loads((LANG / "actors.toml").read_text("utf-8"))["office"]
    titles = {word["id"]: word["words"][0] for word in words}
    of_state = {str(state["id"]).removeprefix("state/"): state for state in states}
    bare = {code: _list(names) for code, names in _table("offices")}
    terms: dict[str, list[dict[str, str]]] = {code: [] for code in bare}
    for office, names, _, since, until in holders:
        if office != "-":
            seen = AS_OF if since and not until else ""
            term = {"actor": _person_id(names), "since": since, "until": until, "seen": seen}
            terms.setdefault(office, []).append({k: v for k, v in term.items() if v})
    for office, held in terms.items():
        code, kind = _split(office, of_state)
        yield _slim(
            {
                "id": f"office/{office}",
                "kind": "office",
                "names": [_called(kind, of_state.get(code), titles, code, bare.get(office, []))],
                "metonyms": bare.get(office, []),
                "of": f"state/{code}" if code in of_state else f"organisation/{code}",
                "holders": held,
            }
        )


def _split(office: str, of_state: dict[str, dict[str, object]]) -> tuple[str, str]:
    """Return state (or organisation) and kind of office: "DE-BY-prime-minister"."""
    parts = office.split("-")
    for cut in (2, 1):
        if "-".join(parts[:cut]) in of_state:
            return "-".join(parts[:cut]), "-".join(parts[cut:])
    return parts[0], "-".join(parts[1:])


def _called(
    kind: str, state: dict[str, object] | None, titles: dict[str, str], code: str, bare: list[str]
) -> str:
    """Return what an office is shown as: a word of its own, else "polnischer Präsident"."""
    if bare and (state is None or len(code) > 2 or code == "DE"):
        return bare[0].rstrip("!")
    title = titles.get(kind, kind.replace("-", " ").capitalize())
    if state is None:
        return f"{code}-{title}"
    adjectives = state.get("adjectives")
    if adjectives:
        return f"{adjectives[0]}er~ {title}"  # type: ignore[index]
    return f"{title} ({state.get('names', [code])[0]})"  # type: ignore[index]


def _forenames() -> Iterator[str]:
    """Yield the lines of ``forenames.jsonl``; a name under two genders has none."""
    genders: dict[str, set[str]] = {}
    for gender, names in _table("forenames"):
        for name in _list(names):
            genders.setdefault(name, set()).add(gender)
    for name, found in sorted(genders.items()):
        gender = found.pop() if len(found) == 1 else "b"
        record = {"id": name} if gender == "b" else {"id": name, "gender": gender}
        yield json.dumps(record, ensure_ascii=False) + "\n"


PARTICLES = ("von", "van", "Van", "de", "De", "der", "zu", "al", "el", "bin", "da", "Le", "ten")
FAMILY_FIRST = ("CN", "KP", "KR", "VN", "TW", "HK")


def _family(told: str, office: str) -> str:
    """Return the family name: after "#" if told, else from the first particle on, else the last."""
    name, _, given = told.split("/")[0].removesuffix("*").partition("#")
    given = given or told.partition("#")[2]
    words = name.split()
    if given or len(words) < 2 or re.search(r"[IVX]+\.$", name):
        return given.removesuffix("*").strip("-") if given else ""
    if office.split("-")[0] in FAMILY_FIRST:
        return words[0]
    at = next((at for at, word in enumerate(words) if at and word in PARTICLES), len(words) - 1)
    return " ".join(words[at:])


def _persons(holders: list[Holding]) -> Iterator[dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    forenames = {
        name: gender
        for gender, names in _table("forenames")
        for name in _list(names)
        if gender != "b"
    }
    for office, told, gender, _, _ in holders:
        names = [name.removesuffix("*") for name in told.partition("#")[0].split("/")]
        record = found.setdefault(
            _person_id(told),
            {"id": _person_id(told), "kind": "person", "names": [], "gender": gender},
        )
        record["family"] = record.get("family") or _family(told, office)
        record["names"] = list(dict.fromkeys([*record["names"], *names]))  # type: ignore[misc]
        record["gender"] = record["gender"] or gender or forenames.get(names[0].split()[0], "")
        if "*" in told:
            record["famous"] = True
    yield from (_slim(record) for record in found.values())


def _person_id(told: str) -> str:
    return f"person/{slug(told.partition('#')[0].split('/')[0].removesuffix('*'))}"


if __name__ == "__main__":
    main()
