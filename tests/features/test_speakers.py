"""Who speaks: phrases by hand, kinds of sources, and 150 hand labels in corpora that users bring."""

import numpy as np
import pandas as pd
import pytest

from analysis.corpus import read
from analysis.features.named_speakers import find_names
from analysis.features.source_types import find_source_types, type_names
from analysis.features.speakers import FEATURES, speakers_of_quotations
from analysis.features.speech import find_speech
from analysis.measure import measure
from analysis.text import tokenise
from benchmarks.gold import corpora
from benchmarks.speakers import labelled_quotations

BY_NAME = {feature.name: feature for feature in FEATURES}
needs_corpora = pytest.mark.skipif(
    corpora() is None, reason="SAMESTORY_CORPORA does not name a folder of corpora"
)


def speakers(body):
    """The phrase found for each verb of speech."""
    tokens = tokenise([""], [body])
    names = find_names(tokens)
    return [
        tokens.stream[tokens.begin[first] : tokens.stop[last - 1]] if last > first else ""
        for first, last in zip(names.first, names.last, strict=True)
    ]


def speakers_of(body):
    """The phrase found for each quotation."""
    tokens = tokenise([""], [body])
    found = [*speakers(body), ""]
    return [found[verb] for verb in speakers_of_quotations(tokens)]


def kinds(body):
    tokens = tokenise([""], [body])
    return [type_names(tokens)[kind] for kind in find_source_types(tokens)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will stay here,” said Ana Lee.", "Ana Lee"),
        ("“We will stay here,” Ana Lee said.", "Ana Lee"),
        ("“We will stay here,” Ana Lee, a judge in Ohio, said on Monday.", "Ana Lee"),
        ("“We will stay here,” said Sen. Ana Lee, D-Ohio.", "Sen. Ana Lee"),
        ("“We will stay here,” wrote a spokesman for the mayor in an email.", "a spokesman for the mayor"),
        ("“We will stay here,” said his father, Ali Lee, after the vote.", "his father, Ali Lee"),
        ("Ana Lee said, “We will stay here.”", "Ana Lee"),
        ("Ana Lee (R., Ohio) said: “We will stay here.”", "Ana Lee"),
        ("Judge Ana Lee, who had read it, told Bo Ray that “we will stay here”.", "Judge Ana Lee"),
        ("According to the police, “we will stay here”.", "the police"),
        ("On Friday the mayor also reportedly said “we will stay here”.", "the mayor"),
        ("Ana Lee lashed out at them on Friday, accusing them of “staying here too long”.", "Ana Lee"),
        ("In her speech, Ana Lee laid into Bo Ray, saying he “believes in an old plan”.", "Ana Lee"),
        ("They opposed it, with Senator Ana Lee warning against “staying here too long”.", "Senator Ana Lee"),
        ("The report continued: “We will all stay here.”", "The report"),
        ("Ana May said: “We will all stay here.”", "Ana May"),
    ],
)
def test_the_phrase_beside_the_verb_is_found(text, speaker):
    assert speakers_of(text) == [speaker]


def test_a_quotation_goes_on_with_the_speaker_before():
    text = (
        "“We will stay here,” said Ana Lee. “We like it here.”\n\n“And we will vote here,” she added.\n\n"
        "“Nobody can stop us now.”"
    )
    assert speakers_of(text) == ["Ana Lee"] * 4


def test_a_quotation_without_a_speaker_stays_without():
    assert speakers_of("Rain fell. The sign at the door of the shop was new: “We are closed today.”") == [""]


def test_the_verb_of_another_clause_does_not_speak():
    text = "“We will stay here,” but Bo Ray said he would go."
    assert speakers_of(text) == [""]


def test_the_one_spoken_to_does_not_speak():
    assert speakers("Ana Lee, head of the firm, told CBN News.") == ["Ana Lee"]


def test_pronouns_stand_for_the_speaker_or_subject_before():
    assert speakers("Ana Lee voted no. She said it was late.") == ["Ana Lee"]
    assert speakers("“It is late now,” Ana Lee said of Bo Ray. She added that it rained.") == ["Ana Lee"] * 2
    assert speakers("The researchers met in May. They reported that it rained.") == ["The researchers"]
    assert speakers("As you say, it rained. I said so.") == ["", ""]


def test_sentences_in_indirect_speech_have_a_speaker():
    assert speakers("Fewer will earn a wage, said Ana Lee, a banker.") == ["Ana Lee"]
    assert speakers("Fewer will earn a wage, Ana Lee said.") == ["Ana Lee"]
    assert speakers("Bo Ray, a banker, said Ana Lee lied.") == ["Bo Ray"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mayor said it rained.", "official"),
        ("Gen. Ana Lee said it rained.", "military"),
        ("Republican strategist Ana Lee said it rained.", "politician"),
        ("Ana Lee, a law professor at Yale, said it rained.", "expert"),
        ("“It rained for days,” said Ana Lee, chief executive of a bank.", "business"),
        ("A neighbor said it rained.", "citizen"),
        ("The indictment said it rained.", "document"),
        ("People familiar with the matter said it rained.", "anonymous"),
        ("Ana Lee said it rained.", "unknown"),
        ("President Ana Lee came. Lee said it rained.", "official"),
        ("The judge’s lawyer said it rained.", "lawyer"),
    ],
)
def test_role_nouns_tell_the_kind_of_source(text, kind):
    assert kinds(text) == [kind]


def test_shares_are_of_the_words_in_quotations_of_four_words_or_more():
    body = (
        "“It rained four days long,” said the mayor. “It was so very wet,” a neighbor said. "
        "It was a “wet affair”."
    )
    found = measure(read(pd.DataFrame({"outlet": ["A"], "body": [body]})), "sourcing").table.iloc[0]
    assert found["sourcing.officials"] == found["sourcing.citizens"] == 0.5
    assert found["sourcing.experts"] == 0.0


def test_without_quotations_the_shares_are_missing():
    found = measure(read(pd.DataFrame({"outlet": ["A"], "body": ["It rained."]})), "sourcing.officials")
    assert np.isnan(found.table.iloc[0, 0])


def test_each_speaker_is_new_once():
    tokens = tokenise([""], ["Ana Lee said no. Lee said so again. The mayor said yes. Officials said no."])
    assert len(BY_NAME["sourcing.speakers"].mark(tokens)) == 3


def test_speech_without_quotations_or_speakers_is_no_error():
    for text in ("", "Word.", "“", "said", "“We said so here,” said", "According to"):
        tokens = tokenise([""], [text])
        assert len(find_names(tokens).first) == len(find_speech(tokens))
        assert len(speakers_of_quotations(tokens)) == len(tokens.quotations)


@needs_corpora
def test_speakers_agree_with_hand_labels():
    rows = labelled_quotations(corpora())
    assert len(rows) == 150
    for chosen in (rows, [row for row in rows if row.part == "report"]):
        hits = sum(row.hit for row in chosen)
        assert hits / sum(row.found for row in chosen) >= 0.90
        assert hits / sum(row.named for row in chosen) >= 0.80
