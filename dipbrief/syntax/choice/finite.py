"""Forms that may be a noun or a finite verb: "talks", "visit", "call"; and what is left, adjectives and adverbs."""

import re
from typing import Final

from dipbrief.syntax.choice.context import AUXILIARIES, BEGINNING, FINITE, VERBS, Context, Rule, rule
from dipbrief.syntax.classes import HELPS, MARKERS, STAYS, TAKES

__all__ = ["BASE", "REST", "WITH_S"]


# --- "talks": plural noun or verb --------------------------------------------------------------------------------
@rule("s")
def attribution(w: Context) -> str:
    """Read "..., Lund |says|"."""
    said = w.says() and w.first("Ss") == "s" and not w.next and w.last in tuple("XNU")
    bare = w.state == "0" and "S" in w.can and _BARE_PHRASE.search(w.left)
    return "s" if said and w.state != "1" and w.left[-2:] != "&N" and not bare else ""


_BARE_PHRASE: Final = re.compile(r"[IFJ][A#N]*N$")  # "a round of trade |talks|,"


@rule("Ss")
def verb_in_relative(w: Context) -> str:
    """Read "the countries with which Norway |trades| are"."""
    return "s" if w.left[-2:] == "WX" and w.gap == " " else ""


@rule("Ss")
def plural_before_auxiliary(w: Context) -> str:
    """Read "the |talks| will", "the peace-|talks|"."""
    return "S" if (w.next & FINITE and not w.leads("U")) or w.gap == "-" else ""


@rule("Ss")
def plural_in_opening_phrase(w: Context) -> str:
    """Read "After a round of trade |talks| he left": what hangs on a preposition is no subject."""
    return "S" if w.state == "0" and _OPENING_PHRASE.fullmatch(w.left) else ""


_OPENING_PHRASE: Final = re.compile(r"(?:[IFJ][DPQ]?[A#XBiNS]*)*[IFJ](?:[DPQ]?[A#XBiNS]*N|[DPQ][A#]*X+|[A#]+X+)")


@rule("Ss")
def verb_behind_adverb(w: Context) -> str:
    """Read "the council also |stresses| the", "Lund again |visits| Oslo": no plural stands behind noun and adverb.

    "The trade of the towns largely |works|."
    """
    subject = w.last in "Bz" and _is_singular(w) and w.gap == " " and (w.state == "0" or w.due)
    alone = bool(w.next & FINITE) or w.next_gap not in " ."
    return "s" if subject and not alone and not w.left.startswith(_OPENS) else ""


def _is_singular(w: Context) -> bool:
    """Tell of what stands before an adverb: a singular, or a plural that hangs on one by a preposition."""
    return w.before in tuple("NXkU") or (w.before == "S" and _HANGING.search(w.left[:-1]) is not None)


_OPENS: Final = ("I", "T", "J")


@rule("Ss")
def verb_behind_phrase(w: Context) -> str:
    """Read "the pact between the towns |sets| out the", where the plural hangs on a preposition."""
    hangs = w.last == "S" and _HANGING.search(w.left) and w.gap == " " and w.state == "0"
    return "s" if hangs and (w.leads("DPOC") or (w.leads("r") and w.then("DPO"))) else ""


_HANGING: Final = re.compile(r"[NX][IF][DPQ]?[A#]*S$")


@rule("Ss")
def plural_in_list(w: Context) -> str:
    """Read "leather, |hides|, and wool", "farms, |talks| and tea"."""
    if w.gap != "," or w.last not in tuple("NS") or w.says():
        return ""
    listed = (not w.next and w.next_gap == ",") or (w.leads("&") and w.then("NSAD") and not w.then("sd"))
    return "S" if listed else ""


@rule("Ss")
def verb_before_that(w: Context) -> str:
    """Read "the report by the auditors |shows| that the fund"."""
    content = w.says() and w.leads("C") and w.then("DPXNS#RU")
    return "s" if content and w.state == "0" and w.gap in " ," and w.last in tuple("NXkUS") else ""


@rule("Ns")
def means_of(w: Context) -> str:
    """Read "tackled |means| of", "ties and |means| to"."""
    return "N" if w.leads("Ft") and (w.last in VERBS or w.last == "&" or w.gap == ",") else ""


