"""Confirm or veto: whether a statement is left out of an outlet's text, or only told in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from analysis.compare.statements import Statements
from analysis.compare.statements.quantities import quantities
from analysis.compare.statements.stems import FUNCTION_WORDS, stem
from analysis.corpus import Corpus
from analysis.teaching.exercises import Feedback, unless_open
from analysis.teaching.untold import candidate, no_candidate, sentences_of, text_of
from analysis.wording import listed, some

__all__ = ["check_omission"]

FEWEST_WORDS = 2
"""Search words that a confirmation names at least."""
SHORTEST_PASSAGE, LONGEST_PASSAGE = 3, 40
"""Words of the passage that a veto rests on."""
SHARED = 3
"""Words that the passage shares with what it is said to tell, where it shares no figure."""
_WORD = re.compile(r"\w+(?:[-'.,]\w+)*")


def check_omission(
    corpus: Corpus, found: Statements, number: int, answer: str, words: str | Sequence[str]
) -> Feedback:
    """Check the answer to: is this statement left out of the outlet's text, or only told in other words?

    The check knows no right answer. It looks at the evidence: for "veto" a passage copied from the outlet's
    text that tells the statement, for "confirm" the words that were searched for in vain. Hints: a passage
    that stands in no text or in another outlet's, that gives other figures, or that shares next to nothing
    with the statement; too few search words, only those the instrument used already, or one that is there.

    Parameters
    ----------
    corpus : Corpus
    found : Statements
    number : int
        As in ``candidates(found)``.
    answer : {"confirm", "veto"}
    words : str or sequence of str
        For "veto" the passage, for "confirm" the search words, one or several with commas between them.

    Returns
    -------
    Feedback

    Examples
    --------
    >>> from analysis.corpus import read
    >>> from analysis.compare.statements import statements
    >>> bodies = ["Two gates of the dam were opened. The mayor called for an inquiry by a judge.",
    ...           "Two gates of the dam were opened. The mayor called for a judge's inquiry.",
    ...           "Two gates of the dam were opened."]
    >>> corpus = read(pd.DataFrame({"outlet": list("ABC"), "event": "e", "body": bodies}))
    >>> check_omission(corpus, statements(corpus), 1, "confirm", "mayor, inquiry, investigation").right
    True
    """
    if missing := no_candidate(found, number):
        return Feedback(False, missing)
    row = candidate(found, number)
    if answer == "veto":
        passage = words if isinstance(words, str) else " ".join(words)
        return _vetoed(corpus, found, row, passage)
    if answer == "confirm":
        asked = words.split(",") if isinstance(words, str) else list(words)
        return _confirmed(found, row, [word.strip() for word in asked if word.strip(" ?")])
    told = unless_open(answer, f'"{answer}" is not one of the answers.')
    return Feedback(False, f'{told} Take "confirm" or "veto".')


def _vetoed(corpus: Corpus, found: Statements, row: pd.Series, passage: str) -> Feedback:
    """What is to be said of a passage that is said to tell the statement."""
    outlet, needle = str(row["outlet"]), _plain(passage)
    told = sentences_of(found, row["event"], statement=row["statement"])
    length = len(needle.split())
    if length < SHORTEST_PASSAGE or length > LONGEST_PASSAGE:
        return Feedback(
            False,
            f"A veto needs its evidence: copy the one sentence of {outlet} that tells it "
            f"({SHORTEST_PASSAGE} to {LONGEST_PASSAGE} words; yours has {length}).",
        )
    if needle not in _plain(text_of(corpus, found, row["event"], outlet)):
        others = [name for name in sorted(set(told["outlet"])) if name != outlet]
        theirs = [n for n in others if needle in _plain(text_of(corpus, found, row["event"], str(n)))]
        where = f"It stands in the text of {listed(theirs)}. " if theirs else ""
        return Feedback(
            False, f"This passage does not stand in {outlet}'s text. {where}Copy it from {outlet}."
        )
    return _compared(outlet, passage, " ".join(told["text"]))


def _compared(outlet: str, passage: str, told: str) -> Feedback:
    """Whether a passage holds a figure or enough words of the statement."""
    mine, theirs = _figures(passage), _figures(told)
    both = [printed for value, printed in mine.items() if value in theirs]
    words = sorted({word for word in _words(passage) if stem(word) in _stems(told)})
    if both or len({stem(word) for word in words}) >= SHARED:
        return Feedback(
            True,
            f"Vetoed: {outlet} tells it, in words of its own; in common: {some(both or words)}. Keep the "
            "passage beside your veto, so that a second reader can judge it.",
        )
    if mine and theirs:
        return Feedback(
            False,
            f"Look at the figures: your passage gives {some(list(mine.values()))}, the statement "
            f"{some(list(theirs.values()))}. Is it about the same thing?",
        )
    shares = f"shares only “{', '.join(words)}”" if words else "shares no word"
    return Feedback(
        False,
        f"Your passage {shares} with the statement. Would a reader of {outlet} alone know what the others' "
        "readers know? If not, confirm. If you and a second reader are sure, keep your veto and the passage: "
        "this check compares words, you compare meaning.",
    )


def _confirmed(found: Statements, row: pd.Series, words: list[str]) -> Feedback:
    """What is to be said of search words that are said to find nothing."""
    outlet = str(row["outlet"])
    told = " ".join(sentences_of(found, row["event"], statement=row["statement"])["text"])
    mine = sentences_of(found, row["event"], outlet=outlet)["text"].tolist()
    used = [word for word in words if set(_stems(word)) & set(_stems(told))]
    if len(words) < FEWEST_WORDS:
        return Feedback(
            False,
            "An absence is reported with the words that were searched for: give two or more, with commas.",
        )
    if not used:
        return Feedback(
            False,
            f"None of your words stands in a sentence that tells it (“{row['wording']}”). Start from there.",
        )
    if len(used) == len(words):
        return Feedback(
            False,
            "All of these stand in the statement: the instrument looked for them already. Add a word that "
            f"{outlet} could have used instead.",
        )
    for word in words:
        place = next((text for text in mine if _holds(text, word)), None)
        if place is not None:
            return Feedback(
                False,
                f"“{word}” does stand in {outlet}'s text: “{' '.join(place.split())}” If this tells the "
                "statement, veto with it; if it is about another thing, take a narrower word.",
            )
    figures = _figures(told)
    for text in mine:
        both = [printed for value, printed in _figures(text).items() if value in figures]
        if both:
            return Feedback(
                False,
                f"Your words are not there, but a figure of the statement is: {both[0]}, in “"
                f"{' '.join(text.split())}” Does this tell it in other words? Then veto with it.",
            )
    return Feedback(
        True,
        f"Confirmed as far as words go. Write: not found in {outlet}'s text as retrieved (searched for: "
        f"{', '.join(words)}). It is not yet an omission: look at the length, the hour and the "
        "outlet's other articles.",
    )


def _plain(text: str) -> str:
    """Text for looking up: one kind of quotation marks, single spaces, lower case."""
    for odd, even in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(odd, even)
    return " ".join(text.casefold().split())


def _words(text: str) -> list[str]:
    """Words that tell something."""
    return [word for word in _WORD.findall(_plain(text)) if word not in FUNCTION_WORDS]


def _stems(text: str) -> list[str]:
    return [stem(word) for word in _words(text)]


def _holds(text: str, word: str) -> bool:
    """Whether a text holds the stems of a search word or phrase, side by side."""
    asked, there = _stems(word), _stems(text)
    width = len(asked)
    return width > 0 and any(there[at : at + width] == asked for at in range(len(there) - width + 1))


def _figures(text: str) -> dict[tuple[str, float], str]:
    """The numbers of a text by kind and value, as printed."""
    return {(quantity.kind, quantity.value): quantity.text for quantity in quantities(text)}
