"""Regular expressions over the words around counts: data, compiled once."""

import re
from functools import cache

from pressfacts.lexicons import alternation, table, words

CRIME = re.compile(
    r"\b(?:convict|sentenc|indict|arrest|murder|charged|guilty|plead|defendant|prison|robbery|fraud|lawsuit|layoff|killed|victims?)",
    re.I,
)
"""Words of a release about a crime, an accident or a lay-off."""

PLANNED = re.compile(
    r"\b(?:will|would|shall|plan(?:s|ned|ning)?\s(?:to|for)|aim(?:s|ed|ing)?\s(?:to|at)|intends?\sto"
    r"|(?:is|are)\s(?:expected|due|scheduled|set|slated|to\sbe|to)\b|expect(?:s|ed|ing)?\b|hopes?\sto|target\w*|upcoming|anticipat\w+|goal|limited\sto|capped\sat|maximum\sof)\b",
    re.I,
)
"""Signs that an activity has still to happen."""

PER_PERIOD = re.compile(
    r"\b(?:annually|yearly|(?:each|every|per|a)\s(?:year|month|week|day)|worldwide|globally|nationwide|across\sthe\s(?:globe|world|country|nation))\b",
    re.I,
)
"""Totals of an issuer's standing work."""

LIST_LINE = re.compile(r"\s*(?:[-–—•·*|]|\d{1,2}[.)])\s|[^\n]{0,3}\|")

_GROUPS = alternation(words("group_nouns"))
_HEDGED = (
    r"(?:(?:about|around|some|over|nearly|almost|only|just|approximately|roughly|more\sthan|at\sleast|up\sto"
    r"|a\stotal\sof)\s){0,2}"
)

GROUP_OF = re.compile(rf"(?i)\b(?P<noun>{_GROUPS})\s(?:of|numbering)\s{_HEDGED}\Z")
""" "a crowd of 4,000": a group with its number."""

ATTENDANCE = re.compile(
    r"(?i)\b(?P<noun>attendance|turnout|enrol?lment|audience|crowd)\b[^.;:\n\d]{0,40}?"
    rf"(?:\b(?:was|were|is|reached|hit|topped|at|of|to|numbered|totalled|totaled)|:)\s{_HEDGED}\Z"
)
""" "attendance at the fair was 14,500", "Turnout: 900"."""

STRONG = re.compile(r"[-‐‑\s]strong\s")

LABEL_LINE = re.compile(
    r"(?:^|\n|[|•])[ \t]*(?:[-–—•·*]\s?)?(?P<noun>[^\W\d_][^\n.:;•|\d]{2,50}?)\s?[:|]\s?\Z"
)
""" "Injuries: 5", "| Hot meals | 320 |"."""

AFTER_BARE = re.compile(
    r"\s*(?:[.,;:)|\n–—]|\Z|(?:in|on|at|by|for|from|last|this|to\sdate|so\sfar|and|who|people|was|were|is|are|had|have|each|took|came|turned)\b)"
)
"""What may follow a number that has no noun of its own."""

MEASURE_BETWEEN = re.compile(r"\s(?:[a-z]{3,12}\s){0,2}")
""" "12 new 40-tonne lorries": what stands between a number and the compound before its noun."""

GROUPS_OF = re.compile(rf"\s(?:[a-z]+\s)?(?P<noun>{_GROUPS}(?:e?s))\sof\s{_HEDGED}(?:between\s)?\Z")
""" "three cohorts of 25 women": a number of groups."""

# Parts of a whole

PARTS_OPEN = re.compile(
    r"(?:\(|:|\b(?:including|includes|included|among\s(?:them|whom|these|the\sparticipants)|amongst\s(?:them|whom)|of\s(?:whom|which|them|these|those)"
    r"|namely|comprising|consisting\sof|composed\sof|made\sup\sof|viz\.?|i\.e\.|divided\sinto|split\sinto|being)|–|—|\s-)"
    r"[\s,:]{0,3}(?:(?:about|some|only|just|also|at\sleast|all)\s)?\Z",
    re.I,
)
PARTS_OPEN_AFAR = re.compile(
    r"\b(?:of\s(?:these|them|those|whom|the\s(?:participants|trainees|attendees|total|group|graduates))|among\s(?:them|these|those|the\s(?:participants|respondents|trainees|attendees|graduates|volunteers))|this\sincluded|they\s(?:were|included|came)"
    r"|the\s(?:participants|respondents|trainees|attendees|graduates|volunteers)\s(?:were|are|included?))\b"
    r"[^.;:\n]{0,30}\Z",
    re.I,
)
OF_THE_WHOLE = re.compile(
    r"\s{1,2}(?:(?:members|persons|people)\s)?of\s(?:them|whom|these|those|which|the\s(?:\w+\s)?(?:participants|trainees|attendees|graduates|students|group|total|members|officers|finalists))\b",
    re.I,
)
JOINT = re.compile(
    r"\s?(?:,|;|/|\band\b|,\sand\b|&|\bplus\b|\+)\s{0,2}(?:(?:about|some|only|just|another|the\sother)\s)?\Z"
)
SENTENCE_BREAK = re.compile(r"(?<!\bMs)(?<!\bMr)(?<!\bDr)(?<!\bMrs)(?<!\bHon)(?<!\bviz)[.!?]\s|\n\s*\n")
LONG_LIST = re.compile(
    r"\b(?:including|among\s(?:them|whom)|as\swell\sas)\b.{0,200}(?:\band|,)\s{1,2}\Z", re.I | re.S
)
ANAPHOR = re.compile(
    r"\b(?:among|amongst|of)\s(?:them|whom|these|those)\b[,\s]{0,2}(?:were|are|was)?\s{0,2}\Z", re.I
)
GENDERED = re.compile(
    r"\s(?:of\sthem\s)?(?:are|were)\s(?:women|men|girls|boys|females?|males?|ladies|children)\b"
)

