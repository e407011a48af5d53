"""Turns a text into words that bear on time, and finds patterns among them.

Every word and mark of the text gets one class out of ``dates.toml`` (month, weekday, unit ...),
written as one character.  Rules of ``date_rules.toml`` are patterns over classes, compiled into a
single regular expression that runs over that string: linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from wortlaut.errors import LexiconError
from wortlaut.lexicon import Entry, Lexicon

WORDS = "dates.toml"
RULES = "date_rules.toml"
FEASTS = "holidays.toml"

_LEXEME = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]|\n[ \t]*\n")
_NUMBERS = ((0, "zero"), (12, "n12"), (24, "n24"), (31, "n31"), (59, "n59"), (999, "many"))
_YEARS = range(1000, 2200)
OTHER = "\u00b7"
IDLE = ("noun", "dot", "comma", "colon", "and", "slash")
"""Classes that no rule begins with: most words are passed over at once."""
_FIRST = 0xE000
LEAN, PLANNED, PERFECT = "lean", "planned", "perfect"
"""Kinds of words that are no part of patterns: those that say on which side of the day of the
report an expression lies, the lemmas of verbs whose participle tells of plans, and of the helper
that makes a modal tell of the past ("soll gesagt haben")."""

Value = int | float | str
Known = tuple[str, Value, Value | None, str]
"""What is known of a form: its class, its value, the value of its front, its entry."""
UNKNOWN: Known = ("", 0, None, "")


class WordEntry(Entry, frozen=True, kw_only=True):
    """Words of one class.  ``forms`` maps a form, written as in mid-sentence, to its value.

    ``endings`` are added to each form.  ``after`` names entries whose forms may be joined to the
    front ("Dienstag" + "abend"); the front's value then stands beside the form's own.  ``sole``
    says that the form also stands without a front.
    """

    kind: str
    forms: Mapping[str, Value]
    endings: tuple[str, ...] = ("",)
    after: tuple[str, ...] = ()
    sole: bool = True


class RuleEntry(Entry, frozen=True, kw_only=True):
    """A pattern over classes: names, ``( | ) ? * +``; ``{ }`` mark the expression proper.

    ``*`` and ``+`` repeat at most five times, so that no text takes longer than its length.
    What stands after ``}`` is context: it is seen, not consumed; ``not ( )`` must not follow.
    ``make`` names the mechanism that gives the value.
    """

    pattern: str
    make: str


class FeastEntry(Entry, frozen=True, kw_only=True):
    """A feast by its names; ``rule`` gives its days, see ``lengths.feast_days``."""

    rule: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word with its class; ``front`` is the value of what was joined to its front."""

    start: int
    end: int
    kind: str
    value: Value
    front: Value | None
    entry: str


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule matched: all its words, and which of them are the expression proper."""

    rule: RuleEntry
    words: tuple[TimeWord, ...]
    first: int
    end: int

    @property
    def inside(self) -> tuple[TimeWord, ...]:
        """The words of the expression proper."""
        return self.words[self.first : self.end]

    @property
    def context(self) -> tuple[TimeWord, ...]:
        """The words around it that the rule asked for."""
        return self.words[: self.first] + self.words[self.end :]

    def get(self, *kinds: str) -> TimeWord | None:
        """Return the first word of one of ``kinds``, inside first, then in the context."""
        for word in (*self.inside, *self.context):
            if word.kind in kinds:
                return word
        return None

    def all(self, *kinds: str) -> list[TimeWord]:
        """Return the words of ``kinds`` inside the expression, in order."""
        return [word for word in self.inside if word.kind in kinds]

    @property
    def numbers(self) -> list[TimeWord]:
        """All words written in digits, inside ones first, in order."""
        return [word for word in (*self.inside, *self.context) if word.entry == "digits"]


class Grammar:
    """The compiled words and rules of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile the entries; raises ``LexiconError`` for a pattern with an unknown class."""
        self._entries = lexicon.entries(WORDS, WordEntry)
        self._feasts = lexicon.entries(FEASTS, FeastEntry)
        self.rules = lexicon.entries(RULES, RuleEntry)
        kinds = [name for _, name in _NUMBERS] + ["year", "large", "feast", "noun"]
        kinds += [entry.kind for entry in self._patterned()]
        self.leans = self._sides(LEAN)
        self.joints = frozenset(
            form for form, known in self._all_forms() if known[0] in ("bis", "dash")
        )
        self.planned = frozenset(self._sides(PLANNED))
        self.perfect = frozenset(self._sides(PERFECT))
        self._codes = {kind: chr(_FIRST + at) for at, kind in enumerate(dict.fromkeys(kinds))}
        self._forms = dict(self._all_forms())
        self._coded = {form: self._codes[known[0]] for form, known in self._forms.items()}

    def matches(self, text: str) -> Iterator[Match]:
        """Yield what the rules match, from left to right, none overlapping another."""
        lexemes = list(_LEXEME.finditer(text))
        code = self._code
        line = "".join([code(lexeme[0]) for lexeme in lexemes])
        at = 0
        while found := self._pattern.search(line, at):
            first, end = found.span((found.lastindex or 0) + 1)
            words = tuple(self._word(one) for one in lexemes[found.start() : found.end()])
            rule = self._numbered[found.lastindex or 0]
            yield Match(rule, words, first - found.start(), end - found.start())
            at = end

    def _sides(self, kind: str) -> dict[str, int]:
        entries = [entry for entry in self._entries if entry.kind == kind]
        return {form: int(side) for entry in entries for form, side in entry.forms.items()}

    def _patterned(self) -> list[WordEntry]:
        return [entry for entry in self._entries if entry.kind not in (LEAN, PLANNED, PERFECT)]

    def _code(self, shape: str) -> str:
        """Return the character of a word's or mark's class."""
        known = self._coded.get(shape)
        if known is not None:
            return known
        if shape[0] in "0123456789":
            return self._codes[_kind(shape)]
        return self._codes["noun"] if shape[0].isupper() else OTHER

    def _word(self, lexeme: re.Match[str]) -> TimeWord:
        shape = lexeme[0]
        known = self._forms.get(shape)
        if known is None:
            value = int(shape[:9]) if shape[0] in "0123456789" else 0
            known = (_kind(shape), value, None, "digits") if shape[0].isdigit() else UNKNOWN
        return TimeWord(lexeme.start(), lexeme.end(), *known)

    @cached_property
    def _numbered(self) -> dict[int, RuleEntry]:
        return {2 * at + 1: rule for at, rule in enumerate(self.rules)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        rules = "|".join(self._compiled(rule) for rule in self.rules)
        idle = OTHER + "".join(self._codes[kind] for kind in IDLE if kind in self._codes)
        return re.compile(f"(?![{idle}])(?:{rules})")

    def _compiled(self, rule: RuleEntry) -> str:
        pattern = rule.pattern if "{" in rule.pattern else "{" + rule.pattern + "}"
        pattern = pattern.replace("not (", "(?!").replace("(", "(?:").replace("(?:?!", "(?!")
        pattern = pattern.replace("{", "(").replace("}", ")")
        pattern = pattern.replace("*", "{0,5}").replace("+", "{1,5}")
        try:
            named = re.sub(r"[a-z_][a-z_0-9]*", lambda name: self._class(name[0]), pattern)
        except KeyError as error:
            raise LexiconError(f"{RULES}, entry {rule.id}: no class {error}") from error
        return f"({named.replace(' ', '')})"

    def _class(self, name: str) -> str:
        group = GROUPS.get(name)
        if group:
            return "[" + "".join(self._codes[kind] for kind in group if kind in self._codes) + "]"
        return self._codes[name]

    def _all_forms(self) -> Iterator[tuple[str, Known]]:
        for feast in self._feasts:
            for form in feast.forms:
                yield form, ("feast", feast.rule, None, feast.id)
        plain = {entry.id: entry for entry in self._entries}
        for entry in reversed(self._patterned()):
            for form, value in _inflected(entry):
                if entry.sole:
                    yield from _cased(form, (entry.kind, value, None, entry.id))
                for front in entry.after:
                    for head, before in _inflected(plain[front]):
                        joined = head + form.lower()
                        yield from _cased(joined, (entry.kind, value, before, entry.id))


@lru_cache(4)
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled grammar of a lexicon."""
    return Grammar(lexicon)


