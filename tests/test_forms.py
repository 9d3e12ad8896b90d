"""What a form may be: regular, irregular and British forms, guesses; and that the list agrees with its rule."""

from functools import reduce
from importlib.resources import files
from operator import or_

import pytest

from dipbrief.syntax import forms
from dipbrief.syntax.forms import GUESS, Words, parse_words, read_words, regular

NAMES = {
    "N": forms.NOUN_SINGULAR,
    "NS": forms.NOUN_PLURAL,
    "V": forms.VERB_BASE,
    "Vs": forms.VERB_S,
    "Vd": forms.VERB_PAST,
    "Vn": forms.VERB_PARTICIPLE,
    "Vg": forms.VERB_ING,
    "A": forms.ADJECTIVE,
    "R": forms.ADVERB,
    "-er": forms.COMPARATIVE,
    "-est": forms.SUPERLATIVE,
    "#": forms.CARDINAL,
    "th": forms.ORDINAL,
}


def named(text: str) -> int:
    return reduce(or_, (NAMES[name] for name in text.split()), 0)


@pytest.fixture(scope="module")
def words() -> Words:
    return read_words()


# --- the rule of spelling ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("walk", "walks walked walking"),
        ("agree", "agrees agreed agreeing"),
        ("make", "makes maked making"),  # "made" stands in the list
        ("carry", "carries carried carrying"),
        ("convey", "conveys conveyed conveying"),
        ("plan", "plans planned planning"),
        ("equip", "equips equipped equipping"),  # "qu" is no vowel
        ("open", "opens opened opening"),
        ("read", "reads readed reading"),
        ("fix", "fixes fixed fixing"),
        ("reach", "reaches reached reaching"),
        ("push", "pushes pushed pushing"),
        ("die", "dies died dying"),
        ("shoe", "shoes shoed shoeing"),
        ("dye", "dyes dyed dyeing"),
    ],
)
def test_regular_forms(lemma: str, expected: str) -> None:
    double = True if lemma == "equip" else None
    assert [regular(lemma, "s"), *(regular(lemma, end, double=double) for end in ("ed", "ing"))] == expected.split()


@pytest.mark.parametrize(
    ("lemma", "expected"), [("big", "bigger biggest"), ("early", "earlier earliest"), ("late", "later latest")]
)
def test_degrees(lemma: str, expected: str) -> None:
    assert [regular(lemma, end) for end in ("er", "est")] == expected.split()


# --- what forms may be -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "lemma", "bits"),
    [
        ("met", "meet", "Vd Vn"),
        ("meeting", "meet", "Vg N"),
        ("meetings", "meeting", "NS"),
        ("talks", "talk", "Vs NS"),
        ("visit", "visit", "V N"),
        ("written", "write", "Vn A"),
        ("wrote", "write", "Vd"),
        ("went", "go", "Vd"),
        ("gone", "go", "Vn A"),
        ("has", "have", "Vs"),
        ("led", "lead", "Vd Vn"),
        ("put", "put", "V Vd Vn N"),
        ("told", "tell", "Vd Vn"),
        ("offering", "offer", "Vg N"),
        ("occurred", "occur", "Vd Vn"),
        ("visited", "visit", "Vd Vn"),
        ("hoping", "hope", "Vg"),
        ("hopping", "hop", "Vg"),
        ("trafficking", "traffic", "Vg"),
        ("vetoes", "veto", "Vs NS"),
        ("criteria", "criterion", "NS"),
        ("crises", "crisis", "NS"),
        ("wives", "wife", "NS Vs"),
        ("women", "woman", "NS"),
        ("men", "man", "NS"),
        ("authorities", "authority", "NS"),
        ("spokesmen", "spokesman", "NS"),
        ("aircraft", "aircraft", "N NS"),
        ("series", "series", "N NS"),
        ("better", "good", "A -er R N V"),
        ("biggest", "big", "A -est"),
        ("easier", "easy", "A -er R"),
        ("sooner", "soon", "R -er"),
        ("twelve", "twelve", "A # N"),
        ("third", "third", "A th N R"),
        ("bilateral", "bilateral", "A"),
        ("recently", "recently", "R"),
        # British spelling
        ("defence", "defence", "N"),
        ("organisations", "organisation", "NS"),
        ("organised", "organise", "Vd Vn A"),
        ("honoured", "honour", "Vd Vn"),
        ("programmes", "programme", "NS Vs"),
        ("travelled", "travel", "Vd Vn A"),
        ("traveled", "travel", "Vd Vn A"),
        ("labelling", "label", "Vg N"),
        ("labeling", "label", "Vg N"),
        ("focussed", "focus", "Vd Vn"),
        ("fulfils", "fulfil", "Vs"),
        ("centre", "centre", "N V"),
        ("licence", "licence", "N V"),
    ],
)
def test_known_forms(words: Words, form: str, lemma: str, bits: str) -> None:
    found = words.lookup(form)
    assert (found.bits, found.lemmas[0][1]) == (named(bits), lemma)


