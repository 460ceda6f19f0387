"""The one place where the pipeline is built: base model, components, order."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language

from pressfacts.errors import ModelError
from pressfacts.readers.name_rules import NameRule, read

OWN_MODEL = Path(str(files("pressfacts").joinpath("model")))
"""The model that comes with the package: a tagger, a parser and a recogniser of names; see `training/`."""

_FOR_READING = {
    "components.tok2vec.factory": "pressfacts_token_vectors",
    "components.ner.factory": "pressfacts_recogniser",
}
"""What stands in the place of spaCy's components for our own model: the same networks, read faster."""

REQUIRED_FACTORIES = ("tagger", "parser", "ner")

MAX_CHARACTERS = 10_000_000
"""spaCy's own limit is a tenth of it, for models that need more memory; words are counted by the engine."""

COMPONENTS = (
    "pressfacts_dates",
    "pressfacts_organisations",
    "pressfacts_people",
    "pressfacts_places",
    "pressfacts_contacts",
    "pressfacts_affiliations",
    "pressfacts_quantities",
    "pressfacts_quotes",
    "pressfacts_card",
)
"""The components after the base model, in order; `pressfacts_layout` stands before it."""


ACCURATE = "accurate"
"""The name of our model with a transformer as recogniser: slower, and surer of names."""


def own_model(*, accurate: bool = False) -> Language:
    """The model that comes with the package, ready for reading; it cannot be trained.

    Args:
        accurate: whether a transformer finds the names.

    Raises:
        ModelError: if it cannot be read, or what runs the transformer is not installed.
    """
    left_out = ["tokenizer", *(["ner"] if accurate else [])]
    try:
        # Its tokenizer is that of every English pipeline, which spaCy has made by then.
        nlp = spacy.load(OWN_MODEL, config=_FOR_READING, exclude=left_out)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"the model of pressfacts cannot be read: {OWN_MODEL}", "install pressfacts again"
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
        raise ModelError(f"model {name!r} has no {', '.join(missing)}", "choose a pipeline that has them")
    return nlp


def build(model: str | None = None, rules: str | None = None) -> Language:
    """A new pipeline: the base model with the pressfacts components around it.

    Args:
        model: name or path of an English spaCy pipeline with a tagger, a parser and NER, or "accurate"; where
        it
            is None, the fast model that comes with the package.
        rules: path of a file of names that the user adds or silences, see `pressfacts.readers.name_rules`.

    Raises:
        ModelError: if the model cannot be read or lacks one of the three.
        RulesError: if the file of names cannot be read or a line of it is no rule.
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
    """The pipeline for a base model and a file of names, built on the first call and shared after it.

    Raises:
        ModelError: if the model is missing or lacks a tagger, a parser or NER.
        RulesError: if the file of names cannot be read or a line of it is no rule.
    """
    return _shared(model, rules, read(Path(rules)) if rules is not None else ())


@lru_cache(maxsize=2)
def _shared(model: str | None, rules: str | None, names: tuple[NameRule, ...]) -> Language:
    """The pipeline; one is built for what the file of names holds, not for its path alone."""
    return build(model, rules)
