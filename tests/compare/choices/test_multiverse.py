from importlib import import_module

import numpy as np
import pandas as pd
import pytest

import analysis as sa
from analysis.compare.choices import Plan, choices
from analysis.compare.choices.specification import DIMENSIONS
from analysis.errors import SamestoryError
from analysis.features.feature import Feature, Marks

BODY_ONLY = Plan(parts=("body",), voices=("all",), scales=("raw",), estimators=("mean",), leave_out=())
EVENTS, LETTERS = "uvwxyz", "abcdefghijklmnopqrst"
NOBODY = Plan(leave_out=())


def count_of(word):
    """A feature that counts one word."""

    def mark(tokens):
        ids = [number for number, one in enumerate(tokens.words) if one == word]
        return Marks.of("token", np.flatnonzero(np.isin(tokens.word, ids)))

    return Feature(
        name=f"own.{word}", title=f"Count of {word}", meaning="", unit="share of words", low=0.0, high=1.0,
        adds="share_of_words", mark=mark, citation="", cautions=(), voice="all",
    )  # fmt: skip


HIT = count_of("hit")


def corpus_of(values, outlets="ABC", events=EVENTS, **columns):
    """Bodies of 20 words with so many hits: events x outlets."""
    rows = [
        {"event": event, "outlet": outlet, "body": " ".join(["hit"] * hits + [event + outlet] * (20 - hits))}
        for event, line in zip(events, values, strict=False)
        for outlet, hits in zip(outlets, line, strict=True)
    ]
    return sa.read(pd.DataFrame(rows).assign(**columns))


@pytest.fixture
def worked(w):
    """The worked set W, with two hits for every unit."""
    return corpus_of((2 * w).astype(int))


@pytest.fixture(scope="module")
def bundled(cases):
    return choices(cases, "sentiment.vader", draws=199)


def test_the_default_of_the_worked_set_is_the_comparison(worked):
    found = choices(worked, HIT, "A")
    row = found.table[found.table["default"]].iloc[0]
    assert row["estimate"] * 10 == pytest.approx(0.916667, abs=1e-6)
    assert row["ci_low"] * 10 == pytest.approx(0.0925645, abs=1e-6)
    assert row["ci_high"] * 10 == pytest.approx(1.7407688, abs=1e-6)
    assert row["effect"] == pytest.approx(1.167310, abs=1e-6)
    compared = sa.compare(sa.measure(worked, HIT)).table.iloc[0]
    assert row[["n_events", "estimate", "p"]].tolist() == compared[["n_events", "difference", "p"]].tolist()


def test_a_median_has_the_hodges_lehmann_estimate_and_no_interval(worked):
    found = choices(worked, HIT, "B", plan=Plan(parts=("body",), scales=("raw",), leave_out=()))
    row = found.table[found.table["estimator"] == "median"].iloc[0]
    assert np.isnan(row["ci_low"])
    assert 0 < row["p"] <= 1


def test_ranks_count_the_others_below(worked):
    found = choices(worked, HIT, "A", plan=Plan(parts=("body",), scales=("rank",), leave_out=()))
    # A lies above both others in four events (+1), between them in one and beside one (0, 1).
    assert found.table["estimate"].iloc[0] == pytest.approx((0.75 + 0.75 + 0 + 0.75 + 0.75 + 0) / 6)


def test_the_bundled_cases_have_at_least_64_specifications(bundled):
    assert len(bundled) >= 64
    assert not bundled.table.duplicated(["outlet", *DIMENSIONS]).any()
    assert bundled.table.groupby("outlet")["default"].sum().eq(1).all()


def test_the_curve_is_sorted_by_effect_within_each_outlet(bundled):
    for _, block in bundled.table.groupby("outlet"):
        assert block["effect"].dropna().is_monotonic_increasing


def test_headlines_alone_are_flagged_and_count_in_no_share(bundled):
    table = bundled.table
    assert set(table.loc[table["construct"] == "other", "part"]) == {"headline"}
    same = table[(table["construct"] == "same") & (table["outlet_left_out"] + table["event_left_out"] == "")]
    shares = same[~same["default"]].groupby("outlet")["agrees"].mean()
    assert bundled.summary.set_index("outlet")["share_agreeing"].to_dict() == pytest.approx(shares.to_dict())
    assert not (bundled.influence["option"] == "headline").any()


HEADLINES = Plan(parts=("headline", "body"), leave_out=())


def test_a_headline_first_in_the_plan_is_the_question(cases):
    found = choices(cases, "sentiment.vader", "Daily Beacon", plan=HEADLINES, draws=9)
    assert set(found.table.loc[found.table["construct"] == "same", "part"]) == {"headline"}


