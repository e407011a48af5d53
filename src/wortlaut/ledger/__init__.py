"""Keeps readings in one SQLite file: append-only and bitemporal."""

from wortlaut.ledger.store import CURRENT, Filter, Found, Ledger

__all__ = ["CURRENT", "Filter", "Found", "Ledger"]
