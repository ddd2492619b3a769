"""Speakers: who says what stands in quotation marks, and how much of it each kind of source says."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature, Marks
from analysis.features.matching import once_per_tokens, words_in
from analysis.features.named_speakers import find_names, person_keys
from analysis.features.source_types import UNATTRIBUTED, find_source_types, type_names
from analysis.features.speaker_words import TYPES, WORDS, known_words, none_in
from analysis.features.speech import INTRODUCING, Speech, find_speech
from analysis.text.tokens import Tokens

__all__ = ["FEATURES", "KINDS", "SHORTEST", "speakers_of_quotations"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

SHORTEST = 4
"""Words that a quotation has at least; shorter ones are terms, titles and scare quotes."""
FAR = 25
"""Words between a quotation and a verb behind it, at most."""
COLON = ord(":")


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
    clear = none_in(turns, np.minimum(last + 1, at), at)
    starts = np.minimum(speech.first[np.minimum(number, len(speech) - 1)], at)
    named = starts > last
    clear |= named & none_in(turns, np.minimum(last + 1, at), np.maximum(starts, last + 1))
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
    return none_in(~tokens.quoted, begin, first)


def _run_on(tokens: Tokens, speech: Speech, verb: Ints, ends: tuple[Ints, Ints], opens: Flags) -> Ints:
    """Give quotations that are sentences of their own the verb before.

    That is the last one of the same paragraph; for a quotation that opens a paragraph, the one of the
    paragraph before if that ends in a colon or holds a quotation with a speaker.
    """
    verb = verb.copy()
    first, last = ends
    before = _last_named(speech, first)
    at = speech.at[np.maximum(before, 0)]
    reaches = (before >= 0) & (tokens.article[at] == tokens.article[first])
    apart = np.where(reaches, tokens.paragraph[first] - tokens.paragraph[at], 2).tolist()
    starts = tokens.paragraphs.first[tokens.paragraph[first]] == first
    colon = tokens.codes[tokens.stop[np.maximum(first - 1, 0)]] == COLON
    follows = starts[1:] & (tokens.paragraph[first[1:]] - tokens.paragraph[last[:-1]] <= 1)
    follows = np.append(False, follows & (tokens.article[first[1:]] == tokens.article[last[:-1]]))
    for q in np.flatnonzero(opens & (verb < 0)).tolist():
        continued = bool(follows[q]) and verb[q - 1] >= 0
        if apart[q] == 0 or (apart[q] == 1 and starts[q] and (continued or colon[q])):
            verb[q] = before[q]
        elif continued:
            verb[q] = verb[q - 1]
    return verb


def _last_named(speech: Speech, first: Ints) -> Ints:
    """For each quotation the last verb before it that has a speaker, -1 without one."""
    named = np.flatnonzero(speech.last > speech.first)
    return np.asarray(np.append(named, -1)[np.searchsorted(speech.at[named], first) - 1])


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
    "The kind of source comes from a noun in the phrase or beside the name elsewhere in the article; without "
    "one it is unknown, so the shares of the kinds need not add up to 1.",
    "Rules without a parser: about one speaker in ten is wrong; sa.quotations(corpus) lists them all.",
)


def _feature(name: str, title: str, who: str, kinds: tuple[str, ...], caution: str) -> Feature:
    """The share of quoted words that some kinds of sources say."""
    return Feature(
        name=f"sourcing.{name}",
        title=title,
        meaning=f"Higher: more of the quoted words are {who}.",
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


FEATURES: tuple[Feature, ...] = (
    _feature(
        "officials",
        "Officials speak",
        "those of governments, courts, police, agencies and the military",
        ("official", "military"),
        "Says whose words are quoted, not whom the outlet serves; events of state have official sources.",
    ),
    _feature(
        "politicians",
        "Politicians speak",
        "those of lawmakers, candidates, parties and their staff",
        ("politician",),
        "A person with two offices counts as the one that the article names most often.",
    ),
    _feature(
        "experts",
        "Experts speak",
        "those of researchers, economists, doctors, analysts and study authors",
        ("expert",),
        "'Expert' is what the article calls a person, whoever pays for the research.",
    ),
    _feature(
        "business",
        "Business speaks",
        "those of companies, executives, owners and trade groups",
        ("business",),
        "Rare outside economic news: many articles have none.",
    ),
    _feature(
        "citizens",
        "Citizens speak",
        "those of residents, witnesses, relatives, protesters, voters and other private people",
        ("citizen",),
        "Kinship words also stand beside the well known ('the president's brother').",
    ),
    _feature(
        "civil_society",
        "Civil society speaks",
        "those of activists, charities, unions, churches and advocacy groups",
        ("ngo",),
        "'Group' and 'association' count here, though some speak for an industry.",
    ),
    _feature(
        "journalists",
        "Journalists are quoted",
        "those of other media and of journalists",
        ("media",),
        "'Told CNN' names a listener, not a speaker, and does not count.",
    ),
    _feature(
        "documents",
        "Documents are quoted",
        "those of statements, reports, laws, court papers and letters",
        ("document",),
        "A statement counts as its signer's words where the text says 'she said in a statement'.",
    ),
    _feature(
        "anonymous_speakers",
        "Speakers without a name",
        "those of sources called just that ('a source', 'people familiar with the matter')",
        ("anonymous",),
        "An unnamed official counts as an official; sourcing.anonymous finds promises of anonymity.",
    ),
    _feature(
        "unattributed",
        "Quotations without a speaker",
        "in quotations for which the rules find nobody who says them",
        (UNATTRIBUTED,),
        "Holds titles and slogans of four words or more, and speakers that the rules miss.",
    ),
    Feature(
        name="sourcing.speakers",
        title="Different speakers",
        meaning="Higher: the outlet lets more different sources speak, directly or in indirect speech.",
        unit="new speakers per 100 words",
        low=0.0,
        high=100.0,
        adds="rate",
        mark=new_speakers,
        citation=CITATION,
        cautions=(
            "Told apart by surname or by the last word of the description: 'officials' are one speaker, and "
            "'the president' and his name are two.",
            "Long articles add fewer new speakers a word: compare articles of like length.",
            CAUTIONS[2],
        ),
        lexicons=(TYPES, WORDS, INTRODUCING),
    ),
)

KINDS: dict[str, tuple[str, ...]] = {
    feature.name: feature.mark.keywords["kinds"] for feature in FEATURES if isinstance(feature.mark, partial)
}
"""The kinds of sources that each share adds up."""
