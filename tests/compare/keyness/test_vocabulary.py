import numpy as np
import pandas as pd
import pytest

from analysis.compare.keyness import KEYNESS_COLUMNS, Settings, keyness
from analysis.errors import SamestoryError

FEW = Settings(draws=4_999)


def row(found, outlet, term):
    table = found.table
    return table[(table["outlet"] == outlet) & (table["term"] == term)].iloc[0]


@pytest.fixture(scope="module")
def of_cases(request):
    return keyness(request.getfixturevalue("cases"), settings=FEW)


def test_a_habit_of_one_outlet_is_its_keyword_and_nobody_elses(habit):
    found = keyness(habit, settings=FEW)
    keywords = found.keywords.groupby("outlet")["term"].apply(set)
    assert {"so-called", "regime", "the regime", "so-called plan"} <= keywords["A"]
    assert not {"regime", "so-called"} & set().union(*(keywords.get(name, set()) for name in "BC"))
    assert list(found.table.columns) == list(KEYNESS_COLUMNS)
    assert (row(found, "A", "regime")[["count", "count_others", "articles", "others"]] == [8, 0, 8, 0]).all()


def test_every_count_is_as_many_lines(habit, of_cases):
    for found, terms in (
        (keyness(habit, settings=FEW), ("regime", "the plan")),
        (of_cases, ("per cent", "said")),
    ):
        for term in terms:
            lines = found.where(term)
            for outlet, count in lines["outlet"].value_counts().items():
                assert row(found, outlet, term)["count"] == count
            mine = found.table[found.table["term"] == term].iloc[0]
            assert mine["count"] + mine["count_others"] == len(lines)
            assert set(lines["term"].str.lower()) == {term}


def test_offsets_of_lines_cut_out_the_term(cases, of_cases):
    bodies = cases.articles.set_index("article")["body"]
    for _, line in of_cases.where("so-called").iterrows():
        assert bodies[line["article"]][line["start"] : line["end"]] == line["term"]


def test_the_planted_habits_lead_the_lists(of_cases):
    words = of_cases.keywords.groupby("outlet")["term"].apply(set)
    assert {"clearly", "absolutely", "utterly", "shocking"} <= words["Daily Beacon"]
    assert {"said", "appears", "likely"} <= words["The Harbour Courier"]
    assert {"confirmed", "made clear", "noted", "revealed"} <= words["National Register"]
    assert {"per cent", "prices", "costs", "investors"} <= words["Ledger Business"]
    assert {"claimed", "alleged", "insisted", "so-called", "regime", "cronies"} <= words["The Free Tribune"]


def test_shuffled_names_leave_no_keyword(cases, corpus_of):
    articles = cases.articles.copy()
    rng = np.random.default_rng(1)
    articles["outlet"] = articles.groupby("event")["outlet"].transform(lambda names: rng.permutation(names))
    found = keyness(corpus_of(articles[["event", "outlet", "body"]].to_numpy().tolist()), settings=FEW)
    assert not len(found.keywords)
    assert (found.table["z"].abs() > 1.96).sum() > 20


def test_same_input_same_table(habit):
    pd.testing.assert_frame_equal(keyness(habit, settings=FEW).table, keyness(habit, settings=FEW).table)


def test_a_pair_leaves_the_third_outlet_out(habit):
    found = keyness(habit, outlet=("A", "B"), settings=FEW)
    assert found.outlets["outlet"].tolist() == ["A", "B"]
    assert row(found, "A", "regime")["within"] == pytest.approx(-row(found, "B", "regime")["within"])
    assert set(found.where("closed")["outlet"]) == {"A", "B"}
    assert found.outlets["smallest_p"].tolist() == pytest.approx([2 / 256, 2 / 256])
    assert any("must reach it before one of them has q < .05" in note for note in found.notes)


def test_one_outlet_asked_for_has_the_numbers_it_has_among_all(habit):
    alone, among = keyness(habit, outlet="A", settings=FEW).table, keyness(habit, settings=FEW).table
    columns = [name for name in KEYNESS_COLUMNS if name not in ("q", "kind")]
    expected = among[among["outlet"] == "A"][columns].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone[columns], expected)


