"""Faces that write files for other programs and for the browser."""
