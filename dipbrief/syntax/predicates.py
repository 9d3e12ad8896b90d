"""What a verb group does to the clauses that are open: it completes one, goes on with one, or opens one."""

from collections.abc import Callable
from typing import Final

from dipbrief.syntax.classes import COORDINATOR, PAST
from dipbrief.syntax.forms import DITRANSITIVE, GROUP, SPEECH, THAT
from dipbrief.syntax.openers import leave_aside
from dipbrief.syntax.reading import BE_FORMS, Kind, Open, Reading
from dipbrief.syntax.rows import ADVERBS, BREAKS, COMMAS, INSIDE, PREPOSITIONS, TIME_HEADS, Chunk, before, verb_at

__all__ = ["on_verb"]

_QUOTATION_BEHIND: Final = frozenset('<:"')
_MODAL, _BASE = "M", "b"
_BARE_FORMS: Final = frozenset("bEH")
_INVERTING: Final = frozenset("fMh")  # auxiliaries that may stand before the subject
_NO_TELLERS: Final = TIME_HEADS | frozenset("O")
_INNER: Final = ("content", "relative")
_LAID_ON: Final = frozenset(["participle", "gerund", "infinitive"])
_GERUND_OPENERS: Final = PREPOSITIONS | frozenset("T")


def on_verb(reading: Reading, k: int) -> None:
    """Read the verb group *k*."""
    form = verb_at(reading.row, k).form
    _leave_quotation(reading, k)
    coordinated = reading.kind_at(_before_time(reading, k)) == "&" or _is_listed_infinitive(reading, k)
    if form == "finite":
        _on_finite(reading, k, coordinated)
    elif _completes_inverted(reading, k) or _completes_modal(reading, k) or _is_subjunctive(reading, k):
        return
    elif coordinated:
        _go_on_with_form(reading, k, "infinitive" if form == "infinitive" else "participle")
    elif form == "infinitive":
        _on_infinitive(reading, k)
    else:
        _on_participle(reading, k)


def _before_time(reading: Reading, k: int) -> int | None:
    """Return the chunk before a verb, over a time that stands between it and "and": "and |this week| said"."""
    at = before(reading.row, k)
    if at is None or not reading.tells_when(at):
        return at
    start = reading.row.preposition[at] if reading.row.preposition[at] >= 0 else at
    opening = before(reading.row, start)
    return opening if reading.kind_at(opening) == COORDINATOR else at


def _leave_quotation(reading: Reading, k: int) -> None:
    """Close the clauses of a quotation that has ended: 'praised "the steps taken", |adding|'."""
    if not reading.is_partly_quoted:
        return
    quoted, row = reading.document.quoted, reading.row
    here = quoted[row.chunks[k].first]
    outside = (c for c in reversed(reading.stack) if c.verb is None or quoted[row.chunks[c.verb].first] in (-1, here))
    clause = next(outside, None)
    if clause is not None and clause.verb is not None:
        reading.back_to(clause)


def _completes_inverted(reading: Reading, k: int) -> bool:
    """Read "never before had the court |overturned|": the auxiliary stands before the subject, the verb behind it."""
    top, at = reading.top, before(reading.row, k)
    if top.verb is None or reading.form_letter(top.verb) not in _INVERTING or at is None:
        return False
    alone = top.subject is None or reading.kind_at(before(reading.row, top.verb)) == "&"
    if alone and top.objects == [at]:
        top.subject = top.objects.pop()
    if top.subject != at or at < top.verb:
        return False
    top.verb = k
    reading.active.add(k)
    return True


def _completes_modal(reading: Reading, k: int) -> bool:
    """Read "will on Thursday |host| them": a phrase stands between the modal and its verb."""
    top = reading.top
    alone = top.verb is not None and reading.form_letter(top.verb) == _MODAL
    bare = reading.groups.tag(verb_at(reading.row, k).first) in _BARE_FORMS
    if not alone or top.objects or verb_at(reading.row, k).form != "infinitive" or not bare:
        return False
    top.shares, top.verb = top.verb, k
    return True