@pytest.mark.parametrize("form", ["singapore", "israel", "london", "goed", "hoppe", "planed to"])
def test_names_and_wrong_forms_are_not_in_the_list(words: Words, form: str) -> None:
    assert form not in words


@pytest.mark.parametrize(
    ("form", "reading", "lemma"),
    [
        ("saw", "Vd", "see"),
        ("saw", "V", "saw"),
        ("found", "Vd", "find"),
        ("found", "V", "found"),
        ("leaves", "Vs", "leave"),
        ("leaves", "NS", "leaf"),
        ("lay", "Vd", "lie"),
        ("lay", "V", "lay"),
        ("lay", "Vg", None),
    ],
)
def test_lemma_of_a_reading(words: Words, form: str, reading: str, lemma: str | None) -> None:
    assert words.lookup(form).lemma_of(NAMES[reading]) == lemma


@pytest.mark.parametrize(
    ("form", "preferred"),
    [
        ("said", "Vd Vn"),
        ("talks", "Vs"),
        ("minister", "N"),
        ("left", "Vd Vn"),
        ("people", "N NS"),
        ("new", "A"),
        ("today", "N"),
    ],
)
def test_preferred_class(words: Words, form: str, preferred: str) -> None:
    assert words.lookup(form).preferred == named(preferred)


@pytest.mark.parametrize(
    ("form", "rare"),
    [("meet", "A"), ("saw", "N"), ("visit", ""), ("zorb", ""), ("occurs", "")],
)
def test_rare_classes(words: Words, form: str, rare: str) -> None:
    assert words.lookup(form).rare == named(rare)


# --- what lemmas take and mean -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lemma", "takes", "not_takes"),
    [
        ("say", forms.THAT, forms.INTRANSITIVE | forms.DITRANSITIVE),
        ("stress", forms.THAT | forms.TRANSITIVE, forms.DITRANSITIVE),
        ("announce", forms.THAT, forms.COPULAR),
        ("insist", forms.THAT, forms.DITRANSITIVE),
        ("give", forms.DITRANSITIVE | forms.TRANSITIVE, forms.COPULAR),
        ("tell", forms.DITRANSITIVE | forms.THAT, forms.COPULAR),
        ("arrive", forms.INTRANSITIVE, forms.TRANSITIVE | forms.THAT),
        ("occur", forms.INTRANSITIVE, forms.TRANSITIVE),
        ("become", forms.COPULAR, forms.DITRANSITIVE),
        ("decline", forms.INFINITIVE, forms.DITRANSITIVE),
        ("decide", forms.INFINITIVE | forms.THAT, forms.DITRANSITIVE),
        ("urge", forms.OBJECT_INFINITIVE, forms.COPULAR),
        ("inform", forms.SPEECH, forms.DITRANSITIVE),
        ("caution", forms.SPEECH, forms.COPULAR),
        ("arrive", forms.INTRANSITIVE, forms.SPEECH),
        ("avoid", forms.GERUND, forms.DITRANSITIVE),
    ],
)
def test_valency(words: Words, lemma: str, takes: int, not_takes: int) -> None:
    assert words.valency(lemma) & (takes | not_takes) == takes


