"""Makes reports of any number: own German sentences with names, days and figures drawn anew.

They serve speed and memory alone; nothing is scored on them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

PLACES = ("Kiew", "Genf", "Belgrad", "Tiflis", "Chișinău", "Oslo", "Ankara", "Doha", "Riga", "Wien")
OFFICES = (
    "Außenminister",
    "Regierungschefin",
    "Präsident",
    "Unterhändlerin",
    "Sprecher des Heeres",
)
SURNAMES = (
    "Brandner",
    "Kovalenko",
    "Arslan",
    "Petrović",
    "Lindqvist",
    "Aydın",
    "Hofer",
    "Marković",
)
GOODS = ("Kraftwerke", "Häfen", "Brücken", "Umspannwerke", "Bahnhöfe", "Getreidespeicher")
DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")

SENTENCES = (
    "{office} {name} sagte am {day} in {place}, man werde {goods} {n} Tage lang nicht angreifen.",
    "„Wir halten uns an das, was wir zugesagt haben“, erklärte {name}.",
    "Die Gegenseite habe bis zum {d}. März Zeit, ihre Truppen abzuziehen, hieß es aus {place}.",
    "Nach Angaben der Behörden wurden {n} Menschen verletzt.",
    "{name} soll den Befehl dazu bereits am {day} gegeben haben.",
    "Der {office} forderte, dass {place} die Blockade der {goods} sofort beendet.",
    "Das Parlament in {place} lehnte den Vorschlag mit {n} Stimmen ab.",
    "Die Verhandlungen sollen in den kommenden {n} Tagen in {place} fortgesetzt werden.",
    "{name} kündigte an, binnen {n} Tagen {n} Gefangene freizulassen.",
    "Es regnete an diesem {day}, und auf dem Platz vor dem Rathaus standen nur wenige Leute.",
    "Falls die Angriffe auf {goods} weitergingen, werde man antworten, drohte {name}.",
    "Offenbar war das Gespräch kürzer als geplant; es dauerte etwa {n} Minuten.",
)


def reports(count: int, words: int = 120, seed: int = 2) -> Iterator[tuple[date, str]]:
    """Yield ``count`` reports of at least ``words`` words, each with its date."""
    chance = random.Random(seed)
    for _ in range(count):
        day = date(2025, 1, 1) + timedelta(days=chance.randrange(90))
        yield day, _text(chance, words)


def _text(chance: random.Random, words: int) -> str:
    sentences: list[str] = []
    while sum(sentence.count(" ") + 1 for sentence in sentences) < words:
        sentences.append(_sentence(chance))
    thirds = [sentences[start : start + 4] for start in range(0, len(sentences), 4)]
    return "\n\n".join(" ".join(paragraph) for paragraph in thirds)


def _sentence(chance: random.Random) -> str:
    return chance.choice(SENTENCES).format(
        office=chance.choice(OFFICES),
        name=chance.choice(SURNAMES),
        place=chance.choice(PLACES),
        goods=chance.choice(GOODS),
        day=chance.choice(DAYS),
        n=chance.randrange(2, 60),
        d=chance.randrange(1, 31),
    )


def write_folder(folder: Path, count: int, words: int = 120) -> int:
    """Write ``count`` reports as Markdown with front matter; return their words."""
    total = 0
    for number, (day, text) in enumerate(reports(count, words)):
        body = f"---\ndate: {day}\npublisher: Probeblatt\n---\n\n{text}\n"
        (folder / f"{number:06d}.md").write_text(body, "utf-8")
        total += len(text.split())
    return total
