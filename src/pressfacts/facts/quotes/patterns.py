"""Quotation marks, verbs of saying and introducing phrases, as data.

Verbs live in the lexicon ``speech_verbs.tsv``; a new introducing phrase is a new `Rule` here with an example.
"""

import re

from pressfacts.lexicons import alternation, table
from pressfacts.rules import Patterns, Rule

FLAGS = re.IGNORECASE

OPENING = frozenset({"“", "„", "«", "‹", "``", "â€œ", "‟", "＂"})
"""Marks that open by their shape. Where a mark stands outweighs its shape: texts get them wrong."""

CLOSING = frozenset({"”", "»", "›", "''", "â€\x9d", "â€", "’’"})

MARK = r"â€œ|â€\x9d|â€(?![\w\u0080-\u2fff])|``|''|’’|[\"“”„‟«»‹›＂]"
"""One quotation mark, mojibake included ("â€œ" is a curly mark read in the wrong encoding)."""

SINGLE_OPENING = r"['‘](?<![\w'’‘].)(?=[^\s'’])"
"""A single mark that opens: before a word, after none."""

SINGLE_CLOSING = r"(?:(?<=[.,!?…])['’]{1,2}|['’]{1,2}(?=,|\s{1,3}{{clause}}))(?!\w)"
"""A single mark that closes: punctuation or a verb of saying beside it tells it from an apostrophe."""

UNMARKED_END = r"[,.!?]\s{1,3}{{strong}}\s+(?:the|he|she|they)\b|[,.!?]?\s{1,3}{{strong}}\s+(?-i:[A-Z])"
"""Where a statement ends whose closing mark is missing."""


def _forms(weight: str | None = None, particle: bool | None = None) -> frozenset[str]:
    """All forms of the verbs of saying, those with a particle written with it."""
    found = set()
    for row in table("speech_verbs"):
        if weight in (None, row["weight"]):
            for form in row["forms"].split():
                found.add(f"{form} {row['particle']}" if row["particle"] else form)
    return frozenset(found)


PERSONAL_PRONOUNS = frozenset({"he", "she", "they", "s/he"})
DETERMINERS = frozenset({"the", "a", "an", "one", "our", "her", "his", "their", "another"})
EMPTY_WORDS = frozenset(
    {"the", "of", "new", "a", "an", "one", "our", "her", "his", "their", "and", "for", "in"}
)
FEMININE = frozenset(
    {"ms", "mrs", "miss", "mme", "madame", "lady", "sister", "sr", "dame", "smt", "chairwoman", "spokeswoman"}
)
MASCULINE = frozenset(
    {"mr", "sir", "lord", "father", "fr", "brother", "br", "shri", "chairman", "monsieur", "spokesman"}
)
"""Honorifics and titles that tell whether "she" or "he" fits."""

SPEECH_FORMS = _forms()
STRONG_FORMS = _forms("strong")

VOCABULARY = {
    "speech": alternation(SPEECH_FORMS),
    "strong": alternation(STRONG_FORMS),
    "narrative": r"(?:said|says|added|stated|continued|noted|remarked|commented|explained|concluded)",
    "clause": r"(?:(?:he|she|they)\s+|(?:(?-i:[A-Z])\S{1,30}\s+){1,4})?{{strong}}\b",
    "speech_noun": r"(?:belief|hopes?|confidence|conviction|view|opinion|concerns?|wish|statement|message)",
    "dash": r"[-–—―−]",
}

SENTENCE_BREAK = (
    r"(?-i:(?<=[a-z0-9)”\"]{3})(?<!\bProf)(?<!\bCapt)(?<!\bAtty)(?<!\bEngr)(?<!\bAsst)(?<!\bMessrs)[.!?]\s+"
    r"(?=[\"“„«A-Z])|\n\s*\n)"
)
LEAD = r"[\s,;–—―−-]*"
DASH_NAME = r"\s*[-–—―−~]{1,3}\s*(?=[^\W\d_])"
ACCORDING_TO = r"\W*(?:and\s+)?according\s+to\b"
NOT_SUBJECTS = frozenset(
    (
        "who",
        "which",
        "that",
        "and",
        "but",
        "as",
        "because",
        "while",
        "when",
        "if",
        "or",
        "so",
        "to",
        "for",
        "in",
    )
) | {"is", "was", "are", "were"}
"""Words after a quotation that open no attribution."""

RULES: tuple[Rule, ...] = (
    Rule(
        id="quotes.introduction.attributable",
        pattern=r"(?:^|\n)\W{0,3}(?:media\s+|press\s+|official\s+|joint\s+)?"
        r"(?:quotes?|statements?|comments?|remarks?)\s+(?:attributable\s+to|attributed\s+to|from|by|of)\b",
        examples=("Quotes attributable to Minister Vale", "STATEMENT OF CHAIR LUND ON WATER"),
        counter_examples=("a statement from 2010 on prices", "she quoted from memory"),
    ),
    Rule(
        id="quotes.introduction.statement",
        pattern=r"\b(?:issued|released|made|gave|delivered|offered|shared|published)\b[^.:]{0,60}"
        r"\b(?:statement|remarks|comments?|response|reaction|message|tribute)\b",
        examples=("issued the following statement on prices:", "made this statement today"),
        counter_examples=("the bank statement was issued",),
    ),
    Rule(
        id="quotes.block.introduction",
        pattern=r"(?:\b(?:issued|released|made|gave|delivered|offered)\b[^.:]{0,40}\bstatement\b[^:\n]{0,240}"
        r"|\b{{narrative}}(?:\s+(?:in|at|on|after|to|of|today|yesterday)\b[^.:!?\n]{0,80})?)"
        r"\s?:\s+(?=(?-i:[A-Z]))",
        examples=(
            "Lund issued the following statement today on water:\nWe need rain.",
            "Lund said: We need rain.",
        ),
        counter_examples=("Results: Two of three.", 'Lund said: "We need rain."'),
        note="What follows is a statement without marks.",
    ),
    Rule(
        id="quotes.block.dash",
        pattern=r"^\s*[-–—]\s+(?P<first>[^\n]{8,600}?),\s+(?:{{narrative}}|{{strong}})\s+(?P<subject>[^\n]{3,200})",
        examples=("- We had no rain at all, says Lund, chair of the board. - Now we do.",),
        counter_examples=("- two wells, one pump", "We had no rain, says Lund."),
        note="Dialogue with dashes, as the Nordic press writes it.",
    ),
)


PATTERNS = Patterns(RULES, VOCABULARY, FLAGS)
compiled = PATTERNS.piece
compiled_rule = PATTERNS.rule

# Texts that have lost their punctuation.

GAP = re.compile(r"\s{2,}")
"""What is left of a mark."""
LOST_APOSTROPHE = re.compile(r"(?<=[a-z])(\s{1,4})(?:s|re|ve|ll)(?=\s[a-z])")
"""What is left of an apostrophe; its width tells how wide other marks were."""
VERB_FIRST = r"{{narrative}}\s+(?=(?-i:[A-Z])|the\b|he\b|she\b|they\b)"
VERB_LAST = r"(?-i:(?:[A-Z]|he|she|they))[^\s]*(?:\s{1,2}[^\s]+){0,9}?\s{{narrative}}$"
OPEN_ABBREVIATION = re.compile(
    r"(?:\b(?:Sen|Rep|Dr|Mr|Mrs|Ms|Gov|Gen|Lt|Col|Sgt|Capt|St|Rev|Hon|Prof)|\b[A-Z])$"
)
"""What a gap of two spaces follows without a sentence ending there: "Sen  Lund", "U S  Senator"."""
