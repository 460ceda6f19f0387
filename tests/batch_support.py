"""What the tests of batches share: an extractor that needs no model, and texts that do it harm."""

import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from pressfacts.batch import fingerprint
from pressfacts.batch.job import Job, Summary
from pressfacts.batch.run import run
from pressfacts.batch.worker import Extract
from pressfacts.batch.worklist import Unit
from pressfacts.engines.local import Workers
from pressfacts.errors import ModelError
from pressfacts.readers import DEFAULTS, Failure, Reading
from pressfacts.record.schema import Card, Place, Release

DEADLY, DEADLY_ONCE, ENDLESS, BROKEN = "deadly", "deadly once", "endless", "broken"


def extract(readings: Iterable[Reading | Failure]) -> Iterator[Release | Failure]:
    """Records with the words of the texts as places; some texts do what they say."""
    for reading in readings:
        if isinstance(reading, Failure):
            yield reading
            continue
        text = reading.text.strip()
        if text == DEADLY:
            os.kill(os.getpid(), signal.SIGKILL)
        elif text.startswith(DEADLY_ONCE):
            mark = Path(text.removeprefix(DEADLY_ONCE).strip())
            if not mark.exists():
                mark.touch()
                os._exit(7)
        elif text == ENDLESS:
            threading.Event().wait()
        elif text == BROKEN:
            raise RuntimeError("a defect\nof two lines")
        places = [Place(name=word) for word in text.split()]
        yield Release(source=reading.source, release=Card(headline=text), places=places)


def prepare() -> Extract:
    return extract


def extract_with_process(readings: Iterable[Reading | Failure]) -> Iterator[Release | Failure]:
    """Records whose only place is the process that made them."""
    for result in extract(readings):
        if isinstance(result, Release):
            result.places = [Place(name=str(os.getpid()))]
        yield result


def prepare_with_process() -> Extract:
    return extract_with_process


def prepare_without_model() -> Extract:
    raise ModelError("no model", "install one")


def prepare_and_die() -> Extract:
    os._exit(3)


class Told:
    """A watcher that remembers."""

    def __init__(self) -> None:
        self.failures = list[str]()
        self.releases = 0
        self.kept = 0

    def counted(self, files: int | None, size: int) -> None:
        pass

    def done(self, *, releases: int, words: int, size: int, kept: bool) -> None:
        self.releases += releases
        self.kept += releases if kept else 0

    def failed(self, failure: Failure) -> None:
        self.failures.append(str(failure))


def write_releases(folder: Path, count: int) -> list[Path]:
    """Files of different lengths; every seventh holds nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:04}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text("" if number % 7 == 6 else f"release {number} " * (1 + number % 50), encoding="utf-8")
    return paths


def units(paths: Iterable[Path]) -> list[Unit]:
    return [Unit(str(path), 0, path.stat().st_size, position=position) for position, path in enumerate(paths)]


def workers(jobs: int = 1, timeout: float | None = None) -> Workers:
    return Workers(prepare, DEFAULTS, jobs=jobs, timeout=timeout)


def do(job: Job, told: Told | None = None) -> Summary:
    """Do a job with the extractor that needs no model, of whatever is edited while the tests run."""
    fingerprint._code = lambda: "code"
    found = Workers(prepare, job.reading, jobs=job.jobs, timeout=job.timeout)
    return run(job, told or Told(), found)


def main() -> None:
    """The same in a process of its own: FOLDER OUT FORMAT resume|anew."""
    folder, out, name, how = sys.argv[1:]
    do(Job((folder,), Path(out), name, jobs=2, resume=how == "resume"))


if __name__ == "__main__":
    main()
