"""The page in a real browser: from record to wording and back, by mouse and by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from wortlaut.exports.html import page
from wortlaut.model import Reading

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
if not (CHROMIUM and DRIVER):
    pytest.skip("needs chromium and chromedriver", allow_module_level=True)
pytest.importorskip("selenium", reason="needs selenium")

from selenium import webdriver  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.remote.webelement import WebElement  # noqa: E402

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
    "--window-size=1280,900",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for argument in (*QUIET, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with webdriver.Chrome(options, webdriver.ChromeService(DRIVER)) as driver:
        yield driver


@pytest.fixture
def opened(browser: webdriver.Chrome, tmp_path: Path, dispute: Reading) -> webdriver.Chrome:
    return show(browser, tmp_path, dispute)


def show(browser: webdriver.Chrome, folder: Path, reading: Reading) -> webdriver.Chrome:
    file = folder / "page.html"
    file.write_text(page(reading), "utf-8")
    browser.get(file.as_uri())
    return browser


def find(browser: webdriver.Chrome, css: str) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, css)


def texts(browser: webdriver.Chrome, css: str) -> list[str]:
    found = browser.find_elements(By.CSS_SELECTOR, css)
    return [str(element.get_property("textContent")) for element in found]


def word(browser: webdriver.Chrome, reading: Reading, wording: str) -> WebElement:
    """Return the piece of the text that begins with ``wording``."""
    return find(browser, f"#c{reading.document.text.index(wording)}")


def active(browser: webdriver.Chrome) -> WebElement:
    return browser.switch_to.active_element


def in_view(browser: webdriver.Chrome, element: WebElement) -> bool:
    script = (
        "const box = arguments[0].getBoundingClientRect();"
        "return box.bottom > 0 && box.top < document.documentElement.clientHeight;"
    )
    return bool(browser.execute_script(script, element))


def test_a_click_on_a_field_leads_to_its_wording_and_escape_back(
    opened: webdriver.Chrome, dispute: Reading
) -> None:
    link = find(opened, f"#r-a2 a.wording[href='#c{dispute.acts[1].condition[0].start}']")
    link.click()
    assert "".join(texts(opened, ".chosen")) == "wenn Südkoog seine Schlepper abzieht"
    assert in_view(opened, find(opened, ".chosen"))
    assert active(opened) == find(opened, ".chosen")
    active(opened).send_keys(Keys.ESCAPE)
    assert active(opened) == link
    assert not texts(opened, ".chosen")


def test_enter_on_a_field_does_the_same(opened: webdriver.Chrome) -> None:
    link = find(opened, "#r-a4 a.wording")
    link.send_keys(Keys.ENTER)
    assert "".join(texts(opened, ".chosen")) == "Der Südkooger Stadtrat Enno Tjarks"


def test_a_click_on_the_text_leads_to_its_only_record(
    opened: webdriver.Chrome, dispute: Reading
) -> None:
    place = word(opened, dispute, "die im ")
    place.click()
    card = find(opened, "#r-a8")
    assert active(opened) == card
    assert in_view(opened, card)
    find(opened, "#back").click()
    assert active(opened) == place


def test_a_click_where_records_overlap_offers_them_all(
    opened: webdriver.Chrome, dispute: Reading
) -> None:
    word(opened, dispute, "bis Ostern").click()
    offered = texts(opened, "#choose li a")
    assert offered == ["Z3 Zeitangabe", "2 Zusage", "A2 Aussage"]
    assert active(opened) == find(opened, "#choose li a")
    active(opened).send_keys(Keys.TAB, Keys.ENTER)
    assert active(opened) == find(opened, "#r-a2")
    assert not find(opened, "#choose").is_displayed()


def test_escape_closes_the_list_and_returns_to_the_text(
    opened: webdriver.Chrome, dispute: Reading
) -> None:
    place = word(opened, dispute, "bis Ostern")
    place.click()
    active(opened).send_keys(Keys.ESCAPE)
    assert not find(opened, "#choose").is_displayed()
    assert active(opened) == place


def test_a_number_in_the_text_leads_to_its_record_by_keyboard(opened: webdriver.Chrome) -> None:
    find(opened, "#n-a3").send_keys(Keys.ENTER)
    assert active(opened) == find(opened, "#r-a3")


def test_an_unchecked_kind_leaves_records_and_text(
    opened: webdriver.Chrome, dispute: Reading
) -> None:
    place = word(opened, dispute, "werde man")
    assert "g-refuse" in str(place.get_attribute("class"))
    find(opened, "input[data-kind=threat]").click()
    assert not find(opened, "#r-a5").is_displayed()
    assert not find(opened, "#n-a5").is_displayed()
    assert "g-refuse" not in str(place.get_attribute("class"))
    assert "m-said" in str(place.get_attribute("class"))
    assert find(opened, "#r-a4").is_displayed()


def test_an_unchecked_certainty_leaves_records(opened: webdriver.Chrome) -> None:
    find(opened, "input[data-certainty=hedged]").click()
    assert not find(opened, "#r-a6").is_displayed()
    assert find(opened, "#r-a1").is_displayed()


def test_the_script_paints_as_the_page_was_written(opened: webdriver.Chrome) -> None:
    classes = "return Array.from(document.querySelectorAll('.w'), w => w.className.trim())"
    written = opened.execute_script(classes)
    box = find(opened, "input[data-kind=said]")
    box.click()
    assert opened.execute_script(classes) != written
    box.click()
    assert opened.execute_script(classes) == written


def test_selecting_the_article_copies_the_stored_text(
    opened: webdriver.Chrome, dispute: Reading
) -> None:
    script = "getSelection().selectAllChildren(document.querySelector('article'));"
    opened.execute_script(script)
    copied = opened.execute_script("return getSelection().toString()")
    assert copied.rstrip("\n") == dispute.document.text.rstrip("\n")


def test_the_policy_is_kept_and_nothing_is_fetched(opened: webdriver.Chrome) -> None:
    fetched = opened.execute_script("return performance.getEntriesByType('resource').length")
    assert fetched == 0
    assert opened.get_log("browser") == []


def test_nothing_in_a_report_runs_or_turns_the_page(
    browser: webdriver.Chrome, tmp_path: Path, dispute: Reading
) -> None:
    hostile = "<script>document.title='hit'</script><img src=x onerror=\"document.title='hit'\">"
    text = "\u202e" + hostile + dispute.document.text[len(hostile) + 1 :]
    document = replace(dispute.document, text=text, title=hostile, publisher=hostile)
    show(browser, tmp_path, replace(dispute, document=document))
    assert browser.title.startswith(hostile)
    assert find(browser, "article").get_property("textContent") == text
    assert not browser.find_elements(By.CSS_SELECTOR, "article script, img")
    assert find(browser, "article .ctl").get_attribute("data-c") == "U+202E"
    assert browser.get_log("browser") == []


def test_nothing_sticks_out_on_a_phone(browser: webdriver.Chrome, opened: webdriver.Chrome) -> None:
    phone = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    try:
        width = browser.execute_script("return document.documentElement.scrollWidth")
        text = find(browser, "article").rect
        records = find(browser, "#records").rect
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert width <= 390
    assert records["y"] >= text["y"] + text["height"]


def test_with_scripts_off_the_numbers_and_wordings_still_lead(
    browser: webdriver.Chrome, tmp_path: Path, dispute: Reading
) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(browser, tmp_path, dispute)
        assert not find(browser, "input[data-kind=threat]").is_displayed()
        find(browser, "#n-a5").click()
        assert browser.current_url.endswith("#r-a5")
        assert in_view(browser, find(browser, "#r-a5"))
        find(browser, "#r-a5 a.wording").click()
        assert find(browser, ".w:target").text == "man"
        assert in_view(browser, find(browser, ".w:target"))
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
