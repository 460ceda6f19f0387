"""Numbers in a text: digits in every grouping, words, fractions, with their places. Knows no spaCy."""

from bisect import bisect_left
from collections.abc import Iterator
from math import prod
from re import Match
from typing import NamedTuple

from pressfacts.facts.counts import number_patterns as patterns
from pressfacts.facts.counts.number_patterns import VULGAR, number_words, values
from pressfacts.text.mentions import folded

_MAX_DIGITS = 18


class Number(NamedTuple):
    """A number expression: its place, its value, and how it is written.

    Attributes:
        form: "digits", "words", "fraction", or "vague" for "hundreds", whose value is the least of them.
        scaled: whether a word such as million multiplies it.
    """

    start: int
    end: int
    value: float
    form: str
    scaled: bool = False


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
            if not fresh or fresh[-1].end <= number.start:
                fresh.append(number)
        found = sorted(found + fresh, key=lambda number: number.start)
    return found


def european(text: str) -> bool:
    """Whether the text writes decimals with a comma, so that "2.400" is two thousand four hundred."""
    return bool(patterns.DECIMAL_COMMA.search(text)) and not patterns.DECIMAL_POINT.search(text)


def read_digits(written: str, comma_decimal: bool = False) -> float | None:
    """The value of one number in digits, None where it cannot be read.

    Args:
        written: the digits with their grouping and decimal marks.
        comma_decimal: whether the text writes decimals with a comma.
    """
    bare = patterns.MARKS.sub("", written)
    if patterns.GROUPED_BY_POINTS.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif comma_decimal and patterns.ONE_POINT.fullmatch(bare):
        bare = bare.replace(".", "")
    elif patterns.DECIMAL_BY_COMMA.fullmatch(bare):
        bare = bare.replace(",", ".")
    bare = bare.replace(",", "")
    return None if len(bare) > _MAX_DIGITS else float(bare)


def _in_digits(text: str) -> Iterator[Number]:
    comma_decimal = european(text)
    split = {m.start(): m for m in patterns.SPLIT_DECIMAL.finditer(text)} if _unpunctuated(text) else {}
    skip, last = 0, Number(-1, -1, 0, "digits")
    for place in patterns.MAY_BEGIN.finditer(text):
        match = patterns.DIGITS.match(text, place.start()) if place.start() >= skip else None
        if match is None:
            continue
        end = skip = match.end()
        if whole := split.get(match.start()):
            value: float | None = float(f"{whole[1]}.{whole[2]}")
            end = skip = whole.end() - 1
        else:
            value = _value(match, comma_decimal)
        if value is not None:
            last = _multiplied(text, Number(match.start(), end, value, "digits"), last)
            yield last


def _unpunctuated(text: str) -> bool:
    """Whether scraping has taken the punctuation out of the text, decimal points included."""
    return len(text) > 200 and text.count(".") + text.count(",") < len(text) / 500


def _value(match: Match[str], comma_decimal: bool) -> float | None:
    if match["alone"]:
        return VULGAR[match["alone"]]
    value = read_digits(match["number"], comma_decimal)
    added = VULGAR[match["vulgar"].strip()] if match["vulgar"] else 0
    return None if value is None else value + added


def _multiplied(text: str, number: Number, last: Number) -> Number:
    """Digits with "million" or "and a half" after them; in "£2m-3m" both letters multiply."""
    match = patterns.multipliers().match(text, number.end)
    ranged = last.scaled and text[last.end : number.start] in {"-", "–"}
    if match and (match["apart"] or ranged or _multiplies(text, number.start, match)):
        word = match["apart"]
        factor = values("multiplier")[folded(word)] if word else values("suffix")[match["attached"]]
        return number._replace(value=round(number.value * factor, 6), end=match.end(), scaled=True)
    return _with_part(text, number)


def _multiplies(text: str, start: int, letter: Match[str]) -> bool:
    """Whether a letter written on to digits is a multiplier: "£14.5m", "1.2m users"; not "40m of hose"."""
    if letter["attached"] in {"k", "K", "Bn"} or patterns.MONEY_BEFORE.search(text, max(0, start - 6), start):
        return True
    return bool(patterns.THINGS_AFTER.match(text, letter.end()))


def _with_part(text: str, number: Number) -> Number:
    """A whole number with "and a half" after it, and what multiplies both: "two and a half million"."""
    match = patterns.and_a_half().match(text, number.end)
    if match is None or number.scaled or not (match["one"] or match["three"]):
        return number
    part = (3 if match["three"] else 1) / values("part")[folded(match["part"])]
    factor = values("scale")[folded(match["scale"])] if match["scale"] else 1
    value = round((number.value + part) * factor, 4)
    return number._replace(value=value, end=match.end(), scaled=bool(match["scale"]))


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


_MULTIPLYING = {"hundred", "scale", "dozen"}


def _in_words(text: str) -> Iterator[Number]:
    pattern, known = number_words()
    run: list[tuple[int, int, float, str]] = []
    for match in pattern.finditer(text):
        value, role = known[folded(match.group())]
        if run:
            joint = patterns.BETWEEN_WORDS.match(text[run[-1][1] : match.start()])
            if joint is None or (joint["and"] and run[-1][3] not in _MULTIPLYING):
                yield from _read_run(text, run)
                run = []
        run.append((match.start(), match.end(), value, role))
    yield from _read_run(text, run)


def _read_run(text: str, run: list[tuple[int, int, float, str]]) -> Iterator[Number]:
    at = 0
    while at < len(run):
        reader, first, begin = _Reader(), run[at], run[at][0]
        if first[3] in _MULTIPLYING:
            article = patterns.ARTICLE.search(text, max(0, begin - 16), begin)
            reader.group = 0.5 if article and "half" in article["article"].lower() else 1
            reader.empty = False
            begin = article.start() if article else begin
        end, scaled = begin, False
        while at < len(run) and reader.take(run[at][2], run[at][3]):
            scaled = scaled or run[at][3] in _MULTIPLYING
            end = run[at][1]
            at += 1
        if end == begin:  # a word that starts no number
            at += 1
            continue
        number = Number(begin, end, reader.value, "words", scaled)
        made = _with_part(text, number)
        while at < len(run) and run[at][0] < made.end:
            at += 1
        yield made


def _in_fractions(text: str) -> Iterator[Number]:
    known = number_words()[1]
    for match in patterns.fractions().finditer(text):
        if match["bare"]:
            yield Number(match.start(), match.end(), 0.5, "fraction")
            continue
        word, part = folded(match["count"]), folded(match["part"])
        count = known[word][0] if word in known else 1
        denominator = values("part")[part]
        if not 0 < count < denominator or (not part.endswith("s") and count != 1):
            continue
        scale = match["scale"] or match["bare_scale"]
        if scale is None:
            yield Number(match.start(), match.end(), round(count / denominator, 4), "fraction")
            continue
        value = count / denominator * values("scale", "hundred", "dozen")[folded(scale)]
        yield Number(match.start(), match.end(), round(value, 4), "words", scaled=True)


def _in_vague_words(text: str) -> Iterator[Number]:
    """Counts of which only the order is told: "tens of thousands of", "several hundred"."""
    known = values("vague", "vague one")
    for match in patterns.vague().finditer(text):
        named = [folded(match[name]) for name in ("first", "second", "alone", "scale") if match[name]]
        yield Number(match.start(), match.end(), prod(known[word] for word in named), "vague", scaled=True)
