"""From paths and bytes to texts.

`sources.find` expands the arguments to a list of sources, `files.read` reads one of them, `kinds.detect`
tells its format, and one module for each format extracts the text. Whatever goes wrong with one source
becomes a `Failure` in its place; the others are still read.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pressfacts.errors import InputError, PressfactsError
from pressfacts.record.schema import Notice, Source

STANDARD_INPUT = "-"

MAX_BYTES = 20_000_000
"""Default size limit of a file, or of one record in a file of many."""

EXTRA = "python -m pip install 'pressfacts[documents]'"
"""Installs the readers of HTML, PDF and DOCX."""

WARNINGS = frozenset(
    {
        "encoding",
        "extra_missing",
        "whole_page",
        "pages_without_text",
        "attachment_not_read",
        "metadata_too_deep",
    }
)
"""Codes of the readers' warnings."""

_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?!\d)", re.ASCII)
_YEARS = range(1900, 2101)
"""Days outside these years are placeholders, such as 0001-01-01 and 9999-12-31."""


class ReadOptions(NamedTuple):
    """How sources are read; passed between processes as it is.

    Attributes:
        keep_text: whether the record carries the text itself.
        text_field: the field or column of JSON Lines and CSV that holds the text; None to go by its name.
        max_bytes: size limit of a file, or of one record in a file of many.
        leave_out: files and folders that are never input, such as the output.
    """

    keep_text: bool = False
    text_field: str | None = None
    max_bytes: int = MAX_BYTES
    leave_out: tuple[Path, ...] = ()


DEFAULTS = ReadOptions()


class Metadata(NamedTuple):
    """What a source says about the release outside its text: title and ISO day of publication."""

    title: str | None = None
    published: str | None = None


class Reading(NamedTuple):
    """One text as read, where it came from, and what could not be read or had to be guessed.

    All offsets of the record count code points of `text`.
    """

    text: str
    source: Source
    warnings: tuple[Notice, ...] = ()
    metadata: Metadata = Metadata()


class Attachment(NamedTuple):
    """A file inside another: its name as given there, and its bytes."""

    name: str
    data: bytes


class Extract(NamedTuple):
    """The text of one document, before it is known where it came from.

    Attributes:
        text: the text.
        encoding: the encoding of the bytes; None where the format sets it.
        warnings: as in `Reading`.
        metadata: as in `Reading`.
        details: everything else that the document says outside its text, for `source.metadata`.
        attachments: the files inside it.
    """

    text: str
    encoding: str | None = None
    warnings: tuple[Notice, ...] = ()
    metadata: Metadata = Metadata()
    details: dict[str, Any] | None = None
    attachments: tuple[Attachment, ...] = ()


class Failure(NamedTuple):
    """A source, or one record of a source of many, that could not be read, and why.

    Attributes:
        path: the source as the user named it.
        error: reason and remedy.
        record: number of the release within its source; None for the whole source.
    """

    path: str
    error: PressfactsError
    record: int | None = None

    def __str__(self) -> str:
        """One line: the source, the reason, the remedy."""
        place = "" if self.record is None else f", record {self.record}"
        return f"{self.path}{place}: {self.error}"


def iso_day(text: str) -> str | None:
    """The ISO day that a text begins with, if the calendar has it and it can be a day of publication."""
    match = _DAY.match(text)
    try:
        return match[1] if match and date.fromisoformat(match[1]).year in _YEARS else None
    except ValueError:
        return None


def one_line(text: str) -> str:
    """A text with U+FFFD for whatever does not print, such as line breaks and colour codes."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def check_size(size: int, options: ReadOptions) -> None:
    """Refuse input above the size limit.

    Raises:
        InputError: if `size` is above the limit.
    """
    if size > options.max_bytes:
        raise InputError(
            f"more than {shown_size(options)}", "split it into single releases, or raise --max-bytes"
        )


def shown_size(options: ReadOptions) -> str:
    """The size limit in words."""
    megabytes, rest = divmod(options.max_bytes, 1_000_000)
    return f"{options.max_bytes} bytes" if rest else f"{megabytes} MB"
