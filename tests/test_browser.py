"""Pages in a real browser: Chromium without a screen, driven by Selenium; skipped where there is none."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pressfacts.record.schema import Card, Release, Source
from pressfacts.writers.html.folder import Folder
from pressfacts.writers.selection import Selection
from view_support import RELEASE

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")

from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.remote.webelement import WebElement  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,900",
)


class Browser:
    """A page in Chromium, with the words that these tests use for what people do."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def go(self, page: Path, *, dark: bool = False) -> None:
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {
                "features": [
                    {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
                    {"name": "prefers-reduced-motion", "value": "reduce"},
                ]
            },
        )
        self.driver.get(page.as_uri())
        self.driver.execute_script("sessionStorage.clear()")

    def one(self, selector: str) -> WebElement:
        element: WebElement = self.driver.find_element(By.CSS_SELECTOR, selector)
        return element

    def shown(self, selector: str) -> list[WebElement]:
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [element for element in found if element.is_displayed()]

    def mark(self, place: str) -> WebElement:
        """The mark that begins at a place."""
        mark: WebElement = self.run("return document.getElementById(arguments[0]).closest('.mark')", place)
        return mark

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def focused(self) -> str:
        """The focused element: the fact of a row, or the facts of a mark."""
        return str(
            self.run("return document.activeElement.id || document.activeElement.dataset.facts || 'none'")
        )

    def press(self, *keys: str) -> None:
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def click(self, selector: str) -> None:
        self.run("arguments[0].scrollIntoView({block: 'center'})", self.one(selector))
        self.one(selector).click()

    def hover(self, element: WebElement) -> None:
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        webdriver.ActionChains(self.driver).move_to_element(element).perform()

    def wait(self, condition: Any) -> None:
        WebDriverWait(self.driver, 10).until(lambda _: condition())

    def colour(self, selector: str, what: str = "backgroundColor") -> str:
        return str(
            self.run(f"return getComputedStyle(document.querySelector(arguments[0])).{what}", selector)
        )


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        pytest.skip("no Chromium with its driver (on Debian: apt-get install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.binary_location = browser
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    running = webdriver.Chrome(options=options, service=Service(driver))
    running.get("about:blank")
    try:
        yield Browser(running)
    finally:
        running.quit()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pages")
    folder = Folder(out, Selection(evidence=True))
    folder.write(RELEASE)
    folder.write(
        Release(
            source=Source(path="second.txt", sha256="", characters=4, text="Text"),
            release=Card(headline="A second one", published="2020-02-01", issuer="Zoë <i>Trust</i>"),
        )
    )
    folder.failures.append(("bad.txt", "empty"))
    folder.close()
    return out


@pytest.fixture
def page(chromium: Browser, pages: Path) -> Browser:
    chromium.go(pages / "a-b.html")
    return chromium


@pytest.fixture
def index(chromium: Browser, pages: Path) -> Browser:
    chromium.go(pages / "index.html")
    return chromium


@pytest.mark.parametrize("name", ["a-b.html", "index.html", "second.html"])
def test_a_page_asks_for_nothing_and_complains_of_nothing(chromium: Browser, pages: Path, name: str) -> None:
    chromium.go(pages / name)
    chromium.press("t")
    requests = [
        entry["message"]
        for entry in chromium.driver.get_log("performance")
        if '"Network.requestWillBeSent"' in entry["message"]
    ]
    asked = [request for request in requests if f"{name}" not in request and '"data:,"' not in request]
    assert asked == []
    assert chromium.driver.get_log("browser") == []


def test_a_script_in_a_release_is_not_run(page: Browser) -> None:
    assert page.run("return window.hacked === undefined && document.images.length === 0")
    assert "<script>window.hacked = 1</script>" in page.one("h1").text


def test_the_policy_stops_a_script_that_gets_in(page: Browser) -> None:
    page.run(
        "const s = document.createElement('script'); s.textContent = 'window.got_in = 1';"
        "document.body.append(s);"
    )
    assert page.run("return window.got_in === undefined")
    assert any("Content Security Policy" in entry["message"] for entry in page.driver.get_log("browser"))


def test_a_filter_hides_rows_and_marks_of_a_kind(page: Browser) -> None:
    everything = len(page.shown(".facts tbody tr"))
    drawn = page.run("return getComputedStyle(document.getElementById('dates-2-at-0')).backgroundColor")
    page.one("input[value=dates]").send_keys(Keys.SPACE)
    assert page.shown("[data-kind=dates] table") == []
    assert len(page.shown(".facts tbody tr")) == everything - 4
    assert page.one("#count").text == f"{everything - 4} of {everything} facts"
    undrawn = page.run("return getComputedStyle(document.getElementById('dates-2-at-0')).backgroundColor")
    assert undrawn != drawn
    assert undrawn == "rgba(0, 0, 0, 0)"
    assert page.run("return document.getElementById('quotes-0-at-0').classList.contains('off')") is False
    page.one("#all").click()
    assert len(page.shown(".facts tbody tr")) == everything


def test_a_filter_hides_the_facts_of_a_zone(page: Browser) -> None:
    page.one("input[value=about]").send_keys(Keys.SPACE)
    rows = page.run("return [...document.querySelectorAll('.facts tbody tr:not([hidden])')].map(r => r.id)")
    assert "contacts-0" not in rows
    assert "organisations-0" in rows
    off = page.run(
        "return ['organisations-0-at-0', 'organisations-0-at-1', 'contacts-0-at-0']"
        ".map(id => document.getElementById(id).classList.contains('off'))"
    )
    assert off == [False, True, True]


def test_pointing_at_a_mark_shows_its_value_rule_and_evidence(page: Browser) -> None:
    assert page.shown("#tip") == []
    page.hover(page.mark("organisations-0-at-0"))
    page.wait(lambda: page.shown("#tip"))
    for words in ("Organisations", "Alatoo Border Academy", "education", "organisations.head", "Academy"):
        assert words in page.one("#tip").text
    page.hover(page.one(".brand"))
    page.wait(lambda: not page.shown("#tip"))


def test_a_piece_within_a_quote_tells_of_both_facts(page: Browser) -> None:
    page.run("arguments[0].focus()", page.mark("dates-2-at-0"))
    page.wait(lambda: page.shown("#tip"))
    assert [note.text for note in page.shown("#tip .head span:first-child")] == ["Dates", "Quotes"]
    assert page.mark("dates-2-at-0").get_attribute("aria-describedby") == "tip"
    page.press(Keys.ESCAPE)
    assert page.shown("#tip") == []


def test_a_mark_leads_to_its_row_and_back(page: Browser) -> None:
    page.mark("statistics-0-at-0").click()
    assert page.focused() == "statistics-0"
    assert page.run("return document.activeElement.getBoundingClientRect().bottom <= innerHeight")
    page.press(Keys.ENTER)
    assert page.focused() == "statistics-0 quotes-0"
    page.press(Keys.ENTER)
    assert page.focused() == "statistics-0"
    page.click("#people-0 .why")
    assert page.focused() == "people-0"
    assert page.run("return document.activeElement.matches('.mark')")


def test_an_entry_of_the_timeline_leads_to_its_row(page: Browser) -> None:
    page.click(".timeline .entry[data-fact=dates-2] .label")
    assert page.focused() == "dates-2"


def test_keys_move_from_mark_to_mark(page: Browser) -> None:
    page.press("n")
    first = page.focused()
    page.press("n")
    second = page.focused()
    page.press("p")
    assert first == page.focused() == "places-0"
    assert second == "dates-0"
    page.press("1", "n")
    assert page.focused() == "participants-0"
    page.press("0")
    assert page.one("#count").text == "12 facts"


def test_the_tabulator_reaches_links_marks_and_filters_and_shows_where_it_is(page: Browser) -> None:
    page.press(Keys.TAB)
    assert page.run("return document.activeElement.textContent") == "Skip to the text"
    assert page.run("return document.activeElement.getBoundingClientRect().top") >= 0
    page.press(Keys.ENTER)
    assert page.focused() == "text"
    page.press(Keys.TAB, Keys.TAB)
    assert page.run("return document.activeElement.matches('.mark')")
    assert page.colour(":focus-visible", "outlineWidth") == "3px"
    assert "place Osh" in str(page.run("return document.activeElement.getAttribute('aria-label')"))


def test_help_opens_and_closes(page: Browser) -> None:
    page.press("?")
    assert page.shown("#keys")
    page.press(Keys.ESCAPE)
    assert not page.shown("#keys")


def test_dark_is_dark_and_the_button_changes_it(chromium: Browser, pages: Path) -> None:
    def light() -> float:
        numbers = chromium.colour("body").removeprefix("rgb(").rstrip(")").split(",")
        return sum(map(float, numbers)) / 3

    chromium.go(pages / "a-b.html", dark=True)
    assert light() < 60
    chromium.one("#theme").click()
    assert light() > 200
    chromium.go(pages / "a-b.html")
    assert light() > 200
    chromium.press("t")
    assert light() < 60


def test_a_narrow_window_needs_no_sideways_scrolling(page: Browser) -> None:
    try:
        page.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": 380, "height": 700, "deviceScaleFactor": 1, "mobile": False},
        )
        assert page.run("return document.documentElement.scrollWidth <= innerWidth")
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_index_finds_releases(index: Browser) -> None:
    assert len(index.shown(".releases tbody tr")) == 2
    index.one("#find").send_keys("zoe trust")
    assert [row.text.split("\n")[0] for row in index.shown(".releases tbody tr")] == [
        "2020-02-01 A second one"
    ]
    assert index.one("#found").text == "1 of 2"


def test_a_sum_of_the_index_filters_by_it(index: Browser) -> None:
    index.one(".search[data-search='2019-05']").click()
    assert len(index.shown(".releases tbody tr")) == 1
    assert index.one("#find").get_attribute("value") == "2019-05"


def test_the_index_leads_to_a_page_and_the_page_back(index: Browser) -> None:
    index.one(".releases a[href='second.html']").click()
    assert index.driver.title == "A second one"
    assert index.one("h1").get_attribute("textContent") == "A second one"
    index.one(".tools a").click()
    assert index.one("h1").text == "2 press releases"
