"""The data of the people component: what speaks for and against a name, and how much.

Each sign that `evidence.py` finds at a candidate has a weight here; a candidate is a person from
`THRESHOLD` on. The strongest sign names the rule of the mention.
"""

import re

from pressfacts.rules import Rule

FLAGS = re.IGNORECASE

WEIGHTS: dict[str, float] = {
    "people.honorific": 2.5,
    "people.role.before": 1.6,
    "people.role.before_comma": 1.0,
    "people.role.before_plural": 0.8,
    "people.role.before_weak": 0.8,
    "people.post_nominal": 2.0,
    "people.age": 2.0,
    "people.age_before": 2.0,
    "people.contact": 1.6,
    "people.role.after": 1.3,
    "people.role.after_weak": 0.6,
    "people.role.next_line": 1.5,
    "people.line": 0.6,
    "people.reporting": 1.0,
    "people.party": 1.6,
    "people.reachable": 0.8,
    "people.address": 1.2,
    "people.relative_clause": 0.8,
    "people.born": 2.0,
    "people.list": 0.8,
    "people.agent": 0.5,
    "people.given_name": 1.5,
    "people.given_name_weak": 0.5,
    "people.given_name_inside": 0.6,
    "people.nickname": 1.0,
    "people.initial": 0.6,
    "people.model": 0.9,
    "people.short_form": 0.6,
    "people.elsewhere": 1.5,
    "people.uncommon": 0.5,
}
"""Signs for a name."""

DOUBTS: dict[str, float] = {
    "other_entity": -0.5,
    "inside_organisation": -2.5,
    "named_organisation": -0.5,
    "place": -2.5,
    "opens_with_place": -0.7,
    "of_a_role": -2.0,
    "located": -0.7,
    "capitals_only": -1.0,
    "after_article": -1.0,
    "after_head": -1.0,
    "everyday_word": -0.5,
    "capitals": -1.0,
    "one_word": -1.0,
}
"""Signs against a name."""

THRESHOLD = 1.5

VOCABULARY: dict[str, str] = {
    "state": r"(?-i:[A-Z]{2}\b|[A-Z][a-z]{1,5}\b\.?)",
    "number": r"[1-9]\d",
    "telephone": r"(?:tel\b|phone|mob(?:ile)?\b|cell?\b|\+?\(?\d[\d ().-]{6,})",
}

RULES: tuple[Rule, ...] = (
    Rule(
        id="people.age",
        pattern=r"\A(?:,\s*|\s*\(\s*|\s{2})(?:aged?\s+|de\s+)?{{number}}(?=\s*[,.;)]|\s+(?:años|years|was|of|from)\b|\s{2}|\s*\n)(?!,\d|\.\d)",
        examples=(", 45, was sentenced", " (39) of Anaheim", ", aged 28, from", ", de 45 años"),
        counter_examples=(", 2019, the", ", 45,000 people", " 45 people"),
    ),
    Rule(
        id="people.born",
        pattern=r"\A\s*\(\s*(?:b\.|born|d\.|died|\d{4}\s*[-–—]\s*\d{4})",
        examples=(" (b. 1978) joins", " (1923–1999)"),
        counter_examples=(" (2019)",),
    ),
    Rule(
        id="people.party",
        pattern=r"\A(?:\s?[,(]\s?\(?(?-i:[DRI])\s?[-–—]\s?|\s{2}(?-i:[DRI])\s{1,2}){{state}}",
        examples=(" (D-IL) said", ", R-Alaska,", "  D IL  Tuesday"),
        counter_examples=(" (DIL)", " did so", "  I never said"),
        note="Party and state after a member of the United States Congress, also where punctuation is lost.",
    ),
    Rule(
        id="people.reachable",
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
        id="people.relative_clause",
        pattern=r"\A,?\s+(?:who|whose)\b",
        examples=(", who led the trial", " who lost his boat"),
        counter_examples=(" whole",),
    ),
    Rule(
        id="people.age_before",
        pattern=r"\b(?:{{number}}|twenty|thirty|forty)[-‑–\s]+year[-‑–\s]+olds?\s+\Z",
        examples=("the murder of 32-year-old ",),
        counter_examples=("a 32-year-old man named ",),
    ),
    Rule(
        id="people.contact",
        pattern=r"\b(?:(?:media|press|for\s+more\s+information,?)\s+)?(?:contacts?|contacto|enquiries|inquiries|attn|attention)\s*(?::|\s{2}|(?<=contact)\s)\s*\Z"
        r"|(?:^|\n)\s*(?:media|press|investors?|analysts?|(?:media|press|investor|public)\s+relations)\s*:\s*\Z",
        examples=("Contact: ", "Washington Contact  ", "Media Contact: ", "please contact ", "\nInvestors: "),
        counter_examples=("Contact the ", "in the media: "),
    ),
    Rule(
        id="people.agent",
        pattern=r"\b(?:by|with|and|to|against|between|named|thank|thanks|congratulate|joined|appointed|honou?red|sentenced|convicted|charged|led\s+by|like|featuring|starring)\s+\Z",
        examples=("was prosecuted by ", "appointed "),
        counter_examples=("the ",),
    ),
)
"""Signs that are read off the text before (patterns that end in ``\\Z``) or after (``\\A``) a name."""

