"""The page on large archives: its snippets run, and its copies are current."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pressfacts.engine import records
from pressfacts.readers.files import read

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "scale.md"
SNIPPETS = ROOT / "docs" / "snippets"
NAMES = ("border-training.txt", "senate-stripped.txt", "windows-1252.txt")


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_has_its_copies(generate: ModuleType) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert generate.with_includes(page) == page
    for snippet in SNIPPETS.glob("*.py"):
        assert snippet.read_text(encoding="utf-8") in page


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(ROOT / "fixtures" / name, folder)
    (folder / "binary.txt").write_bytes(bytes(9))
    return folder


def expected(folder: Path) -> list[dict[str, Any]]:
    """What the snippets are to find, less the paths, which each of the systems writes in its own way."""
    return [without_path(json.loads(found.model_dump_json())) for found in extracted(folder)]


def extracted(folder: Path) -> Iterator[Any]:
    for name in NAMES:
        yield from records(read(folder / name))


def without_path(record: dict[str, Any]) -> dict[str, Any]:
    del record["source"]["path"]
    return record


def run_snippet(name: str, folder: Path) -> list[dict[str, str | None]]:
    """The rows that a snippet writes."""
    output = folder.parent / "out"
    done = subprocess.run(
        [sys.executable, str(SNIPPETS / name), str(folder), str(output)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        env={
            **os.environ,
            "PYSPARK_PYTHON": sys.executable,
            "SPARK_LOCAL_IP": "127.0.0.1",
            "RAY_USAGE_STATS_ENABLED": "0",
            "OMP_NUM_THREADS": "1",
        },
    )
    assert done.returncode == 0, done.stderr
    rows = list[dict[str, str | None]]()
    for part in sorted(output.rglob("part-*.json")):
        rows += [json.loads(line) for line in part.read_text(encoding="utf-8").splitlines()]
    for part in sorted(output.rglob("*.parquet")):
        from pyarrow import parquet

        rows += parquet.ParquetFile(part).read().to_pylist()
    return rows


@pytest.mark.parametrize("name", ["on_ray.py", "on_spark.py", "on_dask.py"])
def test_a_snippet_gives_the_records_of_the_command_line(name: str, archive: Path) -> None:
    system = name.removeprefix("on_").removesuffix(".py")
    pytest.importorskip(
        "ray.data" if system == "ray" else "pyspark.sql" if system == "spark" else "dask.dataframe"
    )
    if system == "spark" and shutil.which("java") is None:
        pytest.skip("Spark needs Java, which is not installed")
    rows = run_snippet(name, archive)
    found = [without_path(json.loads(str(row["record"]))) for row in rows if row.get("record")]
    assert sorted(found, key=str) == sorted(expected(archive), key=str)
    errors = [row["error"] for row in rows if row.get("error")]
    assert len(errors) == 1
    assert "binary.txt: a binary file; " in str(errors[0])
