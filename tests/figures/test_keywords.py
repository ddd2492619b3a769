"""The picture of keyness shows what the table calls a keyword, and what it does not."""

import math
import warnings

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

import analysis as sa
from analysis.compare.keyness import KEYNESS_COLUMNS
from analysis.errors import SamestoryError
from analysis.figures import alt_of, keywords, show, style

mpl.use("agg")

FILLED = "keyword"


def row(outlet, term, **changed):
    base = {"count": 9, "count_others": 1, "rate": 3.0, "rate_others": 0.2, "log_odds": 2.0, "z": 3.0}
    base |= {"within": 3.0, "ci_low": 1.0, "ci_high": 5.0, "p": 0.001, "q": 0.01, "articles": 8, "events": 7}
    base |= {"name": False, "signature": False, "kind": FILLED}
    given = {"outlet": outlet, "term": term, **base, **changed}
    return {column: given.get(column, 0) for column in KEYNESS_COLUMNS}


def result(rows, events=8):
    table = pd.DataFrame(rows, columns=list(KEYNESS_COLUMNS))
    names = list(dict.fromkeys(table["outlet"]))
    found = [int(((table["outlet"] == name) & (table["kind"] == FILLED)).sum()) for name in names]
    outlets = pd.DataFrame({"outlet": names, "events": events, "keywords": found})
    return sa.Keyness(table, outlets, None, "outlet", "event", 2, "own", sa.KeynessSettings())


TWO = [
    row("Post", "claimed"),
    row("Post", "he claimed", ci_low=0.9),
    row("Post", "kim", name=True, ci_high=math.inf),
    row("Post", "flood", kind="not shown within events", ci_low=-math.inf),
    row("Herald", "said", within=1.5),
    row("Herald", "plain", kind="not beyond chance", q=0.9),
]


def drawn(given, **how):
    return keywords(given, ax=Figure(layout="constrained").subplots(), **how)


def labels(axes):
    return [tick.get_text() for tick in axes.get_yticklabels()]


def test_outlets_then_keywords_names_and_lookalikes_stand_in_this_order():
    assert labels(drawn(result(TWO))) == ["Herald", "said", "Post", "claimed", "kim", "flood"]


def test_names_are_italic_and_outlets_bold():
    ticks = drawn(result(TWO)).get_yticklabels()
    assert [tick.get_text() for tick in ticks if tick.get_style() == "italic"] == ["kim"]
    assert [tick.get_text() for tick in ticks if tick.get_weight() == "bold"] == ["Herald", "Post"]


def test_marks_stand_at_the_ratios_and_only_keywords_are_filled():
    marks = [line for line in drawn(result(TWO)).lines if line.get_marker() in ("o", "s")]
    assert [float(line.get_xdata()[0]) for line in marks] == [1.5, 3.0, 3.0, 3.0]
    assert [line.get_markerfacecolor() == "white" for line in marks] == [False, False, False, True]


def test_an_unbounded_end_is_an_arrow_at_the_edge():
    axes = drawn(result(TWO))
    arrows = [(line.get_marker(), float(line.get_xdata()[0])) for line in axes.lines]
    assert [arrow for arrow in arrows if arrow[0] in "<>"] == [
        (">", axes.get_xlim()[1]),
        ("<", axes.get_xlim()[0]),
    ]


def test_articles_events_and_why_a_hollow_one_is_none_stand_beside():
    beside = [text.get_text() for text in drawn(result(TWO)).texts]
    assert beside[0] == "8 articles, 7 events"
    assert beside[-1] == "8 articles, 7 events: not shown within events"


def test_title_and_words_agree_with_the_table():
    axes = drawn(result(TWO))
    assert axes.get_title(loc="left") == "4 keywords within the same events, the most of Post (3)"
    assert '"said" +1.50 (95 % interval 1.00 to 5.00; 8 articles, 7 events; keyword)' in alt_of(axes)
    assert "not bounded" in alt_of(axes)
    assert drawn(result(TWO), outlet="Post").get_title(loc="left").startswith("3 keywords of Post")


def test_few_events_and_no_keywords_are_said():
    few = [row("Post", "flood", kind="too few events", p=math.nan, q=math.nan)]
    assert "Too few events" in drawn(result(few, events=3)).get_title(loc="left")
    none = [row("Post", "flood", kind="not beyond chance")]
    axes = drawn(result(none))
    assert axes.get_title(loc="left") == "No keyword was shown within the same events"
    assert "nothing to show" in [text.get_text() for text in axes.texts]


def test_an_outlet_that_was_not_compared_is_named():
    with pytest.raises(SamestoryError, match=r'"Sun" was not compared\. Compared were: Post, Herald'):
        drawn(result(TWO), outlet="Sun")


def test_an_empty_table_is_drawn_as_nothing():
    empty = result(TWO[:1])
    bare = sa.Keyness(empty.table.head(0), empty.outlets, None, "outlet", "event", 2, "own", empty.settings)
    assert "nothing to show" in [text.get_text() for text in drawn(bare).texts]


@pytest.mark.parametrize("outlets", [2, 5, 12])
@pytest.mark.parametrize("look", ["web", "paper"])
def test_many_and_long_names_are_drawn_without_a_warning(outlets, look):
    names = [f"The Very Long Name of an Evening Paper of Record {n}" for n in range(outlets)]
    rows = [row(name, f"a very long phrase of words {k}") for name in names for k in range(4)]
    with style(look), warnings.catch_warnings():
        warnings.simplefilter("error")
        axes = keywords(result(rows))
        assert show(axes).png
    shown = min(outlets, 8)
    assert (f"shown: {shown} of {outlets}" in axes.figure.get_supxlabel().replace("\n", " ")) == (outlets > 8)


def test_text_from_data_stays_text():
    odd = [row(r"$\frac{1$", "a\u202eb $x$"), row("<b>\n", "plain")]
    assert show(drawn(result(odd))).png


def test_the_cases_give_the_keywords_that_were_planted(cases):
    found = alt_of(keywords(sa.keyness(cases)))
    assert '"confirmed"' in found
    assert '"claimed"' in found or '"claimed that"' in found or '"insisted that"' in found