def _is_subjunctive(reading: Reading, k: int) -> bool:
    """Read "asked that the talks |be held|", "that he |stay|": a bare infinitive behind "that" and a subject."""
    top, verb = reading.top, verb_at(reading.row, k)
    bare = verb.form == "infinitive" and reading.groups.tag(verb.first) in _BARE_FORMS
    if not bare or top.kind != "content" or not top.awaits_verb() or top.opener is None:
        return False
    _give(top, k, top.waiting)
    return True


def _give(clause: Open, k: int, subject: int | None) -> None:
    clause.verb = k
    if clause.subject is None:
        clause.subject = subject


# --- finite verbs ------------------------------------------------------------------------------------------------
def _on_finite(reading: Reading, k: int, coordinated: bool) -> None:
    if _inverts(reading, k) or (_may_cut_in(reading, k) and _reports(reading, k)):
        return
    top = reading.top
    if top.awaits_verb() or (top.verb is None and len(reading.stack) == 1):
        _give(top, k, top.waiting)
    elif coordinated:
        _go_on(reading, k)
    else:
        next(step for step in _STEPS if step(reading, k))


def _may_cut_in(reading: Reading, k: int) -> bool:
    """Tell of 'fair," |said| Reed' and of "the suspect, prosecutors |say|, bought"."""
    return reading.row.chunks[k].gap == "<" or _cuts_in(reading, k)


def _cuts_in(reading: Reading, k: int) -> bool:
    """Tell whether a comma closes a report inside a clause: "the suspect, aides |told| Reed on Monday, bought"."""
    chunks, at, n = reading.row.chunks, before(reading.row, k), k + 1
    if reading.top.passed is None or n == len(chunks) or chunks[k].gap not in INSIDE:
        return False
    if at is not None and reading.kind_at(at) == "N" and reading.is_actor(at):
        n = _behind_report(reading, k)
    return n < len(chunks) and chunks[n].gap in COMMAS


def _behind_report(reading: Reading, k: int) -> int:
    """Return the chunk behind whom something is said to, and where and when."""
    chunks, n = reading.row.chunks, k + 1
    if reading.kind_at(n) == "N" and reading.valency(k) & DITRANSITIVE:
        n += 1
    while n < len(chunks) and chunks[n].gap in INSIDE and _is_adjunct(reading, n):
        n += 1
    return n


def _inverts(reading: Reading, k: int) -> bool:
    """Read "Also discussed |were| trade and energy": the participle carries the meaning."""
    at, fronted, main = _before_stranded(reading, k), reading.clauses[-1], reading.stack[0]
    participle = fronted.kind == "participle" and fronted.antecedent is None and fronted.verb == at
    if at is None or not participle or not reading.is_be(k) or main.verb is not None or main.awaits_verb():
        return False
    reading.back_to(main)
    reading.clauses.remove(fronted)
    main.verb, main.obliques = at, [*main.obliques, *fronted.obliques]
    reading.inverted = k
    return True


def _before_stranded(reading: Reading, k: int) -> int | None:
    """Return the chunk before *k*, over a preposition that governs nothing: "also touched |upon| were"."""
    at = before(reading.row, k)
    return before(reading.row, at) if at is not None and reading.kind_at(at) in PREPOSITIONS else at


def _go_on(reading: Reading, k: int) -> None:
    """Read a finite verb behind "and": it has the subject of the verb before it; behind a comma not of a relative."""
    closed = reading.row.chunks[_coordinator(reading, k)].gap in COMMAS
    _leave_tense(reading, k)
    if closed:
        _leave_relatives(reading, k)
        _leave_remark(reading)
    if reading.valency(k) & (SPEECH | THAT):
        _leave_content(reading, k, closed)
    while len(reading.stack) > 1 and reading.top.verb is not None and not _can_go_on(reading, reading.top, k):
        reading.stack.pop()
    previous = reading.top
    if previous.verb is None:
        _give(previous, k, previous.waiting)
    else:
        clause, opening = reading.push_beside(previous), _coordinator(reading, k)
        clause.verb = k
        clause.obliques.extend(pair for pair in previous.obliques if pair[0] > opening)
        previous.obliques[:] = [pair for pair in previous.obliques if pair[0] < opening]


def _coordinator(reading: Reading, k: int) -> int:
    at = _before_time(reading, k)
    return k if at is None else at


