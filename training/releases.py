"""The releases that a recogniser is trained on: one JSON object a line, names with offsets into the text."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Name(NamedTuple):
    """A name where it stands: `text[start:end]`, with its label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Release:
    """A text with its names, in order and apart from each other.

    Attributes:
        stem: name of the file it comes from.
        issuer: group of releases that one office wrote; what is tested never shares one with what is learnt.
        names: the bodies, people and programmes, from annotation.
        silver: the places, from the base model and from lists.
    """

    stem: str
    issuer: str
    text: str
    names: tuple[Name, ...]
    silver: tuple[Name, ...]


def write(releases: Iterable[Release], path: Path) -> None:
    """Write releases, one JSON object a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(vars(release), ensure_ascii=False) for release in releases]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(path: Path) -> list[Release]:
    """The releases of a file that `write` made.

    Raises:
        FileNotFoundError: if there is none; `prepare.py` makes it.
    """
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line)
    return [
        Release(
            row["stem"],
            row["issuer"],
            row["text"],
            tuple(Name(*name) for name in row["names"]),
            tuple(Name(*name) for name in row["silver"]),
        )
        for row in rows
    ]


def fold(issuer: str, folds: int = 5) -> int:
    """The number of the fold that an issuer belongs to, the same on every machine."""
    return int(hashlib.sha256(issuer.encode("utf-8")).hexdigest(), 16) % folds


def held_out_issuers(releases: Iterable[Release]) -> list[str]:
    """The issuers that no recogniser learns from: the written releases, and fold 0 of the wires' issuers."""
    wires = {release.issuer for release in releases if release.issuer.startswith("wires: ")}
    return sorted({"written", *(issuer for issuer in wires if fold(issuer) == 0)})
