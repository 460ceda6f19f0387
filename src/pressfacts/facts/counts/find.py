"""Find participant counts and statistics."""

from typing import NamedTuple

from spacy.tokens import Doc

from pressfacts.facts.counts.candidates import quantities
from pressfacts.facts.counts.participants import select_participants
from pressfacts.facts.counts.statistics import as_statistics
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Notice, Participants, Statistic
from pressfacts.text.offsets import Tokens


class Quantities(NamedTuple):
    """The two kinds of quantity, and what could not be read."""

    participants: list[Participants]
    statistics: list[Statistic]
    warnings: list[Notice]


def find(doc: Doc) -> Quantities:
    """The participant counts and statistics of a release.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        Both lists in order of their first place in the text.
    """
    zones, tokens = Zones(doc), Tokens(doc)
    found = quantities(tokens, zones)
    participants, rest = select_participants(tokens, zones, found)
    return Quantities(participants, as_statistics(tokens, zones, rest), [])
