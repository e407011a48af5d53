"""What a person does with readings: look at what is to be decided, and decide.

Each decision is in the ledger when the method that makes it returns; nothing is saved later.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from wortlaut import desk, promises, reviewing
from wortlaut.desk import Filter, Ledger
from wortlaut.errors import MissingError, ReviewError
from wortlaut.model import (
    ACT_FIELDS,
    Act,
    Actor,
    Change,
    Decision,
    Interval,
    Promise,
    Reading,
    Spans,
    Subject,
    Verb,
    Window,
    wording,
)

WHO = "WORTLAUT_WHO"
"""The environment variable that says who decides."""


_CHANGING = {Verb.REJECT: "rejected", Verb.CORRECT: "corrected"}
"""Decisions after which an act is no longer there by its id, in words."""


def reviewer(given: str | None = None) -> str:
    """Return who decides: as given, else WORTLAUT_WHO, else the user at work."""
    return (given or os.environ.get(WHO, "")).strip() or desk.user()


@dataclass(frozen=True, slots=True)
class Task:
    """A report to review: its reading as people left it so far.

    ``undecided`` are ids of acts that nobody decided on, in their order; ``rejected`` acts that
    people rejected; ``met`` what each decision in force met in the reading; ``finished`` says
    that somebody has read the report through.
    """

    reading: Reading
    undecided: tuple[str, ...]
    rejected: tuple[Act, ...]
    met: tuple[reviewing.Applied, ...]
    finished: bool

    @property
    def is_done(self) -> bool:
        """Whether every act was decided on: with no act at all, whether it was read through."""
        return not self.undecided and (self.finished or bool(self.reading.acts))


def task(ledger: Ledger, document: str) -> Task:
    """Return the review of a document, by its id, as it stands.  Raises ``LedgerError``."""
    done = reviewing.review(ledger.raw(document), ledger.decisions(document=document))
    undecided = tuple(one.id for one in done.reading.acts if not reviewing.is_decided(one))
    finished = any(one.decision.verb is Verb.FINISH for one in done.applied)
    return Task(done.reading, undecided, done.rejected, done.applied, finished)


def tasks(ledger: Ledger, dossier: str | None = None, known_on: date | None = None) -> list[Task]:
    """Return the reviews of all reports of a dossier, or of the ledger, oldest first.

    The order does not change while decisions are made.
    """
    rows = ledger.readings(Filter(dossier=dossier, known_on=known_on))
    order = sorted((str(row["valid_earliest"] or ""), str(row["document"])) for row in rows)
    return [task(ledger, document) for _, document in order]


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody who decides.  ``ledger`` must be open for writing (``create=True``).

    Acts are addressed by id, the beginning of one, or DOCUMENT/ACT; promises of ``dossier`` by
    their ids, and then their first telling is meant.  Every method that decides returns the
    decision, and raises ``ReviewError`` or ``LedgerError`` where it cannot be made.
    """

    ledger: Ledger
    who: str
    dossier: str | None = None

    def accept(self, address: str, why: str = "") -> Decision:
        """Say that an act is right as it stands."""
        return self._about(Verb.ACCEPT, address, why)

    def reject(self, address: str, why: str = "") -> Decision:
        """Say that the report does not tell the act."""
        return self._about(Verb.REJECT, address, why)

    def correct(self, address: str, changes: Iterable[Change], why: str = "") -> Decision:
        """Put other wordings or values into fields of an act; ``change`` makes the changes."""
        return self._about(Verb.CORRECT, address, why, tuple(changes))

    def change(
        self, address: str, field: str, said: Spans | str, actors: Iterable[str] = ()
    ) -> tuple[Change, ...]:
        """Return the changes that put ``said`` into a field of an act.

        A string is a wording, which must occur in the report (the occurrence nearest to the act
        is meant), or the value of a field that is no wording; "" empties the field.  ``actors``
        are ids of those meant, "state/UA".
        """
        subject, reading = self._seen(address)
        text, near = reading.document.text, subject.act.anchor[0].start
        if isinstance(said, str) and field in ACT_FIELDS:
            said = reviewing.phrase(said, text, near) if said else ()
        meant = [self.actor(one, reading) for one in actors]
        days = _days(reading, subject.act, {field: said}) if field in reviewing.TIMED else None
        return reviewing.change(reading, field, said, meant, days)

    def add(
        self, document: str, kind: str, fields: Mapping[str, Spans | str], why: str = ""
    ) -> Decision:
        """Add an act that the reader missed: its ``kind``, and its fields as for ``change``.

        ``document`` is the id of a document or reading.  Of a wording that occurs several times
        the occurrence nearest to the anchor is meant.
        """
        reading = desk.look_up(self.ledger, document)[0]
        changes = [one for item in self._placed(fields, reading) for one in item]
        act = reviewing.new_act(kind, changes, self.who)
        if act.deadline or act.period:
            told = {one.field: one.value for one in changes if one.field in fields}
            due, window = _days(reading, act, {})
            act = replace(
                act,
                due=act.due if "due" in told else due,
                window=act.window if "window" in told else window,
            )
        return self._decide(Verb.ADD, (Subject(reading.document.id, act),), why=why)

    def finish(self, document: str, why: str = "") -> Decision:
        """Say that the report was read through: its acts are right, and none is missing."""
        reading = desk.look_up(self.ledger, document)[0]
        subjects = tuple(Subject(reading.document.id, act) for act in reading.acts)
        return self._decide(Verb.FINISH, subjects, document=reading.document.id, why=why)

    def merge(self, left: str, right: str, why: str = "") -> Decision:
        """Say that two acts, or promises, tell the same promise."""
        return self._pair(Verb.MERGE, left, right, why)

    def split(self, left: str, right: str, why: str = "") -> Decision:
        """Say that two acts do not tell the same promise."""
        return self._pair(Verb.SPLIT, left, right, why)

    def judge(self, confirmed: bool, promise: str, evidence: str, why: str = "") -> Decision:
        """Confirm or dismiss evidence for a promise.

        ``promise`` is an act that tells it, or its id in the dossier; ``evidence`` an act, or the
        id of an event with its source, "acled/UKR12345".
        """
        verb = Verb.CONFIRM if confirmed else Verb.DISMISS
        subject = self.subject(promise)
        if _is_address(evidence):
            return self._decide(verb, (subject, self.subject(evidence)), why=why)
        return self._decide(verb, (subject,), about=evidence, why=why)

    def grade(self, about: str, value: str, why: str = "") -> Decision:
        """Grade a source or an event by the Admiralty code: "B2", "F6", "A" or "3" alone."""
        value = value.strip().upper()
        if not value or value[0] not in "ABCDEF123456" or not _is_grade(value):
            raise ReviewError(
                f"{value!r} is no grade: write a letter A to F, a digit 1 to 6, or both, as B2."
            )
        return self._decide(Verb.GRADE, (), about=about, value=value, why=why)

    def undo(self, address: str, why: str = "") -> Decision:
        """Take a decision back, by its id; undoing that brings it back."""
        one = self.ledger.decision(address)
        if one.id in reviewing.undone_by(self.ledger.decisions()):
            raise ReviewError(f"Decision {one.id[:8]} is undone already.")
        return self._decide(Verb.UNDO, (), undoes=one.id, why=why)

    def subject(self, address: str) -> Subject:
        """Return the act that an address names, as it stands now."""
        return self._seen(address)[0]

    def actor(self, id_: str, reading: Reading) -> Actor:
        """Return an actor of the reading or of its language's list, by id or by name."""
        wanted = id_.strip().casefold()
        for one in (*reading.actors, *desk.actors(reading.document.language)):
            if wanted in (one.id.casefold(), *(name.casefold() for name in one.names)):
                return one
        raise ReviewError(
            f"There is no actor {id_!r}: name one by id, such as state/UA, or by its usual name."
        )

    def _seen(self, address: str) -> tuple[Subject, Reading]:
        promise = self._promise(address) if "/" not in address else None
        if promise:
            ref = promise.tellings[0].ref
            address = f"{ref.document}/{ref.act}"
        try:
            reading, record = desk.look_up(self.ledger, address)
        except MissingError as error:
            raise self._why_gone(address) or error from error
        if not isinstance(record, Act):
            raise ReviewError(f"{address} is no act: see `wortlaut list acts` for their ids.")
        there = self.ledger.current(reading.document.id).acts
        if all(one.id != record.id for one in there) and (gone := self._why_gone(address)):
            raise gone
        return Subject(reading.document.id, record), reading

    def _why_gone(self, address: str) -> ReviewError | None:
        """Return what became of an act that people rejected or gave another id, None if nothing."""
        wanted = address.rpartition("/")[2].lower()
        for one in reversed(reviewing.in_force(self.ledger.decisions())):
            subject = next((it for it in one.subjects if it.act.id.startswith(wanted)), None)
            if subject and one.verb in _CHANGING:
                text = self.ledger.current(subject.document).document.text
                said = (
                    f"{address}, “{wording(subject.act.action, text)}”, was {_CHANGING[one.verb]}"
                )
                return ReviewError(
                    f"{said} by {one.who} on {one.at:%d %B %Y}, so that no report tells it as it "
                    f"was: take that back with `wortlaut review decide undo {one.id[:8]}`, or see "
                    f"`wortlaut review --all --document {subject.document[:8]}` for what stands."
                )
        return None

    def _promise(self, address: str) -> Promise | None:
        if self.ledger.find(address) or len(address) < 4:
            return None
        there = desk.promises(self.ledger, self.dossier).promises
        found = [one for one in there if one.id.startswith(address.lower())]
        return found[0] if len(found) == 1 else None

    def _placed(
        self, fields: Mapping[str, Spans | str], reading: Reading
    ) -> Iterator[tuple[Change, ...]]:
        text, near = reading.document.text, 0
        for name in sorted(fields, key=lambda one: one != "anchor"):
            said = fields[name]
            if isinstance(said, str) and name in ACT_FIELDS:
                said = reviewing.phrase(said, text, near)
            if name == "anchor" and said and not isinstance(said, str):
                near = said[0].start
            yield reviewing.change(reading, name, said)

    def _pair(self, verb: Verb, left: str, right: str, why: str) -> Decision:
        subjects = (self.subject(left), self.subject(right))
        if subjects[0].ref == subjects[1].ref:
            raise ReviewError(f"{left} and {right} are the same act: name two.")
        return self._decide(verb, subjects, why=why)

    def _about(
        self, verb: Verb, address: str, why: str, changes: tuple[Change, ...] = ()
    ) -> Decision:
        return self._decide(verb, (self.subject(address),), changes=changes, why=why)

    def _decide(
        self, verb: Verb, subjects: tuple[Subject, ...], **more: str | tuple[Change, ...]
    ) -> Decision:
        now = datetime.now(UTC)
        made = Decision(verb, self.who, now, subjects, **more)  # type: ignore[arg-type]
        self.ledger.decide(made, now)
        for document in made.documents:
            promises.keep(self.ledger, document)
        return made


