"""From a corpus to measures: every feature, in the scope asked for and in the other reasonable ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.engine import map_partitions, partitions
from analysis.errors import SamestoryError, expect
from analysis.features.cards import validity
from analysis.features.feature import Feature
from analysis.features.registry import FEATURES, resolve
from analysis.measure.adding import Sums, add_up, needs_actor, scope_of, value
from analysis.measure.evidence import marks_in
from analysis.measure.measures import Measures
from analysis.text import Part, Scope, ScopeMask, Tokens, Voice, mask, tokenise, tokens_of

__all__ = ["ALTERNATIVES", "measure"]

WHOLE = 5_000
"""Up to so many articles the tokens are kept on the corpus, so that evidence and pages need not find
them again; a larger corpus is measured partition by partition in bounded memory."""

ALTERNATIVES = ("other voice", "headline included")
"""Names of the other reasonable scopes, in ``Measures.alternatives``."""


def measure(
    corpus: Corpus,
    features: str | Feature | Iterable[str | Feature] = "all",
    part: Part = "body",
    voice: Voice | None = None,
    about: str | Sequence[str] | None = None,
    *,
    workers: int = 1,
    progress: bool = False,
) -> Measures:
    """Add up every feature's marks inside a scope: one value an article and feature.

    Parameters
    ----------
    corpus : Corpus
    features : str, Feature, or several of them
        "all", names ("sentiment.vader"), families ("loaded"), or features of your own.
    part : {"body", "headline", "lede", "all"}
        "body" includes the lede; "all" adds the headline.
    voice : {"own", "quoted", "all"}, optional
        None: the voice that each feature is defined on (``sa.features()`` names it). An outlet is not
        the author of a quoted insult, only of its selection; so wording is measured in its own voice.
    about : str or sequence of str, optional
        Names of one actor. Only sentences that hold one of them count; features of an actor
        ("sentiment.toward") find the mentions by themselves, pronouns too, and are left out of "all" and of
        a family where no actor is named.
    workers : int
        Processes. The bytes of the result do not depend on it.
    progress : bool
        Show a progress bar on standard error.

    Returns
    -------
    Measures
        ``.table`` is NaN where a scope is empty, 0 where nothing was found.

    Raises
    ------
    SamestoryError
        For an unknown feature, part or voice, an empty corpus, or a feature of an actor asked for by name
        without ``about``.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.corpus import read
    >>> corpus = read(pd.DataFrame({"outlet": ["A"], "event": ["e"], "body": ["A brutal attack. All fled."]}))
    >>> float(measure(corpus, "sentiment.huliu_net").table.iloc[0, 0])
    -40.0
    """
    expect("measure", corpus, Corpus, "Pass sa.read(source).")
    if len(corpus) == 0:
        raise SamestoryError(
            "measure: the corpus has no articles; corpus.rejects says why rows were refused."
        )
    asked = [features] if isinstance(features, str | Feature) else list(features)
    names = (about,) if isinstance(about, str) else tuple(about or ())
    chosen = _measurable(resolve(asked), asked, names)
    for feature in chosen:
        scope_of(feature, part, voice, names)
    jobs = _jobs(corpus, chosen, (part, voice, names), workers)
    label = f"measuring {len(corpus):,} articles"
    blocks = map_partitions(_measure_partition, jobs, workers=workers, label=label, progress=progress)
    return _assemble(corpus, chosen, (part, voice, names), blocks)


def _measurable(
    chosen: tuple[Feature, ...], asked: Sequence[str | Feature], names: tuple[str, ...]
) -> tuple[Feature, ...]:
    """Leave out features of an actor where none is named, unless one was asked for by its own name."""
    for feature in chosen:
        if feature.mark_about and not names and (feature.name in asked or feature in asked):
            raise needs_actor(feature)
    return tuple(feature for feature in chosen if names or not feature.mark_about)


Request = tuple[Part, Voice | None, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class _Job:
    """One partition's work, small enough to travel to a worker."""

    headlines: list[str]
    bodies: list[str]
    features: tuple[str | Feature, ...]
    request: Request
    tokens: Tokens | None = None


