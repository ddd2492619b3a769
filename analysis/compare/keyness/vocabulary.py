"""Vocabulary: from a corpus to the terms that tell its outlets apart within events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells, cells_of
from analysis.compare.correction import false_discovery
from analysis.compare.keyness.chance import chance
from analysis.compare.keyness.furniture import repeated_sentences
from analysis.compare.keyness.kinds import kinds_of
from analysis.compare.keyness.lines import Lines
from analysis.compare.keyness.names import name_words, signature_words
from analysis.compare.keyness.result import KEYNESS_COLUMNS, Keyness
from analysis.compare.keyness.settings import Settings
from analysis.compare.keyness.sides import Prior, Sides, described, prior_of, sides_of
from analysis.compare.keyness.terms import Terms, count_terms
from analysis.corpus import Corpus
from analysis.errors import SamestoryError, expect
from analysis.text import Scope, Tokens, Voice, mask, tokens_of
from analysis.wording import counted

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["keyness"]

LONGEST = 5
"""Words of the longest phrase that may be asked for."""

Flags = NDArray[np.bool_]
Array = NDArray[np.float64]


def keyness(
    corpus: Corpus,
    by: str = "outlet",
    within: str = "event",
    *,
    outlet: str | tuple[str, str] | None = None,
    voice: Voice = "own",
    phrases: int = 2,
    settings: Settings | None = None,
) -> Keyness:
    """Find the words and phrases that outlets use more than others who report the same events.

    Usual keyness pools all texts of a side and takes each word for an independent draw: then the topics
    that a paper covers, or one long article, make its keywords. Here an outlet is held against the others
    of the same event, event by event; the usual figures stand beside, over the same events. A keyword
    needs three things: it is beyond chance (outlet names shuffled within events, q < .05 over all rows
    tested, and an interval that excludes 0), and it is spread (3 articles from 3 events of the outlet).

    Parameters
    ----------
    corpus : Corpus
    by, within : str
        The columns that name the outlets and the events.
    outlet : str or two names, optional
        One outlet against all others, or one against one other. Default: each against all others.
    voice : {"own", "quoted", "all"}
        Whose words. By default the outlet's own: what it quotes is what others said.
    phrases : int
        Words of the longest phrase, 1 to 5. Phrases cross no sentence, comma or quotation mark.
    settings : Settings, optional
        Part, prior, least numbers, seed and draws; see there.

    Returns
    -------
    Keyness
        ``table``, ``keywords``, ``where(term)``, ``sentences``, ``notes``.

    Raises
    ------
    SamestoryError
        If the corpus does not let outlets be paired, nothing stands in the scope, or an argument is wrong.

    Cautions
    --------
    A keyword is a word, not a meaning: read its lines (``where``) before naming a habit. Words that some
    outlet must use since it alone reports a fact are keywords too. The others are taken together, by
    words: long texts weigh more.

    References
    ----------
    Monroe, Colaresi and Quinn (2008), doi:10.1093/pan/mpn018. Benjamini and Hochberg (1995). Lijffijt et
    al. (2016), doi:10.1093/llc/fqu064, on what goes wrong where words are taken as independent.
    """
    expect("keyness", corpus, Corpus, 'Pass sa.read("your/articles").')
    if not isinstance(phrases, int) or not 1 <= phrases <= LONGEST:
        raise SamestoryError(f"keyness: phrases must be a whole number from 1 to {LONGEST}, not {phrases!r}.")
    chosen = settings or Settings()
    tokens = tokens_of(corpus)
    inside = mask(tokens, Scope(part=chosen.part, voice=voice)).tokens
    ground = _paired(corpus, tokens, inside, by=by, within=within, outlet=outlet)
    if chosen.furniture == "out":
        ground = _without_furniture(ground, tokens, chosen)
    terms = count_terms(tokens, ground.inside, longest=phrases, fewest=chosen.fewest_uses)
    table, outlets = _tabled(ground, terms, _flags(corpus, tokens, terms, by), chosen)
    shown = corpus.articles[["article"]].assign(
        outlet=ground.named, event=corpus.articles[within].astype(str)
    )
    return Keyness(
        table=table,
        outlets=outlets,
        lines=Lines(tokens, ground.inside, shown),
        by=by,
        within=within,
        phrases=phrases,
        voice=voice,
        settings=chosen,
        notes=(*ground.notes, *ground.cells.notes, *_notes(corpus, ground, terms, table)),
    )


@dataclass(frozen=True, eq=False)
class _Ground:
    """What is compared: cells of articles, their words, and for which outlets an answer is asked.

    ``rows`` are numbers of corpus articles, ``cells`` groups them; ``named`` is the outlet of each corpus
    article, "" where it does not take part.
    """

    cells: Cells
    rows: NDArray[np.intp]
    words: Array
    inside: Flags
    asked: NDArray[np.intp]
    named: list[str]
    notes: tuple[str, ...]


def _paired(
    corpus: Corpus,
    tokens: Tokens,
    inside: Flags,
    *,
    by: str,
    within: str,
    outlet: str | tuple[str, str] | None,
) -> _Ground:
    """Pair the articles that have words in scope."""
    articles = corpus.articles
    words = np.bincount(tokens.article[inside], minlength=len(articles))
    spoken = words > 0
    if not spoken.any():
        raise SamestoryError(
            f"keyness: none of {counted(len(articles), 'article')} holds a word in this scope. Choose "
            'another voice or part (voice="all", Settings(part="all")).'
        )
    wanted = _wanted(articles, by, outlet)
    taking_part = spoken.copy()
    if isinstance(outlet, tuple):
        taking_part &= articles[by].astype(str).isin(outlet).to_numpy(np.bool_)
    kept = np.flatnonzero(taking_part)
    cells = cells_of(articles.iloc[kept].reset_index(drop=True), by=by, within=within)
    rows = kept[cells.rows]
    asked = [number for number, name in enumerate(cells.outlets) if not wanted or name in wanted]
    if not asked:
        raise SamestoryError(
            f'keyness: "{wanted[0]}" shares no {within} with another outlet. Choose another.'
        )
    compared = np.zeros(len(articles), np.bool_)
    compared[rows] = True
    named = np.where(compared, articles[by].astype(str), "").tolist()
    silent = int((~spoken).sum())
    notes = (f"{counted(silent, 'article')} without a word in this scope left out.",) if silent else ()
    return _Ground(
        cells, rows, words[rows].astype(np.float64), inside & compared[tokens.article],
        np.array(asked, np.intp), named, notes,
    )  # fmt: skip


def _without_furniture(ground: _Ground, tokens: Tokens, settings: Settings) -> _Ground:
    """Leave out sentences that come back word for word, unless an article is nothing else."""
    event = np.full(tokens.n_articles, -1)
    event[ground.rows] = ground.cells.event[ground.cells.cell]
    repeated = repeated_sentences(tokens, event, fewest=settings.fewest_events)
    gone = repeated[tokens.sentence] & ground.inside
    left = np.bincount(tokens.article[ground.inside & ~gone], minlength=tokens.n_articles)
    gone &= left[tokens.article] > 0
    if not gone.any():
        return ground
    sentences = len(np.unique(tokens.sentence[gone]))
    note = (
        f"{counted(sentences, 'sentence')} ({counted(int(gone.sum()), 'word')}) that stand word for word in "
        f"{settings.fewest_events} or more events left out as page furniture; Settings(furniture='in') counts "
        "them."
    )
    inside = ground.inside & ~gone
    words = np.bincount(tokens.article[inside], minlength=tokens.n_articles)[ground.rows]
    return replace(ground, inside=inside, words=words.astype(np.float64), notes=(*ground.notes, note))


def _wanted(articles: pd.DataFrame, by: str, outlet: str | tuple[str, str] | None) -> tuple[str, ...]:
    """The outlets asked for, checked; empty for all."""
    names = (outlet,) if isinstance(outlet, str) else tuple(outlet or ())
    if isinstance(outlet, tuple) and (len(names) != 2 or names[0] == names[1]):
        raise SamestoryError(f"keyness: a pair is two different outlets, not {outlet!r}.")
    known = set(articles[by].astype(str)) if by in articles else set(names)
    for name in names:
        if name not in known:
            some = ", ".join(f'"{one}"' for one in sorted(known - {""})[:5])
            raise SamestoryError(f'keyness: no outlet "{name}". There are, among others: {some}.')
    return names


def _flags(corpus: Corpus, tokens: Tokens, terms: Terms, by: str) -> pd.DataFrame:
    """Which terms hold a name, and which a word of an outlet's name or a byline."""
    names = name_words(tokens)
    columns = [column for column in dict.fromkeys((by, "outlet", "author")) if column in corpus.articles]
    labels = [str(label) for column in columns for label in corpus.articles[column].dropna().unique()]
    signatures = signature_words(tokens, labels, names)
    present = terms.words >= 0
    return pd.DataFrame(
        {
            "term": terms.terms,
            "name": (names[terms.words] & present).any(axis=1),
            "signature": (signatures[terms.words] & present).any(axis=1),
        }
    )


