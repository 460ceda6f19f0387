"""Measure what `pressfacts batch` promises, each against its bar, and write the table to benchmarks/batch.md.

    python benchmarks/batch.py [FOLDER] [--size FRACTION] [--seed N] [MEASURE ...]

- ``workers``: the time of two workers against that of one, for 400 releases, medians of runs by turns;
- ``memory``: the peak memory of all processes for 20 000 small files against that for 200;
- ``kills``: runs that are killed at 20 random moments and go on with ``--resume``, every second one without
  its workers, against an undisturbed run;
- ``poison``: 390 releases with 10 poisoned files among them.

FOLDER has the releases as .txt files (default: the invented ones). ``--size 0.1`` does a tenth of the work,
to see that all runs; the table is then printed only. The whole takes some ten minutes on two quiet cores. The
status is 1 if a bar is missed. It needs Linux, where the memory of all processes can be read.
"""

import argparse
import gzip
import json
import os
import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from processes import FIXTURES, Run, archive, batch, interleaved, releases, run, seconds

TABLE = Path(__file__).with_name("batch.md")
REPEATS = 3
SPEED_BAR = 1.8
MEMORY_BAR = 100.0
POISONED = 10


class Row(NamedTuple):
    """One measure against its bar."""

    what: str
    found: str
    bar: str
    kept: bool

    def __str__(self) -> str:
        """A row of the table."""
        return f"| {self.what} | {self.found} | {self.bar} | {'yes' if self.kept else '**no**'} |"


class Plan(NamedTuple):
    """What is measured on how much."""

    texts: list[bytes]
    size: float
    random: random.Random

    def scaled(self, count: int, least: int = 1) -> int:
        """A count, smaller where less is to be done."""
        return max(least, round(count * self.size))


def workers(plan: Plan) -> Row:
    """Two workers against one."""
    count = plan.scaled(400, 20)
    with archive(plan.texts, count) as folder:
        makers: dict[str, Callable[[], Run]] = {
            jobs: partial(run, batch(folder, folder.parent / "out.jsonl", "--jobs", jobs)) for jobs in "12"
        }
        runs = interleaved(makers, REPEATS)
    one, two = seconds(runs["1"]), seconds(runs["2"])
    found = f"{one / two:.2f} times ({one:.1f} s, {two:.1f} s)"
    return Row(f"two workers against one, {count} releases", found, f"{SPEED_BAR}", one / two >= SPEED_BAR)


def memory(plan: Plan) -> Row:
    """The peak memory for many small files against that for few."""
    few, many = plan.scaled(200, 200), plan.scaled(20_000, 400)
    peaks = list[float]()
    for count in (few, many):
        with archive(_small(plan, count), count) as folder:
            made = run(batch(folder, folder.parent / "out.jsonl", "--jobs", "2"))
            if made.status != 0:
                sys.exit(made.stderr)
            peaks.append(made.peak)
    more = peaks[1] - peaks[0]
    found = f"{more:+.0f} MB ({peaks[0]:.0f} MB, {peaks[1]:.0f} MB)"
    what = f"peak memory for {many} small files against {few}"
    return Row(what, found, f"within {MEMORY_BAR:.0f} MB", more <= MEMORY_BAR)


def _small(plan: Plan, count: int) -> list[bytes]:
    """Small files that differ: a paragraph of a release with a number and a name that no other has."""
    paragraphs = [part for text in plan.texts for part in text.split(b"\n") if 100 < len(part) < 500]
    return [
        b"Report %d\n\n%s\n\nIt was signed by Ann %s in %d.\n"
        % (number, plan.random.choice(paragraphs), _name(plan.random).encode(), 1900 + number % 120)
        for number in range(count)
    ]


def _name(source: random.Random) -> str:
    return "".join(source.choice("aeiou") + source.choice("bdklmnrstv") for _ in range(4)).capitalize()