def _leave_tense(reading: Reading, k: int) -> None:
    """Close inner clauses of another tense than the verb and those around: "said they |hope| and left"."""
    inner = next((c for c in reading.stack if c.kind in _INNER and c.verb is not None), None)
    main = None if inner is None else inner.parent
    if inner is None or main is None or main not in reading.stack:
        return
    aspects = inner.kind != "relative"  # "who |had come| and met her" may go on
    between, around = _tense(reading, inner.verb, aspects=aspects), _tense(reading, main.verb, aspects=aspects)
    if between != around and around == _tense(reading, k, aspects=aspects):
        reading.back_to(main)


def _tense(reading: Reading, k: int | None, *, aspects: bool = True) -> tuple[str | None, bool, bool, bool]:
    """Return the tense of a verb, and with *aspects* whether it is perfect, progressive, or has a modal."""
    if k is None:
        return None, False, False, False
    verb = verb_at(reading.row, k)
    if not aspects:
        return verb.tense, False, False, False
    return verb.tense, verb.perfect, verb.progressive, verb.modality is not None


def _leave_relatives(reading: Reading, k: int) -> None:
    """Close relative clauses that a comma closes: "the pact, which was old, |and| praised"; not of the same form."""
    relative = next((c for c in reading.stack if c.kind == "relative" and c.verb is not None), None)
    main = None if relative is None else relative.parent
    if relative is None or main is None or main.verb is None or main not in reading.stack:
        return
    if not _is_form_of_one(reading, k, relative, main):
        reading.back_to(main)


def _leave_remark(reading: Reading) -> None:
    """Close a participle that two commas enclose: "praised it, noting it was old, |and| left"."""
    remark = next((c for c in reading.stack if c.kind == "participle" and c.verb is not None), None)
    if remark is None or remark.verb is None or reading.row.chunks[remark.verb].gap not in COMMAS:
        return
    above = remark.parent
    if above is not None and above.verb is not None and above in reading.stack:
        reading.back_to(above)


def _is_form_of_one(reading: Reading, k: int, relative: Open, main: Open) -> bool:
    """Tell whether a verb has the form of that of a relative clause, and not of the clause around it."""
    letter = reading.form_letter(k)
    if letter in BE_FORMS or _form_of(reading, relative) != letter:
        return False
    return _form_of(reading, main) != letter


def _form_of(reading: Reading, clause: Open) -> str:
    return "" if clause.verb is None else reading.form_letter(clause.verb)


def _leave_content(reading: Reading, k: int, closed: bool) -> None:
    """Close what is said, where a comma does or its subject says nothing: "said the talks had helped |and| thanked"."""
    inner = (c for c in reversed(reading.stack) if c.kind in _INNER and c.verb is not None)
    for clause in inner:
        host = clause.parent
        if host is None or host not in reading.stack or not reading.says(host):
            return
        if not (closed or _tense(reading, host.verb) == _tense(reading, k)) and _can_say(reading, clause.subject):
            return
        reading.back_to(host)


def _can_say(reading: Reading, k: int | None) -> bool:
    return k is not None and (reading.is_person(k) or bool(reading.noun_kinds(k) & GROUP))


def _can_go_on(reading: Reading, previous: Open, k: int) -> bool:
    """Tell whether the finite verb *k* can go on with that of *previous*: behind a modal only when it has one too."""
    if previous.verb is None or previous.kind in _LAID_ON:
        return False
    verb = verb_at(reading.row, previous.verb)
    return verb.form == "finite" and (verb.modality is None or verb_at(reading.row, k).modality is not None)


# --- reports -----------------------------------------------------------------------------------------------------
def _reports(reading: Reading, k: int) -> bool:
    """Read a report behind what was said: "..., Reed said", "...," said Reed."""
    if not _can_report(reading, k) or _same_in_list(reading, k) is not None:
        return False
    subject = _subject_of_report(reading, k)
    if subject is None or _opens_quotation(reading, k):
        return False
    content = next((c for c in reading.clauses if c.kind == "main" and c.verb is not None), None)
    if content is None:
        content = reading.interrupted = _cut_in(reading.stack[0], subject)
    clause = reading.new_main()
    clause.verb, clause.subject = k, subject
    reading.attached.add(subject)
    if content is not None:
        clause.complements.append(content)
    return True


