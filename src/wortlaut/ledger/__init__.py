"""Keeps readings in one SQLite file: append-only and bitemporal."""

from wortlaut.ledger.dossiers import Dossier
from wortlaut.ledger.facts import Alike, FactsOf, Kept
from wortlaut.ledger.filters import CURRENT, Filter, Found
from wortlaut.ledger.searching import Hit
from wortlaut.ledger.store import Ledger
from wortlaut.ledger.watching import Polled, Seen, Watched

__all__ = [
    "CURRENT",
    "Alike",
    "Dossier",
    "FactsOf",
    "Filter",
    "Found",
    "Hit",
    "Kept",
    "Ledger",
    "Polled",
    "Seen",
    "Watched",
]