def test_a_word_of_one_article_is_flagged_and_listed(corpus_of):
    texts = [
        (f"e{event}", outlet, f"Story {'ab' * event} of {outlet}. Plain words.")
        for event in range(8)
        for outlet in "AB"
    ]
    texts[0] = ("e0", "A", "Tulips! " + "They sold tulips here, tulips there. " * 12)
    found = keyness(corpus_of(texts), settings=FEW)
    assert row(found, "A", "tulips")["kind"] == "one article's word"
    assert np.isnan(row(found, "A", "tulips")["p"])


def test_the_same_text_everywhere_has_no_difference(corpus_of):
    found = keyness(corpus_of([(f"e{event}", outlet, f"The same report about thing{event} again. Same same.")
                               for event in range(7) for outlet in "ABC"]), settings=FEW)  # fmt: skip
    assert set(found.table["kind"]) == {"not beyond chance"}
    assert (found.table["p"].dropna() == 1).all()
    assert any("no word or phrase was shown" in sentence for sentence in found.sentences)


def test_few_events_cannot_decide(corpus_of):
    texts = [
        (f"e{event}", outlet, f"The {'regime' if outlet == 'A' else 'council'} fell. " * 5)
        for event in (1, 2)
        for outlet in "AB"
    ]
    found = keyness(corpus_of(texts), settings=Settings(furniture="in"))
    assert set(found.table["kind"]) == {"too few events"}
    assert found.table[["p", "q", "ci_low"]].isna().all().all()
    assert "2 events cannot decide" in found.sentences[1]


def test_one_event_is_close_reading(corpus_of):
    found = keyness(corpus_of([("e", "A", "Rain, rain, rain, rain, rain."), ("e", "B", "Sun and rain.")]))
    assert found.outlets["events"].tolist() == [1, 1]
    assert len(found.where("rain")) == 6


def test_no_word_often_enough_is_said(corpus_of):
    found = keyness(corpus_of([("e", "A", "One."), ("e", "B", "Two.")]))
    assert not len(found.table)
    assert found.sentences[0] == "No word was used often enough to be listed."
    assert "0 keywords" in repr(found)
    assert "<p>" in found._repr_html_()


def test_two_hundred_outlets(corpus_of):
    rng = np.random.default_rng(4)
    words = ["flood", "river", "dam", "rain", "boat", "night", "help"]
    texts = [(f"e{event}", f"o{number:03d}", " ".join(rng.choice(words, 20)) + ".")
             for event in range(6) for number in range(200)]  # fmt: skip
    found = keyness(corpus_of(texts), phrases=1, settings=Settings(draws=199))
    assert len(found.outlets) == 200
    assert not len(found.keywords)
    assert len(found.sentences) == 10


def test_an_outlet_in_one_event_stays_beside_those_in_many(corpus_of):
    rng = np.random.default_rng(6)
    texts = [(f"e{event}", outlet, " ".join(rng.choice(["flood", "river", "dam"], 40)) + ".")
             for event in range(8) for outlet in "ABC" if outlet != "C" or event == 0]  # fmt: skip
    found = keyness(corpus_of(texts), settings=FEW)
    assert found.outlets.set_index("outlet")["events"].to_dict() == {"A": 8, "B": 8, "C": 1}
    assert set(found.table[found.table["outlet"] == "C"]["kind"]) == {"too few events"}


def test_quoted_words_are_counted_only_where_asked(corpus_of):
    quoted = {"A": "“The regime must go,” he said.", "B": "“The regime must stay,” he said."}
    texts = [(f"e{event}", outlet, quoted[outlet]) for event in range(7) for outlet in "AB"]
    corpus = corpus_of(texts)
    asked = Settings(draws=999, furniture="in")
    assert "regime" not in set(keyness(corpus, settings=asked).table["term"])
    assert row(keyness(corpus, voice="quoted", settings=asked), "A", "regime")["count"] == 7


