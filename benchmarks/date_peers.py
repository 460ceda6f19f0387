"""Compare the dates of pressfacts with those of other date finders on releases with gold records.

    python benchmarks/date_peers.py GOLD_DIR

Peers are used as far as they are installed: dateparser's own search (with the day of the release as its
now), and Microsoft's Recognizers-Text (``recognizers-text-suite`` with ``emoji<2``, in an environment of
their own). All are given the published day of the gold record, so that only the reading of dates is
compared; pressfacts reads it from the text itself.
"""

import argparse
import importlib.util
import re
import time
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path

import pressfacts
from pressfacts.evaluation import gold as annotations
from pressfacts.evaluation.scoring import EMPTY, Scores
from pressfacts.schema import DateFact

Finder = Callable[[str, str | None], list[str]]
_TIMEX_DAY = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?")


def by_pressfacts(text: str, published: str | None) -> list[str]:
    """The values that pressfacts finds; it is told nothing."""
    return [fact.edtf for fact in pressfacts.extract(text).dates]


def by_dateparser(text: str, published: str | None) -> list[str]:
    """The values of dateparser's search over the whole text."""
    from dateparser.search import search_dates

    base = datetime.fromisoformat(published or "2000-01-01")
    found = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or []
    return sorted({moment.date().isoformat() for _, moment in found})


def by_recognizers_text(text: str, published: str | None) -> list[str]:
    """The values of Recognizers-Text, its TIMEX forms cut to their calendar part."""
    recognize = import_module("recognizers_date_time").recognize_datetime
    base = datetime.fromisoformat(published or "2000-01-01")
    values = set()
    for result in recognize(text, "en-us", reference=base):
        kind = result.type_name.rpartition(".")[2]
        for value in (result.resolution or {}).get("values", [])[:1]:
            if kind in {"date", "datetime"} and "value" in value:
                values.add(value["value"][:10])
            elif kind in {"daterange", "datetimerange"} and "start" in value and "end" in value:
                values.add(_as_range(value))
    return sorted(values)


def _as_range(value: dict[str, str]) -> str:
    """Month and year ranges as months and years; the others with an inclusive end where it is exclusive."""
    timex = value.get("timex", "")
    if _TIMEX_DAY.fullmatch(timex):
        return timex
    return f"{value['start'][:10]}/{value['end'][:10]}"


PEERS: dict[str, tuple[str, Finder]] = {
    "pressfacts": ("pressfacts", by_pressfacts),
    "dateparser search": ("dateparser", by_dateparser),
    "Recognizers-Text": ("recognizers_date_time", by_recognizers_text),
}


def main() -> None:
    """Run every installed peer over the releases and print one table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    options = parser.parse_args()
    gold = dict(annotations.read(options.gold))
    print("| finder | P | R | F1 | seconds |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, (module, find) in PEERS.items():
        if importlib.util.find_spec(module) is None:
            print(f"| {name} | not installed | | | |")
            continue
        started = time.perf_counter()
        scores = Scores(["dates"])
        for name_of_release, entry in gold.items():
            text = (options.gold / f"{name_of_release}.txt").read_text(encoding="utf-8", errors="replace")
            dates = [_fact(value) for value in find(text, entry.published)]
            scores.add(name_of_release, entry, EMPTY.model_copy(update={"dates": dates}))
        shares = scores.fields["dates"]
        seconds = time.perf_counter() - started
        percents = (f"{100 * (share or 0):.1f}" for share in (shares.precision, shares.recall, shares.f1))
        print(f"| {name} | {' | '.join(percents)} | {seconds:.1f} |")


def _fact(edtf: str) -> DateFact:
    return DateFact(text="", start=0, end=0, rule="", edtf=edtf, first=None, last=None, precision="day")


if __name__ == "__main__":
    main()
