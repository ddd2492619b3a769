"""A word list of one's own: what it marks, what it may say of itself, what is refused and how."""

import time

import numpy as np
import pandas as pd
import pytest

from analysis.corpus import read
from analysis.errors import SamestoryError
from analysis.features.dictionary import dictionary, dictionary_features
from analysis.features.registry import catalogue
from analysis.measure import evidence, measure
from analysis.text import tokenise

YAML = """\
title: Words of war
name: war
citation: Doe (2024), Words of War
cautions: [Sport uses these words too.]
categories:
  arms:
    - bomb*
    - {term: air strike, weight: 2, flags: noun}
  people:
    - /milit(ants?|iam[ae]n)/
    - "no"
exclusions:
  - photo bombs
"""


@pytest.fixture
def written(tmp_path):
    def write(text, name="mine.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def marked(feature, body):
    tokens = tokenise([""], [body])
    marks = feature.mark(tokens)
    last = marks.at + marks.length - 1
    return [tokens.stream[tokens.begin[a] : tokens.stop[b]] for a, b in zip(marks.at, last, strict=True)]


def test_yaml_gives_a_feature_that_says_what_it_is(written):
    war = dictionary(written(YAML, "mine.yml"))
    assert (war.name, war.title, war.citation) == ("war.all", "Words of war", "Doe (2024), Words of War")
    assert war.cautions[0] == "Sport uses these words too."
    assert (war.unit, war.low, war.high, war.adds) == ("per 100 words", 0.0, 200.0, "rate")


def test_terms_phrases_wildcards_expressions_and_exclusions(written):
    war = dictionary(written(YAML, "mine.yml"))
    body = "Bombing: two air strikes hit militants. Photo bombs, bombs and a militia said No."
    assert marked(war, body) == ["Bombing", "air strikes", "militants", "bombs", "No"]


def test_weights_add_up_and_a_category_stands_alone(written):
    file = written(YAML, "mine.yml")
    corpus = read(
        pd.DataFrame({"outlet": ["A"], "body": ["An air strike hit two militants near there now."]})
    )
    both = measure(corpus, [dictionary(file), dictionary(file, category="people")])
    assert both.table.iloc[0].to_dict() == {
        "war.all": pytest.approx(100 * 3 / 9),
        "war.people": pytest.approx(100 / 9),
    }
    assert evidence(corpus, corpus.articles.article[0], dictionary(file))["weight"].tolist() == [2.0, 1.0]


def test_csv_from_a_spreadsheet_with_semicolons_and_notes(written):
    rows = ("\ufeff# title: Hot, hotter;;", "# name: heat;;", "term;category;note", "blaze;fire;a")
    text = "\r\n".join((*rows, "fire fighter;-;", "fire;fire;", ";;"))
    heat = dictionary(written(text))
    assert (heat.name, heat.title) == ("heat.all", "Hot, hotter")
    assert marked(heat, "The fire fighter left the blaze.") == ["blaze"]


def test_each_category_becomes_a_feature_beside_the_whole(written):
    assert [f.name for f in dictionary_features(written(YAML, "m.yml"))] == [
        "war.all",
        "war.arms",
        "war.people",
    ]
    assert [f.name for f in dictionary_features(written("term\nx ray\n"))] == ["mine.all"]


def test_share_of_sentences_marks_sentences_with_their_words(written):
    found = dictionary(written("# unit: share of sentences\nterm\nwar\n")).mark(
        tokenise([""], ["War, war. Peace."])
    )
    assert (found.unit, found.at.tolist(), found.parts.at.tolist()) == ("sentence", [0], [0, 1])


def test_stands_in_the_catalogue_as_not_validated(written):
    row = catalogue(dictionary_features(written(YAML, "mine.yml"))).set_index("name").loc["war.all"]
    assert (row["validity"], row["title"]) == ("not validated", "Words of war")


def test_two_workers_measure_the_same(written, monkeypatch):
    import sys

    monkeypatch.setattr(
        sys.modules["analysis.measure.measuring"], "partitions", lambda n: [slice(0, 1), slice(1, n)]
    )
    corpus = read(pd.DataFrame({"outlet": ["A", "B"], "body": ["A bomb fell.", "An air strike hit."]}))
    war = dictionary(written(YAML, "mine.yml"))
    pd.testing.assert_frame_equal(measure(corpus, war).table, measure(corpus, war, workers=2).table)


def test_words_of_other_scripts_with_blanks_are_found(written):
    assert marked(dictionary(written("term\nвойна\nحرب\ncafé\n")), "Война и мир, حرب, un CAFÉ.") == [
        "Война",
        "حرب",
        "CAFÉ",
    ]


def test_several_wildcards_in_a_phrase_are_followed_in_the_text_alone(written):
    words = " ".join(f"a{i}x b{i}y" for i in range(3_000))
    mark = dictionary(written("term\n/a.*/ /b.*/ /a.*/\n/b.*y zz.*/\n")).mark
    assert mark(tokenise([""], [words])).at.tolist() == list(range(0, 5_998, 4))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("term\nwar\nWar\n", "line 3: 'War' stands on line 2 as well"),
        ("term\n=cmd|' /C calc'!A0\n", "line 2: the term .* begins like a spreadsheet formula"),
        ("term,category\nwar,@SUM(A1)\n", "the category .* begins like a spreadsheet formula"),
        ("term,weight\nwar,=A1*2\n", "line 2: the weight '=A1\\*2' is no number"),
        ("term,weight\nwar,nan\n", "no number"),
        ("term,weight\nwar,1e9\n", "no number"),
        ("term,flags\nwar,plural\n", 'the flag "plural" is not known'),
        ("term,flags\nwar*,noun\n", "also a flag"),
        ("term\n*\n", "nearly every word"),
        ("term\na*\n", "nearly every word"),
        ("term\n🚀\n", "holds no word"),
        ("term\n战争\n", "no blank between words"),
        ("term\nсrime\n", "look-alikes"),
        ("term\n/(war/\n", "line 2: the expression"),
        ("term\n/(?<=a)b/\n", "looking ahead"),
        ("term\n" + "a" * 300 + "\n", "300 characters"),
        ("term\n" + "a " * 20 + "\n", "20 words"),
        ("word\nwar\n", "the header is 'word'"),
        ("term,category\nwar,-\n", "exclusions only"),
        ("term\n", "holds no term"),
        ("term\nwar,peace\n", "2 cells where the header has 1"),
        ("# unit: furlongs\nterm\nwar\n", 'the unit "furlongs" is not known'),
        ("# unit: mean weight of hits\nterm\nwar\n", "all weights are 1"),
        ("# name: loaded\nterm\nwar\n", "is taken"),
        ("# author: me\nterm\nwar\n", '"author" is not known'),
        (b"PK\x03\x04 zip", "zip archive"),
        (b"", "an empty file"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(written, text, words):
    with pytest.raises(SamestoryError, match=words):
        dictionary(written(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &x [1]\nterms: [*x]\n", "references"),
        ("terms: !!python/object/apply:os.system ['true']\n", "the tag"),
        ("terms: [war]\nterms: [peace]\n", '"terms" stands twice'),
        ("terms:\n- {term: war, term: peace}\n", "stands twice"),
        ("[" * 50 + "]" * 50, "too deep"),
        ("terms: [war\n", "not readable as YAML"),
        ("terms: war\n", "expected a list of terms"),
        ("just words\n", "expected lines like"),
        ("terms:\n- {word: war}\n", '"word" is not known'),
        ("terms:\n- [war, peace]\n", "expected lines like"),
        ("title: [a, b]\nterms: [war]\n", "a list stands where"),
        ("authors: me\nterms: [war]\n", "not known here"),
    ],
)
def test_hostile_or_mistaken_yaml_is_refused_in_words(written, text, words):
    with pytest.raises(SamestoryError, match=words):
        dictionary(written(text, "mine.yml"))


def test_a_million_terms_are_refused_at_once(written):
    started = time.perf_counter()
    with pytest.raises(SamestoryError, match="at most 2,000,000"):
        dictionary(written("term\n" + "\n".join(f"w{i}" for i in range(1_000_000))))
    with pytest.raises(SamestoryError, match="at most 20,000"):
        dictionary(written("term\n" + "\n".join(f"w{i}" for i in range(100_000))))
    assert time.perf_counter() - started < 5


def test_twenty_thousand_terms_work(written):
    found = dictionary(written("term\n" + "\n".join(f"w{i} bo*" for i in range(20_000)))).mark(
        tokenise([""], ["w7 bomb and w19999 boys"])
    )
    assert found.at.tolist() == [0, 3]


def test_catastrophic_expressions_are_measured_in_bounded_time(written):
    started = time.perf_counter()
    feature = dictionary(written("term\n/(a+)+b/\n/(a|aa)*c/\n/(.*)*x/ /(.*)*y/\n"))
    text = " ".join("a" * n for n in range(1, 400)) + " " + "a" * 20_000
    assert len(feature.mark(tokenise([""], [text]))) == 0
    assert time.perf_counter() - started < 10


def test_a_missing_file_and_another_format_are_told(tmp_path):
    with pytest.raises(SamestoryError, match="there is no file gone"):
        dictionary(tmp_path / "gone.yml")
    with pytest.raises(SamestoryError, match=r"\.yml or a \.csv"):
        dictionary(tmp_path / "mine.docx")


def test_an_unknown_category_is_told_with_those_that_exist(written):
    with pytest.raises(SamestoryError, match='no category "air"'):
        dictionary(written(YAML, "mine.yml"), category="air")


def test_no_text_no_marks(written):
    assert len(dictionary(written("term\n/a/ /b/\nwar\n")).mark(tokenise([""], [""]))) == 0
    assert np.isfinite(dictionary(written("term\nwar\n")).high)


def test_an_unknown_key_is_named_whatever_stands_below_it(tmp_path):
    path = tmp_path / "mine.yml"
    path.write_text("name: war\nterms:\n  - war\nexclude:\n  - price war\n", encoding="utf-8")
    with pytest.raises(SamestoryError, match=r'line 4: "exclude" is not known here.*exclusions'):
        dictionary(path)
