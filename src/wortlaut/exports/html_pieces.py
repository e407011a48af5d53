"""Splits a text at every boundary of its records, and makes hidden characters visible."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from wortlaut.exports.html_records import Record
from wortlaut.reader.analysis.segment import line_breaks

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f]|\r(?!\n)"
)
"""Control, direction and tag characters, noncharacters and halves of surrogate pairs.

Joiners and variation selectors stay as they are: they make up letters and emoji.
"""

UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
"""What no HTML page can hold; shown as U+FFFD with its true number beside it."""

PARAGRAPH = re.compile(r"(?<=[^\r\n])\r?\n(?=[^\r\n])")
"""A single line break: a new paragraph without an empty line before it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that the same records cover from its first to its last character.

    ``covering`` holds the ids of all these records, ``main`` those whose main wording it is,
    shortest first.  ``ending`` are the records whose number is shown after the piece, ``opens``
    says that a paragraph begins here.
    """

    start: int
    end: int
    covering: tuple[str, ...]
    main: tuple[Record, ...]
    ending: tuple[Record, ...]
    opens: bool

    @property
    def classes(self) -> str:
        """The colours of the piece: the groups of its two shortest acts, statement, time."""
        return " ".join(paint([record.group for record in self.main]))


def paragraphs(text: str) -> set[int]:
    """Return where a paragraph begins behind a single line break; wrapped lines begin none."""
    breaks = set(line_breaks(text))
    return {found.end() for found in PARAGRAPH.finditer(text) if found.end() - 1 in breaks}


def paint(groups: Sequence[str]) -> list[str]:
    """Return the classes of a piece that records of ``groups`` cover, shortest first.

    The page's script does the same when the reader filters; see ``repaint`` in page.js.
    """
    unique = list(dict.fromkeys(groups))
    acts = [group for group in unique if group not in ("said", "time")]
    marks = [prefix + group for prefix, group in zip(("g-", "h-"), acts, strict=False)]
    return marks + [f"m-{group}" for group in ("said", "time") if group in unique]


def pieces(text: str, records: Sequence[Record]) -> Iterator[Piece]:
    """Yield the pieces of ``text`` in order; joined, they are the text.

    The time grows with the number of spans and of (piece, record) pairs, not with their square.
    """
    shortest_first = {record.id: rank for rank, record in enumerate(_by_length(records))}
    starts, ends = _events(text, records)
    numbered = _numbered_ends(text, records)
    opening = paragraphs(text)
    by_id = {record.id: record for record in records}
    open_all: Counter[str] = Counter()
    open_main: Counter[str] = Counter()
    for start, end in pairwise(sorted({0, len(text), *starts, *ends, *opening})):
        for identifier, is_main in ends.get(start, ()):
            _drop(open_main if is_main else open_all, identifier)
        for identifier, is_main in starts.get(start, ()):
            (open_main if is_main else open_all)[identifier] += 1
        main = sorted(open_main, key=shortest_first.__getitem__)
        yield Piece(
            start=start,
            end=end,
            covering=tuple(sorted(open_all, key=shortest_first.__getitem__)),
            main=tuple(by_id[identifier] for identifier in main),
            ending=tuple(numbered.get(end, ())),
            opens=start in opening,
        )


def visible(text: str) -> Markup:
    """Return ``text`` as markup that shows the text and nothing but the text.

    Hidden characters are kept, each in a box of its own with its number beside it, so that they
    can neither turn the text around them nor stay unseen.
    """
    parts = []
    last = 0
    for match in HIDDEN.finditer(text):
        parts += [_escape(text[last : match.start()]), _box(match.group())]
        last = match.end()
    return Markup("").join([*parts, _escape(text[last:])])


def plain(text: str) -> str:
    """Return ``text`` for places that hold no markup: hidden characters become U+FFFD."""
    return HIDDEN.sub("\ufffd", text)


def _escape(text: str) -> Markup:
    return escape(text).replace("\r", Markup("&#13;"))


def _box(character: str) -> Markup:
    held = UNWRITABLE.sub("\ufffd", character)
    number = f"U+{ord(character):04X}"
    return Markup('<span class="ctl" data-c="{}">{}</span>').format(number, _escape(held))


Events = dict[int, list[tuple[str, bool]]]


def _events(text: str, records: Iterable[Record]) -> tuple[Events, Events]:
    starts: Events = defaultdict(list)
    ends: Events = defaultdict(list)
    for record in records:
        for spans, is_main in ((record.main, True), (record.spans, False)):
            for span in spans:
                if span.start < len(text):
                    starts[span.start].append((record.id, is_main))
                    ends[min(span.end, len(text))].append((record.id, is_main))
    return starts, ends


def _numbered_ends(text: str, records: Iterable[Record]) -> dict[int, list[Record]]:
    found: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        found[min(record.main[-1].end, len(text))].append(record)
    return found


def _by_length(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: sum(span.end - span.start for span in record.main))


def _drop(opened: Counter[str], identifier: str) -> None:
    opened[identifier] -= 1
    if not opened[identifier]:
        del opened[identifier]
