"""Several reports side by side: promise by promise, field by field, word by word.

What stands together is what matching holds to be one promise, for reasons that it names; what it
does not join stays where it is, told here only.
"""

from wortlaut.comparing.shape import Cell, Comparison, FieldRow, Near, Row, Told, Value, letter
from wortlaut.comparing.table import PLACES, compare_readings, words_apart
from wortlaut.comparing.words import Mark, differing_words, runs

__all__ = [
    "PLACES",
    "Cell",
    "Comparison",
    "FieldRow",
    "Mark",
    "Near",
    "Row",
    "Told",
    "Value",
    "compare_readings",
    "differing_words",
    "letter",
    "runs",
    "words_apart",
]
