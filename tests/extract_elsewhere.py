"""Print the records of the fixtures and of some dates, on the day that ``TODAY`` names."""

import datetime
import locale
import os
import sys
import time
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parents[1] / "fixtures"
TEXTS = (
    "The course begins tomorrow and ends next Friday. It was held last year, and again on 26 September.",
    "OSLO, May 5 - Some 20 lawyers were trained yesterday, 3 days ago, in the last year, and on 02/03/04.",
    "Posted 2 hours ago. Published today. Two weeks ago the Istanbul office (İSTANBUL) registered 12 cases.",
    "",
)


def set_clock(now: datetime.datetime) -> None:
    """Let every clock of Python stand; it has to come before whatever asks them is imported."""
    seconds = now.timestamp()
    local = time.localtime

    class Day(datetime.date):
        @classmethod
        def today(cls) -> Any:
            return cls(now.year, now.month, now.day)

    class Moment(datetime.datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return cls.fromtimestamp(seconds, tz)

        @classmethod
        def today(cls) -> Any:
            return cls.now()

        @classmethod
        def utcnow(cls) -> Any:
            return cls.now(datetime.timezone.utc).replace(tzinfo=None)

    replaced: dict[Any, dict[str, Any]] = {
        datetime: {"date": Day, "datetime": Moment},
        time: {"time": lambda: seconds, "localtime": lambda given=seconds: local(given)},
    }
    for module, names in replaced.items():
        for name, value in names.items():
            setattr(module, name, value)


def main() -> None:
    """Extract here and now."""
    locale.setlocale(locale.LC_ALL, "")
    time.tzset()
    if os.environ["TODAY"]:
        set_clock(datetime.datetime.fromisoformat(os.environ["TODAY"]))
    import pressfacts

    paths = sorted(FIXTURES.glob("*.txt"))
    texts = [*TEXTS, *(path.read_text(encoding="utf-8", errors="replace") for path in paths)]
    for release in pressfacts.extract_many(texts, indirect=True):
        sys.stdout.buffer.write(release.model_dump_json().encode() + b"\n")


if __name__ == "__main__":
    main()
