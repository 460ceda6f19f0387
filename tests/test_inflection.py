"""Base forms for look-up in lexicons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressfacts.text.inflection import singular, verb_bases


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("plan", "plan"),
        ("plans", "plan"),
        ("planned", "plan"),
        ("planning", "plan"),
        ("hoped", "hope"),
        ("hoping", "hope"),
        ("carries", "carry"),
        ("carried", "carry"),
        ("reaches", "reach"),
        ("agreed", "agree"),
        ("enrolled", "enrol"),
        ("enrolled", "enroll"),
        ("taught", "teach"),
        ("undertaken", "undertake"),
        ("has", "have"),
        ("left", "leave"),
        ("lay", "lie"),
    ],
)
def test_the_base_of_a_verb_is_among_the_candidates(form: str, base: str) -> None:
    assert base in verb_bases(form)


@pytest.mark.parametrize("form", ["press", "focus", "this", "red", "king", "s", "ed"])
def test_words_that_only_look_like_forms_are_kept_whole(form: str) -> None:
    assert verb_bases(form) == (form,)


@pytest.mark.parametrize(
    ("plural", "noun"),
    [
        ("participants", "participant"),
        ("families", "family"),
        ("classes", "class"),
        ("boxes", "box"),
        ("churches", "church"),
        ("nurses", "nurse"),
        ("houses", "house"),
        ("viruses", "virus"),
        ("children", "child"),
        ("women", "woman"),
        ("policewomen", "policewoman"),
        ("midwives", "midwife"),
        ("olives", "olive"),
        ("series", "series"),
        ("bus", "bus"),
        ("process", "process"),
        ("police", "police"),
    ],
)
def test_the_singular_of_a_noun(plural: str, noun: str) -> None:
    assert singular(plural) == noun


@given(st.text(alphabet="abcdeginrsy", max_size=12))
def test_every_word_is_a_candidate_for_itself(word: str) -> None:
    assert verb_bases(word)[0] == word
    assert len(singular(word)) <= len(word) + 2