GROUPS = {
    "day": ("n12", "n24", "n31"),
    "hour": ("zero", "n12", "n24"),
    "minute": ("zero", "n12", "n24", "n31", "n59"),
    "number": ("n12", "n24", "n31", "n59", "many", "large", "number_word"),
    "digits": ("n12", "n24", "n31", "n59", "many", "large"),
    "any_number": ("n12", "n24", "n31", "n59", "many", "year", "large"),
    "any_unit": ("unit", "units"),
    "any_clock": ("clock_unit", "clock_units"),
    "any_mark": ("comma", "dash", "slash", "and", "bis"),
    "count": ("n12", "n24", "n31", "n59", "many", "large", "number_word", "one", "some", "year"),
}
"""Names for several classes at once, usable in patterns."""


def _inflected(entry: WordEntry) -> Iterator[tuple[str, Value]]:
    for form, value in entry.forms.items():
        for ending in entry.endings:
            yield form + ending, value


def _cased(form: str, known: Known) -> Iterator[tuple[str, Known]]:
    """Yield a form and, if it is written small, the way it opens a sentence."""
    yield form, known
    if form[0].islower():
        yield form[0].upper() + form[1:], known


def _kind(shape: str) -> str:
    """Return the class of a number by its size: what it can be an hour, a day or a year of."""
    value = int(shape[:9])
    if len(shape) == 4 and value in _YEARS:
        return "year"
    if len(shape) > 3:
        return "large"
    return next(kind for top, kind in _NUMBERS if value <= top)
