"""What is not loaded: a command takes as long to start as its modules take to load."""

import json
import subprocess
import sys

import pytest

HEAVY = {"dateparser", "email", "json", "numpy", "phonenumbers", "pydantic", "rich", "spacy"}


def modules_after(code: str) -> set[str]:
    """The modules that a fresh Python has loaded after some code."""
    tell = "import sys; loaded = sorted(sys.modules); import json; print(json.dumps(loaded))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tell}"], capture_output=True, text=True, check=True, timeout=120
    )
    loaded: list[str] = json.loads(done.stdout.splitlines()[-1])
    return set(loaded)


def test_a_pipeline_without_pressfacts_loads_nothing_but_the_factories_of_the_components() -> None:
    loaded = modules_after("import spacy; spacy.blank('en')")
    parts = ("pressfacts.layout.", "pressfacts.facts.", "pressfacts.speed.")
    own = {name.split(".")[-1] for name in loaded if name.startswith(parts)}
    assert "component" in own
    assert not own & {"base", "find", "patterns", "pipe"}
    assert not loaded & {"pressfacts.record.schema", "pressfacts.lexicons", "dateparser", "phonenumbers"}


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_click_and_little_else(option: str) -> None:
    run = f"from pressfacts.cli import main\nmain([{option!r}], standalone_mode=False)"
    assert not HEAVY & modules_after(run)


def test_a_text_is_read_without_the_readers_of_other_kinds() -> None:
    run = "from pressfacts.cli import main\nmain(['extract', 'fixtures/no-year.txt'], standalone_mode=False)"
    loaded = modules_after(run)
    assert "spacy" in loaded
    assert not loaded & {"trafilatura", "lxml", "pypdfium2", "docx", "pyarrow", "sqlite3", "rich.markdown"}


def test_the_commands_load_spacy_without_its_own_command_line() -> None:
    loaded = modules_after("from pressfacts.cli.start import import_spacy\nimport_spacy()")
    assert "spacy.language" in loaded
    assert not {name for name in loaded if name.startswith(("spacy.cli", "typer", "httpx", "weasel"))}


@pytest.mark.parametrize(
    "use",
    [
        "import spacy.cli; assert spacy.cli.download.__module__ == 'spacy.cli.download'",
        "from spacy.cli import download; assert download.__module__ == 'spacy.cli.download'",
        "import spacy; assert spacy.info(silent=True)['spacy_version'] == spacy.__version__",
    ],
)
def test_the_command_line_of_spacy_can_still_be_imported(use: str) -> None:
    loaded = modules_after(f"from pressfacts.cli.start import import_spacy\nimport_spacy()\n{use}")
    assert "spacy.cli.download" in loaded
