"""Temporal expressions: found, dated, and read as terms of what is to be done."""
