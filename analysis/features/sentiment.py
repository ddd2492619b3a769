"""Sentiment: how positive or negative the words are, by VADER and by the word list of Hu and Liu."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature, Marks
from analysis.features.matching import once_per_tokens, word_ids
from analysis.features.shipped import shipped_rows
from analysis.features.vader import vader_marks
from analysis.text.tokens import Tokens

__all__ = ["FEATURES", "huliu_marks"]

_LABELS = ("negative", "positive")


@cache
def _weights() -> dict[str, float]:
    """The list, without the words that news uses in another sense."""
    stopped = {word for word, where, _ in shipped_rows("hu_liu_news_stop.tsv") if where == "always"}
    return {word: float(weight) for word, weight in shipped_rows("hu_liu.tsv") if word not in stopped}


@cache
def _stopped_where(rule: str) -> frozenset[tuple[str, str]]:
    """Words stopped by a rule with a word after it: ("vice", "president") for the rule "before"."""
    rows = ((word, *where.partition(" ")[::2]) for word, where, _ in shipped_rows("hu_liu_news_stop.tsv"))
    return frozenset((word, argument) for word, name, argument in rows if name == rule)


def huliu_marks(tokens: Tokens) -> Marks:
    """Mark the words of Hu and Liu's list: 1 for a positive word, -1 for a negative one.

    Words match whole and as they are listed; a negation before them changes nothing.

    >>> from analysis.text import tokenise
    >>> tokens = tokenise([""], ["Trump called the vice president’s attack a success."])
    >>> marks = huliu_marks(tokens)
    >>> [(tokens.forms[tokens.form[at]], weight) for at, weight in zip(marks.at, marks.weight.tolist())]
    [('attack', -1.0), ('success', 1.0)]
    """
    return _huliu(tokens)


@once_per_tokens
def _huliu(tokens: Tokens) -> Marks:
    listed = _weights()
    weight = np.array([listed.get(word, 0.0) for word in tokens.words], np.float64)
    at = np.flatnonzero((weight != 0)[tokens.word])
    at = at[~_is_name(tokens, at) & ~_is_before_partner(tokens, at)]
    found = weight[tokens.word[at]]
    return Marks.of("token", at, weight=found, label=(found > 0).astype(np.int16), labels=_LABELS)


def _is_name(tokens: Tokens, at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a listed word is printed with a capital and is then mostly a name."""
    names = {word for word, _ in _stopped_where("capitalised")}
    form = np.unique(tokens.form[at])
    stopped = [
        number
        for number in form.tolist()
        if tokens.words[tokens.word_of_form[number]] in names and tokens.forms[number][0].isupper()
    ]
    return np.isin(tokens.form[at], stopped)


def _is_before_partner(tokens: Tokens, at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a listed word is the first of a fixed name, as in "vice president"."""
    pairs = _stopped_where("before")
    following = np.minimum(at + 1, len(tokens) - 1)
    known = word_ids(tokens)
    firsts = [known[first] for first, _ in pairs if first in known]
    together = tokens.sentence[at] == tokens.sentence[following]
    candidate = np.flatnonzero(np.isin(tokens.word[at], firsts) & together)
    stopped = np.zeros(len(at), bool)
    for spot in candidate.tolist():
        first, second = tokens.words[tokens.word[at[spot]]], tokens.words[tokens.word[following[spot]]]
        stopped[spot] = (first, second.removesuffix("'s")) in pairs
    return stopped


_TOPIC = (
    "Topic words are not tone: killed, attack and war count as negative, peace and (in VADER) United and "
    "Security as positive, whoever is written about. Only contrasts within an event cancel this, and only "
    "where the outlets tell the same facts."
)
_COIN = (
    "On human-coded articles about the same story, lexicon sentiment picks the outlet that is harsher on a "
    "person about as often as a coin does (the validity cards have the figure and its interval). It says "
    "which listed words stand there, not what the outlet thinks of anybody."
)
_REVIEWS = (
    "The list was made from product reviews and holds no degrees. Words that news uses in another sense are "
    "passed over (right, patient, Trump, vice president; see hu_liu_news_stop.tsv), others surely remain. "
    "Only words exactly as listed count: possessives and inflections that are not listed are missed."
)
_NO_NEGATION = 'Negation is ignored: in "not a success" the word success counts as positive.'
_HU_LIU = "Hu, M. & Liu, B. (2004). Mining and Summarizing Customer Reviews. KDD."
_HU_LIU_FILES = ("hu_liu.tsv", "hu_liu_news_stop.tsv")

FEATURES: tuple[Feature, ...] = (
    Feature(
        name="sentiment.vader",
        title="Sentiment (VADER)",
        meaning="Higher: the sentences hold more, and more strongly, positive words of VADER's lexicon.",
        unit="mean compound, -1 to 1",
        low=-1.0,
        high=1.0,
        adds="mean_of_sentences",
        mark=vader_marks,
        citation=(
            "Hutto, C. J. & Gilbert, E. (2014). VADER: A Parsimonious Rule-based Model for Sentiment "
            "Analysis of Social Media Text. ICWSM. Equal to vaderSentiment 3.3.2 sentence by sentence, but "
            "for curly quotation marks."
        ),
        cautions=(
            _TOPIC,
            _COIN,
            "Curly apostrophes and quotation marks are read as straight ones, so that wasn’t negates; this "
            "changes scores against vaderSentiment, which does not. The exact mode is compounds(tokens, "
            "fold_quotes=False).",
            "Built for social media: the correlation with human ratings is 0.87 on tweets, 0.50 on newspaper "
            "editorials.",
            "The mean over sentences, never one score for the whole article, which would run to -1 or 1 with "
            "length. Words joined by a dash without blanks are not seen.",
        ),
        lexicons=("vader.tsv", "vader_emoji.tsv", "vader_rules.tsv"),
        twin="sentiment.huliu_net",
    ),
    Feature(
        name="sentiment.huliu_net",
        title="Net tone (Hu and Liu)",
        meaning="Higher: more positive than negative words of Hu and Liu's list, for each 100 words.",
        unit="positive less negative words per 100 words",
        low=-100.0,
        high=100.0,
        adds="rate",
        mark=huliu_marks,
        citation=_HU_LIU,
        cautions=(_NO_NEGATION, _REVIEWS, _TOPIC, _COIN),
        lexicons=_HU_LIU_FILES,
        twin="sentiment.vader",
    ),
    Feature(
        name="sentiment.huliu_polarity",
        title="Polarity (Hu and Liu)",
        meaning="Higher: of the listed words that stand there, more are positive; 1 all, -1 none.",
        unit="(positive - negative) / (positive + negative), -1 to 1",
        low=-1.0,
        high=1.0,
        adds="mean_of_marks",
        mark=huliu_marks,
        citation=_HU_LIU,
        cautions=(
            "Missing where no listed word stands, and unsteady where few do: with one word it is -1 or 1.",
            _NO_NEGATION,
            _REVIEWS,
            _TOPIC,
            _COIN,
        ),
        lexicons=_HU_LIU_FILES,
        twin="sentiment.huliu_net",
    ),
)
