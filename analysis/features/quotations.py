"""The table of quotations: what is said, who says it, by which verb, and what kind of source that is."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.features.attribution import find_attributions
from analysis.features.matching import words_in
from analysis.features.named_speakers import Names, find_names
from analysis.features.source_types import UNATTRIBUTED, find_source_types, type_names
from analysis.features.speakers import SHORTEST, speakers_of_quotations
from analysis.features.speech import Speech, find_speech
from analysis.text.tokens import HEADLINE, Tokens, tokens_of

__all__ = ["QUOTATION_COLUMNS", "quotations"]

QUOTATION_COLUMNS = (
    "article",
    "event",
    "outlet",
    "part",
    "start",
    "end",
    "text",
    "kind",
    "speaker",
    "speaker_start",
    "speaker_end",
    "verb",
    "slant",
    "direction",
    "type",
)
NONE = -1
Ints = NDArray[np.int64]


def quotations(corpus: Corpus) -> pd.DataFrame:
    """List what is said in every article, directly and indirectly, and who says it.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        A row a quotation or indirect statement, in the order of the text. ``part`` ("headline" or
        "body"), ``start``, ``end``: where it stands there, quotation marks included; ``text``; ``kind``:
        "direct", "mixed" (quotation marks inside a reported clause), "term" (under four words: a title,
        a term or a scare quote) or "indirect"; ``speaker`` with its ``speaker_start``, ``speaker_end`` in
        the same part: the phrase that names who speaks, for a pronoun the name it stands for; "" and -1
        where the rules find nobody; ``verb``; ``slant`` of the verb as in ``sourcing.doubting``, "" where
        it has none; ``direction``: the verb stands "before" or "behind", or in an earlier sentence
        ("run-on"); ``type``: the kind of source, "unknown" without a telling noun, "unattributed" without
        a speaker.

    Raises
    ------
    SamestoryError
        If the corpus holds no article.

    References
    ----------
    Definitions after van Dijk (1988), News as Discourse.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> body = "“We will not go there,” said Ana Lee, a judge. She added that it was late."
    >>> found = quotations(read(pd.DataFrame({"outlet": ["A"], "body": [body]})))
    >>> found[["kind", "speaker", "verb", "direction", "type"]]
           kind  speaker   verb direction      type
    0    direct  Ana Lee   said    behind  official
    1  indirect  Ana Lee  added    before  official
    """
    if len(corpus) == 0:
        raise SamestoryError(
            "quotations: the corpus has no articles; corpus.rejects says why rows were refused."
        )
    tokens = tokens_of(corpus)
    speech, names = find_speech(tokens), find_names(tokens)
    marked = _marked(tokens, speech)
    spans = _indirect(tokens, speech, names, marked[0])
    columns = [np.concatenate(pair) for pair in zip(marked, spans, strict=True)]
    order = np.argsort(columns[1], kind="stable")
    verb, begin, stop, kind, direction = (column[order] for column in columns)
    frame = _frame(tokens, (begin, stop), verb, (speech, names))
    frame["kind"], frame["direction"] = kind, direction
    for column in ("article", "event", "outlet"):
        frame[column] = corpus.articles[column].to_numpy()[_article(tokens, begin)]
    words = dict.fromkeys(("part", "text", "kind", "speaker", "verb", "slant", "direction", "type"), "str")
    return frame[list(QUOTATION_COLUMNS)].astype(words)


def _article(tokens: Tokens, begin: Ints) -> Ints:
    return np.asarray(np.searchsorted(tokens.headline_at, begin, side="right") - 1)


Rows = tuple[Ints, Ints, Ints, NDArray[np.str_], NDArray[np.str_]]
"""Verb, begin, stop, kind, direction."""


def _marked(tokens: Tokens, speech: Speech) -> Rows:
    """What stands in quotation marks."""
    spans, verb = tokens.quotations, speakers_of_quotations(tokens)
    filled = spans.last > spans.first
    verb = verb[filled]
    first, last = spans.first[filled].astype(np.int64), spans.last[filled].astype(np.int64)
    before = np.maximum(first - 1, 0)
    opens = tokens.sentences.first[tokens.sentence[first]] == first
    marks = np.isin(tokens.codes[tokens.stop[before]], np.array([ord(","), ord(":")], np.uint32))
    kind = np.where(opens | marks, "direct", "mixed")
    kind[last - first < SHORTEST] = "term"
    at = np.append(speech.at, 0)[verb]
    low, high = tokens.sentence[first], tokens.sentence[last - 1]
    near = (tokens.sentence[at] >= low) & (tokens.sentence[at] <= high)
    direction = np.where(near, np.where(at < first, "before", "behind"), "run-on")
    direction[verb < 0] = ""
    return verb, spans.begin[filled], spans.stop[filled], kind, direction


def _indirect(tokens: Tokens, speech: Speech, names: Names, used: Ints) -> Rows:
    """Statements without quotation marks: verbs of speech with a speaker that introduce no quotation."""
    free = np.ones(len(speech), bool)
    free[used[used >= 0]] = False
    verb = np.flatnonzero(free & speech.reports & (names.last > names.first))
    after = np.where(speech.inverted[verb], speech.last[verb], speech.stop[verb])
    that = words_in(tokens, frozenset({"that"}))[tokens.word[np.minimum(after, len(tokens) - 1)]]
    sentence = tokens.sentence[speech.at[verb]]
    low, high = tokens.sentences.first[sentence].astype(np.int64), tokens.sentences.last[sentence]
    ahead = speech.inverted[verb] & (speech.at[verb] > low)
    first = np.where(ahead, low, after + that)
    last = np.where(ahead, speech.at[verb], high)
    some = last - first >= SHORTEST - 1
    verb, first, last, ahead = verb[some], first[some], last[some], ahead[some]
    direction = np.where(ahead, "behind", "before")
    return verb, tokens.begin[first], tokens.stop[last - 1], np.full(len(verb), "indirect"), direction


def _frame(tokens: Tokens, span: tuple[Ints, Ints], verb: Ints, found: tuple[Speech, Names]) -> pd.DataFrame:
    """The columns that are cut out of the text."""
    speech, names = found
    begin, stop = span
    article = _article(tokens, begin)
    in_body = begin >= tokens.body_at[article]
    offset = np.where(in_body, tokens.body_at[article], tokens.headline_at[article])
    first, last = (np.append(column, 0)[verb] for column in (names.first, names.last))
    some = last > first
    speaker_begin = np.where(some, tokens.begin[first], 0)
    speaker_stop = np.where(some, tokens.stop[np.maximum(last - 1, 0)], 0)
    same_part = (tokens.part[first] == HEADLINE) != in_body
    at, after = (np.append(column, 0)[verb] for column in (speech.at, speech.stop))
    kinds = np.append(find_source_types(tokens), type_names(tokens).index(UNATTRIBUTED))[verb]
    return pd.DataFrame(
        {
            "part": np.where(in_body, "body", "headline"),
            "start": begin - offset,
            "end": stop - offset,
            "text": _cut(tokens, begin, stop),
            "speaker": _cut(tokens, speaker_begin, speaker_stop),
            "speaker_start": np.where(some & same_part, speaker_begin - offset, NONE),
            "speaker_end": np.where(some & same_part, speaker_stop - offset, NONE),
            "verb": _cut(tokens, *(_verb_span(tokens, at, after, verb))),
            "slant": _slants(tokens, at, verb),
            "type": np.array(type_names(tokens))[kinds],
        }
    )


def _verb_span(tokens: Tokens, at: Ints, after: Ints, verb: Ints) -> tuple[Ints, Ints]:
    begin = np.where(verb >= 0, tokens.begin[at], 0)
    return begin, np.where(verb >= 0, tokens.stop[np.maximum(after - 1, 0)], 0)


def _cut(tokens: Tokens, begin: Ints, stop: Ints) -> list[str]:
    return [tokens.stream[a:b] for a, b in zip(begin.tolist(), stop.tolist(), strict=True)]


def _slants(tokens: Tokens, at: Ints, verb: Ints) -> NDArray[np.str_]:
    """Class of each verb, "" for those that only introduce a quotation."""
    marks = find_attributions(tokens)
    where = np.minimum(np.searchsorted(marks.at, at), max(len(marks) - 1, 0))
    known = np.zeros(len(at), bool) if not len(marks) else (marks.at[where] == at) & (verb >= 0)
    slants = np.full(len(at), "", dtype="U16")
    slants[known] = np.array(marks.labels)[marks.label[where[known]]]
    return slants
