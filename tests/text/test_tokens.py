"""Tokens: exact offsets, ids, parts, and articles that do not touch one another."""

import dataclasses

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.text import Tokens, tokenise, tokens_of
from analysis.text.tokens import BODY, HEADLINE, LEDE, Spans
from analysis.text.words import fold

NEWS = st.text(
    alphabet=st.sampled_from("abAB U.S.,!?…\n\n  \"'“”‘’«»—-()19é\u0301\u200d\u00ad😀İאक्"), max_size=80
)
ANY = st.one_of(NEWS, st.text(max_size=40), st.text(alphabet=st.characters(), max_size=20))
ARTICLES = st.lists(st.tuples(ANY, ANY), max_size=5)


def words_in(body: str) -> list[str]:
    tokens = tokenise([""], [body])
    return [tokens.text_of(token) for token in range(len(tokens))]


def tokenise_pairs(pairs: list[tuple[str, str]]) -> Tokens:
    return tokenise([headline for headline, _ in pairs], [body for _, body in pairs])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Don't stop", ["Don't", "stop"]),
        ("He’s far-right, isn‘t he?", ["He’s", "far-right", "isn‘t", "he"]),
        ("In the U.S. at 5 p.m. sharp", ["In", "the", "U.S", "at", "5", "p.m", "sharp"]),
        ("J.K. Moss paid $1,000.50", ["J.K", "Moss", "paid", "1,000.50"]),
        ("It rose 3.5%, then 4,", ["It", "rose", "3.5", "then", "4"]),
        ("the workers' pay", ["the", "workers", "pay"]),
        ("over.Then we", ["over", "Then", "we"]),
        ("yes--no and yes—no", ["yes", "no", "and", "yes", "no"]),
        ("snake_case #tag @name a/b", ["snake", "case", "tag", "name", "a", "b"]),
        ("soft\u00adly cafe\u0301 naïve", ["soft\u00adly", "cafe\u0301", "naïve"]),
        ("İstanbul क्‍षेत्र 北京", ["İstanbul", "क्‍षेत्र", "北京"]),
        ("love ❤️ 👩‍🚀 x", ["love", "x"]),
        ("", []),
        ("*** … —", []),
    ],
)
def test_a_word_is_letters_and_digits_with_its_inner_marks(body, expected):
    assert words_in(body) == expected


def test_forms_keep_capitals_and_words_fold_them():
    tokens = tokenise([""], ["Don’t DON'T re‑run CAFE\u0301 so\u00adft"])
    assert tokens.forms[:2] == ("Don’t", "DON'T")
    assert [tokens.words[word] for word in tokens.word] == ["don't", "don't", "re-run", "café", "soft"]


def test_ids_follow_the_order_of_first_appearance():
    tokens = tokenise(["Rain and rain"], ["And snow"])
    assert tokens.forms == ("Rain", "and", "rain", "And", "snow")
    assert tokens.words == ("rain", "and", "snow")
    assert tokens.word.tolist() == [0, 1, 0, 1, 2]


def test_parts_are_headline_first_paragraph_and_the_rest():
    tokens = tokenise(["Flood"], ["Rain fell.\n\nRivers rose.\n\nNobody slept."])
    assert tokens.part.tolist() == [HEADLINE, LEDE, LEDE, BODY, BODY, BODY, BODY]
    assert tokens.sentence_part.tolist() == [HEADLINE, LEDE, BODY, BODY]


def test_the_lede_is_the_first_paragraph_that_holds_a_word():
    tokens = tokenise([""], ["\n\n* * *\n\nRain fell.\n\nRivers rose."])
    assert tokens.part.tolist() == [LEDE, LEDE, BODY, BODY]


def test_offsets_count_from_the_headline_or_body_they_stand_in():
    tokens = tokenise(["A storm", "Calm"], ["😀 Rain", "\nSun, sun"])
    texts = ["A storm"] * 2 + ["😀 Rain", "Calm"] + ["\nSun, sun"] * 2
    cut = [text[a:b] for text, a, b in zip(texts, tokens.start, tokens.end, strict=True)]
    assert cut == ["A", "storm", "Rain", "Calm", "Sun", "sun"]


def test_empty_articles_and_no_articles_work():
    assert len(tokenise([], [])) == 0
    tokens = tokenise(["", "Only a headline", ""], ["", "", "Only a body"])
    assert tokens.n_articles == 3
    assert tokens.article.tolist() == [1, 1, 1, 2, 2, 2]


def test_headlines_and_bodies_must_pair_up():
    with pytest.raises(SamestoryError, match="2 headlines and 1 bodies"):
        tokenise(["a", "b"], ["c"])


def test_codes_are_the_code_points_of_the_stream():
    tokens = tokenise(["é😀"], ["x"])
    assert "".join(map(chr, tokens.codes)) == tokens.stream


