"""A desk with three made-up reports, read by the real reader."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi.testclient import TestClient

from wortlaut import desk
from wortlaut.web import Settings, application
from wortlaut.web.doors import Door, OpenDoor, Role, User

EXAMPLES = Path(__file__).parents[2] / "examples" / "dossier-energy-truce"
THREE = ("2025-03-18-kreml.md", "2025-03-18-weisses-haus.md", "2025-03-25-mk-riad.md")
MIRA = User("mira", Role.REVIEWER)

QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--accept-lang=de",
    "--window-size=1280,900",
)

Desk = Callable[..., TestClient]


@pytest.fixture(scope="session")
def read_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with three reports in the dossier "Energie"; read once for all tests."""
    path = tmp_path_factory.mktemp("read") / "w.db"
    with desk.Ledger(path, create=True) as ledger:
        ledger.new_dossier("Energie", by="mira")
    places = [str(EXAMPLES / name) for name in THREE]
    done = list(desk.read_all(desk.Intake(places), path, desk.How(dossier="Energie")))
    assert [one.state for one in done] == ["recorded"] * 3
    return path


@pytest.fixture
def ledger(read_ledger: Path, tmp_path: Path) -> Path:
    """A copy of that ledger, to write to."""
    path = tmp_path / "wortlaut.db"
    path.write_bytes(read_ledger.read_bytes())
    return path


@pytest.fixture
def serve() -> Iterator[Desk]:
    """Return a function that opens a ledger's desk and returns a client of it."""
    clients: list[TestClient] = []

    def opened(path: Path, door: Door | None = None, **settings: object) -> TestClient:
        app = application(Settings(path, door or OpenDoor(MIRA), **settings))
        client = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
        client.headers["accept-language"] = "de"
        clients.append(client)
        return client

    yield opened
    for client in clients:
        client.close()


@pytest.fixture
def client(ledger: Path, serve: Desk) -> TestClient:
    return serve(ledger)


@pytest.fixture
def empty(tmp_path: Path, serve: Desk) -> TestClient:
    return serve(tmp_path / "new.db")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A headless Chromium; tests that need it skip where there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("needs chromium and chromedriver")
    webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (*QUIET, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with webdriver.Chrome(options, webdriver.ChromeService(driver)) as started:
        yield started


@pytest.fixture
def live() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a ledger on a free port and returns its address."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def started(path: Path) -> str:
        bound = socket.create_server(("127.0.0.1", 0))
        app = application(Settings(path, OpenDoor(MIRA)))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        running.append((server, thread))
        return f"http://127.0.0.1:{bound.getsockname()[1]}"

    yield started
    for server, thread in running:
        server.should_exit = True
        thread.join(timeout=10)
