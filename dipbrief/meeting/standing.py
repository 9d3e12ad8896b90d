"""Whether an encounter has been, is to come, may be, or is none, and whether it lies before what is told."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dipbrief.dates import find_dates, is_year
from dipbrief.frames import Frame, shipped_frames
from dipbrief.frames.patterns import Standing, furthest
from dipbrief.meeting.bearing import clause_of
from dipbrief.meeting.sentence import Sentence, around, chunk_of, has_day, has_one_of, hosts_of, told_of
from dipbrief.meeting.vocabulary import id_list, word_list
from dipbrief.participants import Person
from dipbrief.syntax import closed_words
from dipbrief.syntax.clauses import Clause
from dipbrief.syntax.rows import chunk_at


def standing_of(sentence: Sentence, frame: Frame) -> Standing:
    """Whether it has been, is to come, may be, or is none."""
    if _is_denied(sentence, frame):
        return "none"
    if _goes_on_later(sentence, frame):
        return "possible"
    if not frame.governed.isdisjoint(id_list("wishes")) or _is_shown(frame) or _may_be_none(sentence, frame):
        return furthest(frame.standing, "possible")
    if frame.standing == "planned" and is_setting(sentence, frame) and _is_said(frame):
        return "fact"
    return "planned" if _is_to_come(sentence, frame) else frame.standing


def _is_headline(sentence: Sentence, frame: Frame) -> bool:
    """ "Minister Lund |to attend| summit": an infinitive in place of a finite verb, right behind who does it."""
    clause = frame.clause
    if clause is None or clause.group.form != "infinitive" or sentence.finite or frame.governors:
        return False
    before = sentence.clauses.row.chunks[max(clause.verb - 1, 0)]
    return any(word in sentence.people for word in range(before.first, before.last))


def _is_to_come(sentence: Sentence, frame: Frame) -> bool:
    """ "|flies| to Bern", "|meets| Reed |on Monday|": a day to come in the present, and what a plan holds."""
    if frame.standing != "fact":
        return False
    journey = frame.kind in id_list("journeys") and _is_simple_present(frame)
    if journey or _is_scheduled(sentence, frame) or _is_headline(sentence, frame):
        return True
    return (_is_present(frame) and _is_of_day_to_come(sentence, frame)) or _is_in_plan(sentence, frame)


def _is_scheduled(sentence: Sentence, frame: Frame) -> bool:
    """ "wrote before her |scheduled| meeting with Reed", "arrived |ahead of| talks", but "held a scheduled meeting"."""
    if frame.noun is None or frame.clause is not None:
        return False
    if around(sentence, frame)[0] in word_list("ahead_of"):
        return True
    return not word_list("scheduled").isdisjoint(sentence.document.keys[frame.noun.first : frame.noun.head])


def _is_of_day_to_come(sentence: Sentence, frame: Frame) -> bool:
    """ "meets Reed |on Monday|", "|tomorrow| hosts Reed", "receives him |next week|": no day of the calendar."""
    document, first = sentence.document, _first_told(sentence, frame)
    last = told_of(sentence, frame).stop
    days = [day for day in find_dates(document, first, last) if day.month is None]
    coming = any(day.weekday is not None or (day.offset or 0) > 0 for day in days)
    today = any(day.offset == 0 for day in days)
    return not today and (coming or bool(document.where(word_list("coming_times"), first, last)))


def _is_shown(frame: Frame) -> bool:
    """ "The two |discuss| the papers that they found": a talk of the present tense is one to listen to."""
    own = frame.noun is None and not frame.governors
    return own and frame.kind in id_list("talks") and _is_simple_present(frame)


def _may_be_none(sentence: Sentence, frame: Frame) -> bool:
    return _is_habit(sentence, frame) or _is_conditional(sentence, frame) or _is_doubtful(sentence, frame)


def _is_conditional(sentence: Sentence, frame: Frame) -> bool:
    """ "|would| meet him |if| he asked"."""
    if frame.clause is None or frame.modality not in word_list("conditional"):
        return False
    clauses, chunks = sentence.clauses.clauses, sentence.clauses.row.chunks
    below = (c for c in clauses if c.parent is not None and clauses[c.parent] is frame.clause and c.opener is not None)
    openers = shipped_frames().standing["openers"]
    return any(sentence.document.keys[chunks[c.opener].first] in openers for c in below if c.opener is not None)


def _is_doubtful(sentence: Sentence, frame: Frame) -> bool:
    """ "a meeting with him |is possible|", "a |possible| meeting with him"."""
    if frame.noun is None:
        return False
    if not word_list("doubtful").isdisjoint(sentence.document.keys[frame.noun.first : frame.noun.head]):
        return True
    chunk, chunks = chunk_of(sentence, frame.noun), sentence.clauses.row.chunks
    verbs = (c.verb + 1 for c in sentence.clauses.clauses if c.subject == chunk and c.group.lemma in word_list("being"))
    return any(sentence.document.keys[chunks[k].first] in word_list("doubtful") for k in verbs if k < len(chunks))


def _is_habit(sentence: Sentence, frame: Frame) -> bool:
    """ "|regularly| meets him": no one encounter."""
    return any(True for _ in _adverbs(sentence, frame, "habits"))


def _is_simple_present(frame: Frame) -> bool:
    return _is_present(frame) and frame.clause is not None and not frame.clause.group.progressive


def _is_present(frame: Frame) -> bool:
    """Tell of "|meets| Reed", "|is meeting| Reed"."""
    group = None if frame.clause is None else frame.clause.group
    if group is None or group.form != "finite" or group.modality is not None:
        return False
    return group.tense == "present" and not group.perfect


def _goes_on_later(sentence: Sentence, frame: Frame) -> bool:
    """ "before |leaving| for Bern", "an invitation for him to |visit| Bern": a journey that is not this one."""
    clause = frame.clause
    if clause is None or frame.kind not in id_list("ways") or clause.group.form == "finite":
        return False
    before = clause.verb - 1 if clause.opener is None else clause.opener
    chunks = sentence.clauses.row.chunks
    onward = before >= 0 and sentence.document.keys[chunks[before].first] in word_list("onward")
    other = clause.group.form == "infinitive" and frame.standing == "fact" and not _is_headline(sentence, frame)
    return onward or other


def is_dated(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether a day, or "here", is told of it."""
    return has_day(sentence, told_of(sentence, frame))


