"""The templates of the pages, with autoescaping."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pressfacts.record.kinds import KINDS
from pressfacts.writers.visible import for_page

FILES = files("pressfacts.writers.html")


def render(template: str, **values: Any) -> Iterator[str]:
    """Render a page, in parts.

    Args:
        template: name of the template, without ``.html.j2``; its style and script have the same name.
        values: the variables of the template. All but `Markup` is escaped.
    """
    style = _file("shared.css") + _colours() + _file(f"{template}.css")
    script = _file("shared.js") + _file(f"{template}.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template(template)
        .generate(policy=policy, style=Markup(style), script=Markup(script), **values)
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(lambda name: _file(f"{name}.html.j2")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    """A value as it is shown, before it is escaped."""
    if value is None:
        return ""
    return value if isinstance(value, Markup) else for_page(str(value))


@cache
def _file(name: str) -> str:
    return (FILES / name).read_text(encoding="utf-8")


@cache
def _colours() -> str:
    """The style sheet of the kinds: a variable with the colour of each, and a class of its name."""
    return "".join(
        f":root {{ --{name}: light-dark({kind.colour.light}, {kind.colour.dark}); }}\n"
        f".{name} {{ --kind: var(--{name}); --line: {kind.colour.line}; }}\n"
        for name, kind in KINDS.items()
    )


def _hash(content: str) -> str:
    """The hash of an inline style or script for a Content-Security-Policy."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
