"""DocBin: spaCy's own file of texts, with the facts as spans, for those who train.

This is the one writer that knows spaCy, because the format is spaCy's own; it knows the tokens and the
container, not the pipeline. spaCy reads and writes such a file as a whole, so it is held in memory.
"""

import json
import sys
from functools import cache
from typing import Any, BinaryIO

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from pressfacts.errors import OutputError
from pressfacts.record.schema import Mention, Release
from pressfacts.text.tokenising import make_doc
from pressfacts.writers import files
from pressfacts.writers.selection import Selection
from pressfacts.writers.tables import SINGULAR, places, valid

ATTRIBUTES = ("ORTH", "SPACY", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID")
"""What is kept of every token."""

ENTITIES = ("organisations", "people", "places", "dates")
"""The kinds whose spans are entities too, where they do not overlap; the longest are kept."""

RECORD = "pressfacts"
"""The key of ``Doc.user_data`` under which the record stands, as JSON without the text."""


class DocBinWriter:
    """A Doc for each release: its facts in ``doc.spans`` by kind, and names and dates in ``doc.ents``.

    A span has the kind as its label, such as ``PERSON``, and the name or value of the fact as its ``kb_id_``.
    One that begins or ends within a token takes the whole token in.

    Args:
        place: where to write.
        selection: what of each record is written.
        several: makes no difference here.
    """

    place = staticmethod(files.binary)

    def __init__(self, place: BinaryIO, selection: Selection, *, several: bool = True) -> None:
        self._place = place
        self._selection = selection
        self._docs = DocBin(attrs=ATTRIBUTES, store_user_data=True)

    def write(self, release: Release) -> None:
        """Take in one release.

        Raises:
            OutputError: if its record does not carry the text.
        """
        text = release.source.text
        if text is None:
            raise OutputError("docbin needs the texts of the releases", "read them with keep_text")
        doc = make_doc(_tokeniser(), valid(text))
        named = list[Span]()
        for kind in self._selection.kinds:
            spans = [
                span
                for fact in self._selection.facts(release, kind)
                for place in places(fact)
                if place.start < place.end <= len(text)
                and (span := _span(doc, place, SINGULAR[kind].upper(), _value(fact))) is not None
            ]
            doc.spans[kind] = spans
            named += spans if kind in ENTITIES else []
        doc.ents = filter_spans(named)
        record = self._selection.record(release)
        record["source"] = {key: value for key, value in record["source"].items() if key not in _HELD_BY_DOC}
        doc.user_data[RECORD] = valid(json.dumps(record, ensure_ascii=False))
        self._docs.add(doc)

    def close(self) -> None:
        """Write the file."""
        self._place.write(self._docs.to_bytes())


_HELD_BY_DOC = ("text", "paragraphs")


@cache
def _tokeniser() -> Language:
    nlp = spacy.blank("en")
    nlp.max_length = sys.maxsize
    return nlp


def _span(doc: Doc, place: Mention, label: str, value: str) -> Span | None:
    """A span of whole tokens that neither begins nor ends with white space."""
    span = doc.char_span(place.start, place.end, label, value, alignment_mode="expand")
    if span is None:
        return None
    start, end = span.start, span.end
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    return Span(doc, start, end, label, kb_id=value) if start < end else None


def _value(fact: Any) -> str:
    """What a fact stands for: its EDTF value, its name, or an empty text."""
    return valid(getattr(fact, "edtf", None) or getattr(fact, "name", None) or "")
