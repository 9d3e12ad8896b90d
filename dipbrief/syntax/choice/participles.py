"""Forms in -ed and -ing: finite verb, participle, adjective or noun."""

import re
from typing import Final

from dipbrief.syntax.choice.context import (
    AUXILIARIES,
    BEGINNING,
    FINITE,
    HEADS,
    NOMINAL,
    NOT_VERBS,
    VERBS,
    Context,
    Rule,
    opens_with_phrase,
    rule,
)
from dipbrief.syntax.classes import SEEMS, STAYS, TAKES, THING

__all__ = ["RULES"]


# --- the past and the participle differ --------------------------------------------------------------------------
@rule("d")
def past(w: Context) -> str:
    """Read "a fight |broke| out"."""
    subject = w.last in HEADS or w.before == "&" or w.before in HEADS
    return "d" if subject and not w.may("n") else ""


@rule("n")
def written_accords(w: Context) -> str:
    """Read "signed |written| accords", "discussed visas, |written| accords and trade"."""
    listed = w.gap == "," and w.last in tuple("NS") and w.state == "3" and (w.then("&") or not w.after)
    modifies = not w.may("dvb") and w.goes_on() and (listed or w.last not in tuple("NSXO")) and w.leads("NSA")
    return w.may("Aa") if modifies else ""


@rule("n")
def accords_written(w: Context) -> str:
    """Read "accords |written| in Oslo", "|Written| in Oslo, it"."""
    behind = w.last in tuple("NSXOUKkq&") or w.gap in ".,<(~"
    return "n" if behind and not w.may("dvb") else ""


# --- they are the same -------------------------------------------------------------------------------------------
@rule("dn")
def seems_tired(w: Context) -> str:
    """Read "seems |tired|", but "got |arrested| by"."""
    seems = w.last in VERBS and SEEMS in w.previous and w.gap == " "
    return w.may("Aa") if seems and not w.leads("J") else ""


@rule("dn")
def signed_increased_aid(w: Context) -> str:
    """Read "offered |increased| aid", "a modern, |armed| force", "newly |elected| leaders", "when |armed| men came".

    "Met |retired| General Reed", but "Reed, visibly angry, |told| reporters".
    """
    if _is_before_title(w):
        return w.may("Aa")
    listed = _in_list(w) or (w.last in tuple("TYC") and w.ahead in "1m")
    return w.may("Aa") if listed and w.goes_on() and w.leads("NSA") else ""


def _is_before_title(w: Context) -> bool:
    """Tell of a word between a verb and a titled name: "met newly |elected| President Reed"."""
    titled = w.next == frozenset("X") and w.then("X")
    return titled and w.gap == " " and w.last in tuple("vsdgBzi") and w.before in tuple("vsdg")


def _in_list(w: Context) -> bool:
    """Tell whether a word stands behind a verb, another adjective, or an adverb in a noun group."""
    if w.last in VERBS:
        return w.gap in ' "'
    modifier = w.last == "A" and w.left.rstrip("ABi")[-1:] not in ("X", "R")
    if w.gap == ",":
        return modifier
    return w.last in "Bzi" and w.before in tuple("IFJDPAvsdg")


@rule("dn")
def participle_behind_adjective(w: Context) -> str:
    """Read "as a close and |valued| partner", but "was ready and |signed| accords"."""
    modifier = w.last == "&" and w.left[-2:-1] == "A" and w.left[-3:-2] in tuple("DPIFJ")
    return w.may("Aa") if modifier and w.goes_on() and w.leads("NSA") else ""


@rule("dn")
def participle_behind_opener(w: Context) -> str:
    """Read "when |asked|", "as |planned|": a finite verb would have a subject."""
    return "n" if w.last in ("T", "Y") and w.gap == " " else ""


@rule("dn")
def participle_without_object(w: Context) -> str:
    """Read "the king and the group |formed| in May", "the bridge, progress |made| in": the verb takes an object.

    Behind "as well as" no clause begins: "ended the war as well as the debts |owed| to"; it may end the subject.
    """
    takes = TAKES in w.can or ("A" in w.can and w.leads("t") and STAYS not in w.can)
    bare = takes and w.last in tuple("NS") and w.gap == " " and w.leads("IJ")
    return "n" if (bare and w.state in "23") or _is_beside(w) else ""


def _is_beside(w: Context) -> bool:
    return w.state != "0" and _BESIDE.search(w.left) is not None


@rule("dn")
def participle_before_by(w: Context) -> str:
    """Read "the accord |signed| by", "warned, |arrested| and", but "the senate |rejected| by a wide margin a plan"."""
    by = w.leads("J") and STAYS not in w.can and not _is_main(w)
    return "n" if by or (w.gap == "," and w.last == "n") else ""


