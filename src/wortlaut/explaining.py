"""What the reasons of a record name: rules of the reader, entries of the lexicon, reviewers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from wortlaut.model import Act, Mention, Statement, TimeExpression


@dataclass(frozen=True, slots=True)
class Reason:
    """What one reason of a record names.

    For a rule ``note`` is its description; for an entry of the lexicon ``file`` is where it
    stands and ``entry`` what it says.  ``found`` is False where nothing of that name is there.
    """

    reference: str
    found: bool
    note: str = ""
    file: str = ""
    entry: Mapping[str, object] | None = None


def explain(
    record: Act | Statement | Mention | TimeExpression, language: str
) -> tuple[Reason, ...]:
    """Resolve each reason of a record to its rule or its entry in the lexicon of ``language``."""
    return tuple(_reason(reference, language) for reference in record.because)


def _reason(reference: str, language: str) -> Reason:
    from wortlaut import lexicon

    stem, _, name = reference.partition("/")
    if stem == "rule":
        note = rules().get(name, "")
        return Reason(reference, bool(note), note)
    if stem == "review":
        who, _, what = name.rpartition("/")
        return Reason(reference, True, f"decided by {who}: {what}")
    known = language in lexicon.languages()
    entry = lexicon.load(language).lookup(reference) if known else None
    return Reason(reference, True, "", *entry) if entry else Reason(reference, False)


@cache
def rules() -> Mapping[str, str]:
    """Return what each rule of the reader does, in one line, by its name ("quotes.dass")."""
    tables = tomllib.loads(resources.files("wortlaut").joinpath("rules.toml").read_text("utf-8"))
    return {
        f"{module}.{rule}": note for module, notes in tables.items() for rule, note in notes.items()
    }
