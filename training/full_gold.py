"""The releases with every fact annotated, and the Docs that a scorer's candidates are taken from."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from pressfacts import pipeline
from pressfacts.text.tokenising import make_doc

FOLDERS = ("gold/dev", "gold/dev2", "training/written")
_WIRE = 8
"""Stems of one wire service begin alike for so many letters, shortened ones too."""


class Annotated(NamedTuple):
    """A release: the stem of its file, its issuer, its text and its facts."""

    stem: str
    issuer: str
    text: str
    facts: dict[str, Any]


def issuer_of(stem: str) -> str:
    """The group of a release: its wire service or its office; releases written for the project are apart."""
    name = stem.rpartition("_")[0]
    is_written = stem[:1] == "w" and stem[1:3].isdigit()
    return stem if is_written or len(stem.rpartition("_")[2]) == 2 else name[:_WIRE]


def releases(folders: Iterable[Path]) -> list[Annotated]:
    """The annotated releases of some folders, by folder and stem.

    Args:
        folders: folders with STEM.txt and STEM.json.
    """
    return [
        Annotated(
            path.stem,
            issuer_of(path.stem),
            path.with_suffix(".txt").read_text("utf-8"),
            json.loads(path.read_text("utf-8")),
        )
        for folder in folders
        for path in sorted(folder.glob("*.json"))
    ]


def read_up_to(component: str, model: str | None = None) -> Language:
    """The pipeline with a model, up to a component, itself left out.

    Args:
        component: its name.
        model: "accurate", the folder of a fast model, or None for the one that is shipped.
    """
    if model not in (None, pipeline.ACCURATE):
        pipeline.OWN_MODEL, model = Path(str(model)).resolve(), None
    nlp = pipeline.build(model)
    nlp.select_pipes(enable=nlp.pipe_names[: nlp.pipe_names.index(component)])
    return nlp


def docs(nlp: Language, found: Iterable[Annotated]) -> Iterator[tuple[Annotated, Doc]]:
    """Each release with its Doc."""
    listed = list(found)
    yield from zip(listed, nlp.pipe(make_doc(nlp, one.text) for one in listed), strict=True)