STOP_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "who",
        "which",
        "whose",
        "what",
        "when",
        "where",
        "while",
        "with",
        "without",
        "after",
        "before",
        "during",
        "since",
        "until",
        "because",
        "although",
        "however",
        "but",
        "if",
        "than",
        "then",
        "there",
        "here",
        "he",
        "she",
        "it",
        "we",
        "they",
        "i",
        "you",
        "him",
        "them",
        "us",
        "me",
        "not",
        "also",
        "both",
        "said",
        "says",
        "say",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "must",
        "do",
        "does",
        "did",
        "today",
        "yesterday",
        "meanwhile",
        "according",
        "including",
        "such",
        "as",
        "per",
        "by",
        "into",
        "via",
        "about",
        "against",
        "over",
        "more",
        "most",
        "many",
        "some",
        "any",
        "each",
        "every",
        "all",
        "no",
    ]
)
"""Words that no role phrase goes through."""

PREPOSITIONS = frozenset({"of", "for", "at", "in", "on", "to", "from", "under", "with", "within"})
PLACE_ROLES = frozenset(
    {
        "mayor",
        "governor",
        "ambassador",
        "king",
        "queen",
        "resident",
        "native",
        "bishop",
        "archbishop",
        "sheriff",
    }
    | {
        "senator",
        "mp",
        "prince",
        "princess",
        "farmer",
        "trader",
        "mother",
        "father",
        "consul",
        "chief",
        "emperor",
    }
)
"""Roles whose "of" leads to a place and not to a body."""

ADJECTIVE_ROLES = frozenset(
    {
        "principal",
        "general",
        "major",
        "private",
        "associate",
        "assistant",
        "deputy",
        "chief",
        "lead",
        "student",
    }
    | {
        "volunteer",
        "expert",
        "host",
        "member",
        "partner",
        "executive",
        "graduate",
        "victim",
        "patient",
        "head",
    }
    | {"assistant", "apprentice", "intern", "police", "minister", "customer", "consumer", "patron", "trainer"}
    | {"author", "investor", "teacher", "farmer", "resident", "guest", "donor", "youth", "survivor", "fellow"}
)
"""Role nouns that often stand before another noun ("Member States"): they make no role in that place."""

NO_BODIES = frozenset(
    {"DOB", "USA", "UAE", "TEL", "FAX", "CEO", "CFO", "COO", "CTO", "CIO", "PDF", "FOR", "THE"}
)
"""Capitals that name no body."""

ARTICLES = frozenset({"the", "a", "an", "our", "its", "their", "his", "her", "my", "your", "is", "one"})
BODY_WORDS = frozenset(
    {"of", "for", "the", "and", "in", "on", "at", "to", "&", "de", "del", "la", "des", "du", "under"}
)
"""Small words inside the name of a body."""
