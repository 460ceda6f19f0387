"""The formats that records can be written in, and the choice among them.

A new format is one entry of `FORMATS` and one module with its writer. Modules of writers, and what they need,
are loaded only when a format is used: the command line reads the names here for its help.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pressfacts.errors import OutputError
from pressfacts.stopping import held

if TYPE_CHECKING:
    from pressfacts.writers import Writer, WriterType
    from pressfacts.writers.selection import Selection


class Format(NamedTuple):
    """What is known of a format before its writer is loaded.

    Attributes:
        name: as ``--format`` takes it.
        about: what it is, for the help.
        writer: module below `pressfacts.writers` and class of its writer.
        suffixes: the suffixes of files that choose it.
        standard_output: whether it can go to standard output.
        extra: the extra of the package that installs what it needs.
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
        Format("table", "a card for people", "card:CardWriter", (), True),
        Format("marked", "the text with its facts marked", "marked:MarkedWriter", (), True, needs_text=True),
        Format(
            "html",
            "a page for a browser, or a folder of pages",
            "html.writer:HtmlWriter",
            (".html", ".htm"),
            True,
            needs_text=True,
        ),
        Format("csv", "a folder of tables, or one of a single kind", "csv:CsvWriter", (".csv",), True),
        Format("sqlite", "a database", "sqlite:SqliteWriter", (".db", ".sqlite", ".sqlite3"), extra="tables"),
        Format(
            "parquet", "a table with nested columns", "parquet:ParquetWriter", (".parquet",), extra="tables"
        ),
        Format("docbin", "spaCy's own, for training", "docbin:DocBinWriter", (".spacy",), needs_text=True),
    )
}


def choose(named: str | None, output: Path | None, *, terminal: bool, several: bool) -> str:
    """The name of the format to write in.

    Args:
        named: the format that the user asked for.
        output: the file to write, if any.
        terminal: whether people read the output as it comes.
        several: whether there may be several releases.
    """
    if named is not None:
        return named
    by_suffix = {suffix: entry.name for entry in FORMATS.values() for suffix in entry.suffixes}
    if output is not None and output.suffix.lower() in by_suffix:
        return by_suffix[output.suffix.lower()]
    if terminal and output is None:
        return "table"
    return "jsonl" if several else "json"


@contextmanager
def opened(name: str, output: Path | None, selection: "Selection", *, several: bool) -> Iterator["Writer"]:
    """Open the writer of a format, and finish what it writes when the block ends.

    What is written to a name comes into being whole when the block ends; an error leaves what was there
    before, Ctrl-C keeps the releases that are finished.

    Args:
        name: a key of `FORMATS`.
        output: where to write; None for standard output.
        selection: what of each record is written.
        several: whether there may be several releases.

    Raises:
        OutputError: if the format cannot be written there, or needs what is not installed.
    """
    chosen = FORMATS[name]
    if output is None and not chosen.standard_output:
        raise OutputError(f"{name} cannot go to standard output", "name a file with -o")
    kind = _loaded(chosen)
    with kind.place(output) as place:
        writer = kind(place, selection, several=several)
        try:
            yield writer
        except KeyboardInterrupt:
            with held():
                writer.close()
            raise
        with held():
            writer.close()


def _loaded(chosen: Format) -> "WriterType":
    module, _, name = chosen.writer.partition(":")
    try:
        found: WriterType = getattr(import_module(f"pressfacts.writers.{module}"), name)
    except ModuleNotFoundError as error:
        if chosen.extra is None:
            raise
        raise OutputError(
            f"{chosen.name} needs {error.name}, which is not installed",
            f"run python -m pip install 'pressfacts[{chosen.extra}]'",
        ) from None
    return found