@rule("Ss")
def plural_before_of(w: Context) -> str:
    """Read "trade and |reports| of", "trade and |arms|.", "trade and |arms| exports"."""
    if w.last != "&" or w.left[-2:-1] not in _LISTED or STAYS in w.can:
        return ""
    ends = w.verb[:1] == "d" and not w.says() and (not w.next or frozenset("Ss") <= w.next)
    return "S" if w.leads("F") or ends else ""


_LISTED: Final = ("N", "S")


@rule("Ss")
def plural_behind_past(w: Context) -> str:
    """Read "discussed trade and |prospects| for": a verb would be in the past, too."""
    listed = w.last == "&" and w.left[-2:-1] in _LISTED and w.verb[:1] == "d" and STAYS not in w.can
    return "S" if listed and w.first("Ss") == "S" and w.leads("I") else ""


@rule("Ss")
def plural_of_item(w: Context) -> str:
    """Read "discussed the north, |patrols| in", "the war in Selm, |measures| to", "food, health |services| in".

    And "food and arms |exports|.".
    """
    if w.state not in "123" or STAYS in w.can or w.says():
        return ""
    return "S" if _ends_item(w) or (w.hangs() and w.state != "1" and w.leads("I")) else ""


def _ends_item(w: Context) -> bool:
    if not w.next:
        return w.left[-2:] in ("&N", "&S") and w.verb[:1] == "d"
    if not w.leads("It"):
        return False
    if w.gap == ",":
        return w.last in _LISTED or (w.last == "X" and not w.due)
    bare = w.left.rstrip("AN")[-1:] in {"d", "F", "I", *_LISTED}
    return bare and w.last == "N" and w.gap == " " and w.state != "1"


@rule("Ss")
def verb_due(w: Context) -> str:
    """Read "the group that speaks for farmers in Oslo |says| more must follow": a clause lacks its verb."""
    due = w.due and w.state in "14" and w.first("Ss") == "s" and w.says()
    return "s" if due and w.gap == " " and w.last in tuple("NXSkK") else ""


@rule("Ss")
def plural_behind_verb(w: Context) -> str:
    """Read "held |talks|", "of |talks|", "called for |talks|", but "visits Oslo and |meets| him"."""
    behind = w.last in tuple("gbdvsnFIJD&t") or w.before in VERBS
    return "" if not behind else "s" if w.last == "&" and w.parallel() == "s" else "S"


@rule("Ss")
def plural_of_object(w: Context) -> str:
    """Read "on resuming and enlarging Norwegian |ties| in", where no clause lacks its verb."""
    inside = w.last in ("N", "X") and w.left.rstrip("DPA#NX")[-1:] in ("g", "b")
    return "S" if inside and not w.due and w.gap == " " else ""


@rule("Ss")
def plural_behind_coordinated_noun(w: Context) -> str:
    """Read "economic and trade |ties| to"."""
    return "S" if w.left[-2:] == "&N" and not w.leads("DPRO") else ""


@rule("Ss")
def plural_without_subject(w: Context) -> str:
    """Read "|Talks| began", "the minister said |talks| had"."""
    return "S" if w.gap == "." or w.last not in tuple("NXkKU#)SrB&") or w.state == "1" else ""


@rule("Ss")
def plural_in_content(w: Context) -> str:
    """Read "said trade |talks| in Oslo", but "says the plan |limits| the"."""
    return "S" if w.state == "4" and not w.leads("DPROCtAX#") else ""


@rule("Ss")
def plural_before_bare_verb(w: Context) -> str:
    """Read "peace |talks| remain open"."""
    bare = w.leads("v") and HELPS not in w.can
    return "S" if bare and (w.first("Ss") == "S" or not w.leads("NAS")) else ""


@rule("Ss")
def verb_of_saying(w: Context) -> str:
    """Read "the minister |hopes| for"."""
    says = w.state == "0" and w.first("Ss") == "s" and w.says() and not (w.ahead == "m" and w.leads("d"))
    return "s" if says and w.last in tuple("NXkU") else ""


@rule("Ss")
def plural_before_verb(w: Context) -> str:
    """Read "peace |talks| in Oslo will end", but "the minister |wants| to say he will"."""
    verb = w.first("Ss") == "s" and (w.leads("DPRO") or (w.leads("t") and not w.hangs()))
    return "S" if w.ahead == "1" and not verb else ""


