"""How facts are found, as the caller wants it."""

from typing import NamedTuple


class Settings(NamedTuple):
    """What the caller says about how facts are found; it goes between processes as it is.

    Attributes:
        model: base model, see `pressfacts.pipeline.build`; None for the one that comes with the package.
        rules: path of a file of names to add and to silence, see `pressfacts.readers.name_rules`.
        reference_date: ISO day against which relative dates are resolved where a release gives none.
        indirect: whether reported speech is written down among the quotes, with ``direct: false``.
    """

    model: str | None = None
    rules: str | None = None
    reference_date: str | None = None
    indirect: bool = False


DEFAULTS = Settings()