def _cut_in(clause: Open, subject: int) -> Open | None:
    """Return the clause into which a report cuts, when its subject has been read: "|The harvest|, Reed said, ..."."""
    if clause.waiting == subject and clause.verb is None:
        clause.waiting = clause.passed
    return clause if clause.awaits_verb() and clause.waiting != subject else None


def _can_report(reading: Reading, k: int) -> bool:
    """Tell whether a verb can report what stands before it: one of saying, or any with content where marks show it.

    These are a closing quotation mark, commas on either side ("The harvest, he |added|, will fail"), the end of the
    sentence, and who says it right behind.
    """
    chunks, at = reading.row.chunks, before(reading.row, k)
    quoted = chunks[k].gap == "<" or (at is not None and chunks[at].gap == "<")
    marked = quoted or _cuts_in(reading, k) or _closes(reading, k) or _is_before_teller(reading, k)
    says = reading.valency(k) & (THAT | SPEECH)
    return not verb_at(reading.row, k).passive and (says == THAT | SPEECH or (marked and bool(says)))


def _closes(reading: Reading, k: int) -> bool:
    """Tell whether only adverbs and days follow; where an actor says it phrases, too.

    "The harvest will fail, he |noted| on Monday", "The harvest will fail, he |noted| in Oslo".
    """
    behind = range(k + 1, len(reading.row.chunks))
    if not all(_is_adjunct(reading, n) for n in behind):
        return False
    bare = all(reading.kind_at(n) != "N" or reading.head(n) in TIME_HEADS for n in behind)
    subject = None if bare else _subject_of_report(reading, k)
    return bare or (subject is not None and reading.is_actor(subject))


def _is_adjunct(reading: Reading, n: int) -> bool:
    chunk = reading.row.chunks[n]
    return chunk.kind in ADVERBS | PREPOSITIONS or chunk.letter in TIME_HEADS or reading.row.preposition[n] >= 0


def _is_before_teller(reading: Reading, k: int) -> bool:
    """Tell of "The harvest has failed, |noted| the minister on Monday": a verb with a clause, then an actor."""
    subject = _inverted_subject(reading, k)
    told = reading.valency(k) & THAT and not reading.valency(k) & DITRANSITIVE
    return bool(told) and reading.top.kind == "main" and subject is not None and reading.is_actor(subject)


def _subject_of_report(reading: Reading, k: int) -> int | None:
    """Return the subject of a report: right before the verb behind a comma, behind a quotation, or behind the verb."""
    at = before(reading.row, k)
    while at is not None and at >= 0 and reading.row.preposition[at] > 0 and reading.leads(at) == k:
        at = reading.row.preposition[at] - 1  # "members |of the board| said"
    if at is not None and reading.is_free(at) and reading.row.chunks[at].gap in COMMAS:
        return at
    waiting = _behind_quotation(reading)
    return _inverted_subject(reading, k) if waiting is None else waiting


def _inverted_subject(reading: Reading, k: int) -> int | None:
    """Return the noun group right behind a verb that a comma parts from what was said: "..., said |Reed|"."""
    gap, leads = reading.row.chunks[k].gap, reading.row.leads
    follows = reading.kind_at(k + 1) == "N" and reading.head(k + 1) not in _NO_TELLERS and leads[k + 1] < 0
    if gap not in COMMAS or not follows:
        return None
    return k + 1 if gap == "<" or reading.awaiting() is None else None


def _behind_quotation(reading: Reading) -> int | None:
    """Return the noun group right behind a quotation that waits for its verb: "...," |Reed|, who came, told them."""
    main = reading.stack[0]
    quoted = main.waiting is not None and main.verb is not None and reading.row.chunks[main.waiting].gap == "<"
    return main.waiting if quoted else None


def _opens_quotation(reading: Reading, k: int) -> bool:
    """Tell whether a verb of saying stands right before the quotation that *k* is in: 'Reed said, "I hope ...'."""
    if reading.document.quoted[reading.row.chunks[k].first] < 0:
        return False
    at = before(reading.row, k)
    while at is not None and at > 0 and reading.row.chunks[at].gap in INSIDE:
        at -= 1
    told = reading.row.chunks[at - 1].verb if at else None
    return told is not None and told.form == "finite" and bool(reading.valency((at or 1) - 1) & (THAT | SPEECH))