def _is_main(w: Context) -> bool:
    """Tell whether no other verb can be the one that the sentence needs."""
    return w.state == "0" and w.due and w.gap == " " and not w.late


@rule("dn")
def participle_before_particle(w: Context) -> str:
    """Read "a team |made| up of bankers", "a pact |drawn| up by Norway left": the verb lacks its object."""
    behind = w.last in tuple("NSX") and w.gap == " " and w.leads("r") and w.then("FJ")
    return "n" if behind and STAYS not in w.can and w.late else ""


@rule("dn")
def participle_between_commas(w: Context) -> str:
    """Read "the prize, |launched| in May, honours": the verb takes an object and has none."""
    behind = w.gap in ",<" and w.last in tuple("NSXU") and (w.state == "0" or w.due)
    bare = w.leads("ITYtrB") and not w.next & frozenset("DPO#X") and STAYS not in w.can
    return "n" if behind and (bare or w.leads("J")) and w.enclosed else ""


@rule("dn")
def participle_behind_clause(w: Context) -> str:
    """Read "toured the church, |built| on a hill": in a list of verbs a last one would follow behind "and"."""
    behind = w.gap in ",<" and w.last in tuple("NSX") and w.state in "13" and not w.due
    bare = behind and w.leads("IJ") and STAYS not in w.can and not w.says()
    return "n" if bare and not w.late else ""


@rule("dn")
def participle_in_opening_phrase(w: Context) -> str:
    """Read "Under an accord |reached| last year, Norway is": what hangs on a preposition is no subject."""
    phrase = w.gap == " " and w.state == "0" and opens_with_phrase(w)
    return "n" if phrase and STAYS not in w.can and not w.next & _OBJECTS and w.late else ""


_OBJECTS: Final = frozenset("DPOROQt")


@rule("dn")
def participle_of_two(w: Context) -> str:
    """Read "the steps |agreed| and planned by Norway are"."""
    two = w.leads("&") and w.then("n") and "J" in w.third
    return "n" if two and w.last in ("N", "S") and STAYS not in w.can and w.ahead in "13" else ""


@rule("bn")
def participle_like_base(w: Context) -> str:
    """Read "a camp |run| by the agency"."""
    return "n" if w.last in tuple("NSX") and w.gap == " " and w.leads("J") else ""


@rule("dn")
def participle_at_start(w: Context) -> str:
    """Read "|Signed| in Oslo, the accord", "|Increased| trade"."""
    if w.last != " " and w.gap != ".":
        return ""
    return "n" if w.leads("IJ#CT") else w.may("Aa") if w.goes_on() else "d"


@rule("dn")
def past_behind_passive(w: Context) -> str:
    """Read "for aid granted to her and |praised| the plan", "said ships had left and |stressed| that".

    A verb without objects has no passive: "men held in Selm and |agreed| to".
    """
    if w.before != "&" or w.parallel() != "n":
        return ""
    active = not _PERFECT.search(w.left) and _has_no_passive(w)
    return "d" if active or (w.says() and w.leads("CR") and "d" in w.left) else ""


def _has_no_passive(w: Context) -> bool:
    """Tell whether an object or a clause follows, or the verb takes none."""
    return bool(w.next & BEGINNING) or w.leads("C") or STAYS in w.can


@rule("dn")
def parallel_participle(w: Context) -> str:
    """Read "was arrested and |charged|"."""
    return w.parallel() if w.before == "&" else ""


@rule("dn")
def participle_in_name_group(w: Context) -> str:
    """Read "joined a U.N. |protected| area"."""
    inside = w.state == "1" and w.left[-2:] == "DX" and w.gap == " "
    return w.may("Aa") if inside and w.goes_on() and w.leads("NS") and not w.leads("D") else ""


@rule("dn")
def past_with_object(w: Context) -> str:
    """Read "he said talks |opened| the way"."""
    content = w.state == "4" and w.next & (BEGINNING | frozenset("C")) and w.ahead != "1"
    return "d" if w.last in HEADS and (content or (w.state in "14" and w.leads("DPO"))) else ""


@rule("dn")
def main_verb_behind_relative(w: Context) -> str:
    """Read "the talks that were held |failed|", "the man who was waiting |refused|": a clause lacks its verb."""
    relative = w.last in VERBS and w.last != "g" and "W" in w.left and not w.goes_on()
    return "d" if (relative or _is_due(w)) and w.gap == " " and not w.leads("J") else ""


