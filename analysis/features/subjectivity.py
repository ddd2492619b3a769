"""Subjectivity: how many sentences carry a cue that the writer judges, takes a stand, urges or says I."""

from __future__ import annotations

import numpy as np

from analysis.features.feature import Feature, Marks, sentences_with
from analysis.features.loaded import LEXICON as LOADED
from analysis.features.loaded import find_loaded
from analysis.features.matching import find_shipped, keeping, once_per_tokens
from analysis.text.tokens import Tokens

__all__ = ["FEATURES"]

LEXICON = "subjectivity.tsv"
CITATION = (
    "Wiebe, Wilson, Bruce, Bell and Martin (2004), Learning Subjective Language, Computational Linguistics "
    "30(3); Antici et al. (2024), A Corpus for Sentence-level Subjectivity Detection on English News "
    "Articles, LREC-COLING. Own list, and our loaded words."
)
find_cues = find_shipped(LEXICON)


def _both(tokens: Tokens) -> Marks:
    """Cues of both lists outside quotation marks."""
    cues, loaded = find_cues(tokens), find_loaded(tokens)
    loaded = keeping(loaded, ~np.isin(loaded.at, cues.at))
    labels = (*cues.labels, *loaded.labels)
    at = np.concatenate((cues.at, loaded.at))
    own = ~tokens.quoted[at]
    label = np.concatenate((cues.label, loaded.label + len(cues.labels)))
    length = np.concatenate((cues.length, loaded.length))
    return Marks.of("token", at[own], label=label[own], labels=labels, length=length[own])


@once_per_tokens
def subjective_sentences(tokens: Tokens) -> Marks:
    """Sentences with a cue that is not in quotation marks, the cues as parts."""
    return sentences_with(tokens, _both(tokens))


FEATURES: tuple[Feature, ...] = (
    Feature(
        name="subjectivity.share",
        title="Subjective sentences",
        meaning="Higher: in more sentences the writer judges ('shameful'), takes a stand ('of course'), "
        "urges ('must'), says I or we, or speaks in images.",
        unit="share of sentences",
        low=0.0,
        high=1.0,
        adds="share_of_sentences",
        mark=subjective_sentences,
        citation=CITATION,
        cautions=(
            "Cues, not understanding: irony and views told in plain words are missed.",
            "Opinion pieces and letters have more of it by their genre: compare like with like.",
            "Cues inside quotation marks are a source's and are left out; indirect speech is not.",
            "A cue can be plain use ('must' in a law, 'great' in a name).",
        ),
        lexicons=(LEXICON, LOADED),
    ),
)
