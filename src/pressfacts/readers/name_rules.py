"""Read a file of name rules: names that the user adds or silences, one JSON object a line.

The form is that of spaCy's EntityRuler: ``{"label": "ORGANISATION", "pattern": "Brightwell", "id":
"Brightwell Foundation"}``, where ``pattern`` is a string or a list of token patterns of spaCy's Matcher, and
``id``, which may be left out, is the canonical name.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

from pressfacts.errors import RulesError

LABELS = ("ORGANISATION", "PERSON", "PROGRAMME", "IGNORE")
_KEYS = frozenset({"label", "pattern", "id"})


class NameRule(NamedTuple):
    """One rule of a file of name rules.

    Attributes:
        label: what the name names, or IGNORE where it is to be no name at all.
        pattern: the name, or the Matcher's token patterns as JSON.
        name: the canonical name, None where what the text says is it.
        line: the line of the file, from 1.
        tokens: whether `pattern` holds token patterns.
    """

    label: str
    pattern: str
    name: str | None
    line: int
    tokens: bool = False


def read(path: Path) -> tuple[NameRule, ...]:
    """The rules of a file; empty lines are passed over.

    Args:
        path: a JSON Lines file in UTF-8.

    Raises:
        RulesError: if the file cannot be read, or at the first line that is no rule, which it names.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # no other character ends a line of JSON
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise RulesError(
            f"{path}: {reason[:1].lower()}{reason[1:]}", "check the file given with --rules"
        ) from None
    return tuple(_rule(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _rule(path: Path, number: int, line: str) -> NameRule:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        raise wrong(path, number, "no JSON", "write one JSON object a line") from None
    if not isinstance(entry, dict):
        raise wrong(path, number, "no JSON object", 'write {"label": ..., "pattern": ...}')
    if unknown := sorted(set(entry) - _KEYS):
        raise wrong(path, number, f"unknown key {unknown[0]!r}", f"use {', '.join(sorted(_KEYS))}")
    if entry.get("label") not in LABELS:
        raise wrong(path, number, f"unknown label {entry.get('label')!r}", f"use {', '.join(LABELS)}")
    name = entry.get("id")
    if name is not None and not (isinstance(name, str) and name.strip()):
        raise wrong(path, number, "an id that is no name", "write the canonical name, or leave it out")
    return _with_pattern(path, number, entry["label"], entry.get("pattern"), name)


def _with_pattern(path: Path, number: int, label: str, pattern: Any, name: str | None) -> NameRule:
    if isinstance(pattern, str) and pattern.strip():
        return NameRule(label, pattern.strip(), name, number)
    if isinstance(pattern, list) and pattern and all(isinstance(token, dict) and token for token in pattern):
        return NameRule(label, json.dumps(pattern), name, number, tokens=True)
    raise wrong(path, number, "no pattern", "give the name, or a list of token patterns")


def wrong(path: Path | str, line: int, reason: str, remedy: str) -> RulesError:
    """The error that a line of a file of name rules is worth."""
    return RulesError(f"{path}, line {line}: {reason}", remedy)
