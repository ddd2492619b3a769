"""Prominence without an actor: how much room a story gets, what stands at its top, how much context."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.features.attribution import CONTEXT as AROUND_VERBS
from analysis.features.attribution import VERBS, find_attributions
from analysis.features.feature import Feature, Marks, sentences_with, yes_or_no
from analysis.features.matching import find_shipped, once_per_tokens
from analysis.features.sourcing import quoted_words
from analysis.text.tokens import HEADLINE, LEDE, Tokens

__all__ = ["CITATION", "CRAWLED", "FEATURES", "first_in_body"]

CONTEXT = "context.tsv"
find_context = find_shipped(CONTEXT)

Numbers = NDArray[np.float64]

CITATION = "Definition after van Dijk (1988), News as Discourse: relevance order, the most important first."
CRAWLED = "Crawled texts are cut short or carry page furniture: clean the corpus first."


def words(words: Numbers, sentences: Numbers, total: Numbers) -> Numbers:
    """Words in scope."""
    return words


def no_marks(tokens: Tokens) -> Marks:
    """Nothing: the measure is the number of words itself."""
    return Marks.of("token", np.zeros(0, np.int32))


def total(words: Numbers, sentences: Numbers, total: Numbers) -> Numbers:
    """Sum of weights in scope."""
    return total


@once_per_tokens
def paragraphs(tokens: Tokens) -> Marks:
    """The first word of each paragraph."""
    return Marks.of("token", tokens.paragraphs.first, labels=("paragraph begins",))


def first_in_body(tokens: Tokens, hits: NDArray[np.integer], label: str) -> Marks:
    """Each body's first hit, weighted by the share of the body's words before it; ``hits`` are tokens."""
    body = np.flatnonzero(tokens.part != HEADLINE)
    article, begin, length = np.unique(tokens.article[body], return_index=True, return_counts=True)
    hits = hits[tokens.part[hits] != HEADLINE]
    having, place = np.unique(tokens.article[hits], return_index=True)
    number = np.searchsorted(article, having)
    weight = (hits[place] - body[begin[number]]) / length[number]
    return Marks.of("token", hits[place], weight=weight, labels=(label,))


@once_per_tokens
def first_quotation(tokens: Tokens) -> Marks:
    """The first quoted word of each body, weighted by the share of the body's words before it."""
    return first_in_body(tokens, np.flatnonzero(tokens.quoted), "first quoted word")


@once_per_tokens
def lede_attribution(tokens: Tokens) -> Marks:
    """One mark a lede: its first attribution with weight 1, or its first word with weight 0."""
    return yes_or_no(tokens, LEDE, find_attributions(tokens).at, "attributed in the lede")


@once_per_tokens
def context(tokens: Tokens) -> Marks:
    """Sentences that hold a cue of context, the cues as parts."""
    return sentences_with(tokens, find_context(tokens))


FEATURES: tuple[Feature, ...] = (
    Feature(
        name="prominence.length",
        title="Length",
        meaning="Higher: the story gets more words.",
        unit="words",
        low=1.0,
        high=np.inf,
        adds="level",
        mark=no_marks,
        citation=CITATION,
        cautions=(CRAWLED, "An agency's report and an outlet's own long read are different genres."),
        voice="all",
        formula=words,
    ),
    Feature(
        name="prominence.paragraphs",
        title="Paragraphs",
        meaning="Higher: the story is cut into more paragraphs.",
        unit="paragraphs",
        low=0.0,
        high=np.inf,
        adds="level",
        mark=paragraphs,
        citation=CITATION,
        cautions=(CRAWLED, "Some sources keep no paragraphs; then every article is one."),
        voice="all",
        voice_fixed=True,
        formula=total,
        twin="prominence.length",
    ),
    Feature(
        name="prominence.first_quotation",
        title="Place of the first quotation",
        meaning="Lower: a source speaks in its own words nearer to the top; 0 is the first word.",
        unit="share of the text before it, 0 to 1",
        low=0.0,
        high=1.0,
        adds="mean_of_marks",
        mark=first_quotation,
        citation=CITATION,
        cautions=(
            "Missing where nothing is quoted.",
            "Titles and single words in quotation marks count.",
            CRAWLED,
        ),
        voice="all",
        voice_fixed=True,
        part_fixed="body",
    ),
    Feature(
        name="prominence.quoted_lede",
        title="Quoted words in the lede",
        meaning="Higher: more of the first paragraph is other people's words in quotation marks.",
        unit="share of words",
        low=0.0,
        high=1.0,
        adds="share_of_words",
        mark=quoted_words,
        citation=CITATION,
        cautions=("A lede has some thirty words: one short quotation moves the share much.", CRAWLED),
        voice="all",
        voice_fixed=True,
        part_fixed="lede",
    ),
    Feature(
        name="prominence.attributed_lede",
        title="Lede with a source",
        meaning="1: the first paragraph says who said it ('officials said'); 0: it names no source.",
        unit="1 where the lede has it, else 0",
        low=0.0,
        high=1.0,
        adds="mean_of_marks",
        mark=lede_attribution,
        citation=CITATION,
        cautions=(
            "Agencies attribute in the lede by rule: house style, not doubt.",
            "Found by verbs and phrases of our list; 'he said' of a court's finding counts too.",
            CRAWLED,
        ),
        lexicons=(VERBS, AROUND_VERBS),
        voice="all",
        voice_fixed=True,
        part_fixed="lede",
    ),
    Feature(
        name="prominence.context",
        title="Context",
        meaning="Higher: more sentences set the event beside its past, other cases, figures or causes ('for "
        "the first time since', 'compared with', 'stems from').",
        unit="share of sentences",
        low=0.0,
        high=1.0,
        adds="share_of_sentences",
        mark=context,
        citation="Idea after van Dijk (1988), News as Discourse; Iyengar (1991), Is Anyone Responsible? Own "
        "list.",
        cautions=(
            "Cues of context, not its worth: a comparison can mislead as well as inform.",
            "Plain dates are not counted; context told without a cue is missed.",
            "Longer articles hold more of it: look at prominence.length beside.",
        ),
        lexicons=(CONTEXT,),
        voice="all",
    ),
)
