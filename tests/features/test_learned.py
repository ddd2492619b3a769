"""A feature learned from coded texts: groups stay apart, it marks like any, it is the same each time."""

import numpy as np
import pandas as pd
import pytest

import analysis as sa
from analysis.features.learned_card import floor_of
from analysis.features.learned_choice import goodness
from analysis.text import tokenise

CALM = ("The council met on Monday.", "Two roads were closed.", "The bill passed by four votes.")
HARSH = (
    "A cruel and brutal regime struck again!",
    "This shameful, corrupt circus goes on.",
    "They lied, brutally.",
)


def coded_of(n=60, groups=10):
    rng = np.random.default_rng(1)
    harsh = rng.random(n) < 0.5
    texts = [f"{(HARSH if one else CALM)[k % 3]} Day {k}." for k, one in enumerate(harsh)]
    return pd.DataFrame(
        {"sentence": texts, "harsh": np.where(harsh, "yes", "no"), "event": np.arange(n) % groups}
    )


@pytest.fixture(scope="module")
def harsh():
    return sa.learn(coded_of(), label="harsh", marks="loaded")


def corpus_of(*bodies):
    return sa.read(pd.DataFrame({"outlet": ["A", "B"][: len(bodies)], "body": bodies}))


def test_marks_sentences_and_adds_up_like_any_feature(harsh):
    corpus = corpus_of(
        "A brutal, corrupt regime. The council met on Monday.", "Two roads were closed on Monday."
    )
    assert sa.measure(corpus, harsh).table["learned.harsh"].tolist() == [0.5, 0.0]
    found = sa.evidence(corpus, corpus.articles.article[0], harsh)
    assert found[["text", "label", "weight"]].to_numpy().tolist() == [
        ["A brutal, corrupt regime.", "yes", 1.0]
    ]


def test_brings_a_card_that_the_measures_tell(harsh):
    (card,) = harsh.cards
    assert (card.feature, card.metric, card.n, card.groups) == ("learned.harsh", "macro-F1", 60, 10)
    assert card.floor < card.ci_low <= card.figure <= card.ci_high <= 1
    assert sa.measure(corpus_of("They met."), harsh).validity == {"learned.harsh": card.grade}
    assert goodness(
        "macro-F1", (harsh.answers.code == "yes").to_numpy(), (harsh.answers.answer == "yes").to_numpy()
    ) == pytest.approx(card.figure, abs=1e-4)


def test_two_runs_learn_the_same_and_workers_do_not_matter(harsh, monkeypatch):
    import sys

    again = sa.learn(coded_of(), label="harsh", marks="loaded")
    for one, other in zip(harsh.judge.model.blocks, again.judge.model.blocks, strict=True):
        assert one.terms == other.terms
        assert np.array_equal(one.weights, other.weights)
    monkeypatch.setattr(
        sys.modules["analysis.measure.measuring"], "partitions", lambda n: [slice(0, 1), slice(1, n)]
    )
    corpus = corpus_of(" ".join(HARSH), " ".join(CALM))
    pd.testing.assert_frame_equal(sa.measure(corpus, harsh).table, sa.measure(corpus, harsh, workers=2).table)


