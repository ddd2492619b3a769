"""VADER is held to vaderSentiment 3.3.2, sentence by sentence."""

import gzip
import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import vaderSentiment.vaderSentiment as peer  # noqa: N813
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.features.shipped import shipped_rows
from analysis.features.vader import LABELS, compounds, vader_marks
from analysis.text import Tokens, tokenise
from analysis.text.tokens import Spans

CURLY = str.maketrans("’‘“”", "''\"\"")


@pytest.fixture(scope="module")
def analyzer():
    """The peer, adding up term by term as Python 3.11 does (from 3.12 on ``sum`` compensates)."""

    def term_by_term(values):
        total = 0
        for value in values:
            total += value
        return total

    peer.sum = term_by_term
    yield peer.SentimentIntensityAnalyzer()
    del peer.sum


def sentences(*texts: str) -> Tokens:
    """Tokens whose sentences are exactly these texts, whatever the sentence splitter would say."""
    lengths = np.array([len(text) for text in texts], np.int64)
    stop = np.cumsum(lengths + 1) - 1
    nothing = np.zeros(len(texts), np.int32)
    spans = Spans(stop - lengths, stop, nothing, nothing, nothing)
    return replace(tokenise([""], [""]), stream="\n".join(texts), sentences=spans)


def compound(text: str, *, fold_quotes: bool = False) -> float:
    return float(compounds(sentences(text), fold_quotes=fold_quotes)[0])


