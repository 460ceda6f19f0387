"""Annotations without text: records whose words are offsets into a release of `shared/raw`.

    python training/standoff.py pack FOLDER training/annotations/batch.jsonl
    python training/standoff.py unpack ../shared training/annotations/batch.jsonl FOLDER

A text of `shared/raw` is never copied into the project, so what readers annotated on it is kept as offsets:
every string of a record that stands in the text becomes `[start, end]`. What stands there in other words,
such as the true form of a glued name, and values and kinds are kept as they are. `unpack` gives the form of
`gold/GUIDELINES.md`, with the text of each release beside its record.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

KEPT = frozenset({"id", "kind", "unit", "edtf", "qualifier", "published"})
"""Keys whose values are codes rather than words of the release."""


def _span(value: str, text: str) -> Any:
    """Where a string stands in a text, any white space read as any other; else the string itself."""
    pattern = r"\s+".join(map(re.escape, value.split()))
    match = re.search(pattern, text) or re.search(pattern, text, re.IGNORECASE)
    if match is None or not value.strip() or " ".join(match.group().split()) != " ".join(value.split()):
        return value
    return [match.start(), match.end()]


def packed(value: Any, text: str, key: str = "") -> Any:
    """A value of a record with offsets in the place of the strings that stand in the text."""
    if isinstance(value, dict):
        return {name: packed(item, text, name) for name, item in value.items()}
    if isinstance(value, list):
        return [packed(item, text, key) for item in value]
    return _span(value, text) if isinstance(value, str) and key not in KEPT else value


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(item) is int for item in value)


def unpacked(value: Any, text: str) -> Any:
    """A packed value with the strings of the text in the place of offsets."""
    if _is_span(value):
        return " ".join(text[value[0] : value[1]].split())
    if isinstance(value, dict):
        return {name: unpacked(item, text) for name, item in value.items()}
    return [unpacked(item, text) for item in value] if isinstance(value, list) else value


def raw_texts(shared: Path, wanted: frozenset[str]) -> dict[str, str]:
    """The texts of some releases of `shared/raw`, by identifier."""
    with gzip.open(shared / "raw" / "releases.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows: Iterator[dict[str, str]] = map(json.loads, lines)
        return {row["id"]: row["text"] for row in rows if row["id"] in wanted}


def digest(text: str) -> str:
    """What tells that a text is the one that was annotated."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def pack(folder: Path, output: Path) -> int:
    """Write the records of a folder without their texts; how many there are."""
    lines = []
    for path in sorted(folder.glob("*.json")):
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        record = packed(json.loads(path.read_text(encoding="utf-8")), text)
        lines.append(json.dumps({**record, "id": path.stem, "text_digest": digest(text)}, ensure_ascii=False))
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


def records(shared: Path, path: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Identifier, text and record of each release of a file of packed records.

    Raises:
        ValueError: if a text in `shared/raw` is not the one that was annotated.
    """
    rows: list[Mapping[str, Any]] = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()
    ]
    texts = raw_texts(shared, frozenset(row["id"] for row in rows))
    for row in rows:
        text = texts[row["id"]]
        if digest(text) != row["text_digest"]:
            raise ValueError(f"{row['id']}: the text in shared/raw is not the one that was annotated")
        yield row["id"], text, unpacked({key: row[key] for key in row if key != "text_digest"}, text)


def unpack(shared: Path, path: Path, folder: Path) -> int:
    """Write texts and records of a file of packed records into a folder; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for stem, text, record in records(shared, path):
        (folder / f"{stem}.txt").write_bytes(text.encode("utf-8"))
        (folder / f"{stem}.json").write_text(
            json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8"
        )
        count += 1
    return count


def main() -> None:
    """Pack or unpack."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    packing = commands.add_parser("pack")
    packing.add_argument("folder", type=Path)
    packing.add_argument("output", type=Path)
    unpacking = commands.add_parser("unpack")
    for name in ("shared", "file", "folder"):
        unpacking.add_argument(name, type=Path)
    options = parser.parse_args()
    if options.command == "pack":
        print(f"{pack(options.folder, options.output)} records packed")
    else:
        print(f"{unpack(options.shared, options.file, options.folder)} records unpacked")


if __name__ == "__main__":
    main()
