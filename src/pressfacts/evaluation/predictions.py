"""Read the records that are evaluated."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pressfacts.errors import InputError
from pressfacts.readers import Failure, records
from pressfacts.record.schema import Release

Result = Release | Failure


def read(place: Path, min_confidence: float | None = None) -> Iterator[tuple[str, Result]]:
    """The records of a folder or file, each with the stem of its release.

    Args:
        place: a folder of records, STEM.json, or a file of records, whose ``source.path`` has the stem.
        min_confidence: facts with a lower confidence are left out.

    Raises:
        InputError: if it does not exist.
    """
    if not place.exists():
        raise InputError(f"{place}: no such file or folder", "name the output of pressfacts extract")
    whole = place.is_dir()
    files = sorted(path for path in place.iterdir() if path.suffix in records.SUFFIXES) if whole else [place]
    for file in files:
        for stem, result in by_stem(records.read(file), file):
            made = result if isinstance(result, Failure) else result.confident(min_confidence)
            yield file.stem if whole and file.suffix == ".json" else stem, made


def by_stem(results: Iterable[Result], default: Path = Path()) -> Iterator[tuple[str, Result]]:
    """Results, each with the stem of its path."""
    for result in results:
        path = result.path if isinstance(result, Failure) else result.source.path
        yield Path(path or default).stem, result
