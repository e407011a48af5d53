"""What the steps of mention finding hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from wortlaut.model import ActorKind
from wortlaut.reader.actors.gazetteer import Function
from wortlaut.reader.actors.persons import PersonName
from wortlaut.reader.analysis.tokens import Range


@dataclass(slots=True)
class Phrase:
    """A stretch of tokens that refers to somebody, read but not yet resolved.

    ``actors`` are the listed actors of a name that matched, ``name`` a person's name, ``function``
    what the head noun says; ``owner`` is whom the function belongs to ("" if not told).
    """

    range: Range
    head: int
    sentence: int
    actors: tuple[str, ...] = ()
    name: PersonName | None = None
    function: Function | None = None
    owner: str = ""
    definite: bool = False
    indefinite: bool = False
    possessive: bool = False
    plural: bool = False
    governed: bool = False
    """Whether it is a bare noun behind a preposition ("unter Führung")."""
    generic: bool = False
    """Whether the office is meant and not who holds it ("das Amt des Präsidenten")."""
    changed: str = ""
    """The entry whose word says that the office is not held now: "former", "deputy"."""
    proper: str = ""
    """The stem of an adjective with a capital, which makes a name ("Demokratische Partei")."""
    gender: str = ""
    subject: bool = False
    leads: bool = False
    """Whether the subject goes on behind it: "Putin" in "Putin und Trump"."""
    attributed: bool = False
    """Whether an attribute says more: "der Anwalt der Frau" is no longer just "der Anwalt"."""
    attribute: str = ""
    """The noun of its first sure attribute: "brigade" in "ein Sprecher der Brigade"."""
    bare: bool = False
    """Whether the name is a family name alone, which counts only if somebody bears it."""
    object: bool = False
    """Of a pronoun: whether it cannot be its clause's subject ("ihm")."""
    rival: int = -1
    """Of an object pronoun: where the last noun of its gender begins, person or thing."""
    speaks: bool = False
    """Of a pronoun: whether its clause tells what persons and governments do."""
    start: int = 0
    """The first token of the sentence."""
    near: int = -1
    """The noun that a demonstrative points to, as a token's index."""
    titled: str = ""
    """The wording of a name in quotation marks or behind its kind ("Zeitung „X“")."""
    because: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Referent:
    """Somebody who was mentioned: what later mentions can call him by, and where he last was."""

    actor: str
    kind: ActorKind
    gender: str = ""
    plural: bool = False
    names: tuple[str, ...] = ()
    of: str = ""
    roles: set[str] = field(default_factory=set)
    """Words in lower case ("außenminister") and ids of entries ("foreign-minister")."""
    sentence: int = -1
    at: int = -1
    end: int = -1
    subject: bool = False
    """Whether the last mention was its clause's subject."""
