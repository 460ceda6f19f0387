"""The noun phrase that a number counts, from tags, with the parse where it helps."""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from pressfacts.lexicons import words
from pressfacts.text.inflection import singular
from pressfacts.text.mentions import squash
from pressfacts.text.offsets import Tokens

_MAX_PREMODIFIERS = 7
_MAX_BEFORE = 3
_MAX_TAIL = 12
_SENTENCE_REACH = 250
_NOUN = {"NOUN", "PROPN"}
_PREMODIFIER = {"ADJ", "NOUN", "PROPN", "ADV"}
_PARTICIPLE = {"VBN", "VBG"}
_NOUN_TAGS = {"NN", "NNS", "NNP", "NNPS"}
_PERSON_ADJECTIVES = {"male", "female", "males", "females", "women", "men", "persons", "others"}
_FURTHER = {"more", "further", "other", "additional"}
_STOP_NOUNS = {"percent", "%", "per", "am", "pm", "a.m.", "p.m.", "et", "est"}


class Counted(NamedTuple):
    """A counted noun phrase: its premodifiers and head, coordinated heads, and where it ends."""

    start: int
    head: Token
    heads: tuple[Token, ...]
    end: int
    unit: str
    who: str
    tail_end: int


_PLURAL = {"NNS", "NNPS"}
_HYPHENS = {"-", "‐", "‑"}


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for persons, singular."""
    return words("person_nouns")


def lemma(token: Token) -> str:
    """The singular of a noun, lower case."""
    text: str = token.text.lower()
    for ending, other in (("ies", "y"), ("women", "woman"), ("men", "man"), ("es", ""), ("s", "")):
        if text.endswith(ending) and text[: -len(ending)] + other in person_nouns():
            return text[: -len(ending)] + other
    if text in person_nouns():
        return text
    return singular(text) if token.tag_ in _PLURAL else text


def is_person(token: Token) -> bool:
    """Whether the token is a noun for persons."""
    return lemma(token) in person_nouns()


def _is_noun(token: Token) -> bool:
    if token.lower_ in words("time_adverbs"):
        return False
    if token.pos_ in _NOUN or token.tag_ in _NOUN_TAGS:
        return token.text[0].isalnum()
    return token.pos_ in {"ADJ", "X", "VERB"} and token.lower_ in _PERSON_ADJECTIVES


def is_plural(token: Token) -> bool:
    """Whether the token can stand for several: a plural form, or a noun whose plural has none."""
    return (
        token.tag_ in {"NNS", "NNPS"}
        or token.lower_ in words("zero_plurals")
        or token.lower_ in _PERSON_ADJECTIVES
        or (
            token.lower_.endswith("s")
            and not token.lower_.endswith(("ss", "us", "is"))
            and token.text.islower()
        )
        or (lemma(token) != token.lower_ and is_person(token))
    )


def _may_precede(token: Token) -> bool:
    return (
        token.pos_ in _PREMODIFIER
        or token.tag_ in _PARTICIPLE
        or (token.tag_ == "POS")
        or token.text in {*_HYPHENS, "/", "'s", "’s", "&"}
        or (
            token.is_alpha
            and not token.whitespace_
            and token.i + 1 < len(token.doc)
            and token.nbor().text in _HYPHENS
        )
    )


def _paragraph_break(token: Token) -> bool:
    return token.is_space and token.text.count("\n") > 1


def counted(tokens: Tokens, offset: int, limit: int) -> Counted | None:
    """The noun phrase that begins at or after `offset`, None where no noun follows the number.

    Args:
        tokens: the Doc's tokens.
        offset: where the number ends.
        limit: where its paragraph ends; the phrase ends before it.
    """
    doc, first = tokens.doc, tokens.index(offset)
    at = _skip_opening(doc, first)
    if at is None:
        return None
    run = _run(doc, at)
    if run is None or run[1].idx >= limit:
        return None
    begin, head = run
    heads = [head]
    end = head.i + 1
    while (more := _coordinated(doc, end)) is not None and more.idx < limit:
        heads.append(more)
        end = more.i + 1
    unit_start = _unit_start(doc, begin, head)
    tail = _tail(doc, end)
    unit = squash(doc[unit_start : head.i + 1].text)
    who = squash(doc[begin:end].text)
    return Counted(
        doc[begin].idx, head, tuple(heads), doc[end - 1].idx + len(doc[end - 1]), unit, who, min(tail, limit)
    )


def ending_at(tokens: Tokens, offset: int) -> Counted | None:
    """The noun phrase whose last token ends at `offset`, None where no noun does.

    Args:
        tokens: the tokens of the release.
        offset: where the phrase ends.
    """
    doc, at = tokens.doc, tokens.index(offset) - 1
    if at < 0 or not _is_noun(doc[at]):
        return None
    head, start = doc[at], at
    while start > 0 and at - start < _MAX_BEFORE and doc[start - 1].pos_ in {"ADJ", "NOUN", "PROPN"}:
        start -= 1
    who = squash(doc[start : at + 1].text)
    return Counted(doc[start].idx, head, (head,), offset, who, who, offset)


def _skip_opening(doc: Doc, at: int) -> int | None:
    """Skip white space, one line break, and an "of the" that leads to the counted noun."""
    skipped = 0
    while at < len(doc) and skipped < 6:
        token = doc[at]
        if _paragraph_break(token):
            return None
        if token.is_space or token.lower_ in {"-", "‐", "new", *_FURTHER}:
            if not token.is_space and token.text not in "-‐":
                return at
            at += 1
            skipped += 1
            continue
        if skipped < 6 and token.text.lower() == "of" and at + 1 < len(doc):
            following = doc[at + 1].text.lower()
            if following in {"the", "these", "those", "its", "their", "our", "all", "his", "her"}:
                return at + 2
            return at + 1 if doc[at + 1].pos_ in _PREMODIFIER else None
        return at
    return None


def _run(doc: Doc, at: int) -> tuple[int, Token] | None:
    """The first token and the head of the run of premodifiers and nouns that starts at `at`."""
    head: Token | None = None
    i = at
    while i < len(doc) and i - at < _MAX_PREMODIFIERS + 3:
        token = doc[i]
        if token.is_space:
            if "\n" in token.text and (
                token.text.count("\n") > 1 or (head is not None and not _joins(doc, i))
            ):
                break
            i += 1
            continue
        if (
            head is not None
            and token.tag_ in _PARTICIPLE
            and not _is_noun(token)
            and not _noun_follows(doc, i)
        ):
            break
        if head is not None and head.tag_ == "NNS" and token.pos_ == "ADJ" and not _is_noun(token):
            break  # "350 nurses next year": an adjective after a plural opens another phrase
        if _is_noun(token):
            if head is not None and _starts_new_phrase(token):
                break
            head = token
        elif not _may_precede(token) and not _inner_and(doc, i, head):
            break
        i += 1
    if head is None or len(head) < 2 or head.lower_ in _STOP_NOUNS:
        return None
    return at, head


def _starts_new_phrase(token: Token) -> bool:
    """Whether a noun is no part of the compound before it, by the parse."""
    return bool(token.i and token.pos_ == "PROPN" and token.dep_ in {"nsubj", "nsubjpass", "npadvmod"})


def _noun_follows(doc: Doc, i: int) -> bool:
    if i + 1 >= len(doc) or not _is_noun(doc[i + 1]):
        return False
    after_name = i > 0 and doc[i - 1].pos_ == "PROPN" and doc[i].tag_ == "VBN"
    return doc[i].head.i > i or after_name or (doc[i].tag_ == "VBG" and doc[i + 1].tag_ == "NNS")


def _joins(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc) and _is_noun(doc[i + 1]) and doc[i - 1].dep_ == "compound"


def _inner_and(doc: Doc, i: int, head: Token | None) -> bool:
    """Whether an "and" joins two premodifiers: "customs and border officers"."""
    if doc[i].text.lower() not in {"and", "or", "&", ","} or i + 2 >= len(doc) or i == 0:
        return False
    if head is None:
        return (doc[i - 1].pos_ == "ADJ" or doc[i - 1].tag_ in _PARTICIPLE) and _may_precede(doc[i + 1])
    if doc[i].text == ",":
        return head.tag_ in {"NN", "NNP"} and _modifiers_go_on(doc, i + 1)
    return (
        head.tag_ in {"NN", "NNP"}
        and _may_precede(doc[i + 1])
        and _is_noun(doc[i + 2])
        and doc[i + 2].tag_ in {"NNS", "NNPS"}
    )


def _modifiers_go_on(doc: Doc, at: int) -> bool:
    """Whether a list of premodifiers leads to a plural: "community, government and industry leaders"."""
    joined = False
    for token in doc[at : at + _MAX_PREMODIFIERS]:
        if token.tag_ == "NNS":
            return joined
        if token.lower_ in {"and", "or", "&"}:
            joined = True
        elif token.text != "," and token.tag_ not in {"NN", "JJ", "NNP"}:
            return False
    return False


def _coordinated(doc: Doc, at: int) -> Token | None:
    """The head of a further conjunct: ", investigators and advocates"."""
    i = at
    seen = False
    while i < len(doc) and (doc[i].is_space or doc[i].text.lower() in {",", "and", "or", "&"}):
        if doc[i].is_space and "\n" in doc[i].text and doc[i].text.count("\n") > 1:
            return None
        seen = seen or not doc[i].is_space
        i += 1
    if not seen or i >= len(doc):
        return None
    if doc[i].text.lower() in {"their", "other"}:
        i += 1
    run = _run(doc, i)
    if run is None or run[1].tag_ not in {"NNS", "NNPS"} or any(t.like_num for t in doc[i : run[1].i + 1]):
        return None
    if doc[at].text == "," and not _list_goes_on(doc, run[1].i + 1):
        return None
    return run[1]


def _list_goes_on(doc: Doc, at: int) -> bool:
    """Whether an "and" closes the list within a few words."""
    return any(token.text.lower() in {"and", "or", "&"} for token in doc[at : at + 6])


def _unit_start(doc: Doc, begin: int, head: Token) -> int:
    """Where head and close premodifiers begin: the compound nouns and one adjective before the head."""
    start = head.i
    while (
        start > begin
        and head.i - start < 4
        and not doc[start - 1].is_space
        and doc[start - 1].pos_ in _PREMODIFIER
        and doc[start - 1].lower_ not in _FURTHER
    ):
        start -= 1
    return start


def _tail(doc: Doc, at: int) -> int:
    """Where the short prepositional tail of the phrase ends: "of TIP related crimes", "from 12 regions"."""
    end = at
    i = at
    while i < len(doc) and i - at < _MAX_TAIL:
        token = doc[i]
        if token.is_space and "\n" in token.text:
            break
        if i == at and token.text.lower() not in {
            "of",
            "in",
            "from",
            "for",
            "on",
            "with",
            "to",
            "against",
            "per",
            "across",
            "at",
        }:
            break
        if (token.is_punct and token.text not in {"-", "'", "’"}) or token.pos_ in {
            "VERB",
            "AUX",
            "SCONJ",
            "CCONJ",
            "PRON",
        }:
            break
        if i > at and token.pos_ == "ADP" and token.text.lower() not in {"of"}:
            break
        if token.like_num:
            break
        if _is_noun(token):
            end = i + 1
        i += 1
    last = doc[end - 1]
    return int(last.idx + len(last))


def sentence(doc: Doc, start: int, end: int) -> Span:
    """The sentence around a stretch of the text, as far as `_SENTENCE_REACH` tokens to either side."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not doc.has_annotation("SENT_START"):
        return doc[0:0]
    first, last = span.start, span.end
    lowest, highest = max(0, first - _SENTENCE_REACH), min(len(doc), last + _SENTENCE_REACH)
    while first > lowest and not doc[first].is_sent_start:
        first -= 1
    while last < highest and not doc[last].is_sent_start:
        last += 1
    return doc[first:last]  # walked, since `Span.sent` goes through the whole Doc
