"""The small helpers over text that every component uses."""

import gc
import weakref

import pytest
import spacy

from pressfacts.text.markup import Hidden, visible
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


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("# Wells &amp; Roads **open** in *May*", "Wells & Roads open in May"),
        ("![logo](https://example.org/a.png)", ""),
        ("[![logo](a.png)](https://example.org)", ""),
        ("see [our page](https://example.org/a_(b)) now", "see our page now"),
        ("2 * 3 * 4 and snake_case_name #1", "2 * 3 * 4 and snake_case_name #1"),
        ("an [aside] (not a link)", "an [aside] (not a link)"),
    ],
)
def test_what_a_reader_sees_of_markdown(line: str, seen: str) -> None:
    assert visible(line) == seen


def test_targets_of_links_and_images_are_hidden() -> None:
    text = "Visit [www.example.org](https://example.org/x) or ![a](https://example.org/b.png) today"
    hidden = Hidden(text)
    assert [text[start:end] for start, end in hidden.spans] == [
        "](https://example.org/x)",
        "![a](https://example.org/b.png)",
    ]
    assert not hidden.covers(text.index("www"))
    assert hidden.covers(text.index("https"))
    assert not hidden.covers(text.index("today"))
