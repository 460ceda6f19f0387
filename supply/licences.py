"""Check the licences of everything that pressfacts and its extras install.

    python supply/licences.py                  every extra
    python supply/licences.py core documents   what people get who install these

The packages are those of this environment, followed from requirement to requirement. What is not installed
here is named; ``--all`` makes that an error. The exit status is 1 where a licence is not among those of
``licences.txt``.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent
PROJECT = "pressfacts"
CORE = "core"
DEVELOPMENT = ("audit", "dev", "fuzz", "test", "train")
"""Extras that only those install who work on pressfacts."""

_CLASSIFIER = re.compile(r"License :: (?:OSI Approved :: )?(?P<name>.+)")
_WORD = re.compile(r"\(|\)|[^\s()]+")


class Found(NamedTuple):
    """A package that an extra brings.

    Attributes:
        name: its name.
        version: its version; None where it is not installed here.
        licence: an SPDX expression, or what the metadata say in its place.
        allowed: whether it may be there.
    """

    name: str
    version: str | None
    licence: str
    allowed: bool


def table(name: str) -> dict[str, str]:
    """A file of this folder: the second column by the first."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def extras() -> list[str]:
    """What can be installed: the core and each extra."""
    return [CORE, *sorted(metadata.metadata(PROJECT).get_all("Provides-Extra") or ())]


def check(extra: str) -> list[Found]:
    """The packages that an extra brings, by name."""
    where = "development" if extra in DEVELOPMENT else "everywhere"
    allowed = {name for name, place in table("licences.txt").items() if place in ("everywhere", where)}
    found = list[Found]()
    for name in sorted(packages(PROJECT, () if extra == CORE else (extra,)) - {PROJECT}):
        try:
            licence = licence_of(name)
        except metadata.PackageNotFoundError:
            found.append(Found(name, None, "not installed here", allowed=True))
        else:
            found.append(Found(name, metadata.version(name), licence, permits(licence, allowed)))
    return found


def packages(name: str, wanted: tuple[str, ...], seen: set[tuple[str, str]] | None = None) -> set[str]:
    """A package and all that it requires here, and with extras; also what is not installed.

    Args:
        name: the package.
        wanted: its extras.
        seen: packages and extras that were followed already.
    """
    seen = set() if seen is None else seen
    for extra in ("", *wanted):
        if (name, extra) not in seen:
            seen.add((name, extra))
            for requirement in _required(name, extra):
                packages(canonicalize_name(requirement.name), tuple(sorted(requirement.extras)), seen)
    return {package for package, _ in seen}


def _required(name: str, extra: str) -> Iterator[Requirement]:
    try:
        stated = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return
    for requirement in map(Requirement, stated):
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            yield requirement


def licence_of(name: str) -> str:
    """The licence of a package: as it was read, or as its metadata say in one of three ways.

    Raises:
        PackageNotFoundError: if it is not installed.
    """
    about = metadata.metadata(name)
    if name in (read := table("licences_read.tsv")):
        return read[name]
    if "License-Expression" in about:
        return about["License-Expression"]
    names = table("licence_names.tsv")
    free = about["License"].strip() if "License" in about else ""
    if free in names or (free and permits(free, set(table("licences.txt")))):
        return names.get(free, free)
    classifiers = map(_CLASSIFIER.fullmatch, about.get_all("Classifier") or ())
    named = [match["name"] for match in classifiers if match and match["name"] != "OSI Approved"]
    return " AND ".join(names.get(name, name) for name in named) or free.split("\n")[0][:60] or "not stated"


def permits(expression: str, allowed: set[str]) -> bool:
    """Whether an SPDX expression can be met with allowed licences: one side of OR, both sides of AND."""
    if expression in allowed:
        return True
    words = _WORD.findall(expression)

    def either() -> bool:
        met = both()
        while words[:1] == ["OR"]:
            words.pop(0)
            met = both() or met
        return met

    def both() -> bool:
        met = one()
        while words[:1] == ["AND"]:
            words.pop(0)
            met = one() and met
        return met

    def one() -> bool:
        word = words.pop(0) if words else ""
        if word != "(":
            return word in allowed
        met = either()
        return words[:1] == [")"] and words.pop(0) == ")" and met

    return either() and not words


def main() -> None:
    """Print a line a package and exit with 1 where one may not be there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("extras", nargs="*", help="core or extras; all of them without")
    parser.add_argument("--all", action="store_true", help="fail where a package is not installed here")
    asked = parser.parse_args()
    bad = list[str]()
    for extra in asked.extras or extras():
        found = check(extra)
        missing = [package.name for package in found if package.version is None]
        print(f"{extra}: {len(found)} packages", end="")
        print(f", not installed here: {', '.join(missing)}" if missing else "")
        for package in found:
            if not package.allowed:
                print(f"  {package.name} {package.version}: {package.licence}")
                bad.append(package.name)
        bad += missing if asked.all else []
    if bad:
        print(f"licences to look at: {', '.join(dict.fromkeys(bad))}; see supply/licences.txt")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
