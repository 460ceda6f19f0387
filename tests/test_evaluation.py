"""Scores: when two facts are the same, what is counted, and that the project's own scorer counts alike."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

import pressfacts
from pressfacts.evaluation import gold as annotations
from pressfacts.evaluation.gold import ENTRIES, MODEL, Entry, Gold
from pressfacts.evaluation.scoring import EMPTY, FIELDS, Scores, align
from pressfacts.record import matching
from pressfacts.record.schema import (
    Contact,
    DateFact,
    Organisation,
    Participants,
    Person,
    Quote,
    Release,
    Statistic,
)

SHARED = Path(__file__).parents[2] / "shared" / "gold"
AT = {"text": "", "start": 0, "end": 0, "rule": "r"}


def entry(kind: str, /, **values: Any) -> Entry:
    return ENTRIES[kind].model_validate(values)


def dated(edtf: str) -> DateFact:
    return DateFact.model_validate({**AT, "edtf": edtf, "first": None, "last": None, "precision": "day"})


def statistic(value: float, unit: str, kind: str, text: str = "") -> Statistic:
    return Statistic.model_validate({**AT, "text": text, "value": value, "unit": unit, "kind": kind})


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2018-11-23", ("2018-11-23", "2018-11-23")),
        ("2018-02", ("2018-02-01", "2018-02-28")),
        ("2014", ("2014-01-01", "2014-12-31")),
        ("2014/2017", ("2014-01-01", "2017-12-31")),
        ("2022-05-30/2022-06-10", ("2022-05-30", "2022-06-10")),
        ("XXXX-02", ("XXXX-02-01", "XXXX-02-29")),
        ("XXXX-09-26/XXXX-09-27", ("XXXX-09-26", "XXXX-09-27")),
        ("2018-21", ("2018-21", "2018-21")),
        ("2018-10~", ("2018-10-01", "2018-10-31")),
        ("[2019-03-04,2019-04-03]", ("[2019-03-04,2019-04-03]", "[2019-03-04,2019-04-03]")),
        ("nonsense", ("nonsense", "nonsense")),
        ("", ("", "")),
    ],
)
def test_the_days_of_a_value(edtf: str, days: tuple[str, str]) -> None:
    assert matching.days(edtf) == days


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("2018-10-01/2018-10-31", "2018-10", True),
        ("2018-10-01", "2018-10", False),
        ("XXXX-09-26", "2018-09-26", False),
    ],
)
def test_dates_are_the_same_where_their_days_are(gold: str, found: str, same: bool) -> None:
    assert matching.same_date(entry("dates", edtf=gold), dated(found)) is same


@pytest.mark.parametrize(
    ("gold", "found", "same", "near"),
    [
        (("The Alatoo Academy", []), ("alatoo academy", [], None), True, True),
        (("Northern Lights Foundation", ["NLF"]), ("NLF", [], None), True, True),
        (("NLF", []), ("Northern Lights Foundation", [], "NLF"), True, True),
        (("Riverton Police Department", []), ("Riverton Police", [], None), False, True),
        (("Riverton Police Department", []), ("Department of Health", [], None), False, False),
    ],
)
def test_organisations(
    gold: tuple[str, list[str]], found: tuple[str, list[str], str | None], same: bool, near: bool
) -> None:
    annotated = entry("organisations", name=gold[0], aliases=gold[1])
    fact = Organisation(name=found[0], aliases=found[1], acronym=found[2], rule="r")
    assert matching.same_organisation(annotated, fact) is same
    assert matching.near_organisation(annotated, fact) is near


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Aigul Satarova", "Aigul T. Satarova", True),
        ("Aigul Satarova", "Satarova", False),
        ("Aigul Satarova", "Aigul Osmonova", False),
    ],
)
def test_people(gold: str, found: str, same: bool) -> None:
    assert matching.same_person(entry("people", name=gold), Person(name=found, rule="r")) is same


def test_participants_need_the_same_number_of_the_same_people() -> None:
    gold = entry("participants", count=31, who="customs and border officers")
    for count, who, same in ((31, "officers", True), (30, "officers", False), (31, "students", False)):
        fact = Participants.model_validate({**AT, "count": count, "who": who})
        assert matching.same_participants(gold, fact) is same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (entry("statistics", value=44, unit="%", kind="percent"), statistic(44, "%", "percent"), True),
        (entry("statistics", value=44, unit="%", kind="percent"), statistic(44, "cases", "count"), False),
        (
            entry("statistics", value=12e6, unit="USD", kind="money"),
            statistic(12_000_000, "EUR", "money"),
            True,
        ),
        (entry("statistics", value=254, unit="cases", kind="count"), statistic(254, "case", "count"), True),
        (
            entry("statistics", value=254, unit="crimes", kind="count", text="254 crimes in the spring"),
            statistic(254, "cases", "count", "254 cases"),
            False,
        ),
        (entry("statistics", value=254, unit="cases", kind="count"), statistic(255, "cases", "count"), False),
    ],
)
def test_statistics(gold: Entry, found: Statistic, same: bool) -> None:
    assert matching.same_statistic(gold, found) is same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (entry("contacts", kind="url", value="https://www.example.org/a"), ("url", "example.org/a"), True),
        (entry("contacts", kind="phone", value="+1 202 555 0143"), ("phone", "+1-202-555-0143"), True),
        (entry("contacts", kind="email", value="a@example.org"), ("url", "a@example.org"), False),
    ],
)
def test_contacts(gold: Entry, found: tuple[str, str], same: bool) -> None:
    fact = Contact.model_validate({**AT, "kind": found[0], "value": found[1]})
    assert matching.same_contact(gold, fact) is same


def test_one_quotation_may_hold_two_that_the_gold_has_apart() -> None:
    gold = [entry("quotes", start="We began", end="last year"), entry("quotes", start="Now we", end="go on")]
    whole = Quote.model_validate({**AT, "text": "We began here last year. Now we shall go on."})
    assert align(gold, [whole], matching.same_quote) == ([(gold[0], whole), (gold[1], whole)], [], [])


def test_other_facts_are_taken_once_and_firm_gold_chooses_first() -> None:
    optional, firm = entry("dates", edtf="2014", optional=True), entry("dates", edtf="2014")
    fact, other = dated("2014"), dated("2015")
    pairs, missed, spurious = align([optional, firm], [fact, other], matching.same_date)
    assert pairs == [(firm, fact)]
    assert missed == []
    assert spurious == [other]


def test_optional_facts_count_neither_way() -> None:
    scores = Scores(["dates"])
    gold = MODEL.model_validate(
        {"dates": [{"edtf": "2014", "optional": True}, {"edtf": "2015", "optional": True}]}
    )
    scores.add("a", gold, EMPTY.model_copy(update={"dates": [dated("2014")]}))
    tally = scores.fields["dates"]
    assert (tally.found, tally.missed, tally.spurious) == (0, 0, 0)
    assert tally.precision is tally.recall is tally.f1 is None


def test_participants_that_are_filed_as_a_statistic_are_missed_but_not_made_up() -> None:
    scores = Scores(["participants", "statistics"])
    gold = MODEL.model_validate({"participants": [{"text": "20 lawyers", "count": 20, "who": "lawyers"}]})
    scores.add("a", gold, EMPTY.model_copy(update={"statistics": [statistic(20, "lawyers", "count")]}))
    assert scores.fields["participants"].missed == 1
    assert scores.fields["statistics"].spurious == 0


def test_seasons_and_addresses_are_never_spurious() -> None:
    scores = Scores(["dates", "contacts"])
    season = dated("2014-21").model_copy(update={"precision": "season"})
    contacts = [
        Contact.model_validate({**AT, "kind": kind, "value": "1 Abay Street"})
        for kind in ("address", "handle")
    ]
    scores.add("a", MODEL(), EMPTY.model_copy(update={"dates": [season], "contacts": contacts}))
    assert (scores.fields["dates"].spurious, scores.fields["contacts"].spurious) == (0, 1)


def test_details_of_what_was_found() -> None:
    scores = Scores()
    gold = MODEL.model_validate(
        {
            "headline": "The Course Ends",
            "organisations": [{"name": "Norvane", "kind": "company"}, {"name": "Svet", "kind": "ngo"}],
            "people": [
                {"name": "Aigul Satarova", "title": "head of the laboratory", "organisation": "Academy"}
            ],
            "quotes": [{"start": "It went", "end": "went well", "speaker": "Aigul Satarova"}],
        }
    )
    found: dict[str, Any] = {
        "release": EMPTY.release.model_copy(update={"headline": "the course ends"}),
        "organisations": [
            Organisation(name="Norvane", kind="company", rule="r"),
            Organisation(name="Svet", kind="company", rule="r"),
        ],
        "people": [Person(name="Aigul Satarova", title="head", rule="r")],
        "quotes": [Quote.model_validate({**AT, "text": "It went well", "speaker": "Satarova"})],
    }
    scores.add("a", gold, EMPTY.model_copy(update=found))
    shares = {name: detail.share for name, detail in scores.details.items()}
    assert shares == {
        "organisations.kind": 0.5,
        "people.title": 1,
        "people.organisation": 0,
        "quotes.speaker": 1,
        "release.published": 1,
        "release.headline": 1,
        "release.dateline_place": 1,
    }


@pytest.fixture(scope="module")
def dev() -> dict[str, tuple[Gold, Release]]:
    folder = SHARED / "dev"
    if not (SHARED / "score.py").exists() or not folder.is_dir():
        pytest.skip("the annotated releases and their scorer lie beside the repository, and are not here")
    gold = dict(annotations.read(folder))
    texts = [(folder / f"{name}.txt").read_text(encoding="utf-8", errors="replace") for name in gold]
    records = pressfacts.extract_many(texts)
    return {name: (entry, record) for (name, entry), record in zip(gold.items(), records, strict=True)}


@pytest.mark.parametrize("damage", [0, 2, 3], ids=["whole", "every second fact lost", "every third lost"])
def test_the_figures_are_those_of_the_projects_scorer(
    dev: dict[str, tuple[Gold, Release]], damage: int, tmp_path: Path
) -> None:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    scores = Scores()
    for name, (entry, record) in dev.items():
        keys = {key for key, _ in FIELDS.values()}
        kept = record.model_copy(
            update={
                key: [
                    fact for number, fact in enumerate(getattr(record, key)) if not damage or number % damage
                ]
                for key in keys
            }
        )
        (tmp_path / f"{name}.json").write_text(kept.model_dump_json(), encoding="utf-8")
        scores.add(name, entry, kept)
    theirs = scorer.score(SHARED / "dev", tmp_path)
    ours = {
        name: {
            "P": round(100 * (tally.precision or 0), 1),
            "R": round(100 * (tally.recall or 0), 1),
            "F1": round(100 * (tally.f1 or 0), 1),
            "tp": tally.found,
            "fp": tally.spurious,
            "fn": tally.missed,
        }
        for name, tally in scores.fields.items()
    }
    assert ours == theirs["fields"]
    details = {name: round(100 * (detail.share or 0), 1) for name, detail in scores.details.items()}
    details.pop("organisations.kind", None)  # ours alone
    assert details == theirs["accuracy"]
    assert scores.mean_f1 == pytest.approx(theirs["mean_F1"] / 100, abs=0.001)


def test_gold_records_may_say_more_than_is_scored(tmp_path: Path) -> None:
    record = {"id": "a", "note": "x", "dates": [{"edtf": "2014", "note": "sure"}]}
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    ((name, gold),) = annotations.read(tmp_path)
    assert (name, gold.dates[0].edtf) == ("a", "2014")
