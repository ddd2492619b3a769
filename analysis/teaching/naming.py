"""Label choice, for lessons: a word in either voice, and a check of how many names are harsher ones."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.features.labels import labels
from analysis.measure import measure
from analysis.teaching.exercises import Feedback
from analysis.wording import some

__all__ = ["check_names", "own_and_quoted"]


def own_and_quoted(corpus: Corpus, feature: str) -> pd.DataFrame:
    """Count what a measure found in each outlet's own words, and in the words that it quotes.

    Parameters
    ----------
    corpus : Corpus
    feature : str
        A measure that counts words, such as "loaded.words".

    Returns
    -------
    DataFrame
        A row an outlet; ``own found`` of ``own words``, ``quoted found`` of ``quoted words``, each with its
        rate ``per 100``, NaN where there is no word.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> bodies = ["A vile crime, they say.", "“A vile and shameful crime,” she said."]
    >>> corpus = read(pd.DataFrame({"outlet": ["A", "B"], "event": "e", "body": bodies}))
    >>> own_and_quoted(corpus, "loaded.words")[["own found", "quoted found"]].to_numpy().tolist()
    [[1, 0], [0, 2]]
    """
    table = pd.DataFrame()
    for voice in ("own", "quoted"):
        measures = measure(corpus, feature, voice=voice)
        outlet = measures.articles["outlet"].to_numpy()
        found = measures.counts[feature].groupby(outlet).sum()
        words = measures.words[feature].groupby(outlet).sum()
        rate = (100 * found / words.where(words > 0)).round(2)
        table = table.assign(**{f"{voice} found": found.astype(int), f"{voice} words": words.astype(int)})
        table = table.assign(**{f"{voice} per 100": rate})
    return table.rename_axis("outlet")


def check_names(corpus: Corpus, outlet: str, harsher: int, of: int, *, event: str | None = None) -> Feedback:
    """Check the answer to: in how many of how many names does this outlet take the harsher one?

    Counted are all contrast sets, in the outlet's own words. The typical wrong answers have a hint of their
    own: rows counted for mentions, quoted names counted in, the names of all outlets as the whole, the
    two numbers in the wrong places, and only one of them wrong.

    Parameters
    ----------
    corpus : Corpus
    outlet : str
    harsher, of : int
        "6 of 9" is ``harsher=6, of=9``.
    event : str, optional
        One event only.

    Raises
    ------
    SamestoryError
        For an outlet or event that used no name of our sets.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> bodies = ["The regime fell. The regime is gone.", "The Syrian government fell."]
    >>> corpus = read(pd.DataFrame({"outlet": ["A", "B"], "event": ["e", "e"], "body": bodies}))
    >>> check_names(corpus, "A", 2, 2).right
    True
    """
    own = _of_event(labels(corpus), event)
    mine = own[own["outlet"] == outlet]
    if mine.empty:
        known = some(sorted(set(own["outlet"])), 20)
        raise SamestoryError(f'teaching: "{outlet}" used no name of our sets here. Those that did: {known}.')
    right = _counted(mine)
    if (harsher, of) == right:
        return Feedback(True, f"Right: {right[0]} of {right[1]}. {_remark(right)}")
    if (of, harsher) == right:
        return Feedback(
            False, f"The two numbers stand the wrong way round: the whole comes second, {right[1]}."
        )
    if harsher > of:
        return Feedback(False, "There cannot be more harsher names than names. The whole comes second.")
    if (harsher, of) == (int((mine["stance"] == "harsh").sum()), len(mine)):
        return Feedback(False, "You counted rows. A row can stand for several mentions: add up column count.")
    every = _of_event(labels(corpus, voice="all"), event)
    if (harsher, of) == _counted(every[every["outlet"] == outlet]):
        return Feedback(
            False, "You counted quoted names too. A quoted name is the source's choice: own words only."
        )
    if of == int(own["count"].sum()):
        return Feedback(
            False,
            f"You divided by the names of all outlets. The whole is the names of {outlet} alone.",
        )
    return Feedback(False, _which_is_off(harsher, of, right))


def _of_event(table: pd.DataFrame, event: str | None) -> pd.DataFrame:
    return table if event is None else table[table["event"] == event]


def _counted(rows: pd.DataFrame) -> tuple[int, int]:
    """Harsher names, and all names."""
    return int(rows.loc[rows["stance"] == "harsh", "count"].sum()), int(rows["count"].sum())


def _remark(right: tuple[int, int]) -> str:
    """What the answer is worth."""
    if right[1] < 6:
        return "So few names decide nothing; they tell you which sentences to read."
    return "Now look which sets they come from: names for different things were added up."


def _which_is_off(harsher: int, of: int, right: tuple[int, int]) -> str:
    if harsher == right[0]:
        return "The harsher names are right; the whole is not. Add up the column count of this outlet's rows."
    if of == right[1]:
        return 'The whole is right; the harsher names are not. Add up count where stance is "harsh".'
    return "Not yet. Take the rows of this outlet only, add up count, then count where stance is “harsh”."
