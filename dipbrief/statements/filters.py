"""What is left out on purpose: the source of a dispatch, its background."""

from dipbrief.statements.speakers import Speaker, Speakers
from dipbrief.statements.told import Told, is_attitude
from dipbrief.statements.view import View
from dipbrief.statements.vocabulary import id_list, word_list
from dipbrief.syntax.classes import OF


def counts(view: View, speakers: Speakers, item: Told) -> bool:
    """Tell whether a statement is one of those who met."""
    kind = item.speaker.kind
    if kind == "nobody":
        return _is_of_those(speakers, item) and not _is_of_somebody(speakers, item)
    if kind == "person":
        return speakers.takes_part(item.speaker) and not _is_visit(view, item)
    if _is_source(view, item) or _is_agent(item) or _is_aside(view, item) or _is_visit(view, item):
        return False
    return _is_of_a_state(view, speakers, item) if kind == "party" else _is_of_a_side(view, speakers, item)


def _is_of_those(speakers: Speakers, item: Told) -> bool:
    """Tell whether words without a speaker are of the talks: no readout, unless one who takes part is told so."""
    told = item.frame.roles.get("addressee", ())
    if item.frame.id in id_list("told"):
        return bool(speakers.addressees(told, item.speaker))
    return item.frame.act not in id_list("announcing")


def _is_of_somebody(speakers: Speakers, item: Told) -> bool:
    """ "|Norland| was criticised": of whom it is said, not what was said, fills the subject of a passive."""
    done = item.frame.roles.get("content", ())
    return any(speakers.read([filler]) is not None for filler in done if filler.last <= item.cue)


def _is_of_a_state(view: View, speakers: Speakers, item: Told) -> bool:
    """Tell whether a state or body for which somebody takes part says something; not "a Norwegian company"."""
    if item.speaker.body and view.document.keys[item.speaker.first] in word_list("indefinite"):
        return False
    return speakers.takes_part(item.speaker) and not is_attitude(item.frame) and not _is_of_today(item)


def _is_source(view: View, item: Told) -> bool:
    """Tell whether an office or a spokesman only gives the readout: "the ministry said"."""
    speaker, keys = item.speaker, view.document.keys
    printed = {keys[speaker.head], *keys[speaker.first : speaker.last]}
    anonymous = not word_list("anonymous").isdisjoint(keys[view.first : view.last])
    if anonymous or not word_list("spokesmen").isdisjoint(printed):
        return True
    named = printed if speaker.kind == "party" else {keys[speaker.head]}
    return item.frame.act in id_list("reporting") and (speaker.body or not word_list("sources").isdisjoint(named))


def _is_agent(item: Told) -> bool:
    """ "The ship was welcomed by |the navy|"."""
    return item.frame.clause is not None and item.frame.clause.group.passive


def _is_of_today(item: Told) -> bool:
    """Tell what the writer says of one state at any time: "Norland |supports| the plan", "|according to| Norland"."""
    if item.frame.clause is None:
        return True
    if len(item.speaker.codes) > 1 and item.frame.noun is None:
        return False  # "Norland and Sundia |condemn| the attack"
    group = item.frame.clause.group
    always = group.form == "finite" and group.tense == "present" and not (group.perfect or group.progressive)
    return always and item.frame.act not in id_list("reporting")


def _is_aside(view: View, item: Told) -> bool:
    """ "called on the president, |who asked| him to stay", "the chiefs |who push for it|"."""
    clause = item.frame.clause
    if clause is None or clause.kind not in id_list("relatives"):
        return False
    return item.speaker.kind in id_list("unnamed") or not (view.is_set_off(clause) or view.has_own_subject(clause))


def _is_visit(view: View, item: Told) -> bool:
    """ "|called on| the minister to discuss trade"."""
    return item.frame.id in id_list("calls_on") and any(
        governor.word == item.frame.cue for frame in view.talks for governor in frame.governors[:1]
    )


def _is_of_a_side(view: View, speakers: Speakers, item: Told) -> bool:
    """Tell whether people without a name belong to those who met: "the sides", "they", "an Estonian diplomat".

    They do by an article, by their words, by the party that they stand for, or by whom they speak to.
    """
    frame, speaker, keys = item.frame, item.speaker, view.document.keys
    if keys[speaker.first] in word_list("definite") and not speaker.body:
        return not is_attitude(frame) or keys[speaker.head] not in word_list("states")
    if is_attitude(frame):
        return False
    own = speakers.takes_part(speaker) and (speaker.kind == "unnamed" or frame.act not in id_list("reporting"))
    spoken_to = frame.roles.get("addressee", ())
    own = own or speakers.has_met(speaker)
    return own or _is_bare_plural(view, speaker) or bool(speakers.addressees(spoken_to, speaker))


def _is_bare_plural(view: View, speaker: Speaker) -> bool:
    """Tell of "|participants|", not "the leaders of Norland" nor "business leaders"."""
    behind, keys = view.at(speaker.last), view.document.keys
    alone = behind == len(view.chunks) or view.chunks[behind].kind != OF
    return alone and word_list("sides").issuperset((keys[speaker.first], keys[speaker.head]))