# --- other finite verbs ------------------------------------------------------------------------------------------
def _reaches(reading: Reading, k: int) -> bool:
    """Read "the plan to found a party |was shelved|": the open subject leads over what hangs on it to the verb."""
    clause = next((c for c in reversed(reading.stack) if c.verb is None and c.waiting is not None), None)
    if clause is None or clause.waiting is None or reading.leads(clause.waiting) != k:
        return False
    reading.back_to(clause)
    _give(clause, k, clause.waiting)
    return True


def _is_content(reading: Reading, k: int) -> bool:
    """Read "said the talks |would help|": what seemed the object of the verb of saying is the subject."""
    teller = next(
        (c for c in reversed(reading.stack) if c.kind not in _LAID_ON or _tells_next(reading, c, k)), reading.top
    )
    subject = _subject_told(reading, teller, k)
    if teller is not reading.top and (subject is None or subject - 1 != teller.verb):
        teller, subject = reading.top, _subject_told(reading, reading.top, k)
    if subject is None:
        return False
    reading.back_to(teller)
    if subject in teller.objects:
        teller.objects.remove(subject)
    clause = reading.push("content", teller)
    teller.complements.append(clause)
    _give(clause, k, subject)
    return True


def _tells_next(reading: Reading, clause: Open, k: int) -> bool:
    """Tell of "answered a question by |saying| it was late": the subject of *k* stands right behind the verb."""
    if clause.verb is None or not reading.valency(clause.verb) & SPEECH:
        return False
    return _subject_told(reading, clause, k) == clause.verb + 1


def _subject_told(reading: Reading, teller: Open, k: int) -> int | None:
    """Return the noun group behind a verb of saying that leads to the verb *k*: "said |the date| for it was"."""
    if teller.verb is None or not reading.valency(teller.verb) & THAT:
        return None
    told = (n for n in range(teller.verb + 1, k) if reading.leads(n) == k and reading.is_free(n))
    subject = next((n for n in told if reading.head(n) not in TIME_HEADS), None)
    return None if subject is None or reading.row.chunks[subject].gap in BREAKS else subject


def _is_reduced(reading: Reading, k: int) -> bool:
    """Read "hailed the page |turned| in May": behind the object of a verb a past without subject is a participle."""
    at, top = before(reading.row, k), reading.top
    lacking = reading.stack[0].verb is None or reading.awaiting() is not None  # "Ending the war |topped|"
    if at is None or at not in top.objects or reading.form_letter(k) != PAST or lacking:
        return False
    clause = reading.push("participle", top)
    clause.antecedent, clause.verb = at, k
    return True


def _is_content_of_relative(reading: Reading, k: int) -> bool:
    """Read "Reed, who aides say |will retire|": the antecedent is the subject of what is said."""
    top = reading.top
    if top.verb != before(reading.row, k) or top.antecedent is None or top.objects != [top.antecedent]:
        return False
    if not reading.says(top) or _is_due(reading, k):
        return False
    top.objects.clear()
    clause = reading.push("content", top)
    top.complements.append(clause)
    _give(clause, k, top.antecedent)
    return True


def _is_due(reading: Reading, k: int) -> bool:
    """Tell of "the plans they made |were|": a clause waits for a verb, and this is the last one."""
    later = (chunk.verb for chunk in reading.row.chunks[k + 1 :])
    return reading.awaiting() is not None and all(verb is None or verb.form != "finite" for verb in later)


def _is_relative(reading: Reading, k: int) -> bool:
    """Read "the results China |has achieved|": two noun groups side by side, then a verb."""
    near = _near_subject(reading, k)
    if not near or reading.row.chunks[near].gap not in INSIDE or reading.kind_at(near - 1) != "N":
        return False
    if reading.head(near - 1) in TIME_HEADS:
        return False
    clause = reading.push("relative", reading.top)
    clause.antecedent = near - 1
    clause.objects.append(near - 1)
    _give(clause, k, near)
    return True


def _resumes(reading: Reading, k: int) -> bool:
    """Read the verb of a clause that has waited for it: "Reed, who had met her, |left|"."""
    clause = reading.awaiting()
    if clause is None:
        return False
    near = _near_subject(reading, k)
    reading.back_to(clause)
    _give(clause, k, clause.waiting if near is None else near)
    return True


