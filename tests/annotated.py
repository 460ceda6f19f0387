"""Inline-annotated examples: the annotation in the text is the expectation.

One example a line, in ``tests/examples/KIND/FAMILY.txt``; ``#`` starts a comment line, ``? `` an example
that is known to come out wrong: it has to fail, so that a change that mends it shows. A fact stands between
tags, with the attributes that the example cares about::

    It met on <date edtf=2018-11-23 rule=dates.day>23 November 2018</date>.

The tags of a line are *all* the facts of that kind that the line holds: a line without tags says that
there are none. ``\\n`` is a line break, ``&lt;`` a literal "<". A line may open with options in
brackets, ``[published=2018-11-23]``, which go to `pressfacts.extract` as its reference date. A value
with spaces stands in double quotes; ``null`` means None; a list is joined with ``|``.
For entities (organisations, people, places) every mention is tagged, and the attributes are those of
the entity that it belongs to.
"""

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pressfacts.record.schema import Release

EXAMPLES = Path(__file__).parent / "examples"

TAGS = {
    "dates": "date",
    "organisations": "org",
    "people": "person",
    "participants": "participants",
    "statistics": "statistic",
    "quotes": "quote",
    "contacts": "contact",
    "places": "place",
}

_TAG = re.compile(
    r"<(?P<close>/)?(?P<tag>[a-z]+)(?P<attributes>(?:\s+[a-z_0-9]+=(?:\"[^\"]*\"|[^\s>]+))*)\s*>"
)
_ATTRIBUTE = re.compile(r"([a-z_0-9]+)=(?:\"([^\"]*)\"|([^\s>]+))")
_OPTIONS = re.compile(r"\[((?:[a-z_]+=[^\s\]]+\s*)+)\]\s*")


class Annotation(NamedTuple):
    """A tagged stretch of an example."""

    start: int
    end: int
    attributes: dict[str, str]


class Example(NamedTuple):
    """An example without its tags, and what the tags said."""

    text: str
    options: dict[str, str]
    annotations: list[Annotation]


def parse(line: str, tag: str) -> Example:
    """Read one example line whose facts are tagged with `tag`.

    Raises:
        ValueError: if a tag is unknown, or is not closed, or closes nothing.
    """
    options: dict[str, str] = {}
    if opening := _OPTIONS.match(line):
        options = {key: quoted or bare for key, quoted, bare in _ATTRIBUTE.findall(opening[1])}
        line = line[opening.end() :]
    line = line.replace("\\n", "\n")
    text, done, open_tags, annotations = "", 0, list[tuple[int, dict[str, str]]](), list[Annotation]()
    for match in _TAG.finditer(line):
        if match["tag"] != tag:
            raise ValueError(f"unknown tag <{match['tag']}>, expected <{tag}>: {line}")
        text += line[done : match.start()].replace("&lt;", "<")
        done = match.end()
        if not match["close"]:
            values = {key: quoted or bare for key, quoted, bare in _ATTRIBUTE.findall(match["attributes"])}
            open_tags.append((len(text), values))
        elif open_tags:
            start, values = open_tags.pop()
            annotations.append(Annotation(start, len(text), values))
        else:
            raise ValueError(f"</{tag}> closes nothing: {line}")
    if open_tags:
        raise ValueError(f"<{tag}> is not closed: {line}")
    text += line[done:].replace("&lt;", "<")
    return Example(text, options, sorted(annotations, key=lambda annotation: annotation[:2]))


def examples(kind: str) -> list[Any]:
    """All examples of a kind as pytest parameters, named FAMILY:LINE."""
    found = []
    for path in sorted((EXAMPLES / kind).glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                known_miss = line.startswith("? ")
                example = parse(line.removeprefix("? "), TAGS[kind])
                marks = [pytest.mark.xfail(strict=True, reason="a known miss")] if known_miss else []
                found.append(pytest.param(example, id=f"{path.stem}:{number}", marks=marks))
    return found


def _as_written(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, list):
        return "|".join(_as_written(item) for item in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "count") and hasattr(value, "who"):
        return f"{value.count} {value.who}"
    return str(value)


def observed(release: Release, kind: str) -> list[tuple[int, int, Any]]:
    """All places of all facts of a kind, each with its fact, in text order."""
    places = []
    for fact in getattr(release, kind):
        for place in getattr(fact, "mentions", None) or [fact]:
            places.append((place.start, place.end, fact))
    return sorted(places, key=lambda place: place[:2])


def check(example: Example, release: Release, kind: str) -> None:
    """Assert that the release's facts of `kind` are the example's, all of them and no others."""
    found = observed(release, kind)
    expected = [(example.text[a.start : a.end], a.start, a.attributes) for a in example.annotations]
    got = [
        (
            example.text[start:end],
            start,
            {key: _as_written(getattr(fact, key)) for key in _wanted(example, start)},
        )
        for start, end, fact in found
    ]
    assert got == expected


def _wanted(example: Example, start: int) -> list[str]:
    return next((list(a.attributes) for a in example.annotations if a.start == start), [])
