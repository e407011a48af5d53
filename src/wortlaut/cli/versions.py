"""`wortlaut versions`: how the wording under one address changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli import options
from wortlaut.errors import InputError

if TYPE_CHECKING:
    from wortlaut.desk import Ledger
    from wortlaut.ledger import Seen
    from wortlaut.model import Document
    from wortlaut.rewording import Change

CONTEXT = 60
"""Characters shown before and after what was changed."""


@dataclass(frozen=True, slots=True)
class Version:
    """A document with the address and the instant at which it was first seen there."""

    seen: Seen
    document: Document


@click.command()
@click.argument("of", metavar="ADDRESS|ID")
@options.ledger
@options.as_json
def versions(of: str, ledger: Path, as_json: bool) -> None:
    """Show how the wording at an address changed.

    Name the address, or the id of a reading or document. A changed page is a new report; the ledger
    keeps both. Words that went are shown as [-...-], words that came as {+...+}; on a terminal in
    colours, too.
    """
    from wortlaut.desk import Ledger

    with Ledger(ledger) as opened:
        addresses = _addresses(opened, of)
        found = [_versions(opened, address) for address in addresses]
    for kept in found:
        for line in _json(kept) if as_json else _page(kept):
            click.echo(line)


def _addresses(ledger: Ledger, of: str) -> tuple[str, ...]:
    from wortlaut import desk

    if ledger.seen(of):
        return (of,)
    if Path(of).exists():
        raise InputError(
            f"{of} is a file, and versions are those of an address: name the address, or compare "
            f"two files with `wortlaut compare {of} OTHER`."
        )
    if "://" in of or "/" in of:
        raise InputError(
            f"Nothing in {ledger.path} was read from {of}: see `wortlaut list --json`."
        )
    document = desk.look_up(ledger, of)[0].document
    found = ledger.addresses(document.id)
    if not found:
        raise InputError(
            f"{of} was not read from an address, so that it has no versions: read its address, or "
            "compare two reports with `wortlaut compare ID ID`."
        )
    return found


def _versions(ledger: Ledger, address: str) -> list[Version]:
    return [Version(one, ledger.current(one.document).document) for one in ledger.seen(address)]


def _json(kept: list[Version]) -> Iterator[bytes]:
    from wortlaut.exports import jsonl
    from wortlaut.rewording import changes

    before = ""
    for number, one in enumerate(kept):
        text = one.document.text
        found = changes(before, text) if number else ()
        row = {
            "address": one.seen.address,
            "version": number + 1,
            "seen": one.seen.recorded_at,
            "document": one.document.id,
            "title": one.document.title,
            "published": one.document.published,
            "changes": [_change(change, before, text) for change in found],
        }
        yield jsonl.line(row).encode()
        before = text


def _change(change: Change, old: str, new: str) -> dict[str, Any]:
    return {
        side: {"start": start, "end": end, "text": text[start:end]}
        for side, (start, end), text in (("old", change.old, old), ("new", change.new, new))
    }


def _page(kept: list[Version]) -> Iterator[str]:
    from wortlaut.digest.words import SHORT, clean

    yield clean(kept[0].seen.address)
    for number, one in enumerate(kept, start=1):
        yield (
            f"{number}  {one.document.id[:SHORT]}  seen {one.seen.recorded_at[:16]}Z  "
            f"{clean(one.document.title or '')}"
        ).rstrip()
    for number, (old, new) in enumerate(pairwise(kept), start=1):
        yield ""
        yield from _difference(number, old.document, new.document)


def _difference(number: int, old: Document, new: Document) -> Iterator[str]:
    from wortlaut.rewording import changes, passages

    found = changes(old.text, new.text)
    places = "place" if len(found) == 1 else "places"
    told = f"{len(found)} {places} changed" if found else "the same wording"
    yield click.style(f"from {number} to {number + 1}: {told}{_about(old, new)}", bold=True)
    for group in passages(found, CONTEXT):
        yield "  " + _passage(group, old.text, new.text)


def _about(old: Document, new: Document) -> str:
    """Return which of the things told about the report changed: "; date, title"."""
    names = {"publisher": "publisher", "published": "date", "title": "title", "dateline": "place"}
    other = [told for name, told in names.items() if getattr(old, name) != getattr(new, name)]
    return f"; another {', '.join(other)}" if other else ""


def _passage(group: list[Change], old: str, new: str) -> str:
    """Return a passage of the new version in one line, with what went and what came."""
    start, end = max(group[0].new[0] - CONTEXT, 0), group[-1].new[1] + CONTEXT
    shown, at = ["…" if start else ""], start
    for change in group:
        shown.append(_flat(new[at : change.new[0]]))
        if gone := _flat(old[slice(*change.old)]):
            shown.append(click.style(f"[-{gone}-]", fg="red"))
        if come := _flat(new[slice(*change.new)]):
            shown.append(click.style(f"{{+{come}+}}", fg="green"))
        at = change.new[1]
    return "".join([*shown, _flat(new[at:end]), "…" if end < len(new) else ""])


def _flat(text: str) -> str:
    from wortlaut.digest.words import clean

    ends = [" " if end.isspace() else "" for end in (text[:1], text[-1:])]
    return ends[0] + clean(text) + ends[1] if text.strip() else ends[0]
