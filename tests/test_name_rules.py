"""Names that the user adds or silences: the file, the places, and what they overrule."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from pressfacts.errors import RulesError
from pressfacts.facts.names.own_rules.find import Finder
from pressfacts.facts.names.own_rules.overrule import overrule
from pressfacts.pipeline import build, load
from pressfacts.readers.name_rules import NameRule, read
from pressfacts.record.schema import Mention, Organisation
from pressfacts.slots import NAMED, ORGANISATIONS, PEOPLE, PLACES, Named

TEXT = (
    "OSH, 14 May 2019 - The Northern Lights Foundation (NLF) and Brightwell’s\nteam held a course for 30 "
    "judges under Clean\nRivers. Zed Quux spoke in Bishkek. The Ministry of Health and "
    "the Brightwell Trust helped."
)


def written(path: Path, *rules: dict[str, Any]) -> str:
    path.write_text("\n".join(json.dumps(rule) for rule in rules), encoding="utf-8")
    return str(path)


def found(path: Path, *rules: dict[str, Any]) -> dict[str, list[tuple[str, list[str]]]]:
    doc = build(rules=written(path / "rules.jsonl", *rules))(TEXT)
    return {
        slot.name: [(entry.name, [place.text for place in entry.mentions]) for entry in slot.read(doc)]
        for slot in (ORGANISATIONS, PEOPLE, PLACES)
    }


def rule(label: str, pattern: Any, name: str | None = None) -> dict[str, Any]:
    return {"label": label, "pattern": pattern} | ({"id": name} if name else {})


def test_an_added_body_takes_its_canonical_name_and_leaves_longer_names_alone(tmp_path: Path) -> None:
    bodies = found(tmp_path, rule("ORGANISATION", "Brightwell", "Brightwell Collective"))["organisations"]
    assert ("Brightwell Collective", ["Brightwell"]) in bodies
    assert ("Brightwell Trust", ["Brightwell Trust"]) in bodies


def test_a_body_that_was_found_takes_the_canonical_name_and_keeps_its_other_places(tmp_path: Path) -> None:
    bodies = found(tmp_path, rule("ORGANISATION", "NLF", "Northern Lights"))["organisations"]
    assert ("Northern Lights", ["Northern Lights Foundation", "NLF"]) in bodies


def test_a_longer_name_keeps_its_own_entry_where_the_added_one_was_its_short_form() -> None:
    places = [Mention(text="Acme Press", start=0, end=10), Mention(text="Acme", start=20, end=24)]
    entry = Organisation(name="Acme Press", aliases=["Acme"], mentions=places, rule="organisations.head")
    named = Named(
        text="Acme", start=20, end=24, label="ORGANISATION", name="Acme Limited", rule="name_rules.1"
    )
    made = Organisation(name="Acme Limited", mentions=[named], rule="name_rules.1")
    bodies = overrule([entry], [named], frozenset({"ORGANISATION"}), lambda one: made)
    assert [(one.name, one.aliases) for one in bodies] == [("Acme Press", []), ("Acme Limited", ["Acme"])]


def test_a_silenced_name_is_found_nowhere(tmp_path: Path) -> None:
    everything = found(tmp_path, rule("IGNORE", "Bishkek"), rule("IGNORE", "Ministry of Health"))
    assert "Ministry of Health" not in [name for name, _ in everything["organisations"]]
    assert "Bishkek" not in [name for name, _ in everything["places"]]


def test_a_person_and_a_programme_are_added(tmp_path: Path) -> None:
    tokens = [{"LOWER": "clean"}, {"IS_SPACE": True, "OP": "?"}, {"LOWER": "rivers"}]
    everything = found(tmp_path, rule("PERSON", "Zed Quux"), rule("PROGRAMME", tokens, "Clean Rivers"))
    assert ("Zed Quux", ["Zed Quux"]) in everything["people"]
    assert ("Clean Rivers", ["Clean\nRivers"]) in everything["organisations"]


def test_what_the_user_calls_a_person_is_no_body(tmp_path: Path) -> None:
    everything = found(tmp_path, rule("PERSON", "Northern Lights Foundation"))
    assert "Northern Lights Foundation" not in [name for name, _ in everything["organisations"]]
    assert "Northern Lights Foundation" in [name for name, _ in everything["people"]]


def test_every_entry_names_the_line_of_its_rule(tmp_path: Path) -> None:
    path = tmp_path / "rules.jsonl"
    path.write_text('\n{"label": "PROGRAMME", "pattern": "Clean Rivers"}\n', encoding="utf-8")
    (entry,) = [one for one in ORGANISATIONS.read(build(rules=str(path))(TEXT)) if one.name == "Clean Rivers"]
    assert (entry.rule, entry.kind) == ("name_rules.2", "programme")


def test_phrases_are_read_over_line_breaks_and_with_either_apostrophe() -> None:
    nlp = load()
    finder = Finder(nlp, (NameRule("ORGANISATION", "Brightwell's team", None, 1),), "rules.jsonl")
    assert [one.text for one in finder.find(nlp(TEXT))] == ["Brightwell’s\nteam"]


def test_without_rules_nothing_is_named() -> None:
    assert NAMED.read(load()(TEXT)) == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"label": "ORG", "pattern": "Acme"}', "unknown label 'ORG'"),
        ('{"pattern": "Acme"}', "unknown label None"),
        ('{"label": "PERSON"}', "no pattern"),
        ('{"label": "PERSON", "pattern": " "}', "no pattern"),
        ('{"label": "PERSON", "pattern": []}', "no pattern"),
        ('{"label": "PERSON", "pattern": "Ann", "ids": "x"}', "unknown key 'ids'"),
        ('{"label": "PERSON", "pattern": "Ann", "id": 7}', "an id that is not a name"),
        ('{"label": "PERSON", "pattern": [{"LOWERED": "ann"}]}', "a token pattern that spaCy does not take"),
    ],
)
def test_a_wrong_line_is_named_by_its_number(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "rules.jsonl"
    path.write_text('{"label": "PERSON", "pattern": "Ann Doe"}\n' + line, encoding="utf-8")
    with pytest.raises(RulesError, match=rf"rules\.jsonl, line 2: {reason}"):
        Finder(load(), read(path), str(path))


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="no such file"):
        read(tmp_path / "none.jsonl")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RulesError, match="not UTF-8"):
        read(tmp_path / "binary")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_rules_from_a_pipe_are_refused(tmp_path: Path) -> None:
    """They are read in several processes, and a pipe can be read once."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RulesError, match="not a regular file"):
        read(tmp_path / "pipe")
