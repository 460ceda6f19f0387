"""The spaCy components ``pressfacts_token_vectors`` and ``pressfacts_recogniser``."""

from collections.abc import Callable
from typing import Any

from spacy.language import Language


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
