"""The output formats, and the choice among them.

A new format is an entry in `FORMATS` and a module with its writer. Writers and their dependencies are
imported only when used: the command line reads the names here for its help.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pressfacts.errors import OutputError
from pressfacts.stopping import held

if TYPE_CHECKING:
    from pressfacts.writers import Writer
    from pressfacts.writers.selection import Selection


class Format(NamedTuple):
    """An output format.

    Attributes:
        name: its name for ``--format``.
        about: its description for the help.
        writer: module below `pressfacts.writers` and class of its writer.
        suffixes: the suffixes of its files.
        standard_output: whether it can go to standard output.
        extra: the extra that installs its dependencies.
        needs_text: whether the writer needs the text of a release, ``source.text``.
    """

    name: str
    about: str
    writer: str
    suffixes: tuple[str, ...] = ()
    standard_output: bool = False
    extra: str | None = None
    needs_text: bool = False


FORMATS: dict[str, Format] = {
    entry.name: entry
    for entry in (
        Format("json", "one object, or an array of several", "json:JsonWriter", (".json",), True),
        Format("jsonl", "one object a line", "json:JsonLinesWriter", (".jsonl", ".ndjson"), True),
        Format("table", "a readable card", "card:CardWriter", (), True),
        Format(
            "marked", "the text with its facts highlighted", "marked:MarkedWriter", (), True, needs_text=True
        ),
        Format(
            "html",
            "a web page, or a folder of pages",
            "html.writer:HtmlWriter",
            (".html", ".htm"),
            True,
            needs_text=True,
        ),
        Format("csv", "a folder of tables, or a single table", "csv:CsvWriter", (".csv",), True),
        Format("sqlite", "a database", "sqlite:SqliteWriter", (".db", ".sqlite", ".sqlite3"), extra="tables"),
        Format(
            "parquet", "a table with nested columns", "parquet:ParquetWriter", (".parquet",), extra="tables"
        ),
        Format(
            "docbin", "spaCy's format for training data", "docbin:DocBinWriter", (".spacy",), needs_text=True
        ),
    )
}


SUFFIXES = {suffix: entry.name for entry in FORMATS.values() for suffix in entry.suffixes}
"""The suffixes of files, each with its format."""


def choose(named: str | None, output: Path | None, *, terminal: bool, several: bool) -> str:
    """The name of the format to write.

    Args:
        named: the format that the user asked for.
        output: the file to write, if any.
        terminal: whether the output goes to a terminal.
        several: whether there may be several releases.

    Raises:
        OutputError: if the suffix of the output is not that of a format.
    """
    if named is not None:
        return named
    if output is None:
        return "table" if terminal else "jsonl" if several else "json"
    suffix = output.suffix.lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if suffix and not output.is_dir() and (output.is_file() or not output.exists()):
        raise OutputError(
            f"{output}: no format has the suffix {output.suffix}",
            f"use {', '.join(SUFFIXES)}, or name the format with --format",
        )
    return "jsonl" if several else "json"


@contextmanager
def opened(name: str, output: Path | None, selection: "Selection", *, several: bool) -> Iterator["Writer"]:
    """Open the writer of a format, and finish the document at the end of the block.

    Files are written atomically; on an error the old file stays, on Ctrl-C the finished releases are kept.

    Args:
        name: a key of `FORMATS`.
        output: where to write; None for standard output.
        selection: what to write of each record.
        several: whether there may be several releases.

    Raises:
        OutputError: if the format cannot be written there, or a dependency is missing.
    """
    chosen = FORMATS[name]
    if output is None and not chosen.standard_output:
        raise OutputError(f"{name} cannot go to standard output", "name a file with -o")
    kind = _loaded(chosen)
    with kind.place(output) as place:
        writer = None
        try:
            with held():  # a folder of which only some files are open would be kept
                writer = kind(place, selection, several=several)
            yield writer
        except KeyboardInterrupt:
            if writer is not None:
                with held():
                    writer.close()
            raise
        with held():
            writer.close()


def _loaded(chosen: Format) -> "type[Writer]":
    module, _, name = chosen.writer.partition(":")
    try:
        found: type[Writer] = getattr(import_module(f"pressfacts.writers.{module}"), name)
    except ModuleNotFoundError as error:
        if chosen.extra is None:
            raise
        raise OutputError(
            f"{chosen.name} needs {error.name}, which is not installed",
            f"run python -m pip install 'pressfacts[{chosen.extra}]'",
        ) from None
    return found
