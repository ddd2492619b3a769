"""The methods section of a paper, written from what was done: material, instruments, comparison, limits."""

from __future__ import annotations

import math
from collections import Counter

import pandas as pd

from analysis.compare import Comparison
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.sentences import SUPPORTED
from analysis.compare.verdict import AGREEMENT
from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.features.cards import cards_of, deciding, in_house
from analysis.features.registry import FEATURES
from analysis.measure import Measures
from analysis.teaching.writing_up import Sentences, made_with
from analysis.wording import counted, listed, number, one_line, some

__all__ = ["methods_paragraph"]

_NAMED = 8
"""Outlets and reasons that are named; of more, how many more."""
_VOICES = {
    "own": "in the outlet's own voice, quotations left out",
    "quoted": "in quotations only",
    "all": "quotations included",
}


def methods_paragraph(corpus: Corpus, measures: Measures, comparison: Comparison) -> Sentences:
    """Write the methods section: what was read, refused and paired, how it was measured and compared.

    Every number is looked up in the three objects. The last paragraph says what was not done, with a gap in
    square brackets for what a program cannot know: how the articles were chosen, and when the measures were.

    Parameters
    ----------
    corpus : Corpus
    measures : Measures
        Of this corpus.
    comparison : Comparison
        Of these measures.

    Returns
    -------
    Sentences
        Four paragraphs: material, instruments, comparison, what was not done.

    Raises
    ------
    SamestoryError
        If the three do not belong together.

    Examples
    --------
    >>> import analysis as sa
    >>> rows = {"outlet": ["A", "B"], "event": ["e", "e"], "body": ["A vile crime.", "A fine day."]}
    >>> corpus = sa.read(pd.DataFrame(rows))
    >>> measures = sa.measure(corpus, "loaded.words")
    >>> methods_paragraph(corpus, measures, sa.compare(measures)).lines[0]
    'The corpus has 2 articles on 1 event from 2 outlets (A and B), without dates. None of 2 rows was refused.
    1 event with 2 articles entered the comparison.'
    """
    _belong_together(corpus, measures, comparison)
    return Sentences(
        (
            _material(corpus, comparison),
            _instruments(measures, comparison),
            _contrast(comparison),
            _not_done(corpus, comparison),
        )
    )


def _belong_together(corpus: Corpus, measures: Measures, comparison: Comparison) -> None:
    """Refuse a paragraph about one corpus with the numbers of another."""
    if list(corpus.articles["article"]) != list(measures.table.index):
        raise SamestoryError(
            "teaching: these measures are not of this corpus; their articles differ. "
            "Pass corpus, sa.measure(corpus, ...) and sa.compare(measures)."
        )
    unknown = [name for name in dict.fromkeys(comparison.table["feature"]) if name not in measures.features]
    if unknown or comparison.by not in measures.articles:
        what = unknown[0] if unknown else comparison.by
        raise SamestoryError(
            f'teaching: this comparison is not of these measures; they have no "{what}". '
            "Pass sa.compare(measures) of the same measures."
        )


def _material(corpus: Corpus, comparison: Comparison) -> str:
    """What was read, refused and paired."""
    articles, by, within = corpus.articles, comparison.by, comparison.within
    outlets = sorted({one_line(name) for name in articles[by].dropna().astype(str)} - {""})
    who = listed(outlets) if len(outlets) <= _NAMED else some(outlets, _NAMED)
    size = f"{counted(len(articles), 'article')} on {counted(_filled(articles[within]).nunique(), within)}"
    grouped = by != "outlet" and "outlet" in articles
    behind = f"; {counted(_filled(articles['outlet']).nunique(), 'outlet')}" if grouped else ""
    names = f"{counted(len(outlets), by)} ({who}{behind})"
    parts = [
        f"The corpus has {size} from {names}, {_dates(articles['date'])}.",
        _refused(corpus),
        _copies(articles),
        _paired(articles, comparison),
    ]
    return " ".join(filter(None, parts))


def _filled(column: pd.Series) -> pd.Series:
    """The cells that say something."""
    return column[column.notna() & (column.astype(str) != "")]


def _dates(dates: pd.Series) -> str:
    known = _filled(dates)
    if known.empty:
        return "without dates"
    missing = len(dates) - len(known)
    return f"dated {known.min()} to {known.max()}{f' ({missing:,} without a date)' if missing else ''}"


def _refused(corpus: Corpus) -> str:
    """How many rows were refused, and why."""
    refused = len(corpus.rejects)
    if not refused:
        return f"None of {counted(corpus.rows_in, 'row')} was refused."
    reasons = Counter(corpus.rejects["reason"].map(one_line)).most_common(_NAMED)
    why = ", ".join(f"{reason}: {n:,}" for reason, n in reasons)
    return f"Of {counted(corpus.rows_in, 'row')}, {refused:,} were refused ({why})."


