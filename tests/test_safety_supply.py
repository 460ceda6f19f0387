"""What pressfacts is made of: bounds, pins and licences."""

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import licences

ROOT = Path(__file__).parents[1]
REQUIRED = [Requirement(line) for line in metadata.requires("pressfacts") or ()]
OTHERS = [requirement for requirement in REQUIRED if requirement.name != "pressfacts"]
INSTALLED = [
    extra for extra in licences.extras() if all(package.version for package in licences.check(extra))
]

needs_checkout = pytest.mark.skipif(not (ROOT / "constraints.txt").exists(), reason="no checkout")


def pins() -> dict[str, str]:
    """The versions of the constraints that hold here, by package."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = (Requirement(line) for line in lines if line and not line.startswith("#"))
    return {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in pinned
        if pin.marker is None or pin.marker.evaluate()
    }


@pytest.mark.parametrize("requirement", OTHERS, ids=lambda requirement: requirement.name)
def test_every_requirement_is_bounded_below_and_above(requirement: Requirement) -> None:
    operators = {specifier.operator for specifier in requirement.specifier}
    assert operators & {"==", "~="} or {">=", "<"} <= operators


@needs_checkout
@pytest.mark.parametrize("requirement", OTHERS, ids=lambda requirement: requirement.name)
def test_every_requirement_is_pinned_within_its_bounds(requirement: Requirement) -> None:
    if requirement.marker is None or any(
        requirement.marker.evaluate({"extra": extra}) for extra in licences.extras()
    ):
        assert pins()[canonicalize_name(requirement.name)] in requirement.specifier


@needs_checkout
@pytest.mark.parametrize("extra", licences.extras())
def test_all_that_is_installed_is_pinned(extra: str) -> None:
    brought = {package.name for package in licences.check(extra) if package.version}
    assert brought - set(pins()) <= {"pip", "setuptools"}


@pytest.mark.parametrize("extra", licences.extras())
def test_every_licence_is_an_allowed_one(extra: str) -> None:
    assert [package for package in licences.check(extra) if not package.allowed] == []


def test_what_the_tests_need_is_there_to_be_checked() -> None:
    assert {"core", "documents", "tables", "train", "test"} <= set(INSTALLED)


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("GPL-3.0-only OR MIT", True),
        ("Apache-2.0 AND (GPL-3.0-only OR MIT)", True),
        ("(MIT AND GPL-3.0-only) OR Apache-2.0", True),
        ("MIT AND (GPL-3.0-only OR AGPL-3.0-only)", False),
        ("GPL-3.0-only OR MIT AND AGPL-3.0-only", False),
        ("(MIT", False),
        ("MIT MIT", False),
        ("not stated", False),
        ("", False),
    ],
)
def test_an_expression_is_met_or_not(expression: str, allowed: bool) -> None:
    assert licences.permits(expression, {"MIT", "Apache-2.0"}) is allowed


def test_a_licence_that_is_not_allowed_fails_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "licence_of", lambda name: "AGPL-3.0-only")
    monkeypatch.setattr(sys, "argv", ["licences.py", "core"])
    with pytest.raises(SystemExit) as ended:
        licences.main()
    assert ended.value.code == 1


def test_a_licence_for_development_is_none_for_users() -> None:
    (fpdf,) = (package for package in licences.check("test") if package.name == "fpdf2")
    assert fpdf.allowed
    assert "LGPL" in fpdf.licence
    everywhere = {name for name, place in licences.table("licences.txt").items() if place == "everywhere"}
    assert not licences.permits(fpdf.licence, everywhere)


def test_the_check_runs_as_a_command() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "supply" / "licences.py", "core", "--all"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert re.fullmatch(r"core: \d+ packages\n", done.stdout)
