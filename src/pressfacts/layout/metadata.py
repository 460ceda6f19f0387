"""What the source of a text states of the release, beside what the text says."""

from pressfacts.layout.head import is_label
from pressfacts.layout.units import Unit
from pressfacts.record.schema import Notice, PublishedFrom
from pressfacts.slots import Options
from pressfacts.text.mentions import squash

_WORDS_OF_A_TITLE = 3
_LONGEST_TITLE = 300


def otherwise_published(options: Options) -> tuple[str | None, PublishedFrom | None]:
    """The day of a release whose text gives none: of its metadata, or else the reference date."""
    if options.published:
        return options.published, "metadata"
    if options.reference_date:
        return options.reference_date, "option"
    return None, None


def find_title(units: list[Unit], options: Options, *, otherwise: int | None) -> int | None:
    """The index of the headline: the line above the lede that says what the source gives as its title.

    Args:
        units: what stands above the lede.
        options: what the source states.
        otherwise: the index of the line that looks most like a headline, if one does.
    """
    title = _letters(options.title or "")
    if not title:
        return otherwise
    said = [
        index
        for index, unit in enumerate(units)
        if unit.zone != "furniture" and _letters(unit.text) == title and names_a_release(unit)
    ]
    return otherwise if otherwise in said or not said else said[-1]


def otherwise_headline(options: Options) -> str | None:
    """The headline of a release whose text has none: the title that its source states."""
    title = squash(options.title or "")
    return title if title and names_a_release(Unit(title, 0, len(title), 0)) else None


def names_a_release(unit: Unit) -> bool:
    """Whether a title can be a headline, and is no label or name of a site such as "Press releases"."""
    return len(unit.words) >= _WORDS_OF_A_TITLE and len(unit.text) <= _LONGEST_TITLE and not is_label(unit)


def compare(headline: str | None, published: str | None, options: Options) -> list[Notice]:
    """Warnings where the source states something else than the text, which is believed.

    Args:
        headline: the headline of the text.
        published: the day of publication that the text gives.
        options: what the source states.
    """
    notices = list[Notice]()
    if published and options.published and published != options.published:
        message = f"the text is of {published}, the metadata say {options.published}"
        notices.append(Notice(code="published_differs", message=message))
    if headline and options.title and not _is_same(headline, options.title):
        message = f"the metadata give another title: {squash(options.title)[:200]}"
        notices.append(Notice(code="headline_differs", message=message))
    return notices


def _is_same(headline: str, title: str) -> bool:
    """Whether a title holds the headline, perhaps with the name of the site beside it, or a part of it."""
    one, other = _letters(headline), _letters(title)
    return one in other or other in one


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
