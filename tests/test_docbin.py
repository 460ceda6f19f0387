"""DocBin: texts with the facts as spans, as spaCy reads them."""

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from pressfacts.errors import OutputError
from pressfacts.record.schema import (
    FACT_KINDS,
    Card,
    DateFact,
    Mention,
    Organisation,
    Person,
    Place,
    Quote,
    Release,
    Source,
)
from pressfacts.writers import formats
from pressfacts.writers.selection import Selection, places
from pressfacts.writers.tables import valid
from written_records import FULL, hostile, hostile_releases

VOCAB = spacy.blank("en").vocab
TEXT = 'Osh, 14 May 2019 - "It works," said Aigul\nSatarova of the Osh Academy(OA).'


def mention(text: str, start: int = 0) -> Mention:
    begin = TEXT.index(text, start)
    return Mention(text=text, start=begin, end=begin + len(text))


def fact(text: str) -> dict[str, object]:
    return {**mention(text).model_dump(), "rule": "r"}


RELEASE = Release(
    source=Source(path="a.txt", sha256="0", characters=len(TEXT), text=TEXT),
    release=Card(published="2019-05-14"),
    dates=[
        DateFact.model_validate(
            {**fact("14 May 2019"), "edtf": "2019-05-14", "first": None, "last": None, "precision": "day"}
        )
    ],
    organisations=[
        Organisation(name="Osh Academy", rule="o", mentions=[mention("Osh Academy"), mention("OA")])
    ],
    people=[Person(name="Aigul Satarova", rule="p", mentions=[mention("Aigul\nSatarova")])],
    quotes=[Quote.model_validate({**fact("It works,"), "speaker": "Aigul Satarova"})],
    places=[Place(name="Osh", mentions=[mention("Osh"), mention("Osh", 5)])],
)


def written(path: Path, *releases: Release, selection: Selection | None = None) -> list[Doc]:
    with formats.opened("docbin", path, selection or Selection(), several=True) as writer:
        for release in releases:
            writer.write(release)
    return list(DocBin().from_disk(path).get_docs(VOCAB))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facts.spacy"


def test_facts_are_spans_by_kind(path: Path) -> None:
    (doc,) = written(path, RELEASE)
    assert doc.text == TEXT
    assert set(doc.spans) == set(FACT_KINDS)
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["people"]] == [
        ("Aigul\nSatarova", "PERSON", "Aigul Satarova")
    ]
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["dates"]] == [
        ("14 May 2019", "DATE", "2019-05-14")
    ]
    assert [span.label_ for span in doc.spans["quotes"]] == ["QUOTE"]


def test_entities_do_not_overlap_and_the_longest_stay(path: Path) -> None:
    (doc,) = written(path, RELEASE)
    assert [(entity.text, entity.label_) for entity in doc.ents][:4] == [
        ("Osh", "PLACE"),
        ("14 May 2019", "DATE"),
        ("Aigul\nSatarova", "PERSON"),
        ("Osh Academy(OA", "ORGANISATION"),
    ]


def test_a_span_within_a_token_takes_the_whole_token_in(path: Path) -> None:
    (doc,) = written(path, RELEASE)
    assert "Academy(OA" in [token.text for token in doc]
    assert [span.text for span in doc.spans["organisations"]] == ["Osh Academy(OA", "Academy(OA"]


def test_the_record_comes_with_the_doc_without_its_text(path: Path) -> None:
    (doc,) = written(path, RELEASE, selection=Selection(kinds=("people",)))
    record = json.loads(doc.user_data["pressfacts"])
    assert record["release"]["published"] == "2019-05-14"
    assert record["people"][0]["name"] == "Aigul Satarova"
    assert "text" not in record["source"]
    assert "dates" not in record
    assert set(doc.spans) == {"people"}


def test_spacy_trains_on_it(path: Path) -> None:
    docs = written(path, RELEASE, RELEASE)
    nlp = spacy.blank("en")
    recogniser = nlp.add_pipe("ner")
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    nlp.initialize(lambda: examples)
    losses = nlp.update(examples)
    assert losses["ner"] > 0
    assert set(recogniser.labels) == {"DATE", "ORGANISATION", "PERSON", "PLACE"}  # type: ignore[attr-defined]


def test_a_record_without_its_text_is_refused(path: Path) -> None:
    with pytest.raises(OutputError, match="docbin needs the texts of the releases"):
        written(path, FULL)
    assert not path.exists()


@hostile
@given(hostile_releases)
def test_any_record_is_read_back(tmp_path_factory: pytest.TempPathFactory, release: Release) -> None:
    path = tmp_path_factory.mktemp("docbin") / "facts.spacy"
    text = (release.source.text or "") + "a (b) c."
    release.source.text = text
    (doc,) = written(path, release)
    assert doc.text == valid(text)
    for kind in FACT_KINDS:
        within = {
            (place.start, place.end)
            for item in getattr(release, kind)
            for place in places(item)
            if place.start < place.end <= len(text) and text[place.start : place.end].strip()
        }
        found = [(span.start_char, span.end_char) for span in doc.spans[kind]]
        for start, end in within:
            assert any(a <= end and b >= start for a, b in found)
        assert not any(span[0].is_space or span[-1].is_space for span in doc.spans[kind])
    assert all(entity.label_ in ("DATE", "ORGANISATION", "PERSON", "PLACE") for entity in doc.ents)


def test_a_text_that_no_model_would_take_is_written(path: Path) -> None:
    text = "Osh " + "=" * 200_000 + "x" * 1_000_000
    release = Release(
        source=Source(sha256="0", characters=len(text), text=text),
        release=Card(),
        places=[Place(name="Osh", mentions=[Mention(text="Osh", start=0, end=3)])],
    )
    (doc,) = written(path, release)
    assert doc.text == text
    assert [span.text for span in doc.spans["places"]] == ["Osh"]
