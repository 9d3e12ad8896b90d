"""Each rule of the syntactic layer and each entry of its words has an example that reads differently without it."""

from dataclasses import replace

import pytest

from dipbrief.document import read_document
from dipbrief.syntax import Vocabulary, english
from dipbrief.syntax.choice import RULES, Chooser, Rule
from dipbrief.syntax.forms import read_words
from dipbrief.syntax.tags import read_tags
from dipbrief.syntax.vocabulary import classes_of
from dipbrief.tables import read_source

EXAMPLES = {
    "to_before_adverb": "They hope to fully support the plan.",
    "to_before_noun": "He went to Oslo.",
    "to_before_noun_of": "They took part from May to control of the port.",
    "to_before_verb": "They came to visit.",
    "that_behind_preposition": "They thanked him for that.",
    "that_before_verb": "The talks that were held failed.",
    "that_relative": "She bought a tool that helps them.",
    "that_object": "They will bear that in mind.",
    "that_content": "He said that they had left.",
    "adverb_before_verb": "The minister further pledged aid.",
    "speaker_before_verb": "A Danish official said peace was near.",
    "participle_behind_adjective": "They spoke of him as a close and valued partner.",
    "past_behind_passive": "He thanked them for aid granted to her and praised the plan.",
    "verb_of_two": "The two voiced alarm at the flood.",
    "possessive": "They thanked her for the plan.",
    "opener": "He met both Norway and Finland.",
    "pronoun_before_clause": "This means that they left.",
    "determiner": "He liked this visit.",
    "all_of_them": "All the talks failed.",
    "determiner_alone": "They may talk all you want.",
    "coordinator": "They have not yet left.",
    "last_next": "He came last week.",
    "existential": "Is there a risk?",
    "hyphened_opener": "They met a so-called expert.",
    "opener_before_subject": "They left after he spoke.",
    "opener_or_adverb": "It was once strong.",
    "opener_or_preposition": "They had met the day before.",
    "preposition_of_time": "They said before Monday Norway will pay.",
    "as_it_does": "As the film shows, it was late.",
    "opener_before_clause": "The vote came after ministers from Norway had left.",
    "quantity_of_quality": "The plan was more important.",
    "quantity_of_things": "They held more talks.",
    "quantity_behind_be": "The plan was more than that.",
    "quantity_alone": "Many of them left.",
    "neither_nor": "We shall neither withdraw nor accept it.",
    "focus_outside_group": "He said it was just a start.",
    "year": "In 1987 Lund left.",
    "number_of_things": "One man left.",
    "one_like_noun": "They built a new one.",
    "number_alone": "He was not one of them.",
    "degree": "They met about 50 people.",
    "noun_or_particle": "It is a thing of the past.",
    "particle_at_end": "The talks went on.",
    "particle_in_noun_group": "They spoke of past events.",
    "particle_of_verb": "They called off the talks.",
    "preposition_in_noun_group": "It may happen in the near future.",
    "preposition_like_participle": "They were given a book.",
    "preposition_like_verb": "They would like a house.",
    "preposition_behind_have": "They have given a book.",
    "preposition_or_adverb": "They stayed inside.",
    "half_past_ten": "They met at 10 am in Oslo.",
    "have": "They want to have talks.",
    "had": "They had had talks.",
    "noun_like_auxiliary": "They fear the might of Rome.",
    "do": "They will do that.",
    "auxiliary": "The two can.",
    "hyphened": "They closed coal-fired plants.",
    "abbreviated_month": "They met on Jan 15.",
    "name_at_start": "Mark Lund said so.",
    "owner": "They rejected the union's demand.",
    "fronted_adjective": "Also present were Lund and Berg.",
    "name_before_verb": "Bush thanked Lund for the welcome.",
    "infinitive": "They will visit Oslo.",
    "behind_have": "The town has grown fast.",
    "behind_be": "The ties are good.",
    "noun_in_relative": "The accord which partners signed failed.",
    "behind_subject_pronoun": "They plan a visit.",
    "verb_behind_quantity": "Leaders in the east say they have left.",
    "inside_noun_group": "They planned a joint exercise.",
    "adverb_in_noun_group": "They met urgent humanitarian needs.",
    "coordinated_adjective": "They support the individual and collective rights.",
    "noun_around_day": "They spoke before their meeting Saturday with Reed.",
    "head_of_noun_group": "They spoke at the ministerial meeting of the party.",
    "noun_in_ing": "They voted on funding.",
    "adjective_in_ing": "They spoke of neighbouring towns.",
    "ing_behind_preposition": "They left after meeting him.",
    "participle_behind_preposition": "The package of added compensation failed.",
    "adverb_before_gerund": "They spoke about further developing the port.",
    "adjective_behind_preposition": "They called for public debate.",
    "noun_behind_preposition": "It is a school of thought among them.",
    "let_them_go": "They helped him visit Oslo.",
    "help_the_others_open": "They helped the islanders raise the ferry.",
    "infinitive_behind_subject": "Only then did the captain order the men to leave.",
    "participle_behind_subject": "Never before had the court overturned a verdict.",
    "made_clear": "He made clear her wish.",
    "quoted_adjective": 'He called the plan "primitive".',
    "help_repair": "They will help repair the roads.",
    "attribution": "The plan failed, Lund says.",
    "verb_in_relative": "The countries with which Norway trades are many.",
    "plural_before_auxiliary": "The two examination reports will be printed.",
    "plural_behind_verb": "They exchanged goods and services worth much.",
    "plural_of_object": "They talked on resuming and enlarging Norwegian ties in all fields.",
    "plural_behind_coordinated_noun": "They praised economic and trade ties to Norway.",
    "plural_without_subject": "They keep Norway-Oslo ties in good form.",
    "plural_in_content": "They held two-hour talks with the minister.",
    "verb_before_that": "A report released by the auditors shows that the fund failed.",
    "verb_of_saying": "What it sees as a threat is rain.",
    "plural_before_verb": "They stressed the common interests the two towns have.",
    "verb_before_object": "The minister visits the town.",
    "plural_before_bare_verb": "High gas prices affect the cars.",
    "plural_behind_other": "They sought the freedom of the town and the research of alternatives forms of energy.",
    "plural_in_prepositional_phrase": "This meeting of environment partners from Norway, he said, is short.",
    "verb_without_other": "They sell tea and natural gas reserves.",
    "past": "A fight broke out.",
    "written_accords": "They were charged with accepting stolen goods.",
    "accords_written": "They signed accords written in Oslo.",
    "seems_tired": "He seems tired.",
    "signed_increased_aid": "He agreed that increased efforts must follow.",
    "participle_before_by": "They were devoted to the port and the plan led by the army.",
    "participle_at_start": "Signed in Oslo, the accord failed.",
    "parallel_participle": "He was arrested and charged.",
    "past_with_object": "He said talks opened the way.",
    "second_participle": "He met ministers elected in May.",
    "reduced_relative": "All parties represented in the town were invited.",
    "participle_behind_dash": "The treaty — drafted in secret — grants the navy a harbour.",
    "simple_past": "The minister signed.",
    "ing_before_auxiliary": "Weapons testing was banned.",
    "coordinated_ing": "It is a modern and growing and open town.",
    "compound_ing": "They attended the board meeting.",
    "compound_ing_inside": "They praised a family planning programme.",
    "coordinated_leading": "They met old members and leading scholars.",
    "listed_ing": "They discuss tariffs and fishing rights.",
    "measured_ing": "They spoke at a two-day meeting on mines.",
    "compound_ing_in_list": "They fight drug trafficking and the war.",
    "noun_or_ing_behind_noun": "They fight a rise in money laundering in Oslo.",
    "ing_of": "They praised reform and opening to the world.",
    "visiting_minister": "Visiting Foreign Minister Kari Lund called on Reed.",
    "leading_members": "Leading members left.",
    "ing": "Continuing his tour, he left.",
    "say_that": "Reports from Oslo, where they met, say that they left.",
    "say_in_relative": "Lund, who aides say will retire, left.",
    "parallel_verb": "They plan to visit Oslo and meet him.",
    "noun_before_auxiliary": "It was the first visit by a Japanese prime minister.",
    "listed_infinitive": "They will visit Oslo, attend the meeting and leave.",
    "noun_before_of": "They want all or part of the plan.",
    "verb_behind_plural": "The figures show Norway is rich.",
    "verb_behind_subject": "Officials still visit in Oslo.",
    "command": "Visit the town.",
    "adjective_like_verb": "They met present members.",
    "verb_behind_noun": "Norway say they will come.",
    "noun_or_verb": "They want peace talk.",
    "noun_behind_noun": "They fight for trade union members.",
    "adjective_behind_verb": "The plan seems fair.",
    "adverb_behind_auxiliary": "They will early on accept it.",
    "adjective_before_noun": "They held early talks.",
    "adverb_behind_verb": "They met early.",
    "adjective_alone": "They spoke of the present and future of the town.",
    "preferred": "Agriculture around the world and by extension the whole chain depends on it.",
    "main_verb_behind_relative": "The talks that were held failed.",
    "noun_behind_plural": "The appeals court issued a stay.",
    "to_before_noun_alone": "They came to power.",
    "either_before_verb": "They will either stay in the town or leave.",
    "all_behind_auxiliary": "They have all agreed on the plan.",
    "plural_in_list": "They sell leather, hides, and oil.",
    "verb_due": "The man who leads the bank in Selm hopes it will last.",
    "verb_before_participle": "Most of the trade comes from goods found at sea.",
    "participle_behind_opener": "When asked, he left.",
    "participle_without_object": "They found the map and the letter contained in it.",
    "participle_in_name_group": "He joined a U.N. protected area.",
    "ing_that_stays": "They spoke of participating nations.",
    "infinitive_behind_aside": "The minister will on Thursday host the envoy.",
    "fronted_participle": "Also talked about were ships.",
    "ing_before_verb": "The meeting touches on ships.",
    "ing_in_list": "They sell timber, mining, machinery and ships.",
    "ing_before_participle": "A town meeting held on Monday failed.",
    "means_of": "They tackled means of transport.",
    "plural_behind_past": "They discussed trade and prospects for growth.",
    "plural_before_of": "They discussed trade and arms exports.",
    "plural_of_item": "They discussed food, health services in the north and trade.",
    "listed_noun": "They discussed energy and transport.",
    "verb_behind_date": "Lund on January 13 received Reed.",
    "verb_behind_number": "The two plan to leave.",
    "parallel_ing": "They spoke of widening roads and investing in ports.",
    "participle_before_past": "Topics raised included trade.",
    "adjective_like_particle": "They discussed past successes.",
    "noun_before_past": "The meeting covered trade.",
    "verb_behind_adverb": "The council also stresses the goal.",
    "verb_behind_phrase": "The accord between the two towns sets out the goal.",
    "participle_between_commas": "This prize, launched in May, honours Lund.",
    "participle_behind_clause": "He toured the church of Selm, built on a hill.",
    "participle_in_opening_phrase": "Under an accord reached last year, Norway is free.",
    "participle_of_two": "The measures passed and planned by Norway are good.",
    "participle_like_base": "A school run by the agency will help them.",
    "bare_verb_behind_adverb": "The conflicts in Selm also affect Norway.",
    "verb_before_adverb": "They have concluded accords and work together.",
    "adverb_before_been": "It has long been a goal.",
    "ing_that_modifies": "They met amid mounting tensions.",
    "participle_before_particle": "A team made up of bankers left.",
    "adjective_behind_plural": "The aides present at the talks said so.",
    "verb_before_day": "The council meets Thursday.",
    "participle_before_deed": "Topics raised in Selm included the port.",
    "plural_in_opening_phrase": "After a round of trade talks the minister left.",
}


