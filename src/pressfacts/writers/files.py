"""Open the place that records go to.

Whatever has a name comes into being whole: it is written beside its place and renamed when the block ends.
A block that is left by an error leaves what was there before; one that is left by Ctrl-C keeps what is
finished.
"""

import os
import shutil
import sys
from collections.abc import Container, Iterator
from contextlib import ExitStack, contextmanager
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
        with told(path):
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
        with told(output):
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
    place = part(target)
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


class Folder:
    """A folder that text files are opened in.

    Args:
        path: where it stands while it is written.
        streams: closes what was opened.
    """

    def __init__(self, path: Path, streams: ExitStack) -> None:
        self._path = path
        self._streams = streams

    def open(self, name: str) -> TextIO:
        """Open a text file in UTF-8, which is closed with the folder."""
        stream = (self._path / name).open("w", encoding="utf-8", newline="\n")
        return self._streams.enter_context(stream)


@contextmanager
def folder(path: Path, replaced: Container[str]) -> Iterator[Folder]:
    """Open a folder that comes into being whole, in place of an older one.

    Args:
        path: the folder.
        replaced: names of files that an older one may hold; one with other files is left alone.

    Raises:
        OutputError: if the folder cannot be written.
    """
    target = Path(os.path.realpath(path))
    with told(path):
        held = sorted(file.name for file in target.iterdir()) if target.exists() else []
    for name in held:
        if name not in replaced:
            raise OutputError(f"{path} holds other files, such as {name}", "name a new folder")
    place = part(target)
    kept = False
    try:
        with told(path):
            place.mkdir()
        with ExitStack() as streams:
            try:
                yield Folder(place, streams)
                kept = True
            except KeyboardInterrupt:
                kept = True
                raise
    finally:
        if kept:
            _swap(place, target)
        shutil.rmtree(place, ignore_errors=True)


def _swap(place: Path, target: Path) -> None:
    """Put a new folder in the place of the older one, whose name it takes in turn."""
    older = place.with_suffix(".older")
    if target.exists():
        target.rename(older)
    place.rename(target)
    shutil.rmtree(older, ignore_errors=True)


def part(target: Path) -> Path:
    """The name that something is written under before it takes its own."""
    return target.with_name(f".{target.name}.{os.getpid()}.part")


@contextmanager
def told(named: Path) -> Iterator[None]:
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