def _copies(articles: pd.DataFrame) -> str:
    copies = int((articles["copy_of"].fillna("") != "").sum()) if "copy_of" in articles else 0
    if not copies:
        return ""
    return f"{counted(copies, 'article')} repeated an earlier text of the same event and stayed in."


def _paired(articles: pd.DataFrame, comparison: Comparison) -> str:
    """How many events and articles entered the comparison."""
    within = comparison.within
    used = set(comparison.differences["event"])
    inside = int((articles[within].isin(used) & articles[comparison.by].notna()).sum())
    lost = _filled(articles[within]).nunique() - len(used)
    said = f"{counted(len(used), within)} with {counted(inside, 'article')} entered the comparison"
    rule = f"every {comparison.by}" if comparison.method.events == "shared" else f"two {comparison.by}s"
    return f"{said}; {lost:,} did not, for want of {rule} to compare." if lost else f"{said}."


def _instruments(measures: Measures, comparison: Comparison) -> str:
    """Each measure with its unit, scope, source and standing."""
    names = list(dict.fromkeys(comparison.table["feature"]))
    about = f", in sentences naming {' / '.join(map(one_line, measures.about))}" if measures.about else ""
    what = listed([measures.titles[name] for name in names])
    told = " ".join(_instrument(name, measures) for name in names)
    part = "headline and body" if measures.part == "all" else f"the {measures.part}"
    return f"In {part} of each article{about} we measured {what}. {told}"


def _instrument(name: str, measures: Measures) -> str:
    source = FEATURES[name].citation.rstrip(".") if name in FEATURES else "our own measure"
    voice = _VOICES[measures.voices[name]]
    scope = f"{measures.units[name]}, {voice}"
    return f"{measures.titles[name]} ({name}): {scope}. Source: {source}. {_standing(name, measures)}"


def _standing(name: str, measures: Measures) -> str:
    """The grade against human coders and the test that decided it."""
    grade = measures.validity.get(name, "not validated")
    decide = [card for card in deciding(name) if card.grade == grade]
    if not decide:
        return f"Against human coders: {grade}."
    card, every = decide[0], len(cards_of(name))
    whom = "in-house labels, no human coders" if in_house(name) else "human coders"
    lowest = f", the lowest grade in {every} tests" if every > 1 else ""
    span = f"95 % interval {number(card.ci_low)} to {number(card.ci_high)}"
    return (
        f"Against {whom}: {grade}{lowest} ({card.gold}, {card.metric} {number(card.figure)}, {span}, "
        f"n = {card.n:,}; chance {number(card.floor)})."
    )


def _contrast(comparison: Comparison) -> str:
    """How it was compared, what was needed to be called supported, and how many were."""
    by, within, table = comparison.by, comparison.within, comparison.table
    tests = int(table["q"].notna().sum())
    tried = table["choices"].dropna()
    supported = int((table["verdict"] == SUPPORTED).sum())
    size = f"{counted(table['feature'].nunique(), 'measure')}, {counted(table['outlet'].nunique(), by)}"
    parts = [
        f"Within each {within} the mean of each {by} was set against the mean of the others present, and the "
        f"differences were averaged over {within}s.",
        f"Chance was judged by shuffling the names of each {by} within {within}s: "
        f"{comparison.method.in_words}; q is over {counted(tests, 'difference')}.",
        f"Below {FEWEST_EVENTS} {within}s nothing was tested.",
        f"Each difference was computed again under {_range(tried)} other reasonable choices.",
        "It was called supported only with q < .05, an interval without 0, a difference from more than half "
        "of the others singly, an instrument validated against human coders, and the same sign in at least "
        f"{100 * AGREEMENT:.0f} % of the other choices with their joint p < .05.",
        f"Of {counted(len(table), 'difference')} ({size}), {supported or 'none'} "
        f"{'was' if supported == 1 else 'were'} supported.",
        f"Computed with {made_with()}.",
    ]
    return " ".join(parts)


def _range(values: pd.Series) -> str:
    """ "7 to 11", or one number."""
    if values.empty or not math.isfinite(values.max()):
        return "no"
    low, high = int(values.min()), int(values.max())
    return f"{low}" if low == high else f"{low} to {high}"


def _not_done(corpus: Corpus, comparison: Comparison) -> str:
    """What was not done, what the comparison noted, and the gaps that only the author can fill."""
    parts = [
        "Not done: none of these articles was coded by hand, so the error of the instruments in this corpus, "
        "and whether it differs between those compared, is not known.",
        "Length, section and place in the paper were not controlled for.",
    ]
    if _copies(corpus.articles):
        parts.append("Copies of agency text were not taken out.")
    if comparison.notes:
        parts.append(f"Notes of the comparison: {' '.join(one_line(note) for note in comparison.notes)}")
    parts.append(
        "[Add how the articles were found and chosen, and whether the measures were named before the first "
        "result was seen.]"
    )
    return " ".join(parts)
