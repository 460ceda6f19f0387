"""Every inline-annotated example under ``tests/examples``, one case each."""

import pytest

import pressfacts
from annotated import TAGS, Example, check, examples, parse

CASES = [
    pytest.param(kind, case.values[0], id=f"{kind}/{case.id}", marks=case.marks)
    for kind in TAGS
    for case in examples(kind)
]


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_example(kind: str, example: Example) -> None:
    release = pressfacts.extract(example.text, reference_date=example.options.get("published"))
    check(example, release, kind)


def test_tags_become_offsets_and_attributes() -> None:
    example = parse(
        "[published=2018-11-23] On <date edtf=2018 rule=r>2018</date> &lt; <date>2019</date>", "date"
    )
    assert example.text == "On 2018 < 2019"
    assert example.options == {"published": "2018-11-23"}
    assert [(a.start, a.end, a.attributes) for a in example.annotations] == [
        (3, 7, {"edtf": "2018", "rule": "r"}),
        (10, 14, {}),
    ]


@pytest.mark.parametrize("line", ["a <date>b", "a</date> b", "<dates>2018</dates>"])
def test_a_broken_annotation_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        parse(line, "date")