def _days(
    reading: Reading, act: Act, changed: Mapping[str, Spans | str]
) -> tuple[Interval | None, Window | None]:
    """Return the days that follow from an act's deadline and period, as the reader reckons them.

    ``changed`` are wordings in the place of the act's own.  None follow for a kind that has no
    days, or in a language that there is no reader for.
    """
    from wortlaut import lexicon
    from wortlaut.reader.acts.fields import DATED
    from wortlaut.reader.timex.days import days_of

    document = reading.document
    spans = [changed.get(name, getattr(act, name)) for name in reviewing.TIMED]
    chosen = tuple(span for one in spans if not isinstance(one, str) for span in one)
    if act.kind not in DATED or not chosen or document.language not in lexicon.languages():
        return None, None
    return days_of(document, chosen, lexicon.load(document.language))


def _is_address(evidence: str) -> bool:
    return not set(evidence.lower()) - set("0123456789abcdef/")


def _is_grade(value: str) -> bool:
    letters, digits = value.rstrip("123456"), value.lstrip("ABCDEF")
    return len(value) <= 2 and len(letters) <= 1 and len(digits) <= 1


def summary(decision: Decision, text: str = "") -> str:
    """Return a decision in a few words; ``text`` is that of its first document."""
    parts = [decision.verb.value]
    if decision.subjects and text:
        parts.append(f"“{wording(decision.subjects[0].act.action, text)}”")
    for one in decision.changes:
        said = wording(one.spans, text) if one.spans and text else one.value
        parts.append(f"{one.field}: {said or 'not said'}")
    parts += [one for one in (decision.about, decision.value) if one]
    return " · ".join([*parts, *([decision.undoes[:8]] if decision.undoes else [])])
