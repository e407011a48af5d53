"""Who was mentioned in a text so far, and who bears which family name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wortlaut.model import ActorKind, Interval
from wortlaut.reader.actors.gazetteer import SHORT_FAMILY, Gazetteer
from wortlaut.reader.actors.referents import Phrase, Referent

MEMORY = 200
"""Sentences after which somebody is forgotten unless he has a name."""


class Memory:
    """Who was mentioned in a text so far."""

    def __init__(self, gazetteer: Gazetteer, published: Interval | None) -> None:
        """Start with nobody; ``published`` decides who held an office."""
        self.gazetteer = gazetteer
        self.published = published
        self.known: dict[str, Referent] = {}
        self.families: dict[str, dict[str, None]] = {}
        self.coined: dict[str, str] = {}
        """Names and abbreviations that the text itself introduces for organisations and media."""
        self.alike: dict[str, int] = {}
        """How many were met who are described alike: "ein Sprecher", and later another."""
        self.strangers: list[int] = []
        """Subjects with a name of which it is not known whose: a pronoun may mean them."""
        self.group: tuple[int, int, tuple[str, ...]] = (-1, -1, ())
        """The last several that were a subject together: their sentence, place and ids."""
        self.before: Phrase | None = None
        self.last: tuple[str, ...] = ()
        self.things: list[tuple[int, str]] = []
        """Subjects without a name that are nobody who was met, with their gender."""

    def recent(self, phrase: Phrase, reach: int = MEMORY) -> Iterator[Referent]:
        """Yield who was mentioned in the last ``reach`` sentences, the latest first."""
        for one in reversed(self.known.values()):
            if phrase.sentence - one.sentence > reach:
                return
            yield one

    def surname(self, text: str, phrase: Phrase | None = None) -> str:
        """Return the person whom the family name ``text`` means, or ""."""
        for form in (text, text.removesuffix(self.gazetteer.inflection.genitive)):
            met = self.families.get(form)
            if met:
                return self._latest(met)
        for form in (text, text.removesuffix(self.gazetteer.inflection.genitive)):
            listed = self.gazetteer.families.get(form, ())
            fitting = [person for person in listed if self._plausible(person, phrase)]
            if len(fitting) == 1:
                return fitting[0]
        return ""

    def is_family(self, text: str, listed: bool) -> bool:
        """Whether ``text`` is a family name, in the genitive too.

        It was met in the text, or somebody famous bears it; ``listed`` takes anybody listed.
        """
        for form in dict.fromkeys((text, text.removesuffix(self.gazetteer.inflection.genitive))):
            bearers = self.gazetteer.families.get(form, ())
            if form in self.families or (listed and bearers):
                return True
            if bearers and any(self.gazetteer.entries[bearer].famous for bearer in bearers):
                return True
        return False

    def _latest(self, persons: Iterable[str]) -> str:
        return max(persons, key=lambda person: (self.known[person].at, person))

    def _plausible(self, person: str, phrase: Phrase | None) -> bool:
        """Whether a listed person may be called by the bare family name here."""
        if phrase is not None and phrase.function is not None:
            held = self.gazetteer.held(person)
            ending = f"-{phrase.function.entry}"
            return any(office.endswith(ending) for office in held) or (
                self.gazetteer.entries[person].famous and not held
            )
        entry = self.gazetteer.entries[person]
        common = entry.family in self.gazetteer.forenames or len(entry.family) <= SHORT_FAMILY
        return entry.famous or (not common and self.gazetteer.in_office(person, self.published))

    def remember(self, actor: str, phrase: Phrase) -> None:
        """Note that ``phrase`` means ``actor``, and what it says about it."""
        referent = self.known.pop(actor, None) or self._referent(actor, phrase)
        self.known[actor] = referent  # the dictionary is in order of the last mention
        referent.sentence, referent.at, referent.end = (
            phrase.sentence,
            phrase.head,
            phrase.range.end,
        )
        referent.subject = phrase.subject
        function = phrase.function
        if function is not None and not phrase.changed and not phrase.generic:
            referent.roles |= {function.base, function.entry}
        if function is not None:
            referent.gender = referent.gender or phrase.gender
            referent.of = referent.of or phrase.owner
        if phrase.name is not None:
            family = phrase.name.family
            for form in {family, *family.split()[-1:]} - {""}:
                self.families.setdefault(form, {})[actor] = None

    def _referent(self, actor: str, phrase: Phrase) -> Referent:
        entry = self.gazetteer.entries.get(actor)
        if entry is not None:
            plain = entry.gender if entry.gender in ("m", "f", "n") else ""
            roles = {"government"} if entry.kind is ActorKind.GOVERNMENT else set()
            return Referent(
                actor, entry.kind, plain, entry.gender == "p", entry.names, entry.of, roles
            )
        kind = ActorKind(actor.partition("/")[0])
        return Referent(
            actor, kind, phrase.gender, phrase.plural, self._names(actor, phrase), phrase.owner
        )

    def _names(self, actor: str, phrase: Phrase) -> tuple[str, ...]:
        """Return what an actor of the text is shown as."""
        if phrase.name is not None:
            return (phrase.name.text,)
        if phrase.titled:
            return (phrase.titled,)
        return ()
