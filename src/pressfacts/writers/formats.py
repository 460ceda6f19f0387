"""The formats that records can be written in, and the choice among them."""

from pathlib import Path
from typing import TextIO

from pressfacts.writers import Writer
from pressfacts.writers.selection import Selection

SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}
"""Formats by the suffix of the file that is written."""


def choose(named: str | None, file: Path | None, *, terminal: bool, several: bool) -> str:
    """The format to write in.

    Args:
        named: the format that the user asked for.
        file: the file to write, if any.
        terminal: whether people read the output as it comes.
        several: whether there may be several releases.
    """
    if named is not None:
        return named
    if file is not None and file.suffix.lower() in SUFFIXES:
        return SUFFIXES[file.suffix.lower()]
    if terminal and file is None:
        return "table"
    return "jsonl" if several else "json"


def writer(name: str, stream: TextIO, selection: Selection, *, several: bool) -> Writer:
    """The writer of a format.

    Args:
        name: json, jsonl or table.
        stream: where it writes.
        selection: what of each record it writes.
        several: whether there may be several releases.
    """
    if name == "table":
        from pressfacts.writers.card import CardWriter  # Rich is loaded for those who look at it

        return CardWriter(stream, selection)
    from pressfacts.writers.json import JsonLinesWriter, JsonWriter

    return (
        JsonLinesWriter(stream, selection)
        if name == "jsonl"
        else JsonWriter(stream, selection, array=several)
    )
