"""Markdown read in place: which characters of a text a reader does not see.

Releases scraped from wire services are Markdown. The text is never rewritten, since offsets count from its
first character; what a page would hide is marked as hidden instead. Markdown parsers give no offsets of inline
marks into the source, hence this scanner.
"""

import re
from collections.abc import Iterator
from html import unescape

_LINK = re.compile(
    r"(?P<image>!)?\[(?P<label>[^\[\]\n]{0,400})\]"
    r"\((?P<target>[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?)(?:\s\"[^\"\n]{0,200}\")?\)"
)
_TARGET_OF_IMAGE_LINK = re.compile(r"\](?=\((?P<target>[^()\s]{1,2000})\))")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)|\s+#{1,6}\s*$")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(?P<inner>[^*_\n]{1,300}?)(?<=\S)\1(?!\w)")
_MARKS = re.compile(r"[*_`#\\]+")
_SPACES = re.compile(r"\s+")


class Link:
    """A link or an image.

    Attributes:
        start: offset of its first character.
        end: offset after its last one.
        label: start and end of the words that a reader sees.
        target: the address behind it.
        is_image: whether it is an image.
    """

    __slots__ = ("end", "is_image", "label", "start", "target")

    def __init__(self, match: "re.Match[str]") -> None:
        self.start, self.end = match.span()
        self.label = match.span("label")
        self.target = match["target"]
        self.is_image = match["image"] is not None


def links(text: str, start: int = 0, end: int | None = None) -> Iterator[Link]:
    """The links and images of a text, in order."""
    return map(Link, _LINK.finditer(text, start, len(text) if end is None else end))


def hidden(text: str) -> list[tuple[int, int]]:
    """The stretches that a reader does not see: targets of links, and images with all they hold, in order."""
    if "](" not in text:
        return []
    found = list[tuple[int, int]]()
    for link in links(text):
        found.append((link.start, link.end) if link.is_image else (link.label[1], link.end))
    # An image inside a link leaves the target of the outer link behind: "[![logo](a.png)](b)".
    done = 0
    stretches = list[tuple[int, int]]()
    for mark in _TARGET_OF_IMAGE_LINK.finditer(text):
        stretches.append((mark.start(), mark.end("target") + 1))
    merged = list[tuple[int, int]]()
    for begin, stop in sorted(found + stretches):
        if begin >= done:
            merged.append((begin, stop))
        elif stop > done:
            merged[-1] = (merged[-1][0], stop)
        done = max(done, stop)
    return merged


def visible(text: str) -> str:
    """The words that a reader sees, on one line: no marks, no targets, no images, entities resolved."""
    if "](" in text:
        pieces, done = list[str](), 0
        for begin, stop in hidden(text):
            pieces.append(text[done:begin])
            done = stop
        text = "".join([*pieces, text[done:]]).replace("[", "").replace("]", "")
    text = _EMPHASIS.sub(r"\g<inner>", _EMPHASIS.sub(r"\g<inner>", _HEADING.sub("", text)))
    return _SPACES.sub(" ", unescape(text)).strip()
