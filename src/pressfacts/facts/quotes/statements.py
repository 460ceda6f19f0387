"""What in quotation marks is a statement, and what is a title, a term or a slogan."""

from spacy.tokens import Token

from pressfacts.facts.quotes.marks import Stretch

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TIED = frozenset({"after", "inside", "according_to", "dash", "introduction"})
"""Rules whose attribution is tied to the quotation by a comma, a colon or a dash."""
_FRAGMENT_LEADS = frozenset(
    {"the", "a", "an", "as", "of", "called", "titled", "named", "this", "its", "their"}
)
"""Words before a piece of a sentence that is quoted for its wording."""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space and without the comma that belongs to the sentence around it."""
    while start < end and (text[start].isspace() or text[start] in ",;–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return start, end


def _is_title_case(words: list[Token]) -> bool:
    long_words = [word for word in words if len(word) > 3]
    capitals = sum(word.text[0].isupper() for word in long_words)
    return len(words) < 12 and len(long_words) > 1 and capitals > 0.6 * len(long_words)


def is_statement(text: str, tokens: list[Token], start: int, stretch: Stretch, rule: str) -> bool:
    """Whether an attributed stretch is a sentence or a full clause.

    Args:
        text: the release.
        tokens: the tokens of the stretch.
        start: where its words start.
        stretch: the stretch with its marks.
        rule: last part of the identifier of the rule that attributed it.
    """
    words = [token for token in tokens if token.text[0].isalnum()]
    if len(words) < 2 or _is_title_case(words):
        return False
    finite = any(token.tag_ in _FINITE for token in words)
    tail = text[max(stretch.start, stretch.end - 2) : stretch.end].strip()[-1:]
    after = text[stretch.outer_end : stretch.outer_end + 3].lstrip()[:1]
    ended = tail != "" and (tail in ",.!?…" or after == ",")
    upper = not text[start].islower()
    before = text[max(0, stretch.outer_start - 12) : stretch.outer_start].split()
    if not upper and before and before[-1].casefold() in _FRAGMENT_LEADS:
        return False
    if rule in _TIED:
        return finite or (upper and ended) or len(words) > 7
    if rule == "before":
        if upper:
            return len(words) > 2 and (finite or ended or len(words) > 7)
        return finite and len(words) > 4 and words[0].tag_ not in _FINITE
    return upper and (finite or len(words) > 4) and (ended or after in ".!?" or not stretch.closed)
