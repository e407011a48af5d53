"""Articles of our own, spoilt in many ways; the same number gives the same article."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"
Spoil = Callable[[bytes, random.Random], bytes]


def articles() -> list[bytes]:
    """Return the reports of ``examples/``."""
    return [
        path.read_bytes() for path in sorted(EXAMPLES.rglob("*.md")) if path.name != "README.md"
    ]


def _text(change: Callable[[str, random.Random], str]) -> Spoil:
    return lambda data, chance: change(data.decode("utf-8", "replace"), chance).encode(
        "utf-8", "surrogatepass"
    )


def _sprinkle(signs: str, share: float) -> Spoil:
    def change(text: str, chance: random.Random) -> str:
        return "".join(
            letter + (chance.choice(signs) if chance.random() < share else "") for letter in text
        )

    return _text(change)


def _swap(pairs: dict[str, str], share: float) -> Spoil:
    def change(text: str, chance: random.Random) -> str:
        return "".join(pairs[x] if x in pairs and chance.random() < share else x for x in text)

    return _text(change)


def _bits(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(max(len(data) // 200, 1)):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[chance.randrange(40) : -chance.randrange(1, 40)]


def _nested(text: str, chance: random.Random) -> str:
    depth = chance.randrange(50, 2000)
    first, last = chance.choice([("„", "“"), ("(", ")"), ("»", "«"), ('"', '"'), ("[", "]")])
    at = chance.randrange(len(text))
    return text[:at] + first * depth + " sagte er, " + last * depth + text[at:]


def _shuffle(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


def _front(text: str, chance: random.Random) -> str:
    lie = chance.choice(
        [
            "date: 9999-12-31",
            "date: 0000-00-00",
            "date: [1, 2]",
            "date: &a [*a]",
            "lang: xx\nlanguage: 99",
            "url: javascript:alert(1)",
            "title: " + "x" * 100_000,
            "date: '2025-13-45'",
            "publisher: !!python/object/apply:os.system ['true']",
            "a: &a [x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]",
        ]
    )
    return f"---\n{lie}\n---\n\n{text}"


SPOILS: dict[str, Spoil] = {
    "bit flips": _bits,
    "cut UTF-8": _cut,
    "swapped quotes": _swap({"„": "“", "“": "„", "”": "»", '"': "‚"}, 0.5),
    "missing quotes": _swap(dict.fromkeys('„“”»«"', ""), 0.5),
    "one long line": _text(lambda text, chance: text.replace("\n", " ")),
    "nested marks": _text(_nested),
    "bidi and zero width": _sprinkle("\u200b\u200d\u202e\u2066\u2069\ufeff\u00ad", 0.05),
    "combining marks": _sprinkle("\u0301\u0308\u0e33", 0.1),
    "NUL and controls": _sprinkle("\0\x01\x1b", 0.002),
    "homoglyphs": _swap(dict(zip("aeopcxyAEOPCXTHM", "аеорсхуАЕОРСХТНМ", strict=True)), 0.3),
    "commas": _text(lambda text, chance: text + " Er sagte" + "," * chance.randrange(1, 3000)),
    "shuffled words": _text(_shuffle),
    "lying front matter": _text(_front),
    "huge numbers": _text(lambda text, chance: text.replace("März", "99999999999999999999. März")),
    "years": _text(
        lambda text, chance: text.replace("2025", chance.choice(["9999", "0000", "10000"]))
    ),
}
"""The ways, by name."""


def spoilt(number: int) -> tuple[str, bytes]:
    """Return the name of the way and the spoilt article of that number."""
    known = articles()
    chance = random.Random(number)
    name = list(SPOILS)[number % len(SPOILS)]
    return name, SPOILS[name](chance.choice(known)[:20_000], chance)
