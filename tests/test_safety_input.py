"""Where reading must not lead: out of the folder that was named, in circles, or into archives."""

import bz2
import glob
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli_support import FIRST, Run
from pressfacts.readers import Failure, patterns, sources
from pressfacts.readers.files import read

OUT = "a link that leads out of the folder; name the {} that it leads to"


@pytest.fixture
def linked(folder: Path) -> Path:
    """A folder with links of every kind, some of which lead out of it, in a working directory."""
    named = folder / "named"
    (named / "below").mkdir(parents=True)
    (named / "a.txt").write_text(FIRST, encoding="utf-8")
    (named / "below" / "b.txt").write_text(FIRST, encoding="utf-8")
    try:
        (named / "inside.txt").symlink_to("a.txt")
    except OSError:
        pytest.skip("no links can be made here")
    (named / "outside.txt").symlink_to("../first.txt")
    (named / "below" / "out").symlink_to("../../below", target_is_directory=True)
    (named / "below" / "loop").symlink_to("..", target_is_directory=True)
    (named / "loop").symlink_to(".", target_is_directory=True)
    return named


@pytest.mark.parametrize(
    "argument", ["named", "named/**/*", "named/**", "named/*", "nam*/**/*.txt", "./named/**/*.*"]
)
def test_links_lead_nowhere_out_and_round(argument: str, linked: Path) -> None:
    found = list(sources.find([argument]))
    read = [str(source) for source in found if not isinstance(source, Failure)]
    refused = sorted(str(source) for source in found if isinstance(source, Failure))
    outside = f"named/outside.txt: {OUT.format('file')}"
    if argument.startswith("nam*"):  # the folder is the one that the pattern is matched in
        assert "named/outside.txt" in read
    else:
        assert outside in refused
        assert f"named/below/out: {OUT.format('folder')}" in refused
        assert len(refused) == 2
    inside = ["named/a.txt", "named/inside.txt", "named/below/b.txt"]
    assert sorted(set(read) - {"named/outside.txt"}) == sorted(inside)
    assert len(read) == len(set(read))


def test_what_a_link_leads_to_is_read_where_it_is_named(linked: Path) -> None:
    for argument in ("named/outside.txt", "named/below/out"):
        (source,) = sources.find([argument])
        assert not isinstance(source, Failure)


def test_a_link_out_is_one_line_of_the_command_and_the_rest_is_read(linked: Path, run: Run) -> None:
    result = run("extract", "named/**/*.txt", "--only", "contacts")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 3
    assert f"pressfacts: named/outside.txt: {OUT.format('file')}" in result.stderr.splitlines()


NAMES = st.sampled_from(["a", "b", "ab", ".h", "a.txt", "[x]", "ü.md"])
PARTS = st.sampled_from(["*", "**", "a", "?", "*.txt", "[ab]", ".*", "a*", "[[]x]", "*.*"])


@settings(max_examples=80, deadline=None)
@given(
    files=st.sets(st.lists(NAMES, min_size=1, max_size=4).map("/".join), max_size=8),
    pattern=st.lists(PARTS, min_size=1, max_size=4).map("/".join).filter(glob.has_magic),
)
def test_without_links_a_pattern_matches_what_glob_matches(
    tmp_path_factory: pytest.TempPathFactory, files: set[str], pattern: str
) -> None:
    place = tmp_path_factory.mktemp("tree")
    for name in sorted(files, key=len, reverse=True):
        path = place / name
        if not path.exists() and not any(parent.is_file() for parent in path.parents):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("x", encoding="utf-8")
    asked = f"{glob.escape(str(place))}/{pattern}"
    expected = {Path(path) for path in glob.iglob(asked, recursive=True)}  # noqa: PTH207 (the model)
    matches = patterns.match(asked)
    assert matches.links == []
    found = set(map(Path, matches.paths))
    # ** alone is every file at any depth: the folders among them need not be walked again
    assert {path for path in found if path.is_file()} == {path for path in expected if path.is_file()}


def tarred() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        entry = tarfile.TarInfo("../release.txt")
        entry.size = len(FIRST)
        archive.addfile(entry, io.BytesIO(FIRST.encode()))
    return made.getvalue()


def zipped() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("../release.txt", FIRST)
    return made.getvalue()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (zipped, "a ZIP archive, not a Word document"),
        (tarred, "a tar archive"),
        (lambda: gzip.compress(FIRST.encode()), "a gzip archive"),
        (lambda: gzip.compress(tarred()), "a gzip archive"),
        (lambda: bz2.compress(FIRST.encode()), "a bzip2 archive"),
        (lambda: lzma.compress(FIRST.encode()), "an xz archive"),
        (lambda: b"(\xb5/\xfd\x24\x02\x11", "a Zstandard archive"),
        (lambda: b"\x04\x22\x4d\x18\x64", "an LZ4 archive"),
        (lambda: b"Rar!\x1a\x07\x01\x00", "a RAR archive"),
        (lambda: b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    ],
)
@pytest.mark.parametrize("name", ["packed", "packed.txt", "packed.docx", "packed.jsonl", "packed.pdf"])
def test_an_archive_is_one_line_under_any_name(
    make: Callable[[], bytes], reason: str, name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    (failure,) = read(path)
    assert isinstance(failure, Failure)
    assert str(failure.error) == f"{reason}; unpack it first"
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["deep.json", "deep.jsonl"])
def test_json_that_is_too_deep_is_one_line_wherever_it_is_read(name: str, folder: Path, run: Run) -> None:
    for start in ('{"schema_version": ', '{"text": ', '{"label": '):
        (folder / name).write_text(start + "[" * 100_000, encoding="utf-8")
        for command in (["extract", name], ["view", name], ["extract", "first.txt", "--rules", name]):
            result = run(*command)
            assert result.exit_code in (1, 2)
            assert len(result.stderr.splitlines()) in (1, 2)
            assert result.exception is None or isinstance(result.exception, SystemExit)


def test_a_file_of_names_ends_its_lines_where_json_does(folder: Path, run: Run) -> None:
    rule = json.dumps({"label": "ORGANISATION", "pattern": "Ala\u2028too Works"}, ensure_ascii=False)
    (folder / "names.jsonl").write_text(rule, encoding="utf-8")
    assert run("extract", "first.txt", "--rules", "names.jsonl").exit_code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_that_a_pattern_matches_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    found = [str(source) for source in sources.find(["*.txt"])]
    assert found == ["first.txt", "pipe.txt: no regular file; pipe it into pressfacts extract"]
