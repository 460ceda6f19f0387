"""HTML: main text, metadata, encodings, and pages that are no pages."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import made_files
from pressfacts.readers import Failure, Reading
from pressfacts.readers.files import read, read_bytes
from pressfacts.readers.page import read_page
from pressfacts.readers.tags import Tag, read_tags


def page(data: bytes | str, name: str = "release.html") -> Reading:
    (result,) = read_bytes(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(result, Reading), str(result)
    return result


def test_menus_scripts_and_sidebars_are_no_part_of_the_text() -> None:
    pytest.importorskip("trafilatura", reason="needs the extra documents")
    assert page(made_files.page()).text.strip() == made_files.text().strip()


def test_the_whole_page_is_read_without_the_extra_and_the_warning_names_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    result = page(made_files.page())
    assert "Latest posts" in result.text
    assert made_files.PARAGRAPHS[1] in result.text
    assert "visitors = " not in result.text
    assert [
        (notice.code, "pip install 'pressfacts[documents]'" in notice.message) for notice in result.warnings
    ] == [("extra_missing", True)]


def test_a_page_without_main_text_is_read_whole_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    trafilatura = pytest.importorskip("trafilatura", reason="needs the extra documents")
    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: None)
    result = page("<html><body><nav><a>Home</a> <a>News of 2018</a></nav></body></html>")
    assert result.text == "Home News of 2018"
    assert [notice.code for notice in result.warnings] == ["whole_page"]


def test_what_stands_beside_the_paragraphs_is_kept() -> None:
    """Date and place in boxes above, contacts for the media in a sidebar."""
    pytest.importorskip("trafilatura", reason="needs the extra documents")
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in made_files.PARAGRAPHS[1:4])
    result = page(
        "<html><body><nav><a>Home</a></nav><main><h1>Course ends</h1><div class='date'>15 May 2019</div>"
        f"<article>{prose}</article><aside><h2>Media contacts</h2><p>Tom Birch<br>tom@example.org</p></aside>"
        "<aside><h2>Popular</h2><p>Annual report of 2017 for download</p></aside></main>"
        "<footer>City Hall. Tel. 555-0100</footer></body></html>"
    )
    assert result.text.startswith("Course ends\n\n15 May 2019\n\nOsh, Kyrgyz Republic")
    assert result.text.endswith("\n\nMedia contacts\n\nTom Birch\ntom@example.org")


LAYOUT = """<h1>One <b>head</b>line</h1><p>First&nbsp;line<br>second &amp; third</p>
<ul><li>Item</li> <li>Item two</li></ul>
<table><tr><th>Year</th><th>Cases</th></tr><tr><td>2018</td><td>254</td></tr></table>
<div>Box<div>in box</div></div>"""


def test_blocks_are_lines_and_paragraphs_have_a_blank_line_between() -> None:
    assert read_page(LAYOUT).text == (
        "One headline\n\nFirst\xa0line\nsecond & third\n\nItem\nItem two\n\n"
        "Year\tCases\n2018\t254\n\nBox\nin box"
    )


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2019-05-15T23:30:00+06:00">', "2019-05-15"),
        ('<meta name="DC.date.issued" content="2019-05-15">', "2019-05-15"),
        ('<META CONTENT="2019-05-15" NAME="date">', "2019-05-15"),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2019-05-15"}]}</script>',
            "2019-05-15",
        ),
        ('<time itemprop="datePublished" datetime="2019-05-15">15 May</time>', "2019-05-15"),
        ('<meta property="article:modified_time" content="2019-05-15">', None),
        ('<script type="application/ld+json">{"dateModified": "2019-05-15"</script>', None),
        ('<time datetime="2019-05-15">15 May</time>', None),
        ('<meta name="date" content="15/05/2019">', None),
        ('<meta name="date" content="2019-15-05">', None),
        ("<p>Updated on 2019-05-15</p>", None),
    ],
)
def test_only_a_stated_day_of_publication_counts(head: str, published: str | None) -> None:
    assert (
        read_page(f"<html><head>{head}</head><body><p>Text</p></body></html>").metadata.published == published
    )


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("<title>Course ends | Academy</title><h1>Course ends</h1>", "Course ends"),
        ('<title>Home</title><meta property="og:title" content="Course  ends">', "Course ends"),
        ("<title>Course &amp; test</title><p>Text</p>", "Course & test"),
        ("<h1>Course ends</h1>", "Course ends"),
        ("<svg><title>Logo</title></svg><p>Text</p>", None),
    ],
)
def test_the_title(source: str, title: str | None) -> None:
    assert read_page(source).metadata.title == title


def test_the_declared_character_set_is_believed_where_the_bytes_are_no_utf8() -> None:
    text = "Семинар для двадцати адвокатов прошёл в Бишкеке."
    data = f'<html><head><meta charset="windows-1251"></head><body><p>{text}</p></body></html>'.encode(
        "cp1251"
    )
    result = page(data)
    assert text in result.text
    assert result.source.encoding == "cp1251"
    wrong = f'<html><head><meta charset="iso-8859-1"></head><body><p>{text}</p></body></html>'.encode()
    assert text in page(wrong).text


@pytest.mark.parametrize("name", ["release.txt", "release", "-", "release.pdf"])
def test_a_page_is_told_by_its_content(name: str) -> None:
    assert (
        page("\ufeff\n<!-- saved -->\n<!DOCTYPE html><html><body><p>It met.</p></body></html>", name).text
        == "It met."
    )


def test_a_text_that_mentions_tags_is_a_text() -> None:
    assert page("The <html> tag opens a page.", "notes.txt").text == "The <html> tag opens a page."


def test_a_page_of_pictures_is_a_failure() -> None:
    (result,) = read_bytes(b"<html><body><img src=a.png></body></html>", "a.html")
    assert isinstance(result, Failure)
    assert str(result) == "a.html: no text in it; leave it out"


UNCLOSED = [
    "<",
    "<a ",
    "<!--",
    "<!",
    "<![CDATA[",
    "<?",
    "&",
    "&#x",
    "<script>",
    '<a b="',
    "</",
    "<a b='\"",
    "<div>",
]


@pytest.mark.parametrize("unit", UNCLOSED)
def test_broken_pages_are_read_to_their_end(unit: str) -> None:
    """A megabyte of each comes back: a reader that looks again at all that follows would take an hour."""
    source = unit * (1_000_000 // len(unit))
    assert len(read_page(source).text) <= len(source)


@given(st.text(alphabet="<>/!-abip \"'=&;#x1\n", max_size=200))
def test_any_page_is_read_and_every_letter_that_it_shows_is_there(source: str) -> None:
    shown = "".join(item for item in read_tags(source) if isinstance(item, str))
    assert len(shown) <= len(source)
    read_page(source)


def test_attributes_with_brackets_and_quotes() -> None:
    assert list(read_tags("""<A href='x>y' B="it's" c=d e>t</a>""")) == [
        Tag("a", False, {"href": "x>y", "b": "it's", "c": "d", "e": ""}),
        "t",
        Tag("a", True, {}),
    ]


def test_a_file_on_disk(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(made_files.page(head='<meta name="date" content="2019-05-16">'))
    (result,) = read(tmp_path / "a.html")
    assert isinstance(result, Reading)
    assert result.metadata == (made_files.PARAGRAPHS[0], "2019-05-16")
    assert result.source.metadata == {"title": made_files.PARAGRAPHS[0], "published": "2019-05-16"}


def soup(headline: str, title: str) -> str:
    """A page without headings, the sidebar before the text, as old sites have them."""
    prose = "<br><br>".join(made_files.PARAGRAPHS[1:4])
    links = "<br>".join(f"<a href='/{number}'>Report of {2000 + number}</a>" for number in range(20))
    return (
        f"<html><head><title>{title}</title></head><body><table><tr><td>{links}</td><td>"
        f"<b>14 May 2019</b><br><b>{headline}</b><br>{prose}</td></tr></table></body></html>"
    )


def test_a_line_that_the_title_has_is_where_the_text_begins() -> None:
    pytest.importorskip("trafilatura", reason="needs the extra documents")
    text = page(soup("Border officers complete training", "Academy - Border officers complete training")).text
    assert text.startswith("Border officers complete training\nOsh, Kyrgyz Republic")


def test_without_headline_some_lines_above_are_taken() -> None:
    pytest.importorskip("trafilatura", reason="needs the extra documents")
    text = page(soup("Border officers complete training", "News")).text
    assert "14 May 2019\nBorder officers complete training\nOsh, Kyrgyz Republic" in text
    assert "Report of 2001" not in text


def test_a_contact_for_the_media_may_stand_in_one_line() -> None:
    pytest.importorskip("trafilatura", reason="needs the extra documents")
    line = "Media contact: Tom Birch, press officer of the museum, tom@example.org"
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in made_files.PARAGRAPHS[1:4])
    source = (
        f"<body><article><h1>Course ends</h1>{prose}</article><footer>{line}<br>City Hall</footer></body>"
    )
    assert line in page(source).text


def test_linked_data_of_any_length() -> None:
    data = "[" + "1," * 200_000 + '{"datePublished": "2019-05-15"}]'
    source = f'<script type="application/ld+json">{data}</script><p>Text</p>'
    assert read_page(source).metadata.published == "2019-05-15"
