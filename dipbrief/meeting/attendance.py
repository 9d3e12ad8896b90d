"""Who takes part in the meeting, and who is only spoken of: decided by construction."""

from functools import cache

from dipbrief.acts import adverbs, is_finite_verb, verb_forms
from dipbrief.document import Document
from dipbrief.lexicon import phrases, words
from dipbrief.meeting.vocabulary import Encounter, phrase_at, word_list
from dipbrief.mentions import Mention
from dipbrief.participants import Cast, Person

_LISTING_VERBS = words("clauses", "listing_verbs")
_OWN_ENCOUNTERS = words("clauses", "own_encounters")
_DELEGATION_VERBS = words("clauses", "delegation_verbs")
_SEPARATE = words("clauses", "separate")
_DELEGATIONS = words("clauses", "delegations")
_ATTENDED = words("clauses", "attended")
_REPORTERS = words("clauses", "reporters")
_INVERTING = words("clauses", "inverting")
_WERE = frozenset(["was", "were", "is", "are"])
_WHO = frozenset(["who", "killed"])
_LED = words("clauses", "case_prepositions")
_APPOSED = 12  # words of an apposition before the verb
_BULLETS = frozenset("-–—•*·◦▪●■►")
_BULLETED = 60  # paragraphs of a list
_INVERTED = 9  # words before the verb in "Also at the meeting on Monday were"
_THERE = frozenset(["part", "participated", "attended"])
_TAKING = frozenset(["took", "take", "takes", "taking", "taken"])
_CLOSED = frozenset([",", ".", ";"])
_SIDE = 4  # words of "On the South Sudanese side"
_ENCOUNTERS = words("clauses", "encounter_nouns")


def takes_part(document: Document, people: Cast, main: list[Encounter], body: int) -> list[Person]:
    """Return the persons who take part: named with a main cue, or in a sentence that lists who was there."""
    sentences = (
        {document.sentence_of[cue.first] for cue in main} | _talking(document, main) | _agreed(document, people, main)
    )
    found = {person for person in people if _in_meeting(document, people, person, sentences, main)}
    told = document.sentence_of[main[0].first]
    if told and main[0].planned and not any(_in_meeting(document, people, p, {told}, main) for p in found):
        before = {told - 1}  # "X will visit Brazil. The two ministers will meet"
        found |= {person for person in people if _in_meeting(document, people, person, before, main)}
    if not found:  # "..., their ministers said after talks in Oslo. Minister NAME and NAME also discussed"
        after = max(sentences) + 1
        talked = {n for n in range(after, min(after + 2, len(document.sentences))) if _is_talk(document, n)}
        found = {person for person in people if _in_meeting(document, people, person, talked, main)}
    if any({"delegations", "delegation"} & set(document.keys[slice(*document.sentences[n])]) for n in sentences):
        found |= {p for p in people if any(t.head.id == "head-of-delegation" for t, _ in p.titles)}
    for first, last in document.sentences:
        if last <= body or document.sentence_of[first] in sentences:
            continue
        at = _attendance(document, people, first, last)
        if at is not None:
            end = _list_end(document, last)
            there = ((m, p) for m, p in people.between(first, end) if m.kind != "pronoun")
            found |= {p for m, p in there if not is_aside(document, m)}
    if found:
        found |= {p for p in people if p not in found and _speaks_here(document, p)}
    return [person for person in people if person in found]


def _agreed(document: Document, people: Cast, main: list[Encounter]) -> set[int]:
    """The lede that tells what two did together before "At their meeting": "A and his counterpart B agreed to"."""
    number = document.sentence_of[main[0].first] - 1
    before = document.keys[main[0].first - 1 : main[0].first]
    if number < 0 or main[0].by_verb or main[0].planned or before not in (("their",), ("the",), ("a",)):
        return set()
    first, last = document.sentences[number]
    mentions = [m for m, _ in people.between(first, last) if m.name is not None]
    if len(mentions) < 2:
        return set()
    joined = document.keys[mentions[0].last : mentions[0].last + 3]
    return {number} if "and" in joined and mentions[1].first <= mentions[0].last + 4 else set()


def _talking(document: Document, main: list[Encounter]) -> set[int]:
    """The sentence after the main one that says who talked: "During the meeting, A, B and C discussed"."""
    number = max(document.sentence_of[cue.first] for cue in main) + 1
    if number >= len(document.sentences) or main[0].planned:
        return set()
    first, _last = document.sentences[number]
    if is_separate(document, number):
        return set()
    opens = document.keys[first] in ("during", "at", "in", "meeting") and _ENCOUNTERS & set(
        document.keys[first : first + 6]
    )
    return {number} if opens and _is_talk(document, number) else set()


