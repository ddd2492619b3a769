from importlib.resources import files

import numpy as np
import pytest

from analysis.errors import SamestoryError
from analysis.features.inflection import noun_forms, verb_forms
from analysis.features.lexicon import parse_lexicon, read_lexicon
from analysis.features.matching import find, only
from analysis.text import tokenise

OURS = sorted(
    name
    for name in (path.name for path in files("analysis.features.lexicons").iterdir())
    if name.startswith(("loaded", "hedging", "attribution", "anonymous", "frame_"))
)


def lexicon_of(*rows):
    return parse_lexicon(["term\tcategory\tflags\tweight", *rows], "mine.tsv")


def found(lexicon, body, headline=""):
    """The marked stretches of text, in order."""
    tokens = tokenise([headline], [body])
    marks = find(lexicon, tokens)
    last = marks.at + marks.length - 1
    pairs = zip(tokens.begin[marks.at], tokens.stop[last], strict=True)
    return [tokens.stream[begin:stop] for begin, stop in pairs]


def test_there_are_ten_lists_of_our_own():
    assert len(OURS) == 10


@pytest.mark.parametrize("name", OURS)
def test_every_list_is_utf8_with_origin_licence_and_citation(name):
    files("analysis.features.lexicons").joinpath(name).read_bytes().decode("utf-8")
    lexicon = read_lexicon(name)
    assert "written for Samestory" in lexicon.about["origin"]
    assert "CC BY 4.0, The Samestory authors" in lexicon.about["licence"]
    assert lexicon.about["date"] and lexicon.about["inclusion"]
    assert lexicon.about["citation"] and lexicon.about["title"]


@pytest.mark.parametrize("name", OURS)
def test_no_spelling_stands_in_two_categories(name):
    lexicon = read_lexicon(name)
    owner = {}
    for entry in lexicon.entries:
        for pattern in entry.patterns():
            assert owner.setdefault(pattern, entry.category) in (entry.category, "-") or entry.category == "-"


def test_a_word_is_found_in_any_case_and_with_a_curly_apostrophe():
    assert found(lexicon_of("didn't\tno", "thug\tlabel"), "THUG and Thug didn’t.") == [
        "THUG",
        "Thug",
        "didn’t",
    ]


def test_the_longest_phrase_wins_and_matches_do_not_overlap():
    rows = lexicon_of("war\ta", "war of words\tb", "words hurt\tc")
    assert found(rows, "A war of words hurt the war effort.") == ["war of words", "war"]


def test_a_match_freed_by_the_loss_of_its_rival_stays():
    rows = lexicon_of("one two\ta", "two three\ta", "three four\ta")
    assert found(rows, "one two three four") == ["one two", "three four"]


def test_a_phrase_never_crosses_a_sentence_or_punctuation():
    rows = lexicon_of("iron fist\ta")
    assert found(rows, "It is iron. Fist fights follow. Of iron, fist and fire. An iron fist.") == [
        "iron fist"
    ]


def test_a_phrase_never_crosses_from_headline_to_body():
    assert found(lexicon_of("iron fist\ta"), "Fist fights.", headline="Iron") == []


def test_an_exclusion_cancels_a_hit():
    rows = lexicon_of("regime\tlabel", "tax regime\t-")
    assert found(rows, "The tax regime outlived the regime.") == ["regime"]


def test_verbs_and_nouns_match_in_their_other_forms():
    rows = lexicon_of("lash out\ta\tverb", "crony\tb\tnoun", "death squad\tb\tnoun")
    text = "He lashed out at cronies of death squads, lashing out."
    assert found(rows, text) == ["lashed out", "cronies", "death squads", "lashing out"]


def test_a_wildcard_stands_for_an_end_or_a_beginning():
    rows = lexicon_of("catastroph*\ta", "*-year-old\tb")
    assert found(rows, "A catastrophic day for a 45-year-old, years old.") == ["catastrophic", "45-year-old"]


def test_a_number_stands_for_digits_and_words():
    rows = lexicon_of("about <number>\ta")
    text = "About 30 left, about twenty-five stayed, about $3.5 billion went, they spoke about him."
    assert found(rows, text) == ["About 30", "about twenty-five", "about $3.5"]


def test_a_hyphen_may_be_a_blank_unless_the_row_is_solid():
    rows = lexicon_of("far-right\ta", "would-be\tb\tsolid")
    assert found(rows, "The far right would be a would-be far-right.") == [
        "far right",
        "would-be",
        "far-right",
    ]


def test_lower_leaves_capitals_alone():
    assert found(lexicon_of("may\ta\tlower"), "It may rain in May.") == ["may"]


def test_a_stem_matches_its_family():
    assert found(lexicon_of("argue\ta\tstem"), "Arguing, they argued an argument.") == ["Arguing", "argued"]


def test_labels_and_weights_come_from_the_rows():
    tokens = tokenise([""], ["Good thug, bad thug."])
    marks = find(lexicon_of("thug\tlabel\t\t-2.5", "good\tpraise\t\t1"), tokens)
    assert [marks.labels[i] for i in marks.label] == ["praise", "label", "label"]
    assert marks.weight.tolist() == [1.0, -2.5, -2.5]
    assert only(marks, "praise").at.tolist() == [0]


def test_marks_of_an_article_do_not_depend_on_its_neighbours():
    lexicon = read_lexicon("loaded.tsv")
    texts = ["The regime slammed critics.", "A thug, so-called.", "Nothing here at all."]
    together = find(lexicon, tokenise([""] * 3, texts))
    alone = [len(find(lexicon, tokenise([""], [text]))) for text in texts]
    assert (
        np.bincount(tokenise([""] * 3, texts).article[together.at], minlength=3).tolist()
        == alone
        == [2, 2, 0]
    )


def test_no_words_no_marks():
    assert found(lexicon_of("thug\ta"), "") == []


def test_inflection_knows_doubling_silent_e_and_irregular_forms():
    assert verb_forms("slam")[1:] == ("slams", "slammed", "slamming")
    assert verb_forms("tear")[1:] == ("tears", "tore", "torn", "tearing")
    assert verb_forms("agree")[1:] == ("agrees", "agreed", "agreeing")
    assert noun_forms("henchman")[:2] == ("henchman", "henchmen")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (["word\tclass", "thug\ta"], "expected term and category"),
        ([], "expected term and category"),
        (["term\tcategory", "thug"], "mine.tsv, line 2: term or category is missing"),
        (["term\tcategory", "thug\ta", "Thug\tb"], "'thug' stands twice"),
        (["term\tcategory\tweight", "thug\ta\thigh"], "'high' is no number"),
    ],
)
def test_a_bad_list_is_refused_in_words(rows, says):
    with pytest.raises(SamestoryError, match=says):
        parse_lexicon(rows, "mine.tsv")