def test_q_is_corrected_over_the_rows_of_each_outlet(bundled):
    for _, block in bundled.table.groupby("outlet"):
        assert (block["q"].dropna() >= block["p"].dropna()).all()
        assert block["q"].max() == pytest.approx(block["p"].max())


def test_the_same_call_gives_the_same_result():
    values = np.random.default_rng(1).integers(0, 9, (20, 3))
    once, again = (choices(corpus_of(values, events=LETTERS), HIT, draws=99) for _ in range(2))
    pd.testing.assert_frame_equal(again.table, once.table)
    pd.testing.assert_frame_equal(again.summary, once.summary)


def test_an_outlet_asked_alone_has_the_rows_it_has_among_all():
    corpus = corpus_of(np.random.default_rng(2).integers(0, 9, (20, 3)), events=LETTERS)
    alone, among = choices(corpus, HIT, "B", draws=99).table, choices(corpus, HIT, draws=99).table
    pd.testing.assert_frame_equal(alone, among[among["outlet"] == "B"].reset_index(drop=True))


def test_a_large_corpus_is_read_partition_by_partition_with_the_same_result(worked, monkeypatch):
    whole = choices(worked, HIT, draws=9)
    # By its name in the system: ``analysis.compare.choices`` is the function.
    monkeypatch.setattr(import_module("analysis.compare.choices.readings"), "WHOLE", 1)
    pd.testing.assert_frame_equal(choices(worked, HIT, draws=9).table, whole.table)


def test_marks_are_found_once(worked):
    calls = []
    counted = Feature(**{**vars(HIT), "mark": lambda tokens: calls.append(1) or HIT.mark(tokens)})
    choices(worked, counted, draws=9)
    choices(worked, counted, draws=9)
    assert len(calls) == 1


def test_specifications_that_repeat_another_are_dropped_and_said(worked):
    found = choices(worked, HIT, draws=9, plan=Plan(scales=("raw",), estimators=("mean",), leave_out=()))
    # Without headlines, quotations and a second paragraph every part and voice is the body.
    assert len(found) == 1
    assert any("dropped, equal to one that differs in part" in note for note in found.notes)
    assert "no other way" in found.sentences[0]


def test_leaving_out_the_outlet_that_makes_the_difference_turns_the_sign_and_is_named():
    corpus = corpus_of([(5, 4, 12), (6, 4, 13), (5, 3, 12), (6, 5, 14), (5, 4, 13), (7, 4, 12)])
    found = choices(corpus, HIT, "A", draws=99)
    left_out = found.table[found.table["outlet_left_out"] == "C"].iloc[0]
    assert not left_out["agrees"]
    assert "“C” left out of the others" in found.summary["turned_alone"][0]
    assert "“C” left out of the others" in found.sentences[0]


def test_leaving_out_the_event_that_makes_the_difference_turns_the_sign_and_is_named():
    corpus = corpus_of([(19, 1), (4, 5), (4, 6), (4, 5), (3, 4), (4, 5), (4, 5)], "AB", "stuvwxy")
    found = choices(corpus, HIT, "A", draws=99)
    assert "event “s” left out" in found.summary["turned_alone"][0]


def test_leaving_out_an_event_without_the_outlet_is_no_row():
    corpus = corpus_of([(5, 4, 12)] * 3 + [(6, 4, 3)] * 4, events="tuvwxyz")
    thinned = sa.read(corpus.articles.iloc[1:][["event", "outlet", "body"]])
    table = choices(thinned, HIT, "A", draws=9).table
    assert "t" not in set(table["event_left_out"])
    assert "u" in set(table["event_left_out"])


def test_wire_copy_in_and_out_is_a_choice(worked):
    articles = worked.articles.assign(copy_of=["", worked.articles["article"][0], *[""] * 16])
    corpus = sa.Corpus(articles, worked.rejects, worked.rows_in)
    table = choices(corpus, HIT, "B", draws=9).table
    assert table.loc[table["copies"] == "left out", "n_events"].unique().tolist() == [5]


def test_events_with_few_outlets_in_and_out_is_a_choice(worked):
    articles = worked.articles.iloc[1:][["event", "outlet", "body"]]
    table = choices(sa.read(articles), HIT, "B", draws=9).table
    grid = table[(table["outlet_left_out"] == "") & (table["event_left_out"] == "")]
    assert grid.groupby("least_outlets")["n_events"].unique().map(list).to_dict() == {2: [6], 3: [5]}


