"""How far the marked words agree with complete acts on the articles that have both."""

from __future__ import annotations

import acts_data
import msgspec

from wortlaut.evaluation import acts as metric


def agreement() -> dict[str, float]:
    """Return shares: marks inside an act of C and of its kind, acts of C with a mark inside."""
    full = {article.doc: article for name, article in acts_data.gold() if name == "C"}
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
    for name, value in agreement().items():
        print(f"{name}: {value if isinstance(value, int) else format(100 * value, '.1f')}")
