"""From the arguments (files, folders, patterns, URLs, ``-``) to the sources to read, in a fixed order."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from pressfacts.errors import InputError
from pressfacts.readers import STANDARD_INPUT, Failure, one_line, patterns, remote
from pressfacts.readers.kinds import FOLDER_SUFFIXES, OF_MANY, by_name

Source = Path | str | Failure


def shown(path: str | Path) -> str:
    """A path as shown in records and messages: one line of valid Unicode with forward slashes."""
    name = os.fsencode(path).decode("utf-8", "replace")
    return one_line(name.replace(os.sep, "/") if os.sep != "/" else name)


def several(arguments: Iterable[str]) -> bool:
    """Whether these arguments can stand for more than one release."""
    named = list(arguments)
    if len(named) != 1 or remote.is_remote(named[0]):
        return True
    return _is_pattern(named[0]) or Path(named[0]).is_dir() or by_name(named[0]) in OF_MANY


def find(arguments: Iterable[str], leave_out: Iterable[Path] = ()) -> Iterator[Source]:
    """The sources that the arguments stand for, each once, those of a folder or pattern sorted by name.

    Folders are walked without hidden files and without following links to folders, so that no loop of links
    can trap the walk. Links to files are followed within the folder. A link that leads out of the folder is
    a failure. For a pattern, the folder is what it names before its first wildcard.

    Args:
        arguments: files, folders, glob patterns (``**`` for any depth), URLs, or ``-`` for standard input.
        leave_out: files and folders that are never sources, such as the output.

    Yields:
        A path, a URL, ``-``, or a Failure in its place.
    """
    named = list(arguments)
    found = _without(leave_out, (source for argument in named for source in _expand(argument)))
    if len(named) == 1 and not _is_pattern(named[0]):
        yield from found  # no source can come twice: no need to remember a million names
        return
    seen = set[str]()
    for source in found:
        identity = str(source.absolute()) if isinstance(source, Path) else str(source)
        if identity not in seen:
            seen.add(identity)
            yield source


def _without(leave_out: Iterable[Path], found: Iterator[Source]) -> Iterator[Source]:
    barred = tuple(os.path.abspath(path) for path in leave_out)  # noqa: PTH100 (links stay as they are)
    below = tuple(path + os.sep for path in barred)
    for source in found:
        place = os.path.abspath(source) if barred and isinstance(source, Path) else ""  # noqa: PTH100
        if not place or (place not in barred and not place.startswith(below)):
            yield source


def _expand(argument: str) -> Iterator[Source]:
    argument = remote.local(argument)
    try:
        if argument == STANDARD_INPUT:
            yield argument
        elif remote.is_remote(argument):
            yield from _remote(argument)
        elif _is_pattern(argument):
            yield from _match(argument)
        else:
            yield from _file_or_folder(argument)
    except RecursionError:  # before Python 3.12, os.walk recurses
        yield Failure(shown(argument), InputError("folders nested too deep", "name the folders in it"))


def _is_pattern(argument: str) -> bool:
    return glob.has_magic(argument) and not os.path.lexists(argument)


def _match(pattern: str) -> Iterator[Source]:
    root, found, links = patterns.match(pattern)
    refused = [failure for link in links if (failure := _leading_out(Path(link), root, "folder"))]
    yield from refused
    if not found and not refused:
        yield Failure(shown(pattern), InputError("nothing matches this pattern", "check it, or quote it"))
    for path in map(Path, found):
        if path.is_dir():
            yield from _walk(path, root)
        else:
            yield _refusal(path, root) or path


def _file_or_folder(argument: str) -> Iterator[Source]:
    if argument and Path(argument).is_dir():
        yield from _walk(Path(argument))
    elif os.path.lexists(argument):
        yield Path(argument)
    else:
        yield Failure(shown(argument), InputError("no such file or folder", "check the path"))


def _remote(url: str) -> Iterator[Source]:
    found = False
    try:
        for found_url in remote.find(url, taken):
            found = True
            yield found_url
    except InputError as error:
        yield Failure(shown(url), error)
        return
    if not found:
        yield Failure(shown(url), _nothing_to_read())


def taken(name: str) -> bool:
    """Whether a file of a folder is read, by its name."""
    return name.lower().endswith(FOLDER_SUFFIXES) and not name.startswith(".")


def _nothing_to_read() -> InputError:
    reason = f"no files to read ({', '.join(FOLDER_SUFFIXES)}) in this folder"
    return InputError(reason, "name the files themselves")


def _walk(folder: Path, root: Path | None = None) -> Iterator[Source]:
    """The files of a folder; links may not lead out of it, or of the one that it was found in."""
    root = root or folder
    barred = list[OSError]()
    found = False
    for place, folders, files in os.walk(folder, onerror=barred.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if refused := _leading_out(Path(place, name), root, "folder"):
                found = True
                yield refused
        for name in sorted(files):
            if taken(name):
                found = True
                path = Path(place, name)
                yield _refusal(path, root) or path
    for error in barred:
        yield Failure(shown(error.filename), InputError("a folder that cannot be read", "make it readable"))
    if not found and not barred:
        yield Failure(shown(folder), _nothing_to_read())


def _refusal(path: Path, folder: Path) -> Failure | None:
    """Why a file in a folder is not read: a link out of the folder, or a pipe, which may never end."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            if refused := _leading_out(path, folder, "file"):
                return refused
            mode = path.stat().st_mode
    except OSError:
        return None  # the reader will report it
    if stat.S_ISREG(mode):
        return None
    return Failure(shown(path), InputError("no regular file", "pipe it into pressfacts extract"))


def _leading_out(path: Path, folder: Path, noun: str) -> Failure | None:
    """The failure for a link out of a folder; None for anything else."""
    if not path.is_symlink() or Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        return None
    error = InputError("a link that leads out of the folder", f"name the {noun} that it leads to")
    return Failure(shown(path), error)
