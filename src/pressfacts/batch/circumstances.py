"""What the records of a run depend on beside its input: a journal is gone on with under the same only."""

import hashlib
import json
from collections.abc import Iterator
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from pressfacts import __version__
from pressfacts.batch.job import Job

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def circumstances(job: Job) -> dict[str, str]:
    """The program, the model and the options, as names and values that can be shown."""
    return {
        "pressfacts": f"{__version__} ({_code()[:12]})",
        "spacy": metadata.version("spacy"),
        "--model": _model(job.settings.model),
        "--rules": _content(job.settings.rules),
        "--reference-date": job.settings.reference_date or "none",
        "--indirect": "yes" if job.settings.indirect else "no",
        "--min-confidence": str(job.settings.min_confidence),
        "reading options": json.dumps(job.reading._asdict(), default=str),
    }


def _code() -> str:
    """A hash of all files of the package, rules, word lists and recogniser among them."""
    found = hashlib.sha256()
    for name, file in sorted(_files(files("pressfacts"), "")):
        found.update(name.encode())
        found.update(file.read_bytes())
    return found.hexdigest()


def _files(folder: "Traversable", prefix: str) -> Iterator[tuple[str, "Traversable"]]:
    for entry in folder.iterdir():
        name = f"{prefix}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry, name)
        else:
            yield name, entry


def _content(path: str | None) -> str:
    """A file by its name and a hash of what it holds."""
    if path is None:
        return "none"
    try:
        return f"{path} {hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]}"
    except OSError:
        return path


def _model(named: str | None) -> str:
    """The name of a model with its version, as far as it can be told without loading it."""
    if named is None:
        return "default"
    try:
        return f"{named} {metadata.version(named)}"
    except (metadata.PackageNotFoundError, ValueError):
        pass
    try:
        about = (Path(named) / "meta.json").read_bytes()
    except (OSError, ValueError):
        return named
    return f"{named} {hashlib.sha256(about).hexdigest()[:12]}"
