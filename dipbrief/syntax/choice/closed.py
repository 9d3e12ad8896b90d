"""Words of the closed classes that have several: "to", "that", "her", "both", "after", "off", "more", "one", "have"."""

from typing import Final

from dipbrief.syntax.choice.context import (
    AUXILIARIES,
    BEGINNING,
    FINITE,
    NOMINAL,
    NOT_VERBS,
    VERBS,
    Context,
    Rule,
    goes_on_with,
    rule,
)
from dipbrief.syntax.classes import DEGREE, MARKERS, RARELY, SAYS, SINGULAR, STAYS, TAKES

__all__ = ["RULES"]


# --- "to" --------------------------------------------------------------------------------------------------------
@rule("t")
def to_before_adverb(w: Context) -> str:
    """Read "|to| fully support", but "|to| newly elected members"."""
    return "" if not w.next & NOT_VERBS or w.next & NOMINAL else "t" if w.then("bEH") else "I"


@rule("t")
def to_before_noun(w: Context) -> str:
    """Read "|to| Oslo"."""
    return "" if w.leads("bEHf") else "I"


@rule("t")
def to_before_noun_of(w: Context) -> str:
    """Read "|to| control of the port", "|from 10 |to| March", "devoted |to| trade and tourism"."""
    rare = RARELY in w.next and not w.then("DPOX#")
    listed = w.then("&") and bool(w.third) and w.third <= _ONLY_NOUNS
    return "I" if w.leads("N") and (w.then("F") or w.last == "I" or rare or listed) else ""


_ONLY_NOUNS: Final = frozenset("NSs" + MARKERS)


@rule("t")
def to_before_noun_alone(w: Context) -> str:
    """Read "return |to| power": a verb that needs an object has none."""
    return "I" if w.last in VERBS and w.leads("N") and TAKES in w.next and w.after <= _NO_OBJECT else ""


_NO_OBJECT: Final = frozenset("IFJ" + MARKERS)


@rule("t")
def to_before_verb(w: Context) -> str:
    """Read "|to| visit"."""
    return "t"


# --- "that" ------------------------------------------------------------------------------------------------------
@rule("CW")
def that_behind_preposition(w: Context) -> str:
    """Read "in |that| case", "of |that|"."""
    return "" if w.last not in tuple("IFJ") else "D" if w.next & NOMINAL else "U"


@rule("CW")
def that_before_verb(w: Context) -> str:
    """Read "the talks |that| were held", "|that| is"."""
    verb = w.next & FINITE or (w.leads("sd") and not w.leads("SNA"))
    return "" if not verb else "W" if w.last in _NOUNS else "U"


@rule("CW")
def that_relative(w: Context) -> str:
    """Read "the tool |that| helps them", "a step |that| briefly delayed the vote"."""
    return "W" if w.last in _NOUNS and _verb_of_relative(w) else ""


@rule("CW")
def that_object(w: Context) -> str:
    """Read "did |that| in Oslo", "|That| week", "took |that| road", but "cautioned |that| funds were short"."""
    content = w.last not in VERBS or SAYS in w.previous or _plural_or_name(w)
    if content and w.gap != "." and not w.leads("k"):
        return ""
    return "D" if w.goes_on() else "C" if w.leads("RD") else "U"


def _plural_or_name(w: Context) -> bool:
    """Tell whether what follows "that" is no singular noun."""
    follows = w.after if w.leads("A") and not w.leads("NSX") else w.next
    return not follows.isdisjoint("SX") and "N" not in follows


@rule("CW")
def that_content(w: Context) -> str:
    """Read "said |that| talks had begun", "agreed |that| the", "reported |that| lorries now cross"."""
    opens = w.leads("RxDPQKLO#BXUTIJ") or _plural_or_name(w) or not w.next & NOMINAL
    return "C" if opens or w.ahead in "123m" else "D"


_NOUNS: Final = tuple("NSXkqU#K")


def _verb_of_relative(w: Context) -> bool:
    """Tell whether the next word is rather a finite verb than a subject."""
    if w.next & NOT_VERBS and not w.next & NOMINAL:
        return w.then("sdveMhf")
    behind_verb = "DPOtIJrC#XNSA" if w.leads("s") else "DPOtIJrC#X"
    return w.leads("sdv") and (not w.after or w.then(behind_verb))


# --- possessives and determiners ---------------------------------------------------------------------------------
@rule("P")
def possessive(w: Context) -> str:
    """Read "|her| visit", "met |her| on"; "|his| visit", "|his| was"."""
    owns = goes_on_with(w, "A#NSXKkqLng") and not w.leads("IDM")
    return "P" if owns else w.may("OU")


