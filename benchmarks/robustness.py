"""How attribution fares with other marks and poor text: ``python benchmarks/robustness.py``.

Rewrites the dev articles letter by letter, carries the gold along, and scores both readers on
each version.  Writes the table into docs/robustness.md.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import msgspec

from wortlaut import lexicon
from wortlaut.evaluation import corpora, quotes
from wortlaut.reader import read

ROOT = Path(__file__).parents[1]
UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)
Letter = Callable[[str], str]


def dropping(marks: str, share: float) -> Letter:
    """Return a rewriting that drops a share of the marks, the same ones in every run."""
    rng = random.Random(1)
    return lambda letter: "" if letter in marks and rng.random() < share else letter


def doubling(share: float) -> Letter:
    """Return a rewriting that doubles a share of the spaces."""
    rng = random.Random(2)
    return lambda letter: "  " if letter == " " and rng.random() < share else letter


VERSIONS: dict[str, Callable[[], Letter]] = {
    "as it is": lambda: lambda letter: letter,
    'marks „“ as ""': lambda: lambda letter: '"' if letter in "„“”" else letter,
    "marks „“ as »«": lambda: lambda letter: {"„": "»", "“": "«", "”": "«"}.get(letter, letter),
    "a third of the closing marks missing": lambda: dropping("“”", 1 / 3),
    "double spaces": lambda: doubling(0.2),
    "ae, oe, ue, ss for ä, ö, ü, ß": lambda: lambda letter: letter.translate(UMLAUTS),
}


def rewritten(article: quotes.QuoteDocument, letter: Letter) -> quotes.QuoteDocument:
    """Return the article with every letter rewritten and its annotation carried along."""
    parts = [letter(one) for one in article.text]
    at = [0]
    for part in parts:
        at.append(at[-1] + len(part))
    tokens = [(at[start], at[end]) for start, end in article.tokens]
    kept = [number for number, (start, end) in enumerate(tokens) if start < end]
    numbers = {old: new for new, old in enumerate(kept)}
    told = []
    for quote in article.quotes:
        sets = {
            part: frozenset(numbers[n] for n in quote.part(part) if n in numbers)
            for part in quotes.PARTS
        }
        told.append(msgspec.structs.replace(quote, **sets))
    return msgspec.structs.replace(
        article, text="".join(parts), tokens=[tokens[n] for n in kept], quotes=tuple(told)
    )


def scored(gold: list[quotes.QuoteDocument], learned: bool) -> tuple[float, float]:
    """Return Joint and Message F1 of one reader, in percent."""
    german = lexicon.load("de")
    found = [
        quotes.predicted(one, read(quotes.document(one), german, learned=learned)) for one in gold
    ]
    scores = quotes.score(gold, found)
    return 100 * (scores["Joint"].value or 0), 100 * (scores["Message"].value or 0)


def main() -> None:
    """Score every version and write the table."""
    articles = quotes.load(corpora.shared() / quotes.DEFAULT)
    rows = ["| text | rules: Joint / Message | learned: Joint / Message |", "|---|---|---|"]
    for name, make in VERSIONS.items():
        letter = make()
        gold = [rewritten(article, letter) for article in articles]
        (joint, message), (more, told) = scored(gold, False), scored(gold, True)
        rows.append(f"| {name} | {joint:.1f} / {message:.1f} | {more:.1f} / {told:.1f} |")
        print(rows[-1])
    head = "F1 on dev of corpora/quotes-de, its text rewritten and the gold carried along."
    how = "Written by `python benchmarks/robustness.py`."
    table = "\n".join(rows)
    text = f"# Robustness of attribution\n\n{head} {how}\n\n{table}\n"
    (ROOT / "docs" / "robustness.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
