"""Tags of names from scores of word pieces, and annotations without text."""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressfacts.speed.tagging import OVERLAP, TAGS, WINDOW, Pieces, best_path, names, shape, windows

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

import itertools

from standoff import packed, unpacked


def scores_of(*tags: str) -> Any:
    """Log-probabilities that all but say these tags."""
    scores = np.full((len(tags), len(TAGS)), -5.0)
    for row, tag in enumerate(tags):
        scores[row, TAGS.index(tag)] = -0.01
    return scores


def cut(text: str) -> Pieces:
    """A text whose words are its pieces."""
    words, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        words.append((start, at))
    return Pieces(words, list(range(len(words))), [0] * len(words), list(range(len(words))))


def test_a_name_runs_from_its_beginning_over_what_is_inside() -> None:
    text = "met Harbour Trust and Ana"
    found = names(scores_of("O", "B-ORGANISATION", "I-ORGANISATION", "O", "B-PERSON"), cut(text))
    assert [(text[one.start : one.end], one.kind) for one in found] == [
        ("Harbour Trust", "ORGANISATION"),
        ("Ana", "PERSON"),
    ]
    assert all(0.9 < one.probability <= 1.0 for one in found)


def test_a_text_without_words_has_no_names() -> None:
    assert names(np.zeros((0, len(TAGS))), cut("")) == []


@given(st.lists(st.lists(st.floats(-9, 0), min_size=9, max_size=9), min_size=1, max_size=12))
def test_inside_follows_its_own_kind_whatever_the_scores(rows: list[list[float]]) -> None:
    path = [TAGS[index] for index in best_path(np.array(rows))]
    for last, tag in zip(["O", *path], path, strict=False):
        assert tag[:1] != "I" or (last != "O" and last[1:] == tag[1:])


@given(st.integers(0, 3000))
def test_windows_cover_every_piece_and_overlap(length: int) -> None:
    spans = windows(length)
    assert spans[0][0] == 0
    assert spans[-1][1] == length
    assert all(end - start <= WINDOW for start, end in spans)
    assert all(after[0] == before[0] + WINDOW - OVERLAP for before, after in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("word", "number"),
    [("2018", 1), ("UNDP", 2), ("A", 3), ("of", 4), ("Osh", 5), ("eLumena", 6), ("&", 7)],
)
def test_shapes_of_words(word: str, number: int) -> None:
    assert shape(word) == number


def test_an_annotation_without_text_comes_back_whole() -> None:
    text = "Harbour\nTrust gave 40 boats.  Ana Lund spoke."
    record = {
        "id": "x",
        "organisations": [{"name": "Harbour Trust", "aliases": [], "kind": "ngo"}],
        "statistics": [{"text": "40 boats", "value": 40, "unit": "boats"}],
        "people": [{"name": "Ana Lund", "title": None, "organisation": "the Trust"}],
    }
    bare = packed(record, text)
    assert bare["organisations"][0]["name"] == [0, 13]
    assert "Ana" not in str(bare)
    assert unpacked(bare, text) == record
