"""Servers for the tests of addresses: on this machine, on a free port, gone with the test."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

Answer = Callable[[socket.socket, threading.Event], None]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Answer], str]]:
    """Return a function that starts a server whose every connection is given to ``answer``."""
    monkeypatch.setenv("WORTLAUT_FETCH_PRIVATE", "1")
    over = threading.Event()
    listeners: list[socket.socket] = []

    def start(answer: Answer) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)
        threading.Thread(target=accept, args=(listener, answer), daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}/bericht"

    def accept(listener: socket.socket, answer: Answer) -> None:
        while not over.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=talk, args=(connection, answer), daemon=True).start()

    def talk(connection: socket.socket, answer: Answer) -> None:
        with connection:
            try:
                connection.recv(65536)
                answer(connection, over)
            except OSError:
                return

    yield start
    over.set()
    for listener in listeners:
        listener.close()


@pytest.fixture
def reply(serve: Callable[[Answer], str]) -> Callable[..., str]:
    """Return a function that serves one fixed reply and returns its address."""

    def start(body: bytes, *, status: str = "200 OK", headers: tuple[str, ...] = ()) -> str:
        lines = [f"HTTP/1.1 {status}", "Connection: close", *headers]
        message = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
        return serve(lambda connection, _: connection.sendall(message))

    return start
