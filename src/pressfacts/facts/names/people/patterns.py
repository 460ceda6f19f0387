"""The data of the people component: what is read off the text around a name, and words of its grammar."""

import re

from pressfacts.rules import Rule, compile_pattern

REACH = 80
"""Characters before and after a name in which cues are looked for."""

WORD = re.compile(
    r"(?:[^\W\d_]{1,4}\.){2,5}(?!\w)"
    r"|(?<![\w’'])[’']t\b"
    r"|[^\W\d_]+(?:[’'ʼʻ‘´`‐‑-][^\W\d_]+)*"
    r"|\d[\d.,]*|[^\W_]+"
)
"""A word: letters with inner hyphens, apostrophes and full stops, or digits."""

POSSESSIVE = re.compile(r"[’'ʼ‘´`][sS]$")
"""The ending of a possessive at the end of a word."""

ACRONYM = re.compile(r"[A-Z]{2,}[a-z]|[a-z]+[A-Z]{2}")
CAMEL = re.compile(r"([A-Z][a-z]{2,})[A-Z]")
NOT_LETTERS = re.compile(r"[^a-z]")

EMAIL_LOCAL = re.compile(r"(?<![\w.+-])([\w.+-]{3,40})@\w")
"""What stands before the "@" of an e-mail address."""

LOCAL_PARTS = re.compile(r"[._+-]")

LIST_JOINT = re.compile(
    r"\s*(?:(?:\([^()]{1,60}\)|\))\s*)?(?:[,;]\s*(?:(?:and|or)\s+)?|(?:and|or|y|et|und|&)\s+)", re.IGNORECASE
)
"""What stands between two names of a list."""

SENTENCE_END = re.compile(r"[.!?][”\"’)]{0,2}\s+(?=[A-Z“\"‘])")

VOCABULARY: dict[str, str] = {
    "state": r"(?-i:[A-Z]{2}\b|[A-Z][a-z]{1,5}\b\.?)",
    "number": r"[1-9]\d",
    "telephone": r"(?:tel\b|phone|mob(?:ile)?\b|cell?\b|\+?\(?\d[\d ().-]{6,})",
}

RULES: tuple[Rule, ...] = (
    Rule(
        id="age",
        pattern=r"\A(?:,\s*|\s*\(\s*|\s{2})(?:aged?\s+|de\s+)?{{number}}(?=\s*[,.;)]|\s+(?:años|years|was|of|from)\b|\s{2}|\s*\n)(?!,\d|\.\d)",
        examples=(", 45, was sentenced", " (39) of Anaheim", ", aged 28, from", ", de 45 años"),
        counter_examples=(", 2019, the", ", 45,000 people", " 45 people"),
    ),
    Rule(
        id="born",
        pattern=r"\A\s*\(\s*(?:b\.|born|d\.|died|\d{4}\s*[-–—]\s*\d{4})",
        examples=(" (b. 1978) joins", " (1923–1999)"),
        counter_examples=(" (2019)",),
    ),
    Rule(
        id="party",
        pattern=r"\A(?:\s?[,(]\s?\(?(?-i:[DRI])\s?[-–—]\s?|\s{2}(?-i:[DRI])\s{1,2}){{state}}",
        examples=(" (D-IL) said", ", R-Alaska,", "  D IL  Tuesday"),
        counter_examples=(" (DIL)", " did so", "  I never said"),
        note="Party and state after a member of the United States Congress, also where punctuation is lost.",
    ),
    Rule(
        id="reachable",
        pattern=r"\A[^\n@]{0,60}?(?:[|,:/–—(-]\s?|\s)(?:{{telephone}}|[\w.-]{2,30}(?:@|\s?\[at\]|\(at\)))",
        examples=(
            ", +82 52 555 0140",
            " | Tel 555-0123",
            " – ann.b [at] example.org",
            ", press officer, tel. 555",
        ),
        counter_examples=(" said that", ", 2019"),
    ),
    Rule(
        id="relative_clause",
        pattern=r"\A,?\s+(?:who|whose)\b",
        examples=(", who led the trial", " who lost his boat"),
        counter_examples=(" whole",),
    ),
    Rule(
        id="age_before",
        pattern=r"\b(?:{{number}}|twenty|thirty|forty)[-‑–\s]+year[-‑–\s]+olds?\s+\Z",
        examples=("the murder of 32-year-old ",),
        counter_examples=("a 32-year-old man named ",),
    ),
    Rule(
        id="contact",
        pattern=r"\b(?:(?:media|press|for\s+more\s+information,?)\s+)?(?:contacts?|contacto|enquiries|inquiries|attn|attention)(?:\s{0,3}:|\s{2}|(?<=contact)\s)\s{0,5}\Z"
        r"|(?:^|\n)[^\S\n]{0,9}(?:media|press|investors?|analysts?|(?:media|press|investor|public)\s{1,3}relations)\s{0,3}:\s{0,5}\Z",
        examples=("Contact: ", "Washington Contact  ", "Media Contact: ", "please contact ", "\nInvestors: "),
        counter_examples=("Contact the ", "in the media: "),
    ),
    Rule(
        id="agent",
        pattern=r"\b(?:by|with|and|to|against|between|named|thank|thanks|congratulate|joined|appointed|honou?red|sentenced|convicted|charged|led\s+by|like|featuring|starring)\s+\Z",
        examples=("was prosecuted by ", "appointed "),
        counter_examples=("the ",),
    ),
)
"""Cues before (patterns that end in ``\\Z``) or after (``\\A``) a name."""

FLAGS = re.IGNORECASE
BEFORE = tuple(
    (rule.id, compile_pattern(rule.pattern, VOCABULARY, FLAGS))
    for rule in RULES
    if rule.pattern.endswith(r"\Z")
)
AFTER = tuple(
    (rule.id, compile_pattern(rule.pattern, VOCABULARY, FLAGS))
    for rule in RULES
    if rule.pattern.startswith(r"\A")
)

_CLOSED_CLASS = """
    a an and are as at but by for former from has have he her his in into is it its like named near
    new of on or our she than that the their they this through to under versus was were when where
    who whose will with
"""
CLOSED_CLASS = frozenset(_CLOSED_CLASS.split())
"""Function words that are features of their own beside a name."""

_TITLE_STOPS = """
    a about according after against all also although an any are as be because been before being both
    but by can could did do does during each every had has have he her here him his however i if
    including into is it its many may me meanwhile might more most must my no not our over per said say
    says she should since some such than that the their them then there these they this those today
    until us via was we were what when where which while who whose will with without would yesterday you
    your
"""
TITLE_STOPS = frozenset(_TITLE_STOPS.split())
"""Words that no title goes through."""

PREPOSITIONS = frozenset({"of", "for", "at", "in", "on", "to", "from", "under", "with", "within"})

ARTICLES = frozenset({"the", "a", "an", "our", "its", "their", "his", "her", "my", "your", "is", "one"})

SMALL_WORDS = PREPOSITIONS | {"the", "and", "&", "de", "del", "la", "des", "du"}
"""Small words inside titles and names of organisations."""
