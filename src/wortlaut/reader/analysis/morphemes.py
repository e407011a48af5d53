"""HanTa's analysis of a word with less work: the same answers, bit by bit.

HanTa cuts a word into morphemes by a Viterbi search over pairs of morpheme tags.  For every piece
of the word it asks each tag that may follow what chance it gives that piece.  Here a piece that is
no morpheme of the model is shown only to the few open tags, whose guess goes by the piece's length
and ending alone and is worked out once.  Order of additions, of states and of ties is HanTa's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache, lru_cache
from operator import itemgetter

from HanTa.HanoverTagger import EMPTY, END_UNKNOWN, START, UNKNOWN, HanoverTagger
from numpy import logaddexp

BEAM = 3
"""States of a place in the word that are followed, and what is as near to them as 1."""
WHOLE = 4.6
"""What is taken off the log chance that the whole word is one unknown morpheme."""
LENGTHS, ENDING = 24, 4
"""Longest piece and longest ending that the model tells apart."""
LONG = ENDING + 1
"""Letters of a piece from which on its ending may be the longest."""
GUESSED, SHORT = 3, 4
"""Letters that a guessed piece must have, and those of a word in which it may have less."""
HEAD = 3
"""First letters by which the longest morpheme is known."""
KEPT = 10_000
"""Endings and beginnings of words of which what is worked out is kept."""
FIRST = (EMPTY, START)
NEVER = -math.inf
NO_GUESS = ()

State = tuple[int, int]
Guess = tuple[float, ...]
"""The log chances that the open tags give an unknown piece; none where it is not guessed at."""
Chances = dict[State, float]
Came = dict[State, tuple[State, int]]
Known = list[tuple[State, float, dict[str, float], int]]
Guessed = list[tuple[State, float, int]]
Steps = dict[State, tuple[frozenset[int], Known, Guessed]]
"""What may follow a state: the tags; the state reached by each, the chance of the step, the tag's
morphemes and its column among the open tags (-1 for others); and of those the open ones alone."""
Way = tuple[State, int]
"""The state before a step, and the place that it stands at."""
Ready = list[tuple[State, float, int, Way]]
"""Steps over a guessed piece: the state reached, the chance but for the guess, its column."""
Live = list[tuple[float, Way, frozenset[int], Known, Ready]]
Into = tuple[Chances, Came]
"""Where steps lead: the states there with their log chances, and where they came from."""


class Morphemes(HanoverTagger):  # type: ignore[misc]
    """HanTa's model, with its two searches over a word in less time."""

    def __init__(self, filename: str) -> None:
        """Load the model called ``filename``, which is HanTa's."""
        super().__init__(filename)
        self._open = [tag for tag in self.LP_hapax_t if tag in self.LP_s_t]
        self._bases = [
            [self.Int_t + self.LP_hapax_t[tag] + chance for chance in self.LP_len_t[tag]]
            for tag in self._open
        ]
        self._pieces = _by_piece(self.LP_m_t)
        self._longest = _longest(self._pieces)
        self._endings = frozenset(piece for tag in self._open for piece in self.LP_s_t[tag])
        self._steps = cache(self._following)
        self._guess = cache(self._guessed)
        self._rows = lru_cache(KEPT)(self._by_length)
        self._opening = lru_cache(KEPT)(self._from_start)

    def analyze_forward(self, word: str) -> list[tuple[int, float]]:
        """Return the tags of a word with their log chances, best first."""
        last, _ = self._search(word, None, strict=False)
        ends: Chances = {}
        for state, chance in last.items():
            for tag, step in self.LP_trans_final.get(state, ()):
                reached, total = (state[1], tag), chance + step
                if reached not in ends or total > ends[reached]:
                    ends[reached] = total
        found: dict[int, float] = {}
        for (_, tag), chance in ends.items():
            found[-tag] = float(logaddexp(found[-tag], chance)) if -tag in found else chance
        return sorted(found.items(), key=itemgetter(1), reverse=True) or [(UNKNOWN, 0)]

    def analyze_viterbi(self, word: str, targetpos: int) -> list[tuple[int, int]]:
        """Return the likeliest morphemes of a word with this tag: their tags, where they end."""
        for strict in (True, False):
            chances, came = self._search(word, targetpos, strict=strict)
            last, best = None, NEVER
            for state, chance in chances.items():
                total = chance + self.LP_trans.get(state, {}).get(targetpos, NEVER)
                if total > best:
                    last, best = state, total
            if last is not None:
                return _path(last, targetpos, came)
        return [(UNKNOWN, len(word)), (END_UNKNOWN, len(word) + 1)]

    def _search(self, word: str, target: int | None, *, strict: bool) -> tuple[Chances, list[Came]]:
        """Return the states at the end of a word with their log chances, and the ways to them.

        With ``strict`` no morpheme is guessed.
        """
        steps, length = self._steps(target), len(word)
        table: list[Chances] = [{FIRST: 0.0}, *({} for _ in word)]
        came: list[Came] = [{} for _ in table]
        rows = [] if strict else self._guesses_of(word)
        for start in range(length):
            live = _live(table[start], steps, start)
            ready = [] if strict else [step for one in live for step in one[4]]
            longest = start + self._longest.get(word[start : start + HEAD], HEAD)
            for end in range(start + 1, length + 1) if live else ():
                size = end - start
                guess = rows[end][size if size < LENGTHS else LENGTHS] if rows else NO_GUESS
                if size == length:
                    guess = tuple([chance - WHOLE for chance in guess])
                piece = word[start:end]
                tags = self._pieces.get(piece) if end <= longest else None
                if tags is None:
                    if guess and ready:
                        _over_unknown(guess, ready, (table[end], came[end]))
                    elif end > longest and not ready:
                        break
                elif start:
                    _over_known((piece, tags), guess, live, (table[end], came[end]))
                else:
                    opening = self._opening(piece, target)
                    _over_first(opening, guess, (table[end], came[end]))
        return table[-1], came

    def _following(self, target: int | None) -> Steps:
        """Return what may follow each state on the way to ``target``, or to any end."""
        columns = {tag: at for at, tag in enumerate(self._open)}
        wanted = None if target is None else self.reachability.get(target, frozenset())
        found: Steps = {}
        for state, onward in self.LP_trans_nonfinal.items():
            every = [
                ((state[1], tag), chance, self.LP_m_t[tag], columns.get(tag, -1))
                for tag, chance in onward
                if wanted is None or tag in wanted
            ]
            tags = frozenset(reached[1] for reached, *_ in every)
            if every:
                open_ones = [(to, chance, at) for to, chance, _, at in every if at >= 0]
                found[state] = (tags, every, open_ones)
        return found

    def _from_start(
        self, piece: str, target: int | None
    ) -> list[tuple[State, float, float | None, int]]:
        """Return the steps over a morpheme that opens a word; None stands for a guess."""
        _, every, _ = self._steps(target).get(FIRST, ((), [], []))
        return [
            (reached, step, own.get(piece), column)
            for reached, step, own, column in every
            if column >= 0 or piece in own
        ]

    def _guesses_of(self, word: str) -> list[tuple[Guess, ...]]:
        """Return the guesses at the pieces that end at each place of a word, by their length."""
        least = 1 if len(word) < SHORT else GUESSED
        ends = range(len(word) + 1)
        return [self._rows(word[max(0, end - ENDING) : end], least) for end in ends]

    def _by_length(self, tail: str, least: int) -> tuple[Guess, ...]:
        """Return the guesses at pieces of 0, 1, 2 ... letters with this end, if of ``least``."""
        short = [self._guess(self._ending(tail, size - 1))[size] for size in range(least, LONG)]
        return (*[NO_GUESS] * least, *short, *self._guess(self._ending(tail, ENDING))[LONG:])

    def _ending(self, tail: str, letters: int) -> str:
        """Return the longest ending that the model knows, of so many letters at most."""
        ending = tail[-letters:] if letters else ""
        while ending not in self._endings:
            ending = ending[1:]
        return ending

    def _guessed(self, ending: str) -> tuple[Guess, ...]:
        """Return the guesses at unknown pieces with an ending, by their length."""
        return tuple(
            tuple(
                base[size] + self.LP_s_t[tag][ending]
                for tag, base in zip(self._open, self._bases, strict=True)
            )
            for size in range(LENGTHS + 1)
        )


