"""PDF: reading order, paragraphs, hyphens, running lines, and files that cannot be read."""

import random
import re
import sys
import time

import pytest

import made_files
from pressfacts.errors import InputError
from pressfacts.readers import Failure, Reading
from pressfacts.readers.files import read_bytes
from pressfacts.readers.pdf_lines import Line, in_reading_order, parse
from pressfacts.readers.pdf_text import lay_out, without_running_lines

fpdf = pytest.importorskip("fpdf", reason="makes the files of these tests")
pytest.importorskip("pypdfium2", reason="needs the extra documents")

PROSE = [
    "The museum of the northern lakes will open its new hall in May, the director said after a long tour.",
    "It has room for two hundred visitors.",
]


def read(data: bytes) -> Reading:
    (result,) = read_bytes(data, "a.pdf")
    assert isinstance(result, Reading), str(result)
    return result


def refusal(data: bytes) -> str:
    (result,) = read_bytes(data, "a.pdf")
    assert isinstance(result, Failure)
    return str(result)


def line(text: str, left: float, baseline: float, *, size: float = 10, width: float | None = None) -> Line:
    """A line of a font in which every letter is half as wide as it is high."""
    letter = size / 2
    right = left + (width if width is not None else letter * len(text))
    first = letter * len(text.split()[0])
    return Line(
        text, left, baseline, right, baseline + size, first, text[-2:-1].isalpha() and text[-1] == "-"
    )


def column(words: str, left: float, top: float, *, letters: int, leading: float = 12) -> list[Line]:
    """A paragraph set to so many letters a line."""
    lines, text = list[Line](), ""
    for word in [*words.split(), None]:
        if word is None or len(text) + 1 + len(word) > letters:
            lines.append(line(text, left, top - leading * len(lines)))
            text = word or ""
        else:
            text = f"{text} {word}".strip()
    return lines


def test_lines_are_joined_and_paragraphs_parted() -> None:
    result = read(made_files.pdf(width=90))
    assert result.text == "\n\n".join(["Alatoo Border Academy", *made_files.PARAGRAPHS])
    assert result.source.media_type == "application/pdf"
    assert result.source.encoding is None


def test_what_runs_with_the_pages_is_read_once_and_page_numbers_never() -> None:
    chance = random.Random(1)
    paragraphs = [" ".join(chance.sample(" ".join(PROSE).lower().split(), 25)) + "." for _ in range(60)]
    result = read(made_files.pdf(paragraphs))
    assert result.text.count("Alatoo Border Academy") == 1
    assert "Page" not in result.text
    assert result.text.split("\n\n")[1:] == paragraphs


@pytest.mark.parametrize(
    "number",
    [
        "3",
        "- 3 -",
        "Page 3",
        "page 3 of 12",
        "3/12",
        "3 | Page",
        "Page 3 | Annual report",
        "-more-",
        "(more)",
    ],
)
def test_forms_of_page_numbers(number: str) -> None:
    page = [line("Something else.", 50, 700), line(number, 300, 20)]
    assert without_running_lines([page]) == [page[:1]]


@pytest.mark.parametrize(
    "text", ["3 men were charged.", "2018", "12,000", "Page turners win", "More women trained"]
)
def test_lines_that_only_look_like_page_numbers(text: str) -> None:
    page = [line("One.", 50, 700), line(text, 50, 650), line("End.", 50, 20)]
    expected = [page[0], page[2]] if text == "2018" else page
    assert without_running_lines([page]) == [expected]


def test_a_repeated_line_in_the_middle_of_pages_stays() -> None:
    page = [line(text, 50, 700 - 20 * number) for number, text in enumerate("ABCDEFGH")]
    assert [len(lines) for lines in without_running_lines([page, page])] == [8, 2]


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("the officers completed a con-", "siderable course", "considerable"),
        ("they signed a long-", "term agreement", "long-term"),
        ("Kyrgyz-", "Uzbek border", "Kyrgyz-Uzbek"),
        ("in the COVID-", "19 year", "COVID-19"),
        ("the report of the frobni-", "cator is a frobnicator", "frobnicator is a"),
        ("the snow-", "plough and the snow-plough", "snow-plough and"),
    ],
)
def test_hyphens_at_the_end_of_lines(upper: str, lower: str, expected: str) -> None:
    wide = "x" * 60
    lines = [
        line(f"{upper:>60}".strip(), 50, 700, width=300),
        line(lower, 50, 688),
        line(wide, 50, 676, width=300),
    ]
    assert expected in lay_out([lines])


