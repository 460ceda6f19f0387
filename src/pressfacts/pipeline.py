"""Build the pipeline: base model and components in order."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language

from pressfacts.errors import ModelError
from pressfacts.readers.name_rules import NameRule, read
from pressfacts.record import kinds

OWN_MODEL = Path(str(files("pressfacts").joinpath("model")))
"""The model in the package: a tagger, a parser and a name recogniser; see `training/`."""

_FOR_READING = {
    "components.tok2vec.factory": "pressfacts_token_vectors",
    "components.ner.factory": "pressfacts_recogniser",
}
"""Faster implementations of the same networks, which replace spaCy's components in our own model."""

REQUIRED_FACTORIES = ("tagger", "parser", "ner")

MAX_CHARACTERS = 10_000_000
"""Ten times spaCy's default, as our model needs less memory; the engine limits the number of words."""

COMPONENTS = (*kinds.COMPONENTS, "pressfacts_card")
"""The components after the base model, in order; `pressfacts_layout` comes before it."""


ACCURATE = "accurate"
"""The name of our model with a transformer as recogniser: slower, but more accurate on names."""


def own_model(*, accurate: bool = False) -> Language:
    """The model in the package, for inference only.

    Args:
        accurate: whether to use a transformer as recogniser.

    Raises:
        ModelError: if it cannot be read, or the dependencies of the transformer are not installed.
    """
    left_out = ["tokenizer", *(["ner"] if accurate else [])]
    try:
        # Every English pipeline has this tokenizer, so it need not be loaded.
        nlp = spacy.load(OWN_MODEL, config=_FOR_READING, exclude=left_out)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"the model of pressfacts cannot be read: {OWN_MODEL}", "reinstall pressfacts"
        ) from error
    nlp.add_pipe("pressfacts_word_classes", after="parser")
    if accurate:
        nlp.add_pipe("pressfacts_accurate_recogniser", last=True)
    return nlp


def _load_other(name: str) -> Language:
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
        raise ModelError(
            f"model {name!r} has no {', '.join(missing)}", "choose a pipeline with these components"
        )
    return nlp


def build(model: str | None = None, rules: str | None = None) -> Language:
    """Build a pipeline: the base model with the pressfacts components.

    Args:
        model: name or path of an English spaCy pipeline with a tagger, a parser and NER, or "accurate"; None
            for the fast model in the package.
        rules: path of a file of name rules, see `pressfacts.readers.name_rules`.

    Raises:
        ModelError: if the model cannot be read or lacks one of the three.
        RulesError: if the rules file cannot be read or has an invalid line.
    """
    nlp = own_model(accurate=model == ACCURATE) if model in (None, ACCURATE) else _load_other(model)
    nlp.max_length = MAX_CHARACTERS
    nlp.add_pipe("pressfacts_layout", first=True)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    if rules is not None:
        nlp.add_pipe("pressfacts_name_rules", before="pressfacts_organisations", config={"path": rules})
    return nlp


def load(model: str | None = None, rules: str | None = None) -> Language:
    """The pipeline for a base model and a rules file, built on the first call and cached.

    Raises:
        ModelError: if the model is missing or lacks a tagger, a parser or NER.
        RulesError: if the rules file cannot be read or has an invalid line.
    """
    return _shared(model, rules, read(Path(rules)) if rules is not None else ())


@lru_cache(maxsize=2)
def _shared(model: str | None, rules: str | None, names: tuple[NameRule, ...]) -> Language:
    """Cached by the content of the rules file, not by its path alone."""
    return build(model, rules)
