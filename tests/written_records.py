"""Records for the tests of writers: one that has everything, and strategies for hostile ones."""

from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from pressfacts.record.schema import (
    Card,
    Contact,
    DateFact,
    Dateline,
    Embargo,
    Mention,
    Notice,
    Number,
    Organisation,
    Part,
    Participants,
    Person,
    Place,
    Quote,
    Release,
    Source,
    Statistic,
)

CUE = Mention(text="participated", start=60, end=72)
FULL = Release(
    source=Source(path="a.txt", sha256="0", characters=400),
    release=Card(
        headline="Thirty-one officers\ncomplete a course",
        published="2019-05-14",
        published_from="dateline",
        dateline=Dateline(text="Osh - 14 May 2019", start=0, end=17, place="Osh", date="2019-05-14"),
        embargo=Embargo(text="until noon", start=0, end=10, until="2019-05-14T12:00"),
        issuer="Alatoo Border Academy",
    ),
    dates=[
        DateFact(
            text="14 May\n2019", start=6, end=17, edtf="2019-05-14", first="2019-05-14", last="2019-05-14",
            precision="day", role="published", rule="dates.day",
        )
    ],
    organisations=[
        Organisation(
            name="Northern Lights Foundation", aliases=["NLF"], kind="ngo", roles=["funder"], rule="o"
        )
    ],
    people=[Person(name="Aigul Satarova", title="head", organisation="Alatoo Border Academy", rule="p")],
    participants=[
        Participants(
            text="31 officers", start=20, end=31, count=31, who="officers", rule="q", activity="course",
            breakdown=[Part(count=19, who="men"), Part(count=12, who="women")], evidence=[CUE],
        )
    ],
    statistics=[
        Statistic(
            text="254 of 412 cases", start=40, end=56, value=254, of=412, unit="cases", kind="count",
            rule="s", qualifier="about", change="increase",
        ),
        Statistic(
            text="12.5 to 13 million", start=58, end=76, value=12.5, upper=13_000_000, unit="USD",
            kind="money", rule="s", qualifier="at_least",
        ),
    ],
    quotes=[Quote(text="It was " + "very " * 60 + "good.", start=80, end=200, speaker=None, rule="q")],
    contacts=[Contact(kind="email", value="a@example.org", text="a@example.org", start=1, end=2, rule="c")],
    places=[Place(name="Osh")],
    warnings=[Notice(code="encoding", message="something was lost")],
)  # fmt: skip

HOSTILE = "=+-@\t\r\n\0'\",;| \\\x0b\x1b\x85\u2028\u202e\ud800\udc80＝é😀1a"
"""Characters that formats stumble over: marks of formulas, quotes, separators, controls, lone surrogates."""

texts = st.text(st.sampled_from(HOSTILE) | st.characters(), max_size=12)
numbers = st.integers(-(2**70), 2**70) | st.floats(allow_nan=False)


def made(annotation: Any) -> st.SearchStrategy[Any]:
    """Any value that a field of the record can have."""
    if annotation == Number:
        return numbers
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (UnionType, Union):
        present = [choice for choice in arguments if choice is not type(None)]
        return st.none() | (numbers if present == [int, float] else made(present[0]))
    if origin is list:
        return st.lists(made(arguments[0]), max_size=2)
    if origin is dict:
        return st.dictionaries(texts, texts | st.integers(), max_size=2)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return st.builds(annotation, **{name: made(field.annotation) for name, field in fields})
    return {str: texts, int: st.integers(1, 2**40), bool: st.booleans(), float: st.floats(0, 1)}[annotation]


hostile_releases: st.SearchStrategy[Release] = made(Release)
"""Any record that the models take."""

hostile = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.reuse, Phase.generate],
)
"""A whole record takes minutes to shrink, so none is."""
