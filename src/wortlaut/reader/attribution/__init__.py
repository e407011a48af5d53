"""Statements: what was said, by whom, to whom, on whose word and how firmly."""
