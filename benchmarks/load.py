"""Readers and reviewers at the desk at once: latency of pages, errors, lost writes.

``python benchmarks/load.py`` reads 1,000 synthetic reports (or takes ``--ledger``), starts
``wortlaut serve`` on loopback and lets 50 readers and 2 reviewers work for a minute.  A reader
opens a page and looks at it for one to five seconds; a reviewer decides every second
or two.  It writes ``docs/web-load.md``.  All traffic stays on this machine and stops by itself.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import synthetic
from wortlaut import desk

PAGE = Path(__file__).parents[1] / "docs" / "web-load.md"
TIMEOUT = 30.0


@dataclass
class Seen:
    """What the readers and reviewers met: seconds by sort of page, errors, decisions sent."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    decided: int = 0
    cpu: float = 0.0
    """Seconds of processor time that the server itself took."""


def main() -> int:
    options, busy = _options(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        ledger = options.ledger or _ledger(Path(folder), options.reports)
        with _served(ledger) as (address, process):
            before, used = _decisions(ledger), _cpu(process)
            seen = asyncio.run(_work(address, ledger, options))
            seen.cpu = _cpu(process) - used
            lost = before + seen.decided - _decisions(ledger)
    text = _page(seen, lost, options) + _busy(busy)
    if options.write:
        PAGE.write_text(text, "utf-8")
    print(text)
    return 1 if seen.errors or lost else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--ledger", type=Path, help="a ledger with a dossier, instead of making one"
    )
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--reviewers", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--no-write", dest="write", action="store_false")
    return parser.parse_args()


def _ledger(folder: Path, count: int) -> Path:
    """Read ``count`` synthetic reports into a ledger with one dossier."""
    reports, path = folder / "reports", folder / "w.db"
    reports.mkdir()
    synthetic.write_folder(reports, count)
    with desk.Ledger(path, create=True) as ledger:
        ledger.new_dossier("Last", by="load")
    for _ in desk.read_all(desk.Intake([str(reports)]), path, desk.How(dossier="Last")):
        pass
    return path


@contextmanager
def _served(ledger: Path) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-c", "from wortlaut.cli import main; main()"]
    given = ["serve", "--ledger", str(ledger), "--port", "0"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(
        [*command, *given], stdout=subprocess.PIPE, text=True, env=environment
    )
    try:
        assert server.stdout is not None
        found = re.search(r"http://\S+?(?=/ )", server.stdout.readline())
        assert found, "the server did not start"
        _wait(found[0])
        yield found[0], server.pid
    finally:
        server.terminate()
        server.wait(timeout=20)


def _cpu(process: int) -> float:
    """Return the processor seconds of a process without its children."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wait(address: str) -> None:
    """Wait until the desk answers, its board warm."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            httpx.get(f"{address}/board?dossier=Last", timeout=TIMEOUT)
            return
        except httpx.HTTPError:
            time.sleep(0.3)
    raise SystemExit("the desk does not answer")


async def _work(address: str, ledger: Path, options: argparse.Namespace) -> Seen:
    seen, until = Seen(), time.monotonic() + options.seconds
    documents = _documents(ledger)
    promises = await _promises(address)
    readers = [
        _reader(address, _pages(documents, promises, random.Random(n)), seen, until)
        for n in range(options.readers)
    ]
    shares = [documents[n :: options.reviewers] for n in range(options.reviewers)]
    reviewers = [_reviewer(address, share, seen, until) for share in shares]
    await asyncio.gather(*readers, *reviewers)
    return seen


def _pages(documents: list[str], promises: list[str], chance: random.Random) -> Iterator[str]:
    while True:
        document, promise = chance.choice(documents), chance.choice(promises)
        yield chance.choices(
            (
                f"/report/{document}?dossier=Last",
                "/board?dossier=Last",
                f"/promise/{promise}?dossier=Last",
                f"/reports?dossier=Last&page={chance.randrange(1, 20)}",
                "/actors?dossier=Last",
                f"/search?dossier=Last&q={chance.choice(synthetic.GOODS)}",
            ),
            (35, 20, 20, 10, 5, 10),
        )[0]


async def _reader(address: str, pages: Iterator[str], seen: Seen, until: float) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=TIMEOUT) as client:
        await asyncio.sleep(5 * random.random())
        while time.monotonic() < until:
            await _get(client, next(pages), seen)
            await asyncio.sleep(1 + 4 * random.random())