def test_a_dash_between_spaces_is_no_hyphen() -> None:
    lines = [line("The court, it said -", 50, 700, width=300), line("which is new", 50, 688)]
    assert lay_out([lines]) == "The court, it said - which is new"


def test_hyphens_in_a_file() -> None:
    document = fpdf.FPDF()
    document.add_page()
    document.set_font("Helvetica", size=11)
    for text in ("Some of the officers were well in-", "formed of the rules in the fif-", "teen regions."):
        document.cell(w=60, text=text, align="C", new_x="LMARGIN", new_y="NEXT")
    assert (
        read(bytes(document.output())).text
        == "Some of the officers were well informed of the rules in the fifteen regions."
    )


def test_columns_are_read_one_after_the_other() -> None:
    left = column(" ".join(PROSE), 50, 600, letters=40)
    right = column("The hall cost two million. " + PROSE[1], 300, 600, letters=40)
    headline = line("Museum opens its hall", 50, 680, size=20)
    lines = in_reading_order([headline, *left, *right])
    assert lay_out([lines]).split("\n\n") == [
        "Museum opens its hall",
        " ".join(PROSE),
        "The hall cost two million. " + PROSE[1],
    ]


def test_a_sentence_goes_on_in_the_next_column() -> None:
    left, right = column(PROSE[0], 50, 600, letters=40), column(PROSE[0], 300, 600, letters=40)
    raised = [one._replace(bottom=one.bottom + 60, top=one.top + 60) for one in right[2:]]
    assert lay_out([[*left[:2], *raised]]) == PROSE[0]


def test_lines_that_are_set_to_the_right_are_lines_of_their_own() -> None:
    address = ["Contact: Tom Birch of the museum", "tom@example.org", "202 555 0143", "Tel. 202 555 0144"]
    lines = [line(text, 500 - 5 * len(text), 700 - 12 * number) for number, text in enumerate(address)]
    assert lay_out([lines]) == "\n".join(address)


def test_centred_lines_are_joined() -> None:
    words = ["Museum of the northern lakes opens", "its new hall to visitors of all", "regions in May"]
    lines = [line(text, 300 - 2.5 * len(text), 700 - 12 * number) for number, text in enumerate(words)]
    assert lay_out([lines]) == " ".join(words)


def test_a_header_that_the_file_gives_last_is_read_first() -> None:
    body = column(" ".join(PROSE), 50, 600, letters=60)
    header, footer = line("Press release", 50, 800), line("Contact: press@example.org", 50, 40)
    assert in_reading_order([footer, *body, header]) == [header, *body, footer]
    assert in_reading_order([*body, header, footer]) == [header, *body, footer]


def test_double_spaced_text_and_a_close_set_address() -> None:
    body = column(" ".join(PROSE), 50, 700, letters=50, leading=26)
    address = [line("Tom Birch", 50, 500), line("tom@example.org", 50, 488)]
    assert lay_out([[*body, *address]]) == " ".join(PROSE) + "\n\nTom Birch\ntom@example.org"


def test_items_of_a_list_are_lines_of_their_own() -> None:
    lines = [
        *column("• " + PROSE[0], 50, 700, letters=50),
        *column("• " + PROSE[1], 50, 664, letters=50),
    ]
    assert lay_out([lines]) == f"• {PROSE[0]}\n• {PROSE[1]}"


def test_a_sentence_goes_on_over_the_page() -> None:
    lines = column(PROSE[0], 50, 700, letters=50)
    assert lay_out([lines[:2], lines[2:]]) == PROSE[0]


