"""Event tables: rows of ACLED, UCDP GED, GDELT or any table, read by a small mapping file.

They are kept as Parquet beside the ledger, each row with its number in the file that it is from.
"""

from wortlaut.events.mapping import Format, Mapped, builtin, load
from wortlaut.events.query import Hit, Wanted, hits
from wortlaut.events.store import Added, Given, Manifest, RowProblem, add, tables

__all__ = [
    "Added",
    "Format",
    "Given",
    "Hit",
    "Manifest",
    "Mapped",
    "RowProblem",
    "Wanted",
    "add",
    "builtin",
    "hits",
    "load",
    "tables",
]
