"""Open the file or folder that records go to.

Files are written atomically: to a temporary name next to the target, then renamed at the end of the block. On
an error the target is left as it was; on Ctrl-C it gets what is finished. If the rename fails, the output
stays under another name, which the error message gives.
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
    """Open standard output (None), or a text file as `replacing` does."""
    if output is None:
        yield standard_output()
    else:
        with replacing(output, keep=keep) as stream:
            yield stream


@contextmanager
def replacing(path: Path, *, keep: bool = True) -> Iterator[TextIO]:
    """Open a text file, which is written atomically.

    Args:
        path: the file; an existing one is replaced.
        keep: whether Ctrl-C keeps what is written by then.

    Yields:
        A stream in UTF-8. A lone surrogate is written as its JSON escape.

    Raises:
        OutputError: if the file cannot be written.
    """
    with _beside(path, keep=keep) as place:
        with as_output_error(path):
            stream = place.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        with stream:
            yield stream


@contextmanager
def binary(output: Path | None) -> Iterator[BinaryIO]:
    """Open a binary file, which is written atomically.

    Raises:
        OutputError: if the file cannot be written.
    """
    path = output or Path()
    with _beside(path, keep=True) as place:
        with as_output_error(path):
            stream = place.open("wb")
        with stream:
            yield stream


@contextmanager
def _beside(path: Path, *, keep: bool) -> Iterator[Path]:
    """A temporary path for a file, which is renamed at the end of the block.

    Links are followed. What is not a regular file, such as a pipe or ``/dev/null``, is written directly.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"{path} is a folder", "name a file, or write a folder of tables with --format csv")
    if target.exists() and not target.is_file():
        yield target
        return
    if target.exists() and not os.access(target, os.W_OK):  # a rename would replace it all the same
        raise OutputError(f"{path} is write-protected", "choose another file for -o")
    place = part(target)
    place.unlink(missing_ok=True)  # an existing link would be followed
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


def take_name(place: Path, target: Path, named: Path) -> None:
    """Rename a temporary file or folder to its target, with the permissions of the file that it replaces.

    Args:
        place: the temporary file or folder.
        target: its target.
        named: the target as the user named it.

    Raises:
        OutputError: if it cannot be renamed, as on Windows while a spreadsheet has the target open. The
            output is kept next to the target if possible.
    """
    try:
        if target.is_file():
            with suppress(OSError):
                shutil.copymode(target, place)
        place.replace(target)
    except OSError as error:
        if not place.exists():
            raise OutputError(
                f"{named} cannot be written: its folder was removed", "create it and try again"
            ) from None
        raise _kept_beside(place, target, named, error) from None


def _kept_beside(place: Path, target: Path, named: Path, error: OSError) -> OutputError:
    """Rename the output to a free name, and say so."""
    other = place
    with suppress(OSError):
        other = place.replace(spare(target))
    return OutputError(
        f"{named} cannot be replaced: {reason(error)}",
        f"check which program has it open; the output is in {named.with_name(other.name)}",
    )


def spare(target: Path) -> Path:
    """A free name next to a file or folder."""
    number = 1
    while (name := target.with_name(f"{target.stem}-new{number}{target.suffix}")).exists():
        number += 1
    return name


class Folder:
    """A folder in which text files are opened.

    Args:
        path: the temporary folder.
        streams: closes the files.
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
    """Open a folder, which is written atomically.

    Args:
        path: the folder; an existing one is replaced.
        replaced: names of the files that an existing folder may hold; one with other files is left alone.

    Raises:
        OutputError: if the folder cannot be written.
    """
    target = Path(os.path.realpath(path))
    with as_output_error(path):
        names = sorted(file.name for file in target.iterdir()) if target.exists() else []
    for name in names:
        if name not in replaced:
            raise OutputError(f"{path} holds other files, such as {name}", "name a new folder")
    place = part(target)
    kept = False
    try:
        with as_output_error(path):
            place.mkdir()
        try:
            with ExitStack() as streams:
                yield Folder(place, streams)
            kept = True  # not before the files are closed, which can fail too
        except KeyboardInterrupt:
            kept = True
            raise
    finally:
        with held():
            if kept:
                _swap(place, target, path)
            shutil.rmtree(place, ignore_errors=True)


def _swap(place: Path, target: Path, named: Path) -> None:
    """Replace a folder by a new one; restore the old one if that fails."""
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
    """The temporary name of a file or folder."""
    return target.with_name(f".{target.name}.{os.getpid()}.part")


@contextmanager
def as_output_error(named: Path) -> Iterator[None]:
    """Turn an OSError into an OutputError of one line."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{named} cannot be written: {reason(error)}", "choose another file for -o"
        ) from None


def reason(error: OSError) -> str:
    """The message of an OSError, for use within a sentence."""
    return (error.strerror or str(error)).lower()


def standard_output() -> TextIO:
    """Standard output, in UTF-8 with plain line ends unless it is a terminal.

    A terminal keeps its encoding; characters that it lacks are escaped.

    Raises:
        OutputError: if it is closed.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed", "name a file with -o")
    reconfigure = getattr(sys.stdout, "reconfigure", None)  # missing if the stream was replaced
    if reconfigure is not None and not sys.stdout.isatty():
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    elif reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return sys.stdout
