"""Evidence: the words behind a number, with their places in the text and their weights."""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.errors import SamestoryError, expect
from analysis.features.feature import Feature, Marks
from analysis.features.registry import resolve
from analysis.measure.adding import in_scope, needs_actor, scope_of
from analysis.text import Part, Tokens, Voice, mask, tokens_of
from analysis.text.tokens import BODY, HEADLINE, LEDE

__all__ = ["EVIDENCE_COLUMNS", "evidence", "marks_in", "marks_of"]

EVIDENCE_COLUMNS = ("part", "start", "end", "text", "label", "weight", "role", "counted")
_PART_NAMES = {HEADLINE: "headline", LEDE: "lede", BODY: "body"}

_marks: WeakKeyDictionary[Tokens, dict[tuple[str, tuple[str, ...]], tuple[Feature, Marks]]] = (
    WeakKeyDictionary()
)


def marks_in(tokens: Tokens, feature: Feature, about: tuple[str, ...] = ()) -> Marks:
    """The feature's marks over ``tokens``, found once for each actor and kept as long as the tokens are."""
    kept = _marks.setdefault(tokens, {})
    key = (feature.name, about if feature.mark_about else ())
    if key not in kept or kept[key][0] is not feature:
        kept[key] = (feature, feature.marks(tokens, about))
    return kept[key][1]


def marks_of(corpus: Corpus, feature: str | Feature, about: str | Sequence[str] | None = None) -> Marks:
    """All marks of one feature over the whole corpus; ``about`` names the actor where it measures one.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.corpus import read
    >>> corpus = read(pd.DataFrame({"outlet": ["A"], "event": ["e"], "body": ["A brutal attack. All fled."]}))
    >>> marks_of(corpus, "sentiment.huliu_net").weight
    array([-1., -1.])
    """
    return marks_in(tokens_of(corpus), _one(feature), _names(about))


def evidence(
    corpus: Corpus,
    article: str,
    feature: str | Feature,
    *,
    part: Part = "body",
    voice: Voice | None = None,
    about: str | Sequence[str] | None = None,
) -> pd.DataFrame:
    """The marks behind one number: what was found where, with which weight, and whether it counted.

    Parameters
    ----------
    corpus : Corpus
    article : str
        Its name in ``corpus.articles["article"]``.
    feature : str or Feature
    part, voice, about
        The scope, as in ``measure``.

    Returns
    -------
    DataFrame
        ``part``; ``start``, ``end`` (offsets into the article's headline or body, so that
        ``body[start:end]`` is ``text``); ``text``; ``label``; ``weight``; ``role`` ("adds": these
        weights make the number; "explains": words inside a marked sentence); ``counted`` (False for
        a mark outside the scope: shown, not added).

    Raises
    ------
    SamestoryError
        For an unknown article or feature, or a feature of an actor without ``about``.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.corpus import read
    >>> corpus = read(pd.DataFrame({"outlet": ["A"], "event": ["e"], "body": ["A brutal attack. All fled."]}))
    >>> found = evidence(corpus, corpus.articles.article[0], "sentiment.huliu_net")
    >>> found[["start", "end", "text", "weight"]]
       start  end    text  weight
    0      2    8  brutal    -1.0
    1      9   15  attack    -1.0
    """
    expect("evidence", corpus, Corpus, "Pass the corpus that was measured.")
    chosen, tokens = _one(feature), tokens_of(corpus)
    number = _number(corpus, article)
    names = _names(about)
    if chosen.mark_about and not names:
        raise needs_actor(chosen)
    scope = scope_of(chosen, part, voice, names)
    marks = marks_in(tokens, chosen, names)
    frames = [_rows(tokens, marks, number, "adds", in_scope(chosen, marks, tokens, mask(tokens, scope)))]
    if marks.parts is not None:
        sentences = mask(tokens, scope).sentences
        inside = sentences[tokens.sentence[marks.parts.at]]
        frames.append(_rows(tokens, marks.parts, number, "explains", inside))
    return pd.concat(frames, ignore_index=True)


def _names(about: str | Sequence[str] | None) -> tuple[str, ...]:
    return (about,) if isinstance(about, str) else tuple(about or ())


def _one(feature: str | Feature) -> Feature:
    found = resolve(feature)
    if len(found) != 1:
        raise SamestoryError(f'evidence: "{feature}" names {len(found)} features; name one, as family.name.')
    return found[0]


def _number(corpus: Corpus, article: str) -> int:
    at = np.flatnonzero(corpus.articles["article"].to_numpy() == article)
    if len(at) != 1:
        known = ", ".join(corpus.articles["article"].head(3))
        raise SamestoryError(f'evidence: there is no article "{article}". The first ones are: {known}.')
    return int(at[0])


def _rows(tokens: Tokens, marks: Marks, number: int, role: str, counted: NDArray[np.bool_]) -> pd.DataFrame:
    """The marks of one article as rows."""
    article = tokens.article if marks.unit == "token" else tokens.sentences.article
    low, high = np.searchsorted(article[marks.at], [number, number + 1])
    at, last = marks.at[low:high], marks.at[low:high] + marks.length[low:high] - 1
    if marks.unit == "token":
        begin, stop, part = tokens.begin[at], tokens.stop[last], tokens.part[at]
    else:
        begin, stop, part = tokens.sentences.begin[at], tokens.sentences.stop[at], tokens.sentence_part[at]
    offset = np.where(part == HEADLINE, tokens.headline_at[number], tokens.body_at[number])
    columns = (
        _words([_PART_NAMES[int(code)] for code in part]),
        begin - offset,
        stop - offset,
        _words([tokens.stream[a:b] for a, b in zip(begin, stop, strict=True)]),
        _words([marks.labels[code] for code in marks.label[low:high]]),
        marks.weight[low:high],
        _words([role] * len(at)),
        counted[low:high],
    )
    return pd.DataFrame(dict(zip(EVIDENCE_COLUMNS, columns, strict=True)))


def _words(values: list[str]) -> pd.Series:
    """Text as a column, also of no rows; to turn the columns of a made frame into text takes far longer."""
    return pd.Series(values, dtype="str")
