"""What the screen shows: the text with what it is about marked, and below it the act or list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from prompt_toolkit.formatted_text import StyleAndTextTuples

from wortlaut import reviewing
from wortlaut.digest import clean
from wortlaut.model import ACT_FIELDS, Act, Spans
from wortlaut.screen.session import Mode, Session

Fragment = tuple[str, str]
"""Style and text, as prompt_toolkit takes them."""

STYLES = {
    "anchor": "underline",
    "action": "bold underline",
    "debtor": "fg:ansicyan underline",
    "party": "fg:ansicyan underline",
    "source": "fg:ansimagenta underline",
    "cue": "fg:ansiyellow underline",
}
OTHER = "fg:ansigreen underline"
CHOSEN = "reverse"
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

KEYS = """\
 a  accept: the act is right as it stands       x  reject: the report does not tell it
 c  correct a field                             i  add an act that was missed
 m  merge with another promise                  s  split from its promise
 f  finish: read through, nothing is missing    u  undo
 w  say why (kept with the next decision)
 ↓ ↑ or j k  next, previous act                 n p  next, previous report
 ?  these keys                                  q  leave; everything decided is kept

 Choosing words:  ← → word by word   ↑ ↓ twelve words   space begin, or begin anew
   shift ← →  extend   / type the words   0 the report does not say it   Enter   Esc"""

HINTS = {
    Mode.LOOK: "a accept  x reject  c correct  i add  m merge  s split  f finish  u undo  ? keys",
    Mode.LIST: "↑ ↓ choose   Enter take   Esc back",
    Mode.WORDS: "← → word  ↑ ↓ twelve words  space begin  / type  0 not said  Enter take  Esc back",
    Mode.LINE: "Enter take   Esc back",
    Mode.HELP: "any key",
}


def head(session: Session) -> StyleAndTextTuples:
    """Return the line above the text: where one is, and how much is left."""
    document = session.task.reading.document
    where = f" report {session.report + 1}/{len(session.documents)}"
    left = len(session.task.undecided)
    count = f"act {session.act + 1}/{len(session.acts)}" if session.acts else "no acts"
    title = clean(f"{document.publisher or ''} {document.title or ''}".strip())
    state = "read through" if session.task.finished else f"{left} undecided"
    return [("reverse", f"{where} · {count} · {state} · {title} ")]


def text(session: Session, width: int = 80) -> StyleAndTextTuples:
    """Return the text of the report with the fields of the act, or what is chosen, marked.

    Lines are broken between words so that none is longer than ``width`` if words allow.
    """
    broken = _broken(session.text, width)
    styles = _styles(session)
    focus = _focus(session)
    found: StyleAndTextTuples = []
    edges = sorted({0, len(session.text), *focus, *(at for span, _ in styles for at in span)})
    for start, end in pairwise(edges):
        if start in focus:
            found.append(("[SetCursorPosition]", ""))
        style = next((name for span, name in styles if span[0] <= start and end <= span[1]), "")
        found.append((style, _visible(broken[start:end])))
    return found


def _broken(text: str, width: int) -> str:
    """Return ``text`` with line ends in the place of blanks where a line would be too long."""
    signs = list(text)
    start = 0
    for found in re.finditer(r"[^ \n]+", text):
        start = max(start, text.rfind("\n", 0, found.start()) + 1)
        if found.end() - start > width and found.start() > start and text[found.start() - 1] == " ":
            signs[found.start() - 1] = "\n"
            start = found.start()
    return "".join(signs)


def _styles(session: Session) -> list[tuple[tuple[int, int], str]]:
    """Return stretches with their styles, those that go first before the others."""
    styles = []
    if session.selection:
        styles += [((one.start, one.end), CHOSEN) for one in session.selection.spans]
    if act := session.current:
        fields = [name for name in ACT_FIELDS if name not in ("anchor", "action")]
        for name in (*fields, "action", "anchor"):
            style = STYLES.get(name, OTHER)
            styles += [((one.start, one.end), style) for one in getattr(act, name)]
    return styles


def _focus(session: Session) -> tuple[int, ...]:
    if session.selection:
        words = session.selection.words
        return (words[session.selection.cursor].start,) if words else ()
    return (session.current.anchor[0].start,) if session.current else ()


def _visible(words: str) -> str:
    """Return words as they may be shown: no control or direction characters but line ends."""
    return "".join(
        "\ufffd" if sign in _BIDI or (sign != "\n" and unicodedata.category(sign) == "Cc") else sign
        for sign in words.replace("\r\n", "\n").replace("\t", " ")
    )


def panel(session: Session, height: int = 12) -> StyleAndTextTuples:
    """Return what stands below the text."""
    if session.mode is Mode.HELP:
        return [("", KEYS)]
    if session.mode is Mode.LIST:
        return list(_list(session, height))
    if session.mode in (Mode.WORDS, Mode.LINE):
        return list(_chosen(session))
    return list(_card(session.current, session)) if session.current else [("", " no acts")]


def _list(session: Session, height: int) -> Iterator[Fragment]:
    choice = session.choice
    assert choice is not None
    yield "bold", f" {choice.title}\n"
    first = max(0, min(choice.at - height // 2, len(choice.options) - height))
    for at, (shown, _) in enumerate(choice.options[first : first + height], start=first):
        yield ("reverse" if at == choice.at else ""), f" {clean(shown)}\n"


def _chosen(session: Session) -> Iterator[Fragment]:
    yield "bold", f" {clean(session.title)}\n"
    if session.selection:
        yield "", f" „{_shown(session.selection.spans, session.text)}“"


def _shown(spans: Spans, words: str) -> str:
    return clean(" … ".join(one.of(words) for one in spans))


def _card(act: Act, session: Session) -> Iterator[Fragment]:
    decided = ", ".join(reviewing.deciders(act))
    yield "bold", f" {act.kind.value}"
    told = f"  {act.polarity.value} · {act.status.value} · {act.certainty.value}"
    yield (
        "",
        f"{told}  {'decided by ' + clean(decided) if decided else 'undecided'}  {act.id[:8]}\n",
    )
    for name in reviewing.FIELDS:
        value = reviewing.shown(act, name, session.text)
        if value and name in (*ACT_FIELDS, "due", "window") and name != "anchor":
            yield STYLES.get(name, OTHER).replace("underline", ""), f" {name:10}"
            actors = ", ".join(act.actors(name))
            yield "", f" {clean(value)}{f'  = {actors}' if actors else ''}\n"


def foot(session: Session) -> StyleAndTextTuples:
    """Return the last line: what happened, or which keys there are."""
    why = f"  (why: {clean(session.why)})" if session.why else ""
    if session.message:
        return [("bold", f" {clean(session.message)}{why}")]
    return [("", f" {HINTS[session.mode]}{why}")]