def _is_due(w: Context) -> bool:
    """Tell whether a clause was opened that still lacks its verb, and nothing else can be it."""
    return w.due and w.state in "14" and w.last not in AUXILIARIES and w.ahead == "0"


@rule("dn")
def second_participle(w: Context) -> str:
    """Read "he met ministers |elected| in May", "the steps |set| out in", "supports |increased| trade".

    But "he said a fight |occurred|".
    """
    if w.state not in "14":
        return ""
    if _is_told(w):
        return "d"
    finite = STAYS in w.can or (w.says() and not w.leads("IJ" if w.state == "4" else "IJr"))
    return "d" if finite and w.last in HEADS else _premodifier(w) or "n"


def _is_told(w: Context) -> bool:
    """Tell of "he said Lund |stopped|": a name right behind the verb, and no other verb for it."""
    behind = w.state == "4" and w.last == "X" and _TOLD.search(w.left) is not None
    return behind and not w.leads("J") and w.ahead != "1"


_TOLD: Final = re.compile(r"dX+$")


def _premodifier(w: Context) -> str:
    behind = w.last in VERBS or w.last in tuple("IFJ&")
    return w.may("Aa") if behind and w.goes_on() and w.leads("NSA") else ""


@rule("dn")
def reduced_relative(w: Context) -> str:
    """Read "the accord |signed| in Oslo failed", but "the minister |said| in Oslo talks failed"."""
    thing = THING in w.previous and "X" not in w.previous and w.leads("IJ")
    passive = STAYS not in w.can and (not w.says() or thing)
    return "n" if passive and _is_free(w) else ""


def _is_free(w: Context) -> bool:
    """Tell whether no object follows, and a finite verb does; behind a name no noun at all."""
    named = w.last == "X" and w.leads("NSA#X")
    follows = bool(w.next & (BEGINNING - NOMINAL)) and not _has_time(w)
    return w.ahead == "1" and not follows and w.gap == " " and not named


@rule("dn")
def participle_before_deed(w: Context) -> str:
    """Read "a bomb |planted| in Selm killed the", where a verb with an object follows."""
    takes = TAKES in w.can and not w.says() and _is_thing(w)
    return "n" if takes and not w.leads("T") and (w.leads("IJ") or _has_time(w)) and w.acts else ""


def _is_thing(w: Context) -> bool:
    """Tell whether the noun before a word is a thing that opens the sentence."""
    return THING in w.previous and w.last in tuple("NS") and w.gap == " " and w.state == "0" and not w.parted


def _has_time(w: Context) -> bool:
    """Tell of "released |this week|", "raised |Monday|"."""
    return w.leads("KL") or (w.leads("D") and w.then("k"))


@rule("dn")
def participle_before_past(w: Context) -> str:
    """Read "topics |raised| also included trade": the next word, but for adverbs, is no adjective."""
    follows = w.after if w.next & NOT_VERBS and not w.leads("NA") else w.next
    verb = "d" in follows and follows.isdisjoint("Aa") and w.state == "0" and w.gap == " "
    return "n" if verb and THING in w.previous and STAYS not in w.can else ""


@rule("dn")
def participle_behind_dash(w: Context) -> str:
    """Read "the treaty - |drafted| in secret - grants"."""
    return "n" if w.gap == "~" and w.state == "0" and w.leads("IJ") and STAYS not in w.can and w.late else ""


@rule("dn")
def simple_past(w: Context) -> str:
    """Read "the minister |signed| the accord"."""
    return "d"


# --- forms in -ing -----------------------------------------------------------------------------------------------
@rule("g")
def ing_before_auxiliary(w: Context) -> str:
    """Read "Weapons |testing| was", "|Reading| is"."""
    subject = w.last in tuple("NXSKk&") or w.gap == "."
    return w.may("Nm") if w.next & FINITE and subject else ""


@rule("g")
def ing_in_list(w: Context) -> str:
    """Read "tourism, |mining|, machinery", "trade, |peacebuilding| and aid"."""
    if w.gap != "," or w.last not in tuple("NS") or STAYS in w.can:
        return ""
    alone = not w.next and w.next_gap == ","
    last_but_one = w.leads("&") and w.then("NSA") and not w.then("gDP")
    return w.may("N") if alone else w.may("Nm") if last_but_one else ""


@rule("gN")
def ing_before_participle(w: Context) -> str:
    """Read "a stone |building| constructed in"."""
    whole = w.leads("dn") and not w.noun_follows() and w.last in ("N", "X", "A") and w.gap == " "
    return "N" if whole and w.can[0] in "gN" else ""


