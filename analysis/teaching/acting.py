"""Who acts, for lessons: classes of actors by common nouns, and six sentences to sort by their agents."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.errors import SamestoryError
from analysis.teaching.exercises import Feedback
from analysis.wording import listed

__all__ = ["AGENTS", "AGENT_SENTENCES", "AUTHORITIES", "PEOPLE", "check_agents"]


def _both(title: str, *nouns: str) -> tuple[str, ...]:
    """A class of actors: its title, then each noun as it stands inside and at the start of a sentence."""
    return (title, *(form for noun in nouns for form in (noun, noun[0].upper() + noun[1:])))


AUTHORITIES = _both(
    "authorities",
    *("army", "coast guard", "commander", "commission", "council", "court", "government", "governor"),
    *("mayor", "minister", "ministers", "ministry", "officers", "officials", "patrols", "police", "regime"),
    *("soldiers", "troops"),
)
"""Common nouns for those who hold office or carry arms: one actor for ``sa.acts``, in any corpus."""

PEOPLE = _both(
    "people",
    *("campers", "child", "children", "citizens", "crew", "crowd", "dockers", "families", "fishermen"),
    *("men", "mother", "neighbours", "neighbors", "patients", "pickets", "protesters", "residents"),
    *("students", "villagers", "voters", "women", "workers"),
)
"""Common nouns for everybody else: one actor for ``sa.acts``, in any corpus."""

AGENTS = ("active", "agent named", "agent left out")
"""The three answers: no passive; a passive that says by whom; a passive that does not."""

AGENT_SENTENCES = {
    "A": "Officers cleared the square before dawn.",
    "B": "The square was cleared by officers before dawn.",
    "C": "The square was cleared by six o'clock.",
    "D": "The neighbours were concerned.",
    "E": "A woman struck by a guard lost an eye.",
    "F": "The death of three campers is being examined by a judge.",
}
"""Sentences to sort, written for this exercise."""

_RIGHT = {
    "A": "active",
    "B": "agent named",
    "C": "agent left out",
    "D": "active",
    "E": "agent named",
    "F": "agent named",
}
_HINTS = {
    "A": "Who does something in A stands in front of the verb: that is the active.",
    "B": "In B the words behind “by” are those who did it.",
    "C": "In C “by” names an hour, not somebody who cleared the square.",
    "D": "In D nobody does anything to the neighbours: “concerned” says what they are like.",
    "E": "In E the passive has lost its “was”: a woman (who was) struck, and “by” says by whom.",
    "F": "In F the verb is “examined”, and it says by whom.",
}


def check_agents(answers: Mapping[str, str]) -> Feedback:
    """Check the sorting of ``AGENT_SENTENCES``: active, agent named or agent left out.

    Every sentence that is sorted wrongly has a hint of its own. The right answers are a reader's; where the
    rules of the suite count otherwise, the praise says so.

    Parameters
    ----------
    answers : mapping of str to str
        A letter of ``AGENT_SENTENCES`` to one of ``AGENTS``; "?" is not answered yet.

    Raises
    ------
    SamestoryError
        For a letter that is not there.

    Examples
    --------
    >>> check_agents({"A": "active", "C": "agent named"})
    Not yet. In C “by” names an hour, not somebody who cleared the square. Still open: B, D, E and F.
    """
    unknown = sorted(set(answers) - set(AGENT_SENTENCES))
    if unknown:
        raise SamestoryError(
            f"teaching: there is no sentence {listed(unknown)}. Sort {', '.join(AGENT_SENTENCES)}."
        )
    given = {letter: answer for letter, answer in answers.items() if answer != "?"}
    odd = sorted({answer for answer in given.values() if answer not in AGENTS})
    if odd:
        return Feedback(False, f"“{odd[0]}” is not one of the answers. Take one of: {', '.join(AGENTS)}.")
    wrong = [
        _HINTS[letter] for letter in AGENT_SENTENCES if letter in given and given[letter] != _RIGHT[letter]
    ]
    left = [letter for letter in AGENT_SENTENCES if letter not in given]
    if not wrong and not left:
        return Feedback(
            True,
            "All six are right. The rules of the suite miss E, which has no “was”. And in F the agent of the "
            "examination is named, while the noun “death” needs no agent at all: who caused it is not said.",
        )
    still = [f"Still open: {listed(left)}."] if left else []
    return Feedback(False, " ".join(["Not yet." if wrong else "So far right.", *wrong, *still]))
