"""Keys and windows of the review: prompt_toolkit around a ``Session``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.output import Output

from wortlaut.reviews import Reviewer
from wortlaut.screen import view
from wortlaut.screen.selection import PAGE
from wortlaut.screen.session import Mode, Session

ESCAPE = 0.05
"""Seconds after which an escape is no longer the beginning of a key such as the right arrow."""

PANEL = 14
"""Lines of the panel below the text."""


def run(person: Reviewer, documents: Sequence[str]) -> str:
    """Review the documents on the terminal; return in a sentence what was decided.

    Ctrl-C raises ``KeyboardInterrupt``; what was decided is kept.
    """
    if not documents:
        return "There is nothing to review: every act was decided on (--all shows them again)."
    session = Session(person, documents)
    application(session).run()
    count = len(session.made)
    return f"{count} decision{'' if count == 1 else 's'} of {person.who} kept."


def application(
    session: Session, input: Input | None = None, output: Output | None = None
) -> Application[None]:
    """Return the full-screen program; ``input`` and ``output`` are the terminal's by default."""

    def shown() -> StyleAndTextTuples:
        return view.text(session, get_app().output.get_size().columns)

    line = Buffer(multiline=False)
    typing = Window(BufferControl(line), height=1)
    text = Window(
        FormattedTextControl(shown, focusable=True, show_cursor=False),
        wrap_lines=True,
    )
    rows = [
        Window(FormattedTextControl(lambda: view.head(session)), height=1),
        text,
        Window(height=1, char="─"),
        Window(
            FormattedTextControl(lambda: view.panel(session, PANEL - 2)),
            height=PANEL,
            wrap_lines=True,
        ),
        ConditionalContainer(typing, Condition(lambda: session.mode is Mode.LINE)),
        Window(FormattedTextControl(lambda: view.foot(session)), height=1),
    ]

    def follow(app: Application[Any]) -> None:
        """Let keys go to the line while one is typed."""
        wanted = typing if session.mode is Mode.LINE else text
        if app.layout.current_window is not wanted:
            app.layout.focus(wanted)

    made: Application[None] = Application(
        layout=Layout(HSplit(rows), focused_element=text),
        key_bindings=_bindings(session, line, follow),
        full_screen=True,
        input=input,
        output=output,
    )
    made.ttimeoutlen = ESCAPE
    return made


Action = Callable[[], object]


def _bindings(
    session: Session, line: Buffer, follow: Callable[[Application[Any]], None]
) -> KeyBindings:
    keys = KeyBindings()

    def bind(mode: Mode, names: str, action: Action) -> None:
        def act(event: KeyPressEvent) -> None:
            session.message = ""
            action()
            follow(event.app)

        for name in names.split():
            keys.add(name, filter=Condition(lambda: session.mode is mode))(act)

    for names, action in _looking(session).items():
        bind(Mode.LOOK, names, action)
    for names, action in _choosing(session).items():
        bind(Mode.LIST, names, action)
    for names, action in _selecting(session).items():
        bind(Mode.WORDS, names, action)
    for mode in (Mode.LIST, Mode.WORDS, Mode.LINE):
        bind(mode, "escape", session.back)

    def typed() -> None:
        words = line.text
        line.reset()
        session.line(words)

    bind(Mode.LINE, "enter", typed)
    bind(Mode.HELP, "<any>", session.back)

    @keys.add("q", filter=Condition(lambda: session.mode is Mode.LOOK))
    def _leave(event: KeyPressEvent) -> None:
        event.app.exit()

    @keys.add("c-c")
    def _stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    return keys


def _looking(session: Session) -> dict[str, Action]:
    def help_() -> None:
        session.mode = Mode.HELP

    return {
        "a": session.accept,
        "x": session.reject,
        "c enter": session.correct,
        "i": session.add,
        "m": session.merge,
        "s": session.split,
        "f": session.finish,
        "u": session.undo,
        "w": session.reason,
        "down j right": lambda: session.move(1),
        "up k left": lambda: session.move(-1),
        "n pagedown": lambda: session.open(session.report + 1),
        "p pageup": lambda: session.open(session.report - 1),
        "?": help_,
    }


def _choosing(session: Session) -> dict[str, Action]:
    return {
        "down j": lambda: session.step(1),
        "up k": lambda: session.step(-1),
        "enter": session.enter,
    }


def _selecting(session: Session) -> dict[str, Action]:
    def move(step: int, extend: bool = False) -> Action:
        def moved() -> None:
            if session.selection:
                session.selection = session.selection.move(step, extend=extend)

        return moved

    def begin() -> None:
        if session.selection:
            session.selection = session.selection.begin()

    return {
        "right l": move(1),
        "left h": move(-1),
        "down j": move(PAGE),
        "up k": move(-PAGE),
        "s-right": move(1, extend=True),
        "s-left": move(-1, extend=True),
        "space": begin,
        "/": session.find,
        "0": session.nothing,
        "enter": session.enter,
    }