@rule("Ss")
def verb_before_day(w: Context) -> str:
    """Read "the council |meets| Thursday", where no other verb follows."""
    lacking = w.state == "0" and w.due and w.last in tuple("NX") and w.gap == " "
    alone = not w.late or (w.ahead == "0" and w.first("Ss") == "s")  # "Lund |leaves| Sunday for Oslo, where he is"
    return "s" if lacking and w.leads("K") and alone and not w.hangs() else ""


@rule("Ss")
def verb_before_object(w: Context) -> str:
    """Read "the minister |visits| the town", "Lund |plans| to"."""
    return ("s" if w.last != "S" else "S") if w.leads("DPROCtYWUQ#r") or w.gap in (",", "<") else ""


@rule("Ss")
def plural_in_prepositional_phrase(w: Context) -> str:
    """Read "during border |talks| in Oslo"."""
    inside = w.hangs() and w.left[-2:] != "NX"
    return "S" if inside and (w.first("Ss") == "S" or w.ahead in "13") else ""


@rule("Ss")
def plural_behind_other(w: Context) -> str:
    """Read "officials' |visits|", "met and trade |talks| in"."""
    return "S" if w.last not in tuple("NXkU") or (w.state == "2" and w.leads("I")) else ""


@rule("Ss")
def verb_before_participle(w: Context) -> str:
    """Read "most of the trade |comes| from goods found at sea": of two that may be verbs the one that mostly is."""
    mostly = w.first("Ss") == "s" and w.state == "0" and w.last in tuple("NXkU")
    is_object = w.left.rstrip("DPA#NX")[-1:] in ("g", "b")
    return "s" if mostly and not is_object and w.ahead == "m" and not w.acts else ""


@rule("Ss")
def verb_without_other(w: Context) -> str:
    """Read "the minister |talks| to", "the river |falls|.", "Lund |hosts| Reed"."""
    between_names = w.last == "X" and w.state == "0" and w.next == _NAMES and w.ahead == "m"
    verb = between_names or (w.leads("IJFBAXNS") and w.ahead == "0")
    return "s" if verb or (not w.next and w.state == "0" and w.first("Ss") == "s") else "S"


_NAMES: Final = frozenset("X")
WITH_S: Final = tuple(value for value in list(globals().values()) if isinstance(value, Rule))


# --- "visit": noun or bare verb ----------------------------------------------------------------------------------
@rule("v")
def noun_before_of(w: Context) -> str:
    """Read "regional |control| of", but "they |speak| of"."""
    noun = w.leads("F") and not (w.last == "S" and w.can[0] in "bv")
    return w.may("NAk") or "v" if noun else ""


@rule("Nv")
def listed_noun(w: Context) -> str:
    """Read "discussed energy and |transport|.", "aid for Oslo and |trade|.", "trade, |transport| and"."""
    listed = _is_behind_item(w) or (w.gap == "," and w.last in _LISTED and w.leads("&"))
    noun = w.can[0] == "N" or w.verb[:1] != "b"
    return "N" if listed and noun and STAYS not in w.can and w.next <= _BEHIND_OBJECT else ""


def _is_behind_item(w: Context) -> bool:
    """ "discussed energy |and|", "discussed aid for Oslo |and|": no present goes on with a past tense behind a name."""
    behind = w.left.rstrip("_")[:-1] if w.before == "&" else ""
    hangs = behind[-1:] == "X" and behind.rstrip("X")[-1:] in ("I", "F")
    return behind[-1:] in _LISTED or (hangs and w.verb[:1] == "d")


_BEHIND_OBJECT: Final = frozenset("&IFJ")  # a verb that takes an object has none before these


@rule("v")
def parallel_verb(w: Context) -> str:
    """Read "to visit Oslo and |meet| him", but "tax and |finance| issues", "hides and |oil|."."""
    return w.parallel() if w.before == "&" and not (_is_modifier(w) or _is_item(w)) else ""


def _is_modifier(w: Context) -> bool:
    """Tell of "covered tariffs and |trade| ties"."""
    beside = w.left[-2:-1] in ("N", "A") or (w.left[-2:-1] == "S" and w.verb[:1] == "d")
    return w.can[0] not in "bv" and w.leads("NS") and beside


def _is_item(w: Context) -> bool:
    """Tell of "sell hides and |oil|.": no object follows."""
    alone = not w.next or (TAKES in w.can and w.leads("IFJ"))
    return w.can[0] == "N" and alone and w.left[-2:-1] in ("N", "S")


