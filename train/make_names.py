"""Builds ``src/wortlaut/lang/{en,ru}/actors.jsonl``: the German list's actors by other names.

Run: ``python train/make_names.py [--shared ../shared]``

Ids, kinds, owners and holders of offices are those of ``lang/de/actors.jsonl``.  Names of states
come from CLDR (Unicode licence), capitals from mledoze/countries (ODbL), English adjectives and
English spellings of heads of state and government from The World Factbook (CC0); the rest stands
in ``train/actors/names.psv`` and ``adjectives.psv``, written for this project.  A person whose
name no table gives keeps the German spelling in English and is left out in Russian.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import pymorphy3

HERE = Path(__file__).parent
LANG = HERE.parent / "src/wortlaut/lang"
OFFICES = {
    "president": ("President", "президент"),
    "prime-minister": ("Prime Minister", "премьер-министр"),
    "chancellor": ("Chancellor", "канцлер"),
    "foreign-minister": ("Foreign Minister", "министр иностранных дел"),
    "defence-minister": ("Defense Minister", "министр обороны"),
    "king": ("King", "король"),
}
SPECIAL = {
    "office/US-foreign-minister": (["Secretary of State"], ["госсекретарь", "госсекретарь США"]),
    "office/US-defence-minister": (
        ["Secretary of Defense", "Secretary of War"],
        ["министр обороны США"],
    ),
    "office/US-vice-president": (["Vice President of the United States"], ["вице-президент США"]),
    "office/US-security-adviser": (["National Security Advisor"], []),
    "office/UN-secretary-general": (
        ["Secretary-General"],
        ["генеральный секретарь ООН", "генсек ООН"],
    ),
}
Row = dict[str, Any]


def main() -> None:
    """Write both lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    gazetteers = parser.parse_args().shared / "gazetteers"
    rows = [json.loads(line) for line in (LANG / "de/actors.jsonl").read_text().splitlines()]
    tables = _Tables(gazetteers)
    for code in ("en", "ru"):
        made = [row for one in rows if (row := tables.row(one, code))]
        lines = [json.dumps(row, ensure_ascii=False) for row in made]
        (LANG / code / "actors.jsonl").write_text("\n".join(lines) + "\n")
        print(code, len(lines))


class _Tables:
    """The tables, and how a row is told in a language."""

    def __init__(self, gazetteers: Path) -> None:
        self.names = {row[0]: row[1:] for row in _psv("names.psv")}
        self.adjectives = {row[0]: row[1].split("/") for row in _psv("adjectives.psv")}
        self.spellings = {_key(row[1].split("/")[0]): row[0] for row in _psv("spellings.psv")}
        self.states = {code: _cldr(gazetteers, code) for code in ("en", "ru")}
        countries = json.loads(gzip.decompress((gazetteers / "countries.json.gz").read_bytes()))
        self.capitals = {one["cca2"]: one["capital"][:1] for one in countries}
        self.demonyms = {one["cca2"]: one.get("demonyms", {}).get("eng", {}) for one in countries}
        self.morph = pymorphy3.MorphAnalyzer()

    def row(self, old: Row, code: str) -> Row | None:
        """Return an actor's row in a language, None where it has no name there."""
        names = self._names(old, code)
        if not names:
            return None
        row: Row = {"id": old["id"], "kind": old["kind"], "names": names}
        for key in ("of", "holders", "family", "famous", "gender"):
            if key in old:
                row[key] = old[key]
        if old["kind"] == "person":
            row["family"] = names[0].split()[-1]
        if old["kind"] == "state":
            row["adjectives"] = self._adjectives(old["id"].partition("/")[2], code)
        return row

    def _names(self, old: Row, code: str) -> list[str]:
        place = 0 if code == "en" else 1
        told = self.names.get(old["id"], ("", ""))[place]
        given = [name for name in told.split("/") if name]
        kind, country = old["kind"], old["id"].partition("/")[2].split("-")[0]
        if kind == "state":
            given += [name for name in self.states[code].get(country, ()) if name not in given]
        elif kind == "office":
            given += self._office(old, code, country)
        elif kind == "place" and not given and code == "en" and old["id"].endswith("-capital"):
            given += self.capitals.get(country, [])
        elif kind == "person" and not given and code == "en":
            given += [_plain_name(self.spellings.get(_key(old["names"][0]), old["names"][0]))]
        elif kind == "government" and not given and code == "en":
            adjective = next(iter(self._adjectives(country, "en")), "")
            given += [f"{adjective} Government"] if adjective else []
        return [name for name in given if not name.startswith("~")]

    def _adjectives(self, country: str, code: str) -> list[str]:
        if code == "ru":
            return self.adjectives.get(country, [])
        told = self.demonyms.get(country, {}).get("m", "")
        return (
            [told] if told and country != "US" else ["American", "U.S."] if country == "US" else []
        )

    def _office(self, old: Row, code: str, country: str) -> list[str]:
        if old["id"] in SPECIAL:
            return list(SPECIAL[old["id"]][0 if code == "en" else 1])
        kind = old["id"].partition("-")[2]
        if kind not in OFFICES:
            return []
        title = OFFICES[kind][0 if code == "en" else 1]
        states = [
            *self.names.get(f"state/{country}", ("", ""))[0 if code == "en" else 1].split("/")
        ]
        states = [*states, *self.states[code].get(country, ())]
        states = list(dict.fromkeys(state for state in states if state))
        if code == "ru":
            own = [f"{title} {self._genitive(state)}" for state in states]
            return own + [f"{adj} {title}" for adj in self.adjectives.get(country, [])]
        of = [f"{title} of {state}" for state in states]
        return of + [f"{adj} {title}" for adj in self._adjectives(country, "en")]

    def _genitive(self, name: str) -> str:
        words = []
        for word in name.split():
            parsed = self.morph.parse(word)[0]
            form = parsed.inflect({"gent"})
            told = form.word if form else word
            words.append(
                told.upper() if word.isupper() else told.capitalize() if word[0].isupper() else told
            )
        return " ".join(words)


def _psv(name: str) -> list[list[str]]:
    lines = (HERE / "actors" / name).read_text("utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


def _cldr(gazetteers: Path, code: str) -> dict[str, list[str]]:
    raw = json.loads((gazetteers / f"cldr-territories-{code}.json").read_text("utf-8"))
    told = raw["main"][code]["localeDisplayNames"]["territories"]
    found: dict[str, list[str]] = {}
    for key, name in told.items():
        found.setdefault(key.partition("-")[0], []).append(name)
    return {key: [names[0].partition(" (")[0]] for key, names in found.items()}


def _key(name: str) -> str:
    return name.casefold()


def _plain_name(name: str) -> str:
    """Return a name of the Factbook ("Evariste NDAYISHIMIYE") with small letters."""
    return " ".join(
        word.title() if word.isupper() and len(word) > 3 else word for word in name.split()
    )


if __name__ == "__main__":
    main()