def test_the_properties_of_the_file_are_no_facts_of_the_release() -> None:
    document = fpdf.FPDF()
    document.set_title("Template")
    document.add_page()
    document.set_font("Helvetica", size=11)
    document.cell(text="It met.")
    result = read(bytes(document.output()))
    assert result.metadata == (None, None)
    assert result.source.metadata is not None
    assert result.source.metadata["title"] == "Template"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", result.source.metadata["created"])


def test_pages_without_text_are_named() -> None:
    document = fpdf.FPDF()
    for text in ("It met.", "", "It met again."):
        document.add_page()
        document.set_font("Helvetica", size=11)
        if text:
            document.cell(text=text)
    result = read(bytes(document.output()))
    assert [(notice.code, notice.message) for notice in result.warnings] == [
        ("pages_without_text", "no text on page 2: blank, or a picture that OCR would make readable")
    ]


def test_a_file_of_pictures_says_so() -> None:
    document = fpdf.FPDF()
    document.add_page()
    document.rect(10, 10, 100, 100)
    assert refusal(bytes(document.output())) == (
        "a.pdf: a PDF file without text: its pages are pictures; "
        "make its text readable with OCR first, for example with ocrmypdf"
    )


def test_an_encrypted_file_says_so() -> None:
    document = fpdf.FPDF()
    document.set_encryption(owner_password="owner", user_password="user")
    document.add_page()
    document.set_font("Helvetica", size=11)
    document.cell(text="It met.")
    assert (
        refusal(bytes(document.output())) == "a.pdf: an encrypted PDF file; save it without a password first"
    )


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"[no title]\n\n%PDF-1.4\n1 0 obj", made_files.pdf()[:400]])
def test_a_damaged_file_says_so(data: bytes) -> None:
    assert refusal(data) == "a.pdf: a damaged PDF file; save it again, or as plain text"


def test_a_line_above_the_header_is_no_damage() -> None:
    (result,) = read_bytes(b"[no title]\n\n" + made_files.pdf(), "release.txt")
    assert isinstance(result, Reading)
    assert result.source.media_type == "application/pdf"
    assert made_files.PARAGRAPHS[0] in result.text


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressfacts.readers.pdf_lines.MOST_PAGES", 1)
    with pytest.raises(InputError) as caught:
        parse(made_files.pdf([" ".join(PROSE)] * 60))
    assert str(caught.value) == "a PDF file of more than 1 pages; split it into single releases"


def nested(depth: int, repeats: int) -> bytes:
    """A page that shows a form, which shows another so many times, and so on down to a line of text."""
    forms = range(5, 5 + depth)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
        "<< /Length 5 >> stream\n/X Do\nendstream",
    ]
    font = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    for number in forms:
        last = number == forms[-1]
        content = "BT /F 9 Tf 50 700 Td (It met.) Tj ET" if last else "/X Do " * repeats
        resources = font if last else f"/XObject << /X {number + 1} 0 R >>"
        objects.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << {resources} >> "
            f"/Length {len(content)} >> stream\n{content}\nendstream"
        )
    body = "".join(f"{number} 0 obj {value} endobj\n" for number, value in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF\n".encode()


def test_objects_that_nest_and_repeat_cost_their_own_file_alone() -> None:
    assert "It met." in read(nested(3, 2)).text
    start = time.monotonic()
    assert refusal(nested(8, 40)) == (
        "a.pdf: a PDF file that takes too much time or memory; "
        "print it to a new PDF file, or save it as plain text"
    )
    assert time.monotonic() - start < 60  # the limit is two seconds of processor time
    assert made_files.PARAGRAPHS[0] in read(made_files.pdf()).text


def test_a_page_of_thousands_of_lines_takes_time_by_their_number() -> None:
    lines = [line("The body met here and agreed.", 50, 90_000 - 12 * number) for number in range(6000)]
    assert len(lay_out([lines])) > 6000 * 29


def test_without_the_extra_one_line_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert refusal(made_files.pdf()) == (
        "a.pdf: a PDF file, whose reader is not installed; python -m pip install 'pressfacts[documents]'"
    )