def _ends_interruption(reading: Reading, k: int) -> bool:
    """Read "The harvest, Reed said, |will fail|": the verb behind a report that cut in."""
    clause = reading.interrupted
    if clause is None or reading.row.chunks[k].gap not in COMMAS:
        return False
    reading.interrupted = None
    reading.stack.append(clause)
    _give(clause, k, clause.waiting)
    return True


def _completes(reading: Reading, k: int) -> bool:
    """Read "Among the topics raised |were| trade": so far the clause has only what stands before the verb."""
    main = reading.stack[0]
    if main.verb is not None or not main.obliques:
        return False
    near = _near_subject(reading, k)
    reading.back_to(main)
    _give(main, k, near)
    return True


def _begins(reading: Reading, k: int) -> bool:
    """Read the verb of a new main clause; behind 'Reed said, "' it is the content of that verb."""
    near = _near_subject(reading, k)
    first = k if near is None else near
    teller = next((c for c in reversed(reading.stack) if _can_tell(reading, c, first)), None)
    quoted = reading.row.chunks[first].gap in _QUOTATION_BEHIND
    if teller is not None and quoted and _lacks_content(reading, teller):
        reading.back_to(teller)
        clause = reading.push("main", teller)
        teller.complements.append(clause)
    else:
        clause = reading.new_main()
    _give(clause, k, near)
    return True


def _can_tell(reading: Reading, clause: Open, first: int) -> bool:
    """Tell whether a clause can bring a quotation that begins at *first*.

    Of participles and infinitives those of saying can ("saying in Oslo:"), and any right behind its verb ("adding:").
    """
    speaks = clause.verb is not None and bool(reading.valency(clause.verb) & SPEECH or clause.verb == first - 1)
    return reading.says(clause) and (clause.kind not in _LAID_ON or speaks)


def _lacks_content(reading: Reading, teller: Open) -> bool:
    """Tell whether a verb of saying has no content yet, at most whom it is said to: 'told |him|: "I hope'."""
    told = teller.verb is not None and reading.valency(teller.verb) & DITRANSITIVE
    return not teller.complements and len(teller.objects) < 1 + bool(told)


def _near_subject(reading: Reading, k: int) -> int | None:
    """Return the free noun group that leads to the verb *k*, the first item where it ends a list."""
    found, n = None, k - 1
    while n >= 0 and reading.row.leads[n] == k:
        if reading.is_free(reading.first_item(n)) and reading.head(n) not in TIME_HEADS:
            found = n
        n -= 1
    return None if found is None else reading.first_item(found)


def _is_listed(reading: Reading, k: int) -> bool:
    """Read "thanked him, |praised| the accord and left": right behind a comma a verb goes on with the one before."""
    previous = reading.top.verb
    same = previous is not None and reading.form_letter(previous) == reading.form_letter(k)
    listed = reading.top if same else _same_in_list(reading, k)
    if reading.row.chunks[k].gap not in COMMAS or listed is None:
        return False
    reading.back_to(listed)
    _go_on(reading, k)
    return True


def _same_in_list(reading: Reading, k: int) -> Open | None:
    """Return the open clause with whose verb a list goes on: "|said| it was late, |blamed| him and |left|"."""
    chunks, letter = reading.row.chunks, reading.form_letter(k)
    later = next((n for n in range(k + 1, len(chunks)) if _is_finite(chunks[n])), None)
    if chunks[k].gap != "," or later is None or reading.form_letter(later) != letter:
        return None
    if reading.kind_at(before(reading.row, later)) != "&" or reading.awaiting() is not None:
        return None
    same = (c for c in reversed(reading.stack) if c.verb is not None and reading.form_letter(c.verb) == letter)
    return next(same, None)


def _is_finite(chunk: Chunk) -> bool:
    return chunk.verb is not None and chunk.verb.form == "finite"


_STEPS: Final[tuple[Callable[[Reading, int], bool], ...]] = (
    _reports,
    _ends_interruption,
    _reaches,
    _is_content,
    _is_reduced,
    _is_content_of_relative,
    _is_relative,
    _resumes,
    _is_listed,
    _completes,
    _begins,
)


