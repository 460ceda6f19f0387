"""Every release under ``fixtures`` against its golden record, whole.

``pytest --refresh-golden`` writes the records anew; read the difference before you commit it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pressfacts.engine import records
from pressfacts.readers import Failure
from pressfacts.readers.files import read
from pressfacts.record.schema import FACT_KINDS
from pressfacts.writers.selection import Selection

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
FIXTURES = sorted((ROOT / "fixtures").iterdir())


@pytest.fixture
def refresh(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--refresh-golden"))


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_record_is_the_golden_one(fixture: Path, refresh: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (result,) = records(read(fixture.relative_to(ROOT)))
    assert not isinstance(result, Failure), str(result)
    got = Selection(evidence=True).record(result)
    golden = GOLDEN / f"{fixture.stem}.json"
    if refresh:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(json.dumps(got, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    expected = json.loads(golden.read_text(encoding="utf-8"))
    if got != expected:
        pytest.fail("\n".join([f"{fixture.name}:", *differences(expected, got)]), pytrace=False)


def test_every_golden_record_has_its_release() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.json")) == [path.stem for path in FIXTURES]


def differences(expected: dict[str, Any], got: dict[str, Any]) -> Iterator[str]:
    """One line for each fact that is gone, new or changed, and for each other value that changed."""
    for key in dict.fromkeys([*expected, *got]):
        old, new = expected.get(key), got.get(key)
        if old == new:
            continue
        if key not in FACT_KINDS or not isinstance(old, list) or not isinstance(new, list):
            yield f"  {key}: {_short(old)} -> {_short(new)}"
            continue
        before, after = {_name(fact): fact for fact in old}, {_name(fact): fact for fact in new}
        yield from (f"  {key}: gone: {name}" for name in before if name not in after)
        yield from (f"  {key}: new: {name}" for name in after if name not in before)
        for name in (name for name in before if name in after):
            for field, value in before[name].items():
                if after[name].get(field) != value:
                    yield f"  {key}: {name}: {field}: {_short(value)} -> {_short(after[name].get(field))}"
        if list(before) != list(after) and sorted(before) == sorted(after):
            yield f"  {key}: in another order"


def _name(fact: dict[str, Any]) -> str:
    return f"{fact['name']!r}" if "name" in fact else f"{fact['text']!r} at {fact['start']}"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else text[:159] + "…"


def test_differences_name_the_facts() -> None:
    old = {
        "dates": [{"text": "2018", "start": 3, "role": "event"}, {"text": "May", "start": 9}],
        "release": 1,
    }
    new = {
        "dates": [{"text": "2018", "start": 3, "role": "period"}, {"text": "June", "start": 9}],
        "release": 1,
    }
    assert list(differences(old, new)) == [
        "  dates: gone: 'May' at 9",
        "  dates: new: 'June' at 9",
        '  dates: \'2018\' at 3: role: "event" -> "period"',
    ]
