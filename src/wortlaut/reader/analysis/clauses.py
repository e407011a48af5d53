"""Cuts sentences into clauses: which verb belongs to which words, and what depends on what.

German marks nearly every clause with commas and with the place of its verb.  A sentence is cut
at its commas and brackets; a piece with a subordinator or a relative pronoun opens a clause that
ends with its verb, a piece without a verb belongs to the clause around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.pieces import QUOTES, opener, pieces
from wortlaut.reader.analysis.tokens import Clause, Range, Token


@dataclass(slots=True)
class _Draft:
    """A clause in the making."""

    kind: str
    opener: str
    indices: list[int] = field(default_factory=list)
    parent: int = -1
    finite: int = -1
    infinitive: bool = False

    @property
    def complete(self) -> bool:
        return self.finite >= 0 or self.infinitive


def clauses(tokens: Sequence[Token], cuts: Sequence[Range], known: Language) -> tuple[Clause, ...]:
    """Return the clauses of all sentences, in order of their first word."""
    found: list[Clause] = []
    for cut in cuts:
        drafts = _drafts(tokens, cut, known)
        order = sorted(range(len(drafts)), key=lambda at: drafts[at].indices[0])
        places = {old: new + len(found) for new, old in enumerate(order)}
        found += [_finish(tokens, drafts[at], places, known) for at in order]
    return tuple(found)


def _drafts(tokens: Sequence[Token], cut: Range, known: Language) -> list[_Draft]:
    builder = _Builder(tokens, known)
    for piece in pieces(tokens, cut):
        builder.add(piece)
    return builder.drafts


class _Builder:
    """Puts the pieces of one sentence together, left to right."""

    def __init__(self, tokens: Sequence[Token], known: Language) -> None:
        self.tokens = tokens
        self.known = known
        self.drafts: list[_Draft] = []
        self.open: list[int] = []
        self.loose: tuple[int, list[int]] | None = None
        """The last piece without a verb that came after its host was complete, and the host."""

    def add(self, piece: Range) -> None:
        """Add a piece to the clause that it belongs to, or open a clause with it."""
        kind, opening = opener(self.tokens, piece, self.known)
        if kind == "sub" and _only_infinitive(self.tokens, piece):
            kind, opening = "zu", ""
        if not kind and self._continues(piece):
            self._repeat(piece)
            return
        finite = self._finite(piece, kind)
        infinitive = finite < 0 and _infinitive(self.tokens, piece)
        indices = list(range(piece.first, piece.end))
        place = -1 if kind else self._host(piece, finite >= 0, infinitive)
        content = place >= 0 and self._content(piece, place, finite)
        if place < 0 or content:
            kind = kind or ("main" if finite >= 0 else "zu" if infinitive else "frag")
            host = place
            place = self._open(kind, opening, indices)
            self.drafts[place].parent = host if content else self.drafts[place].parent
        else:
            loose = self.drafts[place].complete and finite < 0 and not infinitive
            self.loose = (place, indices) if loose else None
            self.drafts[place].indices += indices
        self._take_verbs(self.drafts[place], finite, infinitive)
        while len(self.open) > 1 and self._closed(self.open[-1]):
            self.open.pop()

    def _continues(self, piece: Range) -> bool:
        """Whether a piece without an opener is a second half of the subordinate clause before it.

        "dass er krank sei und zu Hause bleibe": its finite verb stands last, behind "und" without
        a comma or behind a verb form that it governs.
        """
        at = piece.end - 1
        while at > piece.first and self.tokens[at].text in QUOTES:
            at -= 1
        if not self.drafts or self.tokens[at].form != "fin" or at == piece.first:
            return False
        last = self.drafts[-1]
        if last.kind not in ("sub", "rel") or last.finite < 0:
            return False
        joined = self.tokens[piece.first].tag == "KON" and piece.first == last.indices[-1] + 1
        return joined or self.tokens[at - 1].form in ("inf", "part")

    def _repeat(self, piece: Range) -> None:
        """Open another clause of the kind of the last one, beside it."""
        last = self.drafts[-1]
        self.drafts.append(
            _Draft(last.kind, last.opener, list(range(piece.first, piece.end)), last.parent)
        )
        self._take_verbs(self.drafts[-1], self._finite(piece, last.kind), False)

    def _open(self, kind: str, opener: str, indices: list[int]) -> int:
        """Open a clause and return its place."""
        told = kind == "main" and self.tokens[indices[0]].mood in ("sub1", "sub2")
        loose = self._loosened() if told or (kind == "zu" and not opener) else []
        place = len(self.drafts)
        parent = self.loose[0] if loose and self.loose else self._parent(kind)
        for draft in self.drafts:
            if loose and draft.indices[0] > loose[-1] and draft.parent == parent:
                draft.parent = place
        if kind == "main" and not loose:
            self._take_fronted(indices, place)
        self.drafts.append(_Draft(kind, opener, loose + indices, parent))
        self.open.append(place)
        return place

    def _closed(self, place: int) -> bool:
        return self.drafts[place].complete and self.drafts[place].kind != "main"

    def _take_verbs(self, draft: _Draft, finite: int, infinitive: bool) -> None:
        if draft.kind == "frag" and (finite >= 0 or infinitive):
            draft.kind = "main" if finite >= 0 else "zu"
        draft.finite = finite if draft.finite < 0 else draft.finite
        draft.infinitive = draft.infinitive or infinitive

    def _take_fronted(self, indices: list[int], place: int) -> None:
        """Hang the subordinate clause that opens a main clause below it ("Wenn es regnet, ...")."""
        last = len(self.drafts) - 1
        while last >= 0 and self.drafts[last].kind == "rel":
            last = self.drafts[last].parent
        if last < 0 or self.tokens[indices[0]].form != "fin":
            return
        draft = self.drafts[last]
        near = self.drafts[self._latest()].indices[-1] == indices[0] - 2
        if draft.kind == "sub" and near and draft.opener not in self.known.complementizers:
            draft.parent = draft.parent if self._told(draft, indices[0]) else place

    def _told(self, draft: _Draft, finite: int) -> bool:
        """Whether a verb only tells who said what goes before: "er zahle, wenn ..., sagte er"."""
        host = self.drafts[draft.parent].finite if draft.parent >= 0 else -1
        if host < 0 or self.tokens[finite].mood != "ind":
            return False
        quoted = any(self.tokens[at].text in QUOTES for at in range(draft.indices[-1], finite))
        return quoted or self.tokens[host].mood in ("sub1", "sub2")

    def _loosened(self) -> list[int]:
        """Take the loose piece out of its host for the clause that it begins."""
        if self.loose is None:
            return []
        place, indices = self.loose
        host = self.drafts[place]
        if host.indices[-len(indices) :] != indices or len(host.indices) == len(indices):
            return []
        if all(self.tokens[at].pos in ("PART", "PUNCT", "VERB", "AUX") for at in indices):
            return []
        if self.tokens[indices[-1]].tag == "PTKVZ":
            return []  # "ruft X, ein Verein, alle dazu auf, zu helfen"
        del host.indices[-len(indices) :]
        return indices

    def _host(self, piece: Range, finite: bool, infinitive: bool) -> int:
        """Return the place of the draft that a piece without an opener belongs to, or -1."""
        if not finite and not infinitive and self._only_verbs(piece):
            helped = [at for at in self.open if self._lacks_full_verb(self.drafts[at])]
            if helped:
                return helped[-1]
        if len(piece) == 1 and self.tokens[piece.first].tag == "PTKVZ":
            hosts = [at for at, draft in enumerate(self.drafts) if draft.finite >= 0]
            mains = [at for at in hosts if self.drafts[at].kind == "main"]
            if mains:
                return mains[-1]
        waiting = [at for at in self.open if not self.drafts[at].complete]
        if waiting and finite and self._quoted(piece, waiting[-1]):
            return -1
        if waiting and not (infinitive and self._attribute(piece, waiting[-1])):
            return waiting[-1]
        if not self.drafts or finite or infinitive:
            return -1
        latest = self._latest()
        above = self.drafts[latest].parent
        return above if above >= 0 and self._denies(piece, latest) else latest

    def _denies(self, piece: Range, place: int) -> bool:
        """Whether a piece behind an infinitive denies the clause above: ", allerdings nicht"."""
        words = self.tokens[piece.first : piece.end]
        adverbs = all(word.pos == "ADV" for word in words[:-1])
        return self.drafts[place].kind == "zu" and adverbs and words[-1].tag == "PTKNEG"

    def _content(self, piece: Range, place: int, finite: int) -> bool:
        """Whether a clause in the Konjunktiv says what the noun before it is about.

        "Die Behauptung, das Werk sei sicher, ist falsch": the noun's own verb is still to come.
        """
        draft, tokens = self.drafts[place], self.tokens
        if draft.kind != "frag" or finite <= piece.first or tokens[finite].mood != "sub1":
            return False
        return tokens[draft.indices[-1]].pos == "NOUN" and draft.indices[-1] == piece.first - 2

    def _quoted(self, piece: Range, place: int) -> bool:
        """Whether a draft without a verb is a quotation that a verb follows: "Nein", sagte sie."""
        draft, tokens = self.drafts[place], self.tokens
        marked = (
            tokens[draft.indices[0]].text in QUOTES and tokens[draft.indices[-1]].text in QUOTES
        )
        return draft.kind == "frag" and marked and tokens[piece.first].form == "fin"

    def _attribute(self, piece: Range, place: int) -> bool:
        """Whether an infinitive belongs to the phrase that opens the sentence.

        "Die Zusage, die Steuer zu senken, gilt": the phrase's own verb is still to come.
        """
        opening = self.drafts[place]
        own_words = len(piece) > 1 + (self.tokens[piece.end - 1].form != "zu")
        near = opening.indices[-1] == piece.first - 2
        return len(self.drafts) == 1 and opening.kind == "frag" and near and own_words

    def _only_verbs(self, piece: Range) -> bool:
        last = self.tokens[piece.end - 1]
        return last.form in ("inf", "part")

    def _lacks_full_verb(self, draft: _Draft) -> bool:
        helpers = self.known.auxiliaries | self.known.modals
        verbs = [at for at in draft.indices if self.tokens[at].form]
        return draft.finite >= 0 and all(self.tokens[at].lemma in helpers for at in verbs)

    def _latest(self) -> int:
        return max(range(len(self.drafts)), key=lambda at: self.drafts[at].indices[-1])

    def _parent(self, kind: str) -> int:
        if not self.drafts:
            return -1
        if kind == "main":
            mains = [at for at, draft in enumerate(self.drafts) if draft.kind == "main"]
            return mains[-1] if mains else -1
        return self._latest()

    def _finite(self, piece: Range, kind: str) -> int:
        """Return the piece's finite verb; one that was tagged as an infinitive counts too."""
        tokens = self.tokens
        found = [at for at in range(piece.first, piece.end) if tokens[at].form == "fin"]
        if found:
            return found[-1] if kind in ("sub", "rel") else found[0]
        if kind == "zu" or not (kind or self._waits()):
            return -1
        at = piece.end - 1
        while at > piece.first and tokens[at].text in QUOTES:
            at -= 1
        verbal = tokens[at].form == "inf" or (
            tokens[at].form == "part" and tokens[at].pos == "VERB"
        )
        return at if verbal and not _zu(tokens, at) and not self._helped(piece) else -1

    def _helped(self, piece: Range) -> bool:
        """Whether a clause around the piece waits for its participle or infinitive."""
        return self._only_verbs(piece) and any(
            self._lacks_full_verb(self.drafts[at]) for at in self.open
        )

    def _waits(self) -> bool:
        return any(
            not self.drafts[at].complete and self.drafts[at].kind in ("sub", "rel")
            for at in self.open
        )