# --- other forms -------------------------------------------------------------------------------------------------
def _go_on_with_form(reading: Reading, k: int, kind: Kind) -> None:
    """Read a verb behind "and" that goes on with the last one of its form: "could open and |close|"."""
    letter = reading.form_letter(k)
    same = (c for c in reversed(reading.stack) if c.verb is not None and reading.form_letter(c.verb) == letter)
    previous = next(same, None)
    clause = reading.push(kind, reading.top) if previous is None else reading.push_beside(previous)
    clause.verb = k
    if previous is not None:
        clause.shares = previous.verb if previous.shares is None else previous.shares


def _is_listed_infinitive(reading: Reading, k: int) -> bool:
    """Tell of "will visit Kenya, |meet| its president and return": a bare infinitive right behind a comma."""
    return reading.form_letter(k) == _BASE and _is_bare(reading, k) and reading.row.chunks[k].gap in COMMAS


def _is_bare(reading: Reading, k: int) -> bool:
    """Tell whether an infinitive has neither "to" nor an auxiliary."""
    chunk = reading.row.chunks[k]
    return chunk.last - chunk.first == 1 and reading.form_letter(k) not in BE_FORMS


def _on_infinitive(reading: Reading, k: int) -> None:
    """Read an infinitive; a bare one takes the object before it as subject: "help |us| repair roads"."""
    if reading.row.chunks[k].gap in COMMAS and not _is_bare(reading, k):
        leave_aside(reading)
    above = reading.top
    clause = reading.push("infinitive", above)
    clause.verb = k
    if _is_bare(reading, k) and above.objects[-1:] == [before(reading.row, k)]:
        clause.kind, clause.subject = "content", above.objects.pop()
        above.complements.append(clause)
    else:
        _take_introduced_subject(reading, clause, k - 1)


def _take_introduced_subject(reading: Reading, clause: Open, at: int) -> None:
    """Read "called for |the sides| to meet", "a chance for |him| to go", but "left for Oslo to rest"."""
    preposition, above = reading.row.preposition[at], clause.parent
    if preposition < 0 or above is None or reading.key(preposition) not in reading.vocabulary.links.introducing:
        return
    if reading.row.chunks[at + 1].gap not in INSIDE:
        return
    if (preposition, at) in above.obliques and _asks(reading, above, at):
        above.obliques.remove((preposition, at))
        above.complements.append(clause)
        clause.subject = at
    elif (preposition - 1, at) in reading.modifiers and reading.is_actor(at):
        reading.modifiers.remove((preposition - 1, at))
        clause.subject = at


def _asks(reading: Reading, clause: Open, at: int) -> bool:
    """Tell whether a verb can have a clause with "for": "be" ("is hard for"), or one of saying ("calls for")."""
    says = reading.says(clause) and (not clause.objects or reading.is_actor(at))
    return clause.verb is not None and (reading.is_be(clause.verb) or says)


def _on_participle(reading: Reading, k: int) -> None:
    """Read a participle: behind a preposition a gerund, behind a noun group it says something of that."""
    at = before(reading.row, k)
    kind = reading.kind_at(at) or ""
    while reading.top.kind in _LAID_ON and reading.row.chunks[k].gap in COMMAS:
        reading.stack.pop()
    gerund = kind in _GERUND_OPENERS
    _leave_report(reading, k, at if gerund and at is not None else k)
    clause = reading.push("gerund" if gerund else "participle", reading.top)
    clause.antecedent = at if kind == "N" else None
    clause.verb = k
    if at is not None and kind == "N":
        _take_absolute_subject(reading, clause, at)


def _leave_report(reading: Reading, k: int, opener: int) -> None:
    """Go back to who says something, behind a comma: "said trade had grown, |while adding| that peace was near"."""
    if before(reading.row, opener) is None and reading.valency(k) & (SPEECH | THAT):
        teller = next((c for c in reading.stack if reading.says(c)), reading.top)
        reading.back_to(teller)


def _take_absolute_subject(reading: Reading, clause: Open, at: int) -> None:
    """Read "with |both sides| acknowledging it": the noun group does what the participle says."""
    at = reading.first_item(at)
    phrase, above = (reading.row.preposition[at], at), clause.parent
    if above is not None and phrase in above.obliques and reading.key(phrase[0]) in reading.vocabulary.links.absolute:
        above.obliques.remove(phrase)
        clause.subject = clause.antecedent = at
