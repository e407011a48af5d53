"""A documentalist's morning in a real browser, and the review by keys alone."""

from __future__ import annotations

from pathlib import Path
from urllib.request import urlopen

import icalendar
import pytest
from web.conftest import EXAMPLES, THREE

from wortlaut import desk

pytest.importorskip("selenium", reason="needs selenium")

from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait


def find(browser, css):
    return browser.find_element(By.CSS_SELECTOR, css)


def every(browser, css):
    return browser.find_elements(By.CSS_SELECTOR, css)


def wait(browser, ready, seconds=60):
    return WebDriverWait(browser, seconds).until(lambda _: ready())


def follow(browser, element):
    """Click what leads to another page, and wait for that page."""
    old = find(browser, "html")
    element.click()
    wait(
        browser,
        lambda: (
            _is_gone(old) and browser.execute_script("return document.readyState") == "complete"
        ),
    )


def _is_gone(element):
    from selenium.common.exceptions import StaleElementReferenceException

    try:
        element.is_enabled()
    except StaleElementReferenceException:
        return True
    return False


def focus(browser):
    return browser.switch_to.active_element.get_attribute("id")


def press(browser, *keys):
    """Press keys where the focus is, and wait for the page that they may lead to."""
    old = find(browser, "html")
    browser.switch_to.active_element.send_keys(*keys)
    wait(browser, lambda: _is_gone(old))
    wait(browser, lambda: browser.execute_script("return document.readyState") == "complete")


def add_three(browser, address):
    browser.get(address + "/")
    assert browser.current_url.endswith("/add")
    paths = "\n".join(str(EXAMPLES / name) for name in THREE)
    find(browser, "#files").send_keys(paths)
    assert find(browser, ".drop strong").text == "3 Dateien gewählt"
    find(browser, "#into").send_keys("Energie")
    follow(browser, find(browser, ".add .do .primary"))
    wait(browser, lambda: every(browser, "[data-live] .tools .primary"))
    assert len(every(browser, ".item.recorded")) == 3


def act_of(ledger, document, act):
    with desk.Ledger(ledger) as opened:
        reading = opened.current(document)
    return next((one for one in reading.acts if one.id == act), None), reading


def test_a_documentalist_s_morning(browser, live, tmp_path: Path):
    ledger = tmp_path / "w.db"
    address = live(ledger)
    browser.get_log("browser")  # what other tests left

    # adds three reports, and watches them being read
    add_three(browser, address)

    # finds the promise on the board
    follow(browser, find(browser, "[data-live] .tools .primary"))
    assert find(browser, "h1").text == "Energie"
    promise = next(
        row for row in every(browser, ".entry .what a") if "Energieinfrastruktur" in row.text
    )
    follow(browser, promise)
    assert every(browser, ".tellings thead th[scope=col] a")

    # compares both readouts of the call
    telling = browser.current_url
    browser.get(f"{address}/compare?dossier=Energie")
    for number, publisher in enumerate(("Kreml", "Weißen Hauses")):
        chosen = Select(find(browser, f"#report-{number}"))
        chosen.select_by_visible_text(next(o.text for o in chosen.options if publisher in o.text))
    follow(browser, find(browser, ".filters .primary"))
    assert len(every(browser, ".texts article")) == 2
    assert every(browser, "mark.differs") or every(browser, ".row")

    # corrects a debtor by selecting a word in the report
    browser.get(telling)
    follow(browser, find(browser, ".tellings thead th a"))
    assert "/report/" in browser.current_url
    card = find(browser, ".card:target")
    act = card.find_element(By.CSS_SELECTOR, "[name=act]").get_attribute("value")
    document = browser.current_url.split("/report/")[1].split("?")[0].split("#")[0]
    before, reading = act_of(ledger, document, act)
    follow(browser, card.find_element(By.CSS_SELECTOR, "[data-key=c]"))
    Select(find(browser, "#fix-field")).select_by_value("debtor")
    start = reading.document.text.index("Trump")
    word = browser.execute_script(
        "return Array.from(document.querySelectorAll('article, article .w')).reverse().find("
        "w => w.textContent.includes('Trump'))"
    )
    box = browser.execute_script(
        "const w = arguments[0], walk = document.createTreeWalker(w, 4); let n;"
        "while ((n = walk.nextNode()) && !n.data.includes('Trump'));"
        "const r = document.createRange(), at = n.data.indexOf('Trump');"
        "r.setStart(n, at); r.setEnd(n, at + 5); n.parentElement.scrollIntoView({block: 'center'});"
        "const b = r.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2];",
        word,
    )
    chain = ActionChains(browser)
    chain.w3c_actions.pointer_action.move_to_location(int(box[0]), int(box[1]))
    chain.double_click().perform()
    wait(browser, lambda: find(browser, "#fix-wording").get_attribute("value") == "Trump")
    assert start >= 0
    follow(browser, find(browser, "#fix button.primary"))
    after, reading = act_of(ledger, document, act)
    assert [span.of(reading.document.text) for span in after.debtor] == ["Trump"]
    assert after.debtor != before.debtor
    assert "geprüft von mira" in find(browser, ".card:target").text

    # takes it back
    find(browser, "body").send_keys("u")
    wait(browser, lambda: act_of(ledger, document, act)[0] == before)

    # turns the board back to 26 March 2025, and further to before the last report
    browser.get(f"{address}/board?dossier=Energie")
    today = len(every(browser, ".entry"))
    for day, fewer in (("2025-03-26", False), ("2025-03-20", True)):
        old = find(browser, "html")
        browser.execute_script(
            "const day = document.getElementById('day'); day.value = arguments[0];"
            "day.dispatchEvent(new Event('change'));",
            day,
        )
        wait(browser, lambda old=old: _is_gone(old))
        assert f"day={day}" in browser.current_url
        assert find(browser, ".turned").is_displayed()
        assert (len(every(browser, ".entry")) < today) is fewer

    # subscribes to the calendar, and exports
    browser.get(f"{address}/dossiers")
    with urlopen(find(browser, "a[href^='/subscribe/desk.ics']").get_attribute("href")) as answer:
        calendar = icalendar.Calendar.from_ical(answer.read())
    assert calendar["X-WR-CALNAME"]
    browser.get(f"{address}/reports")
    with urlopen(find(browser, "a[href^='/export/csv']").get_attribute("href")) as answer:
        assert answer.headers["content-disposition"].startswith("attachment")
        assert "Energieinfrastruktur" in answer.read().decode()
    assert [line for line in browser.get_log("browser") if line["level"] == "SEVERE"] == []


