"""Open the place that records go to."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from pressfacts.errors import OutputError


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Open a file that comes into being whole: written beside its place and renamed when the block ends.

    A block that is left by an error leaves what was there before; one that is left by Ctrl-C keeps what is
    finished. What is no regular file, such as a pipe or ``/dev/null``, is written to directly.

    Args:
        path: the file; an older one is replaced.

    Yields:
        A text stream in UTF-8.

    Raises:
        OutputError: if the file cannot be written.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with _opened(target, path) as stream:
            yield stream
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    kept = False
    try:
        with _opened(beside, path) as stream:
            try:
                yield stream
                kept = True
            except KeyboardInterrupt:
                kept = True
                raise
    finally:
        if kept:
            beside.replace(target)
        else:
            beside.unlink(missing_ok=True)


@contextmanager
def _opened(place: Path, named: Path) -> Iterator[TextIO]:
    try:
        stream = place.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{named} cannot be written: {reason}", "choose another file for -o") from None
    with stream:
        yield stream


def standard_output() -> TextIO:
    """Standard output as UTF-8, whatever the locale says.

    Raises:
        OutputError: if it is closed.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed", "name a file with -o")
    reconfigure = getattr(sys.stdout, "reconfigure", None)  # a stream put in its place may have none
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return sys.stdout
