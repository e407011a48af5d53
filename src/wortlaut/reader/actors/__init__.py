"""Actors: mentions in a text, and whom they mean."""
