"""The run from corpus to report, with readers made for the test."""

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from wortlaut import evaluation
from wortlaut.errors import CorpusError, InputError
from wortlaut.model import (
    Act,
    ActKind,
    Certainty,
    Document,
    Form,
    Reading,
    Span,
    Stance,
    Statement,
    TimeExpression,
)

TEXT = "Der Rat sagte, er tage am 18. März."

QUOTES = {
    "id": "1",
    "title": "Ein Rat [1]",
    "date": "2025-03-17",
    "text": TEXT,
    "tokens": [[0, 3], [4, 7], [8, 13], [13, 14], [15, 17], [18, 22], [23, 25], [26, 29], [30, 34]],
    "quotes": [{"id": 0, "type": "Direct", "quote": [4, 5], "speaker": [0, 1]}],
}
ACTS = {
    "doc": "1",
    "date": "2025-03-17",
    "text": TEXT,
    "acts": [
        {
            "kind": "plan",
            "polarity": "do",
            "status": "made",
            "certainty": "reported",
            "due": None,
            "anchor": [[15, 34, "er tage am 18. März"]],
            "action": [[18, 22, "tage"]],
        }
    ],
}
TIMES = (
    '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-03-17">x</TIMEX3></DCT>'
    '<TEXT>Der Rat sagte, er tage <TIMEX3 tid="t1" type="DATE" value="2025-03-18">am 18. März'
    "</TIMEX3>.</TEXT></TimeML>"
)


def read(document: Document) -> Reading:
    """Read what is in TEXT, the quote's cue and the expression's first word being off."""
    because = ("rule/test",)
    told = Statement(
        quote=(Span(15, 34),),
        form=Form.INDIRECT,
        stance=Stance(Certainty.REPORTED),
        because=because,
        speaker=(Span(0, 7),),
        cue=(Span(8, 13),),
    )
    planned = Act(ActKind.PLAN, (Span(15, 34),), (Span(18, 22),), because)
    when = TimeExpression(Span(26, 34), "DATE", "2025-03-18", None, because)
    return Reading(document, "test", (told,), (planned,), (when,))


@pytest.fixture
def corpora(tmp_path: Path) -> dict[str, Path]:
    paths = {"quotes": tmp_path / "q.jsonl", "acts": tmp_path / "a.jsonl", "time": tmp_path / "t"}
    paths["quotes"].write_text(json.dumps(QUOTES), "utf-8")
    paths["acts"].write_text(json.dumps(ACTS), "utf-8")
    paths["time"].mkdir()
    (paths["time"] / "1.tml").write_text(TIMES, "utf-8")
    return paths


def test_the_scores_of_a_run(corpora: dict[str, Path]) -> None:
    scores = {task: evaluation.run(task, path, read=read).scores for task, path in corpora.items()}
    # quote: read 5 tokens of which 2 are gold; speaker right; cue marked in vain
    joint = scores["quotes"]["Joint"]
    assert joint.precision == pytest.approx((2 / 5 + 1 + 0) / 3)
    assert joint.recall == 1.0
    assert scores["acts"]["Acts"].value == 1.0
    assert scores["acts"]["certainty"].value == 0.0
    assert scores["time"]["strict"].value == 0.0
    assert scores["time"]["value"].value == 1.0


@pytest.mark.parametrize("task", sorted(evaluation.TASKS))
def test_predictions_are_a_corpus_on_which_the_same_reader_is_perfect(
    corpora: dict[str, Path], tmp_path: Path, task: str
) -> None:
    out = tmp_path / "new" / ("out" if task == "time" else "out.jsonl")
    report = evaluation.run(task, corpora[task], read=read)
    assert not all(measure.value in (1.0, None) for measure in report.scores.values())
    evaluation.write_predictions(report, out)
    again = evaluation.run(task, out, read=read)
    values = {measure.value for measure in again.scores.values()}
    assert values <= {1.0, None} and 1.0 in values
    assert all(not item.findings for item in again.documents)


@pytest.mark.parametrize("task", sorted(evaluation.TASKS))
def test_a_report_can_be_printed_and_told_as_json(corpora: dict[str, Path], task: str) -> None:
    report = evaluation.run(task, corpora[task], read=read)
    out = StringIO()
    console = Console(file=out, width=120)
    evaluation.print_report(report, console)
    evaluation.print_errors(report, console, limit=5)
    assert report.headline in out.getvalue()
    assert "rule/test" in out.getvalue()
    told = json.loads(evaluation.to_json(report))
    assert told["scores"].keys() == report.scores.keys()
    assert told["documents"][0]["findings"][0]["what"] == "wrong"


def test_documents_come_worst_first(tmp_path: Path) -> None:
    corpus = tmp_path / "q.jsonl"
    right = QUOTES | {
        "id": "2",
        "quotes": [
            {"type": "Indirect", "quote": [4, 5, 6, 7, 8], "speaker": [0, 1], "cue": [2]},
        ],
    }
    corpus.write_text(json.dumps(right) + "\n" + json.dumps(QUOTES), "utf-8")
    report = evaluation.run("quotes", corpus, read=read)
    assert [item.id for item in evaluation.worst_first(report)] == ["1", "2"]


def test_digest_depends_on_content_and_not_on_compression(
    corpora: dict[str, Path], tmp_path: Path
) -> None:
    import gzip

    packed = tmp_path / "q.jsonl.gz"
    packed.write_bytes(gzip.compress(corpora["quotes"].read_bytes()))
    digests = {
        evaluation.run("quotes", path, read=read).digest for path in (packed, corpora["quotes"])
    }
    assert len(digests) == 1


def test_an_unknown_benchmark_is_named() -> None:
    with pytest.raises(InputError, match="quotes, time, acts"):
        evaluation.run("weather")


def test_without_shared_corpora_the_message_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORTLAUT_SHARED", str(tmp_path / "absent"))
    with pytest.raises(CorpusError, match=r"absent.*--corpus"):
        evaluation.run("quotes", read=read)


def test_predictions_that_cannot_be_written_are_an_input_error(
    corpora: dict[str, Path], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    report = evaluation.run("quotes", corpora["quotes"], read=read)
    with pytest.raises(InputError, match="cannot write"):
        evaluation.write_predictions(report, tmp_path / "file" / "out.jsonl")
