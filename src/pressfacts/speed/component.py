"""The spaCy components that read with the base model's networks, or with the accurate recogniser."""

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("pressfacts_token_vectors")
def create_token_vectors(nlp: Language, name: str, model: Any) -> Any:
    """Make the component in the place of a `tok2vec` with this network."""
    from pressfacts.speed.pipe import TokenVectors

    return TokenVectors(nlp.vocab, model, name)


@Language.factory("pressfacts_recogniser")
def create_recogniser(
    nlp: Language,
    name: str,
    model: Any,
    moves: Any,
    update_with_oracle_cut_size: int,
    incorrect_spans_key: str | None,
    scorer: Callable[..., Any] | None,
) -> Any:
    """Make the component in the place of an `ner` of this configuration."""
    from pressfacts.speed.pipe import Recogniser

    return Recogniser(
        nlp.vocab,
        model,
        name,
        moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        incorrect_spans_key=incorrect_spans_key,
        scorer=scorer,
    )


@Language.factory("pressfacts_accurate_recogniser", assigns=["doc.ents"])
def create_accurate_recogniser(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component that finds names with a small transformer."""
    from pressfacts.speed.accurate import AccurateRecogniser

    return AccurateRecogniser()
