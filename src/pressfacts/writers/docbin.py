"""DocBin: spaCy's file format for annotated texts, with the facts as spans, for training.

This is the only writer that imports spaCy, for its tokenizer and container; it does not use the pipeline.
spaCy reads and writes such files as a whole, so the file is held in memory.
"""

import json
import sys
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from pressfacts.errors import OutputError
from pressfacts.record.kinds import KINDS
from pressfacts.record.schema import Mention, Release
from pressfacts.text.tokenising import make_doc
from pressfacts.writers import Writer, files
from pressfacts.writers.selection import Selection, places
from pressfacts.writers.tables import valid

ATTRIBUTES = ("ORTH", "SPACY", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID")
"""The attributes that are stored for each token."""

RECORD = "pressfacts"
"""The key in ``Doc.user_data`` of the record, as JSON without the text."""

_IN_DOC = ("text", "paragraphs")


class DocBinWriter(Writer):
    """A Doc for each release: its facts in ``doc.spans`` by kind, and names and dates in ``doc.ents``.

    The label of a span is its kind, such as ``PERSON``, and its ``kb_id_`` is the name or value of the fact.
    Spans are extended to token boundaries. Entities must not overlap: the longest are kept.
    """

    place = staticmethod(files.binary)

    def __init__(self, place: Any, selection: Selection, *, several: bool = True) -> None:
        super().__init__(place, selection, several=several)
        self._docs = DocBin(attrs=ATTRIBUTES, store_user_data=True)

    def write(self, release: Release) -> None:
        """Add one release.

        Raises:
            OutputError: if its record has no text.
        """
        text = release.source.text
        if text is None:
            raise OutputError("docbin needs the texts of the releases", "read them with keep_text")
        doc = make_doc(_tokenizer(), valid(text))
        entities = list[Span]()
        for kind in self._selection.kinds:
            spans = [
                span
                for fact in self._selection.facts(release, kind)
                for place in places(fact)
                if place.start < place.end <= len(text)
                and (span := _span(doc, place, KINDS[kind].one.upper(), _value(fact))) is not None
            ]
            doc.spans[kind] = spans
            entities += spans if KINDS[kind].span else []
        doc.ents = filter_spans(entities)
        record = self._selection.record(release)
        record["source"] = {key: value for key, value in record["source"].items() if key not in _IN_DOC}
        doc.user_data[RECORD] = valid(json.dumps(record, ensure_ascii=False))
        self._docs.add(doc)

    def close(self) -> None:
        """Write the file."""
        self._place.write(self._docs.to_bytes())


@cache
def _tokenizer() -> Language:
    nlp = spacy.blank("en")
    nlp.max_length = sys.maxsize
    return nlp


def _span(doc: Doc, place: Mention, label: str, value: str) -> Span | None:
    """A span of whole tokens without leading and trailing white space."""
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
    """The EDTF value or name of a fact, or an empty text."""
    return valid(getattr(fact, "edtf", None) or getattr(fact, "name", None) or "")