@rule("Z")
def neither_nor(w: Context) -> str:
    """Read "will |neither| withdraw nor accept"."""
    return "Z" if w.last in AUXILIARIES and "U" in w.can else ""


@rule("D%")
def either_before_verb(w: Context) -> str:
    """Read "will |either| stay in the town or leave"."""
    return w.may("B") if w.last in AUXILIARIES | frozenset("t") and w.leads("bEHng") else ""


@rule("D%")
def opener(w: Context) -> str:
    """Read "|both| Norway and Finland", "must |either| accept or leave"."""
    coordinated = w.then("&") or not w.third.isdisjoint("&") or (w.leads("DP") and w.then("NXA") and not w.then("S"))
    return "%" if coordinated and (w.next & BEGINNING or w.last in ("M", "t")) else ""


@rule("DU")
def pronoun_before_clause(w: Context) -> str:
    """Read "|this| means that", "|this| remains"."""
    singular = SINGULAR in w.can and not w.leads("N")
    return "U" if w.leads("s") and w.last not in tuple("IFJ") and (w.then("CDPRO") or singular) else ""


@rule("DU")
def all_behind_auxiliary(w: Context) -> str:
    """Read "are |all| waiting", "have |all| agreed"."""
    return w.may("B") if w.last in AUXILIARIES and w.leads("gn") and (STAYS in w.next or not w.leads("NS")) else ""


@rule("D")
def determiner(w: Context) -> str:
    """Read "|this| visit", but "|this| helped them", "|both| pledged to act", "|both| expressed hope"."""
    verb = w.next - frozenset(MARKERS) <= frozenset("vsdnB") or w.leads("M") or (w.may("U") and _acts(w))
    return "D" if goes_on_with(w, "A#NSXKkqL") and w.next_gap != "-" and not verb else ""


def _acts(w: Context) -> bool:
    """Tell of a past before a clause or an infinitive; behind a word for two before one noun, which is not theirs."""
    said = w.then("C") or (w.then("t") and not w.third.isdisjoint("b"))
    return w.leads("d") and (said or ("%" in w.can and w.then("N") and not w.then("SA")))


@rule("DU")
def all_of_them(w: Context) -> str:
    """Read "|all| the talks", "|all| staying"."""
    return "D" if w.may("Bzi") and w.leads("DPg") else ""


@rule("D")
def determiner_alone(w: Context) -> str:
    """Read "|this| is", "|both| have", "|no| longer"."""
    return w.may("U%BziN")


@rule("zA")
def focus_outside_group(w: Context) -> str:
    """Read "|only| after", "was |just| a start", but "a |just| peace", "was |just| and fair"."""
    return "z" if w.next and w.last not in tuple("DP&") and not w.leads("&") and w.gap != "'" else ""


# --- coordinators, "last", "there" -------------------------------------------------------------------------------
@rule("&")
def coordinator(w: Context) -> str:
    """Read "tired, |yet| ready", but "has |yet| to"."""
    return "&" if w.gap in ",.;<" and not w.leads("t") else w.may("Bzi")


@rule("L")
def last_next(w: Context) -> str:
    """Read "|last| week", "the |last|", but "talks |last| for hours", "will |last|"."""
    if w.last in tuple("tMf3Z") and not w.leads("kqKNS#X"):
        return w.may("b")
    return "L" if w.leads("A#NSXKkqLn") or w.before in ("D", "P") else w.may("v")


@rule("x")
def existential(w: Context) -> str:
    """Read "|there| are", "is |there|", "|there| remains", but "went |there|"."""
    finite = w.next & FINITE or (w.leads("sd") and (w.state == "0" or w.last == "&"))
    return "x" if finite or w.last == "e" else "B"


# --- what opens a clause or an adjunct ---------------------------------------------------------------------------
@rule("T")
def hyphened_opener(w: Context) -> str:
    """Read "|once|-strong ties"."""
    return w.may("BziI") if w.next_gap == "-" else ""


@rule("T")
def opener_before_subject(w: Context) -> str:
    """Read "|after| he left", "|as| it was"."""
    return "T" if w.leads("Rx123") or (w.leads("U") and w.then("eMhfds")) else ""


