"""The package: imports without side effects, entry points, data files."""

import pkgutil
import subprocess
import sys
import zipfile
from importlib import metadata, resources
from pathlib import Path

import pytest

import pressfacts
from pressfacts.pipeline import COMPONENTS

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(pressfacts.__path__, "pressfacts.")
    if not module.name.endswith("__main__")
)


def test_every_module_imports_without_side_effects(tmp_path: Path) -> None:
    code = (
        "import importlib, locale, logging, os, socket, sys, warnings\n"
        "def refuse(*_, **__):\n    raise AssertionError('an import opened a connection')\n"
        "socket.socket.connect = refuse\n"
        "import spacy, dateparser, rich.console, pydantic, phonenumbers, charset_normalizer\n"
        "spacy.load = spacy.util.load_model = refuse\n"
        "extensions = lambda: [name for name in vars(spacy.tokens.underscore.Underscore)['doc_extensions']]\n"
        "state = lambda: (list(warnings.filters), locale.setlocale(locale.LC_ALL), os.getcwd(),\n"
        "                 extensions(), logging.root.handlers[:], logging.root.level, sys.argv[:])\n"
        "before = state()\n"
        f"for name in {MODULES!r}:\n    importlib.import_module(name)\n"
        "assert state() == before, (before, state())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, pressfacts; print(sorted({'spacy', 'pydantic', 'click', 'rich'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_public_names_are_there() -> None:
    for name in pressfacts.__all__:
        assert getattr(pressfacts, name)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = pressfacts.nonsense


def test_every_component_is_an_entry_point_of_spacy() -> None:
    points = {
        point.name
        for point in metadata.entry_points(group="spacy_factories")
        if point.value.startswith("pressfacts.")
    }
    others = {"layout", "token_vectors", "recogniser", "accurate_recogniser", "word_classes", "name_rules"}
    assert points == {*COMPONENTS, *(f"pressfacts_{name}" for name in others)}


def test_the_lexicons_are_package_data() -> None:
    names = {item.name for item in resources.files("pressfacts.lexicons").iterdir()}
    assert any(name.endswith(".txt") for name in names)


def test_the_wheel_holds_all_source_and_data_files(tmp_path: Path) -> None:
    hatchling = pytest.importorskip("hatchling.builders.wheel", reason="the build backend is not installed")
    (wheel,) = hatchling.WheelBuilder(str(ROOT)).build(directory=str(tmp_path))
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    source = ROOT / "src"
    expected = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert expected
    assert expected <= packed