@rule("v")
def say_that(w: Context) -> str:
    """Read "reports from Oslo, where they met, |say| that"."""
    return "v" if w.due and w.says() and w.leads("C") and w.can[0] in "bv" and w.last not in _NO_SUBJECTS else ""


_NO_SUBJECTS: Final = tuple("DPAIFJ#tMf3")


@rule("v")
def say_in_relative(w: Context) -> str:
    """Read "who aides |say| will"."""
    return "v" if w.left[-2:] == "WS" and w.says() and w.next & FINITE else ""


@rule("v")
def bare_verb_behind_adverb(w: Context) -> str:
    """Read "the quarrels in Selm also |affect| Norway", "Norway and Kenya also |hold| a meeting"."""
    subject = w.last in "BziZ" and w.before in tuple("SNXqU") and w.gap == " " and (w.state not in "14" or w.due)
    return "v" if subject and (_is_deed_of_several(w) or (w.can[0] in "bv" and w.next & BEGINNING)) else ""


def _is_deed_of_several(w: Context) -> bool:
    return "&" in w.left and w.before in tuple("NX") and w.leads("DPO")


@rule("v")
def verb_before_adverb(w: Context) -> str:
    """Read "have signed accords and |work| together in Oslo": no adverb stands behind a noun."""
    beside = w.last == "&" and w.left[-2:-1] in ("N", "S", "X") and w.verb[:1] in _PLURAL
    return ("b" if w.verb[:1] == "b" else "v") if beside and w.next and w.next <= _ADVERBS else ""


_PLURAL: Final = ("n", "v", "b")
_ADVERBS: Final = frozenset("BrA" + MARKERS)


@rule("v")
def noun_before_auxiliary(w: Context) -> str:
    """Read "the state |visit| was", "during the courtesy |call|"."""
    noun = w.next & FINITE or (w.hangs() and not w.leads("DPRO"))
    return w.may("NkA") or "v" if noun else ""


@rule("v")
def listed_infinitive(w: Context) -> str:
    """Read "will visit Oslo, |attend| the meeting and", "to have tea, |go| to"."""
    listed = w.gap in ",<" and w.verb[:1] in _BARE and (w.next & BEGINNING or (w.leads("t") and w.can[0] in "bv"))
    return "b" if listed and not _is_nominal(w) else ""


def _is_nominal(w: Context) -> bool:
    """Tell whether a word behind a comma is rather a noun, or an adjective before one: "mobility, |direct| links"."""
    noun = not w.leads("DPOX#AS") and "N" in w.can and w.can[0] not in "bv"
    return noun or (w.can[0] == "A" and w.goes_on())


_BARE: Final = ("b", "H", "E")


@rule("vA")
def adjective_behind_plural(w: Context) -> str:
    """Read "the aides |present| at the talks said", where another verb follows."""
    behind = w.last == "S" and w.gap == " " and w.due and w.leads("I")
    return "A" if behind and w.ahead in "1m" else ""


@rule("v")
def verb_behind_plural(w: Context) -> str:
    """Read "officials |plan| the visit", "officials |say|"."""
    verb = _behind_plural(w) and w.gap == " " and w.state not in "14"
    return "v" if verb and (w.leads("DPROx#CgUt") or w.can[0] in "bv") else ""


def _behind_plural(w: Context) -> bool:
    """Tell whether the word before is a plural, or the last of several: "Lund and Berg |thank| them"."""
    several = w.last in ("N", "X") and "&" in w.left and w.leads("DPO")
    return w.last in ("S", "q") or (several and (w.leads("O") or (w.due and w.ahead != "1")))


@rule("vN")
def noun_behind_plural(w: Context) -> str:
    """Read "the arms |control|", but "officials |visit| in"."""
    alone = w.ahead + w.state == "00" and w.leads("I")
    return "N" if _behind_plural(w) and not w.leads("DPROtCU") and not alone else ""


@rule("v")
def verb_behind_subject(w: Context) -> str:
    """Read "officials often |visit| in", "all |attend|"."""
    plural = w.last in ("S", "q", "U") or (w.last in "Bzi" and w.before in ("S", "U", "W"))
    open_clause = w.gap == " " and w.state not in "14"
    return "v" if plural and open_clause and not (w.ahead == "1" and _rather_noun(w)) else ""


