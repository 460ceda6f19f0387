"""Lists with one item a line, such as the partners of a project or the recipients of grants."""

from typing import NamedTuple

from pressfacts.facts.names.organisations.words import Words

_LONGEST_ITEM = 10
_FEWEST_ITEMS = 3
_ZONES = frozenset({"body", "about", "notes"})


class Item(NamedTuple):
    """An item of a list: its last word, and the first words of the list's other items."""

    last: int
    others: tuple[int, ...]


def items(words: Words) -> dict[int, Item]:
    """The items of the lists of a release, by their first word.

    Args:
        words: the words of the release.
    """
    found: dict[int, Item] = {}
    lines: list[tuple[int, int]] = []
    for first, last in _lines(words):
        if _is_item(words, first, last):
            lines.append((first, last))
            continue
        found.update(_listed(lines))
        lines = []
    found.update(_listed(lines))
    return found


def _listed(lines: list[tuple[int, int]]) -> dict[int, Item]:
    if len(lines) < _FEWEST_ITEMS:
        return {}
    starts = [first for first, _ in lines]
    return {first: Item(last, tuple(at for at in starts if at != first)) for first, last in lines}


def _lines(words: Words) -> list[tuple[int, int]]:
    """First and last word of each stretch without a break."""
    starts = [index for index, word in enumerate(words) if word.gap == "break"]
    return list(zip(starts, [start - 1 for start in starts[1:]] + [len(words) - 1], strict=True))


def _is_item(words: Words, first: int, last: int) -> bool:
    word = words[first]
    return word.style == "title" and word.zone in _ZONES and last - first < _LONGEST_ITEM
