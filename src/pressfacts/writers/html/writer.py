"""The HTML writer: a page for one release, or a folder of pages with an index."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pressfacts.errors import OutputError
from pressfacts.record.schema import Release
from pressfacts.writers import Writer, files
from pressfacts.writers.formats import FORMATS
from pressfacts.writers.html.folder import Folder
from pressfacts.writers.html.page import page
from pressfacts.writers.selection import Selection


class HtmlWriter(Writer):
    """One page, if the name ends in ``.html`` or for standard output; otherwise a folder with an index.

    Raises:
        OutputError: if several releases would go into one page.
    """

    _place: Path | None

    def __init__(self, place: Path | None, selection: Selection, *, several: bool) -> None:
        super().__init__(place, selection, several=several)
        one_page = place is None or (place.suffix.lower() in FORMATS["html"].suffixes and not place.is_dir())
        if one_page and several:
            raise self._one_too_many()
        self._folder = None if one_page or place is None else Folder(place, selection)
        self._written = False

    @staticmethod
    @contextmanager
    def place(output: Path | None) -> Iterator[Path | None]:
        """Leave opening files to `write`, which opens each page in turn."""
        yield output

    def write(self, release: Release) -> None:
        """Write the page of one release.

        Raises:
            OutputError: if it cannot be written, or would be the second release on a page.
        """
        if self._folder is not None:
            self._folder.write(release)
            return
        if self._written:
            raise self._one_too_many()
        self._written = True
        with files.text(self._place, keep=False) as stream:
            stream.writelines(page(release, self._selection))

    def failed(self, source: str, reason: str) -> None:
        """Note a source that has no record, for the index."""
        if self._folder is not None:
            self._folder.failures.append((source, reason))

    def close(self) -> None:
        """Write the index of a folder."""
        if self._folder is not None:
            self._folder.close()

    def _one_too_many(self) -> OutputError:
        where = self._place or "standard output"
        return OutputError(f"{where} takes the page of one release only", "name a folder with -o")
