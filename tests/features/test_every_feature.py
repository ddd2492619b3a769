"""The contract of a feature, held by every entry of the registry because it is an entry."""

import sys
from importlib.resources import files

import numpy as np
import pandas as pd
import pytest

from analysis.corpus import Corpus, read
from analysis.features.registry import FEATURES
from analysis.measure import evidence, measure

NAMES = list(FEATURES)
ODD_TEXTS = [
    "Word.",
    "?!",
    "🚀🚀 No 😢 way!!! \u202eevil\u202c café naïve İstanbul ﬁre",
    "<script>alert('x')</script> =cmd() \u200bzero\u200bwidth",
    "“Unclosed and nested ‘quotes’ here, he said. They’re “open",
    "A. B. C. U.S. 3.5 1,000 ... — – -- '90s 'em",
    "word " * 2000,
]
ACTOR = "Lothar Wend"
"""Somebody in the bundled cases, for features that measure one actor."""
RULES = {
    "rate": lambda total, count, words, sentences: 100 * total / words,
    "share_of_words": lambda total, count, words, sentences: total / words,
    "share_of_sentences": lambda total, count, words, sentences: total / sentences,
    "mean_of_sentences": lambda total, count, words, sentences: total / sentences,
    "steady_rate": lambda total, count, words, sentences: 100 * total / (words + 500) if count else np.nan,
    "mean_of_marks": lambda total, count, words, sentences: total / count if count else np.nan,
}


def corpus_of(bodies: list[str]) -> Corpus:
    return read(
        pd.DataFrame({"article": [f"a{i:03}" for i in range(len(bodies))], "outlet": "A", "body": bodies})
    )


def about(name: str) -> str | None:
    return ACTOR if FEATURES[name].mark_about else None


@pytest.mark.parametrize("name", NAMES)
def test_says_what_a_reader_must_know(name):
    feature = FEATURES[name]
    assert feature.citation and feature.meaning and feature.unit and feature.title
    assert feature.cautions and all(feature.cautions)
    assert feature.low < feature.high
    assert feature.twin is None or feature.twin in FEATURES
    for lexicon in feature.lexicons:
        assert files("analysis.features.lexicons").joinpath(lexicon).is_file()


@pytest.mark.parametrize("name", NAMES)
def test_marks_in_evidence_give_the_number_in_measures_again(name, cases, case_measures):
    feature = FEATURES[name]
    if feature.mark_about:
        case_measures = measure(cases, name, about=ACTOR)
        assert case_measures.table[name].notna().any()
    for article in cases.articles["article"]:
        found = evidence(cases, article, name, about=about(name))
        counted = found[found["counted"] & (found["role"] == "adds")]
        total, count = counted["weight"].sum(), len(counted)
        words, sentences = case_measures.words.at[article, name], case_measures.sentences.at[article, name]
        if feature.adds == "level":
            again = feature.formula(*(np.array([x], float) for x in (words, sentences, total)))[0]
        else:
            again = RULES[feature.adds](total, count, words, sentences)
        assert again == pytest.approx(case_measures.table.at[article, name], abs=1e-9, nan_ok=True)


@pytest.mark.parametrize("name", NAMES)
def test_offsets_cut_out_the_marked_words(name, cases):
    texts = cases.articles.set_index("article")[["headline", "body"]]
    for article in cases.articles["article"][::7]:
        for mark in evidence(cases, article, name, part="all", voice="all", about=about(name)).itertuples():
            field = texts.at[article, "headline" if mark.part == "headline" else "body"]
            assert field[mark.start : mark.end] == mark.text != ""


@pytest.mark.parametrize("name", NAMES)
def test_own_and_quoted_marks_make_all(name, cases):
    if FEATURES[name].voice_fixed:
        pytest.skip("defined on both voices together")
    own, quoted, both = (
        measure(cases, name, voice=voice, about=about(name)) for voice in ("own", "quoted", "all")
    )
    pd.testing.assert_frame_equal(own.counts + quoted.counts, both.counts)
    if FEATURES[name].adds != "level":
        pd.testing.assert_frame_equal(own.words + quoted.words, both.words)


@pytest.mark.parametrize("name", NAMES)
def test_headline_and_body_marks_make_all(name, cases):
    if FEATURES[name].part_fixed:
        pytest.skip("defined on one part alone")
    headline, body, both = (
        measure(cases, name, part=part, about=about(name)) for part in ("headline", "body", "all")
    )
    pd.testing.assert_frame_equal(headline.counts + body.counts, both.counts)


@pytest.mark.parametrize("name", NAMES)
def test_stays_in_its_range_and_is_never_infinite_on_odd_texts(name):
    feature, measures = (
        FEATURES[name],
        measure(corpus_of(ODD_TEXTS), name, voice="all", about=about(name) and "word"),
    )
    values = measures.table[name].dropna()
    assert np.isfinite(values).all()
    assert values.between(feature.low, feature.high).all()


def test_an_article_is_measured_alike_alone_and_in_company(cases, case_measures):
    bodies = cases.articles.iloc[::-1].reset_index(drop=True)
    for names in (None, ACTOR):
        straight = measure(cases, about=names) if names else case_measures
        turned = measure(Corpus(bodies, cases.rejects, cases.rows_in), about=names)
        pd.testing.assert_frame_equal(turned.table.loc[straight.table.index], straight.table)


def test_two_workers_give_the_same_bytes(monkeypatch, tmp_path, cases, case_measures):
    from analysis.measure import write_measures

    measuring = sys.modules["analysis.measure.measuring"]
    monkeypatch.setattr(measuring, "partitions", lambda n: [slice(0, 15), slice(15, n)])
    write_measures(case_measures, tmp_path / "one")
    write_measures(measure(cases, workers=2), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
