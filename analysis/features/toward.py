"""Sentiment towards an actor: net judgements that touch somebody, by the outlet, by sources, by anyone."""

from __future__ import annotations

from functools import partial

import numpy as np

from analysis.features.actors import find_mentions, nobody
from analysis.features.aliases import ALIASES, WORDS
from analysis.features.feature import Feature, Marks
from analysis.features.judgement import CONTEXT, LEXICON, Speaker, judgements, net_judgements
from analysis.text.tokens import Tokens

__all__ = ["FEATURES", "FEWEST_MENTIONS"]

FEWEST_MENTIONS = 3
"""An article that mentions the actor less often is not measured: too little to go by."""


def _toward(tokens: Tokens, about: tuple[str, ...], speaker: Speaker) -> Marks:
    """Judgements of the actor in the articles that mention it often enough."""
    mentions = find_mentions(tokens, about)
    often = np.bincount(tokens.article[mentions.first], minlength=tokens.n_articles) >= FEWEST_MENTIONS
    return judgements(tokens, mentions.where(often[tokens.article[mentions.first]]), speaker)


_CITATION = (
    "Definition after Hamborg & Donnay (2021), NewsMTSC, EACL, and Zhang, Beauchamp & Wang (2022), "
    "Generative Entity-to-Entity Stance Detection, EMNLP; roles after Rashkin, Singh & Choi (2016), "
    "Connotation Frames, ACL. Own rules and list."
)
_UNIT = "net judgements per 100 words, 500 added"
_FILES = (LEXICON, CONTEXT, ALIASES, WORDS, "hu_liu.tsv", "hu_liu_news_stop.tsv", "vader.tsv")
_CAUTIONS = (
    f"Name the actor with about=. Missing in an article that mentions the actor fewer than {FEWEST_MENTIONS} "
    "times in all.",
    "Pronouns, surnames and offices ('the president') are taken for the actor by simple rules; give further "
    "names in about= and open the evidence, where mentions stand with weight 0.",
    "Rules without a parser: of several names in a sentence, a word may be laid to the wrong one.",
    "Irony, and what is left unsaid, are not seen. Negative words weigh twice as much as positive ones.",
    "500 words without a judgement are added to each article, so that short texts do not swing; the figure "
    "is therefore smaller than a plain rate.",
)


def _feature(name: str, title: str, meaning: str, speaker: Speaker, caution: str) -> Feature:
    """One of the three: they differ in who speaks."""
    return Feature(
        name=f"sentiment.{name}",
        title=title,
        meaning=meaning,
        unit=_UNIT,
        low=-100.0,
        high=100.0,
        adds="steady_rate",
        mark=nobody,
        mark_about=partial(_toward, speaker=speaker),
        citation=_CITATION,
        cautions=(caution, *_CAUTIONS),
        lexicons=_FILES,
        voice="own" if speaker == "outlet" else "all",
        voice_fixed=speaker == "source",
    )


FEATURES: tuple[Feature, ...] = (
    _feature(
        "toward",
        "Judgement of the actor",
        "Higher: in its own words the outlet praises and credits the actor more, or attacks and blames less.",
        "outlet",
        "The outlet's own words are those outside quotation marks in sentences that attribute nothing to a "
        "source. A report that others attack the actor ('Lee slammed Kim') is among them.",
    ),
    _feature(
        "toward_quoted",
        "Judgement of the actor by sources",
        "Higher: the sources that the outlet lets speak praise and credit the actor more, or blame less.",
        "source",
        "Whom an outlet quotes is its choice, what they say is not its opinion. All words of a sentence with "
        "'said' or 'according to' count as the source's.",
    ),
    _feature(
        "toward_all",
        "Judgement of the actor, whoever speaks",
        "Higher: outlet and sources together praise and credit the actor more, or attack and blame less.",
        "anyone",
        "How the actor looks in the article, not what the outlet thinks: sources speak in it too.",
    ),
    Feature(
        name="sentiment.judgement",
        title="Net judgement",
        meaning="Higher: more words that praise, credit and succeed than words that attack, blame and fail, "
        "whoever they are about.",
        unit="net judgements per 100 words",
        low=-100.0,
        high=100.0,
        adds="rate",
        mark=net_judgements,
        citation="Classes after Martin & White (2005), The Language of Evaluation: judgement. Own list.",
        cautions=(
            "It says that somebody is judged, not who; sentiment.toward does, for an actor you name.",
            "Negative words weigh twice as much as positive ones; a negation turns praise and weakens blame.",
            "Words of attack and failure also report facts; only contrasts within an event cancel these.",
        ),
        lexicons=(LEXICON, CONTEXT, "hu_liu.tsv", "hu_liu_news_stop.tsv", "vader.tsv"),
    ),
)
