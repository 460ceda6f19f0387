"""What a release, or the name of its file, must not be able to do to those who look at the output."""

import io
import json
import os
import re
import sqlite3
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rich.console import Console

from cli_support import FIRST, Run
from pressfacts.cli import main
from pressfacts.cli.progress import BarWatcher
from pressfacts.errors import InputError
from pressfacts.readers import Failure
from pressfacts.record.schema import Release
from pressfacts.writers import formats
from pressfacts.writers.csv import cell
from pressfacts.writers.selection import Selection
from terminal_support import Terminal
from written_records import FULL

BLINK = "\x1b[5m"
"""Nothing that pressfacts writes itself blinks."""

EVIL = f"{BLINK}\x9b5m\x1b]8;;https://example.org\x1b\\see\x1b]8;;\x07\x1b]0;title\x07\u202e\u2066[blink]x[/blink]"
"""Blinking in both codes, a link, the title of the window, overrides of direction, and Rich's markup."""

_OF_RICH = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def acting(output: str) -> set[str]:
    """What of an output would make a terminal do what pressfacts does not."""
    output = output.replace("\r\n", "\n").replace("\r", "")
    return set(re.findall(re.escape(BLINK), output)) | set(_ACTING.findall(_OF_RICH.sub("", output)))


def evil_release() -> Release:
    """A record that has the evil text wherever a text can stand."""
    data = json.loads(FULL.model_dump_json())
    for holder, key in list(texts(data)):
        kept, holder[key] = holder[key], f"{holder[key]} {EVIL}"
        try:
            Release.model_validate(data)
        except ValueError:  # one of a fixed list, or a day
            holder[key] = kept
    data["source"] |= {"text": EVIL * 9, "metadata": {EVIL: EVIL}}
    return Release.model_validate(data)


def texts(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of nested data that holds a text: what holds it, and its key there."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, str):
            yield data, key
        elif isinstance(value, dict | list):
            yield from texts(value)


posix = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal, and such names of files")


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """A folder of a release, an empty one, and gold, all of them evil by text and name."""
    name = f"a{EVIL.replace('/', '')}"
    (tmp_path / "in").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "in" / f"{name}.txt").write_text(f"{EVIL} {FIRST}{EVIL}\n", encoding="utf-8")
    (tmp_path / "in" / f"b{name}.txt").write_text("", encoding="utf-8")
    for stem in (name, f"c{name}"):
        gold = {"people": [{"name": EVIL}], "dates": [{"text": EVIL, "edtf": EVIL}]}
        (tmp_path / "gold" / f"{stem}.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "gold" / f"{name}.txt").write_text(f"{EVIL} {FIRST}", encoding="utf-8")
    return tmp_path


@posix
@pytest.mark.parametrize(
    "command",
    [
        "extract in",
        "extract in --format table --explain --include-text",
        "extract in --format json --include-text",
        "extract in --format csv --only dates",
        "view in --explain",
        "evaluate gold",
        "evaluate gold --format json",
        "batch in -o out.jsonl -j 1",
    ],
)
def test_no_command_lets_a_release_or_its_name_steer_the_terminal(command: str, evil: Path) -> None:
    shown = Terminal().shown(["-m", "pressfacts", *command.split()], evil).decode("utf-8")
    assert "in/b" in shown or "gold" in command
    assert acting(shown) == set()
    assert "[blink]" in shown  # markup is text


@pytest.mark.parametrize(
    "arguments",
    [
        [f"no{EVIL}.txt"],
        [f"no{EVIL}*.txt"],
        ["first.txt", "-o", f"no{EVIL}/out.json"],
        ["first.txt", "-o", f"no{EVIL}/out.db"],
        ["first.txt", "-o", f"no{EVIL}/out", "--format", "html"],
        ["first.txt", "--rules", f"no{EVIL}"],
        ["first.txt", "--model", f"no{EVIL}"],
        ["first.txt", "--only", EVIL],
        ["first.txt", "--max-bytes", EVIL],
        ["first.txt", "--reference-date", EVIL],
        ["first.txt", "--text-field", EVIL],
        [f"--no{EVIL}"],
        [f"s3{EVIL}://x"],
        [f"nothing://{EVIL}"],
    ],
)
def test_what_an_error_quotes_cannot_steer_the_terminal(arguments: list[str], folder: Path) -> None:
    result = CliRunner().invoke(main, ["extract", *arguments], color=True)
    assert acting(result.stderr + result.stdout) == set()


@posix
def test_what_wrong_use_quotes_cannot_steer_the_terminal(folder: Path) -> None:
    (folder / f"a{EVIL.replace('/', '')}").write_text(FIRST, encoding="utf-8")
    name = next(path.name for path in folder.iterdir() if path.name.startswith("a"))
    for command in (["extract", name, "-o", name], ["view", ".", "--html", "-o", f"{name}.d"]):
        result = CliRunner().invoke(main, command, color=True)
        assert result.exit_code == 2
        assert acting(result.stderr + result.stdout) == set()


def test_a_row_that_is_told_cannot_steer_the_terminal(folder: Path) -> None:
    rows = [json.dumps({EVIL: "x"}), json.dumps({"text": FIRST, "path": EVIL}), "{" + EVIL]
    (folder / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "rules.jsonl").write_text(json.dumps({"label": EVIL, EVIL: 1}), encoding="utf-8")
    for command in (
        ["rows.jsonl"],
        ["rows.jsonl", "--text-field", "text"],
        ["first.txt", "--rules", "rules.jsonl"],
    ):
        result = CliRunner().invoke(main, ["extract", *command], color=True)
        assert result.stderr
        assert acting(result.stderr + result.stdout) == set()


def test_the_bar_of_batch_cannot_be_steered() -> None:
    screen = io.StringIO()
    watcher = BarWatcher(None, Console(file=screen, force_terminal=True, highlight=False, width=200))  # type: ignore[arg-type]
    watcher.failed(Failure(EVIL, InputError(f"{EVIL} :smile:")))
    assert acting(screen.getvalue()) == set()
    assert "[blink]x[/blink] :smile:" in screen.getvalue()


@pytest.mark.parametrize("name", ["json", "jsonl", "table", "marked", "html", "csv"])
def test_no_format_of_text_carries_what_acts(name: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    selection = Selection(evidence=True)
    with formats.opened(name, out, selection, several=True) as writer:
        writer.write(evil_release())
    written = [out] if out.is_file() else list(out.iterdir())
    assert written
    for path in written:
        text = path.read_text(encoding="utf-8-sig")
        assert acting(text) == set(), path.name
        assert _OF_RICH.findall(text) == []


def test_json_means_the_same_with_its_escapes(tmp_path: Path) -> None:
    release = evil_release()
    for name in ("json", "jsonl"):
        with formats.opened(name, tmp_path / name, Selection(evidence=True), several=False) as writer:
            writer.write(release)
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert json.loads(text) == Selection(evidence=True).record(release)
    assert len(text.splitlines()) == 1  # by every character that Python takes for the end of a line


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a;=1+1", "a;'=1+1"),
        ("a; @SUM(A1);\t-2", "a;' @SUM(A1);' -2"),
        ("fish; chips", "fish; chips"),
        ("a;", "a;"),
        ("=1;=2", "'=1;'=2"),
        ("a\u202eb", "a b"),
    ],
)
def test_what_follows_a_semicolon_is_no_formula_either(text: str, written: str) -> None:
    assert cell(text) == written
    assert re.sub(r"(^|;)'(?=\s*[=+\-@])", r"\1", written) == re.sub(
        "[\t\u202e]", " ", text
    )  # docs/outputs.md


