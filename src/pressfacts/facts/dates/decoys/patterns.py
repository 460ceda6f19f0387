"""Names and habits that hold calendar words: an expression that touches one of these is dropped."""

from pressfacts.facts.dates.patterns import FLAGS
from pressfacts.facts.dates.relative.patterns import VOCABULARY
from pressfacts.rules import Rule

__all__ = ["FLAGS", "RULES", "VOCABULARY"]

RULES: tuple[Rule, ...] = (
    Rule(
        id="dates.decoy.frequency",
        pattern=r"\b(?:every|each|most|any|some|alternate)(?:{{gap}}(?:other|second|third|fourth|last|first))?{{gap}}"
        r"(?:{{FULL_WEEKDAY}}|{{MONTH}}|{{SEASON}})",
        examples=("every Monday", "each March", "every second Tuesday"),
        counter_examples=("on Monday",),
    ),
    Rule(
        id="dates.decoy.opening_days",
        pattern=r"{{FULL_WEEKDAY}}{{maybe_gap}}(?:{{dash}}|to|through|thru|and|&|or){{maybe_gap}}{{FULL_WEEKDAY}}(?!,?{{gap}}(?:\d|{{MONTH}}))",
        examples=("Monday to Friday", "Monday-Friday", "Saturday and Sunday"),
        counter_examples=("Monday to Friday 5 May",),
        note="Office hours, unless days with dates follow.",
    ),
    Rule(
        id="dates.decoy.named_day",
        pattern=r"\b(?:Black|Good|Holy|Easter|Palm|Ash|Super|Giving|Cyber|Whit|Shrove|Bloody|Fat|Maundy|Casual|Bowl){{gap}}{{FULL_WEEKDAY}}",
        examples=("Black Friday", "Giving Tuesday", "Ash Wednesday"),
    ),
    Rule(
        id="dates.decoy.weekday_name",
        pattern=r"{{FULL_WEEKDAY}}{{gap}}(?:school|Times|Telegraph|Mirror|Star|Herald|Morning{{gap}}Herald|Night{{gap}}(?:Live|Football|Lights)|Football)\b",
        examples=("Sunday school", "Saturday Night Live"),
        counter_examples=("Sunday evening",),
    ),
    Rule(
        id="dates.decoy.attacks",
        pattern=r"\b(?<!on\s)(?<!day\s)(?<!day,\s)Sept(?:ember|\.)?{{gap}}11(?:th)?(?!\d|,?{{gap}}(?:\d|at\b|from\b)|{{to}}\d)",
        examples=(
            "since September 11th,",
            "Sept. 11 attacks",
            "after September 11 we",
            "families of September 11",
        ),
        counter_examples=("will open on September 11 at", "after September 11, 2021", "Sept. 11-13"),
        note="The name of an event; the guidelines leave it open.",
    ),
    Rule(
        id="dates.decoy.month_name",
        pattern=r"\b(?:May{{gap}}Day\b|April{{gap}}Fools?|March{{gap}}Madness"
        r"|(?:Women|Pride|Climate)(?:['’]?s)?{{gap}}March\b)",
        examples=("May Day", "March Madness", "Women’s March"),
        counter_examples=("in March", "this May"),
    ),
    Rule(
        id="dates.decoy.march_for",
        pattern=r"\b(?<!in\s)(?<!last\s)(?<!this\s)(?<!next\s)(?<!since\s)(?<!of\s)(?<!\d\s)(?<!st\s)(?<!th\s)(?<!rd\s)(?<!nd\s)"
        r"March{{gap}}(?:for|on|against){{gap}}(?-i:[A-Z])",
        examples=("the March for Life", "March on Washington"),
        counter_examples=("12th March for the", "in March on Friday", "March for the first time"),
    ),
    Rule(
        id="dates.decoy.resolution",
        pattern=r"\b(?:resolutions?|decisions?|regulation|directive|law|decree|order|act|bill|case|docket|no\.?|nos\.?|number){{gap}}"
        r"(?:\((?:EU|EC|EEC)\){{gap}})?(?:no\.?{{gap}}?|nos\.?{{gap}}?|№{{maybe_gap}})?\d{1,5}(?:[/-]\d{1,4}){1,2}(?!\d)",
        examples=("Resolution 2015/16", "Law No. 12-2019", "Regulation (EU) 2016/679", "case no. 2019-10"),
        counter_examples=("law of 2001",),
        note="A number with a stroke after such a word is its number, also where it could be read as years.",
    ),
    Rule(
        id="dates.decoy.version",
        pattern=r"\b(?:version|v|release|build|firmware|chapter|section){{maybe_gap}}\.?\d{1,4}(?:\.\d{1,4}){1,3}",
        examples=("version 3.11.20", "v1.10.25"),
        counter_examples=("in 3.11.20",),
    ),
)
