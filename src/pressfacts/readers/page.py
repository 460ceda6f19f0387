"""The text of an HTML page and what its tags say about the release, by the standard library alone."""

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

from pressfacts.readers import Metadata, iso_day
from pressfacts.readers.tags import Tag, read_tags, unescape

_SKIPPED = frozenset({"svg", "select", "template", "object", "math"})
_TEXTS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "address", "figure", "hr")
_PARTS = ("article", "section", "header", "footer", "main", "nav", "aside", "body", "form")
_LISTS = ("table", "ul", "ol", "dl")
_LINES = ("div", "li", "tr", "dt", "dd", "figcaption", "caption", "summary", "details", "legend", "button")
_BREAKS = {
    **dict.fromkeys((*_TEXTS, *_PARTS, *_LISTS), "\n\n"),
    **dict.fromkeys(_LINES, "\r"),
    "br": "\n",
    "td": "\t",
    "th": "\t",
}
"""What a tag puts between the texts before and after it: a blank line, a line, a line break, or a tab."""

_CELLS = ("td", "th")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_RUN = re.compile(r"[ \t\n\r]+")

_PUBLISHED = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "publication_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "citation_publication_date",
    "sailthru.date",
    "parsely-pub-date",
    "date",
]
"""Names of meta elements that state the day of publication, best first; no days of change."""

_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title")


class Page(NamedTuple):
    """All that a page shows, its first h1 heading, and the title and day that its tags state."""

    text: str
    heading: str | None
    metadata: Metadata


class _Reader:
    """Collects the text of a page, its meta elements, and its linked data."""

    def __init__(self) -> None:
        self.pieces = list[str]()
        self.meta = dict[str, str]()
        self.data = list[str]()
        self.times = list[str]()
        self.title = ""
        self.heading = ""
        self._skipped = 0
        self._heading: int | None = None

    def read(self, item: Tag | str) -> None:
        """Take in a tag or a stretch of text."""
        if isinstance(item, str):
            if not self._skipped:
                self.pieces.append(_SPACES.sub(" ", item))
            return
        if item.name in _SKIPPED:
            self._skipped = max(0, self._skipped + (-1 if item.is_end else 1))
        elif not item.is_end and not self._skipped:
            self._note(item)
        if item.name == "h1":
            self._mark_heading(item)
        if not self._skipped and not (item.is_end and item.name in _CELLS):
            self.pieces.append(_BREAKS.get(item.name, ""))

    def _note(self, tag: Tag) -> None:
        """Keep what a tag says about the page."""
        attributes = tag.attributes
        if tag.name == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            self.meta.setdefault(name.strip().casefold(), squash(attributes.get("content", "")))
        elif tag.name == "title":
            self.title = self.title or squash(unescape(tag.content))
        elif tag.name == "script" and "ld+json" in attributes.get("type", ""):
            self.data.append(tag.content)
        elif tag.name == "time" and (
            "pubdate" in attributes or attributes.get("itemprop", "").casefold() == "datepublished"
        ):
            self.times.append(attributes.get("datetime", ""))

    def _mark_heading(self, tag: Tag) -> None:
        if not tag.is_end:
            self._heading = len(self.pieces)
        elif self._heading is not None:
            self.heading = self.heading or squash("".join(self.pieces[self._heading :]))
            self._heading = None


def squash(text: str) -> str:
    """The text on one line, its white space squashed."""
    return " ".join(text.split())


def read_page(html: str) -> Page:
    """What a page shows and states.

    Nothing is guessed: a day counts only if a tag says that it is the day of publication.
    """
    reader = _Reader()
    for item in read_tags(html):
        reader.read(item)
    heading = reader.heading or None
    title = next((reader.meta[name] for name in _TITLES if reader.meta.get(name)), reader.title) or heading
    if heading and title and heading.casefold() in title.casefold():
        title = heading  # without the name of the site
    metadata = Metadata(title, _published(reader))
    return Page(_laid_out(reader.pieces), heading, metadata)


def _laid_out(pieces: list[str]) -> str:
    """The pieces as lines without margins, with a blank line between paragraphs."""
    return _RUN.sub(_space, "".join(pieces)).strip()


def _space(run: "re.Match[str]") -> str:
    """What a run of white space becomes: a tab, a line break, a blank line, or a space."""
    if "\r" not in run[0] and "\n" not in run[0]:
        return "\t" if "\t" in run[0] else " "
    return "\n\n" if run[0].count("\n") > 1 else "\n"


def _published(reader: _Reader) -> str | None:
    stated = [reader.meta.get(name, "") for name in _PUBLISHED[:1]]
    stated += _from_data(reader.data)
    stated += [reader.meta.get(name, "") for name in _PUBLISHED[1:]] + reader.times
    return next(filter(None, map(iso_day, stated)), None)


def _from_data(scripts: list[str]) -> Iterator[str]:
    """The days of publication in linked data (schema.org as JSON-LD)."""
    for script in scripts:
        try:
            waiting = deque[Any]([json.loads(script)])
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.popleft()
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                waiting.extend(value["@graph"] if isinstance(value.get("@graph"), list) else ())
                if isinstance(value.get("datePublished"), str):
                    yield value["datePublished"]
