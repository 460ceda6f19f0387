"""Tags of names from scores of word pieces: what the accurate model and its training share; numpy alone.

A text is cut into words and these into pieces of the encoder's vocabulary, which knows no case: the shape of
each word goes with its pieces, and whether a line begins there. Long texts are read in overlapping windows.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

KINDS = ("ORGANISATION", "PERSON", "PROGRAMME", "PLACE")
TAGS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
SHAPES = 8
"""Shapes of a word; the same number again stands for words at the beginning of a line."""

WINDOW, OVERLAP = 254, 54
START, END = 101, 102
WORD = re.compile(r"\w+|[^\w\s]")

Scores = npt.NDArray[np.floating[Any]]


class Tokenizer(Protocol):
    """What is used of `tokenizers.Tokenizer`."""

    def encode(self, sequence: list[str], *, is_pretokenized: bool, add_special_tokens: bool) -> Any:
        """The pieces of some words."""


class Pieces(NamedTuple):
    """A text in word pieces.

    Attributes:
        words: start and end of each word in the text.
        ids: the vocabulary's number of each piece.
        shapes: the shape of the word that each piece belongs to.
        word: the index of that word.
    """

    words: list[tuple[int, int]]
    ids: list[int]
    shapes: list[int]
    word: list[int]


class Tagged(NamedTuple):
    """A name on the likeliest path of tags.

    Attributes:
        start: offset of its first character.
        end: offset after its last character.
        kind: one of `KINDS`.
        probability: the lowest probability of its words' tags.
    """

    start: int
    end: int
    kind: str
    probability: float


def shape(word: str) -> int:
    """The shape of a word: digits, capitals, one capital, lower case, capitalised, mixed, other."""
    if word.isdigit():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word.islower():
        return 4
    if word[:1].isupper() and word[1:].islower():
        return 5
    return 6 if any(letter.isupper() for letter in word) else 7


def pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into words and these into pieces."""
    words = [match.span() for match in WORD.finditer(text)]
    spelled = [text[start:end] for start, end in words]
    encoded = tokenizer.encode(spelled, is_pretokenized=True, add_special_tokens=False)
    shapes, before = list[int](), 0
    for start, end in words:
        opens = start == 0 or "\n" in text[before:start]
        shapes.append(shape(text[start:end]) + SHAPES * opens)
        before = end
    index = [word for word in encoded.word_ids if word is not None]
    return Pieces(words, encoded.ids, [shapes[word] for word in index], index)


def windows(length: int) -> list[tuple[int, int]]:
    """Start and end of the overlapping windows over so many pieces."""
    starts = range(0, max(1, length - OVERLAP), WINDOW - OVERLAP)
    return [(start, min(length, start + WINDOW)) for start in starts]


def summed(cut: Pieces, spans: Sequence[tuple[int, int]], found: Sequence[Scores]) -> Scores:
    """Log-probabilities of tags at each word, [words, tags], summed over the windows that hold it.

    Args:
        cut: the text in pieces.
        spans: the windows.
        found: for each window log-probabilities, [pieces and two marks or more, tags].
    """
    scores = np.zeros((len(cut.words), len(TAGS)))
    for (start, end), rows in zip(spans, found, strict=True):
        for at in range(start, end):
            if at == 0 or cut.word[at] != cut.word[at - 1]:
                scores[cut.word[at]] += rows[at - start + 1]
    return scores


_BARRED = np.array(
    [
        [-1e9 if tag[:1] == "I" and (last == "O" or last[1:] != tag[1:]) else 0.0 for tag in TAGS]
        for last in TAGS
    ]
)
"""What it costs that a tag follows another: an I follows its own kind alone."""


def best_path(scores: Scores) -> list[int]:
    """The likeliest tags of words, from log-probabilities, [words, tags] (Viterbi)."""
    total = scores[0] + _BARRED[0]
    back = list[Any]()
    for row in scores[1:]:
        through = total[:, None] + _BARRED
        back.append(through.argmax(0))
        total = through.max(0) + row
    path = [int(total.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def names(scores: Scores, cut: Pieces) -> list[Tagged]:
    """The names on the likeliest path through the log-probabilities of the words of a text."""
    if not len(scores):
        return []
    likely = np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))
    found = list[Tagged]()
    for word, index in enumerate(best_path(scores)):
        part, _, kind = TAGS[index].partition("-")
        start, end = cut.words[word]
        sure = float(likely[word, index])
        if part == "B":
            found.append(Tagged(start, end, kind, sure))
        elif part == "I":
            last = found[-1]
            found[-1] = Tagged(last.start, end, kind, min(last.probability, sure))
    return found
