"""The results table of a paper: rows as they were compared, for Markdown, LaTeX and spreadsheets."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.compare import Comparison
from analysis.compare.sentences import SUPPORTED, TOO_FEW, title_of, with_titles
from analysis.compare.showing import html_of
from analysis.corpus.export import guarded
from analysis.figures.wording import why
from analysis.teaching.exercises import rows_of
from analysis.teaching.writing_up import made_with
from analysis.wording import counted, number, one_line, probability

__all__ = ["PaperTable", "paper_table"]

MOST = 12
"""Outlets a measure: those with the most events."""
COLUMNS = (
    *("feature", "title", "unit", "outlet", "n_events", "difference", "ci_low", "ci_high", "q"),
    *("validity", "choices_agree", "choices", "verdict", "cause", "reason"),
)
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|$#~])")
_LATEX = {
    **{character: f"\\{character}" for character in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "−": "$-$",
    "–": "--",
    "<": "$<$",
    ">": "$>$",
}


@dataclass(frozen=True, eq=False)
class PaperTable:
    """A results table ready for pasting; it shows itself.

    Attributes
    ----------
    table : DataFrame
        The rows as they were compared: ``feature``, ``title``, ``unit``, ``outlet``, ``n_events``,
        ``difference``, ``ci_low``, ``ci_high``, ``q``, ``validity``, ``choices_agree``, ``choices``,
        ``verdict``, ``cause``, ``reason``. Features in the order asked for, the largest difference first.
    by : str
    notes : tuple of str
        What stands below the table: n, units, interval, q, validity, verdict, version.
    """

    table: pd.DataFrame
    by: str
    notes: tuple[str, ...] = ()

    @property
    def printed(self) -> pd.DataFrame:
        """The table as a page shows it: every cell as text, two digits."""
        rows = self.table.to_dict("records")
        return pd.DataFrame(
            {
                "Measure": [title_of(row) for row in rows],
                self.by.capitalize(): [one_line(row["outlet"]) for row in rows],
                "n": [f"{row['n_events']:,.0f}" for row in rows],
                "Difference": [number(row["difference"], signed=True) for row in rows],
                "95 % interval": [_span(row["ci_low"], row["ci_high"]) for row in rows],
                "q": [probability(row["q"]) for row in rows],
                "Validity": [row["validity"] for row in rows],
                "Choices": [_share(row["choices_agree"], row["choices"]) for row in rows],
                "Verdict": [_verdict(row) for _, row in self.table.iterrows()],
            },
            dtype="str",
        )

    @property
    def markdown(self) -> str:
        """A Markdown table with its notes; text from data cannot start markup."""
        shown = self.printed
        ruled = ["---" if name in ("Measure", "Validity", "Verdict") else "--:" for name in shown]
        ruled[1] = "---"
        lines = [list(map(_markdown, row)) for row in [list(shown), *shown.to_numpy().tolist()]]
        lines.insert(1, ruled)
        body = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return body + "\n\n" + " ".join(["*Notes.*", *map(_markdown, self.notes)]) + "\n"

    @property
    def latex(self) -> str:
        """A LaTeX ``tabular`` that needs no package, with its notes; text from data starts no command."""
        shown = self.printed
        lines = [[_latex(cell) for cell in row] for row in [list(shown), *shown.to_numpy().tolist()]]
        rows = [f"{' & '.join(line)} \\\\" for line in lines]
        table = ["\\begin{tabular}{llrrrrlrl}", "\\hline", rows[0], "\\hline", *rows[1:], "\\hline"]
        notes = " ".join(map(_latex, self.notes))
        return "\n".join([*table, "\\end{tabular}", "", f"\\par\\footnotesize\\emph{{Notes.}} {notes}", ""])

    @property
    def csv(self) -> str:
        """The rows with all digits as CSV; text that a spreadsheet would run as a formula is guarded."""
        return guarded(self.table).to_csv(index=False, lineterminator="\n")

    def __repr__(self) -> str:
        return self.markdown

    def _repr_html_(self) -> str:
        return html_of([], self.printed, self.notes, most=max(len(self.table), 1))


def paper_table(
    comparison: Comparison, features: Sequence[str] | None = None, *, most: int = MOST
) -> PaperTable:
    """Make the results table of a paper from a comparison: each number with its n, interval, q and standing.

    Parameters
    ----------
    comparison : Comparison
    features : sequence of str, optional
        Which, in this order; all where none are given. q stays over all that were compared.
    most : int
        Outlets a measure, those with the most events; the notes say so where there are more.

    Returns
    -------
    PaperTable

    Raises
    ------
    SamestoryError
        For a feature that was not compared.

    Examples
    --------
    >>> import analysis as sa
    >>> rows = {"outlet": ["A", "B"], "event": ["e", "e"], "body": ["A vile crime.", "A fine day."]}
    >>> table = paper_table(sa.compare(sa.measure(sa.read(pd.DataFrame(rows)), "sentiment.huliu_net")))
    >>> table.printed["Difference"].tolist()
    ['+100.00', '−100.00']
    """
    every = list(dict.fromkeys(comparison.table["feature"]))
    chosen = every if features is None else list(dict.fromkeys(features))
    parts = [_most_present(rows_of(comparison, name), most) for name in chosen]
    table = pd.concat(parts, ignore_index=True) if parts else comparison.table.head(0)
    asked = int(comparison.table["feature"].isin(chosen).sum())
    fewer = f"Shown are {len(table):,} of {asked:,} rows, those with the most events."
    return PaperTable(
        table=with_titles(table, comparison.titles, comparison.units)[list(COLUMNS)],
        by=comparison.by,
        notes=(*_notes(comparison, chosen), *([fewer] if len(table) < asked else [])),
    )


def _most_present(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """The outlets with the most events, the largest difference first."""
    present = rows.sort_values(["n_events", "outlet"], ascending=[False, True], kind="stable").head(most)
    return present.sort_values(["difference", "outlet"], ascending=[False, True], kind="stable")


def _notes(comparison: Comparison, features: list[str]) -> list[str]:
    """What a reader of the table alone must know."""
    by, within = comparison.by, comparison.within
    units = "; ".join(f"{comparison.titles[name]}, {comparison.units[name]}" for name in features)
    tests = int(comparison.table["q"].notna().sum())
    return [
        f"n: {within}s in which the {by} and at least one other were measured.",
        f"Difference: mean over {within}s of its value minus the mean of the others in the same {within}; "
        f"units: {units}.",
        f"Method: {comparison.method.in_words}.",
        f"q is over {counted(tests, 'difference')}.",
        "Validity: the lowest grade of the measure against human coders; labels made in-house earn weak at "
        "most.",
        "Choices: how many other reasonable choices gave the same sign.",
        "Supported: chance, instrument and choices all hold.",
        f"{made_with()}.",
    ]


def _span(low: float, high: float) -> str:
    return f"{number(low)} to {number(high)}" if math.isfinite(low) else "–"


def _share(agree: float, tried: float) -> str:
    """ "10 of 11", or a dash where no other choice was tried."""
    return f"{round(agree * tried):,} of {tried:,.0f}" if math.isfinite(agree) else "–"


def _verdict(row: pd.Series) -> str:
    if row["verdict"] in (SUPPORTED, TOO_FEW):
        return str(row["verdict"])
    return f"{row['verdict']}: {why(row)}"


def _markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _latex(text: str) -> str:
    return "".join(_LATEX.get(character, character) for character in text)
