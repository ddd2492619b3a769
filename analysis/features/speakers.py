"""Speakers: who says what stands in quotation marks, and how much of it each kind of source says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature, Marks
from analysis.features.matching import once_per_tokens, words_in
from analysis.features.named_speakers import find_names, person_keys
from analysis.features.source_types import UNATTRIBUTED, find_source_types, type_names
from analysis.features.speech import INTRODUCING, TYPES, WORDS, Speech, counted, find_speech, known_words
from analysis.text.tokens import Tokens

__all__ = ["FEATURES", "SHORTEST", "speakers_of_quotations"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

SHORTEST = 4
"""Words that a quotation has at least; shorter ones are terms, titles and scare quotes."""
FAR = 25
"""Words between a quotation and a verb behind it, at most."""
COLON, COMMA = ord(":"), ord(",")


@once_per_tokens
def speakers_of_quotations(tokens: Tokens) -> Ints:
    """For each quotation the number of the verb in ``find_speech`` that attributes it, -1 where none does.

    The verb of the sentence, in front of or behind the quotation; for a quotation that is a sentence of
    its own, the verb before a colon, or the one of the sentence or quotation before (a run-on quotation).
    """
    speech, spans = find_speech(tokens), tokens.quotations
    if not len(speech) or not len(spans):
        return np.full(len(spans), -1, np.int64)
    first = np.minimum(spans.first, len(tokens) - 1).astype(np.int64)
    last = np.maximum(spans.last - 1, first)
    begin = tokens.sentences.first[tokens.sentence[first]].astype(np.int64)
    stop = tokens.sentences.last[tokens.sentence[last]].astype(np.int64)
    in_front = _in_front(speech, first, begin)
    behind = _behind(tokens, speech, last, stop)
    adjoining = (behind >= 0) & _ends_open(tokens, spans.stop) & _adjoins(speech, behind, last + 1)
    verb = np.where((in_front >= 0) & ~adjoining, in_front, behind)
    opens = _opens(tokens, first, begin)
    return _run_on(tokens, speech, verb, (first, last), opens & (spans.last > spans.first))


def _in_front(speech: Speech, first: Ints, begin: Ints) -> Ints:
    """The last verb in front of a quotation in its sentence, -1 without one."""
    number = np.searchsorted(speech.at, first) - 1
    return np.where((number >= 0) & (speech.at[np.maximum(number, 0)] >= begin), number, -1)


def _behind(tokens: Tokens, speech: Speech, last: Ints, stop: Ints) -> Ints:
    """The first verb behind a quotation in its sentence with no other clause or quotation between."""
    number = np.searchsorted(speech.at, last, side="right")
    some = number < len(speech)
    at = speech.at[np.minimum(number, len(speech) - 1)]
    turns = known_words(tokens, "boundary")[tokens.word] | tokens.quoted
    turns |= words_in(tokens, frozenset({"and"}))[tokens.word]
    turns &= ~words_in(tokens, frozenset({"who", "whose", "after", "before", "during"}))[tokens.word]
    so_far = counted(turns)
    clear = so_far[at] == so_far[np.minimum(last + 1, at)]
    starts = np.minimum(speech.first[np.minimum(number, len(speech) - 1)], at)
    named = starts > last
    clear |= named & (so_far[np.maximum(starts, last + 1)] == so_far[np.minimum(last + 1, at)])
    return np.where(some & (at < stop) & (at - last <= FAR) & clear, number, -1)


def _ends_open(tokens: Tokens, stop: Ints) -> Flags:
    """True where a comma, question or exclamation mark stands at a quotation's end: the sentence goes on."""
    codes, marks = tokens.codes, np.array([ord(mark) for mark in ",?!—–-"], np.uint32)
    inner, outer = codes[np.maximum(stop - 2, 0)], codes[np.minimum(stop, len(codes) - 1)]
    return np.isin(inner, marks) | np.isin(outer, marks)


def _adjoins(speech: Speech, verb: Ints, after: Ints) -> Flags:
    """True where verb and speaker begin right behind the quotation."""
    number = np.maximum(verb, 0)
    return np.asarray((speech.at[number] == after) | (speech.first[number] == after))


def _opens(tokens: Tokens, first: Ints, begin: Ints) -> Flags:
    """True where nothing but quoted words stands between the sentence's begin and the quotation."""
    so_far = counted(~tokens.quoted)
    return np.asarray(so_far[first] == so_far[begin])