async def _get(client: httpx.AsyncClient, path: str, seen: Seen) -> str:
    start = time.perf_counter()
    try:
        answer = await client.get(path)
    except httpx.HTTPError as error:
        seen.errors.append(f"{path}: {error!r}")
        return ""
    seen.seconds[path.split("/")[1].partition("?")[0]].append(time.perf_counter() - start)
    if answer.status_code != 200:
        seen.errors.append(f"{path}: {answer.status_code}")
    return answer.text


async def _reviewer(address: str, documents: list[str], seen: Seen, until: float) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=TIMEOUT) as client:
        for document in documents:
            if time.monotonic() >= until:
                return
            page = await _get(client, f"/report/{document}", seen)
            token = re.search(r'name="token" value="(\w+)"', page)
            act = re.search(r'name="act" value="(\w+)"', page)
            if not (token and act):
                continue
            form = {"token": token[1], "act": act[1], "verb": "accept"}
            start = time.perf_counter()
            answer = await client.post(f"/report/{document}/decide", data=form)
            seen.seconds["decide"].append(time.perf_counter() - start)
            if answer.status_code == 303:
                seen.decided += 1
            else:
                seen.errors.append(f"decide {document}: {answer.status_code} {_said(answer.text)}")
            await asyncio.sleep(1 + random.random())


def _said(page: str) -> str:
    """Return what a page of the desk says of a failure."""
    found = re.search(r'role="alert">(.*?)</p>', page, re.S)
    return found[1][:200] if found else page[:200]


async def _promises(address: str) -> list[str]:
    async with httpx.AsyncClient(base_url=address, timeout=TIMEOUT) as client:
        answer = await client.get("/api/v1/board?dossier=Last&size=200&stage=binding")
    return [row["id"] for row in answer.json()["items"]]


def _documents(ledger: Path) -> list[str]:
    with desk.Ledger(ledger) as opened:
        return [str(row["document"]) for row in opened.readings() if row["acts"]]


def _decisions(ledger: Path) -> int:
    with desk.Ledger(ledger) as opened:
        return len(opened.decisions())


def _page(seen: Seen, lost: int, options: argparse.Namespace) -> str:
    pages = [one for name, all_ in seen.seconds.items() if name != "decide" for one in all_]
    rows = [("all pages", pages), *sorted(seen.seconds.items())]
    table = "\n".join(
        f"| {name} | {len(found)} | {_ms(statistics.median(found))} | {_ms(_at(found, 0.95))} | "
        f"{_ms(_at(found, 0.99))} |"
        for name, found in rows
        if found
    )
    errors = "\n".join(f"- {one}" for one in seen.errors[:10])
    return (
        "# The desk under load\n\n"
        f"`python benchmarks/load.py`: {options.readers} readers and {options.reviewers} reviewers "
        f"for {options.seconds:g} seconds on a dossier of {options.reports} reports, on loopback. "
        "A reader looks at a page for one to five seconds, a reviewer decides every "
        "one to two seconds; readers and server share the machine.\n\n"
        f"Errors: {len(seen.errors)}. Decisions sent: {seen.decided}, lost: {lost}. "
        f"The server took {seen.cpu:.1f} s of processor time, "
        f"{_ms(seen.cpu / max(1, len(pages)))} ms a request.\n\n"
        "| page | requests | median ms | 95 % ms | 99 % ms |\n|---|--:|--:|--:|--:|\n"
        f"{table}\n\n{errors}"
        f"\n\nMachine: {os.cpu_count()} cores, Python {platform.python_version()}, load average "
        f"{os.getloadavg()[0]:.1f} at the end.\n"
    ).replace("\n\n\n\n", "\n\n")


def _busy(load: float) -> str:
    """Return a warning where the machine was not idle before the measurement."""
    cores = os.cpu_count() or 1
    if load < cores / 4:
        return ""
    return (
        f"\n**Not an idle machine**: before the measurement {load:.0f} programs were waiting "
        f"for its {cores} cores. The latencies are mostly their queue; the processor time of a "
        "request is what the desk itself needs.\n"
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f}"


def _at(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


if __name__ == "__main__":
    raise SystemExit(main())