LEADING_OUT = (
    "../up",
    "../../up.txt",
    "/up.txt",
    "below/../../../up",
    "..\\..\\up.txt",
    "C:\\up.txt",
    "a\0b",
    "..",
    "~/up",
)


@pytest.mark.parametrize("name", formats.FORMATS)
def test_no_path_in_a_record_leads_out_of_the_output(name: str, tmp_path: Path) -> None:
    if (needed := {"sqlite": "sqlite_utils", "parquet": "pyarrow"}.get(name)) and not find_spec(needed):
        pytest.skip(f"{needed} is not installed")
    work = tmp_path / "one" / "two" / "work"
    work.mkdir(parents=True)
    out = work / "out"
    with formats.opened(name, out, Selection(kinds=("people",)), several=True) as writer:
        for path in LEADING_OUT:
            writer.write(
                FULL.model_copy(
                    update={"source": FULL.source.model_copy(update={"path": path, "text": "x" * 400})}
                )
            )
    inside = {out, *out.rglob("*")}
    assert {path for path in tmp_path.rglob("*") if path.is_file()} <= inside
    assert not {path for path in inside if path.is_symlink()}


def test_no_path_in_a_row_leads_out_of_the_output(folder: Path, run: Run) -> None:
    rows = [json.dumps({"text": FIRST, "path": path, "id": path, "file": path}) for path in LEADING_OUT]
    (folder / "below" / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    before = {path for path in folder.parent.rglob("*") if path.is_file()}
    assert run("view", "below/rows.jsonl", "--html", "-o", "pages").exit_code == 0
    new = {path for path in folder.parent.rglob("*") if path.is_file()} - before
    assert {path.parent for path in new} == {folder / "pages"}
    assert len(new) == len(LEADING_OUT) + 1


@pytest.mark.skipif(not find_spec("sqlite_utils"), reason="sqlite-utils is not installed")
def test_the_database_is_made_by_no_text_of_a_release(tmp_path: Path) -> None:
    told = list[str]()
    connect = sqlite3.connect

    def watched(*arguments: object, **others: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **others)  # type: ignore[call-overload]
        connection.set_trace_callback(told.append)
        return connection

    bad = "x'); DROP TABLE people; --"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sqlite3, "connect", watched)
        for _ in range(2):
            with formats.opened("sqlite", tmp_path / "out.db", Selection(), several=True) as writer:
                writer.write(
                    FULL.model_copy(
                        update={"source": FULL.source.model_copy(update={"path": bad, "sha256": bad})}
                    )
                )
    statements = [statement for statement in told if "DROP TABLE" in statement]
    # SQLite shows parameters as the literals that they stand for: doubled quotes, inside of quotes
    assert all("x''); DROP TABLE people; --'" in statement for statement in statements)
    with sqlite3.connect(tmp_path / "out.db") as database:
        assert database.execute('SELECT "path" FROM "releases"').fetchall() == [(bad,)]
        assert database.execute('SELECT count(*) FROM "people"').fetchone() == (1,)
