"""Pure parts of the organisations component: acronyms, keys, short names, parents."""

import pytest

from pressfacts.components.organisations.acronyms import is_short_form, long_form_start
from pressfacts.components.organisations.entities import bare_name, key
from pressfacts.components.organisations.parents import parent_of


@pytest.mark.parametrize(
    ("short", "words", "start"),
    [
        ("RRA", ["the", "rural", "roads", "agency"], 1),
        ("MoFF", ["ministry", "of", "food", "and", "fisheries"], 0),
        ("XYZ", ["rural", "roads", "agency"], None),
        ("A", [], None),
    ],
)
def test_letters_lead_to_the_long_form(short: str, words: list[str], start: int | None) -> None:
    assert long_form_start(short, words) == start


@pytest.mark.parametrize(
    ("text", "short"), [("UNODC", True), ("GLO.ACT", True), ("Agency", False), ("12", False), ("A", False)]
)
def test_short_forms_are_told_by_their_capitals(text: str, short: bool) -> None:
    assert is_short_form(text) is short


def test_equal_names_have_one_key() -> None:
    assert key("The Tall Oak Mining Corp.") == key("Tall Oak Mining")
    assert key("Harrow & Vale") == key("Harrow and Vale")
    assert key("Children’s Fund") == key("Children's Fund")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Brightwell, LLC", "Brightwell"),
        ("Daehan Marine Co., Ltd.", "Daehan Marine"),
        ("Georgia Inc.", None),
        ("Brightwell", None),
    ],
)
def test_a_company_is_looked_for_without_its_legal_form(name: str, bare: str | None) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("Roads Department of the Ministry of Transport of Armenia", "Ministry of Transport of Armenia"),
        ("UNODC Programme Office", "UNODC"),
        ("Ministry of Transport of Armenia", None),
    ],
)
def test_a_name_tells_its_parent(name: str, parent: str | None) -> None:
    assert parent_of(name) == parent
