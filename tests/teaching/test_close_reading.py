"""Close reading shows the words that made the number, and the text stays text."""

import pandas as pd
import pytest

import analysis as sa
from analysis.teaching import side_by_side, try_sentence


def corpus(*bodies):
    outlets = [f"Outlet {number}" for number in range(len(bodies))]
    return sa.read(pd.DataFrame({"outlet": outlets, "event": "e", "body": list(bodies)}))


def test_a_sentence_is_measured_with_the_words_that_explain_it():
    found = try_sentence("They said the bomb killed two.", "sentiment.vader")
    assert found["weight"].iloc[0] == pytest.approx(0.8402)
    assert found["text"].tolist()[1:] == ["bomb", "killed"]


def test_words_are_shown_in_place_with_their_signs():
    given = corpus("A vile crime.", "A fine day.")
    page = side_by_side(given, given.articles["article"], "sentiment.huliu_net")._repr_html_()
    assert "vile</b><sub>−1.00</sub>" in page
    assert "fine</b><sub>+1.00</sub>" in page


def test_the_text_stays_text():
    given = corpus("A vile <script>alert(1)</script> crime & more.")
    page = side_by_side(given, given.articles["article"], "sentiment.huliu_net")._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "&amp; more" in page


def test_only_what_counted_is_marked():
    given = corpus('The mayor spoke. "A vile crime," he said.')
    assert repr(side_by_side(given, given.articles["article"], "loaded.words")).endswith("nothing marked")


def test_marks_of_every_feature_can_be_shown_for_the_cases(cases, case_measures):
    names = cases.articles["article"].iloc[:2].tolist()
    for feature in case_measures.features:
        page = side_by_side(cases, names, feature)._repr_html_()
        assert page.count("<td") == 4, feature
