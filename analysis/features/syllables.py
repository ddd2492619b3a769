"""Counts syllables by rule: groups of vowel letters, with the exceptions that English spelling needs.

A rule and no dictionary, since none may be shipped freely. How often it errs stands in
``analysis.features.readability``.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["syllables"]

EXCEPTIONS = {
    "anyone": 3, "area": 3, "areas": 3, "argue": 2, "argued": 2, "argues": 2, "behavior": 3, "business":
    2, "businesses": 3, "businessman": 3, "businessmen": 3, "california": 4, "colonel": 2, "different":
    3, "element": 3, "evening": 2, "everybody": 4, "everyone": 3, "everything": 3, "everywhere": 3,
    "facebook": 2, "idea": 3, "ideas": 3, "initiative": 4, "israel": 3, "judiciary": 5, "korea": 3,
    "libya": 3, "maybe": 2, "mrs": 2, "nuclear": 3, "parliament": 3, "pennsylvania": 4, "people": 2,
    "queue": 1, "ryan": 2, "science": 2, "sciences": 3, "solely": 2, "someone": 2, "something": 2,
    "sometimes": 2, "somewhere": 2, "therefore": 2, "ukraine": 2, "virginia": 3, "wednesday": 2,
}  # fmt: skip
"""Frequent words of news that the rules get wrong."""

VOWELS = re.compile("[aeiouyáàâäéèêëíìîïóòôöøúùûü]+")

APART = re.compile(
    r"""
    i[ao](?!u) | iou | iu                                   # giant, radio, serious, stadium
    | ie(?=n[tc]|t) | (?<=[a-z]{2}[^d])ier(?=s?$|s)         # client, quiet, earlier
    | (?<=[a-z]{3})iest$                                    # happiest
    | (?<![qgs])ua | sua(?!d) | (?<![qg])u(?:o|e(?=[ln]))   # annual, usual, fluent
    | (?<![qg])ui(?=n$|ne$|t[iy]|d$|c)                      # ruin, genuine, fluid, suicide
    | eo(?!n|u|p|rg) | ^geo(?!r) | eum                      # video, geography, museum
    | (?<=[a-z]{2}[^cl])ean(?=s?$) | ^crea | thea(?=t)      # European, create, theater
    | ^re(?=a[cl][tis]|a[fps]{2}|in[a-z]{2}|it|e[nlsv]|un|o[rp])  # reality, reopen
    | [aeiou]y(?=[aeio](?!$|d$|s$)) | [aeouyi](?=ings?$)    # employer, saying
    | a(?=ic|o[st]) | oe(?=[tm]) | oi(?=c$|nci)             # chaos, poet, heroic
    | coa(?=li[tz]) | coo(?=rd|pera)                        # coalition, cooperate
    | sms?$ | thms?$ | ^mc                                  # racism, rhythm, McCain
    """,
    re.VERBOSE,
)
"""Neighbouring vowels that are spoken apart, and -sm: one syllable more each."""

TOGETHER = re.compile(
    r"""
    [ctsgx]i(?=a(?!t)|o(?!t)) | [ctgx]iou(?=s)              # special, nation, cautious
    | [ln]io(?=n|r) | (?<!s)[ct]ie(?=n) | ria(?=ge)         # million, senior, patient, marriage
    | (?<=[li]l)ia(?=[nmr](?!c)) | (?<=[aiou]l)ia(?=ns?$)   # brilliant, Italian
    """,
    re.VERBOSE,
)
"""Where those neighbours are one syllable after all."""

SILENT = re.compile(
    r"""
    (?<=[aeiouy])[^aeiouy]*(?:
        [^aeiouy](?<![bcdfgkpstz]l)(?<![bcgt]r)e$           # safe, not table or acre
        | (?<![sxzcg])(?<![cs]h)[^aeiouysxzcg](?<![bcdfgkpstz]l)(?<![cs]h)es$  # rules, not houses
        | [^aeiouytd](?<![bcdfgkpstz]l)(?<![cdt]r)ed$       # called, not wanted or handled
        | [^aeiouyl]e(?=ly$|ments?$|less|ful|ness|lihood)   # lately, movement
        | [^aeiouyl]e(?=s?m[ae]n$|s?wom[ae]n$|sp[eo]|time|lines?$|land|wide|hold|where|body|how|what)
        | [fn]e(?=ty$) | ic(?=ally$)                        # safety, basically
    ) | (?<!r)[gq]ue[ds]?$                                  # league, unique
    """,
    re.VERBOSE,
)
"""An e that is written and not spoken: one syllable less."""


@lru_cache(maxsize=1 << 17)
def syllables(word: str) -> int:
    """Syllables of a lower-case word, at least 1; the parts of a hyphenated word are added.

    A number counts 1, initials one a letter (W three).

    >>> [syllables(word) for word in ("army", "condemned", "immediately", "u.s", "right-wing", "1,000")]
    [2, 2, 5, 2, 2, 1]
    """
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part) or 1
    if "." in word:
        return sum(3 if letter == "w" else 1 for letter in word if letter.isalpha()) or 1
    stem, apostrophe, ending = word.partition("'")
    if ending == "t" and stem in (
        "didn",
        "doesn",
        "isn",
        "wasn",
        "hasn",
        "hadn",
        "couldn",
        "wouldn",
        "shouldn",
    ):
        return syllables(stem) + 1
    if apostrophe and ending == "s" and stem.endswith(("s", "z", "x", "ch", "sh", "ce", "ge", "se")):
        return syllables(stem) + 1
    if stem in EXCEPTIONS:
        return EXCEPTIONS[stem]
    if stem.isalpha() and not VOWELS.search(stem):
        return sum(3 if letter == "w" else 1 for letter in stem) or 1
    count = len(VOWELS.findall(stem)) + len(APART.findall(stem)) - len(TOGETHER.findall(stem))
    return max(count - len(SILENT.findall(stem)), 1)
