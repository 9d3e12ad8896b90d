"""Words whose class what stands right before them asks for: a hyphen, auxiliary, pronoun, determiner, preposition."""

import re
from typing import Final

from dipbrief.syntax.choice.context import BEGINNING, VERBS, Context, Rule, rule
from dipbrief.syntax.classes import DEGREE, HELPS, MARKERS, NO_GERUND, SAYS, SEEMS, STAYS, THING

__all__ = ["RULES"]

_AFTER_TO = tuple("tMf3")
_BE = tuple("eEwy1")


@rule("")
def hyphened(w: Context) -> str:
    """Read "coal-|fired| plants", "long-|lasting|", "wi-|fi|"."""
    if w.gap != "-":
        return ""
    return w.may("Aa") if w.may("ng") else w.noun() or w.first("ABzi")


@rule("KX")
def abbreviated_month(w: Context) -> str:
    """Read "on |Jan| 15", but "|Jan| Berg"."""
    named = w.next == frozenset("X") or (w.last == "X" and not w.leads("#"))
    return "X" if named and w.last != "#" else "K"


@rule("X")
def name_at_start(w: Context) -> str:
    """Read "|Mark| Lund said", where a capital says nothing."""
    named = w.next == frozenset("X") and w.next_gap in " -" and not w.may("gBzi")
    return "X" if named and w.may("NAbvd") else ""


@rule("N")
def owner(w: Context) -> str:
    """Read "the |union|'s demand"."""
    return "N" if w.next_gap == "'" else ""


@rule("A")
def fronted_adjective(w: Context) -> str:
    """Read "Also |present| were", "Also |covered| were"."""
    return w.may("nA") if w.leads("e") and w.left and not w.left.strip("BziZ") else ""


@rule("dn")
def fronted_participle(w: Context) -> str:
    """Read "Also |talked| about were"."""
    return "n" if w.leads("rI") and w.then("e") and w.left and not w.left.strip("BziZ") else ""


@rule("AX")
def name_before_verb(w: Context) -> str:
    """Read "|Bush| thanked him", where a capital says nothing."""
    verb = w.leads("d") and not w.leads("NSAX") and w.then("DPOXI")
    return "X" if verb and w.last == " " else ""


@rule("AB")
def adverb_before_verb(w: Context) -> str:
    """Read "the minister |further| pledged aid"."""
    unfinished = w.state == "0" or w.due
    return "B" if unfinished and w.last in tuple("NSX") and w.gap == " " and w.leads("d") else ""


# --- behind auxiliaries ------------------------------------------------------------------------------------------
@rule("b")
def infinitive(w: Context) -> str:
    """Read "will |visit|", "to |set| up", "did not |plan|"."""
    asked = w.before in _AFTER_TO and (w.before != "f" or w.last in "fBziZ")
    verb_follows = w.next <= frozenset("bv" + MARKERS) or (w.leads("b") and w.can[0] not in "bv")
    return "" if not asked else "B" if "B" in w.can and w.next and verb_follows else "b"


@rule("")
def behind_have(w: Context) -> str:
    """Read "has |signed|", "has not yet |met|"."""
    return w.may("nd") if w.before in tuple("hHj2") else ""


@rule("AB")
def adverb_before_been(w: Context) -> str:
    """Read "has |long| been"."""
    return "B" if w.last in tuple("hH") and w.leads("w") else ""


@rule("")
def behind_be(w: Context) -> str:
    """Read "was |signed|", "is |meeting| them", "is so |interesting|", "were |open|", but 'it was," |said| Reed'."""
    if w.gap == "<" or w.before not in _BE or w.last not in {*_BE, *"BziZr"}:
        return ""
    if w.last == "i" and w.may("A"):
        return "A"
    return _progressive(w) or _passive(w) or _complement(w)


def _progressive(w: Context) -> str:
    """Return the participle of "was signing"; behind a place alone, "On the agenda were |fishing| rights", a noun."""
    if "g" not in w.can:
        return ""
    if w.leads("NS") and _PLACE.search(w.left):
        return w.may("NA")
    quality = w.can.startswith(("A", "N")) and "A" in w.can and not w.next & (BEGINNING - frozenset("A"))
    return w.can[0] if quality else "g"