def _run_on(
    tokens: Tokens, speech: Speech, verb: Ints, ends: tuple[Ints, Ints], opens: Flags
) -> Ints:
    """Give quotations that are sentences of their own the verb before: of the paragraph, or across a colon."""
    verb = verb.copy()
    first, last = ends
    before = np.searchsorted(speech.at, first) - 1
    paragraph = tokens.paragraph
    starts = tokens.paragraphs.first[paragraph[first]] == first
    colon = tokens.codes[tokens.stop[np.maximum(first - 1, 0)]] == COLON
    for q in np.flatnonzero(opens & (verb < 0)).tolist():
        number, here = int(before[q]), int(paragraph[first[q]])
        while number >= 0 and speech.first[number] == speech.last[number] and paragraph[speech.at[number]] >= here - 1:
            number -= 1
        there = int(paragraph[speech.at[number]]) if number >= 0 else -1
        same_body = number >= 0 and tokens.article[speech.at[number]] == tokens.article[first[q]]
        quoted_before = q > 0 and int(paragraph[last[q - 1]]) >= here - 1 and verb[q - 1] >= 0
        if same_body and (there == here or (starts[q] and there == here - 1 and (quoted_before or colon[q]))):
            verb[q] = number
        elif quoted_before and starts[q] and tokens.article[last[q - 1]] == tokens.article[first[q]]:
            verb[q] = verb[q - 1]
    return verb


@dataclass(frozen=True, eq=False)
class _Quoted:
    """The words of quotations, and the kind of source that says each."""

    words: Ints
    kind: NDArray[np.int16]
    names: tuple[str, ...]


@once_per_tokens
def _quoted_words(tokens: Tokens) -> Marks:
    """Every word in quotations of four words or more, labelled with the kind of source."""
    spans, names = tokens.quotations, type_names(tokens)
    verb = speakers_of_quotations(tokens)
    kinds = np.append(find_source_types(tokens), names.index(UNATTRIBUTED))
    length = (spans.last - spans.first).astype(np.int64)
    length[length < SHORTEST] = 0
    ahead = np.cumsum(length) - length
    words = np.arange(int(length.sum())) - np.repeat(ahead - spans.first, length)
    return Marks.of("token", words, label=np.repeat(kinds[verb], length), labels=names)


def _share(tokens: Tokens, kinds: tuple[str, ...]) -> Marks:
    """All words of quotations, with weight 1 for those that sources of these kinds say."""
    marks = _quoted_words(tokens)
    wanted = np.array([name in kinds for name in marks.labels])
    return replace(marks, weight=wanted[marks.label].astype(np.float64))


def new_speakers(tokens: Tokens) -> Marks:
    """The first verb of speech of each speaker of an article, told apart by name or description."""
    speech, names = find_speech(tokens), find_names(tokens)
    some = np.flatnonzero(names.last > names.first)
    final = np.where(names.head[some] >= 0, names.head[some], names.last[some] - 1)
    _, earliest = np.unique(person_keys(tokens, final), return_index=True)
    return Marks.of("token", speech.at[some[np.sort(earliest)]], labels=("new speaker",))


CITATION = (
    "Who speaks: Bennett (1990), Toward a Theory of Press-State Relations, Journal of Communication 40(2); "
    "Gans (1979), Deciding What's News. Own rules and list."
)
CAUTIONS = (
    "Of quoted words only; indirect speech is not in it. Quotations under four words count as terms.",
    "The kind of source comes from a noun beside the name somewhere in the article; without one the source is "
    "unknown, so the shares of the kinds need not add up to 1.",
    "Rules without a parser: about one speaker in ten is wrong; sa.quotations(corpus) lists them all.",
)


def _feature(name: str, title: str, meaning: str, kinds: tuple[str, ...], caution: str) -> Feature:
    """The share of quoted words that some kinds of sources say."""
    return Feature(
        name=f"sourcing.{name}",
        title=title,
        meaning=meaning,
        unit="share of quoted words",
        low=0.0,
        high=1.0,
        adds="mean_of_marks",
        mark=partial(_share, kinds=kinds),
        citation=CITATION,
        cautions=(caution, *CAUTIONS),
        lexicons=(TYPES, WORDS, INTRODUCING),
        voice="all",
        voice_fixed=True,
    )


FEATURES: tuple[Feature, ...] = ()
