"""The HTML writer: a page for one release, or a folder of pages with their index."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pressfacts.errors import OutputError
from pressfacts.record.schema import Release
from pressfacts.writers import files
from pressfacts.writers.formats import FORMATS
from pressfacts.writers.html.folder import Folder
from pressfacts.writers.html.page import page
from pressfacts.writers.selection import Selection


class HtmlWriter:
    """One page in a file, or on standard output; or a folder of pages with their index.

    Args:
        output: a name that ends in ``.html`` for a page, another for a folder; None for standard output.
        selection: which facts are shown.
        several: whether there may be several releases, which takes a folder.

    Raises:
        OutputError: if several releases are to go into one page.
    """

    def __init__(self, output: Path | None, selection: Selection, *, several: bool) -> None:
        self._output = output
        self._selection = selection
        self._count = 0
        one_page = output is None or (
            output.suffix.lower() in FORMATS["html"].suffixes and not output.is_dir()
        )
        if one_page and several:
            raise _one_too_many(output)
        self._folder = None if one_page or output is None else Folder(output, selection)

    @staticmethod
    @contextmanager
    def place(output: Path | None) -> Iterator[Path | None]:
        """Leave the opening to the writer, which opens each page as it comes."""
        yield output

    def write(self, release: Release) -> None:
        """Write the page of one release.

        Raises:
            OutputError: if it cannot be written, or a page would have to take a second release.
        """
        if self._folder is not None:
            self._folder.write(release)
            return
        if self._count:
            raise _one_too_many(self._output)
        self._count += 1
        write_page(self._output, page(release, self._selection))

    def failed(self, source: str, reason: str) -> None:
        """Take note of a source that has no record, for the index."""
        if self._folder is not None:
            self._folder.failed(source, reason)

    def close(self) -> None:
        """Write the index of a folder."""
        if self._folder is not None:
            self._folder.close()


def write_page(output: Path | None, parts: Iterable[str]) -> None:
    """Write a page, whole or not at all."""
    with files.text(output, keep=False) as stream:
        stream.writelines(parts)


def _one_too_many(output: Path | None) -> OutputError:
    where = "standard output" if output is None else str(output)
    return OutputError(f"{where} takes the page of one release only", "name a folder with -o")
