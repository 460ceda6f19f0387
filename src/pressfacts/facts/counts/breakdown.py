"""Parts of a counted whole: "31 officers (19 men, 12 women)", "of whom 40 were pupils"."""

from pressfacts.facts.counts import phrases as patterns
from pressfacts.facts.counts.candidates import Quantity
from pressfacts.facts.counts.numbers import scan
from pressfacts.text.mentions import squash

_MAX_JOINT = 110
_MAX_OPENING = 150
_FAR = 420
_ANAPHORIC = {"subject", "of_them", "listed"}


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
        begin = part.expression.start
        if part.expression.kind is not None:
            if begin - last.expression.end > _FAR:
                break
            continue
        if not (part.of_people or part.ellipsis or patterns.ANAPHOR.search(text, max(0, begin - 40), begin)):
            continue
        if part.expression.value >= max(total, 2):
            break
        if _is_part(text, found[whole], [found[i] for i in parts], part):
            parts.append(at)
            last = part
        elif _ends_parts(text, found[whole], part, bool(parts)):
            break
    return parts


def _ends_parts(text: str, whole: Quantity, other: Quantity, opened: bool) -> bool:
    """Whether a count that is no part says that no part follows."""
    if other.expression.start - whole.expression.end > _FAR or (other.of_people and other.ellipsis is None):
        return True
    return opened and not patterns.OF_THE_WHOLE.match(text, other.expression.end)


def _is_part(text: str, whole: Quantity, parts: list[Quantity], part: Quantity) -> bool:
    """Whether a count goes on from the parts found before it, or opens the parts of the whole."""
    begin, last = part.expression.start, parts[-1] if parts else whole
    if begin - whole.expression.end < _FAR and patterns.OF_THE_WHOLE.match(text, part.expression.end):
        return True
    if _is_anaphoric(text, whole, parts, part):
        return True
    gap = text[last.expression.end : begin]
    if len(gap) >= 2 * _MAX_OPENING or patterns.SENTENCE_BREAK.search(gap):
        return False
    if parts and len(gap) < _MAX_JOINT and patterns.JOINT.search(gap):
        return True
    opening = text[max(whole.expression.end, begin - 60) : begin]
    if len(gap) < _MAX_OPENING and patterns.PARTS_OPEN.search(opening):
        return True
    return (gap.endswith("(") and part.of_people) or patterns.LONG_LIST.search(gap) is not None


def _is_anaphoric(text: str, whole: Quantity, parts: list[Quantity], part: Quantity) -> bool:
    """Whether words of a later sentence take the whole up again: "Of these, ...", "Twenty are women"."""
    begin = part.expression.start
    between = text[whole.expression.end : begin]
    if len(between) > _FAR:
        return False
    if part.ellipsis in _ANAPHORIC and any(part.phrase is one.phrase for one in (whole, *parts)):
        gendered = part.ellipsis != "listed" and patterns.GENDERED.match(text, part.expression.end)
        if gendered or "\n\n" not in between:
            return True
    return bool(patterns.PARTS_OPEN_AFAR.search(text[max(whole.expression.end, begin - 60) : begin]))


def who_of(text: str, part: Quantity) -> str:
    """What a part consists of: its own noun phrase, or the words after the bare number.

    Args:
        text: the text.
        part: the part.
    """
    if part.phrase is not None and part.ellipsis is None:
        return part.phrase.who
    begin, end = part.expression.end, part.end
    if taken_up := patterns.TAKES_UP_WHOLE.match(text, begin, end):
        begin = taken_up.end()
    named = text[begin:end]
    for number in scan(named):  # "four from the court and two from the ministry": the next part begins
        if joint := patterns.JOINT.search(named[: number.start]):
            named = named[: joint.start()]
            break
    return squash(named) or squash(text[part.expression.start : part.end])
