"""``pressfacts extract`` on bad input: one line for each problem, the right status, the others done."""

import json
import os
from pathlib import Path

import pytest

from cli_support import Run
from pressfacts import engine
from pressfacts.readers import Reading


def test_each_problem_is_one_line_and_the_others_are_written(folder: Path, run: Run) -> None:
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02PNG")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \r\n\t\n")
    (folder / "scan.txt").write_bytes(b"%PDF-1.7 abc")
    result = run("extract", ".", "missing.txt", "*.zip")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.splitlines() == [
        "pressfacts: binary.txt: a binary file; save it as plain text first",
        "pressfacts: blank.txt: empty; leave it out, or fill it",
        "pressfacts: empty.txt: empty; leave it out, or fill it",
        "pressfacts: scan.txt: a damaged PDF file; save it again, or as plain text",
        "pressfacts: missing.txt: no such file or folder; check the path",
        "pressfacts: *.zip: nothing matches this pattern; check it, or quote it",
        "pressfacts: 2 read, 6 failed",
    ]


def test_quiet_still_names_the_errors(folder: Path, run: Run) -> None:
    result = run("extract", "--quiet", "first.txt", "missing.txt")
    assert result.exit_code == 1
    assert result.stderr == "pressfacts: missing.txt: no such file or folder; check the path\n"


def test_a_folder_without_text_files(folder: Path, run: Run) -> None:
    (folder / "void").mkdir()
    result = run("extract", "void")
    assert result.exit_code == 1
    assert result.stderr.startswith("pressfacts: void: no files to read (.txt, .text, .md, ")


def test_a_folder_with_the_name_of_a_release_is_walked_over(folder: Path, run: Run) -> None:
    (folder / "below" / "folder.txt").mkdir()
    result = run("extract", "below")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1


def test_an_unreadable_file(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *arguments: object, **options: object) -> object:
        if path.name == "first.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    result = run("extract", ".")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        "pressfacts: first.txt: permission denied; make it readable with chmod u+r"
    )
    assert len(result.stdout.splitlines()) == 1


def test_a_loop_of_links_is_one_line_and_no_trap(folder: Path, run: Run) -> None:
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "below" / "up").symlink_to("..")
    result = run("extract", ".")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert len(result.stderr.splitlines()) == 2
    assert result.stderr.startswith("pressfacts: loop.txt: ")


def test_a_name_that_no_file_can_have(folder: Path, run: Run) -> None:
    result = run("extract", "x" * 5000)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="file names are bytes on POSIX only")
def test_a_file_name_that_is_no_unicode(folder: Path, run: Run) -> None:
    name = os.fsdecode(b"caf\xe9\nbar.txt")
    (folder / name).write_text("It met in 2018.", encoding="utf-8")
    result = run("extract", name)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["source"]["path"] == "caf\ufffd\ufffdbar.txt"


def test_what_cannot_be_decoded_is_a_warning(folder: Path, run: Run) -> None:
    (folder / "broken.txt").write_bytes("Réunion à Orléans: café, thé ".encode() + b"\xff in 2018.")
    result = run("extract", "broken.txt")
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert record["source"]["encoding"] == "utf-8"
    assert record["warnings"][0]["code"] == "encoding"
    assert result.stderr.startswith("pressfacts: broken.txt: warning: 1 stretch of bytes")
    assert run("extract", "-q", "broken.txt").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--only", "dates,numbers"], "'numbers' is not a kind of fact; choose from dates, organisations,"),
        (["--only", " , "], "no kind of fact is named; choose from dates, organisations,"),
        (["--zones", "body,footer"], "'footer' is not a zone; choose from furniture, header, headline,"),
        (["--zones", ","], "no zone is named; choose from furniture, header, headline,"),
        (["--format", "xml"], "'xml' is not one of 'json', 'jsonl', 'table',"),
        (["--reference-date", "2018-13-01"], "'2018-13-01' is not a day of the form YYYY-MM-DD"),
        (["--reference-date", "yesterday"], "'yesterday' is not a day of the form YYYY-MM-DD"),
        (["--nonsense"], "--nonsense"),
        (["-o", "below"], "below is a folder; name a file, or write a folder of tables with --format csv"),
        (["-o", "./first.txt"], "first.txt is one of the input files; choose another file for -o."),
    ],
    ids=lambda value: "_".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_has_status_2(arguments: list[str], told: str, folder: Path, run: Run) -> None:
    result = run("extract", "first.txt", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


def test_no_argument_on_a_terminal_is_wrong_use(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressfacts.cli.options.is_terminal", lambda stream: True)
    result = run("extract")
    assert result.exit_code == 2
    assert "Name a file, a folder or a pattern, or pipe a release in." in result.stderr


def test_an_unknown_suffix_is_wrong_use_and_nothing_is_read(folder: Path, run: Run) -> None:
    result = run("extract", "first.txt", "-o", "out.xlsx")
    assert result.exit_code == 2
    assert "out.xlsx: no format has the suffix .xlsx; use .json, .jsonl," in result.stderr
    assert not (folder / "out.xlsx").exists()


def test_a_model_that_is_not_there_has_status_2_and_writes_nothing(folder: Path, run: Run) -> None:
    result = run("extract", "--model", "no_such_model", ".", "-o", "out.json")
    assert result.exit_code == 2
    assert result.stderr == (
        "pressfacts: model 'no_such_model' cannot be loaded; "
        "give the name of an installed spaCy pipeline or a path to one\n"
    )
    assert not (folder / "out.json").exists()
    assert not list(folder.glob(".*part"))


def test_an_output_that_cannot_be_written(folder: Path, run: Run) -> None:
    result = run("extract", "first.txt", "-o", "nowhere/out.json")
    assert result.exit_code == 2
    assert result.stderr == (
        "pressfacts: nowhere/out.json cannot be written: no such file or directory; "
        "choose another file for -o\n"
    )


def test_a_file_above_the_limit_is_not_read(folder: Path, run: Run) -> None:
    result = run("extract", "--max-bytes", "60", ".")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0].startswith("pressfacts: first.txt: more than 60 bytes; split it")
    assert len(result.stdout.splitlines()) == 1


def test_a_text_above_the_limit_of_tokens(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MAX_TOKENS", 16)
    result = run("extract", ".")
    assert result.exit_code == 1
    assert "first.txt: too long: more than 16 tokens; split it" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_a_defect_in_one_release_spares_the_others(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assemble = engine.assemble

    def break_down(doc: object, reading: Reading) -> object:
        if reading.source.path == "first.txt":
            raise KeyError("oh\nno")
        return assemble(doc, reading)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "assemble", break_down)
    result = run("extract", ".")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        "pressfacts: first.txt: internal error (KeyError: 'oh\\nno'); please report it with this release"
    )
    assert len(result.stdout.splitlines()) == 1


def test_an_interruption_keeps_what_is_finished(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BATCH_SIZE", 1)
    assemble = engine.assemble

    def interrupt(doc: object, reading: Reading) -> object:
        if reading.source.path == "below/second.md":
            raise KeyboardInterrupt
        return assemble(doc, reading)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "assemble", interrupt)
    result = run("extract", ".", "-o", "out.json")
    assert result.exit_code == 130
    assert result.stderr == "pressfacts: interrupted\n"
    written = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert [record["source"]["path"] for record in written] == ["first.txt"]
