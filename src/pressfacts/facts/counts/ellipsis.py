"""Bare numbers that count what an earlier number counted: "up from 74 in 2023", "412 were undersized"."""

import re

from spacy.tokens import Token

from pressfacts.text.offsets import Tokens

_OF_THEM = re.compile(
    r"\s{1,2}of\s{1,2}(?:them|whom|which|(?:these|those)(?!\s{1,2}(?:[a-z-]+s|people|who|that|with|in|aged)\b))\b",
    re.I,
)
_COMPARED_AFTER = re.compile(
    r"\s{1,2}(?:(?:in|during|for|by|at\sthe\send\sof)\s(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|the\s(?:same|corresponding|previous|first|second|third|fourth|last|whole|prior|year)\b|\d{4})"
    r"|(?:a|one)\syear\s(?:ago|earlier|before)|the\s(?:year|month)\sbefore|the\sprevious\s(?:year|month)|last\s(?:year|month)|this\syear)",
    re.I,
)
_COMPARED_BEFORE = re.compile(
    r"(?:\b(?:up|down|rose|increased|risen|fell|fallen|dropped|grew|grown)\s(?:from|to)|\bcompared\s(?:with|to)|\b(?:against|versus|vs\.?)"
    r"|\bthe\s(?:figure|number|total)\s(?:was|is|stood\sat|reached)(?:\sjust|\sonly)?|\bin\s(?:19|20)\d\d\s?[-–—:]"
    r"|\b(?:today|now)\sthere\sare|\bout\sof\sa\splanned)\s{1,2}(?:(?:a|just|only|some|about)\s)?\Z",
    re.I,
)
_LISTED_BEFORE = re.compile(
    r"(?:,|;|\band|\bincluding|\bnamely|\bviz\.|\(|\bof\swhom|\bof\swhich|\bof\sthese|\bof\sthem|\bOf\sthese,)\s{0,2}(?:only\s|just\s|about\s|some\s)?\Z",
    re.I,
)
_PARTS_BEFORE = re.compile(
    r"(?i)\b(?:of\s(?:whom|which|these|those|them|the\s(?:group|participants|delegation|trainees|total))|among\s(?:them|the))\b[^.;!?\n]{0,180}\Z"
)
_GAPPED_BEFORE = re.compile(
    r"\b\d[\d,]{0,20}\s(?:(?:were|was)\s)?(?:[a-z]+(?:ed|en)|ran|took|chose|got|the|a|an)\s(?:[^.;!?\n]|\.\d){3,90}(?:,|,?\sand)\s\Z"
)  # "461 received the drug and 461 a placebo": the verb of the first number serves the next ones
_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_MAX_CLAUSE = 14
_LOOK_BACK = 48


def of_them(text: str, end: int) -> bool:
    """Whether "of them" or "of whom" follows the number that ends at `end`."""
    return _OF_THEM.match(text, end) is not None


def elliptic(tokens: Tokens, number_start: int, start: int, end: int, form: str) -> str | None:
    """How a bare number shows that it counts something named before; None where it does not.

    Args:
        tokens: the Doc's tokens.
        number_start: where the number begins.
        start: where its hedges begin.
        end: where it ends.
        form: how it is written.
    """
    text = tokens.text
    before = text[max(0, start - _LOOK_BACK) : start]
    if of_them(text, end):
        return "of_them"
    if _COMPARED_AFTER.match(text, end) and form == "digits":
        return "compared"
    if _COMPARED_BEFORE.search(before):
        return "compared"
    at = tokens.index(end)
    if at >= len(tokens.doc):
        return None
    after = tokens.doc[at]
    if after.tag_ in _FINITE and not after.is_space:
        return "subject"
    if after.lower_ in {"who", "whose"}:
        return "relative"
    if (
        form == "digits"
        and after.lower_ in {"a", "an", "the"}
        and _GAPPED_BEFORE.search(text, max(0, start - 120), start)
    ):
        return "gapped"
    if (
        _LISTED_BEFORE.search(before)
        and after.pos_ in {"ADP", "ADV"}
        and after.lower_ not in {"of", "per", "a"}
    ):
        return (
            "listed" if form == "digits" or _PARTS_BEFORE.search(text, max(0, start - 200), start) else None
        )
    return None


def clause_end(tokens: Tokens, offset: int, limit: int) -> int:
    """Where the clause that follows a number ends, a dozen words on at most.

    Args:
        tokens: the Doc's tokens.
        offset: where the number ends.
        limit: where its paragraph ends.
    """
    end, at = offset, tokens.index(offset)
    for token in tokens.doc[at : at + _MAX_CLAUSE]:
        if token.idx >= limit or _closes(token):
            break
        if not token.is_space:
            end = token.idx + len(token)
    return min(end, max(limit, offset))


def _closes(token: Token) -> bool:
    return (
        token.text in {".", ";", ":", ",", ")", "(", "]", "[", "”", "“", '"', "–", "—", "|", "•"}
        or token.text.count("\n") > 1
    )
