"""Split a text into paragraphs with zones, and read the head of the release off them.

Works on the bare string: it runs before the tagger and the parser, which take their sentence
boundaries from it.
"""

import re
from typing import NamedTuple

from pressfacts.layout.dateline import Dateline
from pressfacts.layout.days import NumericOrder, is_full_day
from pressfacts.layout.flat import split_head
from pressfacts.layout.furniture import mark_furniture
from pressfacts.layout.head import (
    find_lede,
    heads_contact,
    is_header,
    split_label,
    split_title,
)
from pressfacts.layout.headline import find_headline, mark_cut_titles
from pressfacts.layout.lines import read_units
from pressfacts.layout.metadata import compare, find_title, otherwise_headline, otherwise_published
from pressfacts.layout.published import (
    complete_year,
    header_dates,
    read_embargo,
    read_published,
)
from pressfacts.layout.tail import mark_tail
from pressfacts.layout.units import Unit
from pressfacts.record.schema import Card, Notice
from pressfacts.record.schema import Dateline as DatelineFact
from pressfacts.slots import Options, Paragraph
from pressfacts.text.markup import visible
from pressfacts.text.mentions import squash, without_mojibake_tail

_SUBJECT = re.compile(
    r"(?:Subject|SUBJECT|Re|RE|Betreff)\s?:\s*(?:(?:fwd?|re)\s?:\s*|(?:press|media|news)\s+release\s?[:–-]\s*){0,3}",
    re.IGNORECASE,
)


class Layout(NamedTuple):
    """The paragraphs of a text, in order, what its head says about the release, and what it does not say."""

    paragraphs: list[Paragraph]
    card: Card
    warnings: list[Notice]


def find(text: str, options: Options) -> Layout:
    """Zone every paragraph of `text`.

    Args:
        text: the release as read.
        options: what the caller says about the release.

    Returns:
        Paragraphs that cover every character but white space between them, and the card with
        headline, dateline, published date and embargo as far as the text gives them.
    """
    head = read_head(text)
    if not head.units:
        return Layout([], Card(), [])
    units, lede = head.units, head.lede
    found = find_headline(units, lede, head.dateline_unit)
    headline = find_title(units[:lede], options, otherwise=found[0] if found else None)
    _mark_head(units, lede, headline)
    mark_tail(units, lede)
    card, warnings = _read_card(text, units, lede, head.dateline, headline, options)
    return Layout(_paragraphs(units, head.dateline, head.dateline_unit), card, warnings)


class Head(NamedTuple):
    """The units of a text, and where its lede begins.

    Attributes:
        units: all units; those of the page and of the header have their zones.
        lede: index of the unit in which the lede begins; the number of units where there is none.
        dateline: the dateline, or None.
        dateline_unit: index of its unit.
    """

    units: list[Unit]
    lede: int
    dateline: Dateline | None
    dateline_unit: int | None


def read_head(text: str) -> Head:
    """Cut a text into units, and find its furniture, its lede and the lines of its header."""
    units, is_wrapped = read_units(text)
    if not units:
        return Head([], 0, None, None)
    if units[0].is_flat:
        units = split_head(units)
    title = _split_page_title(units)
    mark_furniture(units, is_wrapped=is_wrapped)
    lede, dateline, dateline_unit = find_lede(units, flat=units[0].is_flat)
    lede, dateline_unit = _split_labels(units, lede, dateline_unit)
    lede, dateline_unit = _split_subject(units, lede, dateline_unit)
    _mark_header(units, lede, dateline_unit, title)
    mark_cut_titles(units, lede)
    return Head(units, lede, dateline, dateline_unit)


def _split_page_title(units: list[Unit]) -> str | None:
    """Part the page's title from the name of the site behind it; the key of the title, or None."""
    offset = split_title(units)
    if offset is None:
        return None
    title, site = units[0].split(offset)
    site.zone = "header"
    units[:1] = [title, site]
    return title.key


def _split_labels(units: list[Unit], lede: int, dateline_unit: int | None) -> tuple[int, int | None]:
    """Part labels from the headlines behind them; the shifted indices."""
    index = 0
    while index < lede:
        offset = split_label(units[index]) if units[index].zone is None else None
        if offset is not None:
            lede, dateline_unit = _split_label(units, index, offset, (lede, dateline_unit))
            index += 1
        index += 1
    return lede, dateline_unit