# Numbers that count what an earlier number counted

OF_THEM = re.compile(
    r"\s{1,2}of\s{1,2}(?:them|whom|which|(?:these|those)(?!\s{1,2}(?:[a-z-]+s|people|who|that|with|in|aged)\b))\b",
    re.I,
)
COMPARED_AFTER = re.compile(
    r"\s{1,2}(?:(?:in|during|for|by|at\sthe\send\sof)\s(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|the\s(?:same|corresponding|previous|first|second|third|fourth|last|whole|prior|year)\b|\d{4})"
    r"|(?:a|one)\syear\s(?:ago|earlier|before)|the\s(?:year|month)\sbefore|the\sprevious\s(?:year|month)|last\s(?:year|month)|this\syear)",
    re.I,
)
COMPARED_BEFORE = re.compile(
    r"(?:\b(?:up|down|rose|increased|risen|fell|fallen|dropped|grew|grown)\s(?:from|to)|\b(?:came|amounted)\sto|\bfrom\s[\d,]{1,12}\sto|\bcompared\s(?:with|to)|\b(?:against|versus|vs\.?)"
    r"|\bthe\s(?:figure|number|total)\s(?:was|is|stood\sat|reached)(?:\sjust|\sonly)?|\bin\s(?:19|20)\d\d\s?[-–—:]"
    r"|\b(?:today|now)\sthere\sare|\bout\sof\sa\splanned)\s{1,2}(?:(?:a|just|only|some|about)\s)?\Z",
    re.I,
)
LISTED_BEFORE = re.compile(
    r"(?:,|;|:|\band|\bincluding|\bnamely|\bviz\.|\(|\bof\swhom|\bof\swhich|\bof\sthese|\bof\sthem|\bOf\sthese,)\s{0,2}(?:only\s|just\s|about\s|some\s)?\Z",
    re.I,
)
PARTS_BEFORE = re.compile(
    r"(?i)\b(?:of\s(?:whom|which|these|those|them|the\s(?:group|participants|delegation|trainees|total))|among\s(?:them|the))\b[^.;!?\n]{0,180}\Z|\d[^.:;!?\n]{0,60}:[^.:;!?\n]{0,180}\Z"
)
GAPPED_BEFORE = re.compile(
    r"\b\d[\d,]{0,20}\s(?:(?:were|was)\s)?(?:[a-z]+(?:ed|en)|ran|took|chose|got|the|a|an)\s(?:[^.;!?\n]|\.\d){3,90}(?:,|,?\sand)\s\Z"
)  # "461 received the drug and 461 a placebo": the verb of the first number serves the next ones
OF_NUMBER = re.compile(r"\s{1,2}of\s{1,2}(?:(?:the|all|its|their|our)\s{1,2})?\Z")
OF_AFTER = re.compile(r"[\s-]{1,2}of\s")
COMPARATIVE = re.compile(r"\s(?:more|less|as|the|greater|higher|lower|faster|larger|bigger|[a-z]{3,12}er)\b")
NAMES_BETWEEN = re.compile(r"(?:\s[A-Z][\w.-]*){1,4}\s(?:and|or)\s\Z")

# What a figure measures

TAKES_UP_WHOLE = re.compile(
    r"\s*(?:of\s(?:them|whom|these|those|which|the\s\w+)\s?)?(?:(?:are|were|is|was)\s(?:from\s)?)?"
)
""" "of them were": what stands between a part and the words that name it."""

LABEL = re.compile(r"(?:^|\n|\t|[•·*|;])[ \t]*(?:[-–—•·*] ?)?(?P<label>[^\W\d_][^\n\t:;•|\d]{2,50}?) ?: ?\Z")
RATE = re.compile(r"per\s.{2,40}\Z", re.I | re.S)
BRACKET_CLOSES = re.compile(r"[^()\n]{0,200}\)")


@cache
def measuring() -> frozenset[str]:
    """Verbs whose subject is what a figure measures."""
    return words("measuring_verbs") | frozenset(changes()[2])


@cache
def changes() -> tuple["re.Pattern[str]", "re.Pattern[str]", dict[str, str]]:
    """The words of change before a figure, those after it, and what each says."""
    known = {row["word"]: row["change"] for row in table("change_words") if row["change"]}
    terms = alternation(frozenset(known))
    between = (
        r"(?:by|of|to|from|an?|about|around|some|nearly|almost|roughly|further|another|more|than"
        r"|over|at|least|up|down|just)"
    )
    return (
        re.compile(rf"(?<!\w)(?P<word>{terms})(?:\s{between}){{0,4}}\s{{1,2}}\Z", re.I),
        re.compile(rf"\s{{1,2}}(?:[a-z]{{3,10}}\s)?(?P<word>{terms})(?!\w)", re.I),
        known,
    )
