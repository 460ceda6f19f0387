"""Strategies for releases with which something went wrong: cut, shuffled, full of odd characters."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

FIXTURES = Path(__file__).parents[1] / "fixtures"
LONGEST = 3000
"""Characters of a release before it is changed."""

ODD = (
    "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\x9b", "\u0301", "\u0308\u0323", "\u20dd",
    "\u200b", "\u200d", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff",
    "\xad", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\xa0", "\u3000", "\u2009", "\ufffd",
    "\ue000", "\U0010ffff", "\ufdd0", "🙂", "👩\u200d⚖️", "ǆ", "İ", "ı", "ß", "ﬁ", "½", "²", "①", "٣",
    "۲۰۱۹", "五", "Ⅷ", "ᛮ", "“", "”", "«", "\"", "'", "’", "(", ")", "[", "{", "–", "—", "­", "$",
    "€", "%", "|", "•",
)  # fmt: skip
"""Controls, marks that combine, join and direct, white space of all kinds, digits that are none, brackets."""

LINE_ENDS = ("\r\n", "\r", "\n\n", "\n\r", "\x85", "\u2028", " ", "", "\t\n ", "\x0c")

Change = Callable[[str, int, int, str], str]


@cache
def releases() -> tuple[str, ...]:
    """The fixtures, the first part of long ones."""
    paths = sorted(FIXTURES.glob("*.txt"))
    return tuple(path.read_text(encoding="utf-8", errors="replace")[:LONGEST] for path in paths)


def _cut(text: str, first: int, last: int, odd: str) -> str:
    return text[:first] + text[last:]


def _double(text: str, first: int, last: int, odd: str) -> str:
    return text[:last] + text[first:]


def _only(text: str, first: int, last: int, odd: str) -> str:
    return text[first:last]


def _turn(text: str, first: int, last: int, odd: str) -> str:
    return text[:first] + text[first:last][::-1] + text[last:]


def _capital(text: str, first: int, last: int, odd: str) -> str:
    return text[:first] + text[first:last].upper() + text[last:]


def _insert(text: str, first: int, last: int, odd: str) -> str:
    return text[:first] + odd + text[first:last] + odd + text[last:]


def _between_all(text: str, first: int, last: int, odd: str) -> str:
    return text[:first] + odd.join(text[first : min(last, first + 200)]) + text[last:]


def _for_spaces(text: str, first: int, last: int, odd: str) -> str:
    return text[:first] + text[first:last].replace(" ", odd) + text[last:]


def _swap(text: str, first: int, last: int, odd: str) -> str:
    if last - first < 2:
        return text
    return f"{text[:first]}{text[last - 1]}{text[first + 1 : last - 1]}{text[first]}{text[last:]}"


CHANGES: tuple[Change, ...] = (
    *(_cut, _double, _only, _turn, _capital, _insert, _insert, _between_all, _for_spaces, _swap),
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A release after a few changes."""
    text = draw(st.sampled_from(releases()))
    if draw(st.booleans()):
        parted_by = draw(st.sampled_from(["\n\n", "\n", ". ", " "]))
        parts = text.split(parted_by)
        draw(st.randoms(use_true_random=False)).shuffle(parts)
        text = parted_by.join(parts)
    for _ in range(draw(st.integers(0, 4))):
        places = st.integers(0, len(text))
        first, last = sorted((draw(places), draw(places)))
        text = draw(st.sampled_from(CHANGES))(text, first, last, draw(st.sampled_from(ODD)))
    if draw(st.booleans()):
        text = text.replace("\n", draw(st.sampled_from(LINE_ENDS)))
    return text
