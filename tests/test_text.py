"""The small helpers over text that every component uses."""

import gc
import weakref

import spacy

from pressfacts.components.text import text_of


def test_the_text_of_a_doc_is_its_own_and_keeps_no_doc_alive() -> None:
    nlp = spacy.blank("en")
    first, second = nlp("Ada Bell  spoke.\n"), nlp("Nobody did.")
    assert [text_of(first), text_of(second), text_of(first)] == [first.text, second.text, first.text]
    kept = weakref.ref(first)
    del first
    gc.collect()
    assert kept() is None
