"""The recogniser before training: our labels on the weights of the base model's recogniser."""

from typing import Any

import spacy
from spacy.language import Language
from thinc.api import Config, fix_random_seed

from base import base_model
from corpus import example

LABELS = {"ORGANISATION": "ORG", "PERSON": "PERSON", "PLACE": "GPE", "PROGRAMME": "ORG"}
"""Our labels, each with the base model's that its weights are taken from."""

RARE = {"PROGRAMME": 1.0}
"""How much less likely than the label that it comes from a label is at the start."""

_SIZING = "Ana Kovač of the Ministry of Health opened the Clean Water Project in Split."


def started(config: Config, *, carried: bool = True) -> Language:
    """A pipeline of nothing but a recogniser with our labels.

    Args:
        config: a configuration with the component `ner`, of the base model's architecture.
        carried: whether it starts from the base model's weights, else from new ones.
    """
    base = spacy.load(base_model(), enable=["ner"])
    config = config.interpolate()
    fix_random_seed(config["training"]["seed"])
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    nlp.vocab.lookups = base.vocab.lookups
    recogniser: Any = nlp.get_pipe("ner")
    for label in LABELS:
        recogniser.add_label(label)
    nlp.initialize(lambda: [example(nlp, _SIZING, [])])
    if carried:
        carry_over(base.get_pipe("ner"), recogniser)
    return nlp


def carry_over(base: Any, ours: Any) -> None:
    """Copy all weights; in the last layer, where a row is a move, from the label that ours comes from."""
    for part in ("tok2vec", "lower"):
        pairs = zip(base.model.get_ref(part).walk(), ours.model.get_ref(part).walk(), strict=True)
        for source, target in pairs:
            for name in source.param_names:
                target.set_param(name, source.get_param(name).copy())
    rows = {base.moves.get_class_name(row): row for row in range(base.moves.n_moves)}
    source, target = base.model.get_ref("upper"), ours.model.get_ref("upper")
    weights, biases = target.get_param("W").copy(), target.get_param("b").copy()
    for row in range(ours.moves.n_moves):
        step, _, label = ours.moves.get_class_name(row).partition("-")
        origin = rows[f"{step}-{LABELS[label]}" if label else ours.moves.get_class_name(row)]
        weights[row] = source.get_param("W")[origin]
        biases[row] = source.get_param("b")[origin] - RARE.get(label, 0.0)
    target.set_param("W", weights)
    target.set_param("b", biases)