@dataclass(frozen=True, eq=False)
class _Block:
    """One partition's result: arrays articles x features."""

    table: NDArray[np.float64]
    sums: dict[str, NDArray[np.float64]]
    alternatives: dict[str, NDArray[np.float64]]
    all_words: NDArray[np.int64]


def _jobs(corpus: Corpus, chosen: tuple[Feature, ...], request: Request, workers: int) -> list[_Job]:
    # A feature of the registry travels by its name: its function may not survive pickling.
    portable = tuple(f.name if FEATURES.get(f.name) is f else f for f in chosen)
    headlines, bodies = corpus.articles["headline"].tolist(), corpus.articles["body"].tolist()
    if workers == 1 and len(corpus) <= WHOLE:
        return [_Job([], [], portable, request, tokens_of(corpus))]
    return [_Job(headlines[cut], bodies[cut], portable, request) for cut in partitions(len(corpus))]


def _measure_partition(job: _Job) -> _Block:
    """Tokenise, mark and add up one partition."""
    tokens = tokenise(job.headlines, job.bodies) if job.tokens is None else job.tokens
    chosen = resolve(job.features)
    masks: dict[Scope, ScopeMask] = {}
    tables: dict[str, list[NDArray[np.float64]]] = {name: [] for name in ("table", *ALTERNATIVES)}
    sums: dict[str, list[NDArray[np.float64]]] = {field.name: [] for field in fields(Sums)}
    for feature in chosen:
        for name, scope in _scopes(feature, job.request).items():
            if scope not in masks:
                masks[scope] = mask(tokens, scope)
            added = add_up(feature, marks_in(tokens, feature, job.request[2]), tokens, masks[scope])
            tables[name].append(value(feature, added))
            if name == "table":
                for kind, column in sums.items():
                    column.append(getattr(added, kind))
    stacked = {name: np.column_stack(columns) for name, columns in tables.items()}
    return _Block(
        table=stacked.pop("table"),
        sums={kind: np.column_stack(columns) for kind, columns in sums.items()},
        alternatives=stacked,
        all_words=np.bincount(tokens.article, minlength=tokens.n_articles),
    )


def _scopes(feature: Feature, request: Request) -> dict[str, Scope]:
    """The scope asked for, and under the names of ``ALTERNATIVES`` the other reasonable ones.

    The headline alone is no alternative: a desk editor writes it, so it is another construct.
    """
    asked = scope_of(feature, *request)
    other: Voice = "all" if asked.voice == "own" else "own"
    swapped = asked if feature.voice_fixed or asked.voice == "quoted" else replace(asked, voice=other)
    widen = asked.part == "body" and feature.part_fixed is None
    widened = replace(asked, part="all") if widen else asked
    return {"table": asked, "other voice": swapped, "headline included": widened}


def _assemble(
    corpus: Corpus, chosen: tuple[Feature, ...], request: Request, blocks: list[_Block]
) -> Measures:
    index = pd.Index(corpus.articles["article"], name="article")
    columns = [feature.name for feature in chosen]

    def framed(arrays: list[NDArray[np.float64]]) -> pd.DataFrame:
        return pd.DataFrame(np.vstack(arrays), index=index, columns=columns)

    sums = {kind: framed([block.sums[kind] for block in blocks]) for kind in blocks[0].sums}
    words = np.concatenate([block.all_words for block in blocks])
    about = corpus.articles.drop(columns=["article", "headline", "body"])
    about = about.rename(columns={"words": "words of the source"}).assign(words=words)
    return Measures(
        table=framed([block.table for block in blocks]),
        articles=about.set_axis(index, axis=0),
        counts=sums["count"],
        totals=sums["total"],
        words=sums["words"],
        sentences=sums["sentences"],
        part=request[0],
        voice=request[1],
        about=request[2],
        voices={feature.name: scope_of(feature, *request).voice for feature in chosen},
        alternatives={name: framed([b.alternatives[name] for b in blocks]) for name in ALTERNATIVES},
        twins={feature.name: feature.twin for feature in chosen if feature.twin},
        validity={feature.name: validity(feature) for feature in chosen},
        titles={feature.name: feature.title for feature in chosen},
        units={feature.name: feature.unit for feature in chosen},
    )
