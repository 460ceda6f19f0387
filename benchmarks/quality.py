"""The quality that README and docs show: the first-run scores of the last three batches together.

    python benchmarks/quality.py > benchmarks/scores.md

Reads `benchmarks/first_runs.md`; sections of an old program ("with the old program") are left out.
"""

import re
from collections import Counter
from pathlib import Path

LOG = Path(__file__).with_name("first_runs.md")
LAST = 3
_SECTION = re.compile(r"^## (?P<name>batch_\w+), (?P<day>[\d-]+), commit (?P<commit>\w+)$", re.MULTILINE)
_ROW = re.compile(
    r"^\| (?P<field>[\w~]+) \|(?: [\d.]+ \|){3} (?P<right>\d+) \| (?P<wrong>\d+) \| (?P<missed>\d+) \|$",
    re.MULTILINE,
)
_DETAIL = re.compile(r"([a-z_]+\.[a-z_]+) (\d+\.\d)")


def sections(log: str) -> list[tuple[str, str]]:
    """Heading and body of each first run, in order."""
    found = list(_SECTION.finditer(log))
    ends = [match.start() for match in found[1:]] + [len(log)]
    return [(match.group()[3:], log[match.end() : end]) for match, end in zip(found, ends, strict=True)]


def percent(part: int, whole: int) -> str:
    """A share in per cent, a dash where there is nothing to share."""
    return f"{100 * part / whole:.1f}" if whole else "–"


def table(log: str) -> list[str]:
    """The pooled scores of the last batches as a Markdown table, with the facts behind each figure."""
    last = sections(log)[-LAST:]
    counts: dict[str, Counter[str]] = {}
    details: dict[str, list[float]] = {}
    for _, body in last:
        for match in _ROW.finditer(body):
            numbers = {key: int(match[key]) for key in ("right", "wrong", "missed")}
            counts.setdefault(match["field"], Counter()).update(numbers)
        for name, share in _DETAIL.findall(body.partition("Right, %:")[2]):
            details.setdefault(name, []).append(float(share))
    names = ", ".join(heading.split(",")[0] for heading, _ in last)
    lines = [
        f"First runs of {names} (benchmarks/first_runs.md):",
        "",
        "| field | P | R | F1 | found | spurious | missed |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for field, row in counts.items():
        right, wrong, missed = row["right"], row["wrong"], row["missed"]
        f1 = percent(2 * right, 2 * right + wrong + missed)
        lines.append(
            f"| {field} | {percent(right, right + wrong)} | {percent(right, right + missed)} | {f1} "
            f"| {right} | {wrong} | {missed} |"
        )
    lines += ["", "| detail | right, %, mean of the batches |", "| --- | ---: |"]
    lines += [f"| {name} | {sum(shares) / len(shares):.1f} |" for name, shares in sorted(details.items())]
    return lines


if __name__ == "__main__":
    print("\n".join(table(LOG.read_text(encoding="utf-8"))))
