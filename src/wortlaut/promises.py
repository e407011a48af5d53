"""The promises of a dossier: what the ledger keeps of its readings, matched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wortlaut import lexicon, matching, reviewing
from wortlaut.ledger import CURRENT, Alike, FactsOf, Filter, Kept, Ledger
from wortlaut.lexicon import Lexicon
from wortlaut.model import ActRef, Reading, Verb, digest


def kept(reading: Reading) -> Kept | None:
    """Return what matching knows of the acts of ``reading``, as the ledger keeps it.

    None where matching has no classes of conduct for its language.
    """
    known = lexicon.load(reading.document.language)
    if not matching.is_matched(known):
        return None
    found = matching.facts(reading, known)
    acts = tuple((one.telling.ref.act, matching.pack(one)) for one in found)
    return Kept(matching.identity(known), acts)


def promises(ledger: Ledger, wanted: Filter) -> matching.Matched:
    """Return the promises that the readings which ``wanted`` lists by dossier and time tell.

    What ``remember`` kept of the dossier saves most of the work, and changes nothing.  Raises
    ``LedgerError`` for a dossier that is not there.
    """
    wanted = replace(wanted, kind=None, actor=None, publisher=None, superseded=False)
    if wanted.dossier is not None and wanted == Filter(dossier=wanted.dossier):
        kept = ledger.matched(wanted.dossier, _state(ledger, wanted.dossier))
        if kept is not None:
            return matching.unpack_matched(kept)
    return _match(ledger, wanted)


def _match(ledger: Ledger, wanted: Filter, held: _Held | None = None) -> matching.Matched:
    held = held or _held(ledger, wanted)
    if not held.groups:
        return matching.Matched(())
    kept = held.kept(_alike(ledger, wanted))
    likeness = [matching.unpack_likeness(row[3]) for row in kept]
    if len(kept) < len(held.groups):
        heads = [group[0] for group in held.groups]
        likeness += matching.liken(heads, matching.inventory(held.lexicon), len(kept))
    matter = matching.Matter(held.groups, likeness)
    return matching.match_matter(matter, held.lexicon, ties(ledger, wanted))


def _state(ledger: Ledger, dossier: str) -> str:
    """Return the digest of all that the promises of a dossier follow from."""
    versions = (matching.version(one) for one in _lexicons(ledger).values())
    return digest("matched", *versions, *ledger.follows_from(dossier))


def remember(ledger: Ledger, dossier: str) -> int:
    """Keep the promises of a dossier, and what is alike; return how many groups were new or moved.

    Only these groups of acts are compared with those before them in time.  Facts that an older
    version of matching kept are made anew.
    """
    wanted, state = Filter(dossier=dossier), _state(ledger, dossier)
    if ledger.matched(dossier, state) is not None:
        return 0
    held = _held(ledger, wanted)
    if held.stale and renew(ledger, wanted):
        held = _held(ledger, wanted)
    found = _keep_alike(ledger, wanted, held)
    made = matching.pack_matched(_match(ledger, wanted, held))
    if state == _state(ledger, dossier):  # else another program has added to it meanwhile
        ledger.keep_matched(dossier, state, made)
    return found


def _keep_alike(ledger: Ledger, wanted: Filter, held: _Held) -> int:
    known = _alike(ledger, wanted)
    before = held.kept(known)
    start = len(before)
    if start == len(held.groups) == len(known):
        return 0
    heads = [group[0] for group in held.groups]
    found = matching.liken(heads, matching.inventory(held.lexicon), start) if heads else ()
    rows = list(zip(held.rows()[start:], map(matching.pack_likeness, found), strict=True))
    kept = ((*row, body) for row, body in rows)
    ledger.keep_alike(ledger.dossier(wanted.dossier).id, before, kept)
    return len(heads) - start


Place = tuple[int, int, str]
"""Row of the reading, place of an act in it, and the version of matching."""


@dataclass(frozen=True, slots=True)
class _Held:
    """The acts to match in groups in order of time, and where each act stands in the ledger.

    ``stale`` says that what another version of matching kept of some had to be made anew.
    """

    groups: list[list[matching.Facts]]
    places: Mapping[ActRef, Place]
    lexicon: Lexicon
    stale: bool

    def rows(self) -> list[Place]:
        return [self.places[group[0].telling.ref] for group in self.groups]

    def kept(self, rows: Sequence[Alike]) -> Sequence[Alike]:
        """Return the beginning of ``rows`` that is about these very groups."""
        same = 0
        for mine, row in zip(self.rows(), rows, strict=False):
            if mine != row[:3]:
                break
            same += 1
        return rows[:same]


def _held(ledger: Ledger, wanted: Filter) -> _Held:
    known = _lexicons(ledger)
    versions = {code: matching.identity(one) for code, one in known.items()}
    words = next(iter(known.values()), None) or lexicon.load(lexicon.languages()[0])
    alike = matching.likeness_identity(words)
    found: list[matching.Facts] = []
    places: dict[ActRef, Place] = {}
    stale = False
    for item in ledger.facts(wanted, versions):
        stale = stale or None in item.bodies
        for nr, one in enumerate(_facts(ledger, item, known)):
            found.append(one)
            places[one.telling.ref] = (item.seq, nr, f"{versions[item.language]}/{alike}")
    return _Held(matching.groups(found), places, words, stale)


def _alike(ledger: Ledger, wanted: Filter) -> list[Alike]:
    return ledger.alike(ledger.dossier(wanted.dossier).id) if wanted.dossier else []


def ties(ledger: Ledger, wanted: Filter) -> Sequence[matching.Tie]:
    """Return what people decided about which acts tell the same, the newest last.

    Each names the acts as the readings of the day of ``wanted`` have them.
    """
    made = ledger.decisions(recorded_on=wanted.recorded_on)
    pairs = [one for one in made if one.verb in (Verb.MERGE, Verb.SPLIT, Verb.UNDO)]
    documents = {document for one in pairs for document in one.documents}
    known = {one: ledger.current(one, wanted.recorded_on) for one in sorted(documents)}
    return [matching.Tie(*one) for one in reviewing.ties(reviewing.anchored(pairs, known))]


def keep(ledger: Ledger, document: str) -> None:
    """Keep what matching knows of the newest reading of a document, by the document's id."""
    seq, reading = ledger.newest(document)
    if made := kept(reading):
        ledger.keep(seq, made)


def renew(ledger: Ledger, wanted: Filter = CURRENT) -> int:
    """Keep what this version of matching knows of readings that only an older one has seen.

    Return the number of readings.
    """
    known = _lexicons(ledger)
    versions = {code: matching.identity(one) for code, one in known.items()}
    stale = [item for item in ledger.facts(wanted, versions) if None in item.bodies]
    for item in stale:
        if made := kept(ledger.reading(item.reading, item.seq)):
            ledger.keep(item.seq, made)
    return len(stale)


def _lexicons(ledger: Ledger) -> dict[str, Lexicon]:
    there = lexicon.languages()
    known = {code: lexicon.load(code) for code in ledger.languages() if code in there}
    return {code: one for code, one in known.items() if matching.is_matched(one)}


def _facts(ledger: Ledger, item: FactsOf, known: dict[str, Lexicon]) -> Iterator[matching.Facts]:
    """Yield the facts of a reading: as kept, or made anew where another version kept them."""
    if None not in item.bodies:
        yield from (matching.unpack(body) for body in item.bodies if body is not None)
    elif item.language in known:
        reading = ledger.reading(item.reading, item.seq)
        yield from matching.facts(reading, known[item.language])
