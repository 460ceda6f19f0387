"""Fuzz the readers, the layout and the pipeline for a bounded time.

    python fuzz/run.py [--seconds SECONDS] [--folder FOLDER] [TARGET ...]

Each target of `targets.py` runs in a process of its own for so long, from the seeds of `seeds.py` and from
what earlier runs have found to lead somewhere, which is kept in the folder (``build/fuzz``). An input that
breaks something is written there, its traceback printed, and the status is 1: keep it as a test before you
mend it. It needs atheris (``pip install '.[fuzz]'``), which there is for Linux and Python 3.11 to 3.13.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from seeds import ROOT, SEEDS

LONGEST = 4096
LONGEST_TEXT = {"layout": 1000, "components": 400, "pipeline": 400}
"""Bytes of an input; what goes wrong with a long one goes wrong with a shorter one, and that runs faster."""

SLOWEST = 20
"""Seconds that an input may take; a pattern that tries all the ways there are takes for ever."""

MEMORY = 3000
"""Megabytes of a process."""


def main() -> None:
    """Run the targets, one after the other, and say which have findings."""
    parser = argparse.ArgumentParser(description="Fuzz the readers, the layout and the pipeline.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"one of: {', '.join(SEEDS)}")
    parser.add_argument("--seconds", type=int, default=60, help="time for each target")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "fuzz", help="inputs and findings")
    arguments = parser.parse_args()
    failed = [
        name
        for name in arguments.targets or SEEDS
        if fuzzed(name, arguments.seconds, arguments.folder / name)
    ]
    print(f"findings in: {', '.join(failed)}" if failed else "no findings")
    sys.exit(bool(failed))


def fuzzed(name: str, seconds: int, folder: Path) -> bool:
    """Fuzz one target; whether something was found."""
    print(f"== {name}", flush=True)
    inputs, findings = folder / "inputs", folder / "findings"
    inputs.mkdir(parents=True, exist_ok=True)
    findings.mkdir(exist_ok=True)
    for number, seed in enumerate(SEEDS[name]()):
        (inputs / f"seed-{number:03}").write_bytes(seed)
    command = [
        *(sys.executable, str(Path(__file__).with_name("harness.py")), name, str(inputs)),
        *(f"-max_total_time={seconds}", f"-max_len={LONGEST_TEXT.get(name, LONGEST)}", f"-timeout={SLOWEST}"),
        *(f"-rss_limit_mb={MEMORY}", f"-artifact_prefix={findings}/", "-print_final_stats=1"),
    ]
    log = folder / "log.txt"
    with log.open("wb") as stream:
        status = subprocess.run(command, stdout=stream, stderr=subprocess.STDOUT, check=False).returncode
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    shown = lines[-60:] if status else [line for line in lines if "number_of_executed_units" in line]
    print("\n".join(shown), flush=True)
    return status != 0


if __name__ == "__main__":
    main()