TABLE = [
    ("North Korea fired two ballistic missiles toward the sea on Thursday.", -0.5574),
    ("The United Nations Security Council met on Tuesday.", 0.6369),
    ("The minister was not particularly helpful.", -0.3713),
    ("The ceasefire held, but the attack killed dozens.", -0.9081),
    ("The fear was real, but the risk has passed.", -0.3919),
    ("TERRORISTS attacked the embassy", -0.8331),
    ("TERRORISTS ATTACKED THE EMBASSY", -0.7964),
    ("The embassy wasn't safe.", -0.3412),
    ("The embassy wasn’t safe.", 0.4404),
    ("The reports were so alarming.", -0.2479),
    ("They said the bomb killed two.", 0.8402),
    ("Officials said the exercise was the least dangerous option.", 0.3724),
    ("Is this war? Really??", -0.6641),
    ("Is it a threat????", -0.6553),
    ("No civilians were killed in the attack.", -0.8689),
    ("Without doubt, the deal is a good one.", 0.6136),
    ("It is hardly a success.", 0.5302),
    ("The missile test was successful!", 0.6239),
    ("Peace talks 😂 collapse 😢", 0.0258),
    ("The war—brutal, long—ended.", 0.0),
    ("VADER is VERY SMART, handsome, and FUNNY!!!", 0.9342),
    ("", 0.0),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_each_rule_gives_the_published_score(text, expected):
    assert compound(text) == expected


def test_folding_changes_only_sentences_with_curly_marks():
    for text, exact in TABLE:
        assert compound(text, fold_quotes=True) == (-0.3412 if "wasn’t" in text else exact)


BOOSTERS, NEGATIONS = sorted(peer.BOOSTER_DICT), sorted(peer.NEGATE)
RULE_WORDS = """
    no or nor but BUT least at very so this never without doubt kind of the bomb right bus stop to die for
    fear risk good like ! ? ?? !!! wouldn't've N'T U.S. (no) table said minister — K ß İ
"""
WORD = st.one_of(
    st.sampled_from([token for token, _ in shipped_rows("vader.tsv")]),
    st.sampled_from(BOOSTERS + NEGATIONS + sorted(peer.SPECIAL_CASES)),
    st.sampled_from(RULE_WORDS.split()),
    st.sampled_from([emoji for emoji, _ in shipped_rows("vader_emoji.tsv")]),
)
PRINTED = st.builds(
    lambda word, case, before, after: before + case(word) + after,
    WORD,
    st.sampled_from([str, str, str, str.upper, str.capitalize]),
    st.sampled_from(["", "", "", "“", "(", "'"]),
    st.sampled_from(["", "", "", ",", ".", "!", "?", "”", "’", "…"]),
)
BLANK = st.sampled_from([" ", " ", " ", "", "  ", "\n", "\t", "\xa0", "\u2009", "\u2028", "\x85", "\x1c"])
SENTENCE = st.lists(st.tuples(PRINTED, BLANK), max_size=12).map(lambda pairs: "".join(map("".join, pairs)))


@given(texts=st.lists(SENTENCE, min_size=1, max_size=8))
@example(texts=["risk fear but risk fear", "This \ud800 good", "©good ©"])
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_sentences_score_as_the_peer_scores_them(analyzer, texts):
    expected = [analyzer.polarity_scores(text)["compound"] for text in texts]
    assert compounds(sentences(*texts), fold_quotes=False).tolist() == expected


@given(texts=st.lists(SENTENCE, min_size=1, max_size=8))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_folded_scores_are_those_of_the_peer_on_straight_quotes(analyzer, texts):
    analyzer.emojis = {emoji: text.translate(CURLY) for emoji, text in analyzer.make_emoji_dict().items()}
    expected = [analyzer.polarity_scores(text.translate(CURLY))["compound"] for text in texts]
    analyzer.emojis = analyzer.make_emoji_dict()
    assert compounds(sentences(*texts)).tolist() == expected


def test_news_scores_as_the_peer_scores_it(analyzer):
    folder = os.environ.get("SAMESTORY_CORPORA")
    if not folder:
        pytest.skip("SAMESTORY_CORPORA does not name the folder of the corpora")
    with gzip.open(
        Path(folder, "allsides_fulltext_triples", "triples.jsonl.gz"), "rt", encoding="utf-8"
    ) as lines:
        articles = [json.loads(line) for number, line in enumerate(lines) if number % 23 == 0]
    tokens = tokenise([article["title"] for article in articles], [article["text"] for article in articles])
    bounds = zip(tokens.sentences.begin.tolist(), tokens.sentences.stop.tolist(), strict=True)
    expected = [analyzer.polarity_scores(tokens.stream[begin:stop])["compound"] for begin, stop in bounds]
    assert len(articles) > 55
    assert compounds(tokens, fold_quotes=False).tolist() == expected


def test_shipped_tables_are_those_of_the_peer(analyzer):
    shipped = {phrase: (rule, float(value)) for phrase, rule, value in shipped_rows("vader_rules.tsv")}
    expected = {phrase: ("booster", value) for phrase, value in peer.BOOSTER_DICT.items()}
    expected |= dict.fromkeys(peer.NEGATE, ("negation", peer.N_SCALAR))
    expected |= {phrase: ("idiom", value) for phrase, value in peer.SPECIAL_CASES.items()}
    assert shipped == expected
    assert {token: float(valence) for token, valence in shipped_rows("vader.tsv")} == analyzer.lexicon
    single = {emoji: text for emoji, text in analyzer.emojis.items() if len(emoji) == 1}
    assert dict(shipped_rows("vader_emoji.tsv")) == single


def found(tokens: Tokens) -> list[tuple[str, float]]:
    """The parts as printed words with their weights."""
    parts = vader_marks(tokens).parts
    assert parts is not None
    places = zip(tokens.begin[parts.at].tolist(), tokens.stop[parts.at].tolist(), strict=True)
    words = [tokens.stream[begin:stop] for begin, stop in places]
    return list(zip(words, parts.weight.round(4).tolist(), strict=True))


def test_every_sentence_is_marked_and_labelled():
    tokens = tokenise(["Talks fail"], ["They met on Tuesday. It was a great success.\n\nMany were killed."])
    marks = vader_marks(tokens)
    assert marks.at.tolist() == list(range(len(tokens.sentences)))
    assert [LABELS[label] for label in marks.label] == ["negative", "neutral", "positive", "negative"]


def test_parts_are_the_words_with_their_ratings_after_all_rules():
    tokens = tokenise([""], ["“The ceasefire wasn’t good,” she said, but the attack failed."])
    assert found(tokens) == [("good", -0.703), ("attack", -3.15), ("failed", -3.45)]


def test_parts_add_up_to_the_sentence():
    marks = vader_marks(tokenise([""], ["The fear was real, but the risk of a very bad failure has passed."]))
    total = marks.parts.weight.sum()
    assert marks.weight[0] == round(total / np.sqrt(total**2 + 15), 4)


def test_parts_stay_in_place_behind_emoji():
    tokens = tokenise([""], ["Naïve 😂 good talks 🎨 end in failure 😢, © a 𝒳 success."])
    assert [word for word, _ in found(tokens)] == ["good", "failure", "success"]


def test_no_text_gives_no_marks():
    assert len(vader_marks(tokenise([], []))) == 0


def test_an_article_is_scored_alone():
    texts = ["The attack failed, but", "peace is not", "good. NO deal!"]
    alone = [compounds(tokenise([""], [text])).tolist() for text in texts]
    assert compounds(tokenise([""] * 3, texts)).tolist() == [value for values in alone for value in values]
