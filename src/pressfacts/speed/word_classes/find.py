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
    strings = doc.vocab.strings
    listed = {strings.add(word) for word in _listed_words()}
    columns = doc.to_array(["TAG", "LOWER", "DEP", "IS_SPACE"]).T.tolist() if len(doc) else [[]] * 4
    known = dict[tuple[int, int, int, int], str]()  # few of them come in a release, each many times
    found, before = list[str](), 0
    for tag, word, dependency, is_space in zip(*columns, strict=True):
        key = (tag, word if word in listed else 0, dependency, before)
        if is_space:
            found.append("SPACE")
        else:
            if key not in known:
                known[key] = class_of(*(strings[number] for number in key))
            found.append(known[key])
        before = dependency
    return found