def test_what_a_group_alone_gives_away_is_not_learned():
    """Each event has its own word and its own code: within an event it tells all, on events apart nothing."""
    names = ("alpha", "bravo", "carol", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet")
    rows = [
        (f"The {name} item number {k}.", number % 2 == 0, name)
        for number, name in enumerate(names)
        for k in range(8)
    ]
    coded = pd.DataFrame(rows, columns=["sentence", "odd", "event"])
    apart = sa.learn(coded, label="odd", marks="loaded").cards[0]
    leaking = sa.learn(coded, label="odd", groups=None, marks="loaded").cards[0]
    assert apart.figure < 0.75 < leaking.figure
    assert apart.grade == "no better than chance"


def test_shuffled_codes_get_no_credit():
    coded = coded_of(120, 30)
    coded["harsh"] = np.random.default_rng(3).permutation(coded["harsh"])
    assert sa.learn(coded, label="harsh", marks="loaded").cards[0].grade == "no better than chance"


def test_three_classes_are_worth_what_the_caller_says():
    coded = coded_of(90)
    coded["tone"] = np.where(coded["harsh"] == "yes", "bad", np.where(np.arange(90) % 2, "good", "plain"))
    coded.loc[coded.tone == "good", "sentence"] = "A wonderful, splendid day for all."
    tone = sa.learn(coded, label="tone", counts={"bad": -1, "good": 1}, marks="loaded")
    corpus = corpus_of("A wonderful, splendid day. The council met on Monday. A wonderful day for all.")
    assert sa.measure(corpus, tone).table.iloc[0, 0] == pytest.approx(2 / 3)
    good = tone.counting("good")
    assert (good.name, good.adds) == ("learned.good", "share_of_sentences")
    assert sa.measure(corpus, good).table.iloc[0, 0] == pytest.approx(2 / 3)


def test_numbers_are_told_by_ranks_and_stay_in_their_range():
    coded = coded_of(90)
    coded["rating"] = np.where(coded["harsh"] == "yes", 4.0, 1.0) + np.arange(90) % 3 / 10
    rated = sa.learn(coded, label="rating", marks="loaded")
    assert (rated.cards[0].metric, rated.cards[0].floor, rated.low, rated.high) == ("Spearman", 0.0, 0.0, 4.2)
    table = sa.measure(corpus_of(HARSH[0], CALM[0]), rated).table["learned.rating"]
    assert 1.0 <= table.iloc[1] < 2.5 < table.iloc[0] <= 4.2


def test_articles_are_judged_whole():
    coded = coded_of(60)
    judged = sa.learn(coded, label="harsh", unit="article", marks="loaded")
    measures = sa.measure(corpus_of(f"{HARSH[0]} {HARSH[1]}", f"{CALM[0]} {CALM[1]}"), judged)
    assert measures.table["learned.harsh"].tolist() == [1.0, 0.0]


def test_a_target_is_judged_where_it_is_named():
    rng = np.random.default_rng(2)
    rows = []
    for k in range(120):
        hit, other = rng.permutation(["Kim", "Lee"]).tolist()
        text = f"{hit} attacked {other} on day {k}."
        who = (hit, other)[k % 2]
        at = text.index(who)
        rows.append((text, at, at + len(who), "actor" if who == hit else "acted on", k % 12))
    coded = pd.DataFrame(rows, columns=["sentence", "from", "to", "role", "event"])
    role = sa.learn(
        coded, label="role", target=("from", "to"), counts={"actor": 1, "acted on": -1}, marks="loaded"
    )
    assert role.cards[0].figure > 0.9
    corpus = corpus_of("Ann attacked Bob. It rained. Ann attacked Bob.", "Bob attacked Ann.")
    assert sa.measure(corpus, role.towards("Ann")).table.iloc[:, 0].tolist() == [1.0, -1.0]
    with pytest.raises(sa.SamestoryError, match="Name whom"):
        sa.measure(corpus, role)


def test_texts_without_codes_teach_neighbours():
    background = ["a cruel man came", "a vile man came", "a calm man came", "a mild man came"] * 10
    background += [
        "the cruel deed hurt",
        "the vile deed hurt",
        "the calm deed pleased",
        "the mild deed pleased",
    ] * 10
    coded = pd.DataFrame(
        {
            "sentence": [f"cruel {k}" if k % 2 else f"calm {k}" for k in range(60)],
            "harsh": [k % 2 for k in range(60)],
            "event": [k // 2 % 10 for k in range(60)],
        }
    )
    learned = sa.learn(coded, label="harsh", marks=["loaded.words"], background=background)
    assert learned.cards[0].figure == 1.0


def test_another_learned_feature_can_be_looked_at(harsh):
    helped = sa.learn(coded_of(), label="harsh", name="mine.helped", marks=["loaded.words", harsh])
    assert helped.cards[0].figure >= 0.9
    assert sa.measure(corpus_of(HARSH[0]), helped).table.iloc[0, 0] == 1.0


@pytest.mark.parametrize("text", ["", "?!", "🚀🚀", "A. B.", "word " * 300, "\u202eevil\u202c"])
def test_odd_texts_are_judged_or_left_alone(harsh, text):
    marks = harsh.mark(tokenise([text, ""], [text, "Plain words."]))
    assert np.isfinite(marks.weight).all()


@pytest.mark.parametrize(
    ("change", "ask", "words"),
    [
        ({}, {"label": "tone"}, "no column tone"),
        ({}, {"label": "harsh", "groups": "day"}, "no column day"),
        ({"sentence": ""}, {"label": "harsh"}, "lack a text"),
        ({"event": 1}, {"label": "harsh"}, "has 1 groups"),
        ({"harsh": "yes"}, {"label": "harsh"}, "has 1 codes"),
        ({"harsh": ["a", "b"] * 30}, {"label": "harsh"}, "Say which counts"),
        ({}, {"label": "harsh", "counts": "maybe"}, r"names \['maybe'\]"),
        ({}, {"label": "harsh", "name": "harsh"}, "family.name"),
        ({"a": 3, "b": 900}, {"label": "harsh", "target": ("a", "b")}, "outside its text"),
        ({"harsh": np.nan}, {"label": "harsh"}, "lack a text, a code"),
    ],
)
def test_what_cannot_be_learned_from_is_told(change, ask, words):
    with pytest.raises(sa.SamestoryError, match=words):
        sa.learn(coded_of().assign(**change), marks="loaded", **ask)


def test_too_few_texts_are_told():
    with pytest.raises(sa.SamestoryError, match="at least 30"):
        sa.learn(coded_of(20), label="harsh")


def test_goodness_and_floor_worked_by_hand():
    codes, said = np.array([1, 1, 1, 0]), np.array([1, 1, 0, 0])
    assert goodness("macro-F1", codes, said) == pytest.approx((4 / 5 + 2 / 3) / 2)
    assert goodness("accuracy", codes, said) == 0.75
    assert goodness("Spearman", np.array([1.0, 2, 2, 3, 5]), np.array([2.0, 1, 3, 3, 4])) == pytest.approx(
        0.763158, abs=1e-6
    )
    assert floor_of("accuracy", codes, said) == 0.75
    assert floor_of("macro-F1", codes, said) == pytest.approx(
        (0.75 * 0.5 * 2 / 1.25 + 0.25 * 0.5 * 2 / 0.75) / 2
    )
