"""The countries whose phone numbers a release may hold."""

import re
from collections import Counter

import phonenumbers
from spacy.tokens import Doc

DEFAULT_REGION = "US"
"""Where nothing points elsewhere: most releases in English with bare numbers are American."""

_COUNTRY_CODE = re.compile(r"(?<![\w+])\(?\+\s?(\d{1,3})")
_COUNTRY_HOST = re.compile(r"(?<=[a-z0-9-]\.)([a-z]{2})(?=[\s/,;)|]|\.(?:\s|$)|$)")
_HOST_ONLY = {"UK": "GB"}


def regions(doc: Doc) -> tuple[str, ...]:
    """ISO 3166 codes, the likeliest first, from country codes and host names in the text and the dateline.

    Args:
        doc: a Doc that the layout has read.
    """
    text = doc.text
    votes: Counter[str] = Counter()
    for match in _COUNTRY_CODE.finditer(text):
        region = phonenumbers.region_code_for_country_code(int(match[1]))
        if region != "ZZ":
            votes[region] += 1
    for match in _COUNTRY_HOST.finditer(text):
        code = match[1].upper()
        code = _HOST_ONLY.get(code, code)
        if code in phonenumbers.SUPPORTED_REGIONS:
            votes[code] += 1
    return (*(region for region, _ in votes.most_common(3)), DEFAULT_REGION)
