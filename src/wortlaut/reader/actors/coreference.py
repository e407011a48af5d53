"""Settles whom a phrase means, from left to right, remembering who was mentioned.

Missing beats wrong: where two fit equally well, nobody is named.
"""

from __future__ import annotations

from wortlaut.model import ActorKind
from wortlaut.reader.actors.gazetteer import Function
from wortlaut.reader.actors.memory import Memory
from wortlaut.reader.actors.naming import slug
from wortlaut.reader.actors.pairs import PAIR, Pairs
from wortlaut.reader.actors.persons import PersonName
from wortlaut.reader.actors.referents import Phrase, Referent

REACH = 2
"""Sentences that a pronoun looks back."""
PAIR_REACH = 4
"""Sentences that "beide Länder" looks back."""
HOLDER = "rule/mentions.office-holder"


class Discourse(Memory):
    """Settles the phrases of a text one after the other."""

    def settle(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the ids of the actors that ``phrase`` means, and remember them."""
        actors = self._settled(phrase)
        for actor in actors:
            self.remember(actor, phrase)
        self._gathered(phrase, actors)
        return actors

    def _gathered(self, phrase: Phrase, actors: tuple[str, ...]) -> None:
        """Remember those who are a subject together, "sie" may mean them."""
        before, self.before = self.before, phrase
        sentence, place, group = self.group
        joined = (
            before is not None
            and before.leads
            and before.sentence == phrase.sentence
            and phrase.range.first - before.range.end == 1
        )
        if actors and phrase.plural and phrase.subject and phrase.function is not None:
            self.group = (phrase.sentence, phrase.head, actors)
        elif actors and joined and before is not None:
            first = group if (sentence, place) == (before.sentence, before.head) else self.last
            together = tuple(dict.fromkeys((*first, *actors)))
            self.group = (phrase.sentence, phrase.head, together)
        self.last = actors

    def _settled(self, phrase: Phrase) -> tuple[str, ...]:
        if phrase.bare and phrase.name is not None:
            person = self.surname(phrase.name.text, phrase)
            return (person,) if person else ()
        if phrase.name is not None:
            return (self._person(phrase.name, phrase),)
        function = phrase.function
        if function is None:
            if phrase.plural and not phrase.actors:
                return self._many(phrase)
            return phrase.actors or self._pronoun(phrase)
        if function.use == "counterpart":
            return self._counterpart(phrase)
        if function.use == "pair":
            return self._pair(phrase, function)
        if phrase.actors and function.use != "office":
            return phrase.actors[:1]
        if function.use == "statement":
            return (self._stated(phrase, function),)
        if phrase.titled:
            return (self._titled(phrase, function),)
        if function.use == "institution":
            return self._institution(phrase, function)
        if function.use == "office" and (phrase.actors or phrase.owner):
            return self._office(phrase, function)
        return self._role(phrase, function)

    # ---- persons

    def _person(self, name: PersonName, phrase: Phrase) -> str:
        """Return the person's id: of the list, of an earlier mention, or a new one."""
        if phrase.actors and phrase.actors[0].startswith("person/"):
            return phrase.actors[0]
        if not name.forename:
            found = self.surname(name.text, phrase)
            if found:
                return found
        text = self._trimmed(name)
        return f"person/{slug(text)}"

    def _trimmed(self, name: PersonName) -> str:
        """Return the name without a genitive's s, where the text knows it without one."""
        bare = name.text.removesuffix(self.gazetteer.inflection.genitive)
        family = name.family.removesuffix(self.gazetteer.inflection.genitive)
        return bare if bare != name.text and family in self.families else name.text

    # ---- offices

    def _office(self, phrase: Phrase, function: Function) -> tuple[str, ...]:
        office = phrase.actors[0] if phrase.actors else ""
        if not office:
            office = self.gazetteer.office(phrase.owner, function.entry)
        if phrase.plural or phrase.indefinite or phrase.changed:
            return self._described(phrase, function)
        fitting = self._introduced(phrase, function)
        if fitting and not phrase.generic:
            return (fitting,)
        if not office:
            return self._described(phrase, function)
        if phrase.generic:
            return (office,)
        person = self.gazetteer.holder(office, self.published)
        if person and self._agrees(person, function):
            phrase.because.append(HOLDER)
            return (person,)
        return (office,)

    def _introduced(self, phrase: Phrase, function: Function) -> str:
        """Return who was introduced in the text with this office, if he was named."""
        for referent in self.recent(phrase):
            known = function.base in referent.roles or function.entry in referent.roles
            ours = referent.of == phrase.owner or (
                function.base in referent.roles and not phrase.owner
            )
            named = referent.kind is ActorKind.PERSON
            if known and ours and named and self._same_gender(phrase, referent):
                return referent.actor
        return ""

    def _agrees(self, person: str, function: Function) -> bool:
        gender = self.gazetteer.entries[person].gender
        return not gender or not function.gender or gender == function.gender

    def _counterpart(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the holder of the last speaker's office in another state."""
        if not phrase.owner or not phrase.possessive or phrase.changed:
            return ()
        for referent in self.recent(phrase):
            for office in sorted(self.gazetteer.held(referent.actor) | {referent.actor}):
                kind = office.partition("-")[2]
                if not office.startswith("office/") or not self._holds(referent.actor, office):
                    continue
                other = self.gazetteer.office(phrase.owner, kind)
                if other and other != office:
                    phrase.because.append("rule/mentions.counterpart")
                    return (self.gazetteer.holder(other, self.published) or other,)
        return ()

    def _holds(self, actor: str, office: str) -> bool:
        return actor == office or self.gazetteer.holder(office, self.published) == actor

    def _institution(self, phrase: Phrase, function: Function) -> tuple[str, ...]:
        if phrase.actors:
            return phrase.actors[:1]
        if phrase.owner and not phrase.governed:
            return (self._of_state(phrase.owner, function),)
        if phrase.definite:
            before = self._only_one(phrase, function)
            if before is not None:
                phrase.because.append("rule/mentions.same-role")
                return (before,) if before else ()
            state = self._only_state(phrase)
            if state:
                phrase.because.append("rule/mentions.only-state")
                return (self._of_state(state, function),)
        silent = phrase.possessive or phrase.governed or function.entry == "delegation"
        return () if silent else self._described(phrase, function)

    def _only_one(self, phrase: Phrase, function: Function) -> str | None:
        """Return the institution of this role that was spoken of; "" of several, None of none.

        Where a text speaks of several governments, "die Regierung" is the one just spoken of.
        """
        known = [one for one in self.recent(phrase) if function.entry in one.roles]
        near = [one for one in known if phrase.sentence - one.sentence <= REACH]
        meant = known if len(known) == 1 else near
        if len(meant) == 1:
            return meant[0].actor
        return "" if known else None

    def _only_state(self, phrase: Phrase) -> str:
        """Return the state whose offices and institutions alone were spoken of, or ""."""
        states: set[str] = set()
        for one in self.recent(phrase):
            states |= {one.of} if one.of.startswith("state/") else set()
            for office in self.gazetteer.held(one.actor):
                if self._holds(one.actor, office):
                    states.add(self.gazetteer.entries[office].of)
        return states.pop() if len(states) == 1 and min(states).startswith("state/") else ""

    def _of_state(self, owner: str, function: Function) -> str:
        code = owner.partition("/")[2]
        if function.entry == "government" or function.entry == "delegation":
            government = f"government/{code}"
            return government if government in self.gazetteer.entries else owner
        if function.entry == "ministry":
            return f"organisation/{code}-{slug(function.base)}"
        return f"organisation/{code}-{function.entry}"

    # ---- roles and sources

    def _role(self, phrase: Phrase, function: Function) -> tuple[str, ...]:
        known = phrase.definite and not phrase.attributed and not phrase.changed
        if known and not phrase.proper and not phrase.plural and not phrase.owner:
            found = self._by_role(phrase, function)
            if found:
                phrase.because.append("rule/mentions.same-role")
                return (found,)
        if known and not phrase.proper and not phrase.plural:
            found = self._epithet(phrase, function)
            if found:
                phrase.because.append("rule/mentions.epithet")
                return (found,)
        if known and not phrase.proper and phrase.plural and not phrase.owner:
            both = self._both(phrase, function)
            if both:
                phrase.because.append("rule/mentions.both-with-role")
                return both
        return self._described(phrase, function)

    def _by_role(self, phrase: Phrase, function: Function) -> str:
        """Return who was mentioned last with this role, who has a name if anybody has."""
        fitting = [
            referent
            for referent in self.recent(phrase)
            if not referent.plural
            and self._same_gender(phrase, referent)
            and self._has_role(referent, function)
            and (not phrase.owner or phrase.owner == referent.of)
        ]
        named = [one for one in fitting if one.kind is not ActorKind.UNNAMED]
        return next((one.actor for one in named or fitting), "")

    def _epithet(self, phrase: Phrase, function: Function) -> str:
        """Return whom "der Politiker" means: the only person just spoken of whom it can mean."""
        if not function.base.endswith(tuple(self.gazetteer.words["epithet"])):
            return ""
        persons = {
            one.actor
            for one in self.recent(phrase, REACH)
            if one.kind is ActorKind.PERSON and self._same_gender(phrase, one)
        }
        return persons.pop() if len(persons) == 1 else ""

    def _same_gender(self, phrase: Phrase, referent: Referent) -> bool:
        if referent.kind not in (ActorKind.PERSON, ActorKind.UNNAMED):
            return True
        return not phrase.gender or not referent.gender or phrase.gender == referent.gender

    def _has_role(self, referent: Referent, function: Function) -> bool:
        if function.entry in referent.roles and function.use == "office":
            return True
        if any(role.endswith(function.base) for role in referent.roles):
            return True
        return any(
            self._holds(referent.actor, office)
            and (office.endswith(f"-{function.entry}") or office.endswith(f"-{function.entry}s"))
            for office in self.gazetteer.held(referent.actor)
        )

    def _described(self, phrase: Phrase, function: Function) -> tuple[str, ...]:
        """Return an actor without a name of its own: "ein Sprecher der Hamas"."""
        base = function.base
        if phrase.owner and self.gazetteer.owner(function.front) == phrase.owner:
            base = base.removeprefix(function.front.lower())
        parts = [slug(base)]
        if phrase.owner:
            parts.append(slug(phrase.owner.partition("/")[2]))
        if phrase.proper or phrase.changed:
            parts.insert(0, slug(phrase.proper or phrase.changed))
        if phrase.attribute and not phrase.owner:
            parts.append(slug(phrase.attribute))
        if phrase.plural:
            parts.append("pl")
        actor = f"unnamed/{'-'.join(parts)}"
        single = function.use == "role" and not phrase.plural
        new = single and phrase.indefinite and not phrase.attribute
        return (self._another(actor) if new else actor,)

    def _another(self, actor: str) -> str:
        """Return the id of somebody new who is described as others were: "ein Sprecher"."""
        self.alike[actor] = met = self.alike.get(actor, int(actor in self.known)) + 1
        return actor if met == 1 else f"{actor}-{met}"

    def _stated(self, phrase: Phrase, function: Function) -> str:
        """Return whose word it is by "NASA-Angaben", "Polizeiangaben"."""
        said = self.gazetteer.function(function.front)
        return phrase.owner or f"unnamed/{slug(said.base if said else function.front)}"

    def _titled(self, phrase: Phrase, function: Function) -> str:
        kind = "medium" if function.entry == "media" else "organisation"
        actor = f"{kind}/{slug(phrase.titled)}"
        self.coined[phrase.titled] = actor
        return actor

    def _both(self, phrase: Phrase, function: Function) -> tuple[str, ...]:
        """Return the two persons who were named with a role, if two were: "Die Präsidenten"."""
        persons = [
            one.actor
            for one in self.recent(phrase)
            if one.kind is ActorKind.PERSON and self._has_role(one, function)
        ]
        found = tuple(dict.fromkeys(persons))
        return tuple(sorted(found)) if len(found) == PAIR else ()

    # ---- pronouns and pairs

    def _many(self, phrase: Phrase) -> tuple[str, ...]:
        """Return whom a plural "sie" means: who were a subject together just before."""
        sentence, place, group = self.group
        if not group or phrase.sentence - sentence > 1:
            return ()
        many = [at for at, gender in self.things if at > place and gender not in ("m", "f", "n")]
        return () if many or any(at > place for at in self.strangers) else group

    def _pronoun(self, phrase: Phrase) -> tuple[str, ...]:
        """Return whom a pronoun means: the only one that fits, else the last subject."""
        near = [
            referent
            for referent in self.recent(phrase, REACH)
            if referent.gender == phrase.gender
            and not referent.plural
            and referent.kind is not ActorKind.PLACE
            and (referent.subject or referent.kind is ActorKind.PERSON)
            and not (phrase.object and referent.subject and referent.sentence == phrase.sentence)
        ]
        if phrase.near >= 0:
            return tuple(one.actor for one in near if one.at <= phrase.near < one.end)
        persons = [one for one in near if one.kind is ActorKind.PERSON]
        chosen = self._preferred(persons or near)
        if chosen is None or self._between(chosen.at, phrase):
            return ()
        if chosen.kind is not ActorKind.PERSON and phrase.speaks and self._person_before(phrase):
            return ()
        rivals = [
            one
            for one in near
            if one.at > chosen.at
            and one.kind is not ActorKind.PERSON
            and (one.subject or not phrase.speaks)
        ]
        return () if rivals else (chosen.actor,)

    def _person_before(self, phrase: Phrase) -> bool:
        """Whether a person whom the pronoun may mean was named a little earlier."""
        return any(
            one.kind is ActorKind.PERSON and one.gender == phrase.gender
            for one in self.recent(phrase, PAIR_REACH)
        )

    def _between(self, at: int, phrase: Phrase) -> bool:
        """Whether a subject that nobody knows stands between ``at`` and the pronoun.

        A thing counts where the verb does not ask for a person, or in the same sentence.
        """
        if phrase.rival >= 0 and phrase.rival > at:
            return True
        first = phrase.start if phrase.speaks else 0
        last = phrase.start if phrase.object else phrase.head
        if self.strangers and self.strangers[-1] > at:
            return True
        for thing, gender in reversed(self.things):
            if thing <= at or thing < first:
                return False
            if thing < last and gender == phrase.gender:
                return True
        return False

    def _preferred(self, near: list[Referent]) -> Referent | None:
        """Return the only one, or the only subject of the last sentence that names one."""
        latest = [one for one in near if one.sentence == near[0].sentence]
        subjects = [one for one in latest if one.subject]
        if len(near) == 1:
            return near[0]
        return subjects[0] if len(subjects) == 1 else None

    def _pair(self, phrase: Phrase, function: Function) -> tuple[str, ...]:
        near = self.recent(phrase, PAIR_REACH)
        kinds = self.gazetteer.pairs[function.base].kinds
        pairs = Pairs(self.gazetteer, self.published)
        return () if phrase.attributed else pairs.meant(near, kinds)
