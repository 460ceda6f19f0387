"""Fit the scorer of affiliations.

    python training/fit_affiliation.py ../shared [--model MODEL]

An example is a person and an organisation of one release, both as the pipeline finds them. Beside releases
that the recogniser has not learnt, those of `training/wires` that it has are taken: what links a person to an
organisation is the same there.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from fit_person import key
from fitting import Example, Fit, fit, reliability, write
from full_gold import read_up_to
from prepare import bare, issuer_key
from pressfacts.facts.names.people.affiliations import THRESHOLD, Affiliations
from pressfacts.facts.names.people.find import people_of
from pressfacts.facts.names.people.spans import organisation_spans
from pressfacts.facts.names.people.titles import Titles
from pressfacts.facts.names.people.words import Words
from pressfacts.layout.zones import Zones
from pressfacts.slots import ORGANISATIONS
from pressfacts.text.tokenising import make_doc
from releases import fold
from unseen import unseen

OUTPUT = Path("src/pressfacts/scoring/weights/affiliation.tsv")
_SAME = 0.5


class Affiliated(NamedTuple):
    """A release with the organisation of each person, None for people without one."""

    issuer: str
    text: str
    organisations: dict[str, str | None]


class Case(NamedTuple):
    """A person with all candidates: the annotated organisation, and the examples."""

    organisation: str | None
    examples: list[Example]


def of_record(issuer: str, text: str, record: dict[str, Any]) -> Affiliated:
    """A release by its record; in lists of names, people without an entry in `roles` have no organisation."""
    if "people" in record:
        listed = [(one["name"], one.get("organisation")) for one in record["people"]]
    else:
        listed = [(name, None) for name in record["person"]]
        listed += [(name, body) for name, _, body in record.get("roles") or []]
    return Affiliated(issuer, text, {key(bare(name)): body for name, body in listed})


def annotated(shared: Path) -> Iterator[Affiliated]:
    """The releases to fit on."""
    for release in unseen(shared):
        yield of_record(release.issuer, release.text, release.record)
    for path in sorted((shared / "training" / "wires").glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")
        record = json.loads(path.read_text(encoding="utf-8"))
        issuer = f"wires: {issuer_key(record, text)}"
        if fold(issuer) != 0:
            yield of_record(issuer, text, record)


def same_body(one: str, other: str) -> bool:
    """Whether two names mean one organisation, by the words that they share."""
    first, second = (set(key(name).removeprefix("the ").split()) for name in (one, other))
    return bool(first & second) and len(first & second) > _SAME * min(len(first), len(second))


def cases(releases: Iterable[Affiliated], docs: Iterable[Doc]) -> Iterator[Case]:
    """The people of some releases whose organisations are known.

    Args:
        releases: the releases.
        docs: the same releases, after the component for organisations.
    """
    for release, doc in zip(releases, docs, strict=True):
        words, zones, organisations = Words(doc), Zones(doc), ORGANISATIONS.read(doc)
        clusters = people_of(doc, words, zones)
        affiliations = Affiliations(doc, words, zones, organisations, clusters)
        titles = Titles(words, clusters, organisation_spans(organisations))
        forms = {body.name: [body.name, *body.aliases] for body in organisations}
        for cluster in clusters:
            spans = [(one.candidate.first, one.candidate.last) for one in cluster.sightings]
            names = {key(release.text[words[first].start : words[last].end]) for first, last in spans}
            if known := names & release.organisations.keys():
                bodies = (release.organisations[name] for name in sorted(known))
                right = next((body for body in bodies if body is not None), None)
                found = [
                    Example(
                        release.issuer,
                        features,
                        right is not None and any(same_body(form, right) for form in forms.get(name, [name])),
                    )
                    for name, features in affiliations.pairs(cluster, titles.of(cluster.sightings))
                ]
                yield Case(right, found)


def choices(found: Sequence[Case], fitted: Fit) -> str:
    """How often the likeliest organisation is the right one, for people of issuers held out."""
    done = right = given = 0
    for case in found:
        scores = fitted.held_out[done : done + len(case.examples)]
        done += len(case.examples)
        if len(scores) and scores.max() >= THRESHOLD:
            given += 1
            right += case.examples[int(scores.argmax())].label
    wanted = sum(case.organisation is not None for case in found)
    recall, precision = 100 * right / wanted, 100 * right / given
    return f"right for {recall:.1f} % of {wanted} people, and in {precision:.1f} % of {given} answers"


def main() -> None:
    """Fit, print how good the fit is on issuers held out, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--model", help="folder of a fast model")
    options = parser.parse_args()
    releases = list(annotated(options.shared))
    nlp = read_up_to("pressfacts_people", options.model)
    docs = nlp.pipe(make_doc(nlp, release.text) for release in releases)
    found = list(cases(releases, docs))
    examples = [example for case in found for example in case.examples]
    fitted = fit(examples)
    print(choices(found, fitted))
    print("\n".join(reliability(fitted, examples)))
    source = f"Log-odds of affiliations, fitted by training/fit_affiliation.py on {len(found)} people."
    write(fitted, OUTPUT, source)


if __name__ == "__main__":
    main()
