"""EDTF values as people write them."""

import pytest

from pressfacts.text.edtf import render


@pytest.mark.parametrize(
    ("edtf", "written"),
    [
        ("2026-33", "Q1 2026"),
        ("2025-36", "Q4 2025"),
        ("2024-21", "spring 2024"),
        ("2014-24", "winter 2014"),
        ("2024-05-14", "14 May 2024"),
        ("2024-05", "May 2024"),
        ("2024", "2024"),
        ("XXXX-09-26", "26 September"),
        ("XXXX-09", "September"),
        ("2024-05-14/2024-05-16", "14 to 16 May 2024"),
        ("2024-05-30/2024-06-10", "30 May to 10 June 2024"),
        ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025"),
        ("XXXX-12-28/XXXX-01-03", "28 December to 3 January"),
        ("2024-01/2024-06", "January to June 2024"),
        ("2026-33/2026-34", "Q1 to Q2 2026"),
        ("2014/2017", "2014 to 2017"),
        ("[2019-03-04,2019-04-03]", "4 March 2019 or 3 April 2019"),
    ],
)
def test_a_value_is_rendered_for_people(edtf: str, written: str) -> None:
    assert render(edtf) == written
