"""Open the place that records go to.

Whatever has a name comes into being whole: it is written beside its place and renamed when the block ends.
A block that is left by an error leaves what was there before; one that is left by Ctrl-C keeps what is
finished. Where what was written cannot take its name, it stays beside under another, which the error tells.
"""

import os
import shutil
import sys
from collections.abc import Container, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from pressfacts.errors import OutputError
from pressfacts.stopping import held


@contextmanager
def text(output: Path | None, *, keep: bool = True) -> Iterator[TextIO]:
    """Open standard output, or a text file that comes into being whole.

    Args:
        output: the file; None for standard output.
        keep: whether Ctrl-C keeps what is written by then.

    Yields:
        A stream in UTF-8.

    Raises:
        OutputError: if it cannot be written to.
    """
    if output is None:
        yield standard_output()
    else:
        with replacing(output, keep=keep) as stream:
            yield stream


@contextmanager
def replacing(path: Path, *, keep: bool = True) -> Iterator[TextIO]:
    """Open a text file that comes into being whole.

    Args:
        path: the file; an older one is replaced.
        keep: whether Ctrl-C keeps what is written by then.

    Yields:
        A stream in UTF-8. A lone surrogate is written as the escape that JSON has for it.

    Raises:
        OutputError: if the file cannot be written.
    """
    with beside(path, keep=keep) as place:
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
def beside(path: Path, *, keep: bool = True) -> Iterator[Path]:
    """Name a place to write a file in, and give the file its own name when the block ends.

    What is no regular file, such as a pipe or ``/dev/null``, is written to directly. Links are followed.

    Args:
        path: the file; an older one is replaced.
        keep: whether Ctrl-C keeps what is written by then.

    Raises:
        OutputError: if a folder has that name, or the older file is protected or cannot be replaced.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"{path} is a folder", "name a file, or write a folder of tables with --format csv")
    if target.exists() and not target.is_file():
        yield target
        return
    refuse_protected(path, target)
    place = part(target)
    place.unlink(missing_ok=True)  # a link that somebody has put there would be written through
    kept = False
    try:
        yield place
        kept = True
    except KeyboardInterrupt:
        kept = keep and place.exists()
        raise
    finally:
        with held():
            if kept:
                take_name(place, target, path)
            else:
                place.unlink(missing_ok=True)


def refuse_protected(named: Path, target: Path) -> None:
    """Refuse to replace a file that may not be written to, as a rename would.

    Raises:
        OutputError: if it is such a file.
    """
    if target.exists() and not os.access(target, os.W_OK):
        raise OutputError(f"{named} is protected against writing", "choose another file for -o")


def take_name(place: Path, target: Path, named: Path) -> None:
    """Give what was written beside its own name, with the permissions of what had it before.

    Args:
        place: what was written.
        target: its name.
        named: the name as the user gave it.

    Raises:
        OutputError: if that cannot be. What was found is kept beside if there is such a place: on Windows a
            file that is open in a spreadsheet cannot be replaced.
    """
    try:
        if target.is_file():
            with suppress(OSError):
                shutil.copymode(target, place)
        place.replace(target)
    except OSError as error:
        if not place.exists():
            raise OutputError(
                f"{named} cannot be written: its folder was removed", "make it, and run it again"
            ) from None
        raise _kept_beside(place, target, named, error) from None


def _kept_beside(place: Path, target: Path, named: Path, error: OSError) -> OutputError:
    """Give what was written a name beside that is free, and say so."""
    other = place
    with suppress(OSError):
        other = place.replace(spare(target))
    reason = (error.strerror or str(error)).lower()
    return OutputError(
        f"{named} cannot be replaced: {reason}",
        f"see which program has it open; what was found is in {named.with_name(other.name)}",
    )


def spare(target: Path) -> Path:
    """A name beside a file or folder that nothing has."""
    number = 1
    while (name := target.with_name(f"{target.stem}-new{number}{target.suffix}")).exists():
        number += 1
    return name


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
        names = sorted(file.name for file in target.iterdir()) if target.exists() else []
    for name in names:
        if name not in replaced:
            raise OutputError(f"{path} holds other files, such as {name}", "name a new folder")
    place = part(target)
    kept = False
    try:
        with told(path):
            place.mkdir()
        try:
            with ExitStack() as streams:
                yield Folder(place, streams)
            kept = True  # closing the files may fail as well: only then are they on the disk
        except KeyboardInterrupt:
            kept = True
            raise
    finally:
        with held():
            if kept:
                _swap(place, target, path)
            shutil.rmtree(place, ignore_errors=True)


def _swap(place: Path, target: Path, named: Path) -> None:
    """Put a new folder in the place of the older one, whose name it takes in turn."""
    older = place.with_suffix(".older")
    try:
        if target.exists():
            target.rename(older)
    except OSError as error:
        raise _kept_beside(place, target, named, error) from None
    try:
        take_name(place, target, named)
    except OutputError:
        with suppress(OSError):
            older.rename(target)
        raise
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
    """Standard output: as UTF-8 with plain line ends, whatever the system says, unless it is a terminal.

    A terminal shows the characters of its own encoding, and the others as escapes.

    Raises:
        OutputError: if it is closed.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed", "name a file with -o")
    reconfigure = getattr(sys.stdout, "reconfigure", None)  # a stream put in its place may have none
    if reconfigure is not None and not sys.stdout.isatty():
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    elif reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return sys.stdout
