"""Import spaCy quickly.

``import spacy`` takes a third of its time for `spacy.info`, which pulls in the whole of ``spacy.cli``:
downloading, training and deployment, none of which pressfacts uses.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_INFO = "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy without ``spacy.cli``, which can still be imported afterwards."""
    if "spacy" in sys.modules:
        return
    sys.modules[_INFO] = placeholder = ModuleType(_INFO)
    vars(placeholder)["info"] = _info
    try:
        import_module("spacy")
    finally:
        del sys.modules[_INFO]


def _info(*arguments: Any, **options: Any) -> Any:
    """`spacy.info`."""
    return import_module(_INFO).info(*arguments, **options)
