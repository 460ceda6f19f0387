"""From a text to tokens, in linear time."""

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

_LONG_RUN = re.compile(r"\S{200}(?=\S)")
_RUN_OF_MARKS = re.compile(r"[^\w\s]{21,} ?|_{21,} ?")


def make_doc(nlp: Language, text: str) -> Doc:
    """Tokenise a text in linear time, and a stretch of marks that says nothing as one token.

    spaCy peels brackets and marks off a word one by one and copies the rest each time, which takes minutes
    for a page of them. A word of more than 200 characters is therefore tokenised in pieces, and a run of
    more than 20 marks, a ruled line for one, is a token of its own.
    """
    if not _LONG_RUN.search(text) and not _RUN_OF_MARKS.search(text):
        return nlp.make_doc(text)
    words, spaces = list[str](), list[bool]()
    for piece in _pieces(text):
        for word, space in _tokens(nlp, piece):
            words.append(word)
            spaces.append(space)
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _pieces(text: str) -> Iterator[str]:
    """A text cut at runs of marks and inside long words."""
    done = 0
    for run in [*_RUN_OF_MARKS.finditer(text), None]:
        end = run.start() if run else len(text)
        cuts = [match.end() for match in _LONG_RUN.finditer(text, done, end)]
        yield from (text[start:stop] for start, stop in zip([done, *cuts], [*cuts, end], strict=True))
        if run:
            yield run.group()
            done = run.end()


def _tokens(nlp: Language, piece: str) -> Iterable[tuple[str, bool]]:
    """The tokens of a piece, each with whether a space follows it."""
    if _RUN_OF_MARKS.fullmatch(piece):
        return [(piece.rstrip(" "), piece.endswith(" "))]
    return ((token.text, bool(token.whitespace_)) for token in nlp.make_doc(piece))
