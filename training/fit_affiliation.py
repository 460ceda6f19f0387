"""Fit the weights by which an organisation is a person's: `src/pressfacts/scoring/weights/affiliation.tsv`.

    python training/fit_affiliation.py ../shared [MODEL]

MODEL is as in `fit_person.py`, which comes first. The examples are the pairs of people and organisations that
the pipeline finds in `training/wires` and `training/written`. The releases of held-out issuers are left out,
because development is measured on them.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc

from fit_person import is_held_out, key, reader, report
from fitting import Example
from prepare import bare, issuer_key
from pressfacts.facts.names.people.affiliations import Affiliations
from pressfacts.facts.names.people.features import organisation_spans
from pressfacts.facts.names.people.find import people_of
from pressfacts.facts.names.people.titles import Titles
from pressfacts.facts.names.people.words import Words
from pressfacts.layout.zones import Zones
from pressfacts.slots import ORGANISATIONS
from pressfacts.text.tokenising import make_doc

_SAME = 0.5


class Annotated(NamedTuple):
    """A release with the organisation of each person; None where the person has none."""

    issuer: str
    text: str
    organisations: dict[str, str | None]


def annotated(shared: Path) -> Iterator[Annotated]:
    """The releases to fit on."""
    for path in sorted((shared / "training").glob("w*/*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")
        record = json.loads(path.read_text(encoding="utf-8"))
        if "people" in record:
            people = [(one["name"], one.get("organisation")) for one in record["people"]]
            yield Annotated(path.stem, text, {key(bare(name)): body for name, body in people})
            continue
        issuer = f"wires: {issuer_key(record, text)}"
        if not is_held_out(issuer):
            people = [(name, body) for name, _, body in record.get("roles") or []]
            yield Annotated(issuer, text, {key(bare(name)): body for name, body in people})


def same_body(one: str, other: str) -> bool:
    """Whether two names mean one organisation, by the words that they share."""
    first, second = (set(key(name).removeprefix("the ").split()) for name in (one, other))
    return len(first & second) > _SAME * min(len(first), len(second)) and bool(first & second)


def examples(releases: Iterable[Annotated], docs: Iterable[Doc]) -> list[Example]:
    """The pairs of a person and an organisation in some releases."""
    found = []
    for doc, release in zip(docs, releases, strict=True):
        words, zones, organisations = Words(doc), Zones(doc), ORGANISATIONS.read(doc)
        clusters = people_of(doc, words, zones)
        affiliations = Affiliations(doc, words, zones, organisations, clusters)
        titles = Titles(words, clusters, organisation_spans(organisations))
        forms = {body.name: [body.name, *body.aliases] for body in organisations}
        for cluster in clusters:
            spans = [(one.candidate.first, one.candidate.last) for one in cluster.sightings]
            names = {key(doc.text[words[first].start : words[last].end]) for first, last in spans}
            known = names & release.organisations.keys()
            if not known:
                continue
            right = release.organisations[min(known)]
            for name, features in affiliations.pairs(cluster, titles.of(cluster.sightings)):
                label = right is not None and any(same_body(form, right) for form in forms.get(name, [name]))
                found.append(Example(release.issuer, features, label))
    return found


def main() -> None:
    """Fit, say how good the fit is, and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("model", type=Path, nargs="?")
    options = parser.parse_args()
    releases = list(annotated(options.shared))
    nlp = reader(options.model, "pressfacts_organisations")
    docs = nlp.pipe(make_doc(nlp, release.text) for release in releases)
    source = "Fitted by training/fit_affiliation.py on written and wire releases without held-out issuers."
    report("affiliation", examples(releases, docs), source)


if __name__ == "__main__":
    main()