@rule("T")
def opener_or_adverb(w: Context) -> str:
    """Read "|once| talks begin", "was |once| strong", "|while| meeting them"."""
    if "I" in w.can:
        return ""
    if w.leads("AB") and w.may("Bzi"):
        return w.may("Bzi")
    return "T" if w.leads("A#NSXKkqLDPROUQgn") else w.may("BziT")


@rule("TI")
def opener_or_preposition(w: Context) -> str:
    """Read "the day |before|", "|since| then", "has |since| been"."""
    if w.last in tuple("hH"):
        return w.may("Bzi")
    if w.leads("A#NSXKkqLDPROUQgnYW"):
        return ""
    return "I" if w.next_gap == " " and w.next else w.may("BziI")


@rule("TI")
def preposition_of_time(w: Context) -> str:
    """Read "|before| Monday", "|after| meeting him", "in |and| |after| May"."""
    numbered = w.leads("#") and not _clause_inside(w)
    return "I" if numbered or w.leads("Kg") or w.last == "&" else ""


@rule("TI")
def as_it_does(w: Context) -> str:
    """Read "|As| the film shows", "|As| the minister noted", "trade grew, |as| the minister noted"."""
    does = "s" in w.third or (SAYS in w.third and "d" in w.third)
    return "T" if DEGREE in w.can and w.gap in ".,<" and w.leads("D") and does else ""


@rule("TI")
def opener_before_clause(w: Context) -> str:
    """Read "|after| talks ended", "|as| talks began", but "|after| the talks", "|as| president"."""
    if w.state == "1" and DEGREE in w.can and w.ahead in "1m":
        return "T"
    if _clause_inside(w) or _clause_in_front(w):
        return "T"
    return "T" if w.ahead == "1" and (w.state != "0" or w.gap == ".") else "I"


def _clause_in_front(w: Context) -> bool:
    """Tell of "|As| Minister Lund met the envoy, talks began", "|As| Lund noted, it", but "|As| president he met"."""
    named = w.next == frozenset("X") and (w.then("X") or _does(w) or _acts_on(w))
    return w.gap in ".,<" and named and w.ahead == "m"


def _does(w: Context) -> bool:
    """Tell of a name and a verb of saying, a verb alone, or one with a pronoun: "Lund noted,", "Lund put it,"."""
    return w.then("ds") and (not w.third or "U" in w.third or SAYS in w.after)


def _acts_on(w: Context) -> bool:
    """Tell of a name and a verb with an object: "|Lund met| Reed"."""
    return w.then("d") and bool(w.third & BEGINNING)


def _clause_inside(w: Context) -> bool:
    """Tell of "they died |before| the rescuers reached the gallery"."""
    inside = w.state in "124" and w.last != "&" and w.gap == " "
    return inside and w.acts and DEGREE not in w.can


# --- quantities and numbers --------------------------------------------------------------------------------------
@rule("UA")
def quantity_of_quality(w: Context) -> str:
    """Read "|more| important", "|much| better"."""
    return w.may("Bzi") if w.leads("AB") and not w.leads("NS") else ""


@rule("UA")
def quantity_of_things(w: Context) -> str:
    """Read "|more| talks", "|many| invited guests", but "the |latter| promised it"."""
    acts = w.last == "D" and w.leads("d") and w.then("DPRU#C")
    return "A" if (w.goes_on() or w.leads("nNS")) and not acts else ""


@rule("UA")
def quantity_behind_be(w: Context) -> str:
    """Read "was |more| than", but "are |many| of"."""
    behind = w.before in ("e", "w", "E", "1", "D")
    return w.may("Bzi") if behind and w.next and not w.leads("F") else ""


@rule("UA")
def quantity_alone(w: Context) -> str:
    """Read "|many| of them", "worked |more|"."""
    return (w.may("Bzi") if w.before in VERBS and not w.leads("F&e") else "") or "U"


@rule("#K")
def year(w: Context) -> str:
    """Read "in |1987| he", but "in |1987| towns"."""
    alone = w.leads("X") or not (w.next & NOMINAL and w.noun_follows())
    return "K" if w.last in ("I", "F") and w.gap == " " and alone else "#"


@rule("#")
def number_of_things(w: Context) -> str:
    """Read "|one| man", "the |first| visit"."""
    return "#" if goes_on_with(w, "A#NSXKkqLn") and w.noun_follows() else ""


@rule("#m")
def one_like_noun(w: Context) -> str:
    """Read "a new |one|"."""
    return "m" if w.last == "A" else ""


@rule("#")
def number_alone(w: Context) -> str:
    """Read "|one| of them", "he |first| met", "the |first|"."""
    return "#" if w.before in ("D", "P", "#") and "U" not in w.can else w.may("UBzik#")


