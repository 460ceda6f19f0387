"""The language of a text, by its function words and its script.

Counting function words is the oldest reliable way to tell languages apart in texts of more than a line or
two (Ingle 1976); one small list a language is enough for the question that matters here, English or not.
Letters tell languages of one script apart where a text is short.
"""

import re
from collections import Counter
from functools import cache

from pressfacts.lexicons import table

_WORD = re.compile(r"[^\W\d_]+(?:['’ʻ][^\W\d_]+)?")
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", "[\u3040-\u30ff]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("ar", "[\u0600-\u06ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("el", "[\u0370-\u03ff]"),
    ("hy", "[\u0530-\u058f]"),
    ("ka", "[\u10a0-\u10ff]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("hi", "[\u0900-\u097f]"),
)
_OWN_SCRIPT = re.compile("|".join(block for _, block in _SCRIPTS))
SAMPLE = 20_000
"""So many characters tell the language."""
_LEAST_HITS = 3
_LEAST_SHARE = 0.06
_LEAST_SCRIPT_SHARE = 0.3


@cache
def _profiles() -> dict[str, tuple[str, ...]]:
    """The languages of each function word."""
    profiles: dict[str, tuple[str, ...]] = {}
    for row in table("card_function_words"):
        for word in row["words"].split():
            profiles[word] = (*profiles.get(word, ()), row["language"])
    return profiles


@cache
def _letters() -> tuple[tuple[str, frozenset[str]], ...]:
    """The telling letters of each language that has some, none of them in ASCII."""
    rows = table("card_function_words")
    return tuple((row["language"], frozenset(row["letters"])) for row in rows if row["letters"])


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where the text is too short to tell.

    Args:
        text: running text; only its first part is looked at.
    """
    sample = text[:SAMPLE]
    if code := _by_script(sample):
        return code
    words = Counter(" ".join(_WORD.findall(sample)).casefold().replace("’", "'").split())
    hits = Counter[str]()
    for word, times in words.items():
        for code in (*_profiles().get(word, ()), *_by_letters(word)):
            hits[code] += times
    if not hits:
        return None
    best, count = max(hits.items(), key=lambda item: (item[1], item[0] == "en", item[0]))
    return best if count >= _LEAST_HITS and count >= _LEAST_SHARE * sum(words.values()) else None


def _by_script(sample: str) -> str | None:
    """The language that is written in a script of its own, where the sample is."""
    if not _OWN_SCRIPT.search(sample):
        return None
    letters = sum(1 for character in sample if character.isalpha())
    shares = ((code, len(re.findall(block, sample))) for code, block in _SCRIPTS)
    return next((code for code, count in shares if letters and count > _LEAST_SCRIPT_SHARE * letters), None)


def _by_letters(word: str) -> list[str]:
    """The languages that have a telling letter of a word."""
    if word.isascii():
        return []
    return [code for code, letters in _letters() if not letters.isdisjoint(word)]