def test_a_form_has_the_valency_of_its_verb(words: Words) -> None:
    assert words.lookup("met").valency == words.valency("meet") > 0


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("minister", forms.PERSON),
        ("people", forms.GROUP),
        ("delegation", forms.GROUP),
        ("week", forms.TIME),
        ("region", forms.LOCATION),
        ("statements", forms.COMMUNICATION),
        ("negotiation", forms.COMMUNICATION),
        ("visits", forms.ACT),
        ("person", forms.PERSON),
    ],
)
def test_kinds_of_nouns(words: Words, form: str, kind: int) -> None:
    assert words.lookup(form).kinds & kind


# --- guesses -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "bits"),
    [
        ("zorbization", "N"),
        ("zorbments", "NS"),
        ("zorbically", "R"),
        ("zorbify", "V"),
        ("zorbing", "Vg N"),
        ("zorbed", "Vn Vd A"),
        ("zorbic", "A"),
        ("zorb", "N"),
        ("rezorbed", "Vn Vd A"),
        ("reannounced", "Vd Vn A"),  # like the word behind the prefix
        ("war-torn", "Vn A"),  # like its last part
    ],
)
def test_guesses(words: Words, form: str, bits: str) -> None:
    found = words.lookup(form)
    assert found.bits == named(bits) | GUESS


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("zorbments", "zorbment"),
        ("zorbies", "zorby"),
        ("zorbed", "zorb"),
        ("zorbising", "zorbise"),
        ("zorbation", "zorbation"),
        ("reannounced", "reannounce"),
        ("half-written", "half-write"),
    ],
)
def test_guessed_lemmas(words: Words, form: str, lemma: str) -> None:
    assert words.lookup(form).lemmas[0][1] == lemma


@pytest.mark.parametrize(
    "form", ["", "a", "'", "-", "--", "s", "es", "ed", "ing", "ß", "x" * 5000, "re" * 3000, "a-" * 3000]
)
def test_never_fails(words: Words, form: str) -> None:
    assert isinstance(words.lookup(form).bits, int)


# --- the list as a whole -----------------------------------------------------------------------------------------

SLOTS = ("NS", "Vs", "Vd", "Vn", "Vg")


def test_every_form_of_every_lemma_is_found_again(words: Words) -> None:
    lost = [
        (lemma, name, form)
        for lemma in words
        for name in SLOTS
        for form in words.inflect(lemma, NAMES[name])
        if not any(bits & NAMES[name] and found == lemma for bits, found in words.lookup(form).lemmas)
    ]
    assert lost == []


def test_every_lemma_is_found_with_its_classes(words: Words) -> None:
    assert [lemma for lemma in words if lemma not in {found for _, found in words.lookup(lemma).lemmas}] == []
    assert [lemma for lemma in words if words.lookup(lemma).bits & GUESS] == []


def test_the_list_is_sorted_and_of_one_shape() -> None:
    text = (files("dipbrief") / "data" / "english.tsv").read_text(encoding="utf-8")
    head, endings, lemmas = text.split("\n\n")
    assert all(line.startswith("#") for line in head.splitlines())
    for block in (endings, lemmas):
        keys = [line.split("\t")[0] for line in block.splitlines()]
        assert len(keys) == len(set(keys))
    assert (keys := [line.split("\t")[0] for line in lemmas.splitlines()]) == sorted(keys)
    assert 15_000 < len(keys) < 40_000
    assert len(text) < 500_000


def test_a_list_of_ones_own() -> None:
    own = parse_words("# own\n\n-ness\tN\nun-\tP\n\ngive\tV5td d=gave n=given\nglad\tA3e\n")
    assert own.lookup("gave").bits == forms.VERB_PAST
    assert own.lookup("gladder").bits == forms.ADJECTIVE | forms.COMPARATIVE
    assert own.lookup("gladness").bits == forms.NOUN_SINGULAR | GUESS
    assert own.lookup("unglad").bits == forms.ADJECTIVE | GUESS
    assert (len(own), list(own), "given" in own, "gived" in own) == (2, ["give", "glad"], True, False)


def test_nothing_is_decoded_while_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[str] = []
    monkeypatch.setattr(forms, "_classes_of", decoded.append)
    text = (files("dipbrief") / "data" / "english.tsv").read_text(encoding="utf-8")
    parse_words(text)
    assert decoded == []
