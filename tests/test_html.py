"""Pages: well formed, linked in both directions, and deaf to what a release says."""

import base64
import hashlib
import re
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfacts.errors import OutputError
from pressfacts.record.schema import Card, DateFact, Part, Participants, Release, Source
from pressfacts.writers.html import figures
from pressfacts.writers.html.folder import Folder
from pressfacts.writers.html.page import page
from pressfacts.writers.html.templates import FILES
from pressfacts.writers.html.writer import HtmlWriter
from pressfacts.writers.selection import Selection
from view_support import RELEASE, TEXT

VOID = {"meta", "link", "img", "br", "input", "wbr", "hr"}


class Page(HTMLParser):
    """What stands in a page: its elements, its text, and whether all of it is closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements = list[tuple[str, dict[str, str | None]]]()
        self.open = list[str]()
        self.texts = list[tuple[str, str]]()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def values(self, attribute: str) -> list[str]:
        return [str(attributes[attribute]) for _, attributes in self.elements if attribute in attributes]

    def inside(self, tag: str) -> list[str]:
        return [text for parent, text in self.texts if parent == tag]


def made(release: Release = RELEASE, selection: Selection | None = None) -> str:
    return "".join(page(release, selection or Selection(evidence=True)))


def release_of(text: str) -> Release:
    return Release(
        source=Source(path=text, sha256="", characters=len(text), text=text), release=Card(headline=text)
    )


def test_a_page_is_well_formed_and_says_what_the_release_says() -> None:
    parsed = Page(made())
    text = " ".join("".join(text for tag, text in parsed.texts if tag not in ("script", "style")).split())
    for words in (
        "Some 31 officers (19 men, 12 women)",
        "met from 6 to 10 May.",
        "Menus and other furniture, 2 lines",
    ):
        assert words in text


def test_every_identifier_is_there_once_and_every_link_leads_to_one() -> None:
    parsed = Page(made())
    names = parsed.values("id")
    assert len(names) == len(set(names))
    links = [link for link in parsed.values("href") if link != "data:,"]
    assert all(link.startswith("#") and link[1:] in names for link in links)
    for facts in parsed.values("data-facts"):
        assert set(facts.split()) <= set(names)


def test_a_piece_carries_every_fact_over_it_the_innermost_first() -> None:
    assert 'data-facts="dates-2 quotes-0"' in made()
    assert 'data-facts="statistics-0 quotes-0"' in made()


def test_a_release_cannot_put_anything_into_the_page() -> None:
    text = made()
    parsed = Page(text)
    assert [tag for tag, _ in parsed.elements].count("script") == 1
    assert not [tag for tag, _ in parsed.elements if tag in ("img", "iframe", "object")]
    assert not [name for _, attributes in parsed.elements for name in attributes if name.startswith("on")]
    assert not [name for _, attributes in parsed.elements for name in attributes if name == "style"]
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "<script>window.hacked = 1</script>" in "".join(parsed.inside("h1"))


@given(st.text(min_size=1, max_size=80))
@settings(max_examples=60)
def test_any_text_makes_a_well_formed_page_with_the_same_elements(text: str) -> None:
    plain = Page(made(release_of("x")))
    parsed = Page(made(release_of(text)))
    assert [tag for tag, _ in parsed.elements if tag not in ("p", "section")] == [
        tag for tag, _ in plain.elements if tag not in ("p", "section")
    ]


def test_the_policy_lets_nothing_run_but_the_pages_own_style_and_script() -> None:
    parsed = Page(made())
    (policy,) = [
        str(attributes["content"])
        for _, attributes in parsed.elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (content,) = parsed.inside(tag)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "http:" not in content
        assert "https:" not in content
        assert "innerHTML" not in content


def test_the_selection_decides_what_is_shown() -> None:
    parsed = Page(made(selection=Selection(kinds=("dates",), zones=("body",))))
    kinds = {facts.split("-")[0] for facts in parsed.values("data-facts")}
    assert kinds == {"dates"}
    assert not [name for name in parsed.values("id") if name.startswith("people")]


def test_a_record_without_text_or_facts_makes_a_page() -> None:
    bare = Release(source=Source(sha256="", characters=0), release=Card())
    text = "".join(Page(made(bare)).inside("p"))
    assert "The record has no text" in text
    assert "No facts were found" in text


def colours(theme: int) -> dict[str, str]:
    css = (FILES / "shared.css").read_text(encoding="utf-8")
    return {
        name: pair.split(",")[theme].strip()
        for name, pair in re.findall(r"--(\w+): light-dark\(([^)]*)\)", css)
    }


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_told_from_the_paper(theme: int) -> None:
    """WCAG 2.2: 4.5 for text, 3 for lines; the tints stay faint enough for the text on them."""
    palette = colours(theme)
    for ground in ("paper", "panel"):
        for name in set(palette) - {"paper", "panel", "rule"}:
            assert contrast(palette[name], palette[ground]) >= 4.5, (name, ground)


def dated(first: date, last: date | None = None, edtf: str = "x") -> DateFact:
    return DateFact(
        text="", start=0, end=0, rule="r", edtf=edtf, precision="day",
        first=first.isoformat(), last=(last or first).isoformat(),
    )  # fmt: skip


def test_the_timeline_is_in_order_and_linear() -> None:
    day = date(2020, 1, 1)
    timeline = figures.timeline(
        [dated(day + timedelta(days=40)), dated(day), dated(day + timedelta(days=20))]
    )
    assert timeline is not None
    assert [row.fact for row in timeline.rows] == [1, 2, 0]
    left = [row.left for row in timeline.rows]
    assert left[1] - left[0] == pytest.approx(left[2] - left[1], abs=0.2)
    assert min(left) >= figures.LABELS
    assert max(row.left + row.width for row in timeline.rows) <= figures.WIDTH


def test_a_date_far_from_the_others_does_not_squeeze_them() -> None:
    days = [date(1887, 1, 1), *(date(2020, month, 1) for month in (1, 4, 8, 12))]
    timeline = figures.timeline([dated(day) for day in days])
    assert timeline is not None
    assert [row.beyond for row in timeline.rows] == [-1, 0, 0, 0, 0]
    assert timeline.rows[-1].left - timeline.rows[1].left > 200


def test_dates_without_a_year_are_counted_not_drawn() -> None:
    open_date = dated(date(2020, 1, 1)).model_copy(update={"first": None, "last": None})
    timeline = figures.timeline([open_date, dated(date(2020, 1, 1))])
    assert timeline is not None
    assert (len(timeline.rows), timeline.omitted) == (1, 1)
    assert figures.timeline([open_date]) is None


@given(st.lists(st.tuples(st.dates(), st.dates()), min_size=1, max_size=50))
def test_every_date_is_drawn_within_the_timeline(spans: list[tuple[date, date]]) -> None:
    timeline = figures.timeline([dated(min(span), max(span)) for span in spans])
    assert timeline is not None
    for row in timeline.rows:
        assert figures.LABELS <= row.left <= row.left + row.width <= figures.WIDTH + 5
    for place, _ in timeline.ticks:
        assert figures.LABELS <= place <= figures.WIDTH


def test_bars_are_as_long_as_their_counts() -> None:
    counts = [(100, None, ()), (50, 80, ()), (40, None, (30, 20))]
    bars = figures.bars(
        Participants(
            text="", start=0, end=0, rule="r", count=count, upper=upper, who="people",
            breakdown=[Part(count=part, who="part") for part in parts],
        )
        for count, upper, parts in counts
    )  # fmt: skip
    assert [bar.width for bar in bars] == [480, 240, 192]
    assert [bar.upper for bar in bars] == [480, 384, 192]
    assert [(left, width) for left, width, _ in bars[2].parts] == [(0, 144), (144, 48)]


def write_folder(path: Path, *sources: str, selection: Selection | None = None) -> Folder:
    folder = Folder(path, selection or Selection())
    for source in sources:
        folder.write(
            RELEASE.model_copy(update={"source": RELEASE.source.model_copy(update={"path": source})})
        )
    folder.close()
    return folder


def test_names_of_pages_are_plain_and_differ_and_stay_in_the_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_folder(
        out, "../../etc/passwd", "a/Zoë & Co.txt", "b/zoe-co.txt", "index.txt", "CON.txt", "...", "x" * 300,
        "/", "..\\..\\w.txt",
    )  # fmt: skip
    names = sorted(path.name for path in out.iterdir())
    assert names == sorted(
        [
            "index.html", "passwd.html", "zoe-co.html", "zoe-co-2.html", "index-2.html", "con-release.html",
            "release.html", f"{'x' * 60}.html", "release-2.html", "w.html",
        ]
    )  # fmt: skip
    assert list(tmp_path.iterdir()) == [out]


def test_the_index_has_sums_links_and_failures(tmp_path: Path) -> None:
    folder = Folder(tmp_path, Selection())
    folder.write(RELEASE)
    folder.write(Release(source=Source(path="b.txt", record=3, sha256="", characters=0), release=Card()))
    folder.failures.append(("bad <b>.txt", "empty; leave it out"))
    folder.close()
    parsed = Page((tmp_path / "index.html").read_text(encoding="utf-8"))
    text = " ".join(
        text.strip() for tag, text in parsed.texts if tag not in ("script", "style") and text.strip()
    )
    for words in (
        "2 press releases", "12 facts", "1 source not read", "2019-05", "Alatoo Border Academy", "not stated",
        "~31 officers",
        "bad <b>.txt empty; leave it out", "b.txt, record 3",
    ):  # fmt: skip
        assert words in text, words
    pages = [link for link in parsed.values("href") if link.endswith(".html")]
    assert pages == ["a-b.html", "b-3.html"]
    assert all((tmp_path / name).exists() for name in pages)
    assert "All releases" in (tmp_path / "b-3.html").read_text(encoding="utf-8")


def test_one_page_takes_one_release(tmp_path: Path) -> None:
    writer = HtmlWriter(tmp_path / "a.html", Selection(), several=False)
    writer.write(RELEASE)
    with pytest.raises(OutputError, match="one release only"):
        writer.write(RELEASE)
    with pytest.raises(OutputError, match="name a folder"):
        HtmlWriter(None, Selection(), several=True)


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be made"):
        HtmlWriter(tmp_path / "out", Selection(), several=True)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_the_text_of_a_page_is_the_text_of_the_release() -> None:
    parsed = Page(made())
    shown = "".join(text for tag, text in parsed.texts if tag not in ("script", "style"))
    body = TEXT[TEXT.index("Some 31") : TEXT.index("said Aigul")]
    assert "".join(body.split()) in "".join(shown.split())
