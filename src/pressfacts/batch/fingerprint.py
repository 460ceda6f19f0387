"""What the records depend on besides the input. A journal can only be resumed with the same settings."""

import hashlib
import json
from importlib import metadata
from importlib.resources import as_file, files
from pathlib import Path

from pressfacts import __version__
from pressfacts.batch.job import Job


def fingerprint(job: Job) -> dict[str, str]:
    """The program, the model and the options, as names and values to show."""
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
    """A hash of all files of the package, including rules, word lists and the model."""
    found = hashlib.sha256()
    with as_file(files("pressfacts")) as package:
        for path in sorted(package.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(path.relative_to(package).as_posix().encode())
                found.update(path.read_bytes())
    return found.hexdigest()


def _content(path: str | None) -> str:
    """A file by its name and a hash of its content."""
    if path is None:
        return "none"
    try:
        return (
            f"{path} {hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]}"
            if Path(path).is_file()
            else path
        )
    except OSError:
        return path


def _model(named: str | None) -> str:
    """The name of a model with its version, without loading it."""
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
