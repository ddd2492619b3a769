"""Expressions for words: what they match, what is refused, and that nothing makes them slow."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import SamestoryError
from analysis.features.expression import expression


@pytest.mark.parametrize(
    ("text", "fits", "fails"),
    [
        ("colou?rs?", ("color", "colours"), ("colouur", "xcolor")),
        ("tax(es|ed|)", ("tax", "taxes", "taxed"), ("taxi",)),
        ("[a-c]{2,3}", ("ab", "abc"), ("a", "abcd", "ad")),
        ("[^aeiou]+", ("rhythm",), ("rhyme",)),
        (r"covid-\d+", ("covid-19",), ("covid-", "covid")),
        ("Gov.*Ment", ("government", "governent".replace("nent", "nment")), ("govern",)),
        ("(?:re)?open(?:ed|ing)?", ("reopen", "opening"), ("reopens",)),
        (r"u\.s", ("u.s",), ("uxs",)),
        ("a{2}", ("aa",), ("a", "aaa")),
        ("a{,2}b", ("b", "aab"), ("aaab",)),
        ("", ("",), ("a",)),
    ],
)
def test_a_whole_word_fits_or_does_not(text, fits, fails):
    made = expression(text)
    assert [word for word in (*fits, *fails) if made.matches(word)] == list(fits)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"(a)\1", "points back"),
        ("(?=a)b", "looking ahead"),
        ("(?P<x>a)", "looking ahead"),
        ("^war", "whole words"),
        ("war$", "whole words"),
        (r"\bwar", "not understood"),
        ("(a", "ends too early"),
        ("a)", "closes nothing"),
        ("[a", "ends too early"),
        ("*a", "nothing before it"),
        ("[z-a]", "backwards"),
        ("a{5,2}", "backwards"),
        ("a{x}", "write how often"),
        ("a{900}", "spelt out"),
        ("((a{30}){30}){30}", "spelt out"),
        ("a" * 201, "201 characters"),
        ("(" * 50 + "a" + ")" * 50, "inside each other"),
    ],
)
def test_what_is_not_understood_is_refused_in_words(text, words):
    with pytest.raises(SamestoryError, match=words):
        expression(text)


@pytest.mark.parametrize(
    "text", ["(a+)+b", "(a|a)*b", "(a|aa)+b", "(.*)*x", "a*a*a*a*a*a*b", "((a?){5}){5}b"]
)
def test_catastrophic_expressions_are_fast(text):
    started = time.perf_counter()
    assert not expression(text).matches("a" * 5_000)
    assert time.perf_counter() - started < 2


PIECES = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", "(a|b)", "(ab|b)", "(a|)"])
TIMES = st.sampled_from(["", "*", "+", "?", "{2}", "{1,2}", "{2,}"])


@given(st.lists(st.tuples(PIECES, TIMES), max_size=4), st.text("abc", max_size=6))
def test_agrees_with_the_search_of_the_standard_library(parts, word):
    text = "".join(piece + times for piece, times in parts)
    assert expression(text).matches(word) == bool(re.fullmatch(text, word))
