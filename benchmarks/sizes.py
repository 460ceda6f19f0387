"""Show that a word costs the same in a release of any length and in a run of any number of releases.

    python benchmarks/sizes.py [FOLDER] [--lengths N,N...] [--numbers N,N...] [--total BYTES] [--repeats N]

The paragraphs of the releases in FOLDER (.txt, default: the invented ones) are joined, over and over, into
one stream. Where it begins anew, words that are always written with a capital change their vowels: no two
megabytes name the same people and bodies.

- Lengths: the first `--total` bytes of the stream are cut into releases of 1 KB, of 8 KB ... and of 2 MB.
- Numbers: the stream is cut into releases of 1 KB, and 10, 100 ... 10 000 of them are read in one go; 10 and
  100 of them as often as makes the 1000.

Every measurement is a process of its own, which reads the first releases of the folder beforehand; the
processes take turns, and medians count. The cost of a word is the processor time of `extract_many` divided
by the words. The bar: no cost is more than 15 per cent off the middle of its table, and the most memory that
the process ever had is not more than 15 per cent more for 10 000 releases than for 100. The tables go to
benchmarks/sizes.md; the status is 1 if a bar is missed.
"""

import argparse
import gc
import itertools
import multiprocessing
import re
import resource
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pressfacts
from pressfacts.readers import Reading
from pressfacts.readers.files import read

TABLE = Path(__file__).with_name("sizes.md")
FIXTURES = Path(__file__).parents[1] / "fixtures"
LENGTHS = "1000,8000,64000,500000,2000000"
NUMBERS = "10,100,1000,10000"
TOTAL = 2_000_000
SHORT = 1_000
IN_ALL = 1_000
BAR = 0.15
_BREAK = re.compile(r"\n\s*\n")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{4,}\b")
_VOWELS = "aeiou"


class Cost(NamedTuple):
    """What a measurement came to.

    Attributes:
        words: how many were read.
        seconds: of the processor.
        megabytes: the most memory that the process had.
    """

    words: int
    seconds: float
    megabytes: float

    @property
    def per_word(self) -> float:
        """Microseconds a word."""
        return 1e6 * self.seconds / self.words


class Task(NamedTuple):
    """A measurement.

    Attributes:
        folder: where the releases are.
        length: bytes of each release that is made.
        releases: how many are read.
        at_once: how many are read in one go.
    """

    folder: Path
    length: int
    releases: int
    at_once: int


def paragraphs(folder: Path) -> Iterator[str]:
    """The endless stream of paragraphs."""
    found = (next(read(path)) for path in sorted(folder.rglob("*.txt")))
    texts = [reading.text for reading in found if isinstance(reading, Reading)]
    pieces = [piece for text in texts for piece in _BREAK.split(text) if piece.strip()]
    small = {word for text in texts for word in text.split() if word.islower()}
    for turn in itertools.count():
        yield from (_renamed(piece, turn, small) for piece in pieces)


def _renamed(text: str, turn: int, small: set[str]) -> str:
    """A text in which what is always written with a capital has other vowels each turn."""
    if not turn:
        return text
    orders = itertools.islice(itertools.permutations(_VOWELS), turn % 120, None)
    other = str.maketrans(_VOWELS, "".join(next(orders)))

    def changed(match: re.Match[str]) -> str:
        word = match.group()
        return word if word.lower() in small else word[0] + word[1:].translate(other)

    return _CAPITALISED.sub(changed, text)


def releases(folder: Path, length: int) -> Iterator[str]:
    """The stream, cut into releases of a length."""
    held, size = list[str](), 0
    for paragraph in paragraphs(folder):
        held.append(paragraph)
        size += len(paragraph) + 2
        if size >= length:
            yield "\n\n".join(held)[:length]
            held, size = [], 0


def measured(task: Task) -> Cost:
    """The cost of a measurement in this process."""
    for text in itertools.islice(releases(task.folder, SHORT), 50):
        pressfacts.extract(text)
    texts = list(itertools.islice(releases(task.folder, task.length), task.releases))
    gc.collect()
    start = time.process_time()
    for first in range(0, len(texts), task.at_once):
        for _ in pressfacts.extract_many(texts[first : first + task.at_once]):
            pass
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024**2 if sys.platform == "darwin" else 1024
    )
    return Cost(sum(len(text.split()) for text in texts), seconds, memory)


def apart(task: Task) -> Cost:
    """The cost of a measurement in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measured, (task,))


def middle(costs: Iterable[Cost]) -> Cost:
    """The middle of repeated measurements, value by value."""
    words, seconds, megabytes = zip(*costs, strict=True)
    return Cost(words[0], statistics.median(seconds), statistics.median(megabytes))


def table(heading: str, costs: dict[str, Cost]) -> tuple[list[str], bool]:
    """The table of some costs, and whether one of them is off the middle by more than the bar."""
    centre = statistics.median(cost.per_word for cost in costs.values())
    lines = [
        f"| {heading} | words | microseconds a word | off the middle | memory, MB |",
        "| ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, cost in costs.items():
        off = f"{cost.per_word / centre - 1:+.0%}"
        lines.append(f"| {name} | {cost.words} | {cost.per_word:.0f} | {off} | {cost.megabytes:.0f} |")
    return lines, any(abs(cost.per_word / centre - 1) > BAR for cost in costs.values())


def tasks(options: argparse.Namespace) -> dict[tuple[str, str], Task]:
    """Every measurement, by its table and its row."""
    made = dict[tuple[str, str], Task]()
    for length in map(int, options.lengths.split(",")):
        number = max(1, options.total // length)
        made["release of", f"{length // 1000} KB"] = Task(options.folder, length, number, number)
    for number in map(int, options.numbers.split(",")):
        in_all = max(number, IN_ALL)
        made["releases in one go", str(number)] = Task(options.folder, SHORT, in_all, number)
    return made


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES, help="releases as .txt files")
    parser.add_argument("--lengths", default=LENGTHS, help="bytes of a release")
    parser.add_argument("--numbers", default=NUMBERS, help="releases that are read in one go")
    parser.add_argument("--total", type=int, default=TOTAL, help="bytes that are cut up for the lengths")
    parser.add_argument(
        "--repeats", type=int, default=3, help="processes for each, of which the median counts"
    )
    options = parser.parse_args()
    measure = tasks(options)
    taken = {name: list[Cost]() for name in measure}
    for _ in range(options.repeats):
        for name, task in measure.items():
            taken[name].append(apart(task))
    lines, missed = list[str](), False
    for heading in dict.fromkeys(heading for heading, _ in measure):
        costs = {row: middle(taken[heading, row]) for head, row in measure if head == heading}
        rows, off = table(heading, costs)
        lines += [*rows, ""]
        missed = missed or off
    memory = [middle(taken[name]).megabytes for name in measure if name[0] == "releases in one go"]
    missed = missed or max(memory[1:]) > (1 + BAR) * min(memory[1:])
    text = "\n".join(lines[:-1]) + "\n"
    print(text, end="")
    TABLE.write_text(text, encoding="utf-8")
    sys.exit(missed)


if __name__ == "__main__":
    main()
