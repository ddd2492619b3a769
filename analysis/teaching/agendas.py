"""Lessons on agendas: what was left out, who was first, tone or choice of events, and volume over time."""

from __future__ import annotations

import math

import pandas as pd

from analysis.compare.coverage import Composition, Coverage, coverage
from analysis.compare.series import series
from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.figures.series import series as draw_series
from analysis.figures.sheet import Picture, show
from analysis.measure import Measures
from analysis.teaching.exercises import Feedback, no_such, unless_open
from analysis.teaching.writing_up import Sentences
from analysis.wording import counted, number, probability, some

__all__ = [
    "ORIGINS",
    "agenda_for_a_paper",
    "check_left_out",
    "check_origin",
    "left_out",
    "over_time",
    "volume_by_day",
]

ORIGINS = ("tone", "events", "both", "neither")
"""What an overall difference comes from: how the same events are told, which were chosen, both, neither."""


def left_out(given: Coverage) -> Sentences:
    """The events of the pool of which this corpus has no article of an outlet, a line an outlet.

    Examples
    --------
    >>> rows = {"event": ["e", "e", "f", "f"], "outlet": ["A", "B", "B", "C"]}
    >>> left_out(coverage(pd.DataFrame(rows)))
    A: no article in this corpus on 1 of 2 events: f.
    B: an article on each of 2 events.
    C: no article in this corpus on 1 of 2 events: e.
    """
    lines = []
    for outlet in given.matrix.columns:
        missing, events = _missing(given, outlet), counted(given.n_events, "event")
        told = f"no article in this corpus on {len(missing)} of {events}: {some(missing, 30)}"
        lines.append(f"{outlet}: {told if missing else f'an article on each of {events}'}.")
    return Sentences(tuple(lines))


def _missing(given: Coverage, outlet: str) -> list[str]:
    """Events of the pool without an article of the outlet."""
    pool = given.events.loc[given.events["in_pool"], "event"]
    missing: list[str] = pool[pool.map(given.matrix[outlet]).eq(0)].tolist()
    return missing


def check_left_out(given: Coverage, outlet: str, answer: str) -> Feedback:
    """Check the answer to: which event do others report that has no article of this outlet?

    Of several, the one that most others reported is asked for; any of the most is right.

    Parameters
    ----------
    given : Coverage
    outlet : str
    answer : str
        The name of an event.

    Raises
    ------
    SamestoryError
        For an outlet that is not in the coverage.

    Examples
    --------
    >>> rows = {"event": ["e", "e", "f", "f"], "outlet": ["A", "B", "B", "C"]}
    >>> check_left_out(coverage(pd.DataFrame(rows)), "A", "f").right
    True
    """
    if outlet not in given.matrix:
        known = ", ".join(given.matrix.columns)
        raise SamestoryError(f'teaching: no outlet "{outlet}" is in the coverage. There are: {known}.')
    events = given.events.set_index("event")
    if answer not in events.index:
        near = some(_missing(given, outlet) or events.index.tolist(), 8)
        told = unless_open(answer, f'No event is called "{answer}".')
        return Feedback(False, f"{told} Look at the row of {outlet}: {near}.")
    written = float(given.matrix[outlet][answer])
    if written > 0:
        articles = counted(written, "article")
        return Feedback(False, f"{outlet} has {articles} on {answer}. Look for a cross in its panel.")
    others = int(events["outlets"][answer])
    if not events["in_pool"][answer]:
        return Feedback(
            False,
            f"Only {counted(others, 'outlet')} had {answer}, so it is not in the pool: nearly everybody left "
            "it out, and the corpus cannot say why.",
        )
    most = int(events["outlets"][_missing(given, outlet)].max())
    if others < most:
        return Feedback(
            False,
            f"True, but only {others} others had {answer}. Which missing event had {most} others?",
        )
    return Feedback(
        True,
        f"Right: {counted(others, 'other')} had {answer}, and this corpus has no article of {outlet} on it. "
        "Not in this corpus is what you know; that it was never printed is what you would have to check.",
    )