def tags(sentence: str, vocabulary: Vocabulary) -> str | None:
    """Return the tags, or ``None`` where no rule decides."""
    try:
        return read_tags(read_document(sentence), vocabulary)
    except AssertionError:
        return None


@pytest.mark.parametrize(
    ("sentence", "classes"),
    [
        ("He stayed inside.", "RdB"),
        ("He stayed inside the town.", "RdIDN"),
        ("As mentioned above, they left.", "IdBRd"),
        ("They spoke of the inside.", "RdFDN"),
    ],
)
def test_prepositions_and_adverbs(sentence: str, classes: str) -> None:
    assert read_tags(read_document(sentence), english())[1::2] == classes


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_an_effect(rule: Rule) -> None:
    without = replace(english(), chooser=Chooser(tuple(other for other in RULES if other is not rule)))
    assert tags(EXAMPLES[rule.name], english()) != tags(EXAMPLES[rule.name], without)


def test_every_example_is_of_a_rule() -> None:
    assert set(EXAMPLES) == {rule.name for rule in RULES}
    assert len({rule.name for rule in RULES}) == len(RULES)


# --- words -------------------------------------------------------------------------------------------------------
TABLE = read_source("function_words")
PHRASES = {
    "preposition": "They left {} the rain.",
    "degree": "They met {} 50 people.",
    "adverb": "They left {} in May.",
    "coordinator": "They met Lund {} Berg.",
    "subordinator": "They left {} he came.",
    "noun": "It grew by ten {} in May.",
    "object": "They met {} there.",
    "pronoun": "They met {} there.",
}
CONTRACTING = {"let": "Let's go.", "who": "They saw who's there."}


