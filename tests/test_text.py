"""The small helpers over text that every component uses."""

import gc
import weakref

import spacy

from pressfacts.text.mentions import folded, text_of


def test_the_text_of_a_doc_is_its_own_and_keeps_no_doc_alive() -> None:
    nlp = spacy.blank("en")
    first, second = nlp("Ada Bell  spoke.\n"), nlp("Nobody did.")
    assert [text_of(first), text_of(second), text_of(first)] == [first.text, second.text, first.text]
    kept = weakref.ref(first)
    del first
    gc.collect()
    assert kept() is None


def test_a_phrase_is_looked_up_as_the_patterns_read_it() -> None:
    assert folded("And\u00a0 Over") == "and over"
    assert [folded(word) for word in ("APRİL", "Aprıl", "Auguſt", "wee\u212a")] == [
        "april",
        "april",
        "august",
        "week",
    ]
