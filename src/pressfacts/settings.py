"""The caller's settings for extraction."""

from typing import NamedTuple


class Settings(NamedTuple):
    """How facts are extracted; picklable, so that it can be passed between processes.

    Attributes:
        model: base model, see `pressfacts.pipeline.build`; None for the one in the package.
        rules: path of a file of name rules, see `pressfacts.readers.name_rules`.
        reference_date: ISO day against which relative dates are resolved if a release gives none.
        indirect: whether to include reported speech among the quotes, with ``direct: false``.
        min_confidence: facts with a lower confidence are left out; those without one are kept.
    """

    model: str | None = None
    rules: str | None = None
    reference_date: str | None = None
    indirect: bool = False
    min_confidence: float | None = None


DEFAULTS = Settings()
