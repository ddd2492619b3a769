"""Scope: part x voice x near an actor; own and quoted make all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import SamestoryError
from analysis.text import Scope, Tokens, mask, tokenise

TOKENS = tokenise(
    ["Kim Jong Un’s army moves"],
    [
        "Gen. Lee left. “Kim is bluffing,” he said.\n\n"
        "The kim in the jar is cold. Kim Jong Un's plan and Lee’s fail."
    ],
)


def words(tokens: Tokens, scope: Scope) -> str:
    return " ".join(tokens.text_of(token) for token in np.flatnonzero(mask(tokens, scope).tokens))


def sentences(scope: Scope) -> list[int]:
    return np.flatnonzero(mask(TOKENS, scope).sentences).tolist()


def test_parts():
    assert words(TOKENS, Scope(part="headline")) == "Kim Jong Un’s army moves"
    assert words(TOKENS, Scope(part="lede")) == "Gen Lee left Kim is bluffing he said"
    assert sentences(Scope(part="body")) == [1, 2, 3, 4]
    assert sentences(Scope(part="all")) == [0, 1, 2, 3, 4]


def test_a_sentence_with_a_quoted_word_is_quoted():
    assert words(TOKENS, Scope(part="lede", voice="own")) == "Gen Lee left he said"
    assert words(TOKENS, Scope(part="lede", voice="quoted")) == "Kim is bluffing"
    assert sentences(Scope(voice="own")) == [1, 3, 4]
    assert sentences(Scope(voice="quoted")) == [2]


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        (("Kim",), [0, 2, 4]),
        (("Kim Jong Un",), [0, 4]),
        (("Kim Jong Un's",), [0, 4]),
        (("Lee",), [1, 4]),
        (("Gen. Lee", "army"), [0, 1]),
        (("kim",), [3]),
        (("Un's plan",), [4]),
        (("Un plan",), []),
        (("Ki",), []),
        (("left Kim",), []),
    ],
)
def test_names_match_whole_words_with_capitals_and_possessives(about, expected):
    assert sentences(Scope(part="all", about=about)) == expected


def test_names_with_apostrophes_and_dots_match_in_any_shape():
    tokens = tokenise([""], ["Ana O’Neil left. The U.S. stayed. The U.S.’s army too."])
    assert mask(tokens, Scope(about=("O'Neil",))).sentences.tolist() == [True, False, False]
    assert mask(tokens, Scope(about=("U.S.",))).sentences.tolist() == [False, True, True]


def test_the_words_near_an_actor_are_those_of_its_sentences():
    assert (
        words(TOKENS, Scope(voice="own", about=("Lee",))) == "Gen Lee left Kim Jong Un's plan and Lee’s fail"
    )


def test_scopes_that_do_not_exist_are_refused():
    with pytest.raises(SamestoryError, match="no part 'title'"):
        mask(TOKENS, Scope(part="title"))
    with pytest.raises(SamestoryError, match="no voice 'none'"):
        mask(TOKENS, Scope(voice="none"))
    with pytest.raises(SamestoryError, match="tuple of names"):
        mask(TOKENS, Scope(about="Kim"))
    with pytest.raises(SamestoryError, match="'—' holds no word"):
        mask(TOKENS, Scope(about=("—",)))


@given(
    st.lists(st.text(alphabet="ab.“” \"'\n", max_size=40), max_size=4),
    st.sampled_from(["headline", "lede", "body", "all"]),
)
def test_own_and_quoted_make_all(bodies, part):
    tokens = tokenise(bodies, bodies)
    own, quoted, both = (mask(tokens, Scope(part=part, voice=voice)) for voice in ("own", "quoted", "all"))
    assert ((own.tokens ^ quoted.tokens) == both.tokens).all()
    assert ((own.sentences ^ quoted.sentences) == both.sentences).all()


@given(st.lists(st.text(alphabet="ab.“” \n", max_size=40), max_size=4))
def test_the_parts_make_all(bodies):
    tokens = tokenise(bodies, bodies)
    total = sum(mask(tokens, Scope(part=part)).tokens.astype(int) for part in ("headline", "body"))
    assert (total == mask(tokens, Scope(part="all")).tokens).all()
