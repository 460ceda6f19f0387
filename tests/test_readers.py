"""Readers: from bytes and names to texts."""

import codecs
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressfacts.errors import InputError
from pressfacts.readers import Failure, Reading, ReadOptions
from pressfacts.readers.encodings import decode
from pressfacts.readers.files import read
from pressfacts.readers.sources import find, several, shown

TEXT = "Zoé Lecœur said: “It’s 2,300 sheets – for €15.”\r\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding)) == (TEXT, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le", "utf-16-be"])
def test_encodings_without_a_mark(encoding: str) -> None:
    text = "The museum’s director said that some 2,300 sheets were dried. " * 3 + TEXT
    assert decode(text.encode(encoding)) == (text, encoding, ())


def test_plain_ascii_is_utf8() -> None:
    assert decode(b"It met in 2018.\n").encoding == "utf-8"


def test_another_code_page_is_guessed() -> None:
    text = "Семинар для двадцати адвокатов прошёл в Бишкеке в сентябре. Участники обсудили закон. " * 3
    assert decode(text.encode("cp1251")).text == text


def test_utf8_with_a_broken_byte_stays_utf8_and_warns() -> None:
    decoded = decode("Orléans, café, naïveté ".encode() + b"\xe9 in 2018")
    assert decoded.encoding == "utf-8"
    assert decoded.text == "Orléans, café, naïveté \ufffd in 2018"
    (warning,) = decoded.warnings
    assert warning.code == "encoding"
    assert "1 stretch of bytes" in warning.message


def test_a_replacement_character_that_is_in_the_file_is_no_loss() -> None:
    assert decode("caf\ufffd in 2018".encode()).warnings == ()


@pytest.mark.parametrize("data", [b"some text\x00and more", bytes(range(1, 32)) * 10])
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data)
    assert str(caught.value) == "a binary file; save it as plain text first"


@pytest.mark.parametrize("control", [b"\x0c", b"\x1b[0m", b"\x85"])
def test_controls_that_texts_contain_are_let_through(control: bytes) -> None:
    assert "2018" in decode(b"It met" + control + b" in 2018.").text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except InputError:
        return
    assert len(decoded.text) <= len(data)
    codecs.lookup(decoded.encoding)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()).text == text


def test_the_source_describes_the_bytes_and_the_text(tmp_path: Path) -> None:
    data = codecs.BOM_UTF8 + TEXT.encode()
    (tmp_path / "a.txt").write_bytes(data)
    (result,) = read(tmp_path / "a.txt")
    assert isinstance(result, Reading)
    assert result.source.sha256 == hashlib.sha256(data).hexdigest()
    assert result.source.characters == len(TEXT)
    assert result.source.encoding == "utf-8"
    assert result.source.text is None


@pytest.mark.parametrize(("name", "media_type"), [("a.md", "text/markdown"), ("a.txt", "text/plain")])
def test_the_media_type_goes_by_the_suffix(name: str, media_type: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (result,) = read(tmp_path / name, ReadOptions(keep_text=True))
    assert isinstance(result, Reading)
    assert result.source.media_type == media_type
    assert result.source.text == result.text


def test_a_file_that_went_away_is_a_failure(tmp_path: Path) -> None:
    (result,) = read(tmp_path / "gone.txt")
    assert isinstance(result, Failure)
    assert str(result).endswith("gone.txt: no such file; check the path")


def test_a_folder_in_place_of_a_file_is_a_failure(tmp_path: Path) -> None:
    (result,) = read(tmp_path)
    assert isinstance(result, Failure)
    assert "a folder, not a file" in str(result)


def test_a_folder_that_cannot_be_read_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "barred").mkdir()
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("barred"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(find([str(tmp_path)]))
    assert found[0] == tmp_path / "a.txt"
    assert "barred: a folder that cannot be read; make it readable" in str(found[1])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [(["-"], False), (["a.txt"], False), (["a.txt", "b.txt"], True), (["*.txt"], True), (["."], True)],
)
def test_several(arguments: list[str], expected: bool) -> None:
    assert several(arguments) is expected


def test_a_shown_path_is_one_line() -> None:
    assert shown("a\nb\x1b[31m.txt") == "a\ufffdb\ufffd[31m.txt"


@pytest.mark.parametrize("argument", ["", "gone", "gone/*.txt"])
def test_an_argument_that_is_nothing_is_a_failure(argument: str) -> None:
    (result,) = find([argument])
    assert isinstance(result, Failure)