def _is_talk(document: Document, number: int) -> bool:
    """Tell whether a sentence says what was talked about or agreed."""
    return bool(
        {"discussed", "reviewed", "exchanged", "agreed"} & set(document.keys[slice(*document.sentences[number])])
    )


def _speaks_here(document: Document, person: Person) -> bool:
    """Tell whether an official is reported to say things at the meeting: two statements, or one that answers."""
    kinds = person.kinds
    if not person.mentions or "spokesperson" in kinds or not (kinds - {"other", "business", None} or person.rank):
        return False
    if all(is_aside(document, mention) for mention in person.mentions if mention.kind != "pronoun"):
        return False
    acts = [act for mention in person.mentions if (act := _act_after(document, mention)) is not None]
    return any(act not in ("say", "tell", "announce", "add", "inform", "explain", "read") for act in acts)


def _act_after(document: Document, mention: Mention) -> str | None:
    """The act whose finite verb follows a mention directly, adverbs and a bracketed aside passed over."""
    if document.quoted[mention.first] >= 0:
        return None
    last = document.sentences[document.sentence_of[mention.first]][1]
    offices = [t.words[1] for t in mention.titles if mention.last <= t.words[0] < last]
    k = max([mention.last, *offices])  # "NAME, envoy, said"
    led = mention.first > 0 and bool(_LED & set(document.keys[max(mention.first - 2, 0) : mention.first]))
    apposed = k < last and document.sep(k)[:1] == "," and not is_finite_verb(document, k)
    if apposed and not led:  # "NAME, the youngest of them, said"
        k = next((n for n in document.commas(k + 1, min(k + _APPOSED, last)) if is_finite_verb(document, n)), k)
    while k < last and document.keys[k] in adverbs() and document.sep(k) in ("", ","):
        k += 1
    if k >= last or document.sep(k) not in ("", ","):
        return None
    form = verb_forms().get(document.keys[k])
    if form is None or not form.kinds & {"past", "s"} or form.acts[-1].order < 3:
        return None
    return form.acts[-1].id


def _in_meeting(document: Document, people: Cast, person: Person, sentences: set[int], main: list[Encounter]) -> bool:
    for number in sentences:
        first, last = document.sentences[number]
        cues = [cue for cue in main if document.sentence_of[cue.first] == number]
        for mention in person.between(first, last):
            aside = is_aside(document, mention, planned=main[0].planned)
            if not aside and not _is_reporter(document, people, person, mention, cues):
                return True
    return False


def is_aside(document: Document, mention: Mention, *, planned: bool = False) -> bool:
    """Tell whether a person is only spoken of at *mention*: on behalf of them, a message from them, their war.

    Who invites to a *planned* visit is expected to take part in it.
    """
    if document.quoted[mention.first] >= 0:
        return True
    if document.sep(mention.last) in ("'s", "'") and mention.last < len(document.words):
        following = document.keys[mention.last]
        if following not in _OWN_ENCOUNTERS:
            return True
    first = document.sentences[document.sentence_of[mention.first]][0]
    for start in range(max(first, mention.first - 7), mention.first):
        length = phrase_at(document, start, "aside")
        if length and (_leads_team(document, start) or _signs_together(document, start, mention)):
            continue
        if length and _reaches(document, start + length, mention.first):
            return not (planned and "invitation" in document.keys[start : start + length])
    return False


def _leads_team(document: Document, start: int) -> bool:
    """ "a delegation under Minister NAME": who leads it is there."""
    return document.keys[start] == "under" and document.keys[start - 1] in _DELEGATIONS


def _signs_together(document: Document, start: int, mention: Mention) -> bool:
    """ "was signed by NAME and NAME": both are there; one signature is given anywhere."""
    return document.keys[start] == "signed" and "and" in document.keys[mention.last : mention.last + 6]


def _reaches(document: Document, at: int, mention: int) -> bool:
    """Tell whether only articles and adjectives of courtesy stand between a phrase and the mention."""
    return (
        mention - at <= 4
        and all(document.seps[k] in ("", "-") for k in range(at, mention + 1))
        and not any(document.keys[k] in ("with", "by", "and", "met", "to") for k in range(at, mention))
    )