def _tabled(
    ground: _Ground, terms: Terms, flags: pd.DataFrame, settings: Settings
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table of all rows and the one of outlets."""
    counts = terms.counts[ground.rows]
    prior = prior_of(counts, terms.length, settings)
    p = _tested(counts, ground, settings)
    tables, outlets = [], []
    for place, number in enumerate(ground.asked):
        sides = sides_of(counts, ground.words, ground.cells, int(number))
        table = _one_outlet(sides, flags, prior, p[place], settings)
        outlets.append(_summary(sides, table, ground.cells.outlets[number]))
        tables.append(table.assign(outlet=ground.cells.outlets[number]))
    whole = pd.concat(tables, ignore_index=True)
    whole["q"] = false_discovery(whole["p"].to_numpy(np.float64))
    whole["kind"] = kinds_of(whole, settings)
    summary = pd.DataFrame(outlets)
    found = whole.groupby(["outlet", "kind"]).size()
    summary["keywords"] = [int(found.get((name, "keyword"), 0)) for name in summary["outlet"]]
    return whole[list(KEYNESS_COLUMNS)], summary


def _tested(counts: csr_array, ground: _Ground, settings: Settings) -> Array:
    """P for outlets x terms; NaN for terms in too few articles to be tested (whoever's they are)."""
    from scipy.sparse import csr_array

    cells, size = ground.cells, len(ground.rows)
    gather = csr_array((np.ones(size), (cells.cell, np.arange(size))), shape=(len(cells.event), size))
    spread = np.bincount(counts.indices, minlength=counts.shape[1]) >= settings.fewest_articles
    p = np.full((len(ground.asked), counts.shape[1]), np.nan)
    words = gather @ ground.words
    p[:, spread] = chance(
        csr_array(gather @ counts[:, spread]), words, cells, settings=settings, asked=ground.asked
    )
    return p


def _one_outlet(
    sides: Sides, flags: pd.DataFrame, prior: Prior, p: Array, settings: Settings
) -> pd.DataFrame:
    """All figures of one outlet but q and kind; terms too rare in its events drop out."""
    table = pd.concat([flags, described(sides, prior, settings)], axis=1).assign(p=p)
    enough = (table["count"] + table["count_others"]) >= settings.fewest_uses
    in_events = table["events_either"] >= settings.fewest_events
    table["p"] = table["p"].where(
        in_events & (table["articles"] + table["articles_others"] >= settings.fewest_articles)
    )
    ordered = table[enough].sort_values(["z", "term"], ascending=[False, True], kind="stable")
    return ordered.assign(events_shared=len(sides.words_in), outlets_others=sides.n_others)


def _summary(sides: Sides, table: pd.DataFrame, name: str) -> dict[str, object]:
    """What an outlet brought."""
    return {
        "outlet": name,
        "events": len(sides.words_in),
        "articles": sides.n_articles,
        "words": int(sides.words_in.sum()),
        "words_others": int(sides.words_in_others.sum()),
        "listed": len(table),
        "tested": int(table["p"].notna().sum()),
    }


def _notes(corpus: Corpus, ground: _Ground, terms: Terms, table: pd.DataFrame) -> list[str]:
    """What a reader must know of the terms and texts."""
    tested = int(table["p"].notna().sum())
    notes = [
        f"{counted(len(terms.terms), 'term')} listed; q is over {counted(tested, 'row')} tested. Numbers are "
        "no terms but count as words; phrases of function words alone are none; rates are per 1,000 words."
    ]
    if "copy_of" in corpus.articles:
        copies = int((corpus.articles["copy_of"].fillna("") != "").iloc[ground.rows].sum())
        if copies:
            notes.append(
                f"{copies:,} of the articles compared repeat{'s' if copies == 1 else ''} an earlier text of "
                "the same event (wire copy): such words are not the outlet's own."
            )
    notes.append(
        "A keyword is a word, not a meaning: read its lines with .where(term) before naming a habit."
    )
    return notes
