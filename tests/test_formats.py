"""The table of formats: what holds for every one of them."""

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from pressfacts.errors import OutputError
from pressfacts.record.schema import Release
from pressfacts.writers import formats
from pressfacts.writers.formats import FORMATS
from pressfacts.writers.selection import Selection
from written_records import FULL

NEEDS = {"sqlite": "sqlite_utils", "parquet": "pyarrow"}
ONE_FILE = [  # pages of several releases are a folder
    name for name in FORMATS if name != "html" and (name not in NEEDS or find_spec(NEEDS[name]))
]
RELEASE = FULL.model_copy(update={"source": FULL.source.model_copy(update={"text": "x" * 400})})
ONE_KIND = Selection(kinds=("people",))


def write(name: str, path: Path, *releases: Release, error: BaseException | None = None) -> None:
    with formats.opened(name, path, ONE_KIND, several=True) as writer:
        for release in releases:
            writer.write(release)
        if error is not None:
            raise error


@pytest.mark.parametrize("name", ONE_FILE)
def test_a_file_comes_into_being_whole(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"facts{(*FORMATS[name].suffixes, '.txt')[0]}"
    with formats.opened(name, path, ONE_KIND, several=True) as writer:
        writer.write(RELEASE)
        assert not path.exists()
    assert path.stat().st_size
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ONE_FILE)
def test_an_error_leaves_what_was_there(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"facts{(*FORMATS[name].suffixes, '.txt')[0]}"
    write(name, path, RELEASE)
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        write(name, path, RELEASE, RELEASE, error=ZeroDivisionError())
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ONE_FILE)
def test_an_interruption_keeps_what_is_finished(name: str, tmp_path: Path) -> None:
    for path, error in ((tmp_path / "a.x", None), (tmp_path / "b.x", KeyboardInterrupt())):
        if error is None:
            write(name, path, RELEASE)
        else:
            with pytest.raises(KeyboardInterrupt):
                write(name, path, RELEASE, error=error)
    assert (tmp_path / "b.x").stat().st_size == (tmp_path / "a.x").stat().st_size
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("name", ONE_FILE)
def test_a_folder_that_is_not_there_is_one_line(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written: no such file or directory; choose another"):
        write(name, tmp_path / "no" / "facts.x", RELEASE)


@pytest.mark.parametrize("name", [name for name, entry in FORMATS.items() if not entry.standard_output])
def test_a_format_of_bytes_needs_a_name(name: str) -> None:
    refused = formats.opened(name, None, Selection(), several=True)
    with (
        pytest.raises(OutputError, match=f"{name} cannot go to standard output; name a file with -o"),
        refused,
    ):
        pass


@pytest.mark.parametrize("name", NEEDS)
def test_a_missing_extra_is_one_line_that_names_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, f"pressfacts.writers.{name}", raising=False)
    monkeypatch.setitem(sys.modules, NEEDS[name], None)
    told = rf"{name} needs {NEEDS[name]}, which is not installed; run .* install 'pressfacts\[tables\]'"
    with pytest.raises(OutputError, match=told):
        write(name, tmp_path / "facts.x", RELEASE)
    assert not list(tmp_path.iterdir())


def test_a_defect_in_a_writer_is_not_taken_for_a_missing_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "pressfacts.writers.json", raising=False)
    monkeypatch.setitem(sys.modules, "pressfacts.writers.json", None)
    with pytest.raises(ModuleNotFoundError):
        write("json", tmp_path / "facts.json", RELEASE)


def test_no_two_formats_have_a_suffix_in_common() -> None:
    suffixes = [suffix for entry in FORMATS.values() for suffix in entry.suffixes]
    assert len(suffixes) == len(set(suffixes))
