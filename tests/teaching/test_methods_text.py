"""The methods paragraph says what was done, with the numbers of the three objects, and what was not."""

import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.features.cards import in_house
from analysis.teaching import as_a_spreadsheet, methods_paragraph

FEATURES = ["frames.conflict", "sourcing.quoted_share", "loaded.words"]


def of(corpus, by="outlet", **method):
    measures = sa.measure(corpus, FEATURES)
    comparison = sa.compare(measures, by=by, method=sa.Method(**method))
    return methods_paragraph(corpus, measures, comparison), comparison


@pytest.fixture(scope="module")
def written(cases):
    return of(cases)


def test_four_paragraphs_material_instruments_comparison_and_what_was_not_done(written):
    material, instruments, contrast, not_done = written[0].lines
    assert material.startswith("The corpus has 40 articles on 8 events from 5 outlets (Daily Beacon,")
    assert "dated 2023-08-14 to 2024-11-21. None of 40 rows was refused." in material
    assert instruments.startswith("In the body of each article we measured Conflict cues, Quoted words and")
    assert contrast.startswith("Within each event the mean of each outlet was set against")
    assert not_done.startswith("Not done: none of these articles was coded by hand")
    assert not_done.endswith("first result was seen.]")


@pytest.mark.parametrize("name", FEATURES)
def test_each_instrument_has_its_unit_source_and_standing(written, name):
    said, feature = written[0].lines[1], sa.features().set_index("name").loc[name]
    assert f"{feature['title']} ({name}): {feature['unit']}" in said
    assert feature["citation"].rstrip(".") in said
    whom = "in-house labels, no human coders" if in_house(name) else "human coders"
    assert f"Against {whom}: {feature['validity']}" in said


def test_the_numbers_are_those_of_the_comparison(written):
    said, comparison = written[0].lines[2], written[1]
    assert f"q is over {len(comparison.table)} differences" in said
    assert f"{len(comparison.supported)} was supported" in said
    assert comparison.method.in_words in said
    assert f"Samestory {sa.__version__}" in said


def test_another_method_is_said(cases):
    said = of(cases, correction="max-t", events="shared", seed=7)[0].lines[2]
    assert "Westfall and Young" in said
    assert "seed 7" in said
    assert "only events that every outlet covered" in said


def test_what_was_refused_and_copied_is_counted(cases):
    material, _, _, not_done = of(sa.read(as_a_spreadsheet(cases)))[0].lines
    assert "Of 40 rows, 3 were refused (no body: 1, no outlet: 1," in material
    assert "1 article repeated an earlier text of the same event and stayed in." in material
    assert "Copies of agency text were not taken out." in not_done


def test_events_of_one_outlet_are_said_to_drop_out(cases):
    lone = cases.articles[(cases.articles["event"] > "02") | (cases.articles["outlet"] == "Daily Beacon")]
    material = of(sa.read(lone))[0].lines[0]
    assert "7 events with 35 articles entered the comparison; 1 did not, for want of two outlets" in material


def test_another_column_is_named_with_the_outlets_behind_it(cases):
    sides = cases.articles.assign(side=[("left", "right")[n % 2] for n in range(len(cases))])
    said = of(sa.read(sides, by="side"), by="side")[0]
    assert "from 2 sides (left and right; 5 outlets)" in said.lines[0]
    assert "the mean of each side" in said.lines[2]


def test_few_events_test_nothing_and_say_so():
    rows = {"outlet": ["A\n<b>", "B"], "event": ["e", "e"], "body": ["A vile crime.", "A fine day."]}
    said = of(sa.read(pd.DataFrame(rows)))[0]
    assert "q is over 0 differences" in said.lines[2]
    assert "none were supported" in said.lines[2]
    assert "A <b> and B" in said.lines[0]
    assert "<b>" not in said._repr_html_()


def test_objects_that_do_not_belong_together_are_refused(cases):
    measures = sa.measure(cases, FEATURES)
    few = sa.read(cases.articles.head(20))
    with pytest.raises(SamestoryError, match="these measures are not of this corpus"):
        methods_paragraph(few, measures, sa.compare(measures))
    with pytest.raises(SamestoryError, match=r'not of these measures; they have no "frames\.conflict"'):
        methods_paragraph(cases, sa.measure(cases, "loaded.words"), sa.compare(measures))


def test_no_claim_of_bias_and_the_same_words_every_time(cases, written):
    again = of(cases)[0]
    assert again.lines == written[0].lines
    assert "bias" not in " ".join(again.lines).lower().replace("biased language", "")
