"""Set what pressfacts finds, and how long it takes, against what else one could use.

    python benchmarks/peers.py GOLD_DIR [--python PYTHON]...

The releases of GOLD_DIR are read by each tool of `peer_tools.py` in a process of its own, and what it finds
is scored as pressfacts is. A tool is taken from this Python or from the first PYTHON that has it: they want
libraries in versions that do not go together (Recognizers-Text wants ``emoji<2``). All are told the day of
publication but pressfacts, which reads it from the release. The comparison is kind to the others: a range
counts as found where both its ends are, short forms of a person's name count once, and numbers are matched by
their value alone, whatever they count. The table goes to benchmarks/peers.md.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from peer_tools import NOT_INSTALLED, TOOLS
from pressfacts.evaluation import gold as annotations
from pressfacts.evaluation.gold import Gold
from pressfacts.evaluation.scoring import EMPTY, Scores, Tally
from pressfacts.record.schema import DateFact, Organisation, Person, Quote, Release

TABLE = Path(__file__).with_name("peers.md")
WORKER = Path(__file__).with_name("peer_tools.py")
FIELDS = ("dates", "organisations", "people", "quotes")
NUMBERS = "numbers"
WITHOUT_DAY = "2000-01-01"


def found_by(tool: str, pythons: Iterable[str], releases: str) -> tuple[list[dict[str, Any]], float] | None:
    """What a tool found in each release, and the seconds it took; None where no Python runs it."""
    for python in pythons:
        command = [str(Path(python).absolute()), str(WORKER.absolute()), tool]
        with tempfile.TemporaryDirectory() as folder:  # some tools write where they are
            done = subprocess.run(
                command, input=releases, capture_output=True, text=True, check=False, cwd=folder
            )
        if done.returncode not in (0, NOT_INSTALLED):
            sys.stderr.write(f"{python} {tool}: {done.stderr}")
        elif not done.returncode:
            *found, last = (json.loads(line) for line in done.stdout.splitlines())
            return found, last["seconds"]
    return None


def record_of(found: dict[str, Any], entry: Gold) -> Release:
    """What a tool found, as a record."""
    if "record" in found:
        return Release.model_validate(found["record"])
    place: dict[str, Any] = {"text": "", "start": 0, "end": 0, "rule": ""}
    dates = _with_ranges(found.get("dates", []), entry)
    known: dict[str, Any] = {"first": None, "last": None, "precision": "day"}
    return EMPTY.model_copy(
        update={
            "dates": [DateFact(**place, **known, edtf=value) for value in dates],
            "people": [Person(name=name, rule="") for name in found.get("people", [])],
            "organisations": [Organisation(name=name, rule="") for name in found.get("organisations", [])],
            "quotes": [Quote(**{**place, **quote}) for quote in found.get("quotes", [])],
        }
    )


def _with_ranges(values: list[str], entry: Gold) -> list[str]:
    """The values, with the two ends of a range that is in the gold as that range."""
    left = list(values)
    for date in entry.dates:
        ends = date.edtf.split("/")
        if len(ends) == 2 and set(ends) <= set(left):
            left = [value for value in left if value not in ends] + [date.edtf]
    return left


def numbers_of(found: dict[str, Any]) -> list[float]:
    """The different numbers that a tool found."""
    record = found.get("record")
    if record is None:
        return list(found.get(NUMBERS, []))
    return sorted(
        {fact["value"] for fact in record["statistics"]} | {fact["count"] for fact in record["participants"]}
    )


def add_numbers(tally: Tally, entry: Gold, values: list[float]) -> None:
    """Count the numbers of a release by their value alone."""
    stated = [(float(fact.value), fact.optional) for fact in entry.statistics]
    stated += [(float(fact.count), fact.optional) for fact in entry.participants]
    firm = {value for value, optional in stated if not optional}
    debatable = {value for value, optional in stated if optional} - firm
    found = set(map(float, values))
    tally.found += len(firm & found)
    tally.missed += len(firm - found)
    tally.spurious += len(found - firm - debatable)


def row_of(tool: str, gold: dict[str, Gold], found: list[dict[str, Any]]) -> list[str]:
    """The F1 of each field that a tool has, in per cent."""
    has = {key for release in found for key in release}
    scores, numbers = Scores(FIELDS), Tally()
    for (name, entry), of_release in zip(gold.items(), found, strict=True):
        scores.add(name, entry, record_of(of_release, entry))
        add_numbers(numbers, entry, numbers_of(of_release))
    tallies = {**scores.fields, NUMBERS: numbers}
    return [
        f"{100 * (tally.f1 or 0):.1f}" if field in has or "record" in has else ""
        for field, tally in tallies.items()
    ]


def main() -> None:
    """Run every tool over the releases, print one table and write it down."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, help="releases with gold records")
    parser.add_argument("--python", action="append", default=[], help="a Python that has some of the tools")
    options = parser.parse_args()
    gold = dict(annotations.read(options.gold))
    texts = [(options.gold / f"{name}.txt").read_text(encoding="utf-8", errors="replace") for name in gold]
    releases = "".join(
        json.dumps({"text": text, "published": entry.published or WITHOUT_DAY}) + "\n"
        for text, entry in zip(texts, gold.values(), strict=True)
    )
    words = sum(len(text.split()) for text in texts)
    heads = (f"F1 on {len(gold)} releases, {words} words", *FIELDS, NUMBERS, "seconds")
    lines = [f"| {' | '.join(heads)} |", f"| --- |{' ---: |' * (len(heads) - 1)}"]
    for tool in TOOLS:
        answer = found_by(tool, (sys.executable, *options.python), releases)
        cells = [*row_of(tool, gold, answer[0]), f"{answer[1]:.1f}"] if answer else ["not there"]
        lines.append(f"| {' | '.join([tool, *cells])} |")
    table = "\n".join(lines) + "\n"
    print(table, end="")
    TABLE.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
