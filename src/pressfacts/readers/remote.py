"""Sources named by a URL, on any filesystem of fsspec or pyarrow.

fsspec comes first; if it lacks the package for a store, pyarrow's own filesystems (S3, Google Cloud Storage,
HDFS) are tried. Both come with the extra ``ray``.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from pressfacts.errors import InputError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,30}://", re.IGNORECASE)
_LOCAL = "file://"


def is_remote(source: object) -> bool:
    """Whether a source is a URL."""
    return isinstance(source, str) and _SCHEME.match(source) is not None


def local(argument: str) -> str:
    """The path of a ``file://`` URL; any other argument unchanged."""
    return argument[len(_LOCAL) :] if argument.lower().startswith(_LOCAL + "/") else argument


def opened(url: str) -> BinaryIO:
    """Open the file at a URL.

    Raises:
        InputError: if it cannot be opened.
    """
    system, path = _filesystem(url)
    try:
        if system.isdir(path):
            raise InputError("a folder, not a file", "name the folder itself")
        stream: BinaryIO = system.open(path, "rb")
    except InputError:
        raise
    except Exception as error:  # each store has errors of its own
        raise _unreadable(error) from None
    return stream


def find(url: str, taken: Callable[[str], bool]) -> Iterator[str]:
    """The URLs of the files at a URL; in a folder, those whose names are `taken`.

    Raises:
        InputError: if the filesystem cannot be used, or there is nothing.
    """
    system, path = _filesystem(url)
    try:
        if not system.isdir(path):
            system.info(path)
            yield url
        else:
            yield from _walk(system, path, url.rstrip("/"), taken)
    except Exception as error:
        raise _unreadable(error) from None


def _walk(system: "AbstractFileSystem", folder: str, url: str, taken: Callable[[str], bool]) -> Iterator[str]:
    folders = list[str]()
    entries: list[dict[str, Any]] = system.ls(folder, detail=True)
    for name, kind in sorted((_last(entry["name"]), entry["type"]) for entry in entries):
        if name.startswith("."):
            continue
        if kind == "directory":
            folders.append(name)
        elif taken(name):
            yield f"{url}/{name}"
    for name in folders:
        yield from _walk(system, f"{folder.rstrip('/')}/{name}", f"{url}/{name}", taken)


def _last(name: str) -> str:
    return name.rstrip("/").rpartition("/")[2]


def _filesystem(url: str) -> tuple["AbstractFileSystem", str]:
    scheme = url.partition("://")[0]
    try:
        import fsspec
    except ImportError:
        raise InputError(
            f"{scheme}:// needs fsspec, which is not installed", "run python -m pip install 'pressfacts[ray]'"
        ) from None
    try:
        system, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        return _arrow_filesystem(url, error)
    except Exception as error:
        raise _unreadable(error) from None
    return system, path


def _arrow_filesystem(url: str, reason: Exception) -> tuple["AbstractFileSystem", str]:
    """The filesystem of pyarrow; if there is none, fsspec's reason, which names the package to install."""
    try:
        from fsspec.implementations.arrow import ArrowFSWrapper
        from pyarrow.fs import FileSystem

        system, path = FileSystem.from_uri(url)
    except (ImportError, ValueError, NotImplementedError):
        raise _unreadable(reason) from None
    except OSError as error:
        raise _unreadable(error) from None
    return ArrowFSWrapper(system), path


def _unreadable(error: Exception) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError("no such file or folder", "check the address")
    if isinstance(error, PermissionError):
        return InputError("permission denied", "check the credentials of the store")
    told = next(iter(str(error).strip().splitlines()), type(error).__name__)[:200]
    return InputError(told[:1].lower() + told[1:], "check the address")