def test_the_tokens_of_a_corpus_are_made_once():
    corpus = Corpus(pd.DataFrame({"headline": ["Rain"], "body": ["It fell."]}), pd.DataFrame(), 1)
    assert tokens_of(corpus) is tokens_of(corpus)
    assert len(tokens_of(corpus)) == 3


def test_a_single_line_break_ends_a_paragraph():
    tokens = tokenise([""], ["By Ana Moss\nThe river rose on Monday.\nIt fell on Tuesday."])
    assert len(tokens.paragraphs) == 3


def test_a_line_that_goes_on_in_a_small_letter_is_the_same_paragraph():
    assert len(tokenise([""], ["They built a system\nof oppression.\nThen it fell."]).paragraphs) == 2


def test_wrapped_text_is_not_cut_at_each_line():
    body = (
        "The council met on Monday. After five hours it closed the\n"
        "harbour road. Mayor Lee said that nobody had been asked. The\n"
        "Harbour Club called the vote a farce and went to court. It\n"
        "lost.\n\n"
        "Work on the road begins next week and ends, the mayor hopes,\n"
        "In May."
    )
    assert len(tokenise([""], [body]).paragraphs) == 2


def test_a_headline_is_one_paragraph_whatever_it_holds():
    tokens = tokenise(["Rain\n\nand snow"], ["Body"])
    assert tokens.paragraph.tolist() == [0, 0, 0, 1]


@given(ARTICLES)
def test_offsets_cut_out_words_for_any_text(articles):
    tokens = tokenise_pairs(articles)
    for token in range(len(tokens)):
        text = articles[tokens.article[token]][0 if tokens.part[token] == HEADLINE else 1]
        assert text[tokens.start[token] : tokens.end[token]] == tokens.text_of(token)
        assert tokens.text_of(token) == tokens.forms[tokens.form[token]]
        assert tokens.word[token] == tokens.word_of_form[tokens.form[token]]
    assert [tokens.words[word] for word in tokens.word_of_form] == [fold(form) for form in tokens.forms]
    assert len(set(tokens.forms)) == len(tokens.forms)
    assert len(set(tokens.words)) == len(tokens.words)


@given(ARTICLES)
def test_sentences_and_paragraphs_cover_every_word_once_and_in_order(articles):
    tokens = tokenise_pairs(articles)
    for spans, number in ((tokens.sentences, tokens.sentence), (tokens.paragraphs, tokens.paragraph)):
        covered = [token for a, b in zip(spans.first, spans.last, strict=True) for token in range(a, b)]
        assert covered == list(range(len(tokens)))
        assert (spans.first < spans.last).all()
        assert (spans.begin[number] <= tokens.begin).all()
        assert (tokens.stop <= spans.stop[number]).all()
        assert (spans.article[number] == tokens.article).all()
        assert all(text == text.strip() for text in texts_of(tokens, spans))
    inside = tokens.paragraph[tokens.sentences.first] == tokens.paragraph[tokens.sentences.last - 1]
    assert inside.all()


@given(ARTICLES)
def test_quotations_are_in_order_apart_and_inside_one_paragraph(articles):
    tokens = tokenise_pairs(articles)
    quotations = tokens.quotations
    assert (quotations.begin < quotations.stop).all()
    assert (quotations.stop[:-1] <= quotations.begin[1:]).all()
    paragraph = np.searchsorted(tokens.paragraphs.begin, quotations.begin, side="right") - 1
    assert (quotations.stop <= tokens.paragraphs.stop[paragraph]).all()
    inside = np.zeros(len(tokens), bool)
    for first, last in zip(quotations.first, quotations.last, strict=True):
        inside[first:last] = True
    assert (inside == tokens.quoted).all()


@settings(max_examples=150)
@given(ARTICLES)
def test_articles_together_give_what_each_gives_apart(articles):
    together = tokenise_pairs(articles)
    apart = [tokenise_pairs([pair]) for pair in articles]
    for name in ("part", "quoted", "start", "end", "sentence_part"):
        assert getattr(together, name).tolist() == [
            value for one in apart for value in getattr(one, name).tolist()
        ]
    assert [together.text_of(i) for i in range(len(together))] == [
        one.text_of(i) for one in apart for i in range(len(one))
    ]
    for name in ("sentences", "paragraphs", "quotations"):
        assert texts_of(together, getattr(together, name)) == [
            text for one in apart for text in texts_of(one, getattr(one, name))
        ]
    assert together.quotation_closed.tolist() == [
        closed for one in apart for closed in one.quotation_closed.tolist()
    ]


def texts_of(tokens: Tokens, spans: Spans) -> list[str]:
    return [tokens.stream[a:b] for a, b in zip(spans.begin, spans.stop, strict=True)]


def test_the_same_text_gives_the_same_arrays_twice():
    one, two = (tokenise(["“Go!”"], ["Gen. Lee left. 'No,' he said."]) for _ in range(2))
    for field in dataclasses.fields(one):
        if isinstance(getattr(one, field.name), np.ndarray):
            assert getattr(one, field.name).tobytes() == getattr(two, field.name).tobytes()
