"""The same act in several readings -> one Promise with its tellings.

Which moves tell one promise: commitment, agreement, plan and order about the same conduct by the
same debtor.  Offers, demands, refusals and threats are gathered among their own kind and
linked to the promise as its history, fulfilments and breaches as evidence.  Nothing is lost:
every act is a telling, or a copy of one, of exactly one ``Promise``.  The result depends on the
set of readings alone, not on their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec

from wortlaut.lexicon import Lexicon
from wortlaut.lexicon import load as load_lexicon
from wortlaut.matching import pairs
from wortlaut.matching.candidates import groups
from wortlaut.matching.clusters import Cluster, Matter, Tie, gather
from wortlaut.matching.compare import FIELDS, alternatives, compare, differing, value
from wortlaut.matching.conduct import FILE, inventory
from wortlaut.matching.copies import fold, origins
from wortlaut.matching.facts import EVIDENCE, STAGES, Facts, facts
from wortlaut.matching.kept import (
    identity,
    likeness_identity,
    pack,
    pack_likeness,
    unpack,
    unpack_likeness,
    version,
)
from wortlaut.matching.likeness import Like, Likeness, liken
from wortlaut.matching.links import link
from wortlaut.model import Promise, Reading, Telling

__all__ = [
    "FIELDS",
    "STAGES",
    "Facts",
    "Like",
    "Likeness",
    "Matched",
    "Matter",
    "Tie",
    "alternatives",
    "compare",
    "differing",
    "facts",
    "groups",
    "identity",
    "inventory",
    "is_matched",
    "liken",
    "likeness_identity",
    "match",
    "match_facts",
    "match_matter",
    "origins",
    "pack",
    "pack_likeness",
    "pack_matched",
    "unpack",
    "unpack_likeness",
    "unpack_matched",
    "value",
    "version",
    "why_apart",
]


@dataclass(frozen=True, slots=True)
class Matched:
    """Every act of the readings in promises, in order of their first telling.

    ``overruled`` are ties that newer ones made impossible.
    """

    promises: tuple[Promise, ...]
    overruled: tuple[Tie, ...] = ()


def pack_matched(matched: Matched) -> bytes:
    """Return ``matched`` as JSON."""
    return msgspec.json.encode(matched)


def unpack_matched(body: bytes) -> Matched:
    """Return the promises that ``pack_matched`` packed."""
    return msgspec.json.decode(body, type=Matched)


def is_matched(lexicon: Lexicon) -> bool:
    """Whether there are classes of conduct for the language, so that its acts can be matched."""
    return lexicon.has(FILE)


def why_apart(left: Facts, right: Facts, lexicon: Lexicon) -> str | None:
    """Return the field in which two acts about the same conduct contradict each other.

    "" where they do not, but too little agrees; None where they are about different conduct.
    """
    return pairs.why_apart(left, right, inventory(lexicon))


def match(readings: Iterable[Reading], ties: Sequence[Tie] = ()) -> Matched:
    """Return the promises that the readings tell.

    Readings of different languages are matched each with their own lexicon's classes, which
    share their names.  ``ties`` of people, the newest last, win over the rules.  Of two
    readings of one document give only the current one.
    """
    unique = {one.id: one for one in readings}
    found: list[Facts] = []
    lexicon = None
    for reading in sorted(unique.values(), key=lambda one: one.id):
        lexicon = load_lexicon(reading.document.language)
        found += facts(reading, lexicon)
    return match_facts(found, lexicon, ties) if lexicon else Matched(())


def match_facts(found: Iterable[Facts], lexicon: Lexicon, ties: Sequence[Tie] = ()) -> Matched:
    """Return the promises that ``found`` tell; ``facts`` makes them, and they can be kept."""
    words = inventory(lexicon)
    grouped = groups(found)
    likeness = tuple(liken([group[0] for group in grouped], words))
    return match_matter(Matter(grouped, likeness), lexicon, ties)


def match_matter(matter: Matter, lexicon: Lexicon, ties: Sequence[Tie] = ()) -> Matched:
    """Return the promises of acts that ``groups`` and ``liken`` made ready, as can be kept too."""
    gathered = gather(matter, inventory(lexicon), ties)
    promises = [_promise(cluster) for cluster in gathered.clusters]
    for place, others in link(gathered.clusters, gathered.linked).items():
        evidence = [promises[at].id for at in others if promises[at].stage in EVIDENCE]
        history = [promises[at].id for at in others if promises[at].stage not in EVIDENCE]
        promises[place] = replace(promises[place], history=tuple(history), evidence=tuple(evidence))
    return Matched(tuple(promises), gathered.overruled)


def _promise(cluster: Cluster) -> Promise:
    tellings = tuple(
        replace(one.telling, copies=copies) if copies else one.telling
        for one, copies in fold(cluster.members)
    )
    first = cluster.members[0]
    return Promise(
        stage=first.stage,
        polarity=first.telling.polarity,
        tellings=tellings,
        because=tuple(sorted(cluster.because)) or ("rule/matching.single",),
        debtor=tuple(sorted({side for one in tellings for side in one.debtor})),
        creditor=tuple(sorted({side for one in tellings for side in one.creditor})),
        antecedent=_wordings(tellings, "condition"),
        consequent=_wordings(tellings, "action"),
    )


def _wordings(tellings: tuple[Telling, ...], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.said(name) for one in tellings if one.said(name)))
