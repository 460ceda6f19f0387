"""The files and folders that a pattern such as ``2024/**/*.txt`` stands for, without following links.

The standard library's glob follows links to folders, so that two links which lead up make it walk for ever.
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
    """What a pattern stands for.

    Attributes:
        root: the folder that the pattern names before its first wildcard.
        paths: files and folders that match, sorted.
        links: links to folders that would have had to be followed, sorted.
    """

    root: Path
    paths: list[str]
    links: list[str]


def match(pattern: str) -> Matches:
    """The files and folders that a pattern stands for.

    Args:
        pattern: as the shell has it, with ``**`` for any depth; a hidden name is matched where the pattern
            has its dot.
    """
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
    """What the rest of a pattern matches below a folder."""
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
    """The names in a folder that one part of a pattern matches."""
    if not glob.has_magic(part):
        return [part] if os.path.lexists(os.path.join(folder, part)) else []  # noqa: PTH118
    try:
        names = os.listdir(folder)  # noqa: PTH208
    except OSError:  # no folder, or one that may not be read
        return []
    return [name for name in fnmatch.filter(names, part) if part.startswith(".") or not _is_hidden(name)]


def _entered(folder: str, name: str, links: set[str]) -> bool:
    """Whether a folder is entered: a link to one is noted and left."""
    path = os.path.join(folder, name)  # noqa: PTH118
    if os.path.islink(path):  # noqa: PTH114
        links.add(path)
        return False
    return True


def _is_hidden(name: str) -> bool:
    return name.startswith(".")
