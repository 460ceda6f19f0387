"""Make the pages that are made from the code: the record, the commands, and the README's real runs.

    python docs/generate.py [--check]

- ``docs/record.md`` is made from the models of `pressfacts.record.schema`.
- ``docs/cli.md`` is made from the help of the commands.
- ``docs/scale.md``, ``docs/speed.md`` and ``README.md`` have copies of tables of ``benchmarks`` and of
  ``docs/snippets`` between their ``include`` marks.
- ``docs/outputs.md`` is made from the tables of `pressfacts.writers.tables`.
- Every ``console`` block of ``README.md`` whose lines start with ``$`` is run in bash, in a folder of its own
  that has the ``fixtures``, and its output written under it; the block between the ``scores`` marks is a copy
  of ``benchmarks/scores.md``.

With ``--check`` nothing is written, and the status is 1 if something is not current.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from pressfacts.cli import main as command_line
from pressfacts.record.schema import SCHEMA_VERSION, json_schema
from pressfacts.writers import csv, tables

ROOT = Path(__file__).parents[1]
_CONSOLE = re.compile(r"^```console\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_SCORES = re.compile(r"(?<=<!-- scores -->\n).*?(?=<!-- /scores -->)", re.DOTALL)
_INCLUDE = re.compile(r"(?<=<!-- include )(?P<name>\S+) -->\n.*?(?=<!-- /include -->)", re.DOTALL)
_TOOLS = re.compile(r"(?:^\$|\|)\s*([\w-]+)", re.MULTILINE)
_MADE = "<!-- Made by docs/generate.py; edit {source} instead. -->\n"


_RECORD_HEAD = """\
What `pressfacts extract` writes for each release; `pressfacts schema` prints the same as JSON Schema.

Offsets count Unicode code points of the text as read, `end` is exclusive, and `text[start:end]` is the
fact's own `text`. `null` means that the release does not say. `evidence` is written with `--explain` only,
and `source.text` with `--include-text` only; `--only` leaves out the kinds that were not asked for,
and `--zones` the facts of other parts of the release.
"""


def record_page() -> str:
    """The reference of the record."""
    schema = json_schema()
    parts = ["# The record\n", _MADE.format(source="src/pressfacts/schema.py")]
    parts.append(f"{_RECORD_HEAD}\nThis is version {SCHEMA_VERSION}.\n")
    parts.append(_model_section("Release", schema))
    parts += [_model_section(name, model) for name, model in _in_order(schema)]
    return "\n".join(parts)


def _in_order(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The models below the record, in the order in which the record names them."""
    seen, waiting = set[str](), [schema]
    while waiting:
        for field in waiting.pop(0)["properties"].values():
            for name in re.findall(r"#/\$defs/(\w+)", str(field)):
                if name not in seen:
                    seen.add(name)
                    waiting.append(schema["$defs"][name])
                    yield name, schema["$defs"][name]


def _model_section(name: str, model: dict[str, Any]) -> str:
    lines = [f"## {name}\n", f"{model['description']}\n", "| key | value | meaning |", "| --- | --- | --- |"]
    for key, field in model["properties"].items():
        lines.append(f"| `{key}` | {_type(field)} | {field.get('description', 'See there.')} |")
    return "\n".join(lines) + "\n"


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in field:
        return " or ".join(dict.fromkeys(_type(choice) for choice in field["anyOf"]))
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if field["type"] == "array":
        return f"list of {_type(field['items'])}"
    return str(field["type"])


def command_page() -> str:
    """The reference of the command line: the prose of ``docs/cli.head.md``, then every command."""
    head = (ROOT / "docs" / "cli.head.md").read_text(encoding="utf-8")
    parts = [_MADE.format(source="docs/cli.head.md or the help texts in src/pressfacts/cli"), head]
    parts += [_command_section(name, command) for name, command in sorted(command_line.commands.items())]
    return "\n".join(parts)


