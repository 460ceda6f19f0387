"""Show that the time grows with the length of a text and with nothing else about it.

    python benchmarks/linear_time.py [--size CHARACTERS] [--limit SECONDS] [CASE ...]

Each text of `CASES`, repeated to the size (five megabytes), and half of it are put through
`pressfacts.extract`, each in a process of its own. Where the whole has more words and marks than pressfacts
takes, the row tells how soon it is refused, and a shorter text is measured. Growth is the time of the whole
against that of its half: 2 where the time is linear. The last columns set the time of a character against
that of ordinary prose, and give the peak of memory. The status is 1 if a row is above `GROWTH_BAR` or
`PROSE_BAR`, or is ended by the limit.

Times are those of the processor, so that a busy machine changes them little.
"""

import argparse
import multiprocessing
import resource
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import pressfacts
from pressfacts.errors import InputError

FIXTURES = Path(__file__).parents[1] / "fixtures"
SIZE = 5_000_000
SHORTER = 20
"""What is refused is measured at the size divided by so much."""
GROWTH_BAR = 2.6
PROSE_BAR = 6.0
CASES = {
    "one letter": "a",
    "digits": "0123456789",
    "straight quotes": '"',
    "opening quotes": "“",
    "apostrophes": "'",
    "nested brackets": "(",
    "newlines": "\n",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "combining marks": "\u0301",
    "right-to-left marks": "\u200f",
    "zero bytes": "\0",
    "underscores": "_",
    "full stops": ".",
    "no white space": "abcd.efgh",
    "words in one line": "",
    "pairs of brackets": "([{}]) ",
    "numbers": "12 345 6 ",
    "dates": "May 5 ",
    "years": "2019 ",
    "quotations": "“Yes,” she said. ",
    "names": "Ann, ",
    "capitals": "Ab ",
    "legal forms": "Inc. ",
    "addresses": "a@example.org ",
    "phone numbers": "+1 202 555 0143 ",
    "menus": "Home | News | ",
    "lines of one letter": "a\n",
    "bullets": "• a\n",
}
"""What is repeated; the ordinary words of `prose` where it is empty."""


class Taken(NamedTuple):
    """What became of a text.

    Attributes:
        seconds: of the processor; None where the limit ended it.
        refused: whether it was refused as too long.
        megabytes: the peak of memory beyond what the loaded model takes.
    """

    seconds: float | None
    refused: bool = False
    megabytes: float = 0.0


class Row(NamedTuple):
    """What the table tells of a text; `refused` is the time in which the whole of the size was."""

    name: str
    size: int
    half: Taken
    whole: Taken
    refused: float | None = None


def prose() -> str:
    """Ordinary prose: the invented releases."""
    releases = (path.read_text(encoding="utf-8", errors="replace") for path in sorted(FIXTURES.glob("*.txt")))
    return "\n\n".join(releases) + "\n\n"


def made(name: str, size: int) -> str:
    """The text of a case; an opening bracket is closed as often as opened."""
    if name == "nested brackets":
        return "(" * (size // 2) + ")" * (size - size // 2)
    piece = CASES.get(name) or (prose() if name == "prose" else " ".join(prose().split()) + " ")
    return (piece * (size // len(piece) + 1))[:size]


def taken(text: str, limit: float) -> Taken:
    """What becomes of a text in a process of its own, which is ended after `limit` seconds."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=_extract, args=(text, sender))
    process.start()
    sender.close()
    try:
        answer = receiver.recv() if receiver.poll(limit) else None
    except EOFError:  # the process broke down, for want of memory for one
        answer = None
    process.kill()
    process.join()
    return Taken(*answer) if answer else Taken(None)


def _extract(text: str, sender: Connection) -> None:
    pressfacts.extract(prose())  # loads the model and compiles the patterns
    before, start = _peak(), time.process_time()
    try:
        pressfacts.extract(text)
        refused = False
    except InputError:
        refused = True
    sender.send(Taken(time.process_time() - start, refused, _peak() - before))


def _peak() -> float:
    """The most memory that this process had, in megabytes; Linux counts kilobytes, macOS bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


def measured(name: str, size: int, limit: float) -> Row:
    """The times of a case, of a shorter text where the whole is refused."""
    whole = taken(made(name, size), limit)
    if not whole.refused:
        return Row(name, size, taken(made(name, size // 2), limit), whole)
    size //= SHORTER
    half, shorter = (taken(made(name, length), limit) for length in (size // 2, size))
    return Row(name, size, half, shorter, whole.seconds)


def line(row: Row, base: float) -> tuple[str, bool]:
    """A row of the table, and whether it keeps to the bars; `base` is the time of a character of prose."""
    refused = "" if row.refused is None else f"{row.refused:.1f}"
    half, whole = row.half.seconds, row.whole.seconds
    if half is None or whole is None:
        return f"| {row.name} | {row.size:,} | | ended | | | | {refused} |", False
    growth, times = whole / half, whole / row.size / base
    text = (
        f"| {row.name} | {row.size:,} | {half:.2f} | {whole:.2f} | {growth:.2f} | {times:.2f} "
        f"| {row.whole.megabytes:,.0f} | {refused} |"
    )
    return text, growth <= GROWTH_BAR and times <= PROSE_BAR


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure how the time of odd texts grows with their length.")
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"one of: {', '.join(CASES)}")
    parser.add_argument("--size", type=int, default=SIZE, help="characters of each text")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a text is ended")
    arguments = parser.parse_args()
    size = "" if arguments.size == SIZE else f" --size {arguments.size}"
    print(
        f"# Time and the length of a text\n\nMade by `just linear-time{size}`. Growth: the time of the text "
        "against that of its half, 2 where it is linear.\nSeconds of the processor; a text with too many "
        "words for pressfacts is refused, and a shorter one is measured.\n\n"
        "| text | characters | half, s | whole, s | growth | times prose | memory, MB | refused after, s |\n"
        "| --- | --: | --: | --: | --: | --: | --: | --: |",
        flush=True,
    )
    first = measured("prose", arguments.size, arguments.limit)
    if first.whole.seconds is None:
        sys.exit("the prose took longer than the limit; choose a smaller --size")
    base = first.whole.seconds / first.size
    kept = True
    for name in ["prose", *(arguments.cases or CASES)]:
        row = first if name == "prose" else measured(name, arguments.size, arguments.limit)
        text, keeps = line(row, base)
        kept = kept and keeps
        print(text, flush=True)
    sys.exit(not kept)


if __name__ == "__main__":
    main()