def is_setting(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether something is told to have been done there: "|at| their talks"."""
    preposition = around(sentence, frame)[0]
    return preposition in word_list("settings") or (preposition in word_list("of") and _is_phase(sentence, frame))


def _is_phase(sentence: Sentence, frame: Frame) -> bool:
    """ "at the |start| of their talks"."""
    if frame.noun is None:
        return False
    chunks, hosts = sentence.clauses.row.chunks, hosts_of(sentence, {chunk_of(sentence, frame.noun)})
    return any(sentence.document.keys[chunks[host].last - 1] in word_list("phases") for host in hosts)


def _is_said(frame: Frame) -> bool:
    """ "|agreed| in a call to act": what is said there is to come, not the call."""
    return any(not governor.kinds.isdisjoint(id_list("telling_classes")) for governor in frame.governors[:1])


def _is_denied(sentence: Sentence, frame: Frame) -> bool:
    """ "|no plans| for a meeting": the noun that it hangs on is denied; "|would have| met him": but for something."""
    if frame.clause is not None and frame.clause.group.perfect and frame.modality in word_list("conditional"):
        return True
    if frame.noun is None:
        return False
    chunks, hosts = sentence.clauses.row.chunks, hosts_of(sentence, {chunk_of(sentence, frame.noun)})
    denying = shipped_frames().standing["negating"]
    return any(sentence.document.keys[chunks[host].first] in denying for host in hosts)


def _is_in_plan(sentence: Sentence, frame: Frame) -> bool:
    """ "The visit |will include| talks", "for |talks|, including a meeting": what is to come holds what it brings."""
    if frame.noun is None:
        return False
    own = chunk_of(sentence, frame.noun)
    heads = {own}
    heads |= {sentence.clauses.first_of.get(k, k) for k in heads}
    heads |= hosts_of(sentence, heads)
    heads |= hosts_of(sentence, heads)  # "for talks with leaders, including a meeting" hangs on the leaders
    told = any(_brings(c, heads) or _is_to_do(c, own) for c in sentence.clauses.clauses)
    return told or _is_held_by_plan(sentence, heads) or _is_errand(sentence, frame, heads)


def _is_held_by_plan(sentence: Sentence, heads: set[int]) -> bool:
    """Tell whether one of *heads* is a noun of what is to come."""
    hosts = [sentence.clauses.row.chunks[k].noun for k in heads]
    return any(
        other.noun is not None and other.standing == "planned" and other.noun in hosts for other in sentence.frames
    )


def _is_errand(sentence: Sentence, frame: Frame, heads: set[int]) -> bool:
    """ "will visit Oslo |for talks|", "|in addition| to talks": what a journey to come is for is to come, too."""
    chunks = sentence.clauses.row.chunks
    joined = any(sentence.document.keys[chunks[host].last - 1] in word_list("joined") for host in heads)
    return (joined or around(sentence, frame)[0] in word_list("purposes")) and any(
        other.kind in id_list("ways")
        and other.standing == "planned"
        and other.clause is not None
        and not heads.isdisjoint(oblique.noun for oblique in other.clause.obliques)
        for other in sentence.frames
    )


def _is_to_do(clause: Clause, noun: int) -> bool:
    """ "|The talks| will cover trade": what is still to do something is to come."""
    return clause.subject == noun and _is_ahead(clause)


def _is_ahead(clause: Clause) -> bool:
    """Tell of "|will| cover", "|is to| cover"."""
    return shipped_frames().standing["modals"].get(clause.group.modality or "") == "planned"


def _brings(clause: Clause, heads: set[int]) -> bool:
    """Tell whether a clause says that something to come will bring one of *heads*."""
    purposes = {oblique.noun for oblique in clause.obliques}
    brings = clause.group.lemma in word_list("bringing") and not heads.isdisjoint(clause.objects)
    return _is_ahead(clause) and (
        brings or (clause.group.lemma in word_list("being") and not heads.isdisjoint(purposes))
    )


def is_background(sentence: Sentence, frame: Frame, persons: tuple[Person, ...]) -> bool:
    """Tell whether a clause only says when others did something, or which thing: "were freed |after Hale met leaders|".

    *persons* are those of whom something is told with it: nobody in "the promises |made at a summit|", nor in "Norway,
    |which will host the summit|, has named an envoy".
    """
    own = frame.clause or clause_of(sentence, frame)
    if own is None:
        return False
    if own.antecedent is not None and not persons:
        return frame.clause is None or frame.standing == "planned"
    if not _opens_time(sentence, own) or _is_predicate(sentence, own):
        return False
    clause = _clause_above(sentence, own)
    return clause is not own and not _names_one_of(sentence, clause.subject, persons)


def _names_one_of(sentence: Sentence, k: int | None, persons: tuple[Person, ...]) -> bool:
    if k is None:
        return True
    chunk = sentence.clauses.row.chunks[k]
    return any(sentence.people.get(word) in persons for word in range(chunk.first, chunk.last))


def _clause_above(sentence: Sentence, clause: Clause) -> Clause:
    """The clause whose time a clause tells, and those that it stands in without a subject."""
    while clause.parent is not None and (clause.subject is None or _opens_time(sentence, clause)):
        clause = sentence.clauses.clauses[clause.parent]
    return clause


def _is_predicate(sentence: Sentence, clause: Clause) -> bool:
    """ "This |was| when she met him"."""
    above = None if clause.parent is None else sentence.clauses.clauses[clause.parent]
    return above is not None and above.group.lemma in word_list("being") and above.predicate is None


def _opens_time(sentence: Sentence, clause: Clause) -> bool:
    opener = None if clause.opener is None else sentence.clauses.row.chunks[clause.opener].first
    return (
        clause.kind == "adverbial"
        and opener is not None
        and sentence.document.keys[opener] in word_list("time_openers")
    )


def is_remembered(frame: Frame) -> bool:
    """Tell whether somebody only speaks of what has been: "recalled their meeting"."""
    return not frame.governed.isdisjoint(id_list("recalling_kinds"))


def is_apart(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether it is set apart from what was told: "|also| met", "met him |later|", "|after| talks with him"."""
    preposition, *own = around(sentence, frame)
    words = (preposition, *own, *_preface(sentence, frame), *_adverbs(sentence, frame, "separate"))
    return not word_list("separate").isdisjoint(words) or preposition in word_list("apart")


def is_recalled(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether it is past in what is told: "had met", "last year she met", "the last meeting", "met in |1998|"."""
    group = None if frame.clause is None else frame.clause.group
    before = group is not None and group.perfect and group.tense == "past" and not _is_reported(frame)
    backward = any(_sends_back(words, sentence.opens) for words in (around(sentence, frame), _preface(sentence, frame)))
    return before or backward or _is_of_year(sentence, frame)


def _sends_back(words: Sequence[str], opens: bool) -> bool:
    """Tell of "|last| year she met", "at their |recent| talks"; "Lund last week met Reed" and "two days ago" are news.

    So are "Last week Lund met Reed" and "Lund last month met Reed" where they *open* the text.
    """
    recalled = [n for n, word in enumerate(words) if word in word_list("recalled")]
    news = word_list("news_times") | (word_list("lede_times") if opens else frozenset())
    return any((n == 0 and not opens) or not _is_beside(words, n, news) for n in recalled)


def _is_beside(words: Sequence[str], n: int, times: frozenset[str]) -> bool:
    """ "last |week|", "two |days| ago"."""
    return not times.isdisjoint((*words[max(n - 1, 0) : n], *words[n + 1 : n + 2]))


def _is_of_year(sentence: Sentence, frame: Frame) -> bool:
    """ "met him in |1998|", "held talks in |June 1998|", "at a |1998| meeting": a year and no day."""
    if _is_named_by_year(sentence, frame):
        return True
    chunks, prepositions = sentence.clauses.row.chunks, sentence.clauses.row.preposition
    times = set() if frame.clause is None else {oblique.noun for oblique in frame.clause.obliques}
    if frame.noun is not None:
        times |= {noun for host, noun in sentence.clauses.modifiers if host == chunk_of(sentence, frame.noun)}
    within_it = (k for k in times if sentence.document.keys[chunks[prepositions[k]].first] in word_list("in_year"))
    return frame.standing == "fact" and any(_is_year(sentence, chunks[k].first, chunks[k].last) for k in within_it)


def _is_year(sentence: Sentence, first: int, last: int) -> bool:
    """Tell of "1998", and of "June 1998", which is no day."""
    return is_year(sentence.document, last - 1, last) and not find_dates(sentence.document, first, last)


def _is_named_by_year(sentence: Sentence, frame: Frame) -> bool:
    """ "a |1998| meeting", but "the 2025 summit"."""
    document, noun = sentence.document, frame.noun
    if noun is None or document.keys[noun.first] not in closed_words("indefinite"):
        return False
    return any(is_year(document, word, word + 1) for word in range(noun.first + 1, noun.head))


def _is_reported(frame: Frame) -> bool:
    """ "said that she |had met| him": what is said to have been is not before what is told."""
    content = frame.clause is not None and frame.clause.kind in id_list("reported_clauses")
    return content and any(governor.kinds & id_list("telling_classes") for governor in frame.governors[:1])


def _preface(sentence: Sentence, frame: Frame) -> tuple[str, ...]:
    """The words from the verb before to the encounter that a verb tells of: "|last year she| met him"."""
    return () if frame.clause is None else sentence.document.keys[_first_told(sentence, frame) : _first_of(frame)]


def _first_told(sentence: Sentence, frame: Frame) -> int:
    """The first word of what is told of an encounter: behind the verb before it, or what opens its clause."""
    k, chunks = bisect_right(sentence.ends, _first_of(frame)), sentence.clauses.row.chunks
    first = sentence.ends[k - 1] if k else chunks[0].first
    opener = None if frame.clause is None else frame.clause.opener
    return first if opener is None else max(first, chunks[opener].first)


def _first_of(frame: Frame) -> int:
    return frame.cue if frame.noun is None else min(frame.cue, frame.noun.first)


def _adverbs(sentence: Sentence, frame: Frame, known: str) -> Iterator[str]:
    """Yield the adverbs of a list that stand in what is told of it."""
    row, words = sentence.clauses.row, word_list(known)
    if has_one_of(sentence, words, range(row.chunks[0].first, sentence.last)):
        for word in sentence.document.where(words, _first_told(sentence, frame), told_of(sentence, frame).stop):
            if row.chunks[chunk_at(row, word)].noun is None:
                yield sentence.document.keys[word]
