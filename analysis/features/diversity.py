"""Lexical diversity: how soon a text repeats its words, by two measures that do not fall with length.

Both need the words in their order, so they are taken on the body as a whole. MATTR marks the first word of
each window with the share of distinct words in it; MTLD marks the first and the last word with what reading
forwards and backwards gives. Means of such marks are the measures.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature, Marks
from analysis.features.matching import once_per_tokens
from analysis.text.tokens import HEADLINE, Tokens

__all__ = ["FEATURES", "SHORTEST", "THRESHOLD", "WINDOW", "factors", "mattr", "mtld", "window_diversity"]

WINDOW = 50
THRESHOLD = 0.72
SHORTEST = 100
"""Words that an article must have for MTLD."""
_BLOCK = 128

Places = NDArray[np.int64]
Floats = NDArray[np.float64]

CAUTIONS = (
    "Says how varied the words are, not how rich, precise or good the language is.",
    "Word forms are counted, not lemmas: 'say' and 'said' are two; names and numbers count like words.",
    "Taken on the whole body, quotations included: a text that quotes many people is more diverse for it.",
)


@once_per_tokens
def _previous(tokens: Tokens) -> tuple[Places, Places, Places]:
    """Body tokens; for each, by place among them, where its word stood last in the article (-1: first time);
    and where each article begins among them (one more value at the end)."""
    body = np.flatnonzero(tokens.part != HEADLINE)
    word, article = tokens.word[body], tokens.article[body]
    # A stable sort of small integers is a radix sort, five times as fast.
    order = np.argsort(word.astype(np.uint16) if len(tokens.words) <= 1 << 16 else word, kind="stable")
    last = np.full(len(body), -1, np.int64)
    same = np.flatnonzero((np.diff(word[order]) == 0) & (np.diff(article[order]) == 0))
    last[order[same + 1]] = order[same]
    return body, last, np.searchsorted(article, np.arange(tokens.n_articles + 1))


def window_diversity(last: Places, bounds: Places, window: int) -> tuple[Places, Floats]:
    """Where each full window begins, and the share of distinct words in it.

    A word repeats in every window that also holds its last occurrence: the repeats of all windows are
    a running sum over where those windows begin and end.
    """
    n = len(last)
    place = np.arange(n)
    repeats = np.flatnonzero((last >= 0) & (place - last < window))
    article = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    first = np.maximum(repeats - window + 1, bounds[article[repeats]])
    change = np.bincount(first, minlength=n + 1) - np.bincount(last[repeats] + 1, minlength=n + 1)
    begins = np.flatnonzero(place + window <= bounds[article + 1])
    return begins, 1.0 - np.cumsum(change)[begins] / window


@once_per_tokens
def mattr(tokens: Tokens) -> Marks:
    """The first word of every window of fifty words, weighted by the share of distinct words."""
    body, last, bounds = _previous(tokens)
    begins, share = window_diversity(last, bounds, WINDOW)
    return Marks.of("token", body[begins], weight=share, labels=("share of distinct words",), length=WINDOW)


def factors(last: Places, bounds: Places, threshold: float = THRESHOLD) -> Floats:
    """How many factors each stretch of words has, the rest counted in part.

    A factor ends where the share of distinct words since its begin has fallen to the threshold. Every
    article takes its next factor at the same time, so there are as many rounds as an article has factors.
    """
    start, stop = bounds[:-1].astype(np.int64), bounds[1:]
    begin, distinct = start.copy(), np.zeros(len(start))
    count = np.zeros(len(start))
    at = start.copy()
    going = np.flatnonzero(at < stop)
    while len(going):
        places = at[going, None] + np.arange(_BLOCK)
        inside = places < stop[going, None]
        places = np.minimum(places, len(last) - 1)
        new = (last[places] < begin[going, None]) & inside
        share = (distinct[going, None] + np.cumsum(new, 1)) / (places - begin[going, None] + 1)
        ends = (share <= threshold) & inside
        ended = ends.any(1)
        done, open_ = going[ended], going[~ended]
        count[done] += 1
        at[done] = begin[done] = at[done] + ends[ended].argmax(1) + 1
        distinct[done] = 0
        distinct[open_] += new[~ended].sum(1)
        at[open_] += _BLOCK
        going = going[at[going] < stop[going]]
    length = stop - begin
    rest = np.divide(distinct, length, out=np.ones(len(length)), where=length > 0)
    return np.asarray(count + (1 - rest) / (1 - threshold))


def _turned(last: Places, bounds: Places) -> Places:
    """The same for the words read backwards: where each stands next becomes where it stood last."""
    following = np.full(len(last), -1, np.int64)
    repeats = np.flatnonzero(last >= 0)
    ends = np.repeat(bounds[:-1] + bounds[1:] - 1, np.diff(bounds))
    turned = np.full(len(last), -1, np.int64)
    following[last[repeats]] = repeats
    place = np.arange(len(last))
    turned[ends - place] = np.where(following >= 0, ends - following, -1)
    return turned


@once_per_tokens
def mtld(tokens: Tokens) -> Marks:
    """The first and last word of each body, weighted by its words a factor, read forwards and backwards."""
    body, last, bounds = _previous(tokens)
    length = np.diff(bounds)
    forwards, backwards = factors(last, bounds), factors(_turned(last, bounds), bounds)
    # A text that repeats nothing has no factor; its length is the least that can be said.
    values = [np.divide(length, n, out=length.astype(float), where=n > 0) for n in (forwards, backwards)]
    long = length >= SHORTEST
    at = np.concatenate((body[bounds[:-1][long]], body[bounds[1:][long] - 1]))
    return Marks.of(
        "token",
        at,
        weight=np.concatenate([value[long] for value in values]),
        label=np.repeat([0, 1], long.sum()),
        labels=("words a factor, read forwards", "words a factor, read backwards"),
    )


FEATURES: tuple[Feature, ...] = (
    Feature(
        name="diversity.mattr",
        title="Lexical diversity (MATTR)",
        meaning="Higher: fewer words are repeated within any fifty words in a row.",
        unit="share of distinct words in windows of 50",
        low=0.0,
        high=1.0,
        adds="mean_of_marks",
        mark=mattr,
        citation="Covington and McFall (2010), Cutting the Gordian Knot: The Moving-Average Type-Token "
        "Ratio, Journal of Quantitative Linguistics 17(2).",
        cautions=("Missing below 50 words.", *CAUTIONS),
        voice="all",
        voice_fixed=True,
        part_fixed="body",
        twin="diversity.mtld",
    ),
    Feature(
        name="diversity.mtld",
        title="Lexical diversity (MTLD)",
        meaning="Higher: more words can be read in a row before repetition brings the share of distinct ones "
        "down to 0.72.",
        unit="words",
        low=1.0,
        high=np.inf,
        adds="mean_of_marks",
        mark=mtld,
        citation="McCarthy and Jarvis (2010), MTLD, vocd-D, and HD-D: A validation study of sophisticated "
        "approaches to lexical diversity assessment, Behavior Research Methods 42(2).",
        cautions=("Missing below 100 words; shaky below 200.", *CAUTIONS),
        voice="all",
        voice_fixed=True,
        part_fixed="body",
        twin="diversity.mattr",
    ),
)
