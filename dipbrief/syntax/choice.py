"""Which of its possible classes a word has, by its neighbours.

The rules stand in ``RULES`` in the order in which they are asked; the first that answers with a class the word can have decides.
Each is a fact of English about what may stand beside what, and sees the classes settled before the word (nearest last), the
possible ones of the three words behind it, whether its clause already has a finite verb, and whether one follows.
What a context decides is kept, so a rule is run once for each context, not once for each word.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["RULES", "Chooser", "Context"]

BEGINS: Final = "\\"  # the word may begin a fixed phrase: no class
SAYS: Final = "^"  # the verb takes a clause with "that": no class
STAYS: Final = "|"  # the verb takes no object: no class
DEGREE: Final = "*"  # the adverb or preposition may stand before a number: no class
PREFIX: Final = "p"
RARELY: Final = "!"  # the verb is rare beside another class of the word: no class
SINGULAR: Final = "$"  # the determiner goes with singular nouns only: no class
HELPS: Final = ">"  # the verb takes a bare infinitive ("help repair"): no class
SEEMS: Final = "="  # the verb links to an adjective ("seems likely"): no class
MARKERS: Final = BEGINS + SAYS + STAYS + DEGREE + HELPS + SEEMS + RARELY + SINGULAR
LIKE_ADJECTIVE: Final = "a"  # a participle that is no adjective of the list, but may stand like one: settled as one
LIKE_NOUN: Final = "m"  # a form in -ing that is no noun of the list, but may stand like one: settled as one
_SETTLED = {LIKE_ADJECTIVE: "A", LIKE_NOUN: "N"}

NOMINAL: Final = frozenset("A#NSXKkqL")  # what stands inside a noun group
BEGINNING: Final = NOMINAL | frozenset("DPROUQ")  # what begins one
HEADS: Final = frozenset("NSXKkqUOR#")  # what ends one
VERBS: Final = frozenset("bvsdng")
AUXILIARIES: Final = frozenset("MefhEHwyj123")


class Context(NamedTuple):
    """What a rule sees of a word: *can*, its classes, preferred first; *left*, the classes before it, nearest last, and *gap*.

    *before* is the nearest class to the left that is no adverb or negation. *next*, *after* and *third* are the possible
    classes of the next words, empty behind a comma or another break. *state* is the clause so far ("0" without finite verb,
    "1" with one, "2" and a coordinator since, "3" and a comma since, "4" one that takes a content clause); *ahead* tells
    whether a finite verb follows before the next break ("1"), right behind a coordinator ("2"), later behind one ("3"), may
    follow ("m"), or not ("0"). *verb* is the form of the
    last verb of the sentence. *previous* and *earlier* are the possible
    classes of the word before and of the one before that.
    """

    can: str
    left: str
    gap: str
    before: str
    next: frozenset[str]
    after: frozenset[str]
    third: frozenset[str]
    next_gap: str
    state: str
    ahead: str
    verb: str
    previous: str
    earlier: str

    @property
    def last(self) -> str:
        """The class of the word before; a space at the beginning of a sentence."""
        return self.left[-1:] or " "

    def may(self, letters: str) -> str:
        """Return the first of *letters* that the word can be, or ""."""
        return next((letter for letter in letters if letter in self.can), "")

    def first(self, letters: str) -> str:
        """Return the preferred one of *letters* that the word can be, or ""."""
        return next((letter for letter in self.can if letter in letters), "")

    def finite(self) -> str:
        """Return the finite form that the word can be, or ""."""
        return self.may("sdv")

    def noun(self) -> str:
        """Return the noun that the word can be, or ""."""
        return self.first("NSkqX")

    def verbal(self) -> bool:
        """Tell whether the word can be a form of a verb."""
        return not VERBS.isdisjoint(self.can)

    def nominal(self) -> bool:
        """Tell whether the word can stand in a noun group."""
        return not NOMINAL.isdisjoint(self.can)

    def goes_on(self) -> bool:
        """Tell whether the next word can belong to the noun group that this one is in: it is a noun, or leads to one."""
        return bool(self.next & NOMINAL) and self.next_gap in " -\"'" and self.next_noun()

    def goes_on_as_noun(self) -> bool:
        """Tell whether the word is rather a noun or adjective of a list than a verb with its object."""
        return not self.next & frozenset("DPOX#AS") and "N" in self.can and self.can[0] not in "bv"

    def next_noun(self) -> bool:
        """Tell whether the next word, if it can be several things, is rather a part of a noun group."""
        if self.next & frozenset("dng"):
            return bool(self.next & frozenset("NS#kq") or ("A" in self.next and self.after & NOMINAL))
        rest = self.next - NOMINAL - frozenset(MARKERS)
        if not rest or rest & frozenset("Mehf"):
            return not rest
        if rest & frozenset("bv") and not rest & frozenset("IFJdsg"):
            return "N" in self.next or "A" in self.next
        if "s" in rest:
            return "S" in self.next and not self.after & frozenset("DPROC")
        return bool(self.next & frozenset("NSA#kq"))


Rule = Callable[[Context], str]


_OF_A_PREPOSITION = re.compile(r"[IFJ][DPAXN#Bi]*[NXA]$")


def behind_preposition_already(w: Context) -> bool:
    """Tell whether the nouns before the word hang on a preposition: "during the courtesy |call|"."""
    return w.gap == " " and bool(_OF_A_PREPOSITION.search(w.left))


def parallel(w: Context) -> str:
    """Return the form of the verb that a word behind a coordinator goes on with, if the word can have it."""
    for letter in reversed(w.left[:-1]):
        if letter in VERBS:
            same = letter if letter != "A" else "n"
            return w.may(same) or (w.may("dsv") if letter in "dsv" else "")
        if letter in "WCTYJ":
            return ""
    return "b" if w.verb == "b" and w.can[0] in "bv" and w.next & BEGINNING else ""


# --- words of the closed classes -----------------------------------------------------------------------------------
def infinitive(w: Context) -> str:
    """Read "to visit", "to fully support", but "to Oslo", "to control of"."""
    if "t" not in w.can:
        return ""
    if w.next & frozenset("BziZ") and not w.next & NOMINAL:
        return "t" if w.after & frozenset("bEH") else "I"
    if not w.next & frozenset("bEHf"):
        return "I"
    if "N" in w.next and ("F" in w.after or w.last == "I" or (RARELY in w.next and not w.after & frozenset("DPOX#"))):
        return "I"
    return "t"


def that(w: Context) -> str:
    """Read "said that talks ...", "the man that met ...", "that man", "that is"."""
    if "C" not in w.can or "W" not in w.can:
        return ""
    if w.last in tuple("IFJ") and w.gap != ",":
        return "D" if w.next & NOMINAL else "U"
    noun = w.last in tuple("NSXkqU#K")
    if w.next & frozenset("eMhf") or (w.next & frozenset("sd") and not w.next & frozenset("SNA")):
        return "W" if noun else "U"
    if noun and goes_on_as_relative(w):
        return "W"
    if w.last in VERBS and SAYS not in w.previous or w.gap == "." or "k" in w.next:
        return "D" if w.next & NOMINAL and w.next_noun() else "U" if not w.next & frozenset("RD") else "C"
    if w.next & frozenset("RxDPQKLO#BXUTIJ") or w.ahead in "123m":
        return "C"
    return "D" if w.next & NOMINAL else "C"


def goes_on_as_relative(w: Context) -> bool:
    """Tell whether the next word is rather a finite verb: "the tool that helps them", "that briefly took"."""
    if w.next & frozenset("BziZ") and not w.next & NOMINAL:
        return bool(w.after & frozenset("sdveMhf")) and not w.after & frozenset("RD")
    object_follows = not w.after or w.after & frozenset("DPOtIJrC#X" if "s" not in w.next else "DPOtIJrC#XNSA")
    return bool(w.next & frozenset("sdv")) and bool(object_follows) and w.ahead != "1"


def possessive(w: Context) -> str:
    """Read "her visit", "met her"; "his visit", "his was"."""
    if "P" not in w.can or len(w.can) < 2:
        return ""
    inner = w.next & (NOMINAL | frozenset("ng")) and w.next_gap in ' "-'
    return "P" if inner and not w.next & frozenset("IDM") else w.may("OU")


def determiner(w: Context) -> str:
    """Read "this visit", "this is"; "both sides", "both A and B"; "no talks", "no longer"."""
    if "D" not in w.can:
        return ""
    if "%" in w.can and w.next & BEGINNING and ("&" in w.after or "&" in w.third):
        return "%"
    if "U" in w.can and "s" in w.next and (w.after & frozenset("CDPRO") or (SINGULAR in w.can and not w.next & frozenset("NA"))):
        return "U"
    if w.next & NOMINAL and w.next_gap in ' "' and not (w.next - frozenset(MARKERS) <= frozenset("vsdnB") or "M" in w.next):
        return "D"
    if w.may("Bzi") and "U" in w.can and w.next & frozenset("DPg"):
        return "D"
    return w.may("U%BziN")


def clause_opener(w: Context) -> str:
    """Read "after he left", "after talks ended", but "after the talks"; "as he said", but "as president"."""
    if "T" not in w.can or len(w.can.strip(MARKERS)) < 2:
        return ""
    if w.next_gap == "-":
        return w.may("BziI")
    if w.next & frozenset("Rx1238") or (w.next & frozenset("U") and w.after & frozenset("eMhfds")):
        return "T"
    if "I" not in w.can:
        return w.may("Bzi") if w.next & frozenset("AB") and w.may("Bzi") else "T" if w.next & (BEGINNING | frozenset("gn")) else w.may("BziT")
    if not w.next & (BEGINNING | frozenset("gnYW")):
        return w.may("BziI") if w.next_gap != " " or not w.next else "I"
    if w.next & frozenset("#Kg") or w.gap == " " and w.last in ("&",):
        return "I"
    if DEGREE in w.can and w.ahead in "123m" and w.state == "1":
        return "T"
    return "T" if w.ahead == "1" and (w.state != "0" or w.gap == ".") else "I"


def particle(w: Context) -> str:
    """Read "called off the talks", "met on Monday", "went on"; "up to", "over 100", "about 50"."""
    if "r" not in w.can:
        return ""
    if "#" in w.next and DEGREE in w.can and w.may("Bzi"):
        return "B"
    verb = w.before in VERBS or w.before == "O"
    if w.last in ("D", "P", "A") and w.may("NA"):
        return w.may("NA")
    if not w.next & (BEGINNING | frozenset("gYW")) or w.next_gap not in ' "':
        return "r" if verb and not w.next & frozenset("&") else w.may("IBzirN")
    if w.before in ("D", "P", "A") or w.gap == "'" or (w.last in tuple("IFJ") and w.may("N")):
        return w.may("NAIr")
    if verb and w.can[0] == "r" and w.last in VERBS:
        return "r"
    return w.may("Ir")


def preposition(w: Context) -> str:
    """Read "near Oslo", "the near future"; "past talks", "past the gate"; "like him", "would like"."""
    if "I" not in w.can or len(w.can.strip(MARKERS)) < 2:
        return ""
    if w.before in ("D", "P", "A") or w.gap == "'":
        return w.may("AgN" if w.next & NOMINAL else "NA") or "I"
    if w.before in ("e", "w", "E", "1") and w.may("gn") and w.next & BEGINNING:
        return w.may("n") or ("g" if w.last == w.before else "I")
    if w.before in ("t", "M", "R", "3", "f") and w.may("bv"):
        return "b" if w.before in ("t", "M", "3", "f") else "v"
    if w.before in ("h", "H") and "n" in w.can:
        return "n"
    if w.may("Bzi") and not (w.next & (BEGINNING | frozenset("g"))):
        return "B"
    return "I"


def quantity(w: Context) -> str:
    """Read "more talks", "more important", "many of", "much better"."""
    if "U" not in w.can or "A" not in w.can:
        return ""
    if w.may("Bzi") and w.next & frozenset("AB") and not w.next & frozenset("NS"):
        return "B"
    if w.goes_on() or "n" in w.next or w.next & frozenset("NS"):
        return "A"
    if w.before in ("e", "w", "E", "1", "D") and w.next and "F" not in w.next and w.may("Bzi"):
        return "B"
    return "U" if w.before not in VERBS or w.next & frozenset("F&e") or not w.may("Bzi") else "B"


def number(w: Context) -> str:
    """Read "one man", "one of"; "the first visit", "first met"."""
    if "#" not in w.can or len(w.can.strip(MARKERS)) < 2:
        return ""
    if w.next & (NOMINAL | frozenset("n")) and w.next_gap in ' "-' and w.next_noun():
        return "#"
    if w.last == "A" and "m" in w.can:
        return "m"
    return "#" if w.before in ("D", "P", "#") and "U" not in w.can else w.may("UBzik#")


def coordinator(w: Context) -> str:
    """Read "tired, yet ready", but "has yet to", "yet again"."""
    return "" if "&" not in w.can else "&" if w.gap in ",.;<" and "t" not in w.next else w.may("Bzi")


def last_next(w: Context) -> str:
    """Read "last week", "the last", but "talks last for hours"."""
    if "L" not in w.can:
        return ""
    return "L" if w.next & (NOMINAL | frozenset("n")) or w.before in ("D", "P") else w.may("v")


def existential(w: Context) -> str:
    """Read "there are", "there has been", "is there", but "went there"."""
    if "x" not in w.can:
        return ""
    return "x" if w.next & frozenset("eMhf") or w.last == "e" or (w.next & frozenset("sd") and w.state == "0") else "B"


def auxiliary(w: Context) -> str:
    """Read "to have", "they have"; "they do", "will do"; "might have", "the might of"."""
    if w.can[0] not in "MhfHy":
        return ""
    governed = w.before in tuple("tMf3")
    if w.last == "#" and "e" in w.can:
        return w.may("N") or "e"
    if "H" in w.can:
        return "H" if governed else "h"
    if "h" in w.can:
        return "n" if w.before in tuple("hHj2") else "h"
    if w.before in ("D", "P", "A") or w.gap == "'":
        return w.may("N") or w.can[0]
    if "X" in w.can:
        return "X" if w.last == "X" or "X" in w.next else w.can[0]
    return "b" if governed and "b" in w.can else w.can[0]


def hyphened(w: Context) -> str:
    """Read what stands behind a hyphen: "coal-fired", "long-lasting", "wi-fi"."""
    if w.gap != "-":
        return ""
    return w.may("Aa") if w.may("ng") else w.noun() or w.first("ABzi")


# --- forms of verbs --------------------------------------------------------------------------------------------------
def governed(w: Context) -> str:
    """Read what a modal, "to", "do" or a form of "have" or "be" asks for."""
    if w.before in tuple("tMf3") and "b" in w.can and not (w.before == "f" and w.last not in "fBziZ"):
        return "b"
    if w.before in tuple("hHj2") and w.may("nd"):
        return "n" if "n" in w.can else "d"
    if w.before in tuple("eEwy1") and w.last in tuple("eEwy1BziZr"):
        return after_be(w)
    return ""


def after_be(w: Context) -> str:
    """Read "was signed", "is meeting", "is open", "is concerned", "is so interesting"."""
    if w.last == "i" and w.may("A"):
        return "A"
    if "g" in w.can:
        return "g" if not w.can.startswith(("A", "N")) or w.next & (BEGINNING - frozenset("A")) or "A" not in w.can else w.can[0]
    if w.may("nd"):
        quality = w.can[0] == "A" and w.before in ("e", "1", "E") and (not w.next or w.next & frozenset("tCT&"))
        return "A" if quality else w.may("nd")
    if w.may("Bzi") and w.next & frozenset("ng"):
        return w.may("Bzi")
    if w.goes_on():
        return w.may("ANSkq")
    return w.may("ABziNSkq")


def subject_pronoun(w: Context) -> str:
    """Read "they plan", "he talks", "who met", "which plans"."""
    if w.before not in ("R", "W", "x") or w.last not in tuple("RWxBziZ"):
        return ""
    if w.before == "W" and w.may("SNX") and w.ahead == "1" and not w.next & frozenset("DPRO"):
        return w.noun()
    if w.last in "Bzi" and w.may("A") and w.goes_on() and not w.may("d"):
        return "A"
    if w.may("Bzi") and w.next & frozenset("dseMhf") and not w.next & frozenset("DN"):
        return "B"
    return w.finite() or w.may("BziAX")


def in_noun_group(w: Context) -> str:
    """Read what stands behind a determiner, possessive, number or adjective: adjective or noun, never a finite verb."""
    opened = w.last in ("D", "P", "Q", "#", "A", "L") or w.gap == "'" or (w.last in "Bzi" and w.left[-2:-1] in ("D", "P"))
    if not opened or w.gap not in " \"'-" or not (w.nominal() or w.may("ngBzi")):
        return ""
    if w.last in ("A", "#") and w.gap != "-" and not w.may("NSkqA") and not (w.may("am") and w.goes_on()):
        return ""
    if w.last in ("A", "#") and w.next & frozenset("ROx") and w.can[0] in VERBS and w.finite():
        return w.finite()
    if w.goes_on():
        return w.first("ASq") or w.may("aNBzik")
    if w.may("Bzi") and "N" not in w.can and not w.may("A"):
        return "B"
    if w.can[0] == "A" and "&" in w.next and w.after & frozenset("AaN"):
        return "A"
    return w.noun() or w.first("mAa")


def behind_preposition(w: Context) -> str:
    """Read "of talks", "after meeting him", "for increased trade", "in opening"."""
    if w.last not in tuple("IFJ") or w.gap not in ' "':
        return ""
    if "g" in w.can:
        if w.may("N") and (not w.next or w.next & frozenset("FeMh")):
            return "N"
        if w.goes_on() and w.first("Ag") == "A" and not w.next & frozenset("X"):
            return "A"
        return "N" if w.can[0] == "N" and w.next & frozenset("IJ&") and STAYS not in w.can else "g"
    if w.may("nd") and not w.noun():
        return w.may("Aa") if w.goes_on() and w.may("n") else ""
    if w.may("A") and w.goes_on():
        return "A" if not w.may("N") or w.can[0] == "A" or w.next & frozenset("NS") else "N"
    return w.noun() or w.may("ABzi")


def bare_infinitive(w: Context) -> str:
    """Read "helped him visit", "let them go", "help repair roads"."""
    if not w.may("b"):
        return ""
    if w.last in ("O", "U", "S") and HELPS in w.earlier and w.gap == " ":
        return "" if w.may("dA") else "b"
    helped = w.last in VERBS and HELPS in w.previous and w.next & BEGINNING
    return "" if not helped or (w.may("A") and w.goes_on()) else "b"


def attribution(w: Context) -> str:
    """Read the last word of "..., Lund says"."""
    said = SAYS in w.can and w.first("Ss") == "s" and not w.next and w.last in tuple("XNU")
    return "s" if said and w.state != "1" else ""


def plural_or_verb(w: Context) -> str:
    """Read "peace talks will", "the minister talks to", "officials visits"."""
    if "S" not in w.can or "s" not in w.can:
        return ""
    if (w.next & frozenset("eMhf") and not w.next & frozenset("U")) or w.gap == "-":
        return "S"
    if w.last in tuple("NXkKU#S)") and w.state not in "14" and w.next & frozenset("RxOP"):
        return "s"
    if w.last in tuple("NXkKU)") and SAYS in w.can and "C" in w.next:
        return "s"
    if w.last in tuple("gbdvsnFIJD&t") or w.before in tuple("bvsdng"):
        return "s" if w.last == "&" and parallel(w) == "s" else "S"
    if w.last not in tuple("NXkKU#)SrB&") or w.state == "1":
        return "S"
    if w.state == "4" and not w.next & frozenset("DPROCtAX#"):
        return "S"
    if w.state == "0" and w.first("Ss") == "s" and SAYS in w.can and w.last in "NXkU":
        return "s"
    if w.ahead == "1":
        return "S"
    if w.next & frozenset("DPROCtYWUQ#r") or w.gap in (",", "<"):
        return "s" if w.last != "S" else "S"
    if "v" in w.next and not w.next & frozenset("DPRO"):
        return "S"
    if w.last == "&" and w.state in "23" and w.next & frozenset("tDPROC"):
        return "s"
    if behind_preposition_already(w) and not w.next & frozenset("DPRO") and (w.first("Ss") == "S" or w.ahead in "13"):
        return "S"
    if w.last not in "NXkU" or (w.state == "2" and "I" in w.next):
        return "S"
    if w.state == "0" and not w.next and not frozenset("TWCY").isdisjoint(w.left):
        return "s"
    if w.ahead == "3":
        return w.first("Ss")
    return "s" if w.next & frozenset("IJFBAXNS") and w.ahead == "0" or (not w.next and w.state == "0" and w.first("Ss") == "s") else "S"


def past(w: Context) -> str:
    """Read "a fight broke out", where the participle has another form."""
    if not w.may("d") or w.may("n"):
        return ""
    return "d" if w.last in HEADS or w.before == "&" or w.before in HEADS else ""


def participle(w: Context) -> str:
    """Read "accords written in Oslo", "written accords", where the past has another form."""
    if not w.may("n") or w.may("d") or w.may("vb"):
        return ""
    if w.goes_on() and w.last not in tuple("NSXO") and w.next & frozenset("NSA"):
        return w.may("Aa")
    return "n" if w.last in tuple("NSXOUKkq") or w.gap in ".,<(~" else ""


def past_or_participle(w: Context) -> str:
    """Read "the minister signed", "the accord signed in Oslo was", "signed in Oslo, the accord"."""
    if not w.may("d") or not w.may("n"):
        return ""
    if w.last in VERBS and SEEMS in w.previous and "J" not in w.next:
        return w.may("Aa")
    listed = w.last in VERBS or (w.gap == "," and w.last == "A") or (w.last in "Bzi" and w.before in tuple("IFJDPA"))
    listed = listed or (w.last in tuple("TYC") and w.ahead in "1m")
    if listed and w.goes_on() and w.next & frozenset("NSA"):
        return w.may("Aa")
    if w.next & frozenset("J") and STAYS not in w.can and w.state != "2" or (w.gap == "," and w.last == "n"):
        return "n"
    if w.last == " " or w.gap in ".":
        return "n" if w.next & frozenset("IJ#") else w.may("Aa") if w.goes_on() else "d"
    if w.before == "&" and parallel(w):
        return parallel(w)
    if w.gap in (",", "<", "(", "~") and w.state in "14":
        return "n"
    if w.state in "14" and w.next & frozenset("DPO") and w.last in HEADS:
        return "d"
    if w.state == "4" and w.last in HEADS and w.next & (BEGINNING | frozenset("C")) and w.ahead != "1":
        return "d"
    if w.state in "14":
        finite = STAYS in w.can or (SAYS in w.can and not w.next & frozenset("IJ"))
        return "d" if finite and w.last in HEADS else premodifier(w) or "n"
    if w.ahead == "1" and STAYS not in w.can and SAYS not in w.can and not w.next & (BEGINNING - NOMINAL) and w.gap == " ":
        return "n"
    return "d"


def premodifier(w: Context) -> str:
    """Read "increased trade" where a verb has gone before."""
    return w.may("Aa") if w.goes_on() and w.last in VERBS | frozenset("IFJ&") and w.next & frozenset("NSA") else ""


def ing(w: Context) -> str:
    """Read "officials meeting in Oslo", "the board meeting", "leading members", "meeting him"."""
    if "g" not in w.can:
        return ""
    if w.gap == "-":
        return w.may("Aa" if w.goes_on() else "NA") or "g"
    if w.next & frozenset("eMhf") and w.last in tuple("NX&"):
        return w.may("Nm")
    if w.last == "&" and w.left[-2:-1] == "A" and w.next & frozenset("&A"):
        return w.may("Aa")
    if w.last in ("N", "X") and w.gap == " " and (not w.next or (w.left[-2:-1] in ("D", "P") and w.next & frozenset("I"))):
        return w.may("N") or ("" if w.next else w.may("m"))
    if w.gap == " " and w.last in ("N", "X") and w.may("N") and w.goes_on():
        return "N"
    if w.last == "&" and w.may("A") and w.goes_on() and w.next & frozenset("NS"):
        return "A"
    if w.last in ("N", "X") and w.may("N") and w.gap == " ":
        return "N" if not w.next & (BEGINNING - frozenset("AX")) and w.can[0] == "N" else "g"
    if w.gap == "." and w.next & frozenset("eMhf"):
        return w.may("Nm")
    if w.last == "I" and SAYS in w.can and not w.next:
        return "g"
    if w.last in VERBS and w.next & frozenset("F") and w.can[0] == "N":
        return "N"
    if w.gap in '."' and w.last == " " and w.may("A") and w.goes_on():
        return "A"
    if w.last == "&" and w.may("N") and not w.next & BEGINNING:
        return "N"
    return "A" if w.may("A") and w.goes_on() and w.last in VERBS and "n" not in w.last else "g"


def bare_verb(w: Context) -> str:
    """Read "officials plan to", "ministers visit Oslo", "Visit the town"."""
    if "v" not in w.can:
        return ""
    if w.before == "&" and parallel(w):
        return parallel(w)
    if w.next & frozenset("eMhf") or (behind_preposition_already(w) and not w.next & frozenset("DPRO")):
        return w.may("NA") or "v"
    if w.gap in ",<" and w.verb == "b" and w.next & BEGINNING and not w.goes_on_as_noun():
        return "b"
    if w.next & frozenset("F") and not (w.last == "S" and w.can[0] in "bv"):
        return w.may("NA") or "v"
    plural_subject = w.last in ("S", "q") or (w.last in ("N", "X") and "&" in w.left and "O" in w.next)
    if plural_subject and w.gap == " " and w.state not in "14" and (w.next & frozenset("DPROx#CgUt") or w.can[0] in "bv"):
        return "v"
    if plural_subject and w.may("N") and not w.next & frozenset("DPROtCU") and not (w.ahead + w.state == "00" and "I" in w.next):
        return "N"
    plural = w.gap == " " and (w.last in ("S", "q", "U") or (w.last in "Bzi" and w.before in ("S", "U")))
    if plural and w.state not in "14" and (w.ahead != "1" or not w.may("N")):
        return "v"
    if w.gap == "." or (w.gap in '"<:' and w.last == " "):
        return "b" if w.next & frozenset("DPO") and w.ahead != "1" else w.may("ANXv")
    if w.may("A") and w.goes_on():
        return "A"
    if w.can[0] in "bv" and w.state not in "14" and w.last in tuple("NXU") and not w.goes_on():
        return "v"
    return w.may("NAkBzi") or ("b" if w.last in VERBS | frozenset("O") else "v")


def adjective_or_other(w: Context) -> str:
    """Read "general staff" and "the general", "early talks" and "met early", by what follows."""
    if "A" not in w.can:
        return ""
    if w.last in ("N", "X", "S") and w.may("N") and w.gap == " " and not (w.last == "X" and w.goes_on()):
        return "N"
    if w.last in VERBS and SEEMS in w.previous or (w.last == "q" and not w.goes_on()):
        return "A"
    if w.last in AUXILIARIES and w.may("Bzi") and not w.goes_on():
        return "B"
    if w.goes_on() and not (w.last in VERBS and w.may("Bzi") and "A" != w.can[0]):
        return "A"
    if w.last in VERBS | frozenset("NSXOU") and w.may("Bzi"):
        return "B"
    return w.may("N") if w.may("N") and w.last not in AUXILIARIES else w.may("ABzi")


def sentence_start(w: Context) -> str:
    """Read the first word of a sentence, where a capital says nothing: "Mark Smith", "Talks", "Norway"."""
    if "X" not in w.can:
        return ""
    return "X" if w.next == frozenset("X") and w.next_gap in " -" and (w.may("NA") or w.may("bvd")) and not w.may("gBzi") else ""


def preferred(w: Context) -> str:
    """Take the class that the word has most often."""
    return w.can.strip(MARKERS)[0]


RULES: Final[tuple[Rule, ...]] = (
    infinitive,
    that,
    possessive,
    determiner,
    coordinator,
    last_next,
    existential,
    clause_opener,
    quantity,
    number,
    particle,
    preposition,
    auxiliary,
    hyphened,
    sentence_start,
    governed,
    subject_pronoun,
    in_noun_group,
    behind_preposition,
    bare_infinitive,
    attribution,
    plural_or_verb,
    past,
    participle,
    past_or_participle,
    ing,
    bare_verb,
    adjective_or_other,
    preferred,
)


# --- contexts ----------------------------------------------------------------------------------------------------
_FIRST = 0x100
_PAST_MAYBE, _PRESENT_MAYBE, _PHRASE, _CLAUSE = 0x1000, 0x2000, 0x4000, 0x8000
_NEXT_FINITE = re.compile(r"""(?:[ "'\-+)(][^WCTYQ\u8000-\uffff])*?[ "][sdvMehf]""")
_NEXT_FINITE_MAYBE = re.compile(r"""(?:[ "'\-+][^WCTYQ&\u8000-\uffff])*?[ "][\u1100-\u1fff\u2100-\u2fff\u3100-\u3fff\u5100-\u5fff\u6100-\u6fff\u7100-\u7fff]""")
_RIGHT_BEHIND = re.compile(r"&(?:.[BziZ])*.[sdvMehf]$")


class Chooser:
    """Decides words of several classes; keeps the sets of classes that it has met, and what each context decided.

    Nothing that it keeps changes what it answers.
    """

    def __init__(self, rules: tuple[Rule, ...] = RULES) -> None:
        """Take the rules in the order in which they are asked."""
        self._rules = rules
        self._codes: dict[str, str] = {}
        self._sets: dict[str, str] = {}
        self._decide = lru_cache(1 << 14)(self._ask)

    def code(self, can: str) -> str:
        """Return the character for a set of classes: the class itself when it is the only one."""
        can = "".join(dict.fromkeys(can))
        if len(can) == 1:
            return can
        if can not in self._codes:
            trait = _PAST_MAYBE * ("d" in can) | _PRESENT_MAYBE * ("s" in can) | _PHRASE * (BEGINS in can)
            trait |= _CLAUSE * ("C" in can)
            self._codes[can] = chr(_FIRST + trait + len(self._codes))
            self._sets[self._codes[can]] = can
        return self._codes[can]

    def classes(self, letter: str) -> str:
        """Return the set of classes that a character stands for."""
        return self._sets.get(letter, letter)

    def says(self, letter: str) -> bool:
        """Tell whether a word with this character may be a verb that takes a clause."""
        return SAYS in self._sets.get(letter, "")

    def begins(self, letter: str) -> bool:
        """Tell whether a word with this character may begin a fixed phrase."""
        return bool(ord(letter) & _PHRASE)

    def choose(self, raw: str, settled: list[str], at: int, state: str, verb: str) -> str:
        """Return the class of the word whose character stands at *at* of *raw*, after the *settled* ones."""
        left = "".join(settled[max(0, at - 11) : at])
        start = max(at % 2, at - 4)
        return self._decide(left, raw[start:at], raw[at : at + 7], state, self._ahead(raw, at + 1), verb)

    def _ahead(self, raw: str, at: int) -> str:
        found = _NEXT_FINITE.match(raw, at)
        if found:
            return "1" if "&" not in found[0] else "2" if _RIGHT_BEHIND.search(found[0]) else "3"
        return "m" if _NEXT_FINITE_MAYBE.match(raw, at) else "0"

    def _ask(self, left: str, possible: str, right: str, state: str, ahead: str, verb: str) -> str:
        context = self._context(left, possible, right, state, ahead, verb)
        for rule in self._rules:
            letter = rule(context)
            if letter and letter in context.can:
                return _SETTLED.get(letter, letter)
        raise AssertionError("the last rule always answers")

    def _context(self, left: str, possible: str, right: str, state: str, ahead: str, verb: str) -> Context:
        earlier, previous = (self.classes(letter) for letter in ("  " + possible[::2])[-2:])
        gap, before = left[-1:], left[:-1]
        if before[-1:] == PREFIX:
            gap, before = before[-2:-1], before[:-2]
        letters = _unbroken(before)
        following: list[frozenset[str]] = []
        for n in (1, 3, 5):
            broken = right[n : n + 1] not in tuple(" -\"'+")
            following += [frozenset()] * (3 - len(following)) if broken else [frozenset(self.classes(right[n + 1 : n + 2]))]
            if broken:
                break
        nearest = next((letter for letter in reversed(letters) if letter not in "BziZ_"), "")
        return Context(self.classes(right[0]), letters, gap, nearest, *following, right[1:2] or ".", state, ahead, verb, previous, earlier)


def _unbroken(before: str) -> str:
    """Return the classes of the words before, without those of the sentence before."""
    start = before.rfind(".")
    return before[start + 1 :: 2] if start >= 0 else before[-1::-2][::-1]
