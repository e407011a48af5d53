"""How far the marked words agree with the complete acts of C and of D where articles have both."""

from __future__ import annotations

import acts_data
import msgspec

from wortlaut.evaluation import acts as metric


def agreement(of: str) -> dict[str, float]:
    """Return shares for set ``of``: marks inside an act, of its kind, acts with a mark inside."""
    full = {article.doc: article for name, article in acts_data.gold() if name == of}
    lines = (acts_data.HERE / "marks.jsonl").read_bytes().splitlines()
    both = [
        (item, full[item.doc])
        for item in (msgspec.json.decode(line, type=acts_data.Marked) for line in lines)
        if item.doc in full
    ]
    marks = [(mark, article) for item, article in both for mark in item.marks if mark.kind]
    inside = [{act.kind for act in article.acts if _holds(act, m)} for m, article in marks]
    acts = [(act, item) for item, article in both for act in article.acts]
    met = [any(_holds(act, mark) for mark in item.marks) for act, item in acts]
    same = [mark.kind in kinds for (mark, _), kinds in zip(marks, inside, strict=True)]
    return {
        "articles": len(both), "marks": len(marks), "acts": len(acts),
        "marks in an act": sum(map(bool, inside)) / len(marks),
        "of its kind": sum(same) / len(marks), "acts with a mark": sum(met) / len(acts),
    }  # fmt: skip


def _holds(act: metric.Act, mark: acts_data.Mark) -> bool:
    places = (*act.anchor, *act.action, *act.cue)
    return any(start <= mark.word[0] and mark.word[1] <= end for start, end, _ in places)


if __name__ == "__main__":
    for of in "CDE":
        found = agreement(of).items()
        told = (f"{k} {v if isinstance(v, int) else format(100 * v, '.1f')}" for k, v in found)
        print(f"set {of}: {', '.join(told)}")