def _zu(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].form == "zu" or (at > 0 and tokens[at - 1].tag == "PTKZU")


def _infinitive(tokens: Sequence[Token], piece: Range) -> bool:
    return any(
        tokens[at].form in ("inf", "zu") and _zu(tokens, at) for at in range(piece.first, piece.end)
    )


def _only_infinitive(tokens: Sequence[Token], piece: Range) -> bool:
    """Whether a piece with what looks like a subordinator is an infinitive ("bis zum Ende")."""
    finite = any(tokens[at].form == "fin" for at in range(piece.first, piece.end))
    return not finite and _infinitive(tokens, piece)


def _finish(
    tokens: Sequence[Token], draft: _Draft, places: dict[int, int], known: Language
) -> Clause:
    indices = tuple(sorted(draft.indices))
    verbs = tuple(
        at
        for at in indices
        if at == draft.finite or (_verbal(tokens[at]) and not _parted(tokens, draft.finite, at))
    )
    lemma, passive, modal = _verb(tokens, draft.finite, verbs, known)
    negated = not known.negations.isdisjoint([tokens[at].text.lower() for at in indices])
    return Clause(
        range=Range(indices[0], indices[-1] + 1),
        indices=indices,
        kind=draft.kind,
        opener=draft.opener,
        finite=draft.finite,
        verbs=verbs,
        lemma=lemma,
        passive=passive,
        negated=negated,
        parent=places.get(draft.parent, -1),
        modal=modal,
    )


