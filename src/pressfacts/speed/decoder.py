"""Names, as the base model's recogniser finds them, without spaCy's transition machine.

It is spaCy's transition-based recogniser (after Lample et al. 2016) with the weights of the model, and it
finds the same names. What it does at a word outside of names hangs on that word alone, so these decisions
are made for all words of a Doc in one product; only the words inside of names are walked one by one.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pressfacts.speed.encoder import Floats

Name = tuple[int, int, str]
"""First word, the word after the last one, label."""

_WORD, _FIRST, _BEFORE = range(3)
"""What a decision looks at: the word, the first word of the name that is open, and the word before."""


class Weights(NamedTuple):
    """The layers of the recogniser after its word vectors.

    Attributes:
        narrow, narrow_bias: from a word vector to fewer numbers.
        parts: from those to what a word adds to a decision in each of its three places, side by side.
        outside: what is added where no name is open.
        inside: what is added where one is.
        moves, moves_bias: from the hidden layer to the score of each move.
    """

    narrow: Floats
    narrow_bias: Floats
    parts: Floats
    outside: Floats
    inside: Floats
    moves: Floats
    moves_bias: Floats

    @classmethod
    def of(cls, model: Any) -> "Weights":
        """The weights of a `spacy.TransitionBasedParser` of names.

        Its maxout layer has two pieces; here they stand side by side.
        """
        vectors, lower, upper = model.layers
        narrow = vectors.layers[-1]
        weights, bias = lower.get_param("W"), lower.get_param("b")
        missing = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(len(weights), -1)
        inside = bias.T.reshape(-1)
        return cls(
            np.ascontiguousarray(narrow.get_param("W").T),
            narrow.get_param("b"),
            np.ascontiguousarray(weights.transpose(3, 0, 2, 1).reshape(weights.shape[3], -1)),
            inside + missing[_FIRST] + missing[_BEFORE],
            inside,
            np.ascontiguousarray(upper.get_param("W").T),
            upper.get_param("b"),
        )

    def of_words(self, vectors: Floats) -> Floats:
        """What each word adds to decisions: words by places by hidden numbers."""
        narrow: Floats = vectors @ self.narrow + self.narrow_bias
        parts: Floats = (narrow @ self.parts).reshape(len(vectors), 3, -1)
        return parts

    def scores(self, added: Floats) -> Floats:
        """The score of each move, a row a decision."""
        width = added.shape[1] // 2
        scores: Floats = np.maximum(added[:, :width], added[:, width:]) @ self.moves + self.moves_bias
        return scores


class Decoder:
    """Finds names from word vectors, by the weights of a recogniser.

    Args:
        weights: of the recogniser.
        moves: the names of its moves in their order: "O" for a word outside of names; with each label "B-",
            "I-" and "L-" for the first, an inner and the last word of a name, and "U-" for its only one.
    """

    def __init__(self, weights: Weights, moves: Sequence[str]) -> None:
        self._weights = weights
        self._moves = list(moves)
        kinds = np.array(["" if move.endswith("-") else move[0] for move in moves])  # "U-" has no label
        self._begins, self._units, self._outs = (kinds == kind for kind in "BUO")

    def names(self, vectors: Floats, spaces: NDArray[np.bool_], starts: NDArray[np.bool_]) -> Iterator[Name]:
        """The names of a Doc, in order.

        Args:
            vectors: of its words, at least one.
            spaces: which of them are white space, where no name may start.
            starts: which of them begin a sentence, which no name may cross.
        """
        parts = self._weights.of_words(vectors)
        ahead = np.append(~starts[1:], False)  # whether a name may go on after the word
        moves = self._outside(parts, spaces, ahead)
        done = 0
        for first in np.flatnonzero(~self._outs[moves]):
            if first >= done:
                move = self._moves[moves[first]]
                label = move[2:]
                done = int(first) + 1 if move[0] == "U" else self._end(parts, int(first), label, ahead)
                yield int(first), done, label

    def _outside(
        self, parts: Floats, spaces: NDArray[np.bool_], ahead: NDArray[np.bool_]
    ) -> NDArray[np.intp]:
        """The best move at each word where no name is open."""
        scores = self._weights.scores(parts[:, _WORD] + self._weights.outside)
        allowed = self._outs | (self._units & ~spaces[:, None])
        allowed |= self._begins & (~spaces & ahead)[:, None]
        best: NDArray[np.intp] = np.where(allowed, scores, -np.inf).argmax(axis=1)
        return best

    def _end(self, parts: Floats, first: int, label: str, ahead: NDArray[np.bool_]) -> int:
        """The word after the last one of the name that begins at `first`."""
        inner, last = self._moves.index(f"I-{label}"), self._moves.index(f"L-{label}")
        begun, at = parts[first, _FIRST] + self._weights.inside, first + 1
        while ahead[at]:
            added = begun + parts[at, _WORD] + parts[at - 1, _BEFORE]
            scores = self._weights.scores(added[None])[0]
            if scores[last] > scores[inner]:
                break
            at += 1
        return at + 1
