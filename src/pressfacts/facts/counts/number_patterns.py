"""Regular expressions that find and read numbers: data."""

import re
from functools import cache

from pressfacts.lexicons import alternation, table

GAP = r"[ \t\u00a0\u2007\u2009\u202f]"
VULGAR = {
    "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625,
}  # fmt: skip

MAY_BEGIN = re.compile(r"\d+|\.(?=\d)|[½¼¾⅓⅔⅕⅛⅜⅝]")
DIGITS = re.compile(
    r"(?<![\d])(?<![\d][.,/:])"
    r"(?P<number>"
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"  # 1,250.5
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?![\d])"  # 2,32,614
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?![\d])"  # 1.234.567
    rf"|\d{{1,3}}(?:{GAP}\d{{3}})+(?:[.,]\d{{1,2}})?(?![\d.,]*\d)(?!{GAP}\d)"  # 1 250
    r"|\d{1,3}(?:['’]\d{3})+(?![\d])"  # 1'250
    r"|\d{1,3}\.\d{3},\d+(?![\d])"  # 1.250,50
    r"|\d+\.\d+(?![\d])"
    r"|\d+,\d{1,2}(?![\d,])"
    r"|\d+"
    r"|\.\d+(?![\d])"
    rf")(?P<vulgar>{GAP}?[½¼¾⅓⅔⅕⅛⅜⅝])?"
    r"|(?P<alone>[½¼¾⅓⅔⅕⅛⅜⅝])"
)
GROUPED_BY_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+")
ONE_POINT = re.compile(r"\d{1,3}\.\d{3}")
DECIMAL_BY_COMMA = re.compile(r"\d+,\d{1,2}")
MARKS = re.compile(r"[\s'’]")

SPLIT_DECIMAL = re.compile(
    rf"(?<![\d.,])(\d{{1,3}}){GAP}(\d{{1,2}}){GAP}(?=(?:million|billion|trillion)\b)", re.I
)
""" "37 5 million": a decimal point lost in scraping."""

DECIMAL_COMMA = re.compile(r"\d,\d{1,2}\s*(?:million|billion|mln|bn|%|per\s?cent)")
DECIMAL_POINT = re.compile(r"\d\.\d{1,2}(?!\d)|\d,\d{3}(?!\d)")
BETWEEN_WORDS = re.compile(r"(?:[\s]{1,3}|[\s]?[-‐‑–][\s]?)(?P<and>and\s{1,3})?\Z")
MONEY_BEFORE = re.compile(r"[^\w\s.,;:()\[\]\"'“”‘’/–—-]\s?\Z|(?<![A-Za-z])[A-Z]{1,3}[a-z]?\$?[ \u00a0]?\Z")
THINGS_AFTER = re.compile(r"\s{1,2}(?:[a-z-]+\s{1,2})?(?:[a-z]+s|people|children)(?![\w])")
ARTICLE = re.compile(r"(?<!\w)(?P<article>half[\s-]an?|(?:an?\s{1,2})?half|an?)[\s-]{1,2}\Z", re.I)


@cache
def values(*roles: str) -> dict[str, float]:
    """The values of the number words of some roles."""
    return {row["word"]: float(row["value"]) for row in table("number_words") if row["role"] in roles}


@cache
def number_words() -> tuple["re.Pattern[str]", dict[str, tuple[float, str]]]:
    """What finds the words of numbers, and the value and role of each."""
    roles = {"unit", "tens", "hundred", "scale", "dozen"}
    known = {
        row["word"]: (float(row["value"]), row["role"])
        for row in table("number_words")
        if row["role"] in roles
    }
    return re.compile(rf"(?<![\w]){alternation(frozenset(known))}(?![\w])", re.I), known


@cache
def multipliers() -> "re.Pattern[str]":
    """What may multiply digits: "million" apart from them, "k" written on to them."""
    return re.compile(
        rf"(?:\s{{0,2}}|[-‐‑–])(?P<apart>(?i:{alternation(frozenset(values('multiplier')))}))(?![A-Za-z])"
        rf"|(?P<attached>{alternation(frozenset(values('suffix')))})(?![A-Za-z\d²³/])"
    )


@cache
def fractions() -> "re.Pattern[str]":
    """Fractions in words: "two-thirds", "half of", "a quarter of a million"."""
    parts = alternation(frozenset(values("part")))
    scales = alternation(frozenset(values("scale", "hundred", "dozen")))
    counts = alternation(frozenset(values("unit")))
    return re.compile(
        rf"(?<!\w)(?<!and\s)(?:(?P<count>{counts}|an?)[\s\-‐‑]{{1,3}}(?P<part>{parts})"
        rf"(?:(?:\s{{1,2}}of)?\s{{1,2}}an?\s{{1,2}}(?P<scale>{scales})|[\s-](?P<bare_scale>{scales}))?"
        rf"|(?P<bare>half)(?!\s{{1,2}}an?\s{{1,2}}{scales}\b)"
        r"(?=[\s]{1,2}(?:of|the|a|an|all|its|their|this|those|these)\b))(?![\w-])",
        re.I,
    )


@cache
def and_a_half() -> "re.Pattern[str]":
    """What adds a part to a whole number: "two and a half million"."""
    scales = alternation(frozenset(values("scale")))
    return re.compile(
        rf"\s{{1,2}}and\s{{1,2}}(?:(?P<one>an?|one)[\s-])?(?P<three>three[\s-])?(?P<part>half|quarters?|thirds?)"
        rf"(?:\s{{1,2}}(?P<scale>{scales}))?(?!\w)",
        re.I,
    )


@cache
def vague() -> "re.Pattern[str]":
    """Numbers that only give an order: "tens of thousands of", "several hundred"."""
    plural = alternation(frozenset(values("vague")))
    single = alternation(frozenset(values("vague one")))
    return re.compile(
        rf"(?<![\w-])(?:(?P<first>{plural})(?:\s{{1,2}}of\s{{1,2}}(?P<second>{plural})"
        rf"|(?:\s{{1,2}}and\s{{1,2}}(?P=first)))?(?=\s{{1,2}}(?:of|more)\s)"
        rf"|(?:several|a\s{{1,2}}few|many|a\s{{1,2}}couple(?:\s{{1,2}}of)?)\s{{1,2}}(?P<alone>{single})"
        rf"(?:\s{{1,2}}(?P<scale>{single}))?(?![\w-]))",
        re.I,
    )
