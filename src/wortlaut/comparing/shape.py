"""What a comparison is made of: a row a promise, a column a report."""

from __future__ import annotations

from dataclasses import dataclass

from wortlaut.comparing.words import Marks
from wortlaut.model import ActRef, Document, Polarity, Promise, Relation, Spans, Stage, Telling

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""What the columns are called."""


def letter(column: int) -> str:
    """Return what a column is called: A, B, ... Z, A2, ..."""
    again, at = divmod(column, len(LETTERS))
    return LETTERS[at] + (str(again + 1) if again else "")


@dataclass(frozen=True, slots=True)
class Told:
    """One act of a report as a telling of a promise.

    ``passage`` is its wording: its anchor and its fields.  ``marks`` are the words in it that
    the row's base and it do not share; none where the languages differ.
    """

    ref: ActRef
    telling: Telling
    passage: Spans
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says of a promise: its acts, the fullest first.

    A report may tell a promise on several people's word, each in another way.
    """

    told: tuple[Told, ...]

    @property
    def first(self) -> Told:
        """The fullest telling."""
        return self.told[0]


@dataclass(frozen=True, slots=True)
class Value:
    """What tellings of one column (``refs``) say of a field; ``value`` is for reading.

    "" is silent.  ``spans`` is where the first of them says it, ``relation`` how it stands to
    what the row's base says: None for the base itself, and where the two cannot be compared
    (words of two languages, somebody who was not resolved).
    """

    value: str
    relation: Relation | None
    spans: Spans
    refs: tuple[ActRef, ...]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """How the reports tell one field: for each column the different values of its tellings.

    () is a column that does not tell the promise.  A telling that is silent beside one of the
    same report that speaks is left out.
    """

    field: str
    columns: tuple[tuple[Value, ...], ...]

    @property
    def differs(self) -> bool:
        """Whether some telling has it otherwise, or a column is silent where another speaks."""
        values = (one for column in self.columns for one in column)
        return any(one.relation not in (None, Relation.SAME) for one in values)


@dataclass(frozen=True, slots=True)
class Near:
    """A row of another column about the same conduct that was not joined.

    ``contradiction`` is the field in which the two contradict each other, "" where too little
    agrees to hold them the same.  It is for a person to judge: `wortlaut review decide merge`.
    """

    promise: str
    contradiction: str


@dataclass(frozen=True, slots=True)
class Row:
    """A promise, and what each column says of it; None where it does not tell it.

    ``base`` is the column whose fullest telling all others are compared with: the first that
    tells the promise.
    ``related`` are ids of promises of other rows about the same conduct: the offer, demand or
    refusal that another report tells instead, its fulfilment or breach.  ``near`` are rows of
    the same stage, told in other columns only, that may be meant to be compared with this one.
    """

    promise: str
    stage: Stage
    polarity: Polarity
    because: tuple[str, ...]
    cells: tuple[Cell | None, ...]
    base: int
    fields: tuple[FieldRow, ...]
    related: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns that tell it."""
        return tuple(at for at, cell in enumerate(self.cells) if cell)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Reports side by side.

    ``shared`` are the promises that several of them tell, ``only`` those that one tells, both in
    the order of the texts.  ``neither`` are promises, offers, demands, refusals and threats of
    the dossier that none of them tells, though it was known by the day of the last of them.
    """

    documents: tuple[Document, ...]
    shared: tuple[Row, ...]
    only: tuple[Row, ...]
    neither: tuple[Promise, ...] = ()
    dossier: str | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows: shared ones first."""
        return (*self.shared, *self.only)

    def only_in(self, column: int) -> tuple[Row, ...]:
        """Return the rows that only this column tells."""
        return tuple(row for row in self.only if row.base == column)