def test_page_furniture_is_left_out_and_said(corpus_of):
    offer = {"A": "Get our newsletter.", "B": ""}
    texts = [(f"e{event}", outlet, f"Fire number {'x' * event} burnt. {offer[outlet]}")
             for event in range(7) for outlet in "AB"]  # fmt: skip
    found = keyness(corpus_of(texts), settings=FEW)
    assert "newsletter" not in set(found.table["term"])
    assert any("7 sentences (21 words)" in note for note in found.notes)
    kept = keyness(corpus_of(texts), settings=Settings(draws=999, furniture="in"))
    assert row(kept, "A", "our newsletter")["kind"] == "keyword"


def test_wire_copies_are_said(corpus_of):
    texts = [(f"e{event}", outlet, f"Text {event}.") for event in range(2) for outlet in "AB"]
    corpus = corpus_of(texts)
    corpus.articles.loc[1, "copy_of"] = "a0000"
    assert any("1 of the articles compared repeats" in note for note in keyness(corpus).notes)


def test_text_is_escaped_where_it_is_shown(corpus_of):
    texts = [(f"e{event}", outlet, f"Plain {event}.") for event in range(2) for outlet in ("<b>x</b>", "B")]
    assert "<b>x" not in keyness(corpus_of(texts))._repr_html_()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"phrases": 0}, "phrases must be a whole number from 1 to 5"),
        ({"voice": "loud"}, "no voice"),
        ({"settings": "x"}, "keyness: needs Settings, not str"),
        ({"settings": {}}, "keyness: needs Settings, not dict"),
        ({"outlet": "Nobody"}, 'no outlet "Nobody"'),
        ({"outlet": ("A", "A")}, "a pair is two different outlets"),
        ({"by": "paper"}, 'no column "paper"'),
        ({"by": "paper", "outlet": ("A", "B")}, 'no column "paper"'),
        ({"voice": "quoted"}, "holds a word in this scope"),
    ],
)
def test_wrong_questions_are_answered_in_words(habit, given, said):
    with pytest.raises(SamestoryError, match=said):
        keyness(habit, **given)


def test_one_outlet_alone_and_what_is_no_corpus_are_refused(corpus_of):
    with pytest.raises(SamestoryError, match="one outlet"):
        keyness(corpus_of([("e", "A", "Rain."), ("f", "A", "Sun.")]))
    with pytest.raises(SamestoryError, match="needs Corpus"):
        keyness("articles")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"prior": 0}, "prior must be"),
        ({"prior": "flat"}, "prior must be"),
        ({"variance": "three"}, "no variance"),
        ({"draws": 0}, "draws must be"),
        ({"draws": 5.5}, "draws must be a whole number of 1 or more, not 5.5; 99,999 is usual"),
        ({"seed": -1}, "seed must be a whole number of 0 or more, not -1"),
        ({"fewest_articles": 1.5}, "fewest_articles must be"),
        ({"furniture": "maybe"}, "furniture is"),
    ],
)
def test_wrong_settings_are_answered_in_words(given, said):
    with pytest.raises(SamestoryError, match=said):
        Settings(**given)


def test_terms_without_words_and_outlets_not_compared_are_refused(habit):
    found = keyness(habit, settings=FEW)
    with pytest.raises(SamestoryError, match="holds no word"):
        found.where("...")
    with pytest.raises(SamestoryError, match="was not compared"):
        found.where("plan", outlet="Z")
    assert not len(found.where("zeppelin"))
    assert set(found.where("plan", outlet="B")["outlet"]) == {"B"}


def test_z_of_the_table_is_that_of_the_formula(habit):
    from analysis.compare.keyness import log_odds

    found = keyness(habit, phrases=1, settings=Settings(draws=999, prior=0.01, variance="two-term"))
    one = row(found, "A", "regime")
    totals = found.outlets.set_index("outlet").loc["A"]
    terms = found.table["term"].nunique()
    _, z = log_odds(
        one["count"], totals["words"], one["count_others"], totals["words_others"],
        prior=0.01, prior_total=0.01 * terms, variance="two-term",
    )  # fmt: skip
    assert one["z"] == pytest.approx(float(z))
