"""Glob patterns such as ``2024/**/*.txt``, without following links to folders.

The standard library's glob follows them, so that two links to a parent make it walk for ever.
"""

import fnmatch
import glob
import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

_ANY_DEPTH = "**"


class Matches(NamedTuple):
    """The folder before the first wildcard, the paths that match, and the links that were not followed."""

    root: Path
    paths: list[str]
    links: list[str]


def match(pattern: str) -> Matches:
    """The files and folders that match a pattern, sorted. Hidden names need a pattern with a dot."""
    parts = tuple(
        part
        for part, group in groupby(Path(pattern).parts)
        for part in ([part] if part == _ANY_DEPTH else group)
    )
    named = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    root = Path(*parts[:named])
    links = set[str]()
    if "\0" in pattern:
        return Matches(root, [], [])
    return Matches(root, sorted(set(_below(str(root), parts[named:], links))), sorted(links))


def _below(folder: str, parts: tuple[str, ...], links: set[str]) -> Iterator[str]:
    """The paths below a folder that match the rest of a pattern."""
    if not parts:
        yield folder
        return
    part, rest = parts[0], parts[1:]
    if part == _ANY_DEPTH:
        for place, folders, files in os.walk(folder):
            folders[:] = [name for name in folders if not _is_hidden(name) and _entered(place, name, links)]
            if rest:
                yield from _below(place, rest, links)
            else:
                yield from (os.path.join(place, name) for name in files if not _is_hidden(name))  # noqa: PTH118
        return
    for name in _names(folder, part):
        path = os.path.join(folder, name)  # noqa: PTH118 (Path would cost more than the walk)
        if not rest and not os.path.isdir(path):  # noqa: PTH112
            yield path
        elif os.path.isdir(path) and _entered(folder, name, links):  # noqa: PTH112
            yield from _below(path, rest, links)


def _names(folder: str, part: str) -> list[str]:
    """The names in a folder that match one part of a pattern."""
    if not glob.has_magic(part):
        return [part] if os.path.lexists(os.path.join(folder, part)) else []  # noqa: PTH118
    try:
        names = os.listdir(folder)  # noqa: PTH208
    except OSError:  # not a folder, or not readable
        return []
    return [name for name in fnmatch.filter(names, part) if part.startswith(".") or not _is_hidden(name)]


def _entered(folder: str, name: str, links: set[str]) -> bool:
    """Whether to enter a folder; links to folders are recorded instead."""
    path = os.path.join(folder, name)  # noqa: PTH118
    if os.path.islink(path):  # noqa: PTH114
        links.add(path)
        return False
    return True


def _is_hidden(name: str) -> bool:
    return name.startswith(".")
