"""The accurate recogniser: a small transformer, run by ONNX Runtime (extra ``pressfacts[accurate]``)."""

from importlib.resources import files
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.util import filter_spans

from pressfacts.errors import ModelError
from pressfacts.slots import RECOGNISER
from pressfacts.speed.tagging import END, START, Scores, names, pieces, summed, windows

BATCH = 8


class AccurateRecogniser:
    """Finds organisations, people, programmes and places, and sets them as entities.

    Raises:
        ModelError: if ONNX Runtime or tokenizers is not installed.
    """

    def __init__(self) -> None:
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            raise ModelError(
                "the accurate model needs ONNX Runtime and tokenizers",
                "python3 -m pip install 'pressfacts[accurate]'",
            ) from error
        folder = files("pressfacts.model").joinpath("accurate")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = (
            1  # one process a core, and always the same sums
        )
        model = folder.joinpath("model.onnx").read_bytes()
        self._session: Any = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer: Any = Tokenizer.from_str(
            folder.joinpath("tokenizer.json").read_text(encoding="utf-8")
        )
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of `doc` and hand it on."""
        text = doc.text
        cut = pieces(text, self._tokenizer)
        spans = windows(len(cut.ids))
        found = list[Scores]()
        for first in range(0, len(spans), BATCH):
            found += self._scores([(cut.ids[a:b], cut.shapes[a:b]) for a, b in spans[first : first + BATCH]])
        entities = [
            doc.char_span(one.start, one.end, label=one.kind, alignment_mode="expand")
            for one in names(summed(cut, spans, found), cut)
        ]
        doc.ents = tuple(filter_spans([entity for entity in entities if entity is not None]))
        doc.user_data[RECOGNISER] = "accurate"
        return doc

    def _scores(self, batch: list[tuple[list[int], list[int]]]) -> list[Scores]:
        """Log-probabilities of the tags of each window."""
        longest = max(len(ids) for ids, _ in batch) + 2
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask, shapes = np.zeros_like(ids), np.zeros_like(ids)
        for row, (own, own_shapes) in enumerate(batch):
            ids[row, : len(own) + 2] = [START, *own, END]
            shapes[row, 1 : len(own) + 1] = own_shapes
            mask[row, : len(own) + 2] = 1
        logits = self._session.run(None, {"ids": ids, "mask": mask, "shapes": shapes})[0]
        return list(logits - np.logaddexp.reduce(logits, axis=2, keepdims=True))