def check_origin(parts: Composition, outlet: str, answer: str) -> Feedback:
    """Check the answer to: does an overall difference come from tone, or from which events were chosen?

    A part counts where its 95 % interval leaves zero out.

    Parameters
    ----------
    parts : Composition
    outlet : str
    answer : str
        One of ``ORIGINS``.

    Raises
    ------
    SamestoryError
        For an outlet that is not in the composition.
    """
    rows = parts.table[parts.table["outlet"] == outlet]
    if rows.empty:
        known = ", ".join(parts.table["outlet"])
        raise SamestoryError(f'teaching: no outlet "{outlet}" was taken apart. There are: {known}.')
    if answer not in ORIGINS:
        return no_such(answer, ORIGINS)
    row = rows.iloc[0]
    shared = counted(row["shared"], "shared event")
    if not math.isfinite(row["within_low"]):
        return Feedback(answer == "neither", f"{shared} cannot decide; only “neither” may be said.")
    found = {part: row[f"{part}_low"] > 0 or row[f"{part}_high"] < 0 for part in ("within", "composition")}
    right = ORIGINS[(3, 1, 0, 2)[2 * bool(found["within"]) + bool(found["composition"])]]
    told = f"within {shared} {_span(row, 'within')}; from the choice of events {_span(row, 'composition')}"
    if answer == right:
        return Feedback(True, f"Right: {right}. Of {number(row['overall'], signed=True)} overall, {told}.")
    if answer == "tone" and not found["within"]:
        return Feedback(
            False,
            f"The overall mean of {outlet} is {number(row['overall'], signed=True)} from the others', but "
            f"where it tells the same events nothing is shown: {told}.",
        )
    return Feedback(False, f"Not quite: a part counts where its interval leaves 0 out. Here {told}.")


def _span(row: pd.Series, part: str) -> str:
    low, high = row[f"{part}_low"], row[f"{part}_high"]
    return f"{number(row[part], signed=True)} ({number(low)} to {number(high)})"


def over_time(source: Measures | Coverage, feature: str, *, differences: bool = True) -> Picture | Sentences:
    """The picture of ``sa.series``, or the sentence that says why this corpus has none.

    For lessons that must run on any corpus: without dates there is no series.

    Examples
    --------
    >>> rows = {"event": ["e", "e"], "outlet": ["A", "B"]}
    >>> over_time(coverage(pd.DataFrame(rows)), "articles")
    No picture over time. series: no event with a value of "articles" has a date. Fill the column "date", ...
    """
    try:
        return show(draw_series(series(source, feature, differences=differences)))
    except SamestoryError as reason:
        return Sentences((f"No picture over time. {reason}",))


def volume_by_day(corpus: Corpus, event: str = "") -> Picture | Sentences:
    """Articles a day on one event, an outlet at a time, or the sentence that says why not.

    Parameters
    ----------
    corpus : Corpus
    event : str
        The event with the most articles where none is named.
    """
    events = corpus.articles["event"]
    named = events[events != ""]
    chosen = event or (str(named.value_counts(sort=True).index[0]) if len(named) else "")
    try:
        volume = coverage(corpus.articles[events == chosen], within="date", pool=1)
    except SamestoryError as reason:
        return Sentences((f"No picture over time. {reason}",))
    return over_time(volume, "articles", differences=False)


def agenda_for_a_paper(given: Coverage, outlet: str) -> Sentences:
    """Two sentences on one outlet's agenda: what of the pool it reported, and what the pool is.

    Raises
    ------
    SamestoryError
        For an outlet that is not in the coverage.

    Examples
    --------
    >>> rows = {"event": ["e", "e", "f", "f"], "outlet": ["A", "B", "B", "C"]}
    >>> agenda_for_a_paper(coverage(pd.DataFrame(rows)), "A").lines[0]
    'Of the 2 events that at least 2 of the 3 outlets reported, 1 had an article of A in this corpus (...).'
    """
    rows = given.table[given.table["outlet"] == outlet]
    if rows.empty:
        known = ", ".join(given.table["outlet"])
        raise SamestoryError(f'teaching: no outlet "{outlet}" is in the coverage. There are: {known}.')
    row = rows.iloc[0]
    pool = (
        f"Of the {counted(given.n_events, 'event')} that at least {given.pool} of the "
        f"{counted(len(given.table), 'outlet')} reported, {row['covered']:.0f} had an article of {outlet} in "
        "this corpus"
    )
    tested = "too few events to test"
    if math.isfinite(row["p"]):
        q = probability(row["q"])
        tested = (
            f"{100 * row['share']:.0f} %, the others {100 * row['others_share']:.0f} % on average; 95 % "
            f"interval of the difference {number(row['ci_low'])} to {number(row['ci_high'])}; q "
            f"{q if q.startswith('<') else f'= {q}'}, names shuffled within events"
        )
    return Sentences(
        (
            f"{pool} ({tested}).",
            "The pool was made from the same outlets: events that all of them left out are not in it, and no "
            "article in this corpus is not proof that none was printed.",
        )
    )
