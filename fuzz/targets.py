"""What is fuzzed: each target takes bytes and raises `AssertionError` where something does not hold.

A reader may refuse what it is given, and a library below it may break on a damaged file: both become a
`Failure`. An error that begins in the code of pressfacts itself is a defect, even where it would end in one.
"""

import io
import json
import re
import traceback
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

import pressfacts
from pressfacts.engine import assemble, describe
from pressfacts.layout.find import Layout
from pressfacts.layout.find import find as lay_out
from pressfacts.pipeline import COMPONENTS, load
from pressfacts.readers import Failure, Reading, ReadOptions
from pressfacts.readers.files import read_bytes
from pressfacts.record.schema import Card, Release
from pressfacts.slots import OPTIONS, Options
from pressfacts.text.tokenising import make_doc

Target = Callable[[bytes], None]

_OWN = str(Path(pressfacts.__file__).parent)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_DOCUMENT = "word/document.xml"
_KEEP_TEXT = ReadOptions(keep_text=True, max_bytes=1_000_000)


def reader(suffix: str) -> Target:
    """The target that reads a file whose name ends with `suffix`."""

    def read(data: bytes) -> None:
        for item in read_bytes(data, f"release{suffix}", _KEEP_TEXT):
            if isinstance(item, Failure):
                check_failure(item)
            else:
                check_reading(item)

    return read


def word_document(data: bytes) -> None:
    """Read a Word document that is sound as an archive and has the bytes as its document."""
    reader(".docx")(_archive_with(data))


def layout(data: bytes) -> None:
    """Lay out a text; its first line stands for the title of the page that it came in."""
    text = as_text(data)
    title = text.partition("\n")[0].strip() or None
    for options in (Options(), Options(title=title, published="2019-05-14")):
        check_layout(text, lay_out(text, options))


def components(data: bytes) -> None:
    """Put a text through all components without the base model."""
    _extract(_without_model(), as_text(data))


def pipeline(data: bytes) -> None:
    """Put a text through the whole pipeline."""
    _extract(load(None), as_text(data))


TARGETS: dict[str, Target] = {
    "text": reader(".txt"),
    "html": reader(".html"),
    "pdf": reader(".pdf"),
    "docx": reader(".docx"),
    "word_document": word_document,
    "email": reader(".eml"),
    "jsonl": reader(".jsonl"),
    "json": reader(".json"),
    "csv": reader(".csv"),
    "tsv": reader(".tsv"),
    "layout": layout,
    "components": components,
    "pipeline": pipeline,
}


def as_text(data: bytes) -> str:
    """The bytes as the text of a release."""
    return data.decode("utf-8", "replace")


def check_failure(failure: Failure) -> None:
    """A refusal is one line, and no error of our own code is behind it."""
    assert not _CONTROL.search(str(failure)), f"no plain line: {str(failure)!a}"
    cause = failure.error.__cause__
    if cause is not None:
        innermost = traceback.extract_tb(cause.__traceback__)[-1]
        assert not innermost.filename.startswith(_OWN), f"a defect of ours was taken for damage: {cause!r}"


def check_reading(reading: Reading) -> None:
    """A reading has a text that can be written, and a source that can be."""
    assert reading.text.strip(), "a reading without a text"
    reading.text.encode("utf-8")
    assert reading.source.characters == len(reading.text)
    assert reading.source.text == reading.text
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", reading.metadata.published or "2019-05-14", re.ASCII)
    check_json(Release(source=reading.source, release=Card(), warnings=list(reading.warnings)))


def check_layout(text: str, found: Layout) -> None:
    """The paragraphs follow each other and cover all but white space; what the card cites stands there."""
    done = 0
    for paragraph in found.paragraphs:
        assert done <= paragraph.start < paragraph.end, f"{paragraph} after {done}"
        assert not text[done : paragraph.start].strip(), f"left out: {text[done : paragraph.start]!a}"
        done = paragraph.end
    assert done <= len(text)
    assert not text[done:].strip(), f"left out: {text[done:]!a}"
    check_offsets(text, found.card.model_dump())


def check_offsets(text: str, value: object) -> None:
    """Every text of every fact is what stands at its offsets."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            assert text[value["start"] : value["end"]] == value["text"], f"not at its offsets: {value!a}"
        for inner in value.values():
            check_offsets(text, inner)
    elif isinstance(value, list):
        for inner in value:
            check_offsets(text, inner)


def check_json(release: Release) -> None:
    """A record can be written as JSON, and what is read from there is the record."""
    written = release.model_dump_json()
    json.loads(written, parse_constant=_refuse)
    assert Release.model_validate_json(written) == release, "the record changes when it is written and read"


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def _extract(nlp: Language, text: str) -> None:
    release = _record(nlp, text)
    check_offsets(text, release.model_dump())
    check_json(release)


def _record(nlp: Language, text: str) -> Release:
    doc = make_doc(nlp, text)
    assert doc.text == text, "the tokens are not the text"
    OPTIONS.write(doc, [Options(indirect=True)])
    return assemble(nlp(doc), describe(text))


@cache
def _without_model() -> Language:
    nlp = spacy.blank("en")
    for name in ("pressfacts_layout", *COMPONENTS):
        nlp.add_pipe(name)
    return nlp


@cache
def _empty_archive() -> dict[str, bytes]:
    from docx import Document

    stream = io.BytesIO()
    document: Any = Document()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _archive_with(document: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in _empty_archive().items():
            archive.writestr(name, document if name == _DOCUMENT else data)
    return stream.getvalue()
