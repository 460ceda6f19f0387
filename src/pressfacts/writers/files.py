"""Open the place that records go to.

Whatever has a name comes into being whole: it is written beside its place and renamed when the block ends.
A block that is left by an error leaves what was there before; one that is left by Ctrl-C keeps what is
finished.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from pressfacts.errors import OutputError


@contextmanager
def text(output: Path | None) -> Iterator[TextIO]:
    """Open standard output, or a text file that comes into being whole.

    Args:
        output: the file; None for standard output.

    Yields:
        A stream in UTF-8.

    Raises:
        OutputError: if it cannot be written to.
    """
    if output is None:
        yield standard_output()
    else:
        with replacing(output) as stream:
            yield stream


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Open a text file that comes into being whole.

    Args:
        path: the file; an older one is replaced.

    Yields:
        A stream in UTF-8. A lone surrogate is written as the escape that JSON has for it.

    Raises:
        OutputError: if the file cannot be written.
    """
    with beside(path) as place:
        with _told(path):
            stream = place.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        with stream:
            yield stream


@contextmanager
def binary(output: Path) -> Iterator[BinaryIO]:
    """Open a file of bytes that comes into being whole.

    Args:
        output: the file; an older one is replaced.

    Raises:
        OutputError: if the file cannot be written.
    """
    with beside(output) as place:
        with _told(output):
            stream = place.open("wb")
        with stream:
            yield stream


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Name a place to write a file in, and give the file its own name when the block ends.

    What is no regular file, such as a pipe or ``/dev/null``, is written to directly. Links are followed.

    Args:
        path: the file; an older one is replaced.

    Raises:
        OutputError: if a folder has that name.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"{path} is a folder", "name a file, or write a folder of tables with --format csv")
    if target.exists() and not target.is_file():
        yield target
        return
    place = target.with_name(f".{target.name}.{os.getpid()}.part")
    kept = False
    try:
        yield place
        kept = True
    except KeyboardInterrupt:
        kept = True
        raise
    finally:
        if kept and place.exists():
            place.replace(target)
        else:
            place.unlink(missing_ok=True)


@contextmanager
def _told(named: Path) -> Iterator[None]:
    """Make one line of what the system says about a place that cannot be written."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{named} cannot be written: {reason}", "choose another file for -o") from None


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
