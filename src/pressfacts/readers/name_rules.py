"""Read a file of name rules: names that the user adds or ignores, one JSON object per line.

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
    """One line of a file of name rules.

    Attributes:
        label: the kind of name, or IGNORE for what is never a name.
        pattern: the name, or the Matcher's token patterns as JSON.
        name: the canonical name; None for the form in the text.
        line: the line of the file, from 1.
        tokens: whether `pattern` holds token patterns.
    """

    label: str
    pattern: str
    name: str | None
    line: int
    tokens: bool = False


def read(path: Path) -> tuple[NameRule, ...]:
    """The rules of a JSON Lines file in UTF-8; empty lines are skipped.

    Raises:
        RulesError: if the file cannot be read, or at the first invalid line.
    """
    if path.exists() and not path.is_file():  # it is read more than once, in several processes
        raise RulesError(f"{path}: not a regular file", "save the rules to a file for --rules")
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
        raise wrong(path, number, "not JSON", "write one JSON object per line") from None
    if not isinstance(entry, dict):
        raise wrong(path, number, "not a JSON object", 'write {"label": ..., "pattern": ...}')
    if unknown := sorted(set(entry) - _KEYS):
        raise wrong(path, number, f"unknown key {unknown[0]!r}", f"use {', '.join(sorted(_KEYS))}")
    if entry.get("label") not in LABELS:
        raise wrong(path, number, f"unknown label {entry.get('label')!r}", f"use {', '.join(LABELS)}")
    name = entry.get("id")
    if name is not None and not (isinstance(name, str) and name.strip()):
        raise wrong(path, number, "an id that is not a name", "write the canonical name, or leave it out")
    return _with_pattern(path, number, entry["label"], entry.get("pattern"), name)


def _with_pattern(path: Path, number: int, label: str, pattern: Any, name: str | None) -> NameRule:
    if isinstance(pattern, str) and pattern.strip():
        return NameRule(label, pattern.strip(), name, number)
    if isinstance(pattern, list) and pattern and all(isinstance(token, dict) and token for token in pattern):
        return NameRule(label, json.dumps(pattern), name, number, tokens=True)
    raise wrong(path, number, "no pattern", "give the name, or a list of token patterns")


def wrong(path: Path | str, line: int, reason: str, remedy: str) -> RulesError:
    """The error for a line of a file of name rules."""
    return RulesError(f"{path}, line {line}: {reason}", remedy)
