"""The digest of a reading for eyes, in the terminal, from 60 columns on.

Its functions return what rich prints.  Wording stands in „…“; white space in it is shown as one
space and control characters as U+FFFD, so that a report cannot steer the terminal.
"""

from wortlaut.digest.layout import console
from wortlaut.digest.reading import digest, head
from wortlaut.digest.records import record
from wortlaut.digest.words import SHORT, clean, days, published

__all__ = ["SHORT", "clean", "console", "days", "digest", "head", "published", "record"]
