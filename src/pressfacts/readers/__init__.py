"""From paths and bytes to texts.

`sources.find` turns what the user named into a list of things to read, `files.read` reads one of them,
`kinds.detect` tells its kind, and for each kind one module gets the text out of its bytes. Whatever goes
wrong with one source becomes a `Failure` in its place, so that the others are read all the same.
"""

from pathlib import Path
from typing import Any, NamedTuple

from pressfacts.errors import PressfactsError
from pressfacts.record.schema import Notice, Source

STANDARD_INPUT = "-"

MAX_BYTES = 20_000_000
"""More than any release has: a file, or one record of a file of many, above it is refused."""


class ReadOptions(NamedTuple):
    """What the caller says about reading; it goes between processes as it is.

    Attributes:
        keep_text: whether the record is to carry the text itself.
        text_field: the field or column of JSON Lines and CSV that holds the text; None to go by its name.
        max_bytes: the most bytes of a file, or of one record in a file of many.
        leave_out: files and folders that are no input wherever they stand, such as the output.
    """

    keep_text: bool = False
    text_field: str | None = None
    max_bytes: int = MAX_BYTES
    leave_out: tuple[Path, ...] = ()


DEFAULTS = ReadOptions()

EXTRA = "python -m pip install 'pressfacts[documents]'"
"""What brings the readers of HTML, PDF and DOCX."""

WARNINGS = frozenset({"encoding", "extra_missing", "whole_page", "pages_without_text", "attachment_not_read"})
"""Codes of the warnings that the readers make."""


class Metadata(NamedTuple):
    """What a source says of the release beside its text: the tags of a page, the header of an e-mail.

    Attributes:
        title: the headline, as far as the source names one.
        published: the day of publication, ISO.
    """

    title: str | None = None
    published: str | None = None


class Reading(NamedTuple):
    """One text as read.

    Attributes:
        text: the text; every offset of its record counts the code points of it.
        source: where it came from.
        warnings: what could not be read or had to be guessed.
        metadata: what the source says beside the text.
    """

    text: str
    source: Source
    warnings: tuple[Notice, ...] = ()
    metadata: Metadata = Metadata()


class Attachment(NamedTuple):
    """A file that came inside another.

    Attributes:
        name: its name as given there.
        data: its bytes.
    """

    name: str
    data: bytes


class Extract(NamedTuple):
    """The text of one document, before it is known where it came from.

    Attributes:
        text: the text.
        encoding: the encoding that the bytes were in; None where the format sets it.
        warnings: as in `Reading`.
        metadata: as in `Reading`.
        details: everything else that the document says beside the text, for `source.metadata`.
        attachments: the files that came inside it.
    """

    text: str
    encoding: str | None = None
    warnings: tuple[Notice, ...] = ()
    metadata: Metadata = Metadata()
    details: dict[str, Any] | None = None
    attachments: tuple[Attachment, ...] = ()


class Failure(NamedTuple):
    """One source, or one record of a source of many, without a record, and why.

    Attributes:
        path: the source as the user named it.
        error: reason and remedy.
        record: number of the release within its source; None where the whole source could not be read.
    """

    path: str
    error: PressfactsError
    record: int | None = None

    def __str__(self) -> str:
        """One line: the source, the reason, the remedy."""
        place = "" if self.record is None else f", record {self.record}"
        return f"{self.path}{place}: {self.error}"
