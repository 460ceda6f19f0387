"""Whole pages with every paragraph zoned: ``tests/examples/layout/pages.txt``."""

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pressfacts.layout.find import find
from pressfacts.slots import Options
from pressfacts.text.mentions import squash

PAGES = Path(__file__).parent / "examples" / "layout" / "pages.txt"
_MARKED = re.compile(r"(?P<zone>[a-z]+)(?P<same>\+)?>(?P<text>.*)")
_VALUE = re.compile(
    r"(headline|published|from|place)=(\"[^\"]*\"|.+?)(?=\s+(?:headline|published|from|place)=|$)"
)


class Page(NamedTuple):
    """An example page, the zones of its paragraphs and what its card must say."""

    text: str
    paragraphs: list[tuple[str, str]]
    card: dict[str, str | None]


def read_page(lines: list[str], head: str) -> Page:
    """Read one example.

    Raises:
        ValueError: if a line carries no mark.
    """
    text, paragraphs = "", list[tuple[str, str]]()
    for line in lines:
        marked = _MARKED.fullmatch(line)
        if not line.strip():
            text += "\n"
        elif line.startswith("|"):
            text += "\n" + line[1:]
            paragraphs[-1] = (paragraphs[-1][0], paragraphs[-1][1] + " " + line[1:])
        elif marked is None:
            raise ValueError(f"a line without a zone: {line!r}")
        else:
            text += marked["text"] if marked["same"] or not text else "\n" + marked["text"]
            paragraphs.append((marked["zone"], marked["text"]))
    card = {key: None if value == "null" else value.strip('"') for key, value in _VALUE.findall(head)}
    return Page(text, [(zone, squash(part)) for zone, part in paragraphs], card)


def pages() -> list[Any]:
    """All example pages as pytest parameters, named by their titles."""
    source = PAGES.read_text(encoding="utf-8").split("=== ")[1:]
    found = []
    for block in source:
        title, *lines = block.rstrip("\n").split("\n")
        name, _, head = title.partition(" | ")
        found.append(pytest.param(read_page(lines, head), id=name.replace(" ", "_")))
    return found


@pytest.mark.parametrize("page", pages())
def test_zones(page: Page) -> None:
    layout = find(page.text, Options())
    got = [
        (paragraph.zone, squash(page.text[paragraph.start : paragraph.end]))
        for paragraph in layout.paragraphs
    ]
    assert got == page.paragraphs


@pytest.mark.parametrize("page", pages())
def test_card(page: Page) -> None:
    card = find(page.text, Options()).card
    got = {
        "headline": card.headline,
        "published": card.published,
        "from": card.published_from,
        "place": card.dateline.place if card.dateline else None,
    }
    assert got == page.card


def test_a_line_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError):
        read_page(["no mark"], "")
