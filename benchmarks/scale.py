"""Measure what a million releases cost on this machine, and write the table to benchmarks/scale.md.

    python benchmarks/scale.py [FOLDER] [--count N] [--repeats N]

Archives of N releases and of a quarter of them are done by one worker, by one worker for each core, and by as
many actors of a local Ray, if it is installed; the difference tells the cost of a release without that of
starting. FOLDER has the releases as .txt files (default: the invented ones). With the defaults it takes some
six minutes on two quiet cores. It needs Linux, where the memory of all processes can be read.
"""

import argparse
import os
import statistics
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from processes import FIXTURES, Run, archive, batch, interleaved, releases, run, seconds

TABLE = Path(__file__).with_name("scale.md")
MILLION = 1_000_000


class Cost(NamedTuple):
    """What an engine takes."""

    engine: str
    workers: int
    start: float
    release: float
    peak: float
    worker: float


def measured(texts: list[bytes], engine: str, workers: int, count: int, repeats: int) -> tuple[Cost, float]:
    """The cost of an engine, and the bytes of JSON Lines that a release comes to."""
    few = count // 4
    with archive(texts, few) as small, archive(texts, count) as large:
        output = large.parent / "out.jsonl"
        options = ("--engine", engine, "--jobs", str(workers))
        runs: dict[str, list[Run]] = interleaved(
            {
                "few": partial(run, batch(small, small.parent / "out.jsonl", *options)),
                "many": partial(run, batch(large, output, *options)),
            },
            repeats,
        )
        size = output.stat().st_size / count
    release = (seconds(runs["many"]) - seconds(runs["few"])) / (count - few)
    peak = statistics.median(made.peak for made in runs["many"])
    worker = statistics.median(made.worker for made in runs["many"])
    return Cost(engine, workers, seconds(runs["few"]) - few * release, release, peak, worker), size


def table(costs: list[Cost], words: float, size: float) -> str:
    """The costs as a table in Markdown."""
    heads = ("engine", "workers", "releases a second", "words a second", "hours for a million", "start")
    lines = ["| " + " | ".join((*heads, "largest process", "all processes")) + " |", "| --- " * 8 + "|"]
    for cost in costs:
        speed = f"{1 / cost.release:.1f} | {round(words / cost.release, -1):.0f}"
        hours = f"{cost.release * MILLION / 3600:.1f} | {cost.start:.1f} s"
        memory = f"{cost.worker:.0f} MB | {cost.peak:.0f} MB"
        lines.append(f"| {cost.engine} | {cost.workers} | {speed} | {hours} | {memory} |")
    told = f"A release has {words:.0f} words on average, and its record {size / 1000:.1f} KB as JSON Lines."
    return "\n".join([*lines, "", told, ""])


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description="Measure what a million releases cost.")
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES, help="releases as .txt files")
    parser.add_argument("--count", type=int, default=400, help="releases of the larger archive")
    parser.add_argument(
        "--repeats", type=int, default=3, help="runs of each kind, of which the median counts"
    )
    arguments = parser.parse_args()
    texts, cores = releases(arguments.folder), os.cpu_count() or 1
    engines = [("local", 1), ("local", cores), *([("ray", cores)] if find_spec("ray") else [])]
    used = [texts[number % len(texts)] for number in range(arguments.count)]
    words = statistics.mean(len(text.split()) for text in used)
    found = [measured(texts, *engine, arguments.count, arguments.repeats) for engine in engines]
    made = table([cost for cost, _ in found], words, found[0][1])
    print(made, end="")
    TABLE.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
