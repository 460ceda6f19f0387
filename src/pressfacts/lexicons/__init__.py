"""Word lists and tables: data files beside this module, read once.

A ``.txt`` list has one term a line; a ``.tsv`` table has tab-separated columns under a header line.
In both, lines that start with ``#`` are comments (where the list comes from, why a word is left out).
"""

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import groupby


def _lines(name: str) -> list[str]:
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """The terms of the list ``name.txt``, as written.

    Raises:
        FileNotFoundError: if there is no such list.
    """
    return frozenset(line.strip() for line in _lines(f"{name}.txt"))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the table ``name.tsv``, one dict a row, keyed by its header.

    Raises:
        FileNotFoundError: if there is no such table.
    """
    return tuple(csv.DictReader(_lines(f"{name}.tsv"), delimiter="\t"))


def alternation(terms: frozenset[str]) -> str:
    """A non-capturing regular expression that matches any of the terms, the longest that fits first.

    Spaces in a term match any run of white space. Terms that begin alike are joined behind their first
    letter, so that a search tries some twenty letters at each place of a text rather than hundreds of terms.
    """
    ordered = sorted(terms, key=lambda term: (term[:1].lower(), -len(term), term))
    return _either(_joined(list(group)) for _, group in groupby(ordered, key=lambda term: term[:1].lower()))


def _joined(terms: list[str]) -> str:
    """The terms, longest first; a letter in both cases stays with each, as the pattern may ignore case."""
    first = terms[0][:1]
    if any(term[:1] != first for term in terms):
        return _either(_pattern(term) for term in terms)
    return _pattern(first) + _either(_pattern(term[1:]) for term in terms)


def _either(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _pattern(term: str) -> str:
    return re.escape(term).replace(r"\ ", r"\s+")
