"""Two articles of one event as a handout prints them: which two, under which label, with which source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.teaching.handouts.hiding import Masks, masks_for, without_names
from analysis.teaching.handouts.numbering import Sentence, numbered
from analysis.teaching.handouts.pairing import furthest_apart
from analysis.wording import counted, some

__all__ = ["Names", "Version", "title_of", "told_hidden", "two_articles", "versions_of"]

Names = Literal["shown", "hidden"]


@dataclass(frozen=True)
class Version:
    """One printed article.

    Attributes
    ----------
    letter : str
        "A" or "B".
    outlet : str
        Its name, also where the page hides it.
    headline : str
    paragraphs : tuple of tuple of Sentence
    source : str
        A line for the foot of the page: the note of the article, or its date and address.
    language : str
    hidden : int
        Sentences and lines in which a name was taken out.
    """

    letter: str
    outlet: str
    headline: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    source: str
    language: str
    hidden: int = 0


def two_articles(corpus: Corpus, event: str, outlets: Sequence[str] | None) -> Corpus:
    """The event as a corpus of two articles: of the outlets named, or of the two that lie furthest apart.

    Raises
    ------
    SamestoryError
        For an unknown event, an outlet that did not report it, or an event of one outlet.
    """
    table = corpus.articles
    here = table[table["event"] == event]
    if here.empty or not event:
        known = some(list(dict.fromkeys(name for name in table["event"] if name)))
        raise SamestoryError(f'handout: there is no event "{event}". The first ones are: {known}.')
    firsts = here.drop_duplicates("outlet")
    if len(firsts) < 2:
        raise SamestoryError(
            f'handout: "{event}" was reported by one outlet only. Take an event that two or more reported.'
        )
    story = _as_corpus(corpus, firsts)
    pair = furthest_apart(story) if outlets is None else _named(firsts, event, outlets)
    chosen = firsts.set_index("outlet", drop=False).loc[list(pair)]
    return _as_corpus(corpus, chosen)


def versions_of(story: Corpus, names: Names) -> tuple[Version, Version]:
    """The two articles with their letters, names taken out where they are to be hidden."""
    rows = [row for _, row in story.articles.iterrows()]
    first, second = (
        _version(letter, row, _masks(rows, at) if names == "hidden" else ())
        for at, (letter, row) in enumerate(zip("AB", rows, strict=True))
    )
    return first, second


def title_of(event: str) -> str:
    """The event as a heading: the name of a folder ("02-varn-flood") as words.

    >>> title_of("02-varn-flood"), title_of("Budget 2024")
    ('Varn flood', 'Budget 2024')
    """
    if re.fullmatch(r"(?=.*[a-z])[a-z0-9]+([-_]+[a-z0-9]+)+", event):
        event = re.sub(r"[-_]+", " ", re.sub(r"^\d+[-_]+", "", event))
    return event[:1].upper() + event[1:]


def _as_corpus(corpus: Corpus, articles: pd.DataFrame) -> Corpus:
    kept = articles.reset_index(drop=True)
    return replace(corpus, articles=kept, rejects=corpus.rejects.head(0), rows_in=len(kept), log=())


def _named(firsts: pd.DataFrame, event: str, outlets: Sequence[str]) -> tuple[str, str]:
    """The two outlets that were asked for, in that order."""
    if isinstance(outlets, str) or len(set(outlets)) != 2 or len(outlets) != 2:
        raise SamestoryError('handout: outlets must be two names, as ["Daily Beacon", "Ledger Business"].')
    known = [str(name) for name in firsts["outlet"]]
    for name in outlets:
        if name not in known:
            raise SamestoryError(f'handout: "{name}" did not report "{event}". Those who did: {some(known)}.')
    return str(outlets[0]), str(outlets[1])


def _masks(rows: list[pd.Series], at: int) -> Masks:
    """Masks for one text: its own outlet and writer, and the outlet of the other version."""
    other = 1 - at
    people = [str(row["author"]) for row in rows if isinstance(row.get("author"), str)]
    own = masks_for(str(rows[at]["outlet"]), "[this outlet]", people)
    return own + masks_for(str(rows[other]["outlet"]), f"[the outlet of version {'AB'[other]}]")


def _version(letter: str, row: pd.Series, masks: Masks) -> Version:
    outlet, headline, source = str(row["outlet"]), str(row["headline"]), _source(row, hide=bool(masks))
    paragraphs = numbered(str(row["body"]))
    sentences = [one for paragraph in paragraphs for one in paragraph]
    masked = {one.number: without_names(one.text, masks) for one in sentences}
    lines = [headline, source]
    shown = [without_names(line, masks) for line in lines]
    changed = sum(masked[one.number] != one.text for one in sentences)
    return Version(
        letter=letter,
        outlet=outlet,
        headline=shown[0],
        paragraphs=tuple(tuple(replace(one, text=masked[one.number]) for one in p) for p in paragraphs),
        source=shown[1],
        language=str(row.get("language") or "en"),
        hidden=changed + sum(a != b for a, b in zip(lines, shown, strict=True)),
    )


def _source(row: pd.Series, *, hide: bool) -> str:
    """Where the text comes from. An address names the outlet, so it goes where names are hidden."""
    note, date, url = (str(row.get(name) or "").strip() for name in ("note", "date", "url"))
    given = [date, "" if hide else url, note]
    return "".join(f"{part.rstrip('.')}. " for part in given if part and part != "nan").rstrip()


def told_hidden(versions: tuple[Version, Version]) -> str:
    """In how many places a name was taken out, and what may still give an outlet away."""
    places = sum(version.hidden for version in versions)
    done = f"names were taken out in {counted(places, 'place')}" if places else "no text names its outlet"
    return (
        f"Outlets are hidden: {done}. A style or a columnist may still give one away: read before printing."
    )
