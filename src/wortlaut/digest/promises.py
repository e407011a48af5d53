"""Promises for eyes: a row in the table of a dossier, and one promise with its tellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from wortlaut.digest.layout import indent, table, title
from wortlaut.digest.words import SHORT, clean, days
from wortlaut.matching import alternatives, differing
from wortlaut.model import Polarity, Promise, Stage, Telling

STAGES = {
    Stage.BINDING: "promise",
    Stage.PROPOSED: "offer",
    Stage.DEMANDED: "demand",
    Stage.REFUSED: "refusal",
    Stage.THREATENED: "threat",
    Stage.FULFILLED: "fulfilment",
    Stage.BROKEN: "breach",
}
"""What a promise of each stage is called."""

MOST = 2
"""Alternatives that a cell of the table spells out."""


@dataclass(frozen=True, slots=True)
class Named:
    """The promises of a dossier by their ids, and the names of actors by theirs."""

    promises: Mapping[str, Promise]
    names: Mapping[str, str]

    def who(self, sides: Iterable[str]) -> str:
        """Return the names of ``sides``, the id of one that has none."""
        return clean(", ".join(self.names.get(side, side) for side in sides))


def promise_row(promise: Promise, named: Named) -> dict[str, str]:
    """Return the cells of a promise in the table of a dossier, by column."""
    ends = list(alternatives(promise, "end"))
    more = [f"+{len(ends) - MOST}"] if len(ends) > MOST else []
    told = alternatives_of(promise)
    return {
        "id": promise.id[:SHORT],
        "is": STAGES[promise.stage],
        "who": _who(promise, named),
        "what": _what(promise),
        "due": ", ".join([*ends[:MOST], *more]),
        "told": str(len(promise.tellings)),
        "differs in": ", ".join(f"{name} {len(found)}" for name, found in told.items()),
        "evidence": _counted(promise.evidence, named),
        "history": _counted(promise.history, named),
    }


def promise_cells(row: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of ``promise_row`` in fewer columns, as a terminal has room for."""
    kind = "" if row["is"] == STAGES[Stage.BINDING] else f"{row['is']}, "
    notes = (f"{name} {row[name]}" for name in ("differs in", "evidence", "history") if row[name])
    return {
        "id": row["id"],
        "promise": f"{kind}{row['who']}: {row['what']}",
        "due": row["due"].replace(", ", "\n"),
        "told": row["told"],
        "more": "\n".join(notes),
    }


def alternatives_of(promise: Promise) -> dict[str, dict[str, tuple[Telling, ...]]]:
    """Return by field what the tellings say of it, where they do not say the same."""
    return {name: alternatives(promise, name) for name in differing(promise)}


def promise_page(promise: Promise, named: Named) -> RenderableType:
    """Return a promise with its tellings, where they differ, its evidence and its history."""
    return Group(
        Text(f"{STAGES[promise.stage]} {promise.id}", style="dim"),
        Text(_who(promise, named), style="bold"),
        Text(f"„{_what(promise)}“"),
        *_tellings(promise, named),
        *_differences(promise, named),
        *_linked("Evidence", promise.evidence, named),
        *_linked("History", promise.history, named),
        Text(f"\nheld together by {', '.join(promise.because)}", style="dim"),
    )


def _who(promise: Promise, named: Named) -> str:
    if promise.debtor:
        return named.who(promise.debtor)
    said = (one.said(name) for one in promise.tellings for name in ("debtor", "party"))
    return next((f"„{clean(words)}“" for words in said if words), "not said who")


def _what(promise: Promise) -> str:
    refraining = " (to refrain)" if promise.polarity is Polarity.REFRAIN else ""
    return clean(promise.consequent[0] if promise.consequent else "") + refraining


def _counted(ids: Iterable[str], named: Named) -> str:
    """Return "2 breach, 1 fulfilment"."""
    found = Counter(STAGES[named.promises[one].stage] for one in ids if one in named.promises)
    return ", ".join(f"{number} {kind}" for kind, number in found.items())


def _tellings(promise: Promise, named: Named) -> Iterator[RenderableType]:
    yield title("Tellings", len(promise.tellings), "cyan")
    for one in promise.tellings:
        yield indent(Text(_head(one), style="bold"), 2)
        yield indent(table(_fields(one, named)), 4)


def _head(telling: Telling) -> str:
    told = days(telling.told) if telling.told else "date not known"
    return clean(f"{telling.publisher or 'publisher not known'} · {told}")


def _fields(one: Telling, named: Named) -> Iterator[tuple[str, str]]:
    yield "what", f"„{clean(one.said('action'))}“"
    yield "word of", f"{_voice(one, named)} · {one.kind.value} · {one.certainty.value}"
    if one.said("anchor") != one.said("action"):
        yield "wording", f"„{clean(one.said('anchor'))}“"
    if one.copies:
        yield "copies", f"{len(one.copies)} in other reports"
    yield "act", f"{one.ref.document[:SHORT]}/{one.ref.act[:SHORT]}"


def _voice(telling: Telling, named: Named) -> str:
    return named.who(telling.speakers) or clean(telling.said("source")) or "the report itself"


def _differences(promise: Promise, named: Named) -> Iterator[RenderableType]:
    found = alternatives_of(promise)
    if found:
        yield title("Where the tellings differ", 0, "yellow")
    for name, values in found.items():
        yield indent(Text(name, style="bold"), 2)
        yield indent(table(_voiced(values, named), 24), 4)


def _voiced(values: Mapping[str, tuple[Telling, ...]], named: Named) -> Iterator[tuple[str, str]]:
    for value, tellings in values.items():
        told = dict.fromkeys(_told(one, named) for one in tellings)
        yield (
            ", ".join(named.names.get(one, clean(one)) for one in value.split(", ")),
            "; ".join(told),
        )


def _told(telling: Telling, named: Named) -> str:
    """Return who says so where: the report, and whose word it is on unless its own."""
    words = named.who(telling.speakers) or clean(telling.said("source"))
    return f"{_head(telling)} on the word of {words}" if words else _head(telling)


def _linked(heading: str, ids: tuple[str, ...], named: Named) -> Iterator[RenderableType]:
    known = [named.promises[one] for one in ids if one in named.promises]
    if known:
        yield title(heading, len(known), "magenta")
        yield indent(table((_brief(one, named) for one in known), 20), 2)


def _brief(promise: Promise, named: Named) -> tuple[str, str]:
    first = promise.tellings[0]
    told = days(first.told) if first.told else "date not known"
    times = f", told {len(promise.tellings)} times" if len(promise.tellings) > 1 else ""
    said = f"{_who(promise, named)}: „{_what(promise)}“ ({_voice(first, named)}, {told}{times})"
    return f"{STAGES[promise.stage]} {promise.id[:SHORT]}", said