@pytest.mark.parametrize(("phrase", "name"), TABLE["phrases"].items())
def test_a_phrase_has_an_effect(phrase: str, name: str) -> None:
    vocabulary = english()
    first = phrase.split()[0]
    others = tuple(row for row in vocabulary.phrases[first] if " ".join(row[0]) != phrase)
    without = replace(vocabulary, phrases={**vocabulary.phrases, first: others})
    sentence = PHRASES[name].format(phrase)
    assert tags(sentence, vocabulary) != tags(sentence, without)


@pytest.mark.parametrize("prefix", TABLE["prefixes"]["words"])
def test_a_prefix_has_an_effect(prefix: str) -> None:
    vocabulary = english()
    without = replace(vocabulary, prefixes=vocabulary.prefixes - {prefix})
    sentence = f"They will {prefix}-visit Oslo."
    assert tags(sentence, vocabulary) != tags(sentence, without)


@pytest.mark.parametrize("word", TABLE["contracting"])
def test_a_contracted_pronoun_has_an_effect(word: str) -> None:
    vocabulary = english()
    without = replace(
        vocabulary, contracting={key: letters for key, letters in vocabulary.contracting.items() if key != word}
    )
    sentence = CONTRACTING.get(word, f"{word}'s good.")
    assert tags(sentence, vocabulary) != tags(sentence, without)


@pytest.mark.parametrize("word", TABLE["words"])
def test_a_word_is_not_what_the_word_list_says(word: str) -> None:
    assert english().closed[word] != classes_of(read_words().lookup(word))


@pytest.mark.parametrize("word", TABLE["auxiliaries"])
def test_an_auxiliary_is_a_word_of_the_closed_classes(word: str) -> None:
    assert word in TABLE["words"] or word == "used"
    assert TABLE["auxiliaries"][word]


def test_the_codes_of_all_words_have_room() -> None:
    chooser = english().chooser
    for word in read_words():
        for look in (english().inside, english().opening, english().lowered):
            assert look[word]
            assert look[word.capitalize()]
    assert chooser.size < 0xE00