def _command_section(name: str, command: click.Command) -> str:
    # A command keeps the help option that it makes for its first context, so this is one as in use.
    group = click.Context(command_line, **command_line.context_settings)
    usage = " ".join(["pressfacts", name, *command.collect_usage_pieces(click.Context(command, group))])
    lines = [f"## pressfacts {name}\n", f"`{usage}`\n", f"{cleandoc(command.help or '')}\n"]
    options = [option for option in command.params if isinstance(option, click.Option)]
    if options:
        lines += ["| option | meaning |", "| --- | --- |"]
        lines += [f"| {_spelling(option)} | {option.help} |" for option in options]
        lines.append("")
    return "\n".join(lines)


def _spelling(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in option.opts)
    if isinstance(option.type, click.Choice):
        return f"{names} {' or '.join(f'`{choice}`' for choice in option.type.choices)}"
    return names if option.is_flag else f"{names} `{option.metavar}`"


def outputs_page() -> str:
    """The reference of the outputs: the prose of ``docs/outputs.head.md``, then every table."""
    head = (ROOT / "docs" / "outputs.head.md").read_text(encoding="utf-8")
    source = "docs/outputs.head.md, src/pressfacts/schema.py or src/pressfacts/writers/tables.py"
    parts = [_MADE.format(source=source), head]
    for table in tables.TABLES.values():
        lines = [
            f"### {table.name}\n",
            f"{table.about}\n",
            "| column | type | meaning |",
            "| --- | --- | --- |",
        ]
        own = [
            column for column in csv.columns(table.name) if table.name == "releases" or column not in csv.LEAD
        ]
        lines += [f"| `{column.name}` | {column.type} | {column.about} |" for column in own]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def readme_page(text: str) -> str:
    """The README with the output of its commands and the scores as they are now."""
    scores = ROOT / "benchmarks" / "scores.md"
    if scores.exists():
        table = scores.read_text(encoding="utf-8")
        text = _SCORES.sub(lambda _: f"\n{table}\n", text)
    text = with_includes(text)
    return _CONSOLE.sub(lambda block: f"```console\n{run_block(block['body'])}```", text)


def with_includes(text: str) -> str:
    """A page with its tables and its snippets as they are in their files."""
    return _INCLUDE.sub(lambda match: f"{match['name']} -->\n\n{_included(match['name'])}\n", text)


def _included(name: str) -> str:
    file = ROOT / name
    if not file.exists():
        return f"Not made yet: {name}.\n"
    content = file.read_text(encoding="utf-8")
    return f"```python\n{content}```\n" if file.suffix == ".py" else content


def run_block(body: str) -> str:
    """A console block with the output that its commands have now; unchanged where a tool is missing."""
    if any(shutil.which(tool, path=_path()) is None for tool in _TOOLS.findall(body)):
        return body
    lines = list[str]()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "fixtures", Path(folder) / "fixtures")
        for line in body.splitlines():
            if line.startswith("$ "):
                lines += [line, *_output(line[2:], folder).splitlines()]
    return "\n".join(lines) + "\n"


def _output(command: str, folder: str) -> str:
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": _path(), "COLUMNS": "80"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{command}: status {done.returncode}\n{done.stderr}")
    return done.stdout


def _path() -> str:
    """The search path with the scripts of this Python first."""
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


def pages() -> Iterator[tuple[Path, str]]:
    """Every page that is made, and what it must be."""
    yield ROOT / "docs" / "record.md", record_page()
    yield ROOT / "docs" / "cli.md", command_page()
    yield ROOT / "docs" / "outputs.md", outputs_page()
    for name in ("scale", "speed"):
        written = ROOT / "docs" / f"{name}.md"
        yield written, with_includes(written.read_text(encoding="utf-8"))
    readme = ROOT / "README.md"
    yield readme, readme_page(readme.read_text(encoding="utf-8"))


def main() -> None:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description="Make the pages that are made from the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 if one is not current")
    check = parser.parse_args().check
    stale = list[str]()
    for path, text in pages():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.relative_to(ROOT).as_posix())
            if not check:
                path.write_text(text, encoding="utf-8", newline="\n")
    for name in stale:
        print(f"{name}: {'not current; run python docs/generate.py' if check else 'written'}")
    sys.exit(1 if check and stale else 0)


if __name__ == "__main__":
    main()
