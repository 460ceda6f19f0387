"""Regular expressions made of lists of terms."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressfacts.lexicons import alternation

_TERMS = st.frozensets(st.text("aAbB.", min_size=1, max_size=4), min_size=1, max_size=12)


@given(_TERMS, st.text("aAbB.", max_size=6))
def test_the_longest_term_that_fits_is_taken(terms: frozenset[str], text: str) -> None:
    found = re.match(alternation(terms), text)
    assert (found[0] if found else "") == max((t for t in terms if text.startswith(t)), key=len, default="")


@given(_TERMS, st.text("aAbB.", max_size=6))
def test_the_longest_term_is_taken_where_case_is_ignored_too(terms: frozenset[str], text: str) -> None:
    found = re.match(alternation(terms), text, re.IGNORECASE)
    fitting = [len(term) for term in terms if text.lower().startswith(term.lower())]
    assert (found.end() if found else 0) == max(fitting, default=0)


@pytest.mark.parametrize("text", ["per cent", "per  cent", "per\ncent"])
def test_a_space_in_a_term_is_any_run_of_white_space(text: str) -> None:
    assert re.fullmatch(alternation(frozenset({"per cent", "per mille", "cent"})), text)