_PLACE: Final = re.compile(r"^(?:[IFJ][DP]?[A#]*(?:X+|N*[NS]))+[ewE]$")


def _passive(w: Context) -> str:
    """Return the participle of "was signed", or the adjective of "is concerned that"."""
    quality = w.can[0] == "A" and w.before in ("e", "1", "E") and (not w.next or w.leads("tCT&"))
    return "" if not w.may("nd") else "A" if quality else w.may("nd")


def _complement(w: Context) -> str:
    if w.may("Bzi") and w.leads("ng"):
        return w.may("Bzi")
    return w.may("ANSkq" if w.goes_on() else "ABziNSkq")


@rule("b")
def infinitive_behind_aside(w: Context) -> str:
    """Read "will on Thursday, 3 May 2025, |host| them", "will, on the first day of his stay, |find| it"."""
    split = w.verb == "M" and w.state in "13" and not w.due
    behind = split and w.gap in " ," and w.last in tuple("NSXKkqU_#") and _ASIDE.search(w.left)
    return "b" if behind and (w.can[0] in "bv" or w.next & BEGINNING or w.leads("t")) else ""


_ASIDE: Final = re.compile(r"(?:^[DPA#L]*[NSXKkqU]*|M[BziZ_]*)(?:[IFJ][DP]?[A#L]*[NSXKkqU][NSXKkqU#]*)+$")


# --- behind pronouns ---------------------------------------------------------------------------------------------
@rule("")
def noun_in_relative(w: Context) -> str:
    """Read "the accord which |ministers| signed"."""
    if w.before != "W" or not w.may("SNX") or w.may("d") or w.leads("DPRO"):
        return ""
    return w.noun() if w.ahead == "1" or (w.leads("d") and w.first("Ss") == "S") else ""


@rule("")
def behind_subject_pronoun(w: Context) -> str:
    """Read "they |plan|", "who often |talks|", "he |first| met"."""
    if w.before not in ("R", "W", "x") or w.last not in tuple("RWxBziZ"):
        return ""
    if w.last == "W" and w.may("k") and w.next & BEGINNING:
        return "k"
    if w.may("Bzi") and w.leads("dseMhf") and not w.may("ds"):
        return "B"
    return w.finite() or w.may("BziAX")


# --- inside a noun group -----------------------------------------------------------------------------------------
def _opened(w: Context) -> bool:
    """Tell whether a noun group has begun: determiner, possessive, number or adjective."""
    owned = w.left[-2:-1] in ("D", "P") or w.inner == "'"  # "Norway's newly |elected| leader"
    opened = w.last in tuple("DPQ#AL") or w.gap == "'" or (w.last in "Bzi" and owned)
    return opened and w.gap in " \"'-"


@rule("")
def verb_behind_quantity(w: Context) -> str:
    """Read "the two |met| him"."""
    verb = w.last in ("A", "#") and (w.leads("ROx") or w.next == frozenset("U")) and w.can[0] in VERBS
    return w.finite() if verb else ""


@rule("d")
def verb_of_two(w: Context) -> str:
    """Read "the two |discussed| trade", "at the talks, the two |voiced| alarm", "met, and the two |signed| a pact"."""
    begins = w.state == "0" or (w.left[-3:] == "&D#" and not w.goes_on())
    opens = _TWO.search(w.left) and begins and w.gap == " "
    return "d" if opens and w.ahead != "1" and not w.leads("Y") else ""


@rule("d")
def verb_behind_date(w: Context) -> str:
    """Read "Lund on January 13 |received| Reed"."""
    return "d" if w.left[-2:] == "K#" and (w.state == "0" or w.due) and w.ahead != "1" else ""


@rule("v")
def verb_behind_number(w: Context) -> str:
    """Read "the two |plan| to"."""
    return "v" if w.left[-2:] == "D#" and w.state == "0" and w.leads("t") else ""


_TWO: Final = re.compile(r"(?:^|[NSXKkqBzTCW&])D#$")


@rule("gN")
def noun_around_day(w: Context) -> str:
    """Read "his |meeting| Saturday with", "on his surprise Saturday |meeting| with"."""
    before = w.last in tuple("PD") and w.leads("K")
    behind = w.last == "K" and w.left[-2:-1] in tuple("PNA") and w.leads("I")
    return "N" if w.gap == " " and (before or behind) else ""


