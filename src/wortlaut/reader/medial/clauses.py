"""Cuts sentences into clauses: each verb group with its subject and what is said.

A clause begins with its opener ("that", "который"), with the joint that adds it, or with its
subject; it ends where the next one begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Clause, Range, Token
from wortlaut.reader.medial.groups import PARTICIPLE, Group, groups
from wortlaut.reader.medial.openers import QUESTION, compounds, opens
from wortlaut.reader.medial.subjects import ADVERBIAL, has_subject, subject_start


@dataclass(slots=True)
class _Draft:
    """A clause in the making."""

    group: Group | None
    start: int
    kind: str
    opener: str = ""
    parent: int = -1
    indices: list[int] = field(default_factory=list)


def clauses(tokens: Sequence[Token], cuts: Sequence[Range], known: Language) -> tuple[Clause, ...]:
    """Return the clauses of all sentences, in order of their first word."""
    found: list[Clause] = []
    for cut in cuts:
        drafts = _Builder(tokens, cut, known).run()
        told = [at for at, draft in enumerate(drafts) if draft.indices]
        order = sorted(told, key=lambda at: drafts[at].indices[0])
        places = {old: new + len(found) for new, old in enumerate(order)}
        found += [_finish(tokens, drafts[at], places, known) for at in order]
    return tuple(found)


class _Builder:
    """Puts the clauses of one sentence together, left to right."""

    def __init__(self, tokens: Sequence[Token], cut: Range, known: Language) -> None:
        self.tokens = tokens
        self.cut = cut
        self.known = known
        self.drafts: list[_Draft] = []
        self.waiting = -1
        """A fragment whose verb is still to come, or -1."""
        self.compounds = compounds(tokens, cut, known)

    def run(self) -> list[_Draft]:
        end = self.cut.first
        openers = self.compounds.items()
        taken = {at for first, size in openers for at in range(first, first + size)}
        for group in groups(self.tokens, self.cut, self.known):
            if group.verbs[-1] in taken:
                continue
            if group.kind == "fin":
                self._finite(group, end)
            else:
                self._other(group, end)
            end = group.end
        if not self.drafts:
            self.drafts.append(_Draft(None, self.cut.first, "frag"))
        self._share_out()
        for number in range(len(self.drafts)):
            self._uncircle(number)
        return self.drafts

    def _uncircle(self, number: int) -> None:
        """Part a clause from the one above it where that hangs, in the end, on itself."""
        seen, at = {number}, self.drafts[number].parent
        while at >= 0:
            if at in seen:
                self.drafts[number].parent = -1
                return
            seen.add(at)
            at = self.drafts[at].parent

    # ---- finite clauses

    def _finite(self, group: Group, end: int) -> None:
        if group.verbs[0] < group.first:  # a helper shared with the verb before
            self._beside(group, self._joint(end, group.first))
            return
        opener = self._opener(end, group.first)
        if opener >= 0:
            self._opened(group, end, opener)
            return
        at = group.first
        while at > end and self.tokens[at - 1].pos in ADVERBIAL:
            at -= 1
        joint = self.tokens[at - 1] if at > end else None
        lacking = at == end or not has_subject(self.tokens, end, group.first)
        if self.waiting >= 0 and (lacking or (joint is not None and joint.text == ",")):
            self._return(group, at)
        elif joint is not None and self.drafts and joint.pos == "CCONJ":
            first = at - 1
            if first > end and self.tokens[first - 1].text == ",":
                first -= 1
            self._beside(group, first)
        elif not self.drafts:
            self._add(_Draft(group, self.cut.first, "main"))
        else:
            self._main(group, end)

    def _joint(self, first: int, end: int) -> int:
        """Return where the joint before a verb begins: ", and"."""
        at = end
        while at > first and self.tokens[at - 1].pos in ("ADV", "CCONJ", "PUNCT"):
            at -= 1
        return at

    def _opener(self, first: int, end: int) -> int:
        """Return the last opener of a subordinate clause in a stretch, or -1."""
        inner = {at + to for at, size in self.compounds.items() for to in range(1, size)}
        for at in range(end - 1, first - 1, -1):
            if at in self.compounds or (
                at not in inner and opens(self.tokens, at, self.cut.first, self.known)
            ):
                return at
        return -1

    def _opened(self, group: Group, end: int, opener: int) -> None:
        token, known = self.tokens[opener], self.known
        lower = token.text.lower()
        size = self.compounds.get(opener, 0)
        relative = not size and (token.tag in QUESTION or token.lemma in known.relatives)
        if size:
            lower = " ".join(one.text.lower() for one in self.tokens[opener : opener + size])
        start = opener
        if relative and start > end and self.tokens[start - 1].pos == "ADP":
            start -= 1
        fragment = [at for at in range(end, start) if self.tokens[at].pos in ("NOUN", "PROPN")]
        if fragment and (not self.drafts or self._breaks(end, start) >= 0):
            first = self.cut.first if not self.drafts else self._breaks(end, start)
            self._add(_Draft(None, first, "frag"))
            self.waiting = len(self.drafts) - 1
        kind = "rel" if relative else "sub"
        opening = token.lemma.lower() if relative else lower
        parent = len(self.drafts) - 1
        add = _Draft(group, start, kind, opening, parent)
        if start > end and self.tokens[start - 1].pos == "CCONJ" and not relative:
            add.parent = self._same_opener(opening, parent)
        self._add(add)

    def _same_opener(self, opening: str, parent: int) -> int:
        """Return the parent of the clause that "and that ..." stands beside."""
        for draft in reversed(self.drafts):
            if draft.kind == "sub" and draft.opener in (opening, ""):
                return draft.parent
        return parent

    def _breaks(self, first: int, end: int) -> int:
        """Return where the last clause of a stretch begins behind a break, or -1."""
        joints = [at for at in range(first, end - 1) if self.tokens[at].text == ","]
        paired = [at for at in joints if self.tokens[at + 1].pos == "CCONJ"]
        nouns = ("NOUN", "PROPN")
        begun = [at for at in paired if any(t.pos in nouns for t in self.tokens[at:end])]
        return begun[-1] if begun else -1

    def _return(self, group: Group, first: int) -> None:
        """Give a fragment the verb that it waits for."""
        draft = self.drafts[self.waiting]
        draft.group, draft.kind = group, "main"
        self._add(_Draft(None, first, "return", parent=self.waiting))
        self.waiting = -1

    def _beside(self, group: Group, first: int) -> None:
        """Add a verb that shares its subject with the one before it."""
        told = self._told(group)
        self._add(_Draft(group, first, told.kind, told.opener, told.parent))

    def _told(self, group: Group) -> _Draft:
        """Return the finite clause that a further verb goes on."""
        finite = [one for one in self.drafts if one.group and one.group.kind == "fin"]
        last = finite[-1] if finite else self.drafts[-1]
        mains = [one for one in finite if one.kind == "main"]
        lemma = self.tokens[group.verbs[-1]].lemma
        if last.kind != "main" and mains and lemma in self.known.content_verbs:
            return mains[-1]
        return last

    def _main(self, group: Group, end: int) -> None:
        """Add a clause that stands behind another with a subject of its own."""
        start = subject_start(self.tokens, self.cut, end, group.first, self.known)
        if not has_subject(self.tokens, start, group.first):
            self._beside(group, start)
            return
        last = self.drafts[-1]
        verbs = [at for at in range(end, start) if self.tokens[at].form in ("inf", "part")]
        verbs += list(last.group.verbs[-1:]) if last.group and not verbs else []
        content = bool(verbs) and self.tokens[verbs[-1]].lemma in self.known.content_verbs
        apart = self.tokens[start].pos in ("PUNCT", "CCONJ") or self.tokens[start - 1].text == ","
        spoken = content and (start == end or not apart)
        parent = len(self.drafts) - 1 if spoken else -1
        self._add(_Draft(group, start, "sub" if spoken else "main", "", parent))
        if self.waiting >= 0 and not spoken and not self._awaits():
            self.waiting = -1  # a circumstance only: the clause has all its parts
        for draft in self.drafts[:-1]:
            fronted = draft.kind in ("sub", "zu", "part") and draft.parent < 0
            if fronted:
                draft.parent = len(self.drafts) - 1

    def _awaits(self) -> bool:
        """Whether the fragment that waits for a verb has a subject for it."""
        first = self.drafts[self.waiting].start
        ends = [draft.start for draft in self.drafts if draft.start > first]
        return has_subject(self.tokens, first, min(ends, default=first))

    # ---- infinitives and participles

    def _other(self, group: Group, end: int) -> None:
        opener = self.tokens[group.first - 1].text.lower() if group.first > end else ""
        led = opener in self.known.infinitive_openers
        start = group.first - 1 if led else group.first
        kind = "zu" if group.kind == "inf" else "part"
        if not self.drafts and start > self.cut.first and group.kind == "inf":
            self._add(_Draft(None, self.cut.first, "frag"))
            self.waiting = 0
        joint = self.tokens[start - 1] if start > end else None
        marked = group.kind == "inf" and group.first < group.verbs[0]
        joined = joint is not None and (joint.pos == "CCONJ" or (joint.text == "," and not marked))
        joined = joined or (joint is not None and joint.text == ";")
        same = self._alike(kind) if joined else None
        if same is not None:
            first = start - 1
            while first > end and self.tokens[first - 1].text == ",":
                first -= 1
            self._add(_Draft(group, first, kind, "", same.parent))
            return
        parent = len(self.drafts) - 1
        apart = joint is not None and joint.text == "," and parent >= 0
        if apart and self.drafts[parent].kind == "rel":
            parent = self.drafts[parent].parent
        self._add(_Draft(group, start, kind, opener if led else "", parent))

    def _alike(self, kind: str) -> _Draft | None:
        """Return the first infinitive or participle under the last finite verb."""
        found = None
        for draft in reversed(self.drafts):
            if draft.kind == kind:
                found = draft
            elif draft.kind in ("main", "sub"):
                break
        return found

    # ---- words

    def _add(self, draft: _Draft) -> None:
        self.drafts.append(draft)

    def _share_out(self) -> None:
        """Give every word to the last clause that began before it."""
        order = sorted(range(len(self.drafts)), key=lambda at: self.drafts[at].start)
        first = self.drafts[order[0]]
        first.start = min(first.start, self.cut.first)
        for place, number in enumerate(order):
            draft = self.drafts[number]
            begin = self.cut.first if place == 0 else draft.start
            end = self.drafts[order[place + 1]].start if place + 1 < len(order) else self.cut.end
            owner = self.drafts[draft.parent] if draft.kind == "return" else draft
            owner.indices += range(begin, end)


def _finish(
    tokens: Sequence[Token], draft: _Draft, places: dict[int, int], known: Language
) -> Clause:
    indices = tuple(sorted(draft.indices))
    verbs = draft.group.verbs if draft.group else ()
    finite = verbs[0] if draft.group and draft.group.kind == "fin" else -1
    helpers = known.auxiliaries | known.modals
    full = [at for at in verbs if tokens[at].lemma not in helpers]
    head = full[-1] if full else (verbs[-1] if verbs else -1)
    modal = next((tokens[at].lemma for at in verbs if tokens[at].lemma in known.modals), "")
    return Clause(
        range=Range(indices[0], indices[-1] + 1),
        indices=indices,
        kind="main" if draft.kind == "return" else draft.kind,
        opener=draft.opener,
        finite=finite,
        verbs=verbs,
        lemma=tokens[head].lemma if head >= 0 else "",
        passive=head >= 0 and _passive(tokens, verbs, head, known),
        negated=_negated(tokens, draft, known),
        parent=places.get(draft.parent, -1),
        modal=modal if full or len(verbs) > 1 else "",
    )


def _passive(tokens: Sequence[Token], verbs: tuple[int, ...], head: int, known: Language) -> bool:
    if tokens[head].tag == PARTICIPLE:
        return True
    helped = any(tokens[at].lemma in known.passive for at in verbs if at != head)
    return helped and tokens[head].form == "part"


def _negated(tokens: Sequence[Token], draft: _Draft, known: Language) -> bool:
    if draft.group is None:
        return False
    first = max(draft.group.first - 1, draft.start)
    if draft.kind == "zu":  # "pledged not to strike": the negation stands before the infinitive
        first = max(draft.group.first - 1, 0)
    return any(tokens[at].text.lower() in known.negations for at in range(first, draft.group.end))
