"""The engine: one path from texts to records."""

import pickle
import sys
from collections.abc import Iterator

import pytest

import pressfacts
from pressfacts import engine
from pressfacts.errors import ExtractionError, InputError, ModelError
from pressfacts.pipeline import load
from pressfacts.readers import Failure, Reading
from pressfacts.record.schema import Release
from pressfacts.text.tokenising import make_doc

TEXTS = ["It met in 2018.", "It met on 3 June 2019.", "", "Nothing."]


def paths(results: list[engine.Result]) -> list[str | None]:
    return [result.path if isinstance(result, Failure) else result.source.path for result in results]


def named(text: str, path: str) -> Reading:
    reading = engine.describe(text)
    reading.source.path = path
    return reading


def test_many_give_what_each_gives_alone() -> None:
    assert list(pressfacts.extract_many(TEXTS)) == [pressfacts.extract(text) for text in TEXTS]


def test_failures_keep_their_place() -> None:
    missing = Failure("b", InputError("no such file"))
    readings: list[Reading | Failure] = [named("One.", "a"), missing, named("Two.", "c"), missing]
    assert paths(list(engine.records(readings))) == ["a", "b", "c", "b"]


def test_failures_alone_load_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "load", lambda model: pytest.fail("loaded"))
    assert paths(list(engine.records([Failure("a", InputError("empty"))]))) == ["a"]


def test_no_more_is_read_than_one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BATCH_SIZE", 2)
    taken = list[int]()

    def endless() -> Iterator[Reading]:
        for number in range(sys.maxsize):
            taken.append(number)
            yield named("It met in 2018.", str(number))

    results = engine.records(endless())
    next(results)
    assert taken == [0, 1]


def test_a_long_text_makes_a_batch_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BATCH_CHARACTERS", 10)
    readings = [named(text, str(number)) for number, text in enumerate(["A" * 20, "B", "C" * 20, "D"])]
    assert [[item.source.path for item in batch] for batch in engine._batches(readings)] == [  # type: ignore[union-attr]
        ["0"],
        ["1", "2"],
        ["3"],
    ]


def test_too_long_a_text_is_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load(None), "max_length", 10)
    with pytest.raises(InputError, match="too long: 15 characters, the limit is 10; split it"):
        pressfacts.extract("It met in 2018.")


@pytest.mark.parametrize("text", ["a " * 17, "a-" * 17, "a " * 100, "\n" * 40 + "a " * 17])
def test_too_many_words_are_an_input_error(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MAX_TOKENS", 16)
    with pytest.raises(InputError, match="too long: more than 16 tokens; split it"):
        pressfacts.extract(text)


def test_a_text_of_many_characters_and_few_words_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MAX_TOKENS", 16)
    assert pressfacts.extract(f"It met in 2018.{' ' * 100}").dates


def test_a_defect_is_told_with_its_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(doc: object, reading: Reading) -> Release:
        raise RuntimeError("oh no")

    monkeypatch.setattr(engine, "assemble", break_down)
    with pytest.raises(ExtractionError, match="RuntimeError: oh no") as caught:
        pressfacts.extract("It met in 2018.")
    assert isinstance(caught.value.__cause__, RuntimeError)


def test_a_model_that_lacks_something_is_named() -> None:
    with pytest.raises(ModelError, match="'xx_none' cannot be loaded"):
        pressfacts.extract("It met.", model="xx_none")


def test_lone_surrogates_are_read_through() -> None:
    release = pressfacts.extract("It met \ud800 on 3 June 2019.")
    assert release.source.characters == 24
    assert release.dates[0].start == 12
    assert release.warnings[0].code == "encoding"


@pytest.mark.parametrize(
    "run", ["(" * 5000, "a(" * 2000 + " b", "x" * 199 + "(((", "“" * 450 + " c " + ")" * 450]
)
def test_long_words_are_tokenised_in_pieces_that_make_up_the_text(run: str) -> None:
    nlp = load(None)
    text = f"It met {run} on 3 June 2019.\n"
    doc = make_doc(nlp, text)
    assert doc.text == text
    assert [token.idx for token in doc] == sorted(token.idx for token in doc)
    assert doc[-1].idx + len(doc[-1]) == len(text)


def test_ordinary_text_is_tokenised_as_spacy_does_it() -> None:
    nlp = load(None)
    text = "Ms. O’Neil paid $3.5 million (approx. €3m) on 3 June – see https://www.example.org/a?b=c."
    assert [token.text for token in make_doc(nlp, text)] == [token.text for token in nlp.make_doc(text)]


def test_errors_survive_pickling() -> None:
    error = pickle.loads(pickle.dumps(InputError("empty", "fill it")))
    assert (type(error), str(error), error.remedy) == (InputError, "empty; fill it", "fill it")


def test_a_run_of_marks_is_one_token_and_the_text_stays_whole() -> None:
    nlp = load(None)
    text = f"One {'-' * 30} two{'(' * 400}{')' * 400} three. " + '"' * 5000
    doc = make_doc(nlp, text)
    assert doc.text == text
    assert [token.text for token in doc][:3] == ["One", "-" * 30, "two"]
    assert len(doc) == 7
