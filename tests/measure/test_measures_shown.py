"""Measures show scope, values and gaps in words; names from outside stay text."""

import pandas as pd

import analysis as sa


def measured(outlet="A", features=("loaded.words", "sourcing.quoted_share"), **asked):
    rows = {"outlet": [outlet, "B"], "event": "e", "body": ['A vile crime. "No," he said.', "A day."]}
    return sa.measure(sa.read(pd.DataFrame(rows)), list(features), **asked)


def test_the_scope_is_said_in_words():
    shown = measured()._repr_html_()
    assert "2 articles, 2 features. What counts are words of the body" in shown
    assert "in the outlet&#x27;s own voice: loaded.words" in shown
    assert "headline and body" in measured(part="all")._repr_html_()
    assert "in quotations: loaded.words" in measured(features=["loaded.words"], voice="quoted")._repr_html_()


def test_a_gap_is_a_dash_that_is_explained_and_not_zero():
    shown = measured(features=["loaded.words"], voice="quoted")._repr_html_()
    assert ">–<" in shown
    assert "nothing to measure in this scope, which is not 0: loaded.words (1 article)" in shown
    assert "dash" not in measured()._repr_html_()


def test_names_of_outlets_and_actors_stay_text():
    shown = measured("<script>x</script>", ["loaded.words"], about="<i>he</i>")._repr_html_()
    assert "<script>" not in shown
    assert "<i>" not in shown
    assert "sentences naming &lt;i&gt;he" in shown


def test_many_features_and_articles_say_how_much_is_not_shown(case_measures):
    shown = case_measures._repr_html_()
    assert "The first 10 of 40 articles." in shown
    assert f"{len(case_measures.features) - 5} features not shown" in shown
    assert shown.count("<tr>") == 11
