"""Run pressfacts for the first time on a fresh batch, and write its scores down for good.

    python benchmarks/first_run.py ../shared training/annotations/batch_D.jsonl --sources "20 wires, 4
    senators"

The batch was annotated by readers before the program saw it, see CONTRIBUTING.md. The scores, by the official
scorer of SHARED, are appended to `benchmarks/first_runs.md`; a batch that stands there already is refused,
because only the first run says how well pressfacts reads a release that nobody has looked at.
"""

import argparse
import datetime
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pressfacts

ROOT = Path(__file__).resolve().parent.parent
LOG = Path(__file__).with_name("first_runs.md")

sys.path.insert(0, str(ROOT / "training"))

from standoff import unpack  # noqa: E402


def official_scorer(shared: Path) -> Any:
    """The module `gold/score.py` of the shared data."""
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(shared: Path, gold: Path) -> dict[str, Any]:
    """The official scores of the installed pressfacts on a folder of texts with gold records."""
    texts = sorted(gold.glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        releases = pressfacts.extract_many(path.read_bytes().decode("utf-8") for path in texts)
        for path, release in zip(texts, releases, strict=True):
            Path(folder, f"{path.stem}.json").write_text(release.model_dump_json(), encoding="utf-8")
        found: dict[str, Any] = official_scorer(shared).score(str(gold), folder)
    return found


def table(found: dict[str, Any]) -> list[str]:
    """The scores as a Markdown table with their counts."""
    lines = [
        "| field | P | R | F1 | right | wrong | missed |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, row in found["fields"].items():
        lines.append(
            f"| {name} | {row['P']} | {row['R']} | {row['F1']} | {row['tp']} | {row['fp']} | {row['fn']} |"
        )
    details = ", ".join(f"{name} {share}" for name, share in sorted(found["accuracy"].items()))
    return [*lines, "", f"Right, %: {details}."]


def main() -> None:
    """Unpack, run, append."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("batch", type=Path)
    parser.add_argument("--sources", required=True, help="where the releases come from")
    options = parser.parse_args()
    name = options.batch.stem
    if f"## {name}," in LOG.read_text(encoding="utf-8"):
        raise SystemExit(f"{name} has had its first run; annotate a fresh batch")
    with tempfile.TemporaryDirectory() as folder:
        count = unpack(options.shared, options.batch, Path(folder))
        found = scores(options.shared, Path(folder))
    command = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    day = datetime.datetime.now(tz=datetime.timezone.utc).date()
    lines = [
        "",
        f"## {name}, {day}, commit {commit}",
        "",
        f"{count} releases: {options.sources}.",
        "",
        *table(found),
    ]
    with LOG.open("a", encoding="utf-8") as log:
        log.write("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
