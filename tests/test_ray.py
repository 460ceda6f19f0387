"""`pressfacts batch --engine ray`, on a Ray of two cores that starts and ends with this module."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pytest

from cli_support import FIRST, Run
from pressfacts.batch.worker import Extract
from pressfacts.batch.worklist import Unit
from pressfacts.engines import ray as engine
from pressfacts.errors import EngineError, InputError, ModelError
from pressfacts.readers import DEFAULTS, Failure, Reading

ROOT = Path(__file__).parents[1]
POISON = "poison"


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    ray = pytest.importorskip("ray", reason="the extra pressfacts[ray] is not installed")
    with engine.cluster(2, None):
        assert ray.cluster_resources()["CPU"] == 2
        yield


def units(folder: Path, names: list[str]) -> list[Unit]:
    for name in names:
        (folder / name).write_text(name, encoding="utf-8")
    return [Unit(str(folder / name), 0, len(name)) for name in names]


def test_stretches_are_as_long_as_memory_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "STRETCH_CHARACTERS", 10)
    failure = Failure("x", InputError("no", "yes"))
    given = [Unit("a", 0, 99), Unit("b", 0, 99), Unit("c", 0, 99), Unit("d", 1, 11, failure), Unit("d", 2, 1)]
    found = [[unit.path for unit in stretch] for stretch in engine.stretches(given, 2)]
    assert found == [["a", "b"], ["c", "d"], ["d"]]
    assert list(engine.stretches([], 2)) == []


def test_without_ray_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(
        EngineError, match=r"ray, which is not installed; run python -m pip install 'pressfacts\[ray\]'"
    ):
        engine.RayWorkers(never, DEFAULTS, jobs=1).__enter__()


def never() -> Extract:
    raise AssertionError("nothing is to be prepared here")


@pytest.mark.usefixtures("cluster")
def test_both_engines_write_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("local", "ray"):
        arguments = ("batch", "fixtures", "--engine", name, "--jobs", "2", "--quiet", "--explain")
        done = run(*arguments, "-o", str(tmp_path / f"{name}.jsonl"))
        assert done.exit_code == 0, done.stderr
    assert (tmp_path / "local.jsonl").read_bytes() == (tmp_path / "ray.jsonl").read_bytes()
    assert len((tmp_path / "ray.jsonl").read_text(encoding="utf-8").splitlines()) == 18


@pytest.mark.usefixtures("cluster")
def test_what_cannot_be_read_costs_itself_only(run: Run, folder: Path) -> None:
    Path("empty.txt").touch()
    Path("binary.txt").write_bytes(bytes(range(256)))
    done = run("batch", ".", "--engine", "ray", "--jobs", "2", "-o", "out.jsonl")
    assert done.exit_code == 1
    records = Path("out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(record)["source"]["path"] for record in records] == ["first.txt", "below/second.md"]
    errors = Path("out.jsonl.errors.jsonl").read_text(encoding="utf-8")
    assert errors.count("\n") == 2
    assert "binary.txt" in errors
    assert "empty.txt" in errors


@pytest.mark.usefixtures("cluster")
def test_a_run_that_stopped_goes_on(run: Run, folder: Path) -> None:
    Path("a.txt").touch()
    arguments = ("batch", ".", "--engine", "ray", "--jobs", "2", "-o", "out.jsonl")
    assert run(*arguments, "--fail-fast").exit_code == 1
    Path("a.txt").write_text(FIRST, encoding="utf-8")
    assert run(*arguments, "--resume").exit_code == 0
    assert len(Path("out.jsonl").read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.usefixtures("cluster")
def test_a_file_that_kills_its_workers_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BLOCK_UNITS", 3)
    given = units(tmp_path, ["1", "2", f"3 {POISON}", "4", "5", "6", "7", "8"])

    def prepare() -> Extract:  # pickled by value, as it is local: the actors cannot import this module
        def extract(readings: Iterable[Reading | Failure]) -> Iterator[Failure]:
            for reading in readings:
                assert isinstance(reading, Reading)
                if "poison" in reading.text:
                    os.kill(os.getpid(), 9)
                yield Failure(reading.source.path or "", InputError("as wished", ""))

        return extract

    with engine.RayWorkers(prepare, DEFAULTS, jobs=2) as workers:
        pairs = list(chain.from_iterable(workers.outcomes(given)))
    reasons = {unit.path: [failure.error.reason for failure in outcome.failures] for unit, outcome in pairs}
    assert len(pairs) == len(given)
    assert reasons.pop(given[2].path) == ["the worker that read it died, every time"]
    assert list(reasons.values()) == [["as wished"]] * 7


@pytest.mark.usefixtures("cluster")
def test_an_error_of_ours_comes_out_as_it_is(tmp_path: Path) -> None:
    def prepare() -> Extract:
        raise ModelError("model 'x' cannot be loaded", "name another")

    with (
        engine.RayWorkers(prepare, DEFAULTS, jobs=2) as workers,
        pytest.raises(ModelError, match="model 'x' cannot be loaded; name another"),
    ):
        list(workers.outcomes(units(tmp_path, ["1"])))


@pytest.mark.usefixtures("cluster")
def test_an_error_of_the_workers_is_one_line(tmp_path: Path) -> None:
    def prepare() -> Extract:
        raise ModuleNotFoundError("No module named 'pressfacts'")

    with (
        engine.RayWorkers(prepare, DEFAULTS, jobs=2) as workers,
        pytest.raises(
            EngineError, match=r"^Ray gave up: ModuleNotFoundError: No module named 'pressfacts'; "
        ),
    ):
        list(workers.outcomes(units(tmp_path, ["1"])))


def test_a_cluster_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="the extra pressfacts[ray] is not installed")
    arguments = ["batch", "fixtures", "-o", str(tmp_path / "out.jsonl"), "--engine", "ray"]
    done = subprocess.run(
        [sys.executable, "-m", "pressfacts", *arguments, "--address", "127.0.0.1:9"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("pressfacts: cannot reach Ray at 127.0.0.1:9: ")
    assert done.stderr.count("\n") == 1
