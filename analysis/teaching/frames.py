"""Frames in a lesson: an article read blind, the coding questions, a reader's coding, who speaks the cues."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.errors import SamestoryError, expect
from analysis.features.registry import FEATURES, resolve
from analysis.measure import marks_of, measure
from analysis.teaching.exercises import Feedback
from analysis.teaching.writing_up import Sentences
from analysis.text import Scope, mask, tokens_of
from analysis.wording import counted, listed

__all__ = ["check_frames", "check_quoted", "frame_coding", "frame_questions", "read_blind"]

QUESTIONS: dict[str, tuple[str, ...]] = {
    "conflict": (
        "Do people, parties, groups or countries disagree?",
        "Does one of them reproach another?",
        "Are two sides or more of the matter told?",
        "Is it told in terms of winning and losing?",
    ),
    "human_interest": (
        "Does the matter get a human face: one person as the example?",
        "Do words or scenes stir feelings (anger, pity, tenderness)?",
        "Is it shown how single people or families are hit?",
        "Does the article enter somebody's private life?",
    ),
    "economic": (
        "Are gains or losses of money told, now or to come?",
        "Is it said what something costs, or how much is spent?",
        "Are economic consequences of acting or not acting told?",
    ),
    "morality": (
        "Does the article hold a moral message?",
        "Does it speak of morals, God or religion?",
        "Does it say how people ought to behave?",
    ),
    "responsibility": (
        "Is it said that a government can ease the problem?",
        "Is it said that a government caused it?",
        "Is a solution offered?",
        "Is it said that a person or a group caused it?",
        "Is urgent action called for?",
    ),
}
"""Own short forms of the yes/no items of Semetko and Valkenburg (2000), without the one on pictures."""

NEAR = 5
"""Points of a hundred within which a share counts as right."""


def frame_questions() -> Sentences:
    """The questions by which a person codes the five generic frames: a yes or a no for each.

    They are own short forms of the items of Semetko and Valkenburg; a study takes the authors' wording,
    trains its coders and reports their agreement.

    References
    ----------
    Semetko, H. A. & Valkenburg, P. M. (2000). Framing European politics. Journal of Communication 50(2).

    Examples
    --------
    >>> frame_questions().lines[3]
    'morality: 1 Does the article hold a moral message? 2 Does it speak of morals, God or religion? 3 ...'
    """
    return Sentences(
        tuple(
            f"{frame}: {' '.join(f'{n} {question}' for n, question in enumerate(asked, 1))}"
            for frame, asked in QUESTIONS.items()
        )
    )


def read_blind(corpus: Corpus, article: str) -> Sentences:
    """The headline and the paragraphs of one article, without outlet, event or date, for coding by hand.

    Raises
    ------
    SamestoryError
        For an unknown article.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> row = {"outlet": "A", "headline": "Rain", "body": "It fell.\\n\\nAll day."}
    >>> corpus = read(pd.DataFrame([row]))
    >>> read_blind(corpus, corpus.articles["article"][0]).lines
    ('Rain', 'It fell.', 'All day.')
    """
    row = _rows_of(corpus, article).loc[article]
    lines = [str(row["headline"]), *str(row["body"]).split("\n")]
    return Sentences(tuple(line.strip() for line in lines if line.strip()))


def frame_coding(corpus: Corpus, article: str, yes: Mapping[str, object]) -> pd.DataFrame:
    """Set a reader's coding of one article beside what the cue lists found in it.

    The two are on different scales, and the lists of two frames are of different length; so the largest
    share of cues is *not* the strongest frame. What can be read is the rank: how many cues the article has
    against the other outlets' articles on the same event, frame by frame.

    Parameters
    ----------
    corpus : Corpus
    article : str
    yes : mapping of frame to int
        How many questions of each frame got a yes.

    Returns
    -------
    DataFrame
        Index ``frame``; ``yes``, ``of``, ``coded`` (yes / of, missing where not coded), ``cues`` (share of
        sentences with a cue), ``rank`` of that share among the event's articles (1: the most), ``articles``.

    Raises
    ------
    SamestoryError
        For an unknown article.
    """
    shares = _event_shares(corpus, article)
    ranks = shares.rank(ascending=False, method="min")
    rows = []
    for frame, asked in QUESTIONS.items():
        name, count = f"frames.{frame}", yes.get(frame)
        coded = count / len(asked) if isinstance(count, int) else math.nan
        found = {"cues": float(shares[name][article]), "rank": int(ranks[name][article])}
        known = {"frame": frame, "yes": count, "of": len(asked), "coded": coded}
        rows.append({**known, **found, "articles": len(shares)})
    return pd.DataFrame(rows).set_index("frame").round({"coded": 2, "cues": 2})


def check_frames(corpus: Corpus, article: str, yes: Mapping[str, object]) -> Feedback:
    """Check that an article was coded, and say where the cue lists see it otherwise.

    A coding has no key: what is checked is that every frame has a possible count and that somebody read.
    Hints of their own have: frames not coded yet, more yes than questions, no frame at all, every
    question a yes.

    Parameters
    ----------
    corpus : Corpus
    article : str
    yes : mapping of frame to int

    Raises
    ------
    SamestoryError
        For an unknown article.
    """
    problem = _coding_problem(yes)
    if problem:
        return Feedback(False, problem)
    rows = frame_coding(corpus, article, yes).reset_index().to_dict("records")
    most = max(row["coded"] for row in rows)
    strongest = [row for row in rows if row["coded"] == most]
    seen = [f"{_words(row['frame'])} ({row['yes']} of {row['of']})" for row in strongest]
    agreed = [_words(row["frame"]) for row in strongest if row["rank"] == 1 and row["cues"] > 0]
    here = counted(rows[0]["articles"], "article")
    said = f"Strongest by your coding: {listed(seen)}. "
    if agreed:
        return Feedback(
            True,
            f"{said}The cues of {listed(agreed)} are more frequent here than in any other of the {here} on "
            "this event: instrument and reader point the same way. One reader and one article are no "
            "validation.",
        )
    first = strongest[0]
    return Feedback(
        True,
        f"{said}By cues of {_words(first['frame'])} this article is number {first['rank']} of the {here} on "
        "this event. Look at the marked words: which sentences did you count that hold no word of the list?",
    )


def check_quoted(corpus: Corpus, feature: str, outlet: str, answer: float) -> Feedback:
    """Check the answer to: of 100 sentences of this outlet with a cue, how many hold a quotation?

    Where most cues stand in quotations, the sources speak and the outlet chose them; where few do, the
    outlet's own sentences hold them. Hints of their own have: a share given as a fraction, the share of
    quotations among *all* sentences, and the share turned round (sentences without one).

    Parameters
    ----------
    corpus : Corpus
    feature : str
        A feature that marks sentences or words, "frames.conflict".
    outlet : str
    answer : float
        0 to 100; five points off are close enough.

    Raises
    ------
    SamestoryError
        For an unknown outlet, or one without a marked sentence.
    """
    cued, quoted = _sentences(corpus, feature, outlet)
    if not cued.any():
        raise SamestoryError(
            f"teaching: no sentence of {outlet} is marked by {feature}. Take another outlet."
        )
    share, base = 100 * quoted[cued].mean(), 100 * quoted.mean()
    told = f"{int(quoted[cued].sum())} of {int(cued.sum())} sentences with a cue hold a quotation"
    if abs(answer - share) <= NEAR:
        whose = "the outlet's own sentences hold most cues" if share < 50 else "sources speak most of them"
        return Feedback(
            True,
            f"Right: {told}, {share:.0f} of 100; of all its sentences {base:.0f} of 100 do. So {whose}. What "
            "a source says without quotation marks (“critics accused …”) still counts as own.",
        )
    if 0 < answer < 1 and abs(100 * answer - share) <= NEAR:
        return Feedback(
            False, "The share is right, but the question is about 100 sentences: write it as such."
        )
    if abs(answer - base) <= NEAR:
        return Feedback(
            False,
            f"{answer:g} of 100 is the share of quotations among all sentences of {outlet}, with a cue or "
            "without. Count only those that hold a cue.",
        )
    if abs(answer - (100 - share)) <= NEAR:
        return Feedback(False, "Turned round: that is the share of cue sentences *without* a quotation.")
    return Feedback(False, f"Not yet: it is {'fewer' if answer > share else 'more'} than {answer:g} of 100.")


def _event_shares(corpus: Corpus, article: str) -> pd.DataFrame:
    """The shares of cues of all articles on the event of one."""
    table = _rows_of(corpus, article)
    shares = measure(corpus, [f"frames.{frame}" for frame in QUESTIONS]).table
    return shares[(table["event"] == table.at[article, "event"]).to_numpy()]


def _rows_of(corpus: Corpus, article: str) -> pd.DataFrame:
    """The articles by name, once it is sure that the one asked for is among them."""
    expect("teaching", corpus, Corpus, "Pass sa.read(source).")
    table = corpus.articles.set_index("article", drop=False)
    if article not in table.index:
        known = ", ".join(table.index[:3])
        raise SamestoryError(f'teaching: there is no article "{article}". The first ones are: {known}.')
    return table


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _coding_problem(yes: Mapping[str, object]) -> str:
    """What keeps a coding from being one, or ""."""
    odd = [str(frame) for frame in yes if frame not in QUESTIONS]
    if odd:
        return f'"{odd[0]}" is none of the frames. They are: {", ".join(QUESTIONS)}.'
    open_still = [_words(frame) for frame in QUESTIONS if not _is_count(yes.get(frame))]
    if open_still:
        return (
            f"Not coded yet: {listed(open_still)}. Read the article, answer the questions with yes or no, "
            "and write the number of yes answers, without quotation marks."
        )
    counts = {frame: int(str(yes[frame])) for frame in QUESTIONS}
    for frame, asked in QUESTIONS.items():
        if not 0 <= counts[frame] <= len(asked):
            return f"{_words(frame)} has {len(asked)} questions, and you wrote {counts[frame]}."
    if not any(counts.values()):
        return "Not one yes: then nobody disagrees, pays, suffers, judges or acts in it. Read the lead again."
    if all(counts[frame] == len(asked) for frame, asked in QUESTIONS.items()):
        return "Every question a yes: a coding that never says no cannot tell articles apart."
    return ""


def _sentences(corpus: Corpus, feature: str, outlet: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each sentence in the bodies of an outlet: does it hold a mark, does it hold a quotation?"""
    expect("teaching", corpus, Corpus, "Pass sa.read(source).")
    (one,) = resolve(feature)
    if outlet not in set(corpus.articles["outlet"]):
        known = ", ".join(sorted(set(corpus.articles["outlet"]))[:12])
        raise SamestoryError(f'teaching: there is no outlet "{outlet}". There are: {known}.')
    tokens, marks = tokens_of(corpus), marks_of(corpus, one)
    hit = np.zeros(len(tokens.sentences), np.bool_)
    hit[tokens.sentence[marks.at] if marks.unit == "token" else marks.at] = True
    theirs = (corpus.articles["outlet"] == outlet).to_numpy()[tokens.sentences.article]
    inside = theirs & mask(tokens, Scope(part="body")).sentences
    quoted = mask(tokens, Scope(part="body", voice="quoted")).sentences
    return hit[inside], quoted[inside]


def _words(frame: str) -> str:
    """A frame's name in a sentence."""
    return FEATURES[f"frames.{frame}"].title.removesuffix(" cues").lower()
