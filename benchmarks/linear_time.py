"""Show that the time grows with the length of a text and with nothing else about it.

    python benchmarks/linear_time.py [--size CHARACTERS] [--limit SECONDS] [CASE ...]

Each text of `CASES`, repeated to the size (one megabyte), is put through `pressfacts.extract` in a process of
its own, and its time is set against that of as much ordinary prose. The bar is `BAR` times the prose. A case
that takes longer than its limit is ended. Texts of more words and marks than pressfacts takes are refused at
once, as their row says; a smaller ``--size`` measures them. The status is 1 if a case is over the bar.
"""

import argparse
import multiprocessing
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import pressfacts
from pressfacts.errors import PressfactsError

FIXTURES = Path(__file__).parents[1] / "fixtures"
BAR = 3.0
CASES = {
    "digits": "0123456789",
    "numbers": "12 345 6 ",
    "dates": "May 5 ",
    "years": "2019 ",
    "no white space": "abcdefgh",
    "nested brackets": "(",
    "pairs of brackets": "([{}]) ",
    "straight quotes": '"',
    "quotations": "“Yes,” she said. ",
    "names": "Ann, ",
    "legal forms": "Inc. ",
    "lines of one letter": "a\n",
    "newlines": "\n",
}


class Time(NamedTuple):
    """What became of a text: its seconds, None where the limit ended it, and whether it was refused."""

    seconds: float | None
    refused: bool = False


def prose(size: int) -> str:
    """Ordinary prose: the invented releases, over and over."""
    releases = (path.read_text(encoding="utf-8", errors="replace") for path in sorted(FIXTURES.glob("*.txt")))
    return repeated("\n\n".join(releases) + "\n\n", size)


def repeated(piece: str, size: int) -> str:
    """A piece of text repeated to `size` characters; an opening bracket is closed as often as opened."""
    if piece == "(":
        return "(" * (size // 2) + ")" * (size - size // 2)
    return (piece * (size // len(piece) + 1))[:size]


def measured(text: str, limit: float) -> Time:
    """The time of a text in a process of its own, which is ended after `limit` seconds."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_extract, args=(text, sender))
    process.start()
    sender.close()
    answer = receiver.recv() if receiver.poll(limit) else Time(None)
    process.kill()
    process.join()
    return Time(*answer)


def _extract(text: str, sender: Connection) -> None:
    pressfacts.extract(prose(5_000))  # loads the model and compiles the patterns
    start = time.process_time()
    try:
        pressfacts.extract(text)
        refused = False
    except PressfactsError:
        refused = True
    sender.send(Time(time.process_time() - start, refused))


def row(name: str, taken: Time, base: float) -> str:
    """One row of the table."""
    if taken.seconds is None:
        return f"| {name} | ended | over |"
    verdict = "refused" if taken.refused else f"{taken.seconds / base:.2f}"
    return f"| {name} | {taken.seconds:.1f} | {verdict} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Set the time of odd texts against that of prose.")
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"one of: {', '.join(CASES)}")
    parser.add_argument("--size", type=int, default=1_000_000, help="characters of each text")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a case is ended")
    arguments = parser.parse_args()
    base = measured(prose(arguments.size), arguments.limit).seconds
    if base is None:
        sys.exit("the prose took longer than the limit; choose a smaller --size")
    print("| text | seconds | times the prose |\n| --- | --- | --- |")
    print(row("prose", Time(base), base), flush=True)
    over = False
    for name in arguments.cases or CASES:
        taken = measured(repeated(CASES[name], arguments.size), arguments.limit)
        over = over or taken.seconds is None or taken.seconds > BAR * base
        print(row(name, taken, base), flush=True)
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