def _by_piece(known: dict[int, dict[str, float]]) -> dict[str, tuple[int, ...]]:
    """Return the tags that each morpheme of the model has."""
    found: dict[str, tuple[int, ...]] = {}
    for tag, pieces in known.items():
        alone = (tag,)
        for piece in pieces:
            found[piece] = found[piece] + alone if piece in found else alone
    return found


def _longest(pieces: Iterable[str]) -> dict[str, int]:
    """Return the length of the longest morpheme by its first letters."""
    found: dict[str, int] = {}
    for piece in pieces:
        head = piece[:HEAD]
        found[head] = max(found.get(head, HEAD), len(piece))
    return found


def _live(row: Chances, steps: Steps, start: int) -> Live:
    """Return the states of a place that are followed, with what may follow them."""
    bound = sorted(row.values(), reverse=True)[BEAM] - 1 if len(row) > BEAM else NEVER
    found: Live = []
    for state, chance in row.items():
        if chance >= bound and state in steps:
            tags, every, guessed = steps[state]
            way = (state, start)
            ready = [(reached, chance + step, column, way) for reached, step, column in guessed]
            found.append((chance, way, tags, every, ready))
    return found


def _over_known(known: tuple[str, tuple[int, ...]], guess: Guess, live: Live, into: Into) -> None:
    """Take the steps over a piece that is a morpheme of some tag."""
    chances, came = into
    piece, tags = known
    for chance, way, onward, every, ready in live:
        if onward.isdisjoint(tags):
            if guess and ready:
                _over_unknown(guess, ready, into)
            continue
        for reached, step, morphemes, column in every:
            own = morphemes.get(piece)
            if own is None:
                if not guess or column < 0:
                    continue
                own = guess[column]
            total = chance + step + own
            if total > chances.get(reached, NEVER):
                chances[reached] = total
                came[reached] = way


def _over_unknown(guess: Guess, ready: Ready, into: Into) -> None:
    """Take the steps over a piece that is none: only open tags guess at it."""
    chances, came = into
    get = chances.get
    for reached, chance, column, way in ready:
        total = chance + guess[column]
        if total > get(reached, NEVER):
            chances[reached] = total
            came[reached] = way


def _over_first(
    steps: list[tuple[State, float, float | None, int]], guess: Guess, into: Into
) -> None:
    """Take the steps over a morpheme that opens a word: each reaches a state of its own."""
    chances, came = into
    for reached, step, own, column in steps:
        if own is None:
            if not guess:
                continue
            own = guess[column]
        if (total := step + own) > NEVER:
            chances[reached] = total
            came[reached] = (FIRST, 0)


def _path(state: State, target: int, came: list[Came]) -> list[tuple[int, int]]:
    """Return the way to a state at the end of a word, and the step out of the word."""
    end = len(came) - 1
    found = [(target, end + 1)]
    while end > 0:
        found.append((state[1], end))
        state, end = came[end][state]
    return found[::-1]
