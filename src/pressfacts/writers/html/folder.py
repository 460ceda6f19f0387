"""A folder of pages: one for each release, and an index with totals."""

import json
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pressfacts.errors import OutputError
from pressfacts.record.kinds import KINDS, amount, line
from pressfacts.record.schema import Release
from pressfacts.writers import files
from pressfacts.writers.html.figures import shares
from pressfacts.writers.html.page import page
from pressfacts.writers.html.templates import render
from pressfacts.writers.selection import Selection

INDEX = "index.html"
_LONGEST_NAME = 60
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
_UNKNOWN = "not stated"
_MOST_ISSUERS = 40
_MOST_PARTICIPANTS = 3
BAR = 160.0


class Entry(NamedTuple):
    """The entry of a release in the index.

    Attributes:
        name: file name of its page.
        source: its path and record.
        headline: its headline.
        published: its day of publication.
        issuer: its issuer.
        counts: the number of facts of each kind.
        participants: the greatest participant counts, in words.
    """

    name: str
    source: str
    headline: str | None
    published: str | None
    issuer: str | None
    counts: list[int]
    participants: list[str]


class Sum(NamedTuple):
    """One row of a table of totals, with the length of its bar."""

    label: str
    releases: int
    facts: int
    bar: float


class Folder:
    """Pages of releases, and their index at the end.

    The entries of the index are kept in a temporary file, so that memory does not grow with the number of
    releases, apart from names and sums.

    Args:
        path: the folder; it is created if missing, and pages of earlier runs are replaced.
        selection: the facts to show.

    Attributes:
        failures: sources that have no record, each with the reason.

    Raises:
        OutputError: if the folder cannot be created.
    """

    def __init__(self, path: Path, selection: Selection) -> None:
        self.failures = list[tuple[str, str]]()
        self._path = path
        self._selection = selection
        self._names = {Path(INDEX).stem}
        self._entries = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 (see close)
        self._issuers, self._months = Counter[str](), Counter[str]()
        self._issuer_facts, self._month_facts = Counter[str](), Counter[str]()
        self._kinds = Counter[str](dict.fromkeys(selection.kinds, 0))
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"{path} cannot be made: {files.reason(error)}", "choose another folder for -o"
            ) from None

    def write(self, release: Release) -> None:
        """Write the page of one release."""
        card, source = release.release, release.source
        name = f"{self._unused(Path(source.path or 'release').stem, source.record)}.html"
        with files.text(self._path / name, keep=False) as stream:
            stream.writelines(page(release, self._selection, index=INDEX))
        counts = {kind: len(self._selection.facts(release, kind)) for kind in self._selection.kinds}
        entry = Entry(
            name,
            (source.path or "text") + ("" if source.record is None else f", record {source.record}"),
            card.headline,
            card.published,
            card.issuer,
            list(counts.values()),
            self._participants(release),
        )
        self._entries.write(json.dumps(entry) + "\n")
        total = sum(counts.values())
        issuer = line(card.issuer) if card.issuer else _UNKNOWN
        month = card.published[:7] if card.published else _UNKNOWN
        self._issuers[issuer] += 1
        self._issuer_facts[issuer] += total
        self._months[month] += 1
        self._month_facts[month] += total
        self._kinds.update(counts)

    def _participants(self, release: Release) -> list[str]:
        facts = self._selection.facts(release, "participants")
        greatest = sorted(facts, key=lambda fact: -fact.count)[:_MOST_PARTICIPANTS]
        return [f"{amount(fact.qualifier, fact.count, fact.upper)} {line(fact.who)}" for fact in greatest]

    def close(self) -> None:
        """Write the index."""
        releases = self._issuers.total()
        with files.text(self._path / INDEX, keep=False) as stream:
            stream.writelines(
                render(
                    "index",
                    title=f"{releases} press release{'' if releases == 1 else 's'}",
                    facts=self._kinds.total(),
                    kinds=[KINDS[kind] for kind in self._selection.kinds],
                    by_kind=_sums(self._kinds, self._kinds, list(self._kinds) if releases else []),
                    by_month=_sums(self._months, self._month_facts, _in_time(self._months)),
                    by_issuer=_sums(self._issuers, self._issuer_facts, _by_size(self._issuers)),
                    failures=self.failures,
                    entries=self._written(),
                    titles={name: kind.title for name, kind in KINDS.items()},
                    bar=BAR,
                )
            )
        self._entries.close()

    def _unused(self, stem: str, record: int | None) -> str:
        """An unused file name in plain ASCII; nothing in a path can lead out of the folder."""
        ascii_only = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
        plain = _NOT_PLAIN.sub("-", ascii_only.lower()).strip("-")[:_LONGEST_NAME].strip("-") or "release"
        if record is not None:
            plain += f"-{record}"
        if plain in _DEVICES:
            plain += "-release"
        name, number = plain, 1
        while name in self._names:
            number += 1
            name = f"{plain}-{number}"
        self._names.add(name)
        return name

    def _written(self) -> Iterator[Entry]:
        self._entries.seek(0)
        for row in self._entries:
            yield Entry(*json.loads(row))


def _in_time(months: Counter[str]) -> list[str]:
    return sorted(months, key=lambda month: (month == _UNKNOWN, month))


def _by_size(issuers: Counter[str]) -> list[str]:
    named = sorted((name for name in issuers if name != _UNKNOWN), key=lambda name: (-issuers[name], name))
    return [*named[:_MOST_ISSUERS], *([_UNKNOWN] if _UNKNOWN in issuers else [])]


def _sums(releases: Counter[str], facts: Counter[str], labels: list[str]) -> list[Sum]:
    lengths = shares([releases[label] for label in labels], BAR)
    return [
        Sum(label, releases[label], facts[label], length)
        for label, length in zip(labels, lengths, strict=True)
    ]