def _is_reporter(document: Document, people: Cast, person: Person, mention: Mention, cues: list[Encounter]) -> bool:
    """Tell whether the mention is the one who reports the meeting: ", spokesman Berg said", "Berg told Trend"."""
    if person.only_in_title:
        return False
    after = document.keys[mention.last] if mention.last < len(document.words) else ""
    before = document.keys[mention.first - 1] if mention.first else ""
    said = (after in _REPORTERS and document.sep(mention.last) in ("", ",")) or (
        before in _REPORTERS and document.sep(mention.first) == ""
    )
    if "spokesperson" in person.kinds:
        return said or before in _REPORTERS or (document.sep(mention.last) == "," and after in _REPORTERS)
    later = all(cue.first < mention.first for cue in cues)
    told = people.between(mention.last + 1, mention.last + 4)  # somebody else, who was there too
    closing = said and later and not told and document.sep(mention.first) == ","
    return closing and not person.between(0, mention.first)


def _list_end(document: Document, last: int) -> int:
    """The end of a list that a colon at word *last* opens: its paragraph, and those after it that a bullet opens."""
    if last >= len(document.words) or ":" not in document.sep(last):
        return last
    number = document.paragraph_of(last)
    end = document.paragraphs[number][1]
    for first, after in document.paragraphs[number + 1 : number + 1 + _BULLETED]:
        if not _BULLETS & set(document.gap(first)):
            break
        end = after
    return end


def _attendance(document: Document, people: Cast, first: int, last: int) -> int | None:
    """Where a construction stands that names others who were there, or None."""
    near = set(document.keys[first:last])
    if near & word_list("elsewhere") or "previous" in near:
        return None
    if near & {"delegation", "team"} and near & _DELEGATION_VERBS:
        return first
    for k in document.where(_attendance_words(), first, last):
        if document.keys[k] in ("were", "are") and document.sep(k + 1)[:1] == ":":  # "The six ambassadors were: A, B"
            return k
        if document.quoted[k] >= 0:
            continue
        if phrase_at(document, k, "attendance") and _is_of_meeting(document, k, first, last):
            return k
        if document.keys[k] in _WERE and _is_inverted(document, people, k, first):
            return k
        if document.keys[k] in ("side", "team") and _is_of_side(document, k, first):
            return k
        if document.keys[k] in _THERE and _is_there(document, k, first):
            return k
    return None


def _is_inverted(document: Document, people: Cast, k: int, first: int) -> bool:
    """ "Also at the meeting were NAME", "Among those around the table was the envoy": the verb before those there."""
    opener = document.keys[first]
    listed = opener in _INVERTING and (opener != "among" or not document.where(_WHO, first, k))
    return listed and k - first <= _INVERTED and bool(people.between(k + 1, k + 3)) and not people.between(first, k)


def _is_there(document: Document, k: int, first: int) -> bool:
    """ "NAME took part, as did NAME", "NAME also participated.": nothing is said of another event."""
    taking = document.keys[k] != "part" or document.keys[k - 1] in _TAKING
    return k > first and taking and document.sep(k + 1)[:1] in _CLOSED


def _is_of_side(document: Document, k: int, first: int) -> bool:
    """ "On the Danish side, NAME and NAME", "will be on the minister's team": those of one side."""
    if document.keys[k] == "team":
        return "on" in document.keys[max(first, k - 3) : k]
    return k >= first + 2 and document.keys[first] in ("on", "from", "for") and k - first <= _SIDE


@cache
def _attendance_words() -> frozenset[str]:
    return frozenset(["side", "team", *_THERE, *_WERE, *phrases("meetings", "attendance", "phrases")])


def _is_of_meeting(document: Document, k: int, first: int, last: int) -> bool:
    """ "attended the" and "joined the" need the meeting near them; "accompanied by" and "present" do not."""
    near = set(document.keys[first:last])
    if document.keys[k : k + 2] in (("led", "by"), ("headed", "by")) and any(
        is_finite_verb(document, n) for n in range(first, k)
    ):
        return False
    if document.keys[k] in _LISTING_VERBS or document.keys[k : k + 2] == ("part", "of"):
        return bool(near & _DELEGATIONS)
    if document.keys[k] in ("along", "together", "alongside", "representing"):
        return bool(near & _ATTENDED)
    return True


def is_separate(document: Document, number: int, cue: Encounter | None = None) -> bool:
    """Tell whether a sentence reports another encounter: "also met", "in a separate meeting", "later received".

    With *cue*, only the words around it and those that open the sentence count.
    """
    first, last = document.sentences[number]
    keys = set(document.keys[first:last])
    if cue is not None:
        keys = set(document.keys[max(cue.first - 4, first) : cue.last + 4]) | set(document.keys[first : first + 3])
    return bool(keys & _SEPARATE)
