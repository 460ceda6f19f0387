"""Facts over a text: pieces between all boundaries."""

from hypothesis import given
from hypothesis import strategies as st

from pressfacts.record.schema import Card, Mention, Paragraph, Place, Release, Source
from pressfacts.writers.marks import Block, Mark, blocks, marks
from pressfacts.writers.selection import Selection
from pressfacts.writers.visible import for_page, for_terminal
from view_support import RELEASE, TEXT


def drawn(text: str, found: list[Mark], *paragraphs: Paragraph) -> list[tuple[str, str]]:
    return [
        (text[piece.start : piece.end], "+".join(mark.kind for mark in piece.marks))
        for block in blocks(text, paragraphs or None, found)
        for segment in block.segments
        for piece in segment.pieces
    ]


def test_a_fact_within_another_is_drawn_in_it() -> None:
    found = [Mark(0, 9, "quotes", 0, 0), Mark(3, 5, "dates", 0, 0)]
    assert drawn("abcdefghij", found) == [
        ("abc", "quotes"), ("de", "quotes+dates"), ("fghi", "quotes"), ("j", ""),
    ]  # fmt: skip


def test_facts_that_cross_are_cut_at_each_others_ends() -> None:
    found = [Mark(0, 4, "people", 0, 0), Mark(2, 6, "organisations", 0, 0)]
    assert drawn("abcdef", found) == [
        ("ab", "people"), ("cd", "people+organisations"), ("ef", "organisations"),
    ]  # fmt: skip


def test_a_fact_over_two_paragraphs_is_drawn_in_both() -> None:
    found = [Mark(1, 6, "quotes", 0, 0)]
    assert drawn("abc\n\ndefg", found) == [("a", ""), ("bc", "quotes"), ("d", "quotes"), ("efg", "")]


def test_paragraphs_of_one_line_are_one_block() -> None:
    text = "OSH, 14 May - It began.\nThen it went on."
    paragraphs = [
        Paragraph(zone="dateline", start=0, end=14),
        Paragraph(zone="body", start=14, end=23),
        Paragraph(zone="body", start=24, end=40),
    ]
    first, second = blocks(text, paragraphs, [])
    assert [segment.zone for segment in first.segments] == ["dateline", "body"]
    assert not second.apart
    assert isinstance(first, Block)


def test_marks_stand_in_the_order_of_the_text_outer_first() -> None:
    found = marks(RELEASE, Selection())
    assert [(mark.start, -mark.end) for mark in found] == sorted((mark.start, -mark.end) for mark in found)
    assert sum(mark.kind == "organisations" for mark in found) == 3
    assert {TEXT[mark.start : mark.end] for mark in found if mark.kind == "places"} == {"Osh"}


def test_a_selection_leaves_marks_out() -> None:
    found = marks(RELEASE, Selection(kinds=("dates", "statistics"), zones=("body",)))
    assert {TEXT[mark.start : mark.end] for mark in found} == {
        "from 6 to 10 May", "2017", "1887", "checked\n412 papers",
    }  # fmt: skip


@given(
    st.text(alphabet="ab \n", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=12),
)
def test_pieces_cover_every_line_and_hold_exactly_the_marks_over_them(
    text: str, spans: list[tuple[int, int]]
) -> None:
    spans = [(start, min(start + length, len(text))) for start, length in spans if start < len(text)]
    release = Release(
        source=Source(sha256="", characters=len(text)),
        release=Card(),
        places=[
            Place(name="p", mentions=[Mention(text=text[start:end], start=start, end=end)])
            for start, end in spans
        ],
    )
    found = marks(release, Selection())
    shown = [
        piece for block in blocks(text, None, found) for segment in block.segments for piece in segment.pieces
    ]
    assert "".join(text[piece.start : piece.end] for piece in shown) == "".join(
        line for line in text.split("\n") if line.strip()
    )
    for piece in shown:
        over = [mark for mark in found if mark.start <= piece.start and piece.end <= mark.end]
        assert list(piece.marks) == over
        touching = [mark for mark in found if mark.start < piece.end and piece.start < mark.end]
        assert over == touching


@given(st.text())
def test_nothing_that_acts_is_shown(text: str) -> None:
    assert all(character.isprintable() or character == "\n" for character in for_terminal(text))
    assert not set(for_page(text)) & set(
        "\x00\x07\x08\x0b\x0c\r\x1b\x7f\x9b\u202a\u202d\u202e\u2066\u2069\ufeff"
    )


def test_what_does_not_act_is_shown_as_it_is() -> None:
    kept = "Zoë\u00a0Gruß – «שלום»\u200f\tنص\n"
    assert for_page(kept) == kept
    assert for_page("a\r\nb\rc\u2028d\x1b[1m") == "a\nb\nc\nd␛[1m"
