"""The annotated sets of train/acts fit the shared texts; train/ reads them as the reader does."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from wortlaut.errors import CorpusError
from wortlaut.evaluation import acts as metric
from wortlaut.lexicon import load
from wortlaut.reader import read

TRAIN = Path(__file__).parents[2] / "train"
SETS = ("a", "b", "c", "d", "e")
TEXT = (
    "Die Gewerkschaft forderte die Regierung am Montag auf, die Löhne zu erhöhen und die Bahn zu "
    "sanieren. Minister Ole Brandt lehnte das ab. Am 3. Mai soll weiter verhandelt werden."
)


def _lines(name: str) -> list[dict]:
    path = TRAIN / "acts" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", SETS)
def test_a_set_holds_offsets_and_no_text(name: str) -> None:
    lines = _lines(name)
    assert len(lines) == len({line["doc"] for line in lines})
    for line in lines:
        assert "text" not in line
        spans = [
            span for act in line["acts"] for f in act.values() if isinstance(f, list) for span in f
        ]
        assert all(
            isinstance(at, int) for span in spans if isinstance(span, list) for at in span[:2]
        )
        assert all(len(span) == 2 for span in spans if isinstance(span, list))


@pytest.mark.parametrize("name", SETS)
def test_a_set_fits_the_shared_texts(name: str) -> None:
    try:
        articles = metric.load(TRAIN / "acts" / f"{name}.jsonl")
    except CorpusError:
        pytest.skip("no shared corpora: set WORTLAUT_SHARED")
    for article in articles:
        for act in article.acts:
            for span in (*act.anchor, *act.action):
                assert article.text[span.start : span.end].strip()
                around = article.text[max(0, span.start - 1) : span.start + 1]
                assert len(around) < 2 or not around.isalnum()


def test_only_a_and_b_share_articles() -> None:
    docs = {name: {line["doc"] for line in _lines(name)} for name in SETS}
    assert not docs["c"] & (docs["a"] | docs["b"])
    assert not docs["d"] & (docs["a"] | docs["b"] | docs["c"])
    assert not docs["e"] & (docs["a"] | docs["b"] | docs["c"] | docs["d"])


def test_cross_validation_reads_as_the_reader_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TRAIN))
    data, cv = importlib.import_module("acts_data"), importlib.import_module("acts_cv")
    article = metric.ActDocument(doc="own", date="2019-04-01", sha256="", text=TEXT)
    one = data.read("own", article)
    mine = cv.finished(one, list(one.drafts))
    theirs = metric.predicted(article, read(metric.document(article), load("de")))
    assert len(mine.acts) >= 3
    assert mine.acts == theirs.acts
