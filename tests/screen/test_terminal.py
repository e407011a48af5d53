"""`wortlaut review` in a real pseudo-terminal: keys in, decisions in the ledger out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect", reason="needs pexpect")
pyte = pytest.importorskip("pyte", reason="needs pyte")

from wortlaut.ledger import Ledger  # noqa: E402
from wortlaut.model import ActKind, Decision, Reading, Verb  # noqa: E402

LINES, COLUMNS = 40, 100
RIGHT, LEFT, DOWN, ESCAPE, CTRL_C = "\x1b[C", "\x1b[D", "\x1b[B", "\x1b", "\x03"
PROGRAM = "from wortlaut.cli import main; main()"


class Terminal:
    """The program in a pseudo-terminal, and what its screen shows."""

    def __init__(self, path: Path, *arguments: str) -> None:
        env = {**os.environ, "TERM": "xterm-256color", "WORTLAUT_WHO": "anna"}
        command = ["-c", PROGRAM, "review", "--ledger", str(path), *arguments]
        self.child = pexpect.spawn(
            sys.executable, command, dimensions=(LINES, COLUMNS), env=env, encoding="utf-8"
        )
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.stream = pyte.Stream(self.screen)

    @property
    def shown(self) -> str:
        return "\n".join(self.screen.display)

    def wait(self, words: str, seconds: float = 20) -> None:
        """Read until the screen shows ``words``."""
        for _ in range(int(seconds * 20)):
            try:
                self.stream.feed(self.child.read_nonblocking(65536, timeout=0.05))
            except pexpect.TIMEOUT:
                pass
            except pexpect.EOF:
                break
            if words in self.shown:
                return
        raise AssertionError(f"{words!r} is not on the screen:\n{self.shown}")

    def press(self, keys: str, words: str) -> None:
        self.child.send(keys)
        self.wait(words)

    def end(self) -> int:
        self.child.expect(pexpect.EOF, timeout=20)
        self.child.close()
        return int(self.child.exitstatus)


@pytest.fixture
def path(tmp_path: Path, reading: Reading, readings: Callable[..., Reading]) -> Path:
    with Ledger(tmp_path / "w.db", create=True) as ledger:
        ledger.record(reading)
        ledger.record(readings(publisher="Nachdruck"))
    return tmp_path / "w.db"


@pytest.fixture
def terminal(path: Path, reading: Reading) -> Iterator[Terminal]:
    opened = Terminal(path, "--document", reading.document.id)
    opened.wait("act 1/2")
    yield opened
    opened.child.close(force=True)


def decisions(path: Path) -> list[Decision]:
    with Ledger(path) as ledger:
        return list(ledger.decisions())


def test_accept_and_reject_go_on_to_what_is_undecided(terminal: Terminal, path: Path) -> None:
    assert "die Angriffe" in terminal.shown and "undecided" in terminal.shown
    assert "Nachbarn auf" in terminal.shown  # lines break between words
    terminal.press("a", "act 2/2")
    terminal.press("x", "act 1/1")
    terminal.child.send("q")
    assert terminal.end() == 0
    assert [one.verb for one in decisions(path)] == [Verb.ACCEPT, Verb.REJECT]
    assert {one.who for one in decisions(path)} == {"anna"}


def test_ctrl_c_loses_nothing_decided(terminal: Terminal, path: Path) -> None:
    terminal.press("a", "act 2/2")
    terminal.child.send(CTRL_C)
    assert terminal.end() == 130
    assert [one.verb for one in decisions(path)] == [Verb.ACCEPT]


def test_a_killed_review_loses_nothing_decided(terminal: Terminal, path: Path) -> None:
    terminal.press("a", "act 2/2")
    terminal.child.kill(9)
    terminal.child.wait()
    assert [one.verb for one in decisions(path)] == [Verb.ACCEPT]


def test_a_field_is_corrected_word_by_word(
    terminal: Terminal, path: Path, reading: Reading
) -> None:
    terminal.press("c", "Which field is wrong?")
    terminal.press(DOWN, "Which field is wrong?")
    terminal.press("\r", "„die Angriffe“")  # the action, as it stands
    for words in ("„die Angriffe für“", "„die Angriffe für 20“", "„die Angriffe für 20 Tage“"):
        terminal.press(RIGHT, words)
    terminal.press("\r", "correct")
    terminal.child.send("q")
    terminal.end()
    with Ledger(path) as ledger:
        act = ledger.current(reading.document.id).acts[0]
    assert act.because[-1] == "review/anna/action"
    assert [one.of(reading.document.text) for one in act.action] == ["die Angriffe für 20 Tage"]


def test_a_field_is_corrected_by_typing_words_that_must_be_there(
    terminal: Terminal, path: Path, reading: Reading
) -> None:
    terminal.press("c", "debtor")
    terminal.press(DOWN + DOWN, "Which field")
    terminal.press("\r", "„Wir“")
    terminal.press("/", "as they stand in the report")
    terminal.press("die Nachbarin\r", "does not occur")
    terminal.press("/", "as they stand in the report")
    terminal.press("die Nachbarn\r", "„die Nachbarn“")
    terminal.press("\r", "debtor: die Nachbarn")
    terminal.press("u", "undo")
    terminal.child.send("q")
    terminal.end()
    first, second = decisions(path)
    assert first.changes[0].spans[0].of(reading.document.text) == "die Nachbarn"
    assert second.undoes == first.id
    with Ledger(path) as ledger:
        assert ledger.current(reading.document.id) == reading


def test_a_missed_act_is_added_with_a_reason(
    terminal: Terminal, path: Path, reading: Reading
) -> None:
    terminal.press("w", "Why")
    terminal.press("steht am Ende\r", "steht am Ende")
    terminal.press("i", "the clause that tells the act")
    terminal.press("/", "as they stand")
    terminal.press("wenn sie Frieden wollten\r", "„wenn sie Frieden wollten“")
    terminal.press("\r", "what is to be done")
    terminal.press("/", "as they stand")
    terminal.press("Frieden\r", "„Frieden“")
    terminal.press("\r", "What kind of act?")
    terminal.press(DOWN + DOWN + DOWN, "commitment")
    terminal.press("\r", "act 1/3")
    terminal.child.send("q")
    terminal.end()
    (one,) = decisions(path)
    assert one.verb is Verb.ADD and one.why == "steht am Ende"
    assert one.subjects[0].act.kind is ActKind.COMMITMENT


def test_help_and_escape_lead_back(terminal: Terminal, path: Path) -> None:
    terminal.press("?", "everything decided is kept")
    terminal.press("a", "a accept  x reject")
    terminal.press("c", "Which field")
    terminal.press(ESCAPE, "a accept  x reject")
    terminal.child.send("q")
    assert terminal.end() == 0
    assert decisions(path) == []


def test_reports_follow_each_other_and_promises_are_merged_and_split(path: Path) -> None:
    terminal = Terminal(path)
    terminal.wait("report 1/2")
    terminal.press("s", "Which act does not tell the same promise?")
    terminal.press("\r", "split")
    terminal.press("m", "Which promise does it tell, too?")
    terminal.press("\r", "merge")
    terminal.press("n", "report 2/2")
    terminal.press("f", "read through")
    terminal.child.send("q")
    assert terminal.end() == 0
    verbs = [one.verb for one in decisions(path)]
    assert verbs == [Verb.SPLIT, Verb.MERGE, Verb.FINISH]


def test_with_nothing_to_review_it_says_so(path: Path) -> None:
    with Ledger(path, create=True) as ledger:
        from wortlaut.reviews import Reviewer, tasks

        for one in tasks(ledger):
            Reviewer(ledger, "bert").finish(one.reading.document.id)
    terminal = Terminal(path)
    terminal.wait("nothing to review")
    assert terminal.end() == 0
