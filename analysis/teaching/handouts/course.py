"""Handouts and keys for all events of the corpus that a course reads."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from analysis.corpus import Corpus, read
from analysis.errors import SamestoryError
from analysis.teaching.course.material import corpus_path
from analysis.teaching.course.notebooks import read_notebook
from analysis.teaching.handouts.making import Handout, handout, handout_key
from analysis.teaching.handouts.pairing import furthest_apart
from analysis.wording import counted

__all__ = ["Handouts", "make_handouts"]

FOLDER, KEYS = "handouts", "keys"
_MOST = 20
"""Events that are printed; a corpus of hundreds would fill a folder that nobody reads."""


@dataclass(frozen=True)
class Handouts:
    """What was written to ``handouts/`` and ``handouts/keys/``, and what a lecturer must know."""

    pages: tuple[Handout, ...]
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        said = (
            f"Handouts to print: {counted(len(self.pages), 'event')} in two versions, outlets hidden, in "
            f"{FOLDER}; a key to each, for you alone, in {FOLDER}/{KEYS}."
        )
        return "\n".join((said, *self.notes) if self.pages else self.notes)

    def _repr_html_(self) -> str:
        return "".join(f"<p>{escape(line)}</p>" for line in repr(self).splitlines())


def make_handouts(source: str | Path, folder: str | Path) -> Handouts:
    """Write a handout and its key for each event of the corpus that the first notebook reads.

    Version A is the same outlet in all of them, and so is version B, where both reported the event: groups
    that mark different events can add their counts up.

    Parameters
    ----------
    source : str or Path
        A notebook, or a folder of them.
    folder : str or Path
        Gets ``handouts/NAME.html`` for students and ``handouts/keys/NAME.html`` for the teacher.

    Returns
    -------
    Handouts

    Raises
    ------
    SamestoryError
        Where there is no notebook, or a page cannot be written.
    """
    corpus = _corpus_of(Path(source))
    if corpus is None:
        return Handouts((), ("No handouts: no notebook has a line marked YOUR OWN CORPUS.",))
    counts = corpus.articles.groupby("event", sort=False)["outlet"].nunique()
    events = [str(event) for event, count in counts.items() if event and count > 1]
    home, pages = Path(folder) / FOLDER, []
    printed = events[:_MOST]
    pair = _one_pair(corpus, printed)
    for number, event in enumerate(printed, 1):
        name = f"{number:02d}-{_file_name(event)}.html"
        here = set(corpus.articles.loc[corpus.articles["event"] == event, "outlet"])
        outlets = pair if here.issuperset(pair) else None
        pages.append(handout(corpus, event, home / name, outlets=outlets, names="hidden"))
        handout_key(corpus, event, home / KEYS / name, outlets=outlets)
    if not pages:
        return Handouts((), ("No handouts: no event was reported by two outlets.",))
    left = len(events) - len(pages)
    more = (f"{counted(left, 'event')} more: print one with teaching.handout.",) if left else ()
    return Handouts(tuple(pages), more)


def _corpus_of(source: Path) -> Corpus | None:
    """The corpus that the first notebook reads on its marked line."""
    found = sorted(source.rglob("*.ipynb")) if source.is_dir() else [source]
    if not found or not found[0].is_file():
        raise SamestoryError(f'course: "{source.as_posix()}" holds no notebook (.ipynb).')
    for path in found:
        place = corpus_path(read_notebook(path))
        if place is not None:
            return read(place)
    return None


def _one_pair(corpus: Corpus, events: list[str]) -> tuple[str, ...]:
    """The two outlets of all handouts; none where there is no event to print."""
    if not events:
        return ()
    kept = corpus.articles[corpus.articles["event"].isin(events)].reset_index(drop=True)
    return furthest_apart(
        replace(corpus, articles=kept, rejects=corpus.rejects.head(0), rows_in=len(kept), log=())
    )


def _file_name(event: str) -> str:
    """Small ASCII letters, digits and hyphens; a number before the name of a folder is not repeated."""
    plain = unicodedata.normalize("NFKD", event).encode("ascii", "ignore").decode().lower()
    plain = re.sub("[^a-z0-9]+", "-", re.sub(r"^\d+[-_]+", "", plain))
    return plain.strip("-")[:40].strip("-") or "event"
