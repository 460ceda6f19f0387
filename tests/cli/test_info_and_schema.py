"""``pressfacts info``, ``pressfacts schema``, and what all commands have in common."""

import json
from importlib import metadata

import click
import pytest

from cli_support import Run
from pressfacts.cli import main
from pressfacts.record.schema import Release


def test_schema_is_the_one_of_the_models(run: Run) -> None:
    result = run("schema")
    assert result.exit_code == 0, result.output
    printed = json.loads(result.stdout)
    assert printed.pop("$schema") == "https://json-schema.org/draft/2020-12/schema"
    assert printed == Release.model_json_schema()


def test_info_names_versions_and_model(run: Run) -> None:
    result = run("info")
    assert result.exit_code == 0, result.output
    facts = {line[:16].strip(): line[16:] for line in result.stdout.splitlines()}
    assert facts["pressfacts"] == metadata.version("pressfacts")
    assert facts["spacy"] == metadata.version("spacy")
    assert facts["model"].startswith("en_press_releases")
    assert "pressfacts_dates" in facts["pipeline"]


def test_info_on_a_model_that_is_not_there(run: Run) -> None:
    result = run("info", "--model", "no_such_model")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_version(run: Run) -> None:
    assert metadata.version("pressfacts") in run("--version").stdout


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_has_its_help(name: str, run: Run) -> None:
    command = main.commands[name]
    assert command.help
    for option in command.params:
        assert isinstance(option, click.Argument) or getattr(option, "help", None), option.name
    assert run(name, "-h").exit_code == 0
