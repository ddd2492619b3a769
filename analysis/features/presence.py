"""Prominence of an actor: how near to the top it stands, in headline and lede, and in how many sentences."""

from __future__ import annotations

from analysis.features.actors import MENTION, find_mentions, nobody
from analysis.features.aliases import ALIASES, WORDS
from analysis.features.feature import Feature, Marks, sentences_with, yes_or_no
from analysis.features.prominence import CITATION, CRAWLED, first_in_body
from analysis.text.tokens import HEADLINE, LEDE, Part, Tokens

__all__ = ["FEATURES"]

FINDING = (
    "Name the actor with about=. Surnames, initials, offices and he or she are taken for the actor by simple "
    "rules; give further names, and open the evidence."
)


def in_headline(tokens: Tokens, about: tuple[str, ...]) -> Marks:
    """One mark a headline: the actor's first mention with weight 1, or the first word with weight 0."""
    return yes_or_no(tokens, HEADLINE, find_mentions(tokens, about).first, MENTION)


def in_lede(tokens: Tokens, about: tuple[str, ...]) -> Marks:
    """One mark a lede: the actor's first mention with weight 1, or the first word with weight 0."""
    return yes_or_no(tokens, LEDE, find_mentions(tokens, about).first, MENTION)


def first_mention(tokens: Tokens, about: tuple[str, ...]) -> Marks:
    """The actor's first mention in each body, weighted by the share of the body's words before it."""
    return first_in_body(tokens, find_mentions(tokens, about).first, "first mention")


def sentences_about(tokens: Tokens, about: tuple[str, ...]) -> Marks:
    """Sentences that mention the actor, the mentions as parts."""
    mentions = find_mentions(tokens, about)
    length = mentions.last - mentions.first
    return sentences_with(tokens, Marks.of("token", mentions.first, labels=(MENTION,), length=length))


def _yes_or_no(part: Part, meaning: str) -> Feature:
    return Feature(
        name=f"prominence.actor_{part}",
        title=f"Actor in the {part}",
        meaning=meaning,
        unit=f"1 where the {part} has it, else 0",
        low=0.0,
        high=1.0,
        adds="mean_of_marks",
        mark=nobody,
        mark_about=in_headline if part == "headline" else in_lede,
        citation=CITATION,
        cautions=(FINDING, "Being named is neither praise nor blame.", CRAWLED),
        lexicons=(ALIASES, WORDS),
        voice="all",
        voice_fixed=True,
        part_fixed=part,
    )


FEATURES: tuple[Feature, ...] = (
    _yes_or_no("headline", "1: the headline names the actor; 0: it does not."),
    _yes_or_no("lede", "1: the first paragraph names the actor; 0: it does not."),
    Feature(
        name="prominence.actor_first",
        title="Place of the actor's first mention",
        meaning="Lower: the actor comes in nearer to the top; 0 is the first word of the text.",
        unit="share of the text before it, 0 to 1",
        low=0.0,
        high=1.0,
        adds="mean_of_marks",
        mark=nobody,
        mark_about=first_mention,
        citation=CITATION,
        cautions=(FINDING, "Missing where the text does not name the actor.", CRAWLED),
        lexicons=(ALIASES, WORDS),
        voice="all",
        voice_fixed=True,
        part_fixed="body",
    ),
    Feature(
        name="prominence.actor_sentences",
        title="Sentences that mention the actor",
        meaning="Higher: more of the text is about the actor, or at least names it.",
        unit="share of sentences",
        low=0.0,
        high=1.0,
        adds="share_of_sentences",
        mark=nobody,
        mark_about=sentences_about,
        citation=CITATION,
        cautions=(FINDING, "A passing mention counts as much as a sentence about the actor."),
        lexicons=(ALIASES, WORDS),
        voice="all",
    ),
)
