"""The page of a comparison: to the letter, harmless, and in a browser by mouse and keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dossiers import score
from lxml import html as lxml_html

from wortlaut import matching
from wortlaut.comparing import Comparison, compare_readings
from wortlaut.exports.html_comparison import page
from wortlaut.model import Act, ActKind, Document, Interval, Reading, Span

HOSTILE = '<script>alert(1)</script>{{ 7*7 }} Energie \u202eabgedreht\u202c "onload=x'
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")


@pytest.fixture(scope="module")
def readouts() -> Comparison:
    readings = score.gold_readings("energy-truce")
    names = ("2025-03-18-kreml", "2025-03-18-weisses-haus")
    chosen = [next(one for file, one in readings.items() if name in file) for name in names]
    return compare_readings(chosen, matching.match(readings.values()).promises, "energy-truce")


def hostile(publisher: str) -> Reading:
    day = Interval(date(2025, 3, 18), date(2025, 3, 18))
    document = Document(
        HOSTILE, published=day, publisher=publisher, title=HOSTILE, url="javascript:alert(1)"
    )
    whole = (Span(0, len(HOSTILE)),)
    return Reading(document, "reader-1", acts=(Act(ActKind.PLAN, whole, whole, ("test",)),))


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_link_leads_somewhere(readouts: Comparison, language: str) -> None:
    found = lxml_html.fromstring(page(readouts, language=language))
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [one[1:] for one in found.xpath("//a/@href") if one.startswith("#")]
    assert targets and set(targets) <= set(ids)
    assert found.get("lang") == language


def test_no_report_can_bring_markup_or_a_script(readouts: Comparison) -> None:
    first, second = hostile("A"), hostile("<b>B")
    made = page(compare_readings([first, second], matching.match([first, second]).promises))
    found = lxml_html.fromstring(made)
    assert len(found.xpath("//script")) == 1 and not found.xpath("//b[text()='B']")
    assert not [one for one in found.xpath("//@href") if "javascript" in one]
    assert "49" not in "".join(found.xpath("//article")[0].itertext())
    assert [one.text_content() for one in found.xpath("//article")] == [HOSTILE] * 2
    assert found.xpath("//article//*[@data-c='U+202E']")
    assert "style=" not in made.split("<body", 1)[1]


def test_the_page_of_many_reports_has_a_column_each() -> None:
    readings = list(score.gold_readings("energy-truce").values())
    found = lxml_html.fromstring(
        page(compare_readings(readings, matching.match(readings).promises))
    )
    assert len(found.xpath("//article")) == len(readings)
    tables = found.xpath("//table")
    assert tables
    assert all(len(one.xpath(".//thead//th")) == len(readings) for one in tables)


# In a browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if not (CHROMIUM and DRIVER):
        pytest.skip("needs chromium and chromedriver")
    webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium")
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    quiet = ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900")
    for argument in (*quiet, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with webdriver.Chrome(options, webdriver.ChromeService(DRIVER)) as driver:
        yield driver


@pytest.fixture
def opened(browser: Any, readouts: Comparison, tmp_path: Path) -> Any:
    file = tmp_path / "page.html"
    file.write_text(page(readouts), "utf-8")
    browser.get(file.as_uri())
    return browser


def hot(browser: Any) -> list[str]:
    """The columns in which something is highlighted and can be seen."""
    return browser.execute_script(  # type: ignore[no-any-return]
        "return [...new Set([...document.querySelectorAll('.w.hot')].filter(w => {"
        "const t = w.closest('.text').getBoundingClientRect(), b = w.getBoundingClientRect();"
        "return b.top >= t.top - 1 && b.bottom <= t.bottom + 1;}).map(w => w.id.split('-')[0]))]"
    )


def test_a_wording_leads_to_its_place_in_every_text_and_back(opened: Any) -> None:
    link = opened.find_element("css selector", ".row .words td:nth-of-type(2) a.wording")
    link.send_keys("\ue007")  # Enter
    assert sorted(hot(opened)) == ["t0", "t1"]
    focus = opened.switch_to.active_element
    assert focus.get_attribute("class").startswith("w")
    focus.send_keys("\ue00c")  # Escape
    assert opened.switch_to.active_element == link
    opened.find_element("css selector", ".text .w").click()
    assert opened.find_elements("css selector", ".row.pinned")


def test_keys_go_from_row_to_row(opened: Any) -> None:
    body = opened.find_element("css selector", "body")
    seen = []
    for _ in range(2):
        body.send_keys("j")
        seen.append(opened.find_element("css selector", ".row.pinned").get_attribute("id"))
    body.send_keys("k")
    seen.append(opened.find_element("css selector", ".row.pinned").get_attribute("id"))
    assert seen == ["row-1", "row-2", "row-1"]


def test_a_phone_shows_it_without_scrolling_sideways(opened: Any) -> None:
    opened.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True},
    )
    try:
        wide = opened.execute_script("return document.documentElement.scrollWidth")
    finally:
        opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= 360


def test_the_browser_has_nothing_to_complain_of(opened: Any) -> None:
    assert [one for one in opened.get_log("browser") if one["level"] == "SEVERE"] == []
