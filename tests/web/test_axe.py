"""axe-core finds no serious violation on any page, light or dark, desktop or phone."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.request import urlopen

import pytest

from wortlaut import desk

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ["violations"]}).then(found => done(found.violations
  .filter(one => ["serious", "critical"].includes(one.impact))
  .map(one => one.id + ": " + one.nodes.slice(0, 3).map(node => node.html).join(" | "))));
"""
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}


@pytest.fixture
def pages(live, ledger):
    """The addresses of a page of every sort."""
    address = live(ledger)
    with desk.Ledger(ledger) as opened:
        rows = [row for row in opened.readings() if int(str(row["acts"])) > 2]
        row, other = rows[0], rows[1]["document"]
        act = opened.reading(str(row["id"])).acts[0].id
    with urlopen(f"{address}/board?dossier=Energie") as answer:
        promise = re.search(r"/promise/[0-9a-f]+", answer.read().decode())[0]
    report = f"/report/{row['document']}"
    return [
        address + path
        for path in (
            "/board?dossier=Energie",
            "/board?day=2025-03-20",
            "/board?day=2020-01-01",
            f"{promise}?dossier=Energie",
            "/reports",
            report,
            f"{report}?fix={act}",
            f"{report}?join={act}",
            f"{report}?missed=1",
            f"/compare?report={row['document']}&report={other}",
            "/compare",
            "/actors",
            "/actor/state/RU",
            "/search?q=Energie",
            "/dossiers",
            "/add",
            "/log",
            "/api",
            "/nowhere",
        )
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_no_page_has_a_serious_violation(browser, pages, scheme, screen):
    feature = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})
    if screen == "phone":
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    found = {}
    try:
        for page in pages:
            browser.get(page)
            browser.execute_script(AXE)
            if violations := browser.execute_async_script(RUN):
                found[page] = violations
            width = browser.execute_script("return document.documentElement.scrollWidth")
            if screen == "phone" and width > 390:
                found[f"{page} is wide"] = width
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert found == {}
