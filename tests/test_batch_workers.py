"""Worker processes: what they do, and what their deaths cost."""

import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import batch_support
from batch_support import BROKEN, DEADLY, DEADLY_ONCE, ENDLESS, units, workers, write_releases
from pressfacts.batch.payload import unpack
from pressfacts.batch.worker import Outcome
from pressfacts.batch.worklist import Unit
from pressfacts.engines import local
from pressfacts.engines.local import Workers
from pressfacts.errors import ExtractionError, ModelError
from pressfacts.readers import DEFAULTS
from pressfacts.record.schema import Release

posix = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no POSIX signals")


def outcomes(found: Workers, given: list[Unit]) -> dict[int, Outcome]:
    """The outcomes by the positions of their units, of which each comes once."""
    with found as started:
        pairs = [pair for together in started.outcomes(given) for pair in together]
    assert sorted(unit.position for unit, _ in pairs) == [unit.position for unit in given]
    return {unit.position: outcome for unit, outcome in pairs}


def reasons(outcome: Outcome) -> list[str]:
    return [str(failure.error) for failure in outcome.failures]


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    return write_releases(tmp_path / "in", 6)


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_unit_has_its_own_outcome(jobs: int, tmp_path: Path) -> None:
    paths = write_releases(tmp_path, 100)
    found = outcomes(workers(jobs), units(paths))
    for position, outcome in found.items():
        results = list(unpack(outcome.payload))
        if position % 7 == 6:
            assert reasons(outcome) == ["empty; leave it out, or fill it"]
            assert str(results[0]).endswith(f"{paths[position].name}: empty; leave it out, or fill it")
        else:
            assert isinstance(results[0], Release)
            assert results[0].release.headline == paths[position].read_text(encoding="utf-8").strip()
            assert outcome.words == len(paths[position].read_text(encoding="utf-8").split())


@posix
def test_a_worker_that_dies_costs_the_file_that_killed_it(paths: list[Path]) -> None:
    paths[3].write_text(DEADLY, encoding="utf-8")
    found = outcomes(workers(), units(paths))
    assert reasons(found.pop(3)) == [
        "the worker was killed by SIGKILL on it, twice; give more memory, or leave it out and report it"
    ]
    assert {outcome.releases for outcome in found.values()} == {1}


def test_a_file_that_kills_its_worker_once_is_read_the_second_time(paths: list[Path], tmp_path: Path) -> None:
    paths[3].write_text(f"{DEADLY_ONCE} {tmp_path / 'mark'}", encoding="utf-8")
    found = outcomes(workers(2), units(paths))
    assert {outcome.releases for outcome in found.values()} == {1}


def test_a_file_that_takes_too_long_is_given_up(paths: list[Path]) -> None:
    paths[1].write_text(ENDLESS, encoding="utf-8")
    found = outcomes(workers(timeout=1), units(paths[:2]))
    assert reasons(found.pop(1)) == ["took longer than 1 seconds; raise --timeout, or leave it out"]
    assert {outcome.releases for outcome in found.values()} == {1}


def test_a_defect_costs_the_file_that_shows_it(paths: list[Path]) -> None:
    paths[2].write_text(BROKEN, encoding="utf-8")
    found = outcomes(workers(), units(paths))
    assert reasons(found.pop(2)) == [
        "a defect of pressfacts (RuntimeError: a defect of two lines); please report it with this file"
    ]
    assert {outcome.releases for outcome in found.values()} == {1}


def test_a_model_that_is_missing_is_told_once(paths: list[Path]) -> None:
    found = Workers(batch_support.prepare_without_model, DEFAULTS, jobs=2)
    with pytest.raises(ModelError, match="no model; install one"):
        outcomes(found, units(paths))


def test_workers_that_cannot_start_are_given_up(paths: list[Path]) -> None:
    found = Workers(batch_support.prepare_and_die, DEFAULTS, jobs=1)
    with pytest.raises(ExtractionError, match="the workers cannot start: the last ended with status 3"):
        outcomes(found, units(paths))


def test_no_work_starts_no_worker() -> None:
    found = Workers(batch_support.prepare_and_die, DEFAULTS, jobs=2)
    assert outcomes(found, []) == {}


@pytest.mark.parametrize("ahead", [0, 5, 40])
def test_units_are_not_drawn_far_ahead_of_the_oldest(ahead: int, tmp_path: Path) -> None:
    waiting, most = set[int](), 0

    def drawn() -> Iterator[Unit]:
        nonlocal most
        for unit in units(write_releases(tmp_path, 80)):
            yield unit
            waiting.add(unit.position)
            most = max(most, unit.position - min(waiting))

    with Workers(batch_support.prepare, DEFAULTS, jobs=2, ahead=ahead) as started:
        for together in started.outcomes(drawn()):
            waiting.difference_update(unit.position for unit, _ in together)
    assert most <= ahead + 1


def test_a_worker_that_has_done_much_makes_room_for_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "LIFETIME_UNITS", 20)
    monkeypatch.setattr(local, "BATCH_SIZE", 5)
    found = outcomes(
        Workers(batch_support.prepare_with_process, DEFAULTS, jobs=2), units(write_releases(tmp_path, 90))
    )
    made = [result for outcome in found.values() for result in unpack(outcome.payload)]
    processes = Counter(result.places[0].name for result in made if isinstance(result, Release))
    assert len(processes) >= 5
    assert max(processes.values()) <= 20
