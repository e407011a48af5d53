"""How well acts are read, by cross-validation over the annotated articles.

    python train/acts_cv.py               # the rules: sets, ten folds, an interval by articles
    python train/acts_cv.py --learned     # also the classifier of acts_learn.py (scikit-learn)

Every article counts once.  The rules learn nothing, so that folds only show how figures spread.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import acts_data
import click
import numpy as np
from acts_data import Read
from rich.console import Console
from rich.progress import track

from wortlaut.evaluation import acts as metric
from wortlaut.evaluation.report import percent
from wortlaut.reader.acts import acts as rules
from wortlaut.reader.acts import fields, merge, twice
from wortlaut.reader.acts.drafts import Draft
from wortlaut.reader.timex.terms import terms

FOLDS, SEED, DRAWS = 10, 20261124, 1000
FIELDS = ("tokens: action", "tokens: debtor", "polarity", "status", "certainty", "due")
Pairs = list[tuple[metric.ActDocument, metric.ActDocument]]


def folds(count: int) -> list[int]:
    """Return the fold of each of ``count`` articles, the same at every run."""
    order = np.random.default_rng(SEED).permutation(count)
    numbers = np.empty(count, dtype=int)
    numbers[order] = np.arange(count) % FOLDS
    return numbers.tolist()


def finished(read: Read, drafts: list[Draft]) -> metric.ActDocument:
    """Return the article with the acts of ``drafts``, their fields filled."""
    grammar, voices, scene = read.grammar, read.voices, read.scene
    drafts = sorted(merge.in_line(drafts), key=lambda each: (each.anchor[0], each.action[0]))
    found = terms(scene.analysis, scene.times, scene.published, acts_data.GERMAN)
    told = fields.located(grammar, found)
    for draft in drafts:
        fields.complete(grammar, draft, voices, told)
    made = [rules._act(grammar, draft, voices) for draft in twice.merged(grammar, drafts)]
    text = read.article.text
    return metric.msgspec.structs.replace(
        read.article, acts=tuple(metric._act(act, text) for act in made)
    )


def scored(pairs: Pairs) -> metric.Scores:
    """Score pairs of gold and system articles."""
    return metric.score([gold for gold, _ in pairs], [found for _, found in pairs])


def interval(pairs: Pairs) -> tuple[float, float]:
    """Return the middle 95 of 100 F1 values when articles are drawn anew with replacement."""
    counts = np.array([_counts(pair) for pair in pairs])
    draws = np.random.default_rng(SEED).integers(0, len(pairs), (DRAWS, len(pairs)))
    hits, marked, wanted = counts[draws].sum(1).T
    values = 2 * hits / np.maximum(1, marked + wanted)
    return float(np.quantile(values, 0.025)), float(np.quantile(values, 0.975))


def _counts(pair: tuple[metric.ActDocument, metric.ActDocument]) -> tuple[int, int, int]:
    found = metric._placed(metric.pair(*pair))
    hits = sum(left.act.kind == right.act.kind for left, right in found)
    return hits, len(pair[1].acts), len(pair[0].acts)


def by_words(read: Sequence[Read], choose: Callable[[Read], list[Draft]]) -> dict[str, float]:
    """Score on marked words: is there an act of the kind at the word, and nowhere else?"""
    hits = kinds = found = wanted = 0
    for one in read:
        starts = {token.start: at for at, token in enumerate(one.grammar.tokens)}
        marks = {
            (starts[m.word[0]] if m.noun else -1, one.grammar.home[starts[m.word[0]]]): m.kind
            for m in one.marks
        }
        wanted += sum(bool(kind) for kind in marks.values())
        seen = set()
        for draft in choose(one):
            named = draft.because[0].startswith("act_nouns")
            keys = [(draft.cue[0] if named else -1, draft.clause), (-1, draft.conduct)]
            key = next((key for key in keys if key in marks), keys[0])
            if key in seen or marks.get(key) == "":
                continue
            seen.add(key)
            found += 1
            hits += key in marks
            kinds += marks.get(key) == str(draft.kind)
    return {
        "precision": kinds / found, "recall": kinds / wanted,
        "f1": 2 * kinds / (found + wanted), "without kind": 2 * hits / (found + wanted),
    }  # fmt: skip


def learned(read: Sequence[Read]) -> dict[str, list[metric.ActDocument]]:
    """Return the articles by the classifier alone and by both, each from the other folds."""
    import acts_learn

    everything = [acts_learn.items(one) for one in read]
    numbers = folds(len(read))
    found: dict[str, list[Any]] = {"model alone": [None] * len(read), "joined": [None] * len(read)}
    for fold in track(range(FOLDS), description="folds", console=Console(stderr=True)):
        rest = [item for at, its in enumerate(everything) if numbers[at] != fold for item in its]
        alone = acts_learn.fit(rest, rules=False)
        joined = acts_learn.fit(rest, rules=True)
        for at in (at for at in range(len(read)) if numbers[at] == fold):
            one, its = read[at], everything[at]
            found["model alone"][at] = finished(one, acts_learn.judged(alone, one, its, None))
            policy = acts_learn.Policy()
            found["joined"][at] = finished(one, acts_learn.judged(joined, one, its, policy))
    return found


def _row(name: str, pairs: Pairs) -> dict[str, Any]:
    scores = scored(pairs)
    acts = scores[metric.HEADLINE]
    low, high = interval(pairs)
    return {
        "what": name, "articles": len(pairs), "acts": acts.support, "precision": acts.precision,
        "recall": acts.recall, "f1": acts.value, "from": low, "to": high,
        "without kind": scores["without kind"].value,
        **{field.removeprefix("tokens: "): scores[field].value for field in FIELDS},
    }  # fmt: skip


def rows(read: Sequence[Read], systems: dict[str, list[metric.ActDocument]]) -> list[dict]:
    """Return a row for each system and set, and one for the spread over the folds."""
    found = []
    for system, articles in systems.items():
        pairs = list(zip(read, articles, strict=True))
        for name in ("all", *dict.fromkeys(one.set for one in read)):
            chosen = [(a.article, b) for a, b in pairs if name in ("all", a.set)]
            found.append(_row(f"{system}, {name}", chosen))
        numbers = folds(len(read))
        values = [
            scored([(a.article, b) for (a, b), n in zip(pairs, numbers, strict=True) if n == fold])
            for fold in range(FOLDS)
        ]
        spread = np.array([each[metric.HEADLINE].value or 0.0 for each in values])
        found[-len({one.set for one in read}) - 1]["folds"] = [*spread.round(3).tolist()]
    return found


def _table(found: list[dict]) -> str:
    """Return the rows as a Markdown table, figures in percent."""
    names = [name for name in found[0] if name != "folds"]
    lines = ["| " + " | ".join(names) + " |", "|---|" + "--:|" * (len(names) - 1)]
    for row in found:
        cells = (row[name] for name in names)
        told = (percent(c) if isinstance(c, float) or c is None else str(c) for c in cells)
        lines.append("| " + " | ".join(told) + " |")
    return "\n".join(lines)


@click.command()
@click.option("--learned", "learn", is_flag=True, help="Train and score the classifier too.")
@click.option("--json", "as_json", is_flag=True, help="Print figures as fractions, as JSON.")
def main(learn: bool, as_json: bool) -> None:
    """Print how well acts are read on every annotated article."""
    read = acts_data.everything()
    full = [one for one in read if one.set != "marks"]
    marked = [one for one in read if one.set == "marks"]
    systems = {"rules": [finished(one, list(one.drafts)) for one in full]}
    words = {"rules": by_words(marked, lambda one: list(one.drafts))}
    if learn:
        for name, articles in learned(read).items():
            systems[name] = articles[: len(full)]
    found = rows(full, systems)
    if as_json:
        click.echo(json.dumps({"sets": found, "words": words}, indent=1))
        return
    click.echo(_table(found) + "\n")
    for row in found:
        if "folds" in row:
            values = [100 * value for value in row["folds"]]
            spread = f"{np.mean(values):.1f} ± {np.std(values):.1f}"
            click.echo(f"{row['what']}: F1 over {FOLDS} folds {spread}")
    for name, figures in words.items():
        told = ", ".join(f"{key} {percent(value)}" for key, value in figures.items())
        click.echo(f"{name}, {len(marked)} articles with marked words: {told}")


if __name__ == "__main__":
    main()
