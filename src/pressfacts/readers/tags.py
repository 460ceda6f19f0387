"""An HTML tokenizer that runs in linear time.

Python's own parser takes minutes for a page of a hundred thousand unclosed tags. This one has the parts of
the HTML standard's tokenizer (https://html.spec.whatwg.org/multipage/parsing.html) that matter for text.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?:(?P<end>>)|(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>]*)))?)"""
)
_RAW = frozenset({"script", "style", "title", "textarea", "noscript", "iframe", "xmp"})
"""Elements whose content has no tags."""


class Tag(NamedTuple):
    """A start or end tag, its attributes, and the raw text of an element that holds no tags."""

    name: str
    is_end: bool
    attributes: dict[str, str]
    content: str = ""


def read_tags(source: str) -> Iterator[Tag | str]:
    """The tags, names in lower case, and the texts between them, character references resolved, in order.

    A raw text element, such as a script, is one tag with its content.
    """
    done = 0
    while done < len(source):
        start = source.find("<", done)
        if start < 0:
            yield unescape(source[done:])
            return
        if start > done:
            yield unescape(source[done:start])
        match = _TAG.match(source, start)
        if match:
            tag, done = _tag(source, match)
            if tag is not None:
                yield tag
        elif source.startswith("<!--", start):
            done = _after(source, "-->", start + 2)
        elif source.startswith(("<!", "<?", "</"), start):
            done = _after(source, ">", start + 2)
        else:
            yield "<"
            done = start + 1


def unescape(text: str) -> str:
    """The text with its character references resolved."""
    try:
        return html.unescape(text)
    except ValueError:  # a number of thousands of digits
        return text


def _after(source: str, mark: str, start: int) -> int:
    """The place after a mark; the end of the page where there is none."""
    found = source.find(mark, start)
    return len(source) if found < 0 else found + len(mark)


def _tag(source: str, match: "re.Match[str]") -> tuple[Tag | None, int]:
    """The tag that opens at a match, and the place after it; no tag where the page ends inside it."""
    name, is_end = match[2].lower(), bool(match[1])
    attributes, done = dict[str, str](), match.end()
    while (attribute := _ATTRIBUTE.match(source, done)) and attribute["end"] is None:
        value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
        attributes.setdefault(attribute["name"].lower(), unescape(value))
        done = attribute.end()
    if attribute is None:
        return None, len(source)
    done = attribute.end()
    if is_end or name not in _RAW:
        return Tag(name, is_end, attributes), done
    end = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(source, done)
    content = source[done : end.start() if end else len(source)]
    return Tag(name, is_end, attributes, content), _after(source, ">", end.end()) if end else len(source)