# --- particles and prepositions ----------------------------------------------------------------------------------
@rule("r")
def degree(w: Context) -> str:
    """Read "|about| 50 people", "at |about| noon"."""
    return w.may("Bzi") if w.leads("#") or (w.last == "I" and DEGREE in w.can) else ""


@rule("r")
def noun_or_particle(w: Context) -> str:
    """Read "the |past|", "his |back|", "in the |past| year", "the second |round| was"."""
    counted = w.last == "#" and (w.leads("F") or (w.left[-2:] == "D#" and (w.leads("I") or w.next & FINITE)))
    noun = w.last in ("D", "P", "A", "L") or counted
    return w.may("NA") if noun else ""


@rule("r")
def particle_at_end(w: Context) -> str:
    """Read "went |on|", "put it |off|", "called |back| and"."""
    if w.leads("A#NSXKkqLDPROUQgYW") and w.next_gap in ' "':
        return ""
    verb = w.before in VERBS or w.before in ("O", "U") or (w.can[0] == "r" and not w.next)
    return "r" if verb and not w.leads("&") else w.may("IBzirN")


@rule("r")
def particle_in_noun_group(w: Context) -> str:
    """Read "the only |round| trip", "Norway's |past| talks", "on |back| pay"."""
    opened = w.before in ("D", "P", "A") or w.gap == "'" or w.last in tuple("IFJ")
    return w.may("NAIr") if opened else ""


@rule("rIA")
def adjective_like_particle(w: Context) -> str:
    """Read "discussed |past| talks", but "walked |past| shops"."""
    return "A" if w.last in VERBS and STAYS not in w.previous and "b" not in w.can and w.goes_on() else ""


@rule("r")
def particle_of_verb(w: Context) -> str:
    """Read "called |off| the talks", but "met |on| Monday"."""
    return "r" if w.can[0] == "r" and w.last in VERBS else w.may("Ir")


@rule("I")
def preposition_in_noun_group(w: Context) -> str:
    """Read "the |near| future", "a |following|", "the |inside|", "a business-|like| talk"."""
    if w.alone or not (w.before in ("D", "P", "A") or w.gap in tuple("'-")):
        return ""
    return w.may("AgN" if w.next & NOMINAL else "NA") or "I"


@rule("I")
def preposition_like_participle(w: Context) -> str:
    """Read "was |given| a book", "is |following| the talks", but "was there |following| the talks"."""
    be = w.before in ("e", "w", "E", "1") and w.may("gn")
    return "" if not be else w.may("n") or ("g" if w.last == w.before else "I")


@rule("Ib")
def preposition_like_verb(w: Context) -> str:
    """Read "would |like| to", "they |near| Oslo"."""
    return "" if w.before not in tuple("tMR3f") else "v" if w.before == "R" else "b"


@rule("In")
def preposition_behind_have(w: Context) -> str:
    """Read "has |given| a book"."""
    return "n" if w.before in ("h", "H") else ""


@rule("I")
def preposition_or_adverb(w: Context) -> str:
    """Read "stayed |inside|", "as mentioned |above|", but "|above| the town"."""
    return "" if w.alone else "B" if w.may("Bzi") and not w.leads("A#NSXKkqLDPROUQg") else "I"


# --- auxiliaries -------------------------------------------------------------------------------------------------
@rule("")
def half_past_ten(w: Context) -> str:
    """Read "10 |am|"."""
    return w.may("N") if w.last == "#" and w.can[0] == "e" else ""


@rule("H")
def have(w: Context) -> str:
    """Read "to |have|", "they |have|"."""
    return "H" if w.before in tuple("tMf3") else "h"


@rule("h")
def had(w: Context) -> str:
    """Read "has |had| talks", "they |had| talks"."""
    return "n" if w.before in tuple("hHj2") else "h"


@rule("")
def noun_like_auxiliary(w: Context) -> str:
    """Read "the |might| of", "a |will|"."""
    opened = w.before in ("D", "P", "A") or w.gap in "'-"
    return w.may("N") if opened and w.can[0] in AUXILIARIES else ""


@rule("fb")
def do(w: Context) -> str:
    """Read "they |do| not", "will |do| that"."""
    return "b" if w.before in tuple("tMf3") else "f"


@rule("")
def auxiliary(w: Context) -> str:
    """Read "the two |can|"."""
    return w.can[0] if w.can[0] in AUXILIARIES and not w.alone else ""


RULES: Final = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
