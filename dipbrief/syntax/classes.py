"""The word classes, one letter each, so that a sentence is a string that expressions can be matched against.

A settled sentence is two characters a word: the *gap* before it and its class. ``GAPS`` are the kinds of gap.
"""

from types import MappingProxyType
from typing import Final

# --- classes -----------------------------------------------------------------------------------------------------
DETERMINER: Final = "D"
POSSESSIVE: Final = "P"
NUMBER: Final = "#"
ADJECTIVE: Final = "A"
NOUN: Final = "N"
NOUNS: Final = "S"  # plural
NAME: Final = "X"
CALENDAR: Final = "K"  # Monday, January, today
TIME: Final = "k"  # week, year
TIMES: Final = "q"  # weeks, years
LAST_NEXT: Final = "L"
SUBJECT: Final = "R"  # he
OBJECT: Final = "O"  # him
PRONOUN: Final = "U"  # it, everybody: either case
EXISTENTIAL: Final = "x"  # there
RELATIVE: Final = "W"  # who, which, that
QUESTION: Final = "Y"  # where, when, how
RELATIVE_POSSESSIVE: Final = "Q"  # whose
PREPOSITION: Final = "I"
OF: Final = "F"
BY: Final = "J"
SUBORDINATOR: Final = "T"
COMPLEMENTIZER: Final = "C"
COORDINATOR: Final = "&"
OPENER: Final = "%"  # both, either, neither before what they coordinate
ADVERB: Final = "B"
FOCUS: Final = "z"  # only, even, especially: adverbs that stand outside a noun group
AGO: Final = "o"
INTENSIFIER: Final = "i"  # very, so, more
NEGATION: Final = "Z"
PARTICLE: Final = "r"
THAN: Final = "c"
TO: Final = "t"  # before an infinitive
MODAL: Final = "M"
BE: Final = "e"
BE_BASE: Final = "E"
BEEN: Final = "w"
BEING: Final = "y"
HAVE: Final = "h"
HAVE_BASE: Final = "H"
HAVING: Final = "j"
DO: Final = "f"
BASE: Final = "b"
PRESENT: Final = "v"  # they say
PRESENT_S: Final = "s"  # he says
PAST: Final = "d"
PARTICIPLE: Final = "n"
ING: Final = "g"
PRONOUN_BE: Final = "1"  # they're
PRONOUN_HAVE: Final = "2"  # they've
PRONOUN_MODAL: Final = "3"  # they'll
REST: Final = "_"  # a later word of a fixed phrase
PREFIX: Final = "p"  # "co-", "re-" before a hyphen
LIKE_ADJECTIVE: Final = "a"  # a participle that is no adjective of the list, but may stand like one: settled as one
LIKE_NOUN: Final = "m"  # a form in -ing that is no noun of the list, but may stand like one: settled as one

FINITE: Final = frozenset([PAST, PRESENT, PRESENT_S, MODAL, BE, HAVE, DO])  # verbs that have a subject

# --- what else is known of a word: no classes ------------------------------------------------------------------
BEGINS: Final = "\\"  # may begin a fixed phrase
SAYS: Final = "^"  # the verb takes a clause with "that"
STAYS: Final = "|"  # the verb takes no object
DEGREE: Final = "*"  # the adverb or preposition may stand before a number
RARELY: Final = "!"  # the verb is rare beside another class of the word
SINGULAR: Final = "$"  # the determiner goes with singular nouns only
HELPS: Final = ">"  # the verb takes a bare infinitive ("help repair")
SEEMS: Final = "="  # the verb links to an adjective ("seems likely")
TAKES: Final = "?"  # the verb takes an object always
NO_GERUND: Final = "}"  # the preposition seldom takes a form in -ing as a verb
THING: Final = "@"  # the noun means neither person nor group
MARKERS: Final = BEGINS + SAYS + STAYS + DEGREE + HELPS + SEEMS + RARELY + SINGULAR + TAKES + NO_GERUND + THING

NAMES: Final = MappingProxyType(
    {
        "determiner": DETERMINER,
        "possessive": POSSESSIVE,
        "number": NUMBER,
        "adjective": ADJECTIVE,
        "noun": NOUN,
        "nouns": NOUNS,
        "name": NAME,
        "calendar": CALENDAR,
        "time": TIME,
        "times": TIMES,
        "last-next": LAST_NEXT,
        "subject": SUBJECT,
        "object": OBJECT,
        "pronoun": PRONOUN,
        "existential": EXISTENTIAL,
        "relative": RELATIVE,
        "relative-determiner": RELATIVE,
        "question": QUESTION,
        "possessive-relative": RELATIVE_POSSESSIVE,
        "preposition": PREPOSITION,
        "of": OF,
        "by": BY,
        "verb": BASE + PRESENT,
        "subordinator": SUBORDINATOR,
        "complementizer": COMPLEMENTIZER,
        "coordinator": COORDINATOR,
        "coordinator-opener": OPENER,
        "adverb": ADVERB,
        "degree": ADVERB,
        "focus": FOCUS,
        "intensifier": INTENSIFIER,
        "like-noun": LIKE_NOUN,
        "ago": AGO,
        "negation": NEGATION,
        "particle": PARTICLE,
        "than": THAN,
        "infinitive": TO,
        "modal": MODAL,
        "be": BE,
        "be-base": BE_BASE,
        "been": BEEN,
        "being": BEING,
        "have": HAVE,
        "have-base": HAVE_BASE,
        "having": HAVING,
        "do": DO,
        "base": BASE,
        "present": PRESENT,
        "verb-s": PRESENT_S,
        "past": PAST,
        "participle": PARTICIPLE,
        "ing": ING,
        "subject-be": PRONOUN_BE,
        "subject-have": PRONOUN_HAVE,
        "subject-modal": PRONOUN_MODAL,
    }
)
