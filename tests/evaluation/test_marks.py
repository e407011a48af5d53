"""The marked words of train/acts fit the shared texts that they were made on."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from wortlaut.errors import CorpusError
from wortlaut.evaluation import corpora, quotes
from wortlaut.model import ActKind

MARKS = Path(__file__).parents[2] / "train" / "acts" / "marks.jsonl"
LINES = [json.loads(line) for line in MARKS.read_text("utf-8").splitlines()]


def test_marks_are_offsets_without_text_and_no_article_comes_twice() -> None:
    ids = [line["doc"] for line in LINES]
    assert len(ids) == len(set(ids)) == 176
    kinds = {mark["kind"] for line in LINES for mark in line["marks"]}
    assert kinds == {"", *map(str, ActKind)}
    assert {name for line in LINES for mark in line["marks"] for name in mark} == {
        "word", "kind", "noun",
    }  # fmt: skip


def test_marks_fit_the_texts() -> None:
    try:
        shared = corpora.shared()
    except CorpusError:
        pytest.skip("no shared corpora: set WORTLAUT_SHARED")
    texts = {article.id: article.text for article in quotes.load(shared / "corpora/quotes-de")}
    for line in LINES:
        text = texts[line["doc"]]
        assert sha256(text.encode()).hexdigest() == line["sha256"]
        for mark in line["marks"]:
            start, end = mark["word"]
            assert text[start:end].isalpha() or "-" in text[start:end]
            assert not text[start - 1 : start].isalnum()