def _rather_noun(w: Context) -> bool:
    """Tell whether another verb that follows leaves the word a noun: "the arms |control| will"."""
    verb = w.can[0] in "bv" and (w.last != "S" or w.leads("DPOSXt"))
    return "N" in w.can and not verb


@rule("v")
def command(w: Context) -> str:
    """Read "|Visit| the town.", but "|Trade| grew.", "|Visit| opens", "|Cross| praised the accord"."""
    if w.gap != "." and not (w.gap in '"<:' and w.last == " "):
        return ""
    acts = w.leads("d") and w.then("DPO")
    return "b" if w.leads("DPO") and w.ahead != "1" else w.may("XN" if acts and w.may("A") else "ANXv")


@rule("vA")
def adjective_like_verb(w: Context) -> str:
    """Read "met |present| members", but "the Danish |side| expressed hope", "Lund |meet| Reed"."""
    acts = (w.can[0] == "N" and w.leads("d")) or (w.can[0] in "bv" and w.next == _NAMES)
    return "A" if w.goes_on() and not acts else ""


@rule("v")
def verb_behind_noun(w: Context) -> str:
    """Read "the police |say|", "Americans |want| change"."""
    plural = (w.last in ("X", "U") or _is_last_of_several(w)) and not (w.state == "3" and w.leads("I"))
    open_clause = w.can[0] in "bv" and w.state not in "14"
    return "v" if plural and open_clause and (not w.goes_on() or _is_bare_subject(w)) else ""


def _is_bare_subject(w: Context) -> bool:
    """Tell of "|Americans| want change": a name without determiner, in a clause without another verb."""
    bare = w.last == "X" and w.left[-2:-1] not in ("D", "P", "A") and w.gap == " "
    return bare and w.state == "0" and w.due and w.ahead == "0"


def _is_last_of_several(w: Context) -> bool:
    """Tell whether the word before ends a list that can be the subject: not "food and climate |change|."."""
    return w.last == "N" and "&" in w.left and bool(w.next - _JOINING or w.says())


_JOINING: Final = frozenset("&" + MARKERS)


@rule("v")
def noun_or_verb(w: Context) -> str:
    """Read "paid a |visit|", "made them |leave|", "the government |want| them"."""
    collective = w.last == "N" and w.leads("O")
    return "v" if collective else w.may("NAkBzi") or ("b" if w.last in VERBS or w.last == "O" else "v")


BASE: Final = tuple(v for v in list(globals().values()) if isinstance(v, Rule) and v not in WITH_S)


# --- adjectives, adverbs, and all others -------------------------------------------------------------------------
@rule("AN")
def noun_behind_noun(w: Context) -> str:
    """Read "the army |general|"."""
    noun = w.last in ("N", "X", "S") and w.gap == " " and not (w.last == "X" and w.goes_on())
    return "N" if noun else ""


@rule("A")
def adverb_behind_auxiliary(w: Context) -> str:
    """Read "will |early| on"."""
    return w.may("Bzi") if w.last in AUXILIARIES and not w.goes_on() else ""


@rule("A")
def adjective_before_noun(w: Context) -> str:
    """Read "|early| talks", but "arrived |early| Monday"."""
    adverb = w.last in VERBS and w.may("Bzi") and w.can[0] != "A"
    return "A" if w.goes_on() and not adverb else ""


@rule("A")
def adverb_behind_verb(w: Context) -> str:
    """Read "met |early|"."""
    return w.may("Bzi") if w.last in VERBS or w.last in tuple("NSXOU") else ""


def _is_before_deed(w: Context) -> bool:
    return w.last == "&" and w.leads("dn") and bool(w.may("Bzi"))


@rule("A")
def adjective_alone(w: Context) -> str:
    """Read "|official| said", but "|Central| to the talks was", "left and |later| met him"."""
    if (w.gap == "." or w.last == " ") and w.can[0] == "A" and w.leads("It"):
        return "A"
    if _is_before_deed(w):
        return w.may("Bzi")
    return w.may("N" if w.may("N") and w.last not in AUXILIARIES and w.gap != "-" else "ABzi")


@rule("")
def preferred(w: Context) -> str:
    """Take the class that the word has most often."""
    return w.can.strip(MARKERS)[0]


REST: Final = tuple(v for v in list(globals().values()) if isinstance(v, Rule) and v not in WITH_S + BASE)