@pytest.fixture
def at_report(browser, live, ledger):
    with desk.Ledger(ledger) as opened:
        rows = [row for row in opened.readings() if int(str(row["acts"])) > 2]
    browser.get(f"{live(ledger)}/report/{rows[0]['document']}")
    return browser, ledger, str(rows[0]["document"])


def verbs(ledger):
    with desk.Ledger(ledger) as opened:
        return [str(one.verb) for one in opened.decisions()]


def test_everything_is_decided_by_keys(at_report):
    browser, ledger, document = at_report
    body = find(browser, "body")
    body.send_keys("j")
    focused = browser.switch_to.active_element
    assert "card" in focused.get_attribute("class")
    press(browser, "a")
    assert verbs(ledger) == ["accept"]
    find(browser, "body").send_keys("j")
    press(browser, "r")
    assert verbs(ledger) == ["accept", "reject"]
    press(browser, "u")
    assert verbs(ledger) == ["accept", "reject", "undo"]

    # corrects with words chosen by the arrow keys
    find(browser, "body").send_keys("j")
    press(browser, "c")
    wait(browser, lambda: focus(browser) == "fix-wording")
    act = find(browser, "#fix [name=act]").get_attribute("value")
    find(browser, "#fix .choose").send_keys(Keys.ENTER)
    article = browser.switch_to.active_element
    assert article.tag_name == "article"
    article.send_keys(Keys.SHIFT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.SHIFT)
    article.send_keys(Keys.ENTER)
    chosen = find(browser, "#fix-wording").get_attribute("value")
    assert chosen
    spans = find(browser, "#fix [name=spans]").get_attribute("value")
    press(browser, Keys.ENTER)
    after, reading = act_of(ledger, document, act)
    start, end = map(int, spans.split("-"))
    assert [(span.start, span.end) for span in after.debtor] == [(start, end)]
    assert " ".join(reading.document.text[start:end].split()) == chosen

    # puts an act to another entry, and says that the report is read through
    find(browser, "body").send_keys("j")
    press(browser, "m")
    wait(browser, lambda: focus(browser) == "join-other")
    browser.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
    old = find(browser, "html")
    find(browser, "#join button.primary").send_keys(Keys.ENTER)
    wait(browser, lambda: _is_gone(old))
    press(browser, "f")
    assert verbs(ledger)[-2:] == ["merge", "finish"]


def test_the_keys_are_explained(at_report):
    browser, _, _ = at_report
    find(browser, "body").send_keys("?")
    assert find(browser, "#keys").is_displayed()
    find(browser, "#keys").send_keys(Keys.ESCAPE)
    assert not find(browser, "#keys").is_displayed()


def test_a_slash_leads_to_the_search(at_report):
    browser, _, _ = at_report
    find(browser, "body").send_keys("/")
    assert focus(browser) == "find"


SELECT = """
const [word, article] = [arguments[0], document.querySelector("article")];
const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const at = node.data.indexOf(word);
  if (at < 0) continue;
  getSelection().setBaseAndExtent(node, at, node, at + word.length);
  article.dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
  return true;
}
return false;
"""


def test_a_missed_act_takes_words_selected_in_the_text(browser, at_report, ledger):
    browser.find_element(By.TAG_NAME, "body").send_keys("i")
    wait(browser, lambda: focus(browser) == "missed-anchor")
    document = browser.current_url.split("/report/")[1].split("?")[0]
    _, reading = act_of(ledger, document, "")
    long = [word for word in reading.document.text.split() if word.isalpha() and len(word) > 7]
    for name, word in (("anchor", long[-1]), ("action", long[-1]), ("place", long[0])):
        field = find(browser, f"#missed-{name}")
        field.click()
        assert browser.execute_script(SELECT, word)
        wait(browser, lambda field=field, word=word: field.get_attribute("value") == word)
        spans = find(browser, f"[name=spans-{name}]").get_attribute("value")
        start, end = map(int, spans.split("-"))
        assert reading.document.text[start:end] == word
    follow(browser, find(browser, "#missed button.primary"))
    assert "add" in verbs(ledger)
