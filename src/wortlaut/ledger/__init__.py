"""Keeps readings in one SQLite file: append-only and bitemporal."""
