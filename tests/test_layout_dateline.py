"""Datelines: what is one, where it ends, its place and its date."""

import pytest

from pressfacts.layout.dateline import read_dateline, read_flat_dateline

LEDE = "The fund said today that it will pay for the new wells of the district."

FOUND = [
    ("SLIGO, Ireland, June 29, 2015 – ", "SLIGO, Ireland", "2015-06-29"),
    ("Bishkek, Kyrgyz Republic - 23 November 2018 - ", "Bishkek, Kyrgyz Republic", "2018-11-23"),
    ("Accra,  8 June 2021 -  ", "Accra", "2021-06-08"),
    ("New Brunswick, N.J. (January 8, 2026) – ", "New Brunswick, N.J.", "2026-01-08"),
    ("(Dallas, Texas) – ", "Dallas, Texas", None),
    ("(TUCSON, Ariz.) – ", "TUCSON, Ariz.", None),
    ("(Nairobi, 12 March 2021) ", "Nairobi", "2021-03-12"),
    ("SANTA ANA, Calif. – ", "SANTA ANA, Calif.", None),
    ("Riverton, Ohio -- ", "Riverton, Ohio", None),
    ("LONDON--(BUSINESS WIRE)--", "LONDON", None),
    ("CEDAR RAPIDS, Iowa, Jan. 5, 2026 /PRNewswire/ -- ", "CEDAR RAPIDS, Iowa", "2026-01-05"),
    ("TORONTO, Nov. 12, 2024 /CNW/ - ", "TORONTO", "2024-11-12"),
    ("Nov. 3, 2020 /PRNewswire/ -- ", None, "2020-11-03"),
    ("SEOUL, South Korea and STAVANGER, Norway, Nov. 5, 2025 (GLOBE NEWSWIRE) -- ",
     "SEOUL, South Korea and STAVANGER, Norway", "2025-11-05"),
    ("Niamey/Rome, 8 May 2018 --- ", "Niamey/Rome", "2018-05-08"),
    ("Aden (ICRC) – ", "Aden", None),
    ("AMMAN, Nov. 3, 2019 (JBA) – ", "AMMAN", "2019-11-03"),
    ("Accra, Dec. 9, GNA – ", "Accra", "XXXX-12-09"),
    ("TEGUCIGALPA, Honduras, August 9, 2018 / UNICEF / – ", "TEGUCIGALPA, Honduras", "2018-08-09"),
    ("Kaolack (Senegal), July 2nd, 2018 – ", "Kaolack (Senegal)", "2018-07-02"),
    ("Kaolack (Senegal), 2 July 2018 â€“ ", "Kaolack (Senegal)", "2018-07-02"),
    ("Mumbai, 8th August 2024: ", "Mumbai", "2024-08-08"),
    ("New Delhi, Thursday, 18 April 2013: ", "New Delhi", "2013-04-18"),
    ("Zwolle, 22 March 2024. ", "Zwolle", "2024-03-22"),
    ("Sarajevo, 5 October 2018. – ", "Sarajevo", "2018-10-05"),
    ("Port of Spain, Trinidad and Tobago. 20 August, 2019.  ", "Port of Spain, Trinidad and Tobago",
     "2019-08-20"),
    ("SUVA (9 March 2023): ", "SUVA", "2023-03-09"),
    ("WASHINGTON, March 28, 2019—", "WASHINGTON", "2019-03-28"),
    ("Geneva, 3 May – ", "Geneva", "XXXX-05-03"),
    ("PESHAWAR: ", "PESHAWAR", None),
    ("Yerevan. ", "Yerevan", None),
    ("January 5, 2022 (Dallas County) – ", "Dallas County", "2022-01-05"),
    ("St. Louis, Mo., May 3, 2020 – ", "St. Louis, Mo.", "2020-05-03"),
    ("Cairo, Egypt – ", "Cairo, Egypt", None),
    ("WASHINGTON, D.C. – ", "WASHINGTON, D.C.", None),
    ("Riverton, Ohio (Wirewell.ai) Thursday Sep 26, 2024 @ 7:00 AM US/Central — ", "Riverton, Ohio",
     "2024-09-26"),
    ("(WellWire) - May 13, 2025 - DALLAS — ", "DALLAS", "2025-05-13"),
    ("HANOI, VIETNAM - [Wells Newswire](https://www.example.org) - 17 June 2026 - ", "HANOI, VIETNAM",
     "2026-06-17"),
    ("Riverton, United States - March 3, 2025 / Example Wells /", "Riverton, United States", "2025-03-03"),
    ("MARLBRIDGE, ON, February 20, 2025 /WellWire/ -- ", "MARLBRIDGE, ON", "2025-02-20"),
    ("March 24, 2025 – Riverton, OH, Wells PR – ", "Riverton, OH", "2025-03-24"),
    ("*Nairobi, 4 March 2025* - ", "Nairobi", "2025-03-04"),
    ("**Nairobi, Kenya** – ", "Nairobi, Kenya", None),
    ("KUALA LUMPUR, Monday – ", "KUALA LUMPUR", None),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "place", "edtf"), FOUND)
