"""Who speaks, for lessons: quotations of one text, and a check of a share."""

from __future__ import annotations

import math

import pandas as pd

from analysis.corpus import Corpus, read
from analysis.errors import SamestoryError
from analysis.features.quotations import quotations
from analysis.features.speakers import KINDS, SHORTEST
from analysis.teaching.exercises import Feedback
from analysis.text import tokenise

__all__ = ["SPEAKERS", "check_share", "quotations_in", "try_quotations"]

SPEAKERS = tuple(KINDS)
"""The measures of who speaks, one a kind of source: for ``sa.measure``."""

_SEEN = ["text", "kind", "speaker", "verb", "type"]
_NEAR = 0.006
"""How far an answer may be off: two digits after the point were asked for."""


def try_quotations(text: str) -> pd.DataFrame:
    """Look for quotations and speakers in a text of your own.

    Parameters
    ----------
    text : str

    Returns
    -------
    DataFrame
        ``text``, ``kind``, ``speaker``, ``verb`` and ``type`` (the kind of source), as in
        ``sa.quotations``.

    Examples
    --------
    >>> try_quotations("“Nobody warned us,” said the mayor.")[["speaker", "type"]]
         speaker      type
    0  the mayor  official
    """
    return quotations(read(pd.DataFrame({"outlet": ["a reader"], "body": [text]})))[_SEEN]


def quotations_in(corpus: Corpus, article: str) -> pd.DataFrame:
    """List the quotations of one article that count as speech, with their words.

    Parameters
    ----------
    corpus : Corpus
    article : str

    Returns
    -------
    DataFrame
        ``speaker``, ``type``, ``words`` and ``text`` of every quotation of four words or more in the body.

    Raises
    ------
    SamestoryError
        For an unknown article.

    Examples
    --------
    >>> body = "“Nobody warned us,” said the mayor. “We left as soon as we could.”"
    >>> corpus = read(pd.DataFrame({"article": ["a1"], "outlet": ["A"], "body": [body]}))
    >>> quotations_in(corpus, "a1")
         speaker      type  words                            text
    0  the mayor  official      7  “We left as soon as we could.”
    """
    here = corpus.articles["article"] == article
    if not here.any():
        raise SamestoryError(f'teaching: there is no article "{article}". corpus.articles lists them.')
    found = quotations(read(corpus.articles[here]))
    found = found[(found["kind"] != "indirect") & (found["part"] == "body")]
    found = found.assign(words=[len(tokenise([""], [text])) for text in found["text"]])
    found = found[found["words"] >= SHORTEST]
    return found[["speaker", "type", "words", "text"]].reset_index(drop=True)


def check_share(corpus: Corpus, article: str, feature: str, answer: float) -> Feedback:
    """Check the answer to: which share of this article's quoted words does this kind of source say?

    The right answer is measured, so the exercise works on any corpus. Four typical wrong answers have a
    hint of their own: per cent for a share, quotations counted for words, all words of the article taken
    as the whole, and the other kinds' share.

    Parameters
    ----------
    corpus : Corpus
    article : str
    feature : str
        One of ``SPEAKERS``.
    answer : float
        0 to 1, two digits after the point.

    Raises
    ------
    SamestoryError
        For an unknown article, a measure that is not of who speaks, or an article that quotes nobody.

    Examples
    --------
    >>> corpus = read(pd.DataFrame({"article": ["a1"], "outlet": ["A"], "body": [
    ...     "“Nobody warned us at all,” said the mayor. “We all ran to the hill at once,” said a farmer."]}))
    >>> check_share(corpus, "a1", "sourcing.officials", 0.38).right
    True
    """
    if feature not in KINDS:
        raise SamestoryError(f'teaching: "{feature}" is not a share of who speaks. Take one of: {_kinds()}.')
    rows = quotations_in(corpus, article)
    if rows.empty:
        raise SamestoryError(f'teaching: "{article}" holds no quotation of four words. Take another article.')
    mine = rows["type"].isin(KINDS[feature])
    spoken, quoted = int(rows.loc[mine, "words"].sum()), int(rows["words"].sum())
    share = spoken / quoted
    asked = f"{spoken} of {quoted} quoted words, {share:.2f}"
    if not math.isfinite(answer):
        return Feedback(False, "Write a number between 0 and 1, such as 0.25.")
    if _is(answer, share):
        return Feedback(True, f"Right: {asked}. {_rests_on(int(mine.sum()))}")
    return Feedback(False, _hint(rows, mine, answer, _words(corpus, article)))


def _words(corpus: Corpus, article: str) -> int:
    """All words of an article's body."""
    body = corpus.articles.loc[corpus.articles["article"] == article, "body"].iloc[0]
    return len(tokenise([""], [str(body)]))


def _hint(rows: pd.DataFrame, mine: pd.Series, answer: float, all_words: int) -> str:
    """What is off with a wrong answer."""
    spoken, quoted = rows.loc[mine, "words"].sum(), rows["words"].sum()
    if answer > 1 and _is(answer / 100, spoken / quoted):
        return "That is the number in per cent. A share runs from 0 to 1: divide it by 100."
    if answer > 1:
        return "A share runs from 0 to 1. Divide the words of this kind by all quoted words."
    if _is(answer, mine.mean()):
        return (
            f"You counted quotations: {mine.sum()} of {len(rows)}. The measure counts words, so one long "
            "statement weighs more than two short ones. Add up the column words."
        )
    if _is(answer, 1 - spoken / quoted):
        return "That is the share of all the other kinds. Look at the column type once more."
    if _is(answer, spoken / all_words):
        return "You divided by all words of the article. What is asked is a share of the quoted words only."
    side = "lower" if answer > spoken / quoted else "higher"
    return (
        f"Not yet: the share is {side}. Add up the words in the rows of this kind, then divide by the words "
        f"of all {len(rows)} quotations."
    )


def _is(answer: float, number: float) -> bool:
    return abs(answer - number) < _NEAR


def _rests_on(quotations_of_kind: int) -> str:
    """How many quotations a share rests on: the caution that belongs to it."""
    if quotations_of_kind == 1:
        return "It rests on a single quotation: one wrong label would turn it over."
    return f"It rests on {quotations_of_kind} quotations: read who their speakers are before you trust it."


def _kinds() -> str:
    return ", ".join(SPEAKERS)
