"""Sources named by a URL, on fsspec's filesystem in memory."""

import builtins
import sys
from pathlib import Path
from typing import Any

import pytest

from cli_support import FIRST, SECOND, Run
from pressfacts.errors import InputError
from pressfacts.readers import Failure, Reading, files, remote, sources

fsspec = pytest.importorskip("fsspec", reason="the extra pressfacts[ray] is not installed")


@pytest.fixture
def store() -> Any:
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = ["", "/empty"]
    system.pipe("/press/second.txt", SECOND.encode())
    system.pipe("/press/2019/first.md", FIRST.encode())
    system.pipe("/press/.hidden/third.txt", FIRST.encode())
    system.pipe("/press/picture.png", b"\x89PNG")
    return system


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("s3://bucket/x", True),
        ("gs://b", True),
        ("zip://*.txt::s3://b/x.zip", True),
        ("C://x", False),
        ("folder/x.txt", False),
        ("-", False),
        (Path("s3://x"), False),
    ],
)
def test_a_url_has_a_scheme(source: object, expected: bool) -> None:
    assert remote.is_remote(source) is expected


@pytest.mark.usefixtures("store")
def test_a_folder_is_read_in_the_order_of_any_folder() -> None:
    found = list(files.read_all(["memory://press"]))
    assert [reading.source.path for reading in found if isinstance(reading, Reading)] == [
        "memory://press/second.txt",
        "memory://press/2019/first.md",
    ]
    assert [reading.text for reading in found if isinstance(reading, Reading)] == [SECOND, FIRST]
    assert found[1].source.media_type == "text/markdown"  # type: ignore[union-attr]


@pytest.mark.usefixtures("store")
def test_a_file_is_read_whatever_its_suffix() -> None:
    assert list(sources.find(["memory://press/picture.png"])) == ["memory://press/picture.png"]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("memory://nowhere", "no such file or folder; check the address"),
        ("memory://press/.hidden/deeper", "no such file or folder"),
        ("nonsense://x", "protocol not known: nonsense"),
        ("memory://empty", r"no files to read \(\.txt.*\) in this folder"),
    ],
)
@pytest.mark.usefixtures("store")
def test_what_is_not_there_is_a_failure(url: str, reason: str) -> None:
    (failure,) = files.read_all([url])
    assert isinstance(failure, Failure)
    with pytest.raises(InputError, match=reason):
        raise failure.error


@pytest.mark.usefixtures("store")
def test_a_folder_cannot_be_opened() -> None:
    with pytest.raises(InputError, match="a folder, not a file"):
        remote.opened("memory://press")


def test_a_store_that_fails_is_a_failure(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Access Denied")

    monkeypatch.setattr(type(store), "open", refuse)
    found = list(files.read_all(["memory://press"]))
    assert [str(failure) for failure in found] == [
        f"memory://press/{name}: permission denied; check the credentials of the store"
        for name in ("second.txt", "2019/first.md")
    ]


def test_what_fsspec_lacks_pyarrow_may_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow", reason="the extra pressfacts[ray] is not installed")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "first.txt").write_text(FIRST, encoding="utf-8")

    def lacking(url: str) -> None:
        raise ImportError("install s3fs to access S3")

    monkeypatch.setattr(fsspec.core, "url_to_fs", lacking)
    monkeypatch.setattr(remote, "_LOCAL", "nothing is local here")
    (reading,) = files.read_all([tmp_path.as_uri()])
    assert isinstance(reading, Reading)
    assert (reading.text, reading.source.path) == (FIRST, f"{tmp_path.as_uri()}/below/first.txt")
    (failure,) = files.read_all(["nonsense://x"])
    assert str(failure) == "nonsense://x: install s3fs to access S3; check the address"


def test_a_file_url_names_a_file_of_this_machine(folder: Path) -> None:
    assert list(sources.find([folder.as_uri()])) == [folder / "first.txt", folder / "below" / "second.md"]


def test_without_fsspec_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    (failure,) = files.read_all(["s3://bucket/x"])
    assert isinstance(failure, Failure)
    assert failure.error.reason == "s3:// needs fsspec, which is not installed"
    assert failure.error.remedy == "run python -m pip install 'pressfacts[ray]'"


def test_no_filesystem_is_loaded_for_a_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def watched(name: str, *arguments: Any) -> Any:
        assert not name.startswith(("fsspec", "pyarrow"))
        return real(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", watched)
    assert len(list(files.read_all(["."]))) == 2


@pytest.mark.usefixtures("store")
def test_extract_takes_a_url(run: Run) -> None:
    done = run("extract", "memory://press", "--only", "contacts")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.count("memory://press/") == 2
