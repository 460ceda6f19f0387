"""Numbers in a text: digits in every grouping, words, fractions, with their places. Knows no spaCy."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from math import prod
from typing import NamedTuple

from pressfacts.lexicons import alternation, table
from pressfacts.text.mentions import folded

GAP = r"[ \t\u00a0\u2007\u2009\u202f]"
VULGAR = {
    "½": 0.5,
    "¼": 0.25,
    "¾": 0.75,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "⅕": 0.2,
    "⅛": 0.125,
    "⅜": 0.375,
    "⅝": 0.625,
}
_MAY_BEGIN = re.compile(r"\d+|\.(?=\d)|[½¼¾⅓⅔⅕⅛⅜⅝]")
_DIGITS = re.compile(
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
_STRIPPED = re.compile(
    rf"(?<![\d.,])(\d{{1,3}}){GAP}(\d{{1,2}}){GAP}(?=(?:million|billion|trillion)\b)", re.I
)
_DECIMAL_COMMA = re.compile(r"\d,\d{1,2}\s*(?:million|billion|mln|bn|%|per\s?cent)")
_DECIMAL_POINT = re.compile(r"\d\.\d{1,2}(?!\d)|\d,\d{3}(?!\d)")
_BETWEEN_WORDS = re.compile(r"(?:[\s]{1,3}|[\s]?[-‐‑–][\s]?)(?P<and>and\s{1,3})?\Z")


class Number(NamedTuple):
    """A number expression: its place, its value, and how it is written.

    Attributes:
        form: "digits", "words", "fraction", or "vague" for "hundreds", whose value is the least of them.
        scaled: whether a word such as million multiplies it.
        article: whether it is "a dozen", "a hundred": an article with a scale.
    """

    start: int
    end: int
    value: float
    form: str
    scaled: bool = False
    article: bool = False


@cache
def _scales() -> "tuple[re.Pattern[str], dict[str, float], dict[str, float]]":
    apart = {row["form"]: float(row["value"]) for row in table("number_scales") if row["place"] == "apart"}
    attached = {row["form"]: float(row["value"]) for row in table("number_scales") if row["place"] != "apart"}
    pattern = re.compile(
        rf"(?:\s{{0,2}}|[-‐‑–])(?P<apart>(?i:{alternation(frozenset(apart))}))(?![A-Za-z])"
        rf"|(?P<attached>{alternation(frozenset(attached))})(?![A-Za-z\d²³/])"
    )
    return pattern, apart, attached


@cache
def _words() -> "tuple[re.Pattern[str], dict[str, tuple[float, str]]]":
    values = {row["word"]: (float(row["value"]), row["role"]) for row in table("number_words")}
    pattern = re.compile(rf"(?<![\w]){alternation(frozenset(values))}(?![\w])", re.I)
    return pattern, values


@cache
def _fractions() -> "tuple[re.Pattern[str], dict[str, int]]":
    values = {row["word"]: int(row["denominator"]) for row in table("fraction_words")}
    terms = alternation(frozenset(values))
    counts = alternation(frozenset(row["word"] for row in table("number_words") if row["role"] == "unit"))
    pattern = re.compile(
        rf"(?<!\w)(?<!and\s)(?:(?P<count>{counts}|an?)[\s\-‐‑]{{1,3}}(?P<part>{terms})"
        rf"(?![\s\-‐‑]{{1,2}}(?:hundred|thousand|million|billion|trillion|dozen|crore|lakh)\b)"
        rf"|(?P<bare>half)(?!\s{{1,2}}an?\s{{1,2}}(?:hundred|thousand|million|billion|trillion|dozen|crore|lakh)\b)"
        rf"(?=[\s]{{1,2}}(?:of|the|a|an|all|its|their|this|those|these)\b))(?![\w-])",
        re.I,
    )
    return pattern, values


def european(text: str) -> bool:
    """Whether the text writes decimals with a comma, so that "2.400" is two thousand four hundred."""
    return bool(_DECIMAL_COMMA.search(text)) and not _DECIMAL_POINT.search(text)


def stripped(text: str) -> bool:
    """Whether scraping has taken the punctuation out of the text, decimal points included."""
    return len(text) > 200 and text.count(".") + text.count(",") < len(text) / 500


def read_digits(written: str, comma_decimal: bool = False) -> float | None:
    """The value of one number in digits, None where it cannot be read.

    Args:
        written: the digits with their grouping and decimal marks.
        comma_decimal: whether the text writes decimals with a comma.
    """
    bare = re.sub(r"[\s'’]", "", written)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+", bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif comma_decimal and re.fullmatch(r"\d{1,3}\.\d{3}", bare):
        bare = bare.replace(".", "")
    elif re.fullmatch(r"\d+,\d{1,2}", bare):
        bare = bare.replace(",", ".")
    bare = bare.replace(",", "")
    if len(bare) > 18:
        return None
    return float(bare)


def _in_digits(text: str) -> Iterator[Number]:
    comma_decimal = european(text)
    scale, apart, attached = _scales()
    decimals = {m.start(): m for m in _STRIPPED.finditer(text)} if stripped(text) else {}
    skip = 0
    for place in _MAY_BEGIN.finditer(text):
        match = _DIGITS.match(text, place.start()) if place.start() >= skip else None
        if match is None:
            continue
        end = skip = match.end()
        if whole := decimals.get(match.start()):
            value: float | None = float(f"{whole[1]}.{whole[2]}")
            end = skip = whole.end() - 1
        elif match["alone"]:
            value = VULGAR[match["alone"]]
        else:
            value = read_digits(match["number"], comma_decimal)
            if value is not None and match["vulgar"]:
                value += VULGAR[match["vulgar"].strip()]
        if value is None:
            continue
        scaled = False
        multiplier = scale.match(text, end)
        if multiplier and (multiplier["apart"] or _multiplies(text, match.start(), multiplier)):
            word = multiplier["apart"]
            factor = apart[folded(word)] if word else attached[multiplier["attached"]]
            value, end, scaled = round(value * factor, 6), multiplier.end(), True
        yield Number(match.start(), end, value, "digits", scaled)


_MONEY_BEFORE = re.compile(r"[^\w\s.,;:()\[\]\"'“”‘’/–—-]\s?\Z|(?<![A-Za-z])[A-Z]{1,3}[a-z]?\$?[ \u00a0]?\Z")
_THINGS_AFTER = re.compile(r"\s{1,2}(?:[a-z-]+\s{1,2})?(?:[a-z]+s|people|children)(?![\w])")


def _multiplies(text: str, start: int, letter: "re.Match[str]") -> bool:
    """Whether a letter written on to digits is a multiplier: "£14.5m", "1.2m users"; not "40m of hose"."""
    if letter["attached"] in {"k", "K", "Bn"} or _MONEY_BEFORE.search(text[max(0, start - 6) : start]):
        return True
    return bool(_THINGS_AFTER.match(text, letter.end()))


class _Reader:
    """Reads number words one by one, as long as they make one number."""

    def __init__(self) -> None:
        self.total = 0.0
        self.group = 0.0
        self.last_scale = float("inf")
        self.empty = True

    def take(self, value: float, role: str) -> bool:
        """Add a word to the number; False where it cannot go on with it."""
        taken = getattr(self, f"_{role}")(value)
        self.empty = self.empty and not taken
        return bool(taken)

    def _unit(self, value: float) -> bool:
        tens = self.group % 100
        free = tens == 0 or (tens >= 20 and tens % 10 == 0 and 0 < value < 10)
        if not free or (value == 0 and not self.empty):
            return False
        self.group += value
        return True

    def _tens(self, value: float) -> bool:
        if self.group % 100:
            return False
        self.group += value
        return True

    def _hundred(self, value: float) -> bool:
        if not 0 < self.group < 100:
            return False
        self.group *= value
        return True

    def _scale(self, value: float) -> bool:
        if self.group and value < self.last_scale:
            self.total += self.group * value
            self.group, self.last_scale = 0, value
            return True
        if self.total and not self.group and value > self.last_scale:  # "hundred thousand million"
            self.total *= value
            return True
        return False

    def _dozen(self, value: float) -> bool:
        if not 0 < self.group < 20 or self.total:
            return False
        self.group *= value
        return True

    @property
    def value(self) -> float:
        """The number so far."""
        return self.total + self.group


_ARTICLE = re.compile(
    r"(?<!\w)(?P<article>half\s+an?|(?:an?\s{1,2})?half|an?|one\s+and\s+a\s+half)\s{1,2}\Z", re.I
)
_HUNDREDISH = {"hundred", "scale", "dozen"}


def _in_words(text: str) -> Iterator[Number]:
    pattern, values = _words()
    run: list[tuple[int, int, float, str]] = []
    for match in pattern.finditer(text):
        value, role = values[folded(match.group())]
        if run:
            between = text[run[-1][1] : match.start()]
            joint = _BETWEEN_WORDS.match(between)
            if joint is None or (joint["and"] and run[-1][3] not in _HUNDREDISH):
                yield from _read_run(text, run)
                run = []
        run.append((match.start(), match.end(), value, role))
    yield from _read_run(text, run)


def _read_run(text: str, run: list[tuple[int, int, float, str]]) -> Iterator[Number]:
    at = 0
    while at < len(run):
        reader, first, article = _Reader(), run[at], None
        if first[3] in _HUNDREDISH:
            article = _ARTICLE.search(text[max(0, first[0] - 16) : first[0]])
            reader.group = _article_value(article)
            reader.empty = False
        begin = first[0] - len(article.group()) if article else first[0]
        end = begin
        scaled = False
        while at < len(run) and reader.take(run[at][2], run[at][3]):
            scaled = scaled or run[at][3] in _HUNDREDISH
            end = run[at][1]
            at += 1
        if end == begin:  # a word that starts no number
            at += 1
            continue
        yield Number(begin, end, reader.value, "words", scaled, first[3] in _HUNDREDISH)


def _article_value(article: "re.Match[str] | None") -> float:
    if article is None:
        return 1
    word = article["article"].lower()
    return 1.5 if word.startswith("one") else 0.5 if "half" in word else 1


def _in_fractions(text: str) -> Iterator[Number]:
    pattern, values = _fractions()
    words = _words()[1]
    for match in pattern.finditer(text):
        if match["bare"]:
            yield Number(match.start(), match.end(), 0.5, "fraction")
            continue
        count_word = folded(match["count"])
        count = words[count_word][0] if count_word in words else 1
        part = folded(match["part"])
        denominator, singular = values[part], not part.endswith("s")
        if not 0 < count < denominator or (singular and count != 1):
            continue
        yield Number(match.start(), match.end(), round(count / denominator, 4), "fraction")


@cache
def _vague() -> "tuple[re.Pattern[str], dict[str, float]]":
    rows = table("vague_numbers")
    values = {form: float(row["value"]) for row in rows for form in (row["word"], row["singular"]) if form}
    plural = alternation(frozenset(row["word"] for row in rows))
    singular = alternation(frozenset(row["singular"] for row in rows if row["singular"]))
    pattern = re.compile(
        rf"(?<![\w-])(?:(?P<first>{plural})(?:\s{{1,2}}of\s{{1,2}}(?P<second>{plural})"
        rf"|(?:\s{{1,2}}and\s{{1,2}}(?P=first)))?(?=\s{{1,2}}(?:of|more)\s)"
        rf"|(?:several|a\s{{1,2}}few|many|a\s{{1,2}}couple(?:\s{{1,2}}of)?)\s{{1,2}}(?P<alone>{singular})"
        rf"(?:\s{{1,2}}(?P<scale>{singular}))?(?![\w-]))",
        re.I,
    )
    return pattern, values


def _in_vague_words(text: str) -> Iterator[Number]:
    """Counts of which only the order is told: "tens of thousands of", "several hundred"."""
    pattern, values = _vague()
    for match in pattern.finditer(text):
        named = [folded(match[name]) for name in ("first", "second", "alone", "scale") if match[name]]
        yield Number(match.start(), match.end(), prod(values[word] for word in named), "vague", scaled=True)


def scan(text: str) -> list[Number]:
    """All numbers of a text in order; where two readings share a character, digits win, then fractions.

    Args:
        text: any text.
    """
    found: list[Number] = []
    for reading in (_in_digits(text), _in_vague_words(text), _in_fractions(text), _in_words(text)):
        starts, ends = [number.start for number in found], [number.end for number in found]
        fresh: list[Number] = []
        for number in reading:
            at = bisect_left(starts, number.start)
            if (at and ends[at - 1] > number.start) or (at < len(starts) and starts[at] < number.end):
                continue
            if fresh and fresh[-1].end > number.start:  # "one and a half million" begins before "one"
                fresh.pop()
            fresh.append(number)
        found = sorted(found + fresh, key=lambda number: number.start)
    return found
