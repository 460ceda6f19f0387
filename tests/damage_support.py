"""The commands with an extractor that needs no model, for tests that end, starve or fill them many times.

python damage_support.py ARGUMENT...       runs pressfacts
python damage_support.py --full FOLDER     fills a small file system, and prints what became of each format
"""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from click.testing import CliRunner, Result

from pressfacts import engine
from pressfacts.cli import main
from pressfacts.readers import Failure, Reading
from pressfacts.record.schema import Release
from pressfacts.settings import Settings
from pressfacts.writers.formats import FORMATS
from written_records import FULL

NEEDS = {"sqlite": "sqlite_utils", "parquet": "pyarrow"}
HERE = [name for name in FORMATS if name not in NEEDS or find_spec(NEEDS[name])]
DEFAULTS = Settings()
ROOMS = (0, 4096, 12288, 6 << 20)
"""Bytes that are left on the small file system."""


def records(
    readings: Iterable[Reading | Failure], settings: Settings = DEFAULTS
) -> Iterator[Release | Failure]:
    """The same facts for every text."""
    for reading in readings:
        if isinstance(reading, Failure):
            yield reading
        else:
            yield FULL.model_copy(update={"source": reading.source, "warnings": []})


def run(*arguments: str) -> Result:
    """Run a command in this process."""
    engine.records = records
    return CliRunner().invoke(main, arguments)


def asked(name: str, output: str, source: str = "in") -> list[str]:
    """The arguments that write a format."""
    return ["extract", source, "--format", name, "-o", output]


def content(output: Path) -> dict[str, int | str]:
    """What is in a file or folder: texts by their lengths and hashes, databases by the number of releases."""
    files = sorted(output.rglob("*")) if output.is_dir() else [output]
    return {path.name: releases(path) for path in files}


def releases(path: Path) -> int | str:
    """How many releases a file has, read to its end; the file itself where that is no matter of counting."""
    if path.read_bytes().startswith(b"SQLite format 3"):
        with sqlite3.connect(path) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return int(database.execute('SELECT count(*) FROM "releases"').fetchone()[0])
    if path.read_bytes().startswith(b"PAR1"):
        from pyarrow import parquet

        return int(parquet.read_table(path).num_rows)
    return path.read_bytes().hex()


def fill(small: Path) -> Iterator[dict[str, object]]:
    """Write every format into less and less room, over an older output."""
    for name in HERE:
        output = small / "out"
        for room in ROOMS:
            older = run(*asked(name, str(output), "older"))
            before = content(output)
            free = small / "fill"
            available = _available(small) - room
            free.write_bytes(b"x" * max(0, available))
            done = run(*asked(name, str(output)))
            after = content(output)
            free.unlink()
            left = sorted(path.name for path in small.iterdir() if path != output)
            again = run(*asked(name, str(output)))
            yield {
                "format": name, "room": room, "older": older.exit_code, "status": done.exit_code,
                "told": done.stderr, "same": after == before, "left": left,
                "whole": after == content(output), "again": again.exit_code,
            }  # fmt: skip
            _remove(output)


def _available(small: Path) -> int:
    found = os.statvfs(small)
    return found.f_bavail * found.f_frsize


def _remove(output: Path) -> None:
    if output.is_dir():
        shutil.rmtree(output)
    else:
        output.unlink(missing_ok=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--full"]:
        for result in fill(Path(sys.argv[2])):
            print(json.dumps(result))  # noqa: T201
    else:
        engine.records = records
        main()
