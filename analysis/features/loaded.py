"""Loaded language: words that carry a judgement, in six categories of our own list."""

from __future__ import annotations

from functools import partial

from analysis.features.feature import Feature, Marks
from analysis.features.matching import find_shipped, only
from analysis.text.tokens import Tokens

__all__ = ["FEATURES"]

LEXICON = "loaded.tsv"
CITATION = (
    "Classes after Recasens, Danescu-Niculescu-Mizil and Jurafsky (2013), Linguistic Models for Analyzing "
    "and Detecting Biased Language, ACL; Allan and Burridge (1991), Euphemism and Dysphemism. Own list."
)
CAUTIONS = (
    "Counts words of a list, not bias: trained coders agree only moderately on which words are biased.",
    "A word on the list can be the plain fact ('massacre'); open the evidence before you claim more.",
    "Harsh events bring harsh words in every outlet; compare within one event only.",
    "Below 100 words (headlines, short scopes) one hit moves the rate by more than one: compare counts.",
)

find_loaded = find_shipped(LEXICON)


def _mark(tokens: Tokens, category: str) -> Marks:
    """The marks of one category."""
    return only(find_loaded(tokens), category)


def _feature(name: str, category: str, title: str, meaning: str, caution: str) -> Feature:
    """The feature of one category, which differs from the others in its words alone."""
    return Feature(
        name=f"loaded.{name}",
        title=title,
        meaning=meaning,
        unit="per 100 words",
        low=0.0,
        high=100.0,
        adds="rate",
        mark=partial(_mark, category=category),
        citation=CITATION,
        cautions=(caution, *CAUTIONS),
        lexicons=(LEXICON,),
    )


FEATURES: tuple[Feature, ...] = (
    Feature(
        name="loaded.words",
        title="Loaded words",
        meaning="Higher: more of the outlet's own words are on our list of intensifying, sensational, harsh, "
        "softening, labelling or doubting words.",
        unit="per 100 words",
        low=0.0,
        high=100.0,
        adds="rate",
        mark=find_loaded,
        citation=CITATION,
        cautions=CAUTIONS,
        lexicons=(LEXICON,),
    ),
    _feature(
        "intensifiers",
        "intensifier",
        "Intensifiers",
        "Higher: more words that turn up the volume ('utterly', 'staggering').",
        "'Major', 'serious', 'leading', 'more' and 'most' are left out, as news uses them plainly.",
    ),
    _feature(
        "sensational",
        "sensational",
        "Sensational words",
        "Higher: more words of uproar and combat for what people say and figures do ('slam', 'plummet').",
        "In reports of war or disaster some of these words are literal ('crush', 'devastate').",
    ),
    _feature(
        "dysphemism",
        "dysphemism",
        "Harsh names",
        "Higher: more words that name people or deeds by their ugliest word ('regime', 'thug', 'crackdown').",
        "It does not see whom the word is aimed at: 'regime' counts for any government.",
    ),
    _feature(
        "euphemism",
        "euphemism",
        "Softening names",
        "Higher: more words that name harm by its mildest word ('collateral damage', 'workforce reduction').",
        "Rare in news: many articles have none, so small samples cannot show a difference.",
    ),
    _feature(
        "pejorative",
        "pejorative",
        "Pejorative labels",
        "Higher: more labels and epithets that put a person down ('hardliner', 'crony', 'disgraced').",
        "It does not see who is labelled, and some labels are the persons' own word or a legal finding.",
    ),
    _feature(
        "doubt",
        "doubt",
        "Words of doubt",
        "Higher: more words that mark what others say as not to be believed ('so-called', 'baseless').",
        "A report that checks facts uses these words because they are true, and 'so-called' also introduces "
        "a term.",
    ),
)
