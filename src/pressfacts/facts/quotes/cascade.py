"""The order in which attributions are tried; see `find` for the reasons."""

from bisect import bisect_right

from spacy.tokens import Doc

from pressfacts.facts.quotes.attribution import Attribution, Attributor
from pressfacts.facts.quotes.marks import Stretch
from pressfacts.slots import Paragraph
from pressfacts.text.mentions import text_of


class Cascade:
    """Attributes the quoted stretches of one Doc, in order.

    Args:
        doc: the release.
        paragraphs: its readable paragraphs.
        stretches: its quoted stretches.
        attributor: finds the clauses that say who spoke.
    """

    def __init__(
        self, doc: Doc, paragraphs: list[Paragraph], stretches: list[Stretch], attributor: Attributor
    ) -> None:
        self._text = text_of(doc)
        self._paragraphs = paragraphs
        self._starts = [paragraph.start for paragraph in paragraphs]
        self._stretches = stretches
        self._attributor = attributor
        self._quoted_until = -1
        self.steps = (
            self._after,
            self._before,
            self._dash,
            self._continued,
            self._sentence,
            self._introduction,
            self._floating,
            self._reported,
            self._interview,
            self._resumed,
            self._headline,
        )

    def attribute(self, position: int) -> Attribution | None:
        """The first attribution that a step of the cascade finds for the stretch at `position`."""
        floor, ceiling = self._limits(position)
        for step in self.steps:
            if found := step(self._stretches[position], floor, ceiling):
                return found
        return None

    def accept(self, position: int, attribution: Attribution) -> None:
        """Remember an attributed quotation: what follows may go on from it."""
        self._attributor.accept(attribution)
        self._quoted_until = self._stretches[position].outer_end

    def _number(self, offset: int) -> int:
        """The position of the paragraph that holds an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _limits(self, position: int) -> tuple[int, int]:
        """Where the text that belongs to a stretch begins and ends: its paragraph, up to its neighbours."""
        stretch = self._stretches[position]
        floor = self._paragraphs[self._number(stretch.outer_start)].start
        ceiling = self._paragraphs[self._number(max(stretch.start, stretch.outer_end - 1))].end
        if position:
            floor = max(floor, self._stretches[position - 1].outer_end)
        if position + 1 < len(self._stretches):
            ceiling = min(ceiling, self._stretches[position + 1].outer_start)
        return min(floor, stretch.outer_start), max(ceiling, stretch.outer_end)

    def _before_text(self, stretch: Stretch, floor: int) -> str:
        return self._text[floor : stretch.outer_start].strip()

    def _after(self, stretch: Stretch, floor: int, ceiling: int) -> Attribution | None:
        return self._attributor.after(stretch, ceiling)

    def _before(self, stretch: Stretch, floor: int, ceiling: int) -> Attribution | None:
        between, last = self._before_text(stretch, floor), self._attributor.last
        if not between:
            return None
        found = self._attributor.before(floor, stretch.outer_start)
        inside = floor == self._quoted_until and between[-1] in ",;:"
        if inside and last and last.cue_start >= floor and stretch.outer_start <= last.end + 2:
            return (found or last)._replace(rule="inside")
        return found

    def _dash(self, stretch: Stretch, floor: int, ceiling: int) -> Attribution | None:
        number = self._number(max(stretch.start, stretch.outer_end - 1))
        if number + 1 == len(self._paragraphs) or self._text[stretch.outer_end : ceiling].strip():
            return None
        following = self._paragraphs[number + 1]
        return self._attributor.dash_line(following.start, following.end)

    def _continued(self, stretch: Stretch, floor: int, ceiling: int) -> Attribution | None:
        last = self._attributor.last
        if not last or floor != self._quoted_until or floor == stretch.outer_start:
            return None
        done = max(floor, last.end) if last.cue_start >= floor else floor
        between = self._text[done : stretch.outer_start].strip(" \n\t\u00a0.,;:-–—")
        return None if between else last._replace(rule="continued")

    def _sentence(self, stretch: Stretch, floor: int, ceiling: int) -> Attribution | None:
        if not self._before_text(stretch, floor):
            return None
        return self._attributor.label(floor, stretch.outer_start) or self._attributor.sentence(
            floor, stretch.outer_start
        )

    def _introduction(self, stretch: Stretch, floor: int, ceiling: int) -> Attribution | None:
        previous = self._previous(stretch, floor)
        return self._attributor.introduction(previous.start, previous.end) if previous else None

    def _floating(self, stretch: Stretch, floor: int, ceiling: int) -> Attribution | None:
        previous, last = self._previous(stretch, floor), self._attributor.last
        if previous is None or last is None or self._quoted_until < previous.start or not stretch.opened:
            return None
        whole = max(self._quoted_until, last.end) >= previous.end - 2
        return last._replace(rule="floating") if whole else None

    def _reported(self, stretch: Stretch, floor: int, ceiling: int) -> Attribution | None:
        previous = self._previous(stretch, floor)
        if previous is None or not self._fills_paragraph(stretch, ceiling):
            return None
        found = self._attributor.reported(previous.start, previous.end) if stretch.opened else None
        return found._replace(rule="sentence") if found else None

    def _interview(self, stretch: Stretch, floor: int, ceiling: int) -> Attribution | None:
        previous, last = self._previous(stretch, floor), self._attributor.last
        if previous is None or not self._fills_paragraph(stretch, ceiling):
            return None
        if not self._text[max(previous.start, previous.end - 4) : previous.end].rstrip().endswith("?"):
            return None
        if last and last.rule == "interview":
            return last
        return self._attributor.nearest(previous.start)

    def _resumed(self, stretch: Stretch, floor: int, ceiling: int) -> Attribution | None:
        last = self._attributor.last
        if self._previous(stretch, floor) is None or not self._fills_paragraph(stretch, ceiling):
            return None
        if (
            last
            and stretch.opened
            and not self._attributor.others_named(self._quoted_until, stretch.outer_start)
        ):
            return last._replace(rule="floating")
        return None

    def _headline(self, stretch: Stretch, floor: int, ceiling: int) -> Attribution | None:
        if self._attributor.last or not self._fills_paragraph(stretch, ceiling):
            return None
        return next(
            (
                found
                for paragraph in self._paragraphs[:6]
                if paragraph.end <= stretch.outer_start
                and (found := self._attributor.label(paragraph.start, paragraph.end))
            ),
            None,
        )

    def _fills_paragraph(self, stretch: Stretch, ceiling: int) -> bool:
        """Whether nothing but the quotation stands in its paragraph, after its opening mark."""
        paragraph = self._paragraphs[self._number(max(stretch.start, stretch.outer_end - 1))]
        return (
            ceiling == max(paragraph.end, stretch.outer_end)
            and not self._text[stretch.outer_end : ceiling].strip()
        )

    def _previous(self, stretch: Stretch, floor: int) -> Paragraph | None:
        """The paragraph before a stretch that opens its own paragraph."""
        number = self._number(stretch.outer_start)
        start = self._paragraphs[number].start
        if number == 0 or floor > start or self._before_text(stretch, start):
            return None
        return self._paragraphs[number - 1]
