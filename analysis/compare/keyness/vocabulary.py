"""Vocabulary: from a corpus to the terms that tell its outlets apart within events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.correction import false_discovery
from analysis.compare.keyness.chance import chance
from analysis.compare.keyness.ground import Ground, ground_of, without_furniture
from analysis.compare.keyness.kinds import kinds_of
from analysis.compare.keyness.lines import Lines
from analysis.compare.keyness.names import name_words, signature_words
from analysis.compare.keyness.result import KEYNESS_COLUMNS, Keyness
from analysis.compare.keyness.settings import Settings
from analysis.compare.keyness.sides import Prior, Sides, described, prior_of, sides_of
from analysis.compare.keyness.terms import Terms, count_terms
from analysis.compare.verdict import ALPHA
from analysis.corpus import Corpus
from analysis.errors import SamestoryError, expect
from analysis.text import Scope, Tokens, Voice, mask, tokens_of
from analysis.wording import counted

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["keyness"]

LONGEST = 5
"""Words of the longest phrase that may be asked for."""

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
    needs three things: q < .05 with outlet names shuffled within events, over all rows tested; an
    interval of the ratio within events that excludes 0; and spread: 3 articles from 3 events of the outlet.

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
    words: long texts weigh more. Where an outlet's texts are three times as long as the others', p < .05
    comes out in up to 7 of 100 terms without a difference (``benchmarks.keyness``).

    References
    ----------
    Monroe, Colaresi and Quinn (2008), doi:10.1093/pan/mpn018. Benjamini and Hochberg (1995). Lijffijt et
    al. (2016), doi:10.1093/llc/fqu064, on what goes wrong where words are taken as independent.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> rows = [(o, e, f"A {'lorry' if o == 'A' else 'truck'} burned at {e}. Nobody was hurt.")
    ...         for e in "stuvwxyz" for o in "AB"]
    >>> corpus = read(pd.DataFrame(rows, columns=["outlet", "event", "body"]))
    >>> keyness(corpus, phrases=1).keywords[["outlet", "term", "count", "count_others"]]
      outlet   term  count  count_others
    0      A  lorry      8             0
    5      B  truck      8             0
    """
    expect("keyness", corpus, Corpus, 'Pass sa.read("your/articles").')
    if not isinstance(phrases, int) or not 1 <= phrases <= LONGEST:
        raise SamestoryError(f"keyness: phrases must be a whole number from 1 to {LONGEST}, not {phrases!r}.")
    chosen = Settings() if settings is None else settings
    expect("keyness", chosen, Settings, "Pass sa.KeynessSettings(fewest_uses=3), for example.")
    tokens = tokens_of(corpus)
    inside = mask(tokens, Scope(part=chosen.part, voice=voice)).tokens
    ground = ground_of(corpus, tokens, inside, by=by, within=within, outlet=outlet)
    if chosen.furniture == "out":
        ground = without_furniture(ground, tokens, chosen)
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
        notes=(*ground.notes, *ground.cells.notes, *_notes(corpus, ground, terms, outlets)),
    )


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
    ground: Ground, terms: Terms, flags: pd.DataFrame, settings: Settings
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table of all rows and the one of outlets."""
    counts = terms.counts[ground.rows]
    prior = prior_of(counts, terms.length, settings)
    p = _tested(counts, ground, settings)
    tables, outlets = [], []
    for place, number in enumerate(ground.asked):
        sides = sides_of(counts, ground.words, ground.cells, int(number))
        table = _one_outlet(sides, flags, prior, p[place], settings)
        outlets.append(_summary(sides, table, ground.cells.outlets[number], settings))
        tables.append(table.assign(outlet=ground.cells.outlets[number]))
    whole = pd.concat(tables, ignore_index=True)
    whole["q"] = false_discovery(whole["p"].to_numpy(np.float64))
    whole["kind"] = kinds_of(whole, settings)
    summary = pd.DataFrame(outlets)
    found = whole.groupby(["outlet", "kind"]).size()
    summary["keywords"] = [int(found.get((name, "keyword"), 0)) for name in summary["outlet"]]
    return whole[list(KEYNESS_COLUMNS)], summary


def _tested(counts: csr_array, ground: Ground, settings: Settings) -> Array:
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


def _summary(sides: Sides, table: pd.DataFrame, name: str, settings: Settings) -> dict[str, object]:
    """What an outlet brought."""
    return {
        "outlet": name,
        "events": len(sides.words_in),
        "articles": sides.n_articles,
        "words": int(sides.words_in.sum()),
        "words_others": int(sides.words_in_others.sum()),
        "listed": len(table),
        "tested": int(table["p"].notna().sum()),
        "smallest_p": sides.smallest_p(settings.draws),
    }


def _notes(corpus: Corpus, ground: Ground, terms: Terms, outlets: pd.DataFrame) -> list[str]:
    """What a reader must know of the terms and texts."""
    tested, smallest = int(outlets["tested"].sum()), float(outlets["smallest_p"].max())
    notes = [
        f"{counted(len(terms.terms), 'term')} listed; q is over {counted(tested, 'row')} tested. Numbers are "
        "no terms but count as words; phrases of function words alone are none; rates are per 1,000 words."
    ]
    if smallest * tested > ALPHA:
        needed = int(np.ceil(smallest * tested / ALPHA))
        notes.append(
            f"The smallest p that shuffling can give here is {smallest:.2g}; among {counted(tested, 'row')} "
            f"tested, {needed:,} must reach it before one of them has q < .05. More events, fewer terms "
            "(phrases=1) or fewer outlets asked for help."
        )
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
