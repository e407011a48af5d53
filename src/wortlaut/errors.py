"""The errors of Wortlaut: each message says what happened and what to do about it."""


class WortlautError(Exception):
    """Base of all errors that a face shows as one clear sentence; exit status 2."""


class InputError(WortlautError):
    """A report cannot be taken in: empty, binary, too large, unreachable, of no known language."""


class LexiconError(WortlautError):
    """An entry under ``lang/<code>/`` is malformed; the message names file and entry."""


class LedgerError(WortlautError):
    """The ledger cannot be opened or written: locked, read-only, no ledger, too new."""


class MissingError(LedgerError):
    """The ledger has nothing of that id or name."""


class CorpusError(WortlautError):
    """A corpus for ``wortlaut evaluate`` is absent or malformed."""


class ExportError(WortlautError):
    """An export cannot be made: a library that it needs is not installed, or nothing fits."""


class ReviewError(WortlautError):
    """A decision cannot be made: no such act, a wording that does not occur, an unknown value."""
