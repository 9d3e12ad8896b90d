"""What is left out on purpose: the source of a dispatch, its background."""

from dipbrief.lexicon import agencies
from dipbrief.statements.clauses import View
from dipbrief.statements.content import closes
from dipbrief.statements.speakers import Speakers
from dipbrief.statements.told import Told, is_attitude
from dipbrief.statements.vocabulary import id_list, word_list


def counts(view: View, speakers: Speakers, item: Told) -> bool:
    """Tell whether a statement is one of those who met."""
    frame, speaker = item.frame, item.speaker
    if _is_visit(view, item) or _is_told_to_agency(view, item):
        return False
    if speaker.kind == "nobody":
        return frame.act not in id_list("announcing")
    if speaker.kind == "person":
        return speakers.takes_part(speaker)
    if is_source(view, item):
        return False
    if speaker.kind == "party":
        return speakers.takes_part(speaker) and not is_attitude(frame) and not _is_writers_own(view, item)
    return _is_of_a_side(view, speakers, item)


def is_source(view: View, item: Told) -> bool:
    """Tell whether an office or a spokesman only gives the readout: "the ministry said"."""
    frame, speaker = item.frame, item.speaker
    keys = view.document.keys[speaker.first : speaker.last]
    if speaker.kind in id_list("groups"):
        keys = keys[-1:]
    return not word_list("spokesmen").isdisjoint(keys) or (
        frame.act in id_list("reporting") and (speaker.body or not word_list("sources").isdisjoint(keys))
    )


def is_they(view: View, item: Told) -> bool:
    """Tell of "they": behind a sentence whose source is named, that source."""
    return item.speaker.kind in id_list("groups") and view.document.keys[item.speaker.head] in word_list("they")


def _is_told_to_agency(view: View, item: Told) -> bool:
    """Tell whether the agency only says who told it: "Lund met Reed, |the minister told Trend|"."""
    told = item.frame.act in id_list("telling") and agencies().longest(view.document, item.cue + 1)
    quoted = view.document.quoted[max(item.speaker.first - 1, 0)] >= 0
    return bool(told) and (item.speaker.kind not in id_list("persons") or (closes(view, item) and not quoted))


def _is_agent(item: Told) -> bool:
    """ "The ship was welcomed by |the navy|"."""
    clause = item.frame.clause
    return clause is not None and clause.group.passive


def _is_writers_own(view: View, item: Told) -> bool:
    """Tell what the writer says of a state: "the ship was welcomed by |the navy|", "Norland |supports| the plan"."""
    clause = item.frame.clause
    return (
        clause is None or _is_agent(item) or (view.is_of_today(clause) and item.frame.act not in id_list("reporting"))
    )


def _is_of_states(view: View, item: Told) -> bool:
    """ "The two countries are |committed| to peace"."""
    return is_attitude(item.frame) and view.document.keys[item.speaker.head] in word_list("states")


def _is_aside(item: Told) -> bool:
    """ "called on the president, |who asked| him to stay"."""
    clause = item.frame.clause
    return clause is not None and clause.kind in id_list("relatives") and item.speaker.kind in id_list("unnamed")


def _is_visit(view: View, item: Told) -> bool:
    """ "|called on| the minister to discuss trade"."""
    return item.frame.id in id_list("calls_on") and any(
        governor.word == item.frame.cue for frame in view.talks for governor in frame.governors[:1]
    )


def _is_of_a_side(view: View, speakers: Speakers, item: Told) -> bool:
    """Tell whether people without a name belong to those who met: "the sides", "they", "an Estonian diplomat"."""
    frame, speaker = item.frame, item.speaker
    first = view.document.keys[speaker.first]
    if _is_agent(item) or _is_aside(item) or _is_of_states(view, item):
        return False
    if first in word_list("definite") and not speaker.body:
        return True
    return not is_attitude(frame) and _is_at_table(view, speakers, item)


def _is_at_table(view: View, speakers: Speakers, item: Told) -> bool:
    """Tell whether people without a name are of a side by their words, or by whom they speak to."""
    frame, speaker = item.frame, item.speaker
    if view.document.keys[speaker.head] in word_list("sides"):
        return True
    if speakers.takes_part(speaker) and (speaker.kind == "unnamed" or frame.act not in id_list("reporting")):
        return True
    return bool(speakers.addressees(frame.roles.get("addressee", ()), speaker))
