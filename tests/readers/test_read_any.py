"""Whatever the bytes and the name: a text, or one line that says why there is none."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import made_files
from pressfacts.readers import Failure, Reading, ReadOptions
from pressfacts.readers.files import read_bytes
from pressfacts.readers.kinds import FOLDER_SUFFIXES, KINDS

NAMES = [f"a{suffix}" for kind in KINDS for suffix in kind.suffixes]
SAMPLES = {
    "a.html": made_files.page(),
    "a.eml": made_files.mail().as_bytes(),
    "a.jsonl": made_files.json_lines({"text": "One.", "id": 1}, {"text": "Two."}),
    "a.csv": made_files.table(["id", "text"], [1, "One."], [2, "Two."]),
}
PIECES = st.sampled_from(
    [
        *(
            b"<html>",
            b"<p>",
            b"<!--",
            b"</",
            b"&#99999999999;",
            b"&#xd800;",
            b"\x00",
            b"\xff\xfe",
            b"\n\n",
            b'"',
        ),
        *(b"Content-Type: multipart/mixed; boundary=x\n", b"--x\n", b"Content-Transfer-Encoding: base64\n\n"),
        *(
            b"Content-Type: text/plain; charset=x-none\n",
            b"=?a?q?b?=",
            b'{"text": ',
            b"{",
            b"[[[[",
            b"\\ud800",
        ),
        *(b"%PDF-1.4\n", b"PK\x03\x04", b"text,id\n"),
    ]
)


def check(data: bytes, name: str) -> None:
    for result in read_bytes(data, name, ReadOptions(max_bytes=5000)):
        if isinstance(result, Failure):
            assert len(str(result).splitlines()) == 1
            assert result.error.remedy
        else:
            assert isinstance(result, Reading)
            assert result.text.strip()
            assert result.text == result.text.encode("utf-8", "replace").decode()
            assert len(result.text) == result.source.characters
            result.source.model_dump_json()


@given(st.binary(max_size=300), st.sampled_from(NAMES))
@settings(max_examples=400, deadline=None)
def test_any_bytes_under_any_name(data: bytes, name: str) -> None:
    check(data, name)


@given(st.lists(PIECES | st.binary(max_size=20), max_size=25), st.sampled_from(NAMES))
@settings(max_examples=400, deadline=None)
def test_pieces_of_files_in_any_order(pieces: list[bytes], name: str) -> None:
    check(b"".join(pieces), name)


@given(st.data())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_files_that_are_cut_or_changed(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(SAMPLES)))
    changed = bytearray(SAMPLES[name][: data.draw(st.integers(0, 3000))])
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=10)):
        if at < len(changed):
            changed[at] = byte
    check(bytes(changed), name)


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize(("needed", "name"), [("docx", "a.docx"), ("fpdf", "a.pdf")])
def test_documents_that_are_cut_or_changed(needed: str, name: str, data: st.DataObject) -> None:
    pytest.importorskip(needed, reason="needs the extra documents")
    whole = _document(name)
    changed = bytearray(whole[: data.draw(st.integers(0, len(whole)) | st.just(len(whole)))])
    for at, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(whole)), st.integers(0, 255)), max_size=20)
    ):
        if at < len(changed):
            changed[at] = byte
    for result in read_bytes(bytes(changed), name):
        assert len(str(result).splitlines()) == 1 if isinstance(result, Failure) else result.text.strip()


_made = dict[str, bytes]()


def _document(name: str) -> bytes:
    if name not in _made:
        _made[name] = made_files.pdf() if name == "a.pdf" else made_files.word()
    return _made[name]


def test_every_kind_that_is_read_is_taken_from_folders_but_json() -> None:
    assert {suffix for kind in KINDS for suffix in kind.suffixes} - set(FOLDER_SUFFIXES) == {".json"}


def test_a_text_that_mentions_the_first_line_of_a_pdf_is_a_text() -> None:
    data = b"How to make a PDF\n\nA file begins with this line:\n%PDF-1.4\nand ends with %%EOF.\n"
    (result,) = read_bytes(data, "a.txt")
    assert isinstance(result, Reading)
    assert result.source.media_type == "text/plain"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "“Très bien”, a dit Zoë. L’été dernier, à Genève, «Prüfung».",
            "cp1252",
        ),
        ("Le Café «Zoë» ouvre.", "cp1252"),
        (
            "Семинар для адвокатов прошёл в Бишкеке 14 мая.",
            "cp1251",
        ),
    ],
)
def test_western_texts_are_windows_1252(text: str, encoding: str) -> None:
    (result,) = read_bytes(text.encode(encoding), "a.txt")
    assert isinstance(result, Reading)
    assert (result.text, result.source.encoding) == (text, encoding)