def kills(plan: Plan) -> Row:
    """Runs that are killed and go on, against one that is left alone."""
    rounds, same = plan.scaled(20, 2), 0
    with archive(plan.texts, plan.scaled(80, 20)) as folder:
        undisturbed = folder.parent / "undisturbed.jsonl"
        whole = run(batch(folder, undisturbed, "--jobs", "2"))
        for number in range(rounds):
            output = folder.parent / f"{number}.jsonl"
            moment = plan.random.uniform(0.02, 0.98) * whole.seconds
            command = batch(folder, output, "--jobs", "2")
            run(command, kill_after=moment, whole_group=number % 2 == 0)
            resumed = run([*command, "--resume"])
            alike = resumed.status == 0 and output.read_bytes() == undisturbed.read_bytes()
            if not alike:
                print(f"killed after {moment:.2f} s: {resumed.stderr}", file=sys.stderr)
            same += alike
    what = f"kill -9 at {rounds} random moments, then --resume: the same bytes"
    return Row(what, f"{same} of {rounds}", f"{rounds}", same == rounds)


def poison(plan: Plan) -> Row:
    """Releases with poisoned files among them."""
    count = plan.scaled(390, 20)
    with archive(plan.texts, count) as folder:
        _poison(folder)
        output = folder.parent / "out.jsonl"
        made = run(batch(folder, output, "--jobs", "2"))
        records = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
        errors = Path(f"{output}.errors.jsonl").read_text(encoding="utf-8").splitlines()
    sound = [record for record in records if "poison" not in record["source"]["path"]]
    warned = [record for record in records if "poison" in record["source"]["path"] and record["warnings"]]
    told = len(errors) + len(warned)
    found = f"{len(sound)} results, {len(errors)} errors, {len(warned)} warned of, status {made.status}"
    kept = (len(sound), told, len(records), made.status) == (count, POISONED, count + len(warned), 1)
    return Row(f"{count} releases and {POISONED} poisoned files", found, f"{count} and {POISONED}", kept)


def _poison(folder: Path) -> None:
    """Ten things that are no release, or one only in part."""
    contents = {
        "binary": bytes(range(256)) * 64,
        "empty": b"",
        "white space": b" \n\t\n" * 50,
        "one long line": b"word " * 4_200_000,
        "invalid UTF-8": "OSH, 14 May 2019 – ".encode() * 40 + b"\xff\xfe\x81 \xc3(",
        "gzip": gzip.compress(b"OSH, 14 May 2019"),
        "zeros": bytes(5_000),
    }
    for number, (name, content) in enumerate(contents.items()):
        (folder / f"{number * 37:07} poison {name}.txt").write_bytes(content)
    (folder / "0000100 poison dangling.txt").symlink_to("nowhere.txt")
    loop = folder / "0000200 poison loop"
    loop.mkdir()
    (loop / "again").symlink_to(folder, target_is_directory=True)
    (loop / "itself.txt").symlink_to("itself.txt")
    locked = folder / "0000300 poison unreadable.txt"
    if os.geteuid() == 0:  # nothing is unreadable to root; a pipe is, to whoever does not want to wait
        os.mkfifo(locked)
    else:
        locked.touch(mode=0)


MEASURES: dict[str, Callable[[Plan], Row]] = {
    "workers": workers,
    "memory": memory,
    "kills": kills,
    "poison": poison,
}


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description="Measure what pressfacts batch promises.")
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES, help="releases as .txt files")
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=f"some of: {', '.join(MEASURES)}")
    parser.add_argument("--size", type=float, default=1.0, help="fraction of the work to do")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    arguments = parser.parse_args()
    chosen = arguments.measures or list(MEASURES)
    if unknown := [name for name in chosen if name not in MEASURES]:
        parser.error(f"no measure {unknown[0]!r}; there are {', '.join(MEASURES)}")
    plan = Plan(releases(arguments.folder), arguments.size, random.Random(arguments.seed))
    rows = list[Row]()
    for name in chosen:
        rows.append(MEASURES[name](plan))
        print(rows[-1], flush=True)
    if not arguments.measures and arguments.size == 1:
        head = f"| measured on {os.cpu_count()} cores | found | bar | kept |\n| --- | --- | --- | --- |\n"
        TABLE.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    sys.exit(0 if all(row.kept for row in rows) else 1)


if __name__ == "__main__":
    main()