@rule("g")
def coordinated_ing(w: Context) -> str:
    """Read "a modern and |growing| and open town"."""
    return w.may("Aa") if w.last == "&" and w.left[-2:-1] == "A" and w.leads("&A") else ""


@rule("gN")
def measured_ing(w: Context) -> str:
    """Read "a two-day |meeting|"."""
    return "N" if w.left[-3:] in ("D#k", "P#k") and w.gap == " " else ""


@rule("g")
def compound_ing(w: Context) -> str:
    """Read "the board |meeting|", "a budget |hearing| on"."""
    if w.last not in ("N", "X") or w.gap != " ":
        return ""
    whole = not w.next or (w.left[-2:-1] in ("D", "P") and w.leads("I")) or w.leads("F")
    return w.may("N") or ("" if w.next else w.may("m")) if whole else ""


@rule("g")
def compound_ing_in_list(w: Context) -> str:
    """Read "drug |trafficking| and the war"."""
    behind = w.last == "N" and w.gap == " " and STAYS not in w.can
    return w.may("Nm") if behind and w.leads("&") and not w.then("g") else ""


@rule("gN")
def compound_ing_inside(w: Context) -> str:
    """Read "a family |planning| programme", but "the President |urging| swift reform", "the task |facing| Norway"."""
    acts = (w.last == "X" and w.says()) or w.next == frozenset("X")
    return "N" if w.gap == " " and w.last in ("N", "X") and w.goes_on() and not acts else ""


@rule("g")
def parallel_ing(w: Context) -> str:
    """Read "of widening roads and |building| ports", "building ports and |investing| in", "widening and |building|"."""
    behind = w.last == "&" and w.verb[:1] == "g" and not w.left.endswith("A&")
    beside = w.left[-2:-1] in ("N", "S") or (w.left[-2:-1] == "g" and w.left[-3:-2] in tuple("IFJbdvs"))
    return "g" if behind and (w.leads("IDP") or (w.goes_on() and beside)) else ""


@rule("gA")
def coordinated_leading(w: Context) -> str:
    """Read "old members and |leading| scholars"."""
    return "A" if w.last == "&" and w.goes_on() and w.leads("NS") else ""


@rule("gN")
def listed_ing(w: Context) -> str:
    """Read "tariffs and |fishing| rights"."""
    listed = w.last == "&" and w.left[-2:-1] in ("N", "S") and w.leads("S") and not w.then("DPRO")
    return "N" if listed and w.verb[:1] != "g" else ""


@rule("gN")
def noun_or_ing_behind_noun(w: Context) -> str:
    """Read "a rise in office |building| in", but "the man |meeting| him"."""
    if w.last not in ("N", "X") or w.gap != " ":
        return ""
    return "N" if not w.next & (BEGINNING - frozenset("AX")) and w.can[0] == "N" else "g"


@rule("gN")
def ing_of(w: Context) -> str:
    """Read "saw |fighting| of", "ports, |training| of", "strengthen |understanding|, and", "trade and |banking|."."""
    named = (w.last in VERBS or w.gap in ",.") and w.leads("F") and w.can[0] == "N"
    of = named or (w.last == "b" and not w.next)
    return "N" if of or (w.last == "&" and not w.next & BEGINNING) else ""


@rule("g")
def visiting_minister(w: Context) -> str:
    """Read "|Visiting| Minister Lund called", "told |visiting| Minister Lund", but "|Accompanying| Lund were".

    "On Monday, |visiting| Minister Lund met her".
    """
    titled = w.next == frozenset("X") and w.then("XF")
    is_object = w.gap == " " and w.last in VERBS and w.last != "n"
    return w.may("Aa") if titled and (is_object or _modifies_subject(w)) else ""


def _modifies_subject(w: Context) -> bool:
    """Tell whether a verb for the name behind the word follows, at the beginning or behind a phrase that opens."""
    if w.gap == ".":
        return w.ahead == "m"
    return w.gap == "," and opens_with_phrase(w) and w.ahead in "1m"


@rule("gA")
def leading_members(w: Context) -> str:
    """Read "|Leading| members left", "met |leading| members"."""
    start = w.gap in '."' and w.last == " "
    object_of_verb = w.last in VERBS and w.last != "n" and (w.leads("NSA#") or w.then("NS"))
    return "A" if w.goes_on() and (start or object_of_verb) else ""


@rule("g")
def ing(w: Context) -> str:
    """Read "officials |meeting| in Oslo", "|meeting| him"."""
    return "g"


_BESIDE: Final = re.compile(r"&_+[DPAXNS#FI]*[NSX]$")
_PERFECT: Final = re.compile(r"[hHj2][BziZ]*n[^ndsveWCTY]*$")
RULES: Final = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
