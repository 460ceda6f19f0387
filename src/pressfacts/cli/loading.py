"""spaCy as the commands need it.

``import spacy`` also imports ``spacy.cli``, which downloads, trains and deploys models, for the one function
`spacy.info`; with the libraries that it stands on it takes more than a third of the time. The commands of
pressfacts call none of it, so it is left until somebody asks for it.
"""

import gc
import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

_NAME = "spacy.cli"
_OBJECTS = 50_000
"""New objects after which Python looks for garbage: what is loaded stays, and is looked through in vain."""


class _Later(ModuleType):
    """Stands for ``spacy.cli`` until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(_NAME), name)


def _info(*arguments: Any, **options: Any) -> Any:
    """What `spacy.info` does."""
    return import_module(f"{_NAME}.info").info(*arguments, **options)


def load_spacy() -> None:
    """Import spaCy without its command line; all else is as after ``import spacy``."""
    spec = find_spec("spacy")
    if "spacy" in sys.modules or spec is None:
        return
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])
    later, info = _Later(_NAME), ModuleType(f"{_NAME}.info")
    later.__path__ = [f"{place}/cli" for place in spec.submodule_search_locations or ()]
    vars(info)["info"] = _info
    names = {_NAME: later, info.__name__: info}
    sys.modules.update(names)
    try:
        spacy = import_module("spacy")
    finally:
        for name in names:
            del sys.modules[name]
    vars(spacy).setdefault("cli", later)
