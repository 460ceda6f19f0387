"""The same release as text, HTML, PDF, Word and e-mail has the same facts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import made_files
from pressfacts.engine import records
from pressfacts.readers import ReadOptions
from pressfacts.readers.files import read
from pressfacts.record.schema import FACT_KINDS, Release

FORMS: dict[str, tuple[str, str | None, Callable[[], bytes]]] = {
    "release.md": ("text/markdown", None, lambda: made_files.text().encode()),
    "release.html": ("text/html", "trafilatura", made_files.page),
    "release.pdf": ("application/pdf", "fpdf", made_files.pdf),
    "release.docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
        made_files.word,
    ),
    "release.eml": ("message/rfc822", None, lambda: made_files.mail().as_bytes()),
    "release.jsonl": ("application/jsonl", None, lambda: made_files.json_lines({"text": made_files.text()})),
    "release.csv": ("text/csv", None, lambda: made_files.table(["text"], [made_files.text()])),
}
WHERE_IT_STANDS = {"start", "end", "mentions", "evidence", "breakdown", "confidence"}
"""What goes by the lines of a text: places, and the probability, among whose features are line breaks."""


def release(path: Path, data: bytes) -> Release:
    path.write_bytes(data)
    (result,) = records(read(path, ReadOptions(keep_text=True)))
    assert isinstance(result, Release), str(result)
    return result


def facts(record: Release) -> dict[str, list[dict[str, Any]]]:
    """The facts of all kinds without the places where they stand."""
    return {
        kind: [fact.model_dump(exclude=WHERE_IT_STANDS) for fact in getattr(record, kind)]
        for kind in FACT_KINDS
    }


@pytest.mark.parametrize("name", FORMS)
def test_a_release_has_the_same_facts_in_every_form(name: str, tmp_path: Path) -> None:
    media_type, needed, make = FORMS[name]
    if needed:
        pytest.importorskip(needed, reason="needs the extra documents")
    plain = release(tmp_path / "release.txt", made_files.text().encode())
    other = release(tmp_path / name, make())
    assert facts(other) == facts(plain)
    assert other.source.media_type == media_type
    assert (other.release.published, other.release.published_from) == ("2019-05-14", "dateline")
    assert other.release.headline == made_files.PARAGRAPHS[0]
    assert len(plain.participants) == 1
    assert len(plain.contacts) == 2


@pytest.mark.parametrize("name", FORMS)
def test_the_offsets_count_the_text_that_is_given(name: str, tmp_path: Path) -> None:
    _, needed, make = FORMS[name]
    if needed:
        pytest.importorskip(needed, reason="needs the extra documents")
    record = release(tmp_path / name, make())
    text = record.source.text
    assert text is not None
    assert len(text) == record.source.characters
    spans = [fact for kind in FACT_KINDS for fact in getattr(record, kind) if hasattr(fact, "start")]
    assert len(spans) > 8
    for fact in spans:
        assert text[fact.start : fact.end] == fact.text
