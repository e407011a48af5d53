"""`wortlaut serve` and `wortlaut user`: the desk in the browser, and who may enter."""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wortlaut.cli import options
from wortlaut.errors import InputError

if TYPE_CHECKING:
    from wortlaut.web import Settings
    from wortlaut.web.doors import Door

TOKEN = "WORTLAUT_TOKEN"


@click.command()
@options.ledger
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8383, show_default=True, help="The port; 0 for any free one.")
@click.option(
    "--users",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Ask for a name and password of this user file (see `wortlaut user`).",
)
@click.option("--open", "opens", is_flag=True, help="Open the desk in the browser.")
def serve(ledger: Path, host: str, port: int, users: Path | None, opens: bool) -> None:
    """Open the desk in the browser, on this machine.

    An address other than this machine's own needs --users FILE, or a token in the environment
    variable WORTLAUT_TOKEN. Behind a proxy that speaks https, start it on 127.0.0.1 with --users.
    """
    settings = _settings(ledger, host, users)
    _run(settings, host, port, opens)


@click.command()
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(("reader", "reviewer")),
    default="reader",
    show_default=True,
    help="A reader looks, a reviewer also adds and decides.",
)
@click.option(
    "--users",
    type=click.Path(path_type=Path),
    default="users.toml",
    show_default=True,
    metavar="FILE",
    help="The user file; it is made if there is none.",
)
@click.password_option(help="The password; asked for where it is not given.")
def user(name: str, role: str, users: Path, password: str) -> None:
    """Let NAME enter the desk, or change password or role."""
    from wortlaut.web.doors import Role, User, add_user

    with options.writing(users, "--users"):
        add_user(users, User(name, Role(role)), password)
    click.echo(f"{name} may enter as {role}: {users}")


def _settings(ledger: Path, host: str, users: Path | None) -> Settings:
    from wortlaut.web import Settings
    from wortlaut.web.settings import LOCAL_HOSTS, Limits

    door = _door(host, users)
    is_open = not door.asks
    limits = Limits(requests=60_000, writes=6_000) if is_open else Limits()
    return Settings(ledger, door, LOCAL_HOSTS if is_open else None, limits)


def _door(host: str, users: Path | None) -> Door:
    """Return how one enters; raises ``InputError`` where everybody could."""
    from wortlaut import desk
    from wortlaut.web import doors

    if users:
        return doors.FileDoor(users)
    me = doors.User(desk.user(), doors.Role.REVIEWER)
    if token := os.environ.get(TOKEN):
        return doors.TokenDoor(token, me)
    if _is_loopback(host):
        return doors.OpenDoor(me)
    raise InputError(
        f"At {host} everybody in the network could enter: name a user file with --users (see "
        f"`wortlaut user`), or set a token in {TOKEN}."
    )


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _run(settings: Settings, host: str, port: int, opens: bool) -> None:
    import socket

    import uvicorn

    from wortlaut.web import application

    app = application(settings)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        bound = socket.create_server((host, port), family=family)
    except OSError as error:
        raise InputError(
            f"Cannot listen on {host} port {port} ({error.strerror}): choose another with --port."
        ) from error
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{bound.getsockname()[1]}/"
    click.echo(f"The desk is open at {address} (ledger {settings.ledger}). Ctrl-C closes it.")
    if opens:
        click.launch(address)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,
    )
    uvicorn.Server(config).run(sockets=[bound])
