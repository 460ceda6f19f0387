"""The README and the reference pages say what is so."""

import importlib.util
import re
import sqlite3
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import click
import pytest

from pressfacts.cli import main
from pressfacts.pipeline import COMPONENTS
from pressfacts.record.schema import FACT_KINDS, Release, json_schema
from pressfacts.writers import formats
from pressfacts.writers.selection import Selection

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
OUTPUTS = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
TABLES = {"sqlite": "facts.db", "parquet": "facts.parquet"} if find_spec("pyarrow") else {}


def blocks(language: str, page: str) -> list[str]:
    """The blocks of code of a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


PYTHON_BLOCKS = blocks("python", README)


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_record_page_is_current(generate: ModuleType) -> None:
    assert (ROOT / "docs" / "record.md").read_text(encoding="utf-8") == generate.record_page()


def test_the_command_page_is_current(generate: ModuleType) -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == generate.command_page()


def test_the_page_of_outputs_is_current(generate: ModuleType) -> None:
    assert generate.outputs_page() == OUTPUTS


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the golden records in the formats that the page of outputs reads."""
    folder = tmp_path_factory.mktemp("outputs")
    for name, output in {"csv": "facts", "docbin": "facts.spacy", **TABLES}.items():
        with formats.opened(name, folder / output, Selection(), several=True) as writer:
            for path in sorted((ROOT / "tests" / "golden").glob("*.json")):
                release = Release.model_validate_json(path.read_text(encoding="utf-8"))
                release.source.text = (ROOT / "fixtures" / f"{path.stem}.txt").read_text("utf-8", "replace")
                writer.write(release)
    return folder


@pytest.mark.skipif(not TABLES, reason="the extra 'tables' is not installed")
def test_the_sql_of_the_page_of_outputs_finds_something(outputs: Path) -> None:
    statements = [block for block in blocks("sql", OUTPUTS) if "parquet" not in block]
    assert statements
    with closing(sqlite3.connect(outputs / "facts.db")) as database:
        for statement in statements:
            assert all(database.execute(statement).fetchone()), statement


@pytest.mark.parametrize("block", blocks("python", OUTPUTS))
def test_the_python_of_the_page_of_outputs_runs(
    block: str, outputs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if "import pandas" in block:
        pytest.importorskip("pandas", reason="pandas is not installed")
    monkeypatch.chdir(outputs)
    exec(compile(block, "outputs.md", "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) > 10


def test_the_commands_of_the_readme_print_what_it_shows(generate: ModuleType) -> None:
    assert generate.readme_page(README) == README


def test_the_two_commands_stand_in_the_readme_as_lines_of_their_own() -> None:
    lines = README.splitlines()
    assert "python3 -m pip install . && pressfacts extract fixtures" in lines
    assert "python3 -m pip install '.[test]' && python3 -m pytest" in lines


@pytest.mark.parametrize("number", range(len(PYTHON_BLOCKS)))
def test_the_python_of_the_readme_runs(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fixtures").mkdir()
    for path in (ROOT / "fixtures").glob("p*.txt"):
        (tmp_path / "fixtures" / path.name).write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    exec(compile(PYTHON_BLOCKS[number], "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert printed.startswith(("2019-05-14 about 20\n", "['2018-11-23', '2018-10-12/2018-10-14']"))


def test_the_readme_names_every_kind_of_fact_and_every_component() -> None:
    for name in (*FACT_KINDS, "pressfacts_layout", *COMPONENTS):
        assert f"`{name}`" in README, name


def test_every_key_of_the_record_has_its_meaning() -> None:
    schema = json_schema()
    for model in (schema, *schema["$defs"].values()):
        for key, field in model["properties"].items():
            assert "$ref" in field or field.get("description"), f"{model['title']}.{key}"


def test_every_link_of_the_pages_leads_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_command_is_in_the_reference() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        assert f"## pressfacts {name}\n" in page
        for option in command.params:
            assert isinstance(option, click.Argument) or f"`{option.opts[-1]}`" in page


def test_every_block_of_the_readme_is_executed_or_listed(generate: ModuleType) -> None:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    for language, body in found:
        done = language == "python" or bool(generate.commands(language, body))
        assert done != (body in generate.NOT_EXECUTED), body
    assert set(generate.NOT_EXECUTED) <= {body for _, body in found}


def test_a_stale_block_is_found(generate: ModuleType) -> None:
    stale = "```console\n$ printf '1 | 2\\n'\n1 | 3\n```\n\n```bash\ncat fixtures/no-year.txt\n```\n"
    assert generate.executed(stale) == stale.replace("1 | 3", "1 | 2")
    first = next(body for body in blocks("console", README) if "border-training.txt" in body)
    changed = f"```console\n{first.replace('USD', 'EUR')}```\n"
    assert "EUR" not in generate.executed(changed)


def test_a_command_that_fails_is_an_error(generate: ModuleType) -> None:
    with pytest.raises(SystemExit, match="status 1"):
        generate.executed("```bash\ncat fixtures/no-year.txt | false\n```\n")


def test_a_block_that_needs_a_missing_tool_is_reported_and_left_alone(
    generate: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "```console\n$ pressfacts --version | no-such-tool-here\nold output\n```\n"
    assert generate.executed(page) == page
    assert "no-such-tool-here is missing" in capsys.readouterr().err
    assert generate.missing_tools(["printf 'a | no-such-tool\\n' | cat"]) == []