def test_a_constant_measure_leaves_nothing_to_choose():
    found = choices(corpus_of([(4, 4, 4)] * 6), HIT)
    assert len(found) == 0
    assert found.sentences == ("“Count of hit” showed no difference in any event: no choice can matter.",)
    assert "no choice can matter" in found._repr_html_()


def test_two_outlets_leave_no_outlet_out_and_say_so():
    found = choices(corpus_of([(5, 4), (6, 4), (5, 3), (6, 5), (5, 4), (7, 4)], "AB"), HIT, draws=99)
    assert set(found.table["outlet_left_out"]) == {""}
    assert any(note.startswith("One outlet left out in turn: 2, too few") for note in found.notes)


def test_one_event_gives_estimates_and_says_that_it_cannot_decide():
    found = choices(corpus_of([(5, 4, 3)], events="u"), HIT)
    assert found.table[["p", "q", "ci_low", "effect"]].isna().all(axis=None)
    assert any("cannot decide" in note for note in found.notes)
    assert found.sentences[0].startswith("In this one event, A was")
    assert "so few events cannot rule out chance" in found.sentences[0]


def test_a_dictionary_of_ones_own_needs_no_twin(cases, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("term\ncrackdown\nregime\nclash*\n", encoding="utf-8")
    found = choices(cases, sa.dictionary(path), "The Free Tribune", plan=NOBODY, draws=99)
    assert len(found) > 12
    assert "Instrument: no other feature claims to measure the same." in found.notes


def test_an_actor_brings_the_instruments_that_measure_one(cases):
    found = choices(cases, "sentiment.vader", "Daily Beacon", about="Kim Jong Un", plan=NOBODY, draws=9)
    assert any(name.startswith("sentiment.toward") for name in found.table["instrument"]) or any(
        "no difference" in note for note in found.notes
    )


def test_an_instrument_that_runs_the_other_way_is_turned_round(cases):
    found = choices(cases, "readability.fog", "National Register", plan=NOBODY, draws=9)
    assert found.summary["share_agreeing"][0] > 0.8
    assert any("Turned round" in note and "readability.flesch" in note for note in found.notes)


def test_many_outlets_give_an_answer():
    rng = np.random.default_rng(3)
    outlets = [f"o{number:03d}" for number in range(200)]
    corpus = corpus_of(rng.integers(0, 9, (7, 200)), outlets, "tuvwxyz")
    found = choices(corpus, HIT, "o007", plan=BODY_ONLY, draws=99)
    assert found.summary["outlet"].tolist() == ["o007"]
    assert 0 < found.summary["joint_p"][0] <= 1


def test_names_that_are_mark_up_stay_text():
    corpus = corpus_of([(5, 4), (6, 4), (5, 3), (6, 5), (5, 4), (7, 4)], ("<b>A</b>", "B"))
    assert "<b>A" not in choices(corpus, HIT, draws=9)._repr_html_()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"feature": "f.unknown"}, 'there is no "f.unknown"'),
        ({"feature": "sentiment"}, "names 7 features"),
        ({"feature": "sentiment.toward"}, "no actor is named"),
        ({"outlet": "Z"}, 'no outlet "Z" shares an event'),
        ({"feature": None}, "choices: needs the name of a feature or a Feature, not NoneType"),
        ({"feature": ["own.hit"]}, "choices: needs the name of a feature or a Feature, not list"),
        ({"feature": "own_mine.all"}, "pass the feature itself, not its name"),
        ({"draws": 0}, "draws must be a whole number of 1 or more, not 0"),
        ({"draws": "a"}, "draws must be a whole number of 1 or more, not 'a'"),
        ({"draws": 5.5}, "not 5.5; 9,999 is usual"),
        ({"seed": -1}, "seed must be a whole number of 0 or more, not -1"),
        ({"plan": "x"}, "choices: needs Plan, not str"),
        ({"plan": {}}, "choices: needs Plan, not dict"),
        ({"plan": Plan(instruments=("sentiment.toward",))}, "no actor is named"),
    ],
)
def test_what_cannot_be_asked_is_said_in_words(worked, given, said):
    asked = {"feature": HIT, **given}
    with pytest.raises(SamestoryError, match=said):
        choices(worked, **asked)


def test_only_what_was_left_out_is_said_to_be_left_out():
    values = [[5, 1, 2, 3], [4, 2, 1, 3], [6, 2, 3, 1]]
    for kinds, words in {
        ("outlet",): "outlet",
        ("event",): "event",
        ("outlet", "event"): "outlet or event",
    }.items():
        found = choices(corpus_of(values, "ABCD"), HIT, "A", plan=Plan(leave_out=kinds))
        assert f"Leaving out one {words} (" in found.sentences[0]
