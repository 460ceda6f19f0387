"""Word documents: the order of the document, and what Word hides in it."""

import io
import sys
import zipfile
from datetime import datetime, timezone
from typing import Any

import pytest

import made_files
from pressfacts.readers import DEFAULTS, Failure, Reading, ReadOptions
from pressfacts.readers.files import read_bytes

docx = pytest.importorskip("docx", reason="needs the extra documents")

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PROSE = "The museum of the northern lakes will open its new hall in May, the director said on Monday."


def read(data: bytes) -> Reading:
    (result,) = read_bytes(data, "a.docx")
    assert isinstance(result, Reading), str(result)
    return result


def refusal(data: bytes, options: ReadOptions = DEFAULTS) -> str:
    (result,) = read_bytes(data, "a.docx", options)
    assert isinstance(result, Failure)
    return str(result)


def text_of(document: Any) -> str:
    return read(made_files.saved(document)).text


def with_body(xml: str) -> str:
    """The text of a document whose body begins with some XML."""
    from docx.oxml import parse_xml

    document = docx.Document()
    for element in parse_xml(f"<w:body {WORD}>{xml}</w:body>"):
        document.element.body.insert(-1, element)
    return text_of(document)


def archive(**parts: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def test_paragraphs_tables_and_headings_stand_in_the_order_of_the_document() -> None:
    document = docx.Document()
    document.add_heading("Museum opens its hall", 0)
    document.add_paragraph(PROSE)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Year", "Visitors", "2018", "412"), strict=True):
        cell.text = text
    document.add_paragraph(PROSE)
    document.add_heading("About the museum", 2)
    document.add_paragraph("Tom Birch")
    document.add_paragraph("tom@example.org")
    assert text_of(document) == (
        f"Museum opens its hall\n\n{PROSE}\n\nYear\tVisitors\n2018\t412\n\n{PROSE}\n\nAbout the museum\n\n"
        "Tom Birch\ntom@example.org"
    )


def test_cells_that_hold_paragraphs_are_read_one_after_the_other() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "For release"
    table.cell(0, 0).add_paragraph("14 May 2019")
    table.cell(0, 1).text = "Tom Birch"
    assert text_of(document) == "For release\n14 May 2019\n\nTom Birch"


def test_header_and_footer_of_the_first_page_are_read_without_page_numbers() -> None:
    document = docx.Document()
    document.add_paragraph(PROSE)
    section = document.sections[0]
    section.header.paragraphs[0].text = "PRESS RELEASE"
    section.footer.paragraphs[0].text = "Page 1 of 2"
    section.footer.add_paragraph("press@example.org")
    assert text_of(document) == f"PRESS RELEASE\n\n{PROSE}\n\npress@example.org"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (f"<w:p><w:sdt><w:sdtContent>{run('14 May 2019')}</w:sdtContent></w:sdt></w:p>", "14 May 2019"),
        (f"<w:sdt><w:sdtContent><w:p>{run('14 May 2019')}</w:p></w:sdtContent></w:sdt>", "14 May 2019"),
        (f"<w:p><w:hyperlink>{run('tom@example.org')}</w:hyperlink></w:p>", "tom@example.org"),
        (
            f"<w:p>{run('31 ')}<w:del><w:r><w:delText>old</w:delText></w:r></w:del>{run('officers')}</w:p>",
            "31 officers",
        ),
        (f"<w:p><w:ins>{run('31')}</w:ins><w:moveFrom>{run('there')}</w:moveFrom></w:p>", "31"),
        (f"<w:p><w:r><w:instrText>DATE</w:instrText></w:r>{run('2018')}</w:p>", "2018"),
        (f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>{run('shown')}</w:p>", "shown"),
        (
            "<w:p><w:r><w:t>five</w:t><w:noBreakHyphen/><w:t>day</w:t><w:tab/><w:t>x</w:t><w:br/><w:t>y</w:t></w:r></w:p>",
            "five-day\tx\ny",
        ),
        (
            f"<w:p>{run('One')}<w:r><w:pict><w:txbxContent><w:p>{run('Box')}</w:p></w:txbxContent></w:pict></w:r></w:p>",
            "One\n\nBox",
        ),
    ],
)
def test_what_word_keeps_in_elements_of_its_own(xml: str, expected: str) -> None:
    assert with_body(xml) == expected


def test_a_text_box_that_is_kept_twice_is_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('Box')}</w:p></w:txbxContent>"
    compatibility = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    xml = (
        f"<w:p><w:r><mc:AlternateContent {compatibility}><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert with_body(xml) == "Box"


def test_the_properties_are_metadata_and_no_facts_of_the_release() -> None:
    document = docx.Document()
    document.add_paragraph(PROSE)
    document.core_properties.title = "Template"
    document.core_properties.author = "Tom Birch"
    document.core_properties.created = datetime(2019, 5, 14, tzinfo=timezone.utc)
    document.core_properties.modified = datetime(2019, 5, 15, tzinfo=timezone.utc)
    result = read(made_files.saved(document))
    assert result.metadata == (None, None)
    assert result.source.metadata == {
        "title": "Template",
        "author": "Tom Birch",
        "created": "2019-05-14",
        "modified": "2019-05-15",
    }


@pytest.mark.parametrize("name", ["release.txt", "release", "-"])
def test_a_document_is_told_by_its_content(name: str) -> None:
    (result,) = read_bytes(made_files.word(), name)
    assert isinstance(result, Reading)
    assert result.source.media_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (archive(a_xml="x"), "a ZIP archive, not a Word document; unpack it first"),
        (archive(xl__workbook_xml="x"), "an Excel workbook; save it as CSV"),
        (archive(ppt__presentation_xml="x"), "a PowerPoint presentation; save it as PDF or plain text"),
        (archive(content_xml="x"), "an OpenDocument file; save it as .docx or plain text"),
        (
            archive(word__document_xml="x"),
            "damaged, or not a Word document (KeyError); open it in its own program and save it again",
        ),
        (b"PK\x03\x04 and no more", "a damaged Word document or archive; save it again, or as plain text"),
        (made_files.word()[:-40], "a damaged Word document or archive; save it again, or as plain text"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "an old Office document or an Outlook message; save it as .docx, .eml or plain text",
        ),
        (b"", "empty; leave it out, or fill it"),
    ],
)
def test_what_is_no_word_document_says_what_it_is(data: bytes, told: str) -> None:
    assert refusal(data) == f"a.docx: {told}"


def test_a_bomb_is_refused_unopened() -> None:
    data = archive(word__document_xml=b" " * 2_000_000)
    assert len(data) < 10_000
    assert refusal(data, ReadOptions(max_bytes=1_000_000)) == (
        "a.docx: a Word document that unpacks to much more than 1 MB; if you trust it, raise --max-bytes"
    )
    parts: dict[str, str | bytes] = {"word__document_xml": "x", "word__a.png": b" " * 6_000_000}
    pictures = archive(**parts)
    assert "unpacks to much more" in refusal(pictures, ReadOptions(max_bytes=1_000_000))


def test_a_document_of_nothing_but_pictures() -> None:
    assert refusal(made_files.saved(docx.Document())) == "a.docx: no text in it; leave it out"


def test_without_the_extra_one_line_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made_files.word()
    monkeypatch.setitem(sys.modules, "docx", None)
    assert refusal(data) == (
        "a.docx: a Word document, whose reader is not installed; "
        "python -m pip install 'pressfacts[documents]'"
    )
