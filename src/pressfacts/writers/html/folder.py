"""A folder of pages: one for each release, and an index with the sums."""

import json
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pressfacts.errors import OutputError
from pressfacts.record.schema import FACT_KINDS, Release
from pressfacts.writers import files
from pressfacts.writers.html.figures import shares
from pressfacts.writers.html.page import page
from pressfacts.writers.html.templates import render
from pressfacts.writers.rows import SECTIONS, amount
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
    """What the index says of one release.

    Attributes:
        name: file name of its page.
        source: where it came from.
        headline: its headline.
        published: its day of publication.
        issuer: who issued it.
        counts: how many facts of each kind.
        participants: the greatest counts of participants, as people read them.
    """

    name: str
    source: str
    headline: str | None
    published: str | None
    issuer: str | None
    counts: list[int]
    participants: list[str]


class Sum(NamedTuple):
    """One row of a table of sums, with its bar."""

    label: str
    releases: int
    facts: int
    bar: float


class Folder:
    """Pages of releases as they come, and their index at the end.

    What the index needs of each release waits in a temporary file, so that memory does not grow with the
    number of releases; only names and sums are kept.

    Args:
        path: the folder; it is made where it is missing, and pages of earlier runs are replaced.
        selection: which facts are shown.

    Raises:
        OutputError: if there is a file of that name, or no folder can be made.
    """

    def __init__(self, path: Path, selection: Selection) -> None:
        self._path = path
        self._selection = selection
        self._names = {Path(INDEX).stem}
        self._entries = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 (closed by close)
        self._failures = list[tuple[str, str]]()
        self._releases = 0
        self._issuers, self._months = Counter[str](), Counter[str]()
        self._issuer_facts, self._month_facts = Counter[str](), Counter[str]()
        self._kinds = Counter[str]()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OutputError(f"{path} cannot be made: {reason}", "choose another folder for -o") from None

    def write(self, release: Release) -> None:
        """Write the page of one release."""
        name = f"{self._unused(Path(release.source.path or 'release').stem, release.source.record)}.html"
        with files.text(self._path / name, keep=False) as stream:
            stream.writelines(page(release, self._selection, index=INDEX))
        counts = [len(self._selection.facts(release, kind)) for kind in self._selection.kinds]
        card = release.release
        source = release.source.path or "text"
        if release.source.record is not None:
            source += f", record {release.source.record}"
        entry = Entry(
            name, source, card.headline, card.published, card.issuer, counts, self._participants(release)
        )
        self._entries.write(json.dumps(entry) + "\n")
        self._add(entry)

    def _participants(self, release: Release) -> list[str]:
        if "participants" not in self._selection.kinds:
            return []
        facts = self._selection.facts(release, "participants")
        greatest = sorted(facts, key=lambda fact: -fact.count)[:_MOST_PARTICIPANTS]
        return [
            f"{amount(fact.qualifier, fact.count, fact.upper)} {' '.join(fact.who.split())}"
            for fact in greatest
        ]

    def failed(self, source: str, reason: str) -> None:
        """Take note of a source that has no record."""
        self._failures.append((source, reason))

    def close(self) -> None:
        """Write the index."""
        kinds = self._selection.kinds
        with files.text(self._path / INDEX, keep=False) as stream:
            stream.writelines(
                render(
                    "index",
                    title=f"{self._releases} press release{'' if self._releases == 1 else 's'}",
                    releases=self._releases,
                    facts=sum(self._kinds.values()),
                    kinds=[(kind, SECTIONS[kind].title) for kind in FACT_KINDS if kind in kinds],
                    by_kind=_sums(Counter(self._kinds), self._kinds, sorted(self._kinds, key=kinds.index)),
                    by_month=_sums(self._months, self._month_facts, _in_time(self._months)),
                    by_issuer=_sums(self._issuers, self._issuer_facts, _by_size(self._issuers)),
                    failures=self._failures,
                    entries=self._written(),
                    sections=SECTIONS,
                    bar=BAR,
                )
            )
        self._entries.close()

    def _unused(self, stem: str, record: int | None) -> str:
        """A file name of plain letters that no page has yet; nothing in a path leads out of the folder."""
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

    def _add(self, entry: Entry) -> None:
        total = sum(entry.counts)
        issuer = " ".join(entry.issuer.split()) if entry.issuer else _UNKNOWN
        month = entry.published[:7] if entry.published else _UNKNOWN
        self._releases += 1
        self._issuers[issuer] += 1
        self._issuer_facts[issuer] += total
        self._months[month] += 1
        self._month_facts[month] += total
        self._kinds.update(dict(zip(self._selection.kinds, entry.counts, strict=True)))

    def _written(self) -> Iterator[Entry]:
        self._entries.seek(0)
        for line in self._entries:
            yield Entry(*json.loads(line))


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
