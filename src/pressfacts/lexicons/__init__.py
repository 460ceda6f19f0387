"""Word lists and tables: data files beside this module, read once.

A ``.txt`` list has one term a line; a ``.tsv`` table has tab-separated columns under a header line.
In both, lines that start with ``#`` are comments (where the list comes from, why a word is left out).
"""

import csv
import re
from functools import cache
from importlib.resources import files


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
    """A non-capturing regular expression that matches any of the terms, longest first.

    Spaces in a term match any run of white space.
    """
    ordered = sorted(terms, key=lambda term: (-len(term), term))
    return "(?:" + "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in ordered) + ")"
