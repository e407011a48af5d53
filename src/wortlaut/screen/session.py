"""The review as it goes on: where one is, what is being chosen, and what a key does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from wortlaut import desk, reviewing, reviews
from wortlaut.errors import WortlautError
from wortlaut.model import (
    ACT_FIELDS,
    Act,
    ActKind,
    ActRef,
    Decision,
    Promise,
    Spans,
    Telling,
    Verb,
)
from wortlaut.reviewing.changing import TIMES, VALUES
from wortlaut.screen.selection import Selection, select


class Mode(StrEnum):
    """What keys mean: look at acts, choose from a list, choose words, type a line."""

    LOOK = "look"
    LIST = "list"
    WORDS = "words"
    LINE = "line"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from: (what is shown, what it means), and what is done with it."""

    title: str
    options: tuple[tuple[str, str], ...]
    then: Callable[[str], None]
    at: int = 0


@dataclass(slots=True)
class Session:
    """One person's review of some documents, by their ids."""

    person: reviews.Reviewer
    documents: Sequence[str]
    report: int = 0
    act: int = 0
    mode: Mode = Mode.LOOK
    choice: Choice | None = None
    selection: Selection | None = None
    chosen: Callable[[Spans], None] | None = None
    typed: Callable[[str], None] | None = None
    title: str = ""
    message: str = ""
    why: str = ""
    made: list[Decision] = field(default_factory=list)
    task: reviews.Task = field(init=False)

    def __post_init__(self) -> None:
        """Look at the first report."""
        self.open(0)

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.task.reading.document.text

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts of the report as they stand."""
        return self.task.reading.acts

    @property
    def current(self) -> Act | None:
        """The act that keys are about."""
        return self.acts[self.act] if self.acts else None

    # Where one is

    def open(self, report: int) -> None:
        """Go to a report, and there to the first act that nobody decided on."""
        self.report = min(max(report, 0), len(self.documents) - 1)
        self._refresh()
        self.act = 0
        self._to_undecided()
        self.back()

    def move(self, step: int) -> None:
        """Go to another act, at the end of a report to the next one."""
        at = self.act + step
        if 0 <= at < len(self.acts):
            self.act = at
        elif 0 <= self.report + step < len(self.documents):
            self.open(self.report + step)
        self.message = ""

    def back(self) -> None:
        """Leave whatever is being chosen."""
        self.mode, self.choice, self.selection, self.title = Mode.LOOK, None, None, ""

    def _refresh(self) -> None:
        self.task = reviews.task(self.person.ledger, self.documents[self.report])
        self.act = min(self.act, max(len(self.acts) - 1, 0))

    def _to_undecided(self) -> None:
        ids = [one.id for one in self.acts]
        places = [ids.index(one) for one in self.task.undecided]
        self.act = next((at for at in places if at >= self.act), (places or [self.act])[0])

    # Decisions

    def decide(self, make: Callable[[], Decision], forward: bool = True) -> None:
        """Make a decision, which is kept at once; what cannot be done is said."""
        self.back()
        try:
            one = make()
        except WortlautError as error:
            self.message = str(error)
            return
        self.made.append(one)
        self.why = ""
        self.message = reviews.summary(one, self.text)
        self._refresh()
        if forward:
            self._to_undecided()

    def accept(self) -> None:
        """Say that the act is right."""
        if address := self._address():
            self.decide(lambda: self.person.accept(address, self.why))

    def reject(self) -> None:
        """Say that the report does not tell the act."""
        if address := self._address():
            self.decide(lambda: self.person.reject(address, self.why))

    def finish(self) -> None:
        """Say that the report was read through."""
        self.decide(lambda: self.person.finish(self.documents[self.report], self.why))

    def undo(self) -> None:
        """Take back the last decision of this sitting that still holds, else of this report."""
        ledger, document = self.person.ledger, self.documents[self.report]
        everything = ledger.decisions()
        undone = reviewing.undone_by(everything)
        about = [one for one in everything if document in one.documents]
        pool = [one for one in (self.made or about) if one.verb is not Verb.UNDO]
        last = next((one for one in reversed(pool) if one.id not in undone), None)
        if last is None:
            self.message = "There is nothing to undo."
            return
        self.decide(lambda: self.person.undo(last.id, self.why), forward=False)

    def _address(self, act: Act | None = None) -> str:
        one = act or self.current
        if one is None:
            self.message = "There is no act here: i adds one, f says that the report was read."
            return ""
        return f"{self.documents[self.report]}/{one.id}"

    # Choosing

    def ask(
        self, title: str, options: Sequence[tuple[str, str]], then: Callable[[str], None]
    ) -> None:
        """Let the person choose from a list."""
        if not options:
            self.message = f"{title}: there is nothing to choose from."
            return
        self.mode, self.choice = Mode.LIST, Choice(title, tuple(options), then)

    def ask_line(self, title: str, then: Callable[[str], None]) -> None:
        """Let the person type a line."""
        self.mode, self.title, self.typed = Mode.LINE, title, then

    def ask_words(self, title: str, spans: Spans, then: Callable[[Spans], None]) -> None:
        """Let the person choose words of the text; ``spans`` are chosen already."""
        near = self.current.anchor[0].start if self.current else 0
        self.mode, self.title, self.chosen = Mode.WORDS, title, then
        self.selection = select(self.text, spans, near)

    def step(self, by: int) -> None:
        """Move in the list."""
        if self.choice:
            at = (self.choice.at + by) % len(self.choice.options)
            self.choice = Choice(self.choice.title, self.choice.options, self.choice.then, at)

    def enter(self) -> None:
        """Take what is chosen."""
        if self.mode is Mode.LIST and self.choice:
            choice = self.choice
            self.back()
            choice.then(choice.options[choice.at][1])
        elif self.mode is Mode.WORDS and self.selection and self.chosen:
            spans, then = self.selection.spans, self.chosen
            self.back()
            then(spans)

    def nothing(self) -> None:
        """Choose no words: the report does not say it."""
        if self.mode is Mode.WORDS and self.chosen:
            then = self.chosen
            self.back()
            then(())

    def line(self, typed: str) -> None:
        """Take a line that was typed."""
        then = self.typed
        self.back()
        if then:
            then(typed)

    def find(self) -> None:
        """Choose words by typing them, as they stand in the report."""
        title, then, selection = self.title, self.chosen, self.selection
        if then is None or selection is None:
            return

        def found(typed: str) -> None:
            near = selection.spans[0].start if selection.spans else 0
            chosen = selection.spans
            try:
                chosen = reviewing.phrase(typed, self.text, near) if typed.strip() else chosen
                self.message = ""
            except WortlautError as error:
                self.message = str(error)
            self.ask_words(title, chosen, then)

        self.ask_line(f"{title}: the words, as they stand in the report", found)

    # What takes several steps

    def correct(self) -> None:
        """Choose a field, then its words or value."""
        if act := self.current:
            shown = [(name, reviewing.shown(act, name, self.text)) for name in reviewing.FIELDS]
            options = [(f"{name:10} {said or '–'}", name) for name, said in shown]
            self.ask("Which field is wrong?", options, self._field)
        else:
            self._address()

    def _field(self, name: str) -> None:
        act = self.current
        if act is None:
            return
        if name in ACT_FIELDS:
            self.ask_words(name, getattr(act, name), lambda spans: self._put(name, spans))
        elif name in VALUES:
            options = [(one.value, one.value) for one in VALUES[name]]
            self.ask(name, options, lambda value: self._put(name, value))
        else:
            form = "2025-03-18, ../2025-03-18" if name == TIMES[0] else "2025-03-18/2025-04-17"
            self.ask_line(f"{name} ({form}; empty: none)", lambda typed: self._put(name, typed))

    def _put(self, name: str, said: Spans | str) -> None:
        address = self._address()

        def make() -> Decision:
            given = said if isinstance(said, tuple) else said.strip()
            changes = self.person.change(address, name, given)
            return self.person.correct(address, changes, self.why)

        self.decide(make, forward=False)

    def add(self) -> None:
        """Choose anchor, conduct and kind of a missed act."""

        def kind(anchor: Spans, action: Spans) -> None:
            options = [(one.value, one.value) for one in ActKind]
            self.ask("What kind of act?", options, lambda value: put(value, anchor, action))

        def put(value: str, anchor: Spans, action: Spans) -> None:
            document = self.documents[self.report]
            fields: dict[str, Spans | str] = {"anchor": anchor, "action": action}
            self.decide(lambda: self.person.add(document, value, fields, self.why), forward=False)

        self.ask_words(
            "the clause that tells the act",
            (),
            lambda anchor: self.ask_words(
                "what is to be done, or not", anchor, lambda action: kind(anchor, action)
            ),
        )

    def merge(self) -> None:
        """Choose a promise that the act tells, too."""
        if act := self.current:
            mine = self._promise(act)
            stage, own = (mine.stage, mine.id) if mine else (None, "")
            others = [one for one in self._promises() if one.id != own and one.stage is stage]
            address = self._address()
            self.ask(
                "Which promise does it tell, too?",
                [(_brief(one), _first(one)) for one in others],
                lambda other: self.decide(lambda: self.person.merge(address, other, self.why)),
            )

    def split(self) -> None:
        """Choose an act that does not tell the same promise."""
        act = self.current
        mine = self._promise(act) if act else None
        if act is None or mine is None:
            self._address()
            return
        here = (self.documents[self.report], act.id)
        tellings = {one.ref: one for one in mine.tellings}
        others = [one for one in mine.refs if (one.document, one.act) != here]
        options = [
            (_telling(tellings.get(one), one), f"{one.document}/{one.act}") for one in others
        ]
        address = self._address()
        self.ask(
            "Which act does not tell the same promise?",
            options,
            lambda other: self.decide(lambda: self.person.split(address, other, self.why)),
        )

    def reason(self) -> None:
        """Type the reason of the next decision."""

        def put(typed: str) -> None:
            self.why = typed.strip()
            self.message = f"The next decision says why: {self.why}" if self.why else ""

        self.ask_line("Why (kept with the next decision)", put)

    def _promises(self) -> tuple[Promise, ...]:
        return desk.promises(self.person.ledger, self.person.dossier).promises

    def _promise(self, act: Act) -> Promise | None:
        here = self.documents[self.report]
        return next(
            (
                one
                for one in self._promises()
                if any(ref.document == here and ref.act == act.id for ref in one.refs)
            ),
            None,
        )


def _brief(promise: Promise) -> str:
    first = promise.tellings[0]
    who = first.said("debtor") or first.said("party")
    return f"{who}: {first.said('action') or first.said('anchor')} ({first.publisher or '–'})"


def _first(promise: Promise) -> str:
    ref = promise.tellings[0].ref
    return f"{ref.document}/{ref.act}"


def _telling(telling: Telling | None, ref: ActRef) -> str:
    """Return a telling in one line; a copy of another report's words is named by its id."""
    if telling is None:
        return f"{ref.document}/{ref.act}, a copy"
    return f"{telling.publisher or '–'}: {telling.said('action')}"
