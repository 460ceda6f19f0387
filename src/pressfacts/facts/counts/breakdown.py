"""Parts of a counted whole: "31 officers (19 men, 12 women)", "of whom 40 were pupils"."""

import re

from pressfacts.facts.counts.candidates import Quantity
from pressfacts.facts.counts.numbers import scan
from pressfacts.text.mentions import squash

_OPENING = re.compile(
    r"(?:\(|:|\b(?:including|includes|included|among\s(?:them|whom|these|the\sparticipants)|amongst\s(?:them|whom)|of\s(?:whom|which|them|these|those)"
    r"|namely|comprising|consisting\sof|composed\sof|made\sup\sof|viz\.?|i\.e\.|divided\sinto|split\sinto|being|–|—|-))"
    r"[\s,:]{0,3}(?:(?:about|some|only|just|also|at\sleast|all)\s)?\Z",
    re.I,
)
_FAR_OPENING = re.compile(
    r"\b(?:of\s(?:these|them|those|whom|the\s(?:participants|trainees|attendees|total|group|graduates))|among\s(?:them|these|those|the\s(?:participants|respondents|trainees|attendees|graduates|volunteers))|this\sincluded|they\s(?:were|included|came)"
    r"|the\s(?:participants|respondents|trainees|attendees|graduates|volunteers)\s(?:were|are|included?))\b"
    r"[^.;:\n]{0,30}\Z",
    re.I,
)
_OF_THE_WHOLE = re.compile(
    r"\s{1,2}(?:(?:members|persons|people)\s)?of\s(?:them|whom|these|those|which|the\s(?:\w+\s)?(?:participants|trainees|attendees|graduates|students|group|total|members|officers|finalists))\b",
    re.I,
)
_JOINT = re.compile(
    r"\s?(?:,|;|/|\band\b|,\sand\b|&|\bplus\b|\+)\s{0,2}(?:(?:about|some|only|just|another|the\sother)\s)?\Z"
)
_BREAK = re.compile(r"(?<!\bMs)(?<!\bMr)(?<!\bDr)(?<!\bMrs)(?<!\bHon)(?<!\bviz)[.!?]\s|\n\s*\n")
_LONG_LIST = re.compile(
    r"\b(?:including|among\s(?:them|whom)|as\swell\sas)\b.{0,200}(?:\band|,)\s{1,2}\Z", re.I | re.S
)
_ANAPHOR = re.compile(
    r"\b(?:among|amongst|of)\s(?:them|whom|these|those)\b[,\s]{0,2}(?:were|are|was)?\s{0,2}\Z", re.I
)
_GENDERED = re.compile(
    r"\s(?:of\sthem\s)?(?:are|were)\s(?:women|men|girls|boys|females?|males?|ladies|children)\b"
)
_MAX_JOINT = 110
_MAX_OPENING = 150
_FAR = 420


def parts_of(text: str, whole: int, found: list[Quantity]) -> list[int]:
    """The indices of the quantities that are parts of the one at `whole`.

    Args:
        text: the text.
        whole: index of the whole in `found`.
        found: all quantities in order.
    """
    total = found[whole].expression.upper or found[whole].expression.value
    parts: list[int] = []
    last = found[whole]
    for at in range(whole + 1, len(found)):
        part = found[at]
        gap = text[last.expression.end : part.expression.start]
        if part.expression.kind is not None:
            if len(gap) > _FAR:
                break
            continue
        before = text[max(0, part.expression.start - 40) : part.expression.start]
        if not (part.of_people or part.ellipsis or _ANAPHOR.search(before)):
            continue
        if part.expression.value >= max(total, 2):
            break
        if not _is_part(text, found[whole], [found[i] for i in parts], part):
            if len(text[found[whole].expression.end : part.expression.start]) > _FAR:
                break
            if part.of_people and part.ellipsis is None:
                break
            if parts and not _OF_THE_WHOLE.match(text, part.expression.end):
                break
            continue
        parts.append(at)
        last = part
    return parts


def _is_part(text: str, whole: Quantity, parts: list[Quantity], part: Quantity) -> bool:
    """Whether a count goes on from the parts found before it, or opens the parts of the whole."""
    begin, last = part.expression.start, parts[-1] if parts else whole
    if _OF_THE_WHOLE.match(text, part.expression.end) and begin - whole.expression.end < _FAR:
        return True
    gap = text[last.expression.end : begin]
    if parts and len(gap) < _MAX_JOINT and not _BREAK.search(gap) and _JOINT.search(gap):
        return True
    if _anaphoric(text, whole, parts, part):
        return True
    before = text[max(whole.expression.end, begin - 60) : begin]
    if len(gap) < _MAX_OPENING and not _BREAK.search(gap) and _OPENING.search(before):
        return True
    if len(gap) < 2 * _MAX_OPENING and not _BREAK.search(gap) and gap.endswith("(") and part.of_people:
        return True
    return bool(len(gap) < 2 * _MAX_OPENING and not _BREAK.search(gap) and _LONG_LIST.search(gap))


def _anaphoric(text: str, whole: Quantity, parts: list[Quantity], part: Quantity) -> bool:
    """Whether words of a later sentence take the whole up again: "Of these, ...", "Twenty are women"."""
    begin = part.expression.start
    between = text[whole.expression.end : begin]
    if len(between) > _FAR:
        return False
    taken_up = any(part.phrase is earlier.phrase for earlier in (whole, *parts))
    if taken_up and part.ellipsis in {"subject", "of_them"} and _GENDERED.match(text, part.expression.end):
        return True
    if "\n\n" not in between and taken_up and part.ellipsis in {"subject", "of_them", "listed"}:
        return True
    return bool(_FAR_OPENING.search(text[max(whole.expression.end, begin - 60) : begin]))


def who_of(text: str, part: Quantity) -> str:
    """What a part consists of: its own noun phrase, or the words after the bare number."""
    if part.phrase is not None and part.ellipsis is None:
        return part.phrase.who
    words = text[part.expression.end : part.end]
    words = re.sub(
        r"^\s*(?:of\s(?:them|whom|these|those|which|the\s\w+)\s?)?(?:(?:are|were|is|was)\s(?:from\s)?)?",
        "",
        words,
    )
    for number in scan(words):  # "four from the court and two from the ministry": the next part begins
        if (joint := _JOINT.search(words[: number.start])) is not None:
            words = words[: joint.start()]
            break
    return squash(words) or squash(text[part.expression.start : part.end])
