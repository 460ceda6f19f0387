"""Write the software bill of materials of a release: what `pip install pressfacts` brings, as CycloneDX.

    python supply/sbom.py dist/pressfacts.cdx.json

It is made of a clean environment that holds this tree and the versions of ``constraints.txt``, by the tool of
the extra ``audit``. It holds no time and no path of the machine: the same tree gives the same file.
"""

import json
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]


def made(output: Path) -> int:
    """Write the file.

    Args:
        output: where to.

    Returns:
        How many components it names.

    Raises:
        ValueError: if it would name a place of this machine.
    """
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "clean"
        venv.create(place, with_pip=False)
        pip = [sys.executable, "-m", "pip", "--python", str(place), "install", "--quiet"]
        subprocess.run([*pip, "--constraint", str(ROOT / "constraints.txt"), str(ROOT)], check=True)
        tool = Path(sysconfig.get_path("scripts")) / "cyclonedx-py"
        told = subprocess.run(
            [tool, "environment", "--pyproject", ROOT / "pyproject.toml", "--output-reproducible", place],
            check=True,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        installed = next(place.glob("**/pressfacts-*.dist-info")).name
    bill = json.loads(told.stdout)
    bill["metadata"]["component"]["version"] = installed.removeprefix("pressfacts-").removesuffix(
        ".dist-info"
    )
    written = json.dumps(bill, ensure_ascii=False, indent=2) + "\n"
    if "file://" in written or scratch in written:
        raise ValueError("the bill of materials names a place of this machine")
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(written, encoding="utf-8", newline="\n")
    return len(bill["components"])


if __name__ == "__main__":
    target = Path(sys.argv[1])
    print(f"{target}: {made(target)} components")
