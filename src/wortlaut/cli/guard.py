"""What goes wrong becomes one sentence on stderr and an exit status; never a traceback."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from wortlaut.errors import WortlautError

OK = 0
PARTIAL = 1
"""Some of several reports could not be read."""
WRONG = 2
"""Nothing could be done: wrong usage, bad input, an unusable ledger, a fault."""
INTERRUPTED = 130
BROKEN_PIPE = 141


class _UnreadError(Exception):
    """What a broken pipe becomes before click takes it for a success of sorts, status 1."""


@contextmanager
def _pipe() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise _UnreadError from error


class Face(click.Group):
    """The group of all commands; its ``main`` is the only place that ends the program."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run a command and exit with its status."""
        arguments = list(sys.argv[1:] if args is None else args)
        _lenient_output()
        extra["standalone_mode"] = False
        try:
            status = super().main(arguments, *rest, **extra)
            sys.stdout.flush()
        except BaseException as error:
            status = _told(error, _debugging(arguments))
        sys.exit(status if isinstance(status, int) else OK)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Parse the arguments; --help and --version print here."""
        with _pipe():
            return super().make_context(*args, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which a user meets them."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with _pipe():
            return super().invoke(ctx)


def _told(error: BaseException, debug: bool) -> int:
    """Tell the user what happened; return the exit status."""
    if isinstance(error, _UnreadError | BrokenPipeError):
        return _quiet()
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else WRONG
    if isinstance(error, KeyboardInterrupt | click.Abort):
        say("stopped.")
        return INTERRUPTED
    if debug:
        traceback.print_exception(error)
    if isinstance(error, click.ClickException):
        error.show()
        return WRONG
    if isinstance(error, WortlautError):
        say(str(error))
    elif isinstance(error, OSError):
        _quiet()
        say(f"cannot read or write ({error}): check permissions and free space, and run again.")
    else:
        say(_fault(error))
    return WRONG


def say(message: str, printed: Callable[[str], None] | None = None) -> None:
    """Print one message under the program's name: on stderr, or with ``printed``."""
    line = f"wortlaut: {message}"
    if printed:
        printed(line)
    else:
        click.echo(line, err=True)


def _fault(error: BaseException) -> str:
    what = f"{type(error).__name__}: {error}".strip().replace("\n", " ")
    return (
        f"a fault in Wortlaut itself ({what}). Run the command again as `wortlaut --debug ...` "
        "and report what it prints, with the report that was read."
    )


def _quiet() -> int:
    """Let nothing more be written to a stream that takes nothing."""
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(null, stream.fileno())
    return BROKEN_PIPE


def _lenient_output() -> None:
    """Print a sign that the terminal's encoding lacks as "?"; write to nowhere if all is closed."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w")


def _debugging(arguments: Sequence[str]) -> bool:
    return "--debug" in arguments or bool(os.environ.get("WORTLAUT_DEBUG"))
