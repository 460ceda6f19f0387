"""Look the class of a word up in the table `word_classes`."""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc

from pressfacts.lexicons import table


class _Condition(NamedTuple):
    """What one cell of the table lets through: these values, or all but these; where it is empty, any."""

    values: frozenset[str]
    excluded: bool

    @classmethod
    def of(cls, cell: str) -> "_Condition":
        return cls(frozenset(cell.removeprefix("!").split()), not cell or cell.startswith("!"))

    def fits(self, value: str) -> bool:
        return (value in self.values) is not self.excluded


_COLUMNS = ("tags", "words", "dependencies", "dependency_before")


@cache
def _rules() -> tuple[tuple[str, tuple[_Condition, ...]], ...]:
    """The rows of the table, the last one first: their class and their conditions."""
    rows = reversed(table("word_classes"))
    return tuple((row["class"], tuple(_Condition.of(row[column]) for column in _COLUMNS)) for row in rows)


@cache
def _listed_words() -> frozenset[str]:
    return frozenset(word for row in table("word_classes") for word in row["words"].removeprefix("!").split())


@cache
def class_of(tag: str, word: str, dependency: str, dependency_before: str) -> str:
    """The class of a word, "X" where its tag is not in the table.

    Args:
        tag: its Penn Treebank tag.
        word: the word in lower case, or "" where the table does not name it.
        dependency: its own.
        dependency_before: that of the word before it, "" for the first one.
    """
    given = (tag, word, dependency, dependency_before)
    for name, conditions in _rules():
        if all(condition.fits(value) for condition, value in zip(conditions, given, strict=True)):
            return name
    return "X"


def find(doc: Doc) -> list[str]:
    """The class of each token of a Doc that is tagged and parsed."""
    listed, before = _listed_words(), ""
    found = list[str]()
    for token in doc:
        dependency = token.dep_
        if token.is_space:
            found.append("SPACE")
        else:
            word = token.lower_
            found.append(class_of(token.tag_, word if word in listed else "", dependency, before))
        before = dependency
    return found
