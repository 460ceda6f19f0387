"""Token vectors, as the base model has them, computed for reading alone.

The network is spaCy's `HashEmbedCNN` with the weights of the model: hash embeddings of four attributes of a
word (Svenstrup et al. 2017), mixed by a maxout layer, then residual layers that look one word to each side.
Training needs thinc's layers; reading does not, and is several times as fast here:

- the vector of a word outside its context is kept for the next time that the word comes;
- the products with the weights go through numpy's BLAS, and a Doc at a time, so that the vectors of a Doc
  never hang on the Docs that share its batch;
- nothing is kept for backpropagation.

The products are too small to share out: on one thread they take half of the processor time, and where there
is much to do pressfacts runs a process a core.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model
from threadpoolctl import ThreadpoolController

Floats = NDArray[np.float32]
Features = NDArray[np.uint64]

_KEPT_WORDS = 20_000
"""Words whose vectors are kept: 8 MB; a million words of releases have some 40 000."""

_BLOCK = 512
"""Rows that are worked on at once: what a core's cache holds."""

_EPSILON = 1e-08


class _Maxout(NamedTuple):
    """A maxout layer with its layer norm.

    Attributes:
        weights: inputs by (pieces x outputs), the pieces side by side.
        bias: as long as the rows of the weights.
        pieces: alternatives of each output, of which the largest counts.
        gain: of the norm, one an output.
        shift: of the norm, likewise.
    """

    weights: Floats
    bias: Floats
    pieces: int
    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, maxout: Any, norm: Any) -> "_Maxout":
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        outputs, pieces, inputs = weights.shape
        return cls(
            np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, pieces * outputs)),
            np.ascontiguousarray(bias.T.reshape(-1)),
            pieces,
            norm.get_param("G"),
            norm.get_param("b"),
        )

    def __call__(self, product: Floats) -> Floats:
        """The outputs, from the inputs times the weights; `product` is overwritten."""
        product += self.bias
        width = product.shape[1] // self.pieces
        largest = np.maximum(product[:, :width], product[:, width : 2 * width])
        for piece in range(2, self.pieces):
            np.maximum(largest, product[:, piece * width : (piece + 1) * width], out=largest)
        largest -= largest.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", largest, largest) / width
        largest *= ((variance + _EPSILON) ** -0.5)[:, None]
        largest *= self.gain
        largest += self.shift
        return largest


class _Words:
    """The vectors of words outside their context, each computed once while it is kept.

    Args:
        network: spaCy's network of token vectors, with its weights.
    """

    def __init__(self, network: Model[Any, Any]) -> None:
        nodes = list(network.walk(order="dfs_pre"))
        self._columns = next(node.attrs["columns"] for node in nodes if node.name == "extract_features")
        self._tables = [node for node in nodes if node.name == "hashembed"]
        self._mix = _Maxout.of(_named(nodes, "maxout")[0], _named(nodes, "layernorm")[0])
        self._ops: Any = network.ops
        self._rows = dict[bytes, int]()
        self._vectors = np.zeros((_KEPT_WORDS, len(self._mix.gain)), dtype="f")

    def __call__(self, doc: Doc) -> Floats:
        features = np.ascontiguousarray(doc.to_array(self._columns), dtype="uint64")
        keys = features.view(f"V{features.shape[1] * 8}").ravel().tolist()
        new = {key: at for at, key in enumerate(keys) if key not in self._rows}
        if len(self._rows) + len(new) > len(self._vectors):
            self._rows.clear()
            new = {key: at for at, key in enumerate(keys)}
        if len(new) > len(self._vectors):
            return self._computed(features)
        if new:
            first = len(self._rows)
            self._vectors[first : first + len(new)] = self._computed(features[list(new.values())])
            self._rows.update(zip(new, range(first, first + len(new)), strict=True))
        return self._vectors[[self._rows[key] for key in keys]]

    def _computed(self, features: Features) -> Floats:
        embedded = np.hstack([_embedded(table, features) for table in self._tables])
        # The product that thinc chooses has the same rows in a batch of any length, as kept vectors need;
        # numpy's has not.
        return self._mix(self._ops.gemm(embedded, self._mix.weights))


def _embedded(table: Any, features: Features) -> Floats:
    """The sum of the rows of a table that the hashes of one attribute choose."""
    vectors = table.get_param("E")
    ids = np.ascontiguousarray(features[:, table.attrs["column"]])
    summed: Floats = table.ops.gather_add(vectors, table.ops.hash(ids, table.attrs["seed"]) % len(vectors))
    return summed


@cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")


def one_thread() -> AbstractContextManager[Any]:
    """Within this block numpy's products take one thread."""
    return _blas().limit(limits=1)  # type: ignore[no-any-return] # threadpoolctl has no types


class Encoder:
    """Token vectors in context.

    Args:
        network: spaCy's network of token vectors, with its weights.
    """

    def __init__(self, network: Model[Any, Any]) -> None:
        nodes = list(network.walk(order="dfs_pre"))
        layers = zip(_named(nodes, "maxout"), _named(nodes, "layernorm"), strict=True)
        self._words = _Words(network)
        self._layers = [_Maxout.of(maxout, norm) for maxout, norm in layers][1:]

    def __call__(self, docs: Iterable[Doc]) -> list[Floats]:
        """The vectors of each Doc, one row a token."""
        return [self._encode(doc) for doc in docs]

    def _encode(self, doc: Doc) -> Floats:
        if not len(doc):
            return np.zeros((0, len(self._layers[0].gain)), dtype="f")
        # As spaCy pads it: what is beyond the words comes to be more than zero, layer by layer.
        margin = len(self._layers) + 1
        vectors = np.pad(self._words(doc), ((margin, margin), (0, 0)))
        for layer in self._layers:
            vectors = vectors + _looked_around(vectors, layer)
        return vectors[margin:-margin]


def _looked_around(vectors: Floats, layer: _Maxout) -> Floats:
    """What a layer makes of each row with the rows beside it, block by block; the first and last are zero."""
    made = np.zeros_like(vectors)
    last = len(vectors) - 1
    for start in range(1, last, _BLOCK):
        stop = min(start + _BLOCK, last)
        beside = (vectors[start + step : stop + step] for step in (-1, 0, 1))
        made[start:stop] = layer(np.hstack(tuple(beside)) @ layer.weights)
    return made


def _named(nodes: Sequence[Model[Any, Any]], name: str) -> list[Model[Any, Any]]:
    return [node for node in nodes if node.name == name]