@rule("AN")
def speaker_before_verb(w: Context) -> str:
    """Read "an |official| said trade had grown"."""
    says = frozenset("d" + SAYS) <= w.next and THING not in w.can and w.then("NSX")
    inside = _opened(w) or w.last in tuple("NX")
    return "N" if says and inside and w.gap == " " and (w.state == "0" or w.due) else ""


@rule("gN")
def ing_before_verb(w: Context) -> str:
    """Read "the |meeting| touches on", where the next word may be the verb."""
    return "N" if w.last in ("D", "P") and w.gap == " " and w.state == "0" and w.leads("s") else ""


@rule("gN")
def noun_before_past(w: Context) -> str:
    """Read "the |meeting| covered trade", where no other verb follows."""
    subject = w.last in ("D", "P") and w.leads("d") and w.state == "0" and w.goes_on()
    return "N" if subject and w.ahead in "0m" else ""


@rule("")
def inside_noun_group(w: Context) -> str:
    """Read "a |joint| exercise", "the |signed| accord", "his |planned| visit"."""
    inner = _opened(w) and _fits(w) and w.goes_on()
    return w.first("ASq") or w.may("aNBzik") if inner else ""


@rule("")
def adverb_in_noun_group(w: Context) -> str:
    """Read "the |newly| appointed ambassador"."""
    return w.may("Bzi") if _opened(w) and not w.may("NA") else ""


@rule("A")
def coordinated_adjective(w: Context) -> str:
    """Read "the |individual| and collective rights"."""
    coordinated = w.can[0] in "Az" and w.leads("&") and w.then("AaN")
    return "A" if coordinated and _opened(w) else ""


@rule("A")
def quoted_adjective(w: Context) -> str:
    """Read 'called the plan "|primitive| and costly"', but 'the plan "|Desert| Storm"'."""
    behind = w.gap == '"' and w.last in tuple("NSX") and not w.may("Xd")
    return "A" if behind and not w.goes_on() else ""


@rule("")
def head_of_noun_group(w: Context) -> str:
    """Read "the |visit|", "a long |meeting|", "his |talks| with"."""
    return w.noun() or w.first("mAa") if _opened(w) and _fits(w) else ""


def _fits(w: Context) -> bool:
    """Tell whether the word can stand inside a noun group, behind what has begun it."""
    if not (w.nominal() or w.may("ngBzi")):
        return False
    return w.last not in ("A", "#") or w.gap == "-" or bool(w.may("NSkqA")) or (bool(w.may("am")) and w.goes_on())


# --- behind a preposition ----------------------------------------------------------------------------------------
def _prepositional(w: Context) -> bool:
    return w.last in tuple("IFJ") and w.gap in ' "'


@rule("gN")
def noun_in_ing(w: Context) -> str:
    """Read "before the vote on |funding|", "of |reporting| of"."""
    return "N" if _prepositional(w) and not w.says() and (not w.next or w.leads("FeMh")) else ""


@rule("gA")
def adjective_in_ing(w: Context) -> str:
    """Read "of |leading| scholars"."""
    modifies = _prepositional(w) and w.goes_on() and w.first("Ag") == "A" and not w.leads("X")
    return "A" if modifies else ""


@rule("g")
def ing_that_stays(w: Context) -> str:
    """Read "of |participating| nations", "Norway's |participating| towns": the verb takes no object."""
    modifies = STAYS in w.can and (w.last in tuple("IFJ") or w.last in ("N", "X")) and w.gap in ' "'
    letter = w.may("Nm" if w.last == "N" else "Aa")
    return letter if modifies and w.goes_on() and w.leads("SN") and not w.leads("KB") else ""


@rule("g")
def ing_that_modifies(w: Context) -> str:
    """Read "amid |mounting| tensions", "as |acting| minister"."""
    rising = NO_GERUND in w.previous and w.leads("SN") and w.goes_on()
    acting = "T" in w.previous and DEGREE in w.previous and w.leads("N") and THING not in w.next
    return w.may("Aa") if _prepositional(w) and (rising or acting) else ""


