"""What fuzzing starts from passes, and what it has found stays mended."""

from typing import NamedTuple

import pytest

from seeds import SEEDS
from targets import TARGETS


class Finding(NamedTuple):
    """An input that broke a target of ``fuzz/targets.py``."""

    target: str
    data: bytes


FINDINGS = [
    Finding("word_document", b"<document/>"),
    Finding(
        "word_document",
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
    ),
    Finding("pipeline", b"0 and  over"),
    Finding("pipeline", "Aprıl 5, 2019: the çity of Eskişehir paid nıne mıllion dollarſ, or ſo.".encode()),
]


def test_every_target_has_seeds() -> None:
    assert set(TARGETS) == set(SEEDS)


@pytest.mark.parametrize("name", TARGETS)
def test_the_seeds_pass(name: str) -> None:
    seeds = list(SEEDS[name]())
    assert seeds
    for seed in seeds:
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("keep", [0, 1, 7, 300])
def test_the_beginnings_of_seeds_pass(name: str, keep: int) -> None:
    for seed in list(SEEDS[name]())[:3]:
        TARGETS[name](seed[:keep])
        TARGETS[name](seed[keep:])


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: f"{finding.target}-{finding.data[:16]!a}")
def test_findings_pass(finding: Finding) -> None:
    TARGETS[finding.target](finding.data)
