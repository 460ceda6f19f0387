"""The token vectors and the recogniser as steps of the pipeline.

They are spaCy's `tok2vec` and `ner`, read from disk and written as ever, with another way to the results.
Neither can be trained: what they read with is made of the weights once.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from spacy.pipeline import EntityRecognizer
from spacy.pipeline.tok2vec import Tok2Vec
from spacy.tokens import Doc, Span

from pressfacts.speed.decoder import Decoder, Name, Weights
from pressfacts.speed.encoder import Encoder, Floats, one_thread


class TokenVectors(Tok2Vec):
    """spaCy's `Tok2Vec`, by an `Encoder`."""

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(self.model)

    def predict(self, docs: Iterable[Doc]) -> list[Floats]:
        """The token vectors of each Doc."""
        with one_thread():
            return self._encoder(docs)


class Recogniser(EntityRecognizer):  # type: ignore[misc] # spaCy types no compiled class
    """spaCy's `EntityRecognizer` with token vectors of its own, by an `Encoder` and a `Decoder`."""

    @cached_property
    def _parts(self) -> tuple[Encoder, Decoder]:
        network: Any = self.model
        moves = [self.moves.get_class_name(number) for number in range(self.moves.n_moves)]
        return Encoder(network.layers[0].layers[0]), Decoder(Weights.of(network), moves)

    def predict(self, docs: Iterable[Doc]) -> list[list[Name]]:
        """The names of each Doc."""
        docs = list(docs)
        encoder, decoder = self._parts
        with one_thread():
            return [_names(decoder, doc, vectors) for doc, vectors in zip(docs, encoder(docs), strict=True)]

    def set_annotations(self, docs: Sequence[Doc], names: Sequence[Sequence[Name]]) -> None:
        """Write the names that `predict` has found to their Docs."""
        for doc, found in zip(docs, names, strict=True):
            doc.set_ents([Span(doc, *name) for name in found], default="outside")


def _names(decoder: Decoder, doc: Doc, vectors: Floats) -> list[Name]:
    if not len(doc):
        return []
    spaces, starts = doc.to_array(["IS_SPACE", "SENT_START"]).T == 1
    return list(decoder.names(vectors, spaces, starts))
