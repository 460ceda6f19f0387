"""pressfacts: what a press release states, as structured records.

>>> import pressfacts
>>> release = pressfacts.extract("BISHKEK, 7 June 2011 - Some 20 lawyers were trained.")

Importing the package loads neither spaCy nor a model; the first call does.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pressfacts.engine import extract, extract_many
    from pressfacts.pipeline import load

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "extract_many", "load"]

_HOMES = {
    "extract": "pressfacts.engine",
    "extract_many": "pressfacts.engine",
    "load": "pressfacts.pipeline",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
