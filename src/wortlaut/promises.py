"""The promises of a dossier: what the ledger keeps of its readings, matched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut import lexicon, matching, reviewing
from wortlaut.ledger import FactsOf, Filter, Kept, Ledger
from wortlaut.lexicon import Lexicon
from wortlaut.model import Reading, Verb


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

    Raises ``LedgerError`` for a dossier that is not there.
    """
    known = _lexicons(ledger)
    wanted = replace(wanted, kind=None, actor=None, publisher=None, superseded=False)
    versions = {code: matching.identity(one) for code, one in known.items()}
    found = [one for item in ledger.facts(wanted, versions) for one in _facts(ledger, item, known)]
    if not found:
        return matching.Matched(())
    return matching.match_facts(found, next(iter(known.values())), ties(ledger, wanted))


def ties(ledger: Ledger, wanted: Filter) -> Sequence[matching.Tie]:
    """Return what people decided about which acts tell the same, the newest last.

    Each names the acts as the readings of the day of ``wanted`` have them.
    """
    made = ledger.decisions(recorded_on=wanted.recorded_on)
    pairs = [one for one in made if one.verb in (Verb.MERGE, Verb.SPLIT, Verb.UNDO)]
    documents = {document for one in pairs for document in one.documents}
    known = {one: ledger.current(one, wanted.recorded_on) for one in sorted(documents)}
    return [matching.Tie(*one) for one in reviewing.ties(reviewing.anchored(pairs, known))]


def renew(ledger: Ledger) -> int:
    """Keep what this version of matching knows of readings that only an older one has seen.

    Return the number of readings.
    """
    known = _lexicons(ledger)
    versions = {code: matching.identity(one) for code, one in known.items()}
    stale = [item for item in ledger.facts(Filter(), versions) if None in item.bodies]
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
