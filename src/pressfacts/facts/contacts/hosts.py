"""Hosts of addresses: whose they are, by their labels."""

import re
import unicodedata
from functools import cache, lru_cache

from pressfacts.facts.contacts.patterns import AFTER_HOST, SCHEME, compiled
from pressfacts.lexicons import table

_SHORTEST = 3
MOST_NAMES = 300
"""A site is compared with so many names of a release at most."""


@lru_cache(maxsize=4096)
def letters(name: str) -> str:
    """A name for comparison: its letters and digits, lower case, accents left out."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[\W_]+", "", plain)


@cache
def _kinds() -> dict[str, str]:
    return {host: row["kind"] for row in table("web_hosts") for host in row["hosts"].split()}


def host_of(value: str) -> str:
    """The host of an e-mail address or a URL, lower case, without "www"."""
    if "@" in value:
        return value.casefold().rpartition("@")[2]
    return compiled(AFTER_HOST).split(compiled(SCHEME).sub("", value.casefold()), maxsplit=1)[0]


def site_of(host: str) -> str:
    """The label of a host that names its owner: "example" of "press.example.co.uk"."""
    labels = host.split(".")[:-1]
    while len(labels) > 1 and len(labels[-1]) <= _SHORTEST:
        labels.pop()
    return labels[-1] if labels else host


def kind_of(host: str) -> str | None:
    """What sort of host many issuers share it is: a network, a wire, mailboxes; None for any other."""
    return next((_kinds()[label] for label in host.split(".") if label in _kinds()), None)


def spells(site: str, name: str) -> bool:
    """Whether a host label spells a name: the whole of it, its beginning, or its initials.

    Args:
        site: the label.
        name: the name as written.
    """
    site, whole = letters(site), letters(name)
    if len(site) < _SHORTEST or len(whole) < _SHORTEST:
        return False
    if whole in site or (len(site) > _SHORTEST and whole.startswith(site)):
        return True
    initials = _initials(name)
    return len(initials) >= _SHORTEST and site.startswith(initials)


@lru_cache(maxsize=4096)
def _initials(name: str) -> str:
    """The initials of the capitalised words of a name, lower case."""
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper()).casefold()
