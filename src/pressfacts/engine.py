"""Texts in, records out: the one path by which every caller gets facts."""

import hashlib
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pressfacts.pipeline import load
from pressfacts.schema import Release, Source
from pressfacts.slots import FACT_SLOTS, OPTIONS, Options, read_card

BATCH_SIZE = 16


def describe(text: str) -> Source:
    """The source entry of a text that came from no file."""
    return Source(
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), characters=len(text)
    )


def assemble(doc: Doc, source: Source) -> Release:
    """The record of a Doc that has been through the pipeline."""
    facts = {slot.name: slot.read(doc) for slot in FACT_SLOTS}
    return Release(source=source, release=read_card(doc), **facts)


def _prepare(nlp: Language, text: str, options: Options) -> Doc:
    doc = nlp.make_doc(text)
    OPTIONS.write(doc, [options])
    return doc


def extract(text: str, *, model: str | None = None, reference_date: str | None = None) -> Release:
    """The facts of one release.

    Args:
        text: the release; it is never changed, and all offsets count its code points.
        model: base model, see `pressfacts.pipeline.build`.
        reference_date: ISO day against which relative dates are resolved where the text gives none.

    Raises:
        ModelError: if the base model cannot be used.
    """
    return next(extract_many([text], model=model, reference_date=reference_date))


def extract_many(
    texts: Iterable[str], *, model: str | None = None, reference_date: str | None = None
) -> Iterator[Release]:
    """The facts of many releases, in order, as they are ready.

    Args:
        texts: the releases.
        model: base model, see `pressfacts.pipeline.build`.
        reference_date: as for `extract`.

    Raises:
        ModelError: if the base model cannot be used.
    """
    nlp = load(model)
    options = Options(reference_date=reference_date)
    docs = (_prepare(nlp, text, options) for text in texts)
    for doc in nlp.pipe(docs, batch_size=BATCH_SIZE):
        yield assemble(doc, describe(doc.text))