def test_a_dateline_is_read(opening: str, place: str | None, edtf: str | None) -> None:
    text = opening + LEDE
    found = read_dateline(text, 0, len(text))
    assert found is not None
    assert (text[slice(*found.place)] if found.place else None) == place
    assert (found.date.edtf if found.date else None) == edtf
    assert text[found.rest :] == LEDE


def test_a_hyphen_of_the_lede_ends_no_dateline() -> None:
    text = "Dushanbe, Tajikistan – 14 March 2023 – Thirty-four officers of the service finished their course."
    found = read_dateline(text, 0, len(text))
    assert found is not None
    assert text[found.rest :].startswith("Thirty-four")


def test_a_bracket_that_is_no_agency_belongs_to_the_lede() -> None:
    text = "Cairo, Egypt – (Date) January, 2026 – The bank has selected a partner for its new service."
    found = read_dateline(text, 0, len(text))
    assert found is not None
    assert text[found.rest :].startswith("(Date)")


@pytest.mark.parametrize(
    ("line", "place", "edtf"),
    [
        ("Honiara, 16 May 2022", "Honiara", "2022-05-16"),
        ("Tbilisi | 4 October 2023", "Tbilisi", "2023-10-04"),
        ("September 8, 2016 – Dartmouth, Nova Scotia", "Dartmouth, Nova Scotia", "2016-09-08"),
        ("Dhangadhi, 27 February (Friday)", "Dhangadhi", "XXXX-02-27"),
        ("Helsinki, Finland – 4 May 2023 at 9:00 EEST", "Helsinki, Finland", "2023-05-04"),
        ("RIVERTON, OH / Wells Wire / December 17, 2024 11:50", "RIVERTON, OH", "2024-12-17"),
        ("Bangkok, 2 February B.E. 2566 (2023)", "Bangkok", "2023-02-02"),
        ("Muscat, 14 Ramadan 1444 AH, corresponding to 5 April 2023", "Muscat", "2023-04-05"),
    ],
)
def test_a_dateline_may_stand_alone(line: str, place: str, edtf: str) -> None:
    found = read_dateline(line, 0, len(line))
    assert found is not None
    assert found.place is not None
    assert found.date is not None
    assert (line[slice(*found.place)], found.date.edtf, found.rest) == (place, edtf, len(line))


@pytest.mark.parametrize(
    "text",
    [
        "The fund said today that it will pay for the new wells.",
        "On Thursday, 18 April 2013: the fund paid for the wells of the district.",
        "Today, May 3, 2020, the company opened a factory in the north of the country.",
        "WHO: Dr. Jane Example, President of the Example Children's Hospital, and others",
        "Ministry of Textiles, 12 August 2022",
        "Ministry of Textiles – the new scheme will help weavers in every district of the state",
        "News Release | 22 June 2017",
        "Bangkok-based designers showed their work at the fair that closed on Sunday.",
        "(WellWire) - Wells in seven districts will be dug before the end of the year, it said.",
        "Well-known writers – among them three laureates – read from their books.",
        "From 3 May 2019 to 5 June 2019 the fund paid for wells in the whole district.",
        "((((((((((",
        "–",
    ],
)
def test_no_dateline(text: str) -> None:
    assert read_dateline(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("WASHINGTON   ", "WASHINGTON"),
        ("HARTFORD  CT  ", "HARTFORD  CT"),
        ("Washington  D C     ", "Washington  D C"),
        ("WASHINGTON  DC     ", "WASHINGTON  DC"),
    ],
)
def test_a_dateline_without_marks_is_read(opening: str, place: str) -> None:
    text = opening + "Senator Jane Example today passed a provision to provide money"
    found = read_flat_dateline(text, 0, len(text))
    assert found is not None
    assert found.place is not None
    assert text[slice(*found.place)] == place
    assert text[found.rest :].startswith("Senator")


@pytest.mark.parametrize(
    "text", ["U S  Senator Jane Example", "Senator Jane Example  D IL  today", "The bill  It"]
)
def test_no_dateline_without_marks(text: str) -> None:
    assert read_flat_dateline(text, 0, len(text)) is None