@rule("g")
def ing_behind_preposition(w: Context) -> str:
    """Read "after |meeting| him", "by |building| roads", but "for |training| and", "with |visiting| Minister Lund"."""
    if not _prepositional(w):
        return ""
    titled = w.previous.strip(MARKERS) == "I" and w.next == frozenset("X") and w.then("X")
    noun = w.can[0] == "N" and w.leads("IJ&") and STAYS not in w.can
    return (w.may("Aa") if titled else "") or ("N" if noun else "g")


@rule("")
def participle_behind_preposition(w: Context) -> str:
    """Read "for |increased| trade"."""
    modifies = _prepositional(w) and w.may("n") and not w.noun()
    return w.may("Aa") if modifies and w.goes_on() else ""


@rule("AB")
def adverb_before_gerund(w: Context) -> str:
    """Read "about |further| developing the port"."""
    return "B" if _prepositional(w) and w.gap == " " and w.leads("g") and w.then("DPO") else ""


@rule("A")
def adjective_behind_preposition(w: Context) -> str:
    """Read "for |public| safety", "in |opening| it"."""
    if not _prepositional(w) or not w.goes_on():
        return ""
    return "A" if not w.may("N") or w.can[0] == "A" or w.leads("NS") else "N"


@rule("")
def noun_behind_preposition(w: Context) -> str:
    """Read "of |talks|", "in |short|"."""
    verb = w.may("nd") and not w.noun()
    return w.noun() or w.may("ABzi") if _prepositional(w) and not verb else ""


# --- a bare infinitive -------------------------------------------------------------------------------------------
@rule("b")
def let_them_go(w: Context) -> str:
    """Read "helped him |visit|", "let them |go|"."""
    helped = w.last in ("O", "U", "S") and HELPS in w.earlier and w.gap == " "
    clear = w.may("A") and w.leads("C")
    return "b" if helped and not clear and not w.may("d") and (w.first("Ab") == "b" or w.leads("DP")) else ""


@rule("b")
def help_the_others_open(w: Context) -> str:
    """Read "helped the islanders |raise| the ferry"."""
    object_follows = w.leads("DPO") and not w.may("d") and w.gap == " "
    helped = object_follows and w.last in tuple("NSX") and HELPS in w.verb
    return "b" if helped and w.left.rstrip("DPA#NSX")[-1:] in VERBS else ""


@rule("b")
def infinitive_behind_subject(w: Context) -> str:
    """Read "only then did the captain |order| it"."""
    inverted = _INVERTED.search(w.left) or (w.leads("DPOt") and _INVERTED_DO.search(w.left))
    return "b" if w.gap == " " and inverted else ""


@rule("n")
def participle_behind_subject(w: Context) -> str:
    """Read "never before had the court |overturned| it"."""
    return "n" if w.gap == " " and _INVERTED_HAVE.search(w.left) else ""


_INVERTED_DO: Final = re.compile(r"f(?:[DP]?[A#]*[NSX]+)$")
_INVERTED_HAVE: Final = re.compile(r"[ZzBI]h(?:[DP]?[A#]*[NSX]+|[RU])$")
_INVERTED: Final = re.compile(r"(?:(?:^|[^NSXKkqURO#WxYC])[fM](?:[DP]?[A#]*[NSX]+|U)|[fM]R)$")


@rule("bA")
def made_clear(w: Context) -> str:
    """Read "made |clear| the need"."""
    made = w.last in VERBS and HELPS in w.previous and SAYS in w.previous
    return "A" if made and w.can[0] == "A" and w.leads("DP") else ""


@rule("b")
def help_repair(w: Context) -> str:
    """Read "will help |repair| the roads"."""
    helped = w.last in VERBS and HELPS in w.previous and w.next & BEGINNING
    return "b" if helped and not (w.may("A") and (w.goes_on() or w.leads("C"))) else ""


@rule("A")
def adjective_behind_verb(w: Context) -> str:
    """Read "seems |likely|", "two years |long|"."""
    linked = (w.last in VERBS and SEEMS in w.previous) or w.last == "q"
    return "A" if linked and not w.may("gdn") and not w.goes_on() else ""


RULES: Final = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
