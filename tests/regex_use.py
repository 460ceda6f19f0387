"""Print every regular expression that the package compiles, and how it is used, as JSON.

``python tests/regex_use.py`` reads files of every kind and extracts the fixtures and long texts while
`re.compile` is watched. It has to run before the package is imported, so in a process of its own. A pattern
comes with its flags, with whether it was ever searched for, with whether it was matched at a place, and with
the length of the longest stretch that it was let loose on.
"""

import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

FIXTURES = Path(__file__).parents[1] / "fixtures"
LONG = 4000
"""Characters of a long text; a pattern that is never let loose on so many looks at windows of them."""

_SEARCHES = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
_MATCHES = frozenset({"match", "fullmatch"})
_PACKAGE = "pressfacts"
_compile = re.compile


class Use(NamedTuple):
    """A pattern and what it was used for."""

    pattern: str
    flags: int
    searched: bool
    matched: bool
    longest: int


class Watched:
    """A compiled pattern that notes its use."""

    def __init__(self, pattern: "re.Pattern[str]") -> None:
        self._pattern = pattern
        self._methods = set[str]()
        self._longest = 0

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._pattern, name)
        if name not in _SEARCHES | _MATCHES:
            return method

        def noted(*arguments: Any, **named: Any) -> Any:
            self._methods.add(name)
            text = arguments[1] if name in ("sub", "subn") else arguments[0]
            start = arguments[1] if name not in ("sub", "subn", "split") and len(arguments) > 1 else 0
            end = arguments[2] if name not in ("sub", "subn", "split") and len(arguments) > 2 else len(text)
            self._longest = max(self._longest, min(end, len(text)) - max(start, 0))
            return method(*arguments, **named)

        return noted

    def use(self) -> Use:
        """What became of the pattern."""
        return Use(
            self._pattern.pattern,
            self._pattern.flags & ~int(re.UNICODE),
            bool(self._methods & _SEARCHES),
            bool(self._methods & _MATCHES),
            self._longest,
        )


def long_texts() -> Iterator[str]:
    """Texts whose lines, words, names, numbers and gaps are long."""
    prose = " ".join(path.read_text(encoding="utf-8", errors="replace") for path in FIXTURES.glob("*.txt"))
    pieces = [" ".join(prose.split())[: 4 * LONG], prose.upper()[: 2 * LONG]]
    pieces += [
        piece * (LONG // len(piece) + 1) for piece in ("word ", "Ann Lee, ", "12 345 6 ", "“Yes,” she said. ")
    ]
    pieces += [
        f"{line}{gap * LONG}x" for line in ("Contact: Ann", "Osh, 14 May 2019") for gap in " \t\n\xa0-."
    ]
    yield from pieces


def files() -> Iterator[tuple[str, bytes]]:
    """Files of every kind, with long texts in them."""
    import made_files

    for text in (made_files.RELEASE, *long_texts()):
        paragraphs = text.split("\n\n")
        mail = made_files.mail(paragraphs, subject=f"Fwd: {' '.join(text.split())[:100]}")
        yield "release.txt", text.encode()
        yield "release.html", made_files.page(paragraphs)
        yield "release.eml", bytes(mail)
        yield "release.docx", made_files.word(paragraphs)
        yield "release.jsonl", made_files.json_lines({"text": text, "date": "2019-05-14"})
        yield "release.json", json.dumps([{"text": text}]).encode()
        yield "release.csv", made_files.table(["id", "text"], [1, text])
    yield "release.pdf", made_files.pdf(made_files.PARAGRAPHS * 3)


def main() -> None:
    """Watch a run of the whole package and print the uses."""
    watched = dict[tuple[str, int], Watched]()

    def compiled(pattern: Any, flags: int = 0) -> Any:
        made = _compile(pattern, flags)
        if not isinstance(made.pattern, str) or not _is_ours():
            return made
        return watched.setdefault((made.pattern, made.flags), Watched(made))

    re.compile = compiled
    run()
    sys.stdout.write(json.dumps([one.use() for one in watched.values()]))


def _is_ours() -> bool:
    """Whether the package asked for the pattern."""
    return str(sys._getframe(2).f_globals.get("__name__")).startswith(_PACKAGE)


def run() -> None:
    """Import every module, compile every rule, and extract."""
    package = importlib.import_module(_PACKAGE)
    modules = list[Any]()
    for module in pkgutil.walk_packages(package.__path__, f"{_PACKAGE}."):
        try:
            modules.append(importlib.import_module(module.name))
        except ImportError:  # a library that is not there
            continue
    rules = importlib.import_module(f"{_PACKAGE}.rules")
    for module in modules:
        if module.__name__.endswith("patterns") and hasattr(module, "RULES"):
            for rule in module.RULES:
                rules.compile_pattern(rule.pattern, module.VOCABULARY, getattr(module, "FLAGS", 0))
    for path in sorted(FIXTURES.glob("*.txt")):
        package.extract(path.read_text(encoding="utf-8", errors="replace"), indirect=True)
    for text in long_texts():
        package.extract(text, indirect=True)
    read = importlib.import_module(f"{_PACKAGE}.readers.files").read_bytes
    for name, data in files():
        list(read(data, name))


if __name__ == "__main__":
    main()
