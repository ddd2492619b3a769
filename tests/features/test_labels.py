"""Labels: names of one thing and their stance, traps, and the table of who says what."""

import pandas as pd
import pytest

from analysis.corpus import read
from analysis.errors import SamestoryError
from analysis.features.contrasts import as_lexicon, parse_contrasts, read_contrasts
from analysis.features.labels import FEATURES, LABEL_COLUMNS, find_labels, labels
from analysis.measure import measure
from analysis.text import tokenise

BY_NAME = {feature.name: feature for feature in FEATURES}


def stances(text):
    marks = find_labels(tokenise([""], [text]))
    return [marks.labels[label].rpartition(": ")[2] for label in marks.label]


def corpus_of(*bodies):
    outlets = [chr(65 + number) for number in range(len(bodies))]
    return read(pd.DataFrame({"outlet": outlets, "event": "e", "body": bodies}))


@pytest.mark.parametrize(
    ("mild", "neutral", "harsh"),
    [
        (None, "The Syrian government fell.", "The regime fell."),
        ("The defensive drill began.", "The military exercise began.", "The war games began."),
        ("Freedom fighters came.", "Militants came.", "Terrorists came."),
        ("Undocumented immigrants came.", None, "Illegal immigrants came."),
        ("The estate tax rose.", None, "The death tax rose."),
        ("A surgical strike came.", "An airstrike came.", "Indiscriminate bombing came."),
        ("The downsizing began.", "They laid off forty.", "The jobs bloodbath began."),
        ("He died by suicide.", "He killed himself.", "He committed suicide."),
    ],
)
def test_names_have_their_stance(mild, neutral, harsh):
    for stance, text in (("mild", mild), ("neutral", neutral), ("harsh", harsh)):
        assert text is None or stances(text) == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "They strike a deal after a hunger strike.",
        "Three strikes and he struck out.",
        "The storm struck the coast; lightning strikes again.",
        "A new exercise regime helps.",
        "The firefighter flew a fighter jet.",
        "Amnesty International met.",
        "The riot police wore riot gear.",
        "The government met.",
        "The Communist Party met.",
        "An alien species came.",
    ],
)
def test_other_senses_are_left_out(text):
    assert stances(text) == []


def test_quoted_names_are_the_source_s_choice():
    body = "He said “the regime must fall” of the Syrian government."
    found = measure(corpus_of(body), "labels")
    assert found.table.iloc[0].tolist() == [0.0, 0.0, 0.0]
    assert measure(corpus_of(body), "labels.harsh", voice="all").table.iloc[0, 0] == 0.5


def test_measures_are_shares_and_their_difference():
    body = "The regime fell. The dictator fled. Security operations began. The Iranian leader spoke."
    found = measure(corpus_of(body), "labels").table.iloc[0]
    assert found.tolist() == [0.5, 0.25, 0.25]


def test_the_table_counts_terms_by_outlet_within_sets():
    found = labels(corpus_of("The regime met. The regime fell.", "The Cuban government met."))
    assert tuple(found.columns) == LABEL_COLUMNS
    rows = found[["term", "stance", "outlet", "event", "count", "of"]].to_numpy().tolist()
    assert rows == [
        ["<nation> government", "neutral", "B", "e", 1, 1],
        ["regime", "harsh", "A", "e", 2, 2],
    ]


def test_the_table_of_a_corpus_without_names_is_empty():
    assert labels(corpus_of("Rain fell.")).empty


def test_the_list_is_long_and_each_set_has_its_reason():
    contrasts = read_contrasts()
    assert len(contrasts.sets) >= 85
    assert all(one.note and one.source for one in contrasts.sets)
    assert len(contrasts.terms) >= 1_000


def test_each_exception_holds_a_term_of_its_set():
    contrasts = read_contrasts()
    for one in contrasts.sets:
        known = as_lexicon(type(contrasts)((one,), contrasts.nations))
        plain = [pattern for pattern, row in known.patterns.items() if known.entries[row].category != "-"]
        for phrase in one.exceptions:
            words = tuple(phrase.replace("-", " ").split()) + tuple(phrase.split())
            starts = [words[place:] for place in range(len(words))]
            assert any(rest[: len(term)] == term for rest in starts for term in plain), (one.name, phrase)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("terms: []", "no list"),
        ("sets: [{name: tax, harsh: [death tax], note: n, source: s}]", "mild or neutral"),
        ("sets: [{name: tax, mild: [a], harsh: [b], note: n}]", "note and a source"),
        (
            "sets: [{name: x, mild: [a], harsh: [b], note: n, source: s},"
            " {name: y, mild: [c], harsh: [b], note: n, source: s}]",
            'stands in "x" and "y"',
        ),
    ],
)
def test_a_faulty_list_is_refused_with_the_reason(text, message):
    with pytest.raises(SamestoryError, match=message):
        parse_contrasts(text)
