"""Who may enter: everybody at this machine, who knows the token, who stands in the user file.

Passwords are kept as argon2id hashes.  A user file is TOML::

    [[user]]
    name = "mira"
    role = "reviewer"
    password = "$argon2id$..."
"""

from __future__ import annotations

import hashlib
import hmac
import threading
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from wortlaut.errors import InputError

SHORTEST_TOKEN = 20
"""The fewest characters of a token: what nobody guesses."""

SHORTEST_PASSWORD = 10

_HASHER = PasswordHasher()
_DUMMY = _HASHER.hash("nobody")
_AT_ONCE = threading.Semaphore(2)  # each check takes 64 MB of memory


class Role(StrEnum):
    """What somebody may do: look, or also add and decide."""

    READER = "reader"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who has entered."""

    name: str
    role: Role

    @property
    def may_write(self) -> bool:
        """Whether reports may be added and decisions made."""
        return self.role is Role.REVIEWER


class Door(Protocol):
    """A way to enter; ``asks`` says what for: "" nothing, "token", "password"."""

    @property
    def asks(self) -> str:
        """What one is asked for."""

    def admit(self, name: str, secret: str) -> User | None:
        """Return who comes with that name and secret, None for nobody."""

    def known(self, name: str) -> User | None:
        """Return the user of that name as known now."""

    def key(self, name: str) -> str:
        """Return the key with which that user's programs fetch calendars and feeds."""


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """Everybody at this machine is the one user."""

    user: User
    asks: str = ""

    def admit(self, name: str, secret: str) -> User | None:
        """Admit everybody."""
        return self.user

    def known(self, name: str) -> User | None:
        """Return the one user."""
        return self.user

    def key(self, name: str) -> str:
        """Return no key: none is needed."""
        return ""


class TokenDoor:
    """Who knows the token is the one user."""

    asks = "token"

    def __init__(self, token: str, user: User) -> None:
        """Take the token; raises ``InputError`` for one that can be guessed."""
        if len(token) < SHORTEST_TOKEN:
            raise InputError(
                f"The token is shorter than {SHORTEST_TOKEN} characters: make one with "
                "`python -c 'import secrets; print(secrets.token_urlsafe())'`."
            )
        self._token, self._user = token, user

    def admit(self, name: str, secret: str) -> User | None:
        """Admit who knows the token."""
        return self._user if _same(secret, self._token) else None

    def known(self, name: str) -> User | None:
        """Return the one user."""
        return self._user if name == self._user.name else None

    def key(self, name: str) -> str:
        """Return a key that follows from the token."""
        return _key(self._token, name)


class FileDoor:
    """Who stands in the user file, with the password of their own.

    The file is read again when it changes: who is taken out is out at once.
    """

    asks = "password"

    def __init__(self, path: Path) -> None:
        """Read the file; raises ``InputError`` if it cannot be used."""
        self._path = path
        self._stamp = 0
        self._entries: Mapping[str, tuple[User, str]] = {}
        self._refresh()

    def admit(self, name: str, secret: str) -> User | None:
        """Admit a user with the right password; the time taken tells nothing of the names."""
        self._refresh()
        user, hashed = self._entries.get(name, (None, _DUMMY))
        with _AT_ONCE:
            try:
                _HASHER.verify(hashed, secret)
            except (VerificationError, InvalidHashError):
                return None
        return user

    def known(self, name: str) -> User | None:
        """Return the user of that name as the file has it now."""
        self._refresh()
        entry = self._entries.get(name)
        return entry[0] if entry else None

    def key(self, name: str) -> str:
        """Return a key that follows from the user's password: a new one makes it void."""
        self._refresh()
        entry = self._entries.get(name)
        return _key(entry[1], name) if entry else ""

    def _refresh(self) -> None:
        try:
            stamp = self._path.stat().st_mtime_ns
            if stamp != self._stamp:
                self._entries = _entries(self._path)
                self._stamp = stamp
        except OSError as error:
            raise InputError(
                f"The user file {self._path} cannot be read ({error.strerror}): make one with "
                "`wortlaut user add`."
            ) from error


def add_user(path: Path, user: User, password: str) -> None:
    """Write a user into the file, or a new role and password for a known one.

    The file is made if there is none, readable by its owner alone.  Raises ``InputError``.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise InputError(f"The password is shorter than {SHORTEST_PASSWORD} characters.")
    if not user.name.strip() or not user.name.isprintable() or '"' in user.name:
        raise InputError(f"{user.name!r} is no name for a user: use letters and digits.")
    entries = dict(_entries(path)) if path.exists() else {}
    entries[user.name] = (user, _HASHER.hash(password))
    path.touch(mode=0o600)
    path.write_text("".join(map(_written, entries.values())), "utf-8")


def _written(entry: tuple[User, str]) -> str:
    user, hashed = entry
    name = user.name.replace("\\", "\\\\")
    return f'[[user]]\nname = "{name}"\nrole = "{user.role}"\npassword = "{hashed}"\n\n'


def _entries(path: Path) -> dict[str, tuple[User, str]]:
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("user", [])
        found = [(User(row["name"], Role(row["role"])), row["password"]) for row in rows]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, ValueError, TypeError) as error:
        raise InputError(
            f"The user file {path} is malformed ({error}): each [[user]] has name, role "
            f"({' or '.join(Role)}) and password; write them with `wortlaut user add`."
        ) from error
    return {user.name: (user, hashed) for user, hashed in found}


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _key(secret: str, name: str) -> str:
    digest = hmac.new(secret.encode(), f"subscribe {name}".encode(), hashlib.sha256)
    return f"{name}:{digest.hexdigest()[:40]}"