def _parted(tokens: Sequence[Token], finite: int, at: int) -> bool:
    """Whether a separated particle stands inside quotation marks and its verb before them."""
    if tokens[at].tag != "PTKVZ" or finite < 0 or at < finite:
        return False
    return sum(tokens[between].text in QUOTES for between in range(finite, at)) % 2 == 1


def _verbal(token: Token) -> bool:
    return token.form in ("fin", "inf", "zu", "part") or token.tag == "PTKVZ"


def _verb(
    tokens: Sequence[Token], finite: int, verbs: tuple[int, ...], known: Language
) -> tuple[str, bool, str]:
    """Return the full verb's lemma with its particle, whether it is passive, and its modal."""
    lemmas = {at: tokens[at].lemma for at in verbs}
    helpers = known.auxiliaries | known.modals
    full = [at for at in verbs if lemmas[at] not in helpers and tokens[at].tag != "PTKVZ"]
    modal = next((lemmas[at] for at in verbs if lemmas[at] in known.modals), "")
    particles = [tokens[at].text.lower() for at in verbs if tokens[at].tag == "PTKVZ"]
    if not full:
        chosen = lemmas.get(finite, "")
        return (particles[-1] if particles else "") + chosen, False, modal
    late = [at for at in full if at != finite]
    helped = finite < 0 or lemmas.get(finite, "") in helpers
    head = late[-1] if late and helped else (finite if finite in full else full[-1])
    passive = (
        any(lemmas[at] in known.passive and (at != finite or helped) for at in verbs)
        and tokens[head].form == "part"
    )
    lemma = lemmas[head]
    if head == finite and particles:
        lemma = particles[-1] + lemma
    return lemma, passive, modal