def _split_subject(units: list[Unit], lede: int, dateline_unit: int | None) -> tuple[int, int | None]:
    """Take the subject of an e-mail as headline; the shifted indices."""
    for index, unit in enumerate(units[:lede]):
        subject = _SUBJECT.match(unit.source, unit.start, unit.end)
        if subject and len(unit.words) > 3:
            return _split_label(units, index, subject.end(), (lede, dateline_unit))
    return lede, dateline_unit


def _split_label(
    units: list[Unit], index: int, offset: int, places: tuple[int, int | None]
) -> tuple[int, int | None]:
    """Part one unit into a label and a headline; the lede's and the dateline's index after it."""
    label, headline = units[index].split(offset)
    label.zone, headline.zone = "header", "headline"
    units[index : index + 1] = [label, headline]
    lede, dateline_unit = places
    return lede + 1, dateline_unit + (dateline_unit > index) if dateline_unit is not None else None


def _mark_header(units: list[Unit], lede: int, dateline_unit: int | None, title: str | None) -> None:
    """Give the zone header to the lines of the header; what the page title says again is none."""
    for index, unit in enumerate(units[:lede]):
        if unit.zone is None and index != dateline_unit and unit.key != title and is_header(unit):
            unit.zone = "header"


def _mark_head(units: list[Unit], lede: int, headline: int | None) -> None:
    """Zone what stands before the lede: above the headline header, below it subheads."""
    for index, unit in enumerate(units[:lede]):
        if unit.zone is not None:
            continue
        if headline is None or index < headline:
            same = headline is not None and units[headline].key == unit.key
            unit.zone = "furniture" if same else "header"
        else:
            unit.zone = "header" if heads_contact(units, index) else "subhead"
    if headline is not None:
        units[headline].zone = "headline"


def _read_card(
    text: str,
    units: list[Unit],
    lede: int,
    dateline: Dateline | None,
    headline: int | None,
    options: Options,
) -> tuple[Card, list[Notice]]:
    place = squash(text[slice(*dateline.place)]) if dateline and dateline.place else None
    order = NumericOrder(text, place)
    embargo = read_embargo(units, order)
    dates = header_dates(units, lede, headline, order)
    known = [date.edtf for date in dates] + ([embargo.until] if embargo and embargo.until else [])
    known += [options.published] if options.published else []
    date = complete_year(dateline, known, order)
    published, source = read_published(text, date, dates, embargo)
    said = _clean(units[headline].text) if headline is not None else None
    warnings = compare(said, published, options)
    if published is None:
        published, source = otherwise_published(options)
    if published is None:
        message = "the text does not give the release's own date in full"
        warnings.append(Notice(code="published_unknown", message=message))
    card = Card(
        headline=said or otherwise_headline(options),
        published=published,
        published_from=source,
        dateline=_dateline_fact(text, dateline, date),
        embargo=embargo,
    )
    return card, warnings


def _clean(headline: str) -> str:
    """The headline as a reader sees it, without what a lost no-break space left at its end."""
    return without_mojibake_tail(visible(headline)).rstrip()


def _dateline_fact(text: str, dateline: Dateline | None, date: str | None) -> DatelineFact | None:
    if dateline is None:
        return None
    return DatelineFact(
        text=text[dateline.start : dateline.end],
        start=dateline.start,
        end=dateline.end,
        place=squash(text[slice(*dateline.place)]) if dateline.place else None,
        date=date if date and (is_full_day(date) or "/" in date) else None,
    )


def _paragraphs(units: list[Unit], dateline: Dateline | None, dateline_unit: int | None) -> list[Paragraph]:
    """The units as paragraphs, the dateline as one of its own."""
    paragraphs = list[Paragraph]()
    for index, unit in enumerate(units):
        zone = unit.zone or "body"
        if dateline is None or index != dateline_unit:
            paragraphs.append(Paragraph(zone=zone, start=unit.start, end=unit.end))
            continue
        if dateline.start > unit.start:
            paragraphs.append(Paragraph(zone="header", start=unit.start, end=dateline.start))
        rest = min(dateline.rest, unit.end)
        paragraphs.append(Paragraph(zone="dateline", start=dateline.start, end=rest))
        if rest < unit.end:
            paragraphs.append(Paragraph(zone=zone, start=rest, end=unit.end))
    return paragraphs
