"""The lines and entries of ``actors.jsonl``, ``actors.toml`` and ``forenames.jsonl``."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from wortlaut.lexicon import Entry, ListEntry
from wortlaut.model import ActorKind


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One holding of an office; ``until`` is the first day of the next.

    Of a holding that goes on, ``seen`` is the last day on which that was known.
    """

    actor: str
    since: date | None = None
    until: date | None = None
    seen: date | None = None


class ActorEntry(ListEntry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A line of ``actors.jsonl``.  The first name is the one that is shown."""

    kind: ActorKind
    names: tuple[str, ...]
    metonyms: tuple[str, ...] = ()
    gender: str = ""
    of: str = ""
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    holders: tuple[Term, ...] = ()
    family: str = ""
    famous: bool = False


class ActorWord(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry of ``actors.toml``: words of one use.

    ``whole`` words do not match as the end of a compound, ``joined`` ones only so;
    ``adjectival`` ones inflect like adjectives ("Vorsitzende").
    """

    use: str
    words: tuple[str, ...]
    gender: Literal["m", "f", "n"] = "m"
    number: Literal["s", "p"] = "s"
    whole: bool = False
    joined: bool = False
    seat: bool = False
    """Of an institution: whether "in" and a capital say whose it is."""
    kinds: tuple[ActorKind, ...] = ()
    """Of a pair: what its two may be."""
    adjectival: bool = False


class Forename(ListEntry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A forename; one that both women and men bear has no gender."""

    gender: str = ""
