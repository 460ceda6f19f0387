"""Regular expressions that find units beside numbers: data."""

import re
from functools import cache

from pressfacts.lexicons import alternation, table

AMBIGUOUS_NAMES = frozenset(
    [
        "won",
        "sum",
        "real",
        "som",
        "soms",
        "soles",
        "lek",
        "dram",
        "drams",
        "dong",
        "rand",
        "lev",
        "pula",
        "marks",
        "ether",
    ]
)
"""Names of currencies that are words of another sense: money only with large numbers."""

MINOR = {"cent": ("USD", 0.01), "cents": ("USD", 0.01), "pence": ("GBP", 0.01), "p": ("GBP", 0.01)}
STERLING = re.compile(r"£|sterling|Britain|British|\bUK\b|England|Scotland|Wales|London")
MARK_AFTER = re.compile(r"\s?(?P<mark>[A-Za-zčłщ]{2,4}\.?)(?!\w)")
ARTICLE = re.compile(r"\s(?:an?)(?=\s)")

PERCENT = re.compile(
    r"(?:(?P<points>(?:[\s-]{0,2}(?:percentage|per\s?cent|percent)[\s-]points?|\s?p\.p\.?|\s?pp(?:ts?)?|\s?%\s?points?)(?!\w))"
    r"|\s?%|[\s-]{0,2}per\s?cent(?:age)?(?!\w)|\s?pct\.?(?!\w))",
    re.I,
)
MINUS = re.compile(r"(?:(?<=\s)|(?<=[(\[:|])|^)[-−–]\Z|−\Z")
""" "-84 cm": a sign that is no dash between words and no range."""

BEFORE_TIME = re.compile(
    r"[\s-]{1,2}(?:(?:more|full|additional|consecutive|straight|working|business|calendar|short|long|further|extra|whole)\s)"
)
"""What may stand between a number and a unit of time: "three full days"."""


@cache
def currency_names() -> dict[str, str]:
    """The code of each name of a currency, lower case."""
    return {
        name.lower(): row["code"] for row in table("currencies") for name in row["names"].split(";") if name
    }


@cache
def currency_marks() -> dict[str, str]:
    """The code of each mark that one currency has."""
    rows = table("currencies")
    return {mark: row["code"] for row in rows for mark in (*row["marks"].split(), row["code"])}


@cache
def shared_marks() -> dict[str, list[str]]:
    """The codes of the currencies that share a mark."""
    found: dict[str, list[str]] = {}
    for row in table("currencies"):
        for mark in (row["shared"] or "").split():
            found.setdefault(mark, []).append(row["code"])
    return found


@cache
def currency_cues() -> tuple["re.Pattern[str]", dict[str, frozenset[str]]]:
    """The words that say which of the currencies with a mark is meant, and the codes that each speaks for.

    They are the names of the country, its adjective, its cities, and the names of the currency. The first two
    letters of a code are those of its country.
    """
    shared = {code for codes in shared_marks().values() for code in codes}
    known: dict[str, set[str]] = {code: {code} for code in shared}
    for row in table("currencies"):
        if row["code"] in shared:
            known[row["code"]].update(name for name in row["names"].split(";") if name)
    places = [(row["iso"], f"{row['country']}|{row['adjective'] or ''}") for row in table("countries")]
    places += [(row["iso"], row["cities"]) for row in table("cities") if row["iso"]]
    for iso, names in places:
        for code in shared:
            if iso and code.startswith(iso):
                known[code].update(name for name in names.split("|") if name)
    speaks: dict[str, set[str]] = {}
    for code, forms in known.items():
        for name in forms:
            speaks.setdefault(name, set()).add(code)
    pattern = re.compile(rf"(?<!\w){alternation(frozenset(speaks))}(?!\w)")
    return pattern, {name: frozenset(codes) for name, codes in speaks.items()}


@cache
def mark_before() -> "re.Pattern[str]":
    """The mark of a currency right before a number."""
    terms = alternation(frozenset(currency_marks()) | frozenset(shared_marks()))
    return re.compile(rf"(?<![A-Za-z])(?P<mark>{terms})[ \u00a0\u202f-]{{0,2}}\Z")


@cache
def name_after() -> "re.Pattern[str]":
    """The name or code of a currency after a number."""
    marks = frozenset(
        mark for mark in currency_marks() if mark in set(currency_marks().values()) or not mark.isascii()
    )
    return re.compile(
        rf"[\s-]{{0,2}}(?:(?P<name>(?i:{alternation(frozenset(currency_names()))}))(?![\w])"
        rf"|(?P<code>{alternation(marks | {'FCFA'})})(?!\w)|(?P<minor>(?i:cents?|pence))(?!\w))"
        r"|(?P<pence>p)(?!\w)"
    )


@cache
def units() -> tuple["re.Pattern[str]", dict[str, tuple[str, str]]]:
    """What finds a unit after a number, and the kind and name of each form."""
    known: dict[str, tuple[str, str]] = {}
    for row in table("units"):
        for form in row["forms"].split(";"):
            known.setdefault(form, (row["kind"], row["name"]))
    exact = frozenset(form for form in known if len(form) < 4 or not form.islower())
    loose = frozenset(known) - exact
    per = (
        r"(?:\s(?:per|an?)\s(?!year|annum|month|week|result|time|total|day\b(?=\s))[a-z]{2,12}"
        r"(?:\s(?:per|and)\s[a-z]{3,12})?(?!\w)|/(?:ha|s|h|day|year|month|kg|t|m2|m²|m3|m³|km|km²|litre)(?!\w))?"
    )
    co2 = r"(?:\s(?:of\s)?(?:CO2|CO₂|carbon(?:\sdioxide)?)[\s-]?(?:e(?:q(?:uivalent)?)?|equivalent)?(?!\w))?"
    pattern = re.compile(
        rf"(?P<space>[\s\u00a0]{{0,2}}|[-‐‑]\s?)"
        rf"(?P<form>{alternation(exact)}|(?i:{alternation(loose)}))(?![A-Za-z\d²³])(?P<more>{co2}{per})"
    )
    return pattern, known
