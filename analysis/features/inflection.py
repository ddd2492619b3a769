"""Inflected forms of English verbs and nouns by rule, so that a word list needs one row a lemma.

Own rules instead of a stemmer: a stemmer would also join "universe" and "university", and importing
one costs more time than measuring a class corpus.
"""

from __future__ import annotations

import re

__all__ = ["noun_forms", "verb_forms"]

IRREGULAR = {
    "be": ("is", "are", "was", "were", "been", "being", "am"),
    "have": ("has", "had", "having"),
    "do": ("does", "did", "done", "doing"),
    "go": ("goes", "went", "gone", "going"),
}
"""Verbs of which no form is regular."""

PAST = {
    "bear": "bore borne",
    "beat": "beat beaten",
    "become": "became become",
    "begin": "began begun",
    "bleed": "bled",
    "blow": "blew blown",
    "break": "broke broken",
    "breed": "bred",
    "bring": "brought",
    "build": "built",
    "burst": "burst",
    "buy": "bought",
    "cast": "cast",
    "catch": "caught",
    "choose": "chose chosen",
    "come": "came come",
    "cost": "cost",
    "cut": "cut",
    "deal": "dealt",
    "draw": "drew drawn",
    "drive": "drove driven",
    "fall": "fell fallen",
    "feed": "fed",
    "feel": "felt",
    "fight": "fought",
    "find": "found",
    "flee": "fled",
    "fling": "flung",
    "forbid": "forbade forbidden",
    "foresee": "foresaw foreseen",
    "forget": "forgot forgotten",
    "get": "got gotten",
    "give": "gave given",
    "grind": "ground",
    "grow": "grew grown",
    "hear": "heard",
    "hide": "hid hidden",
    "hit": "hit",
    "hold": "held",
    "hurt": "hurt",
    "keep": "kept",
    "know": "knew known",
    "lay": "laid",
    "lead": "led",
    "leave": "left",
    "let": "let",
    "lose": "lost",
    "make": "made",
    "mean": "meant",
    "meet": "met",
    "pay": "paid",
    "put": "put",
    "read": "read",
    "rip": "ripped",
    "rise": "rose risen",
    "run": "ran run",
    "say": "said",
    "see": "saw seen",
    "seek": "sought",
    "sell": "sold",
    "send": "sent",
    "set": "set",
    "shake": "shook shaken",
    "shoot": "shot",
    "show": "showed shown",
    "shut": "shut",
    "sink": "sank sunk",
    "slay": "slew slain",
    "speak": "spoke spoken",
    "spend": "spent",
    "spit": "spat",
    "split": "split",
    "spread": "spread",
    "stand": "stood",
    "steal": "stole stolen",
    "stick": "stuck",
    "strike": "struck stricken",
    "swear": "swore sworn",
    "sweep": "swept",
    "take": "took taken",
    "teach": "taught",
    "tear": "tore torn",
    "tell": "told",
    "think": "thought",
    "throw": "threw thrown",
    "understand": "understood",
    "weep": "wept",
    "win": "won",
    "withdraw": "withdrew withdrawn",
    "write": "wrote written",
}
"""Lemma to irregular past and participle; the -s and -ing forms are regular."""

STRESSED_LAST = re.compile(
    "abet|abhor|admit|allot|commit|compel|concur|confer|control|defer|deter|dispel|emit|excel|expel|incur"
    "|infer|occur|omit|permit|prefer|propel|rebel|rebut|recur|refer|regret|repel|submit|transfer"
)
"""Longer verbs that double their last letter; verbs of one syllable do it by rule."""

PLURAL = {"child": "children", "person": "people", "crisis": "crises"}

MEN = re.compile("(?<!hu)(?<!ger)(?<!ro)man$")
ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def verb_forms(lemma: str) -> tuple[str, ...]:
    """The lemma, its -s form, past, participle and -ing form.

    >>> verb_forms("deny"), verb_forms("admit")
    (('deny', 'denies', 'denied', 'denying'), ('admit', 'admits', 'admitted', 'admitting'))
    """
    if lemma in IRREGULAR:
        return (lemma, *IRREGULAR[lemma])
    stem = lemma
    if STRESSED_LAST.fullmatch(lemma) or ONE_SYLLABLE.fullmatch(lemma.removeprefix("qu")):
        stem = lemma + lemma[-1]
    if lemma in PAST:
        past = PAST[lemma].split()
    elif lemma.endswith("e"):
        past = [lemma + "d"]
    elif _consonant_y(lemma):
        past = [lemma[:-1] + "ied"]
    else:
        past = [stem + "ed"]
    if lemma.endswith("ie"):
        present = lemma[:-2] + "ying"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        present = lemma[:-1] + "ing"
    else:
        present = stem + "ing"
    return tuple(dict.fromkeys((lemma, _with_s(lemma), *past, present)))


def noun_forms(lemma: str) -> tuple[str, ...]:
    """The noun, its plural and the possessives of both.

    >>> noun_forms("crony")
    ('crony', 'cronies', "crony's", "cronies'")
    """
    plural = PLURAL.get(lemma) or MEN.sub("men", lemma)
    if plural == lemma:
        plural = _with_s(lemma)
    last = "'" if plural.endswith("s") else "'s"
    return (lemma, plural, f"{lemma}'s", plural + last)


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in tuple("aeiou")


def _with_s(word: str) -> str:
    """The word with the -s of plurals and third persons."""
    if _consonant_y(word):
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or (
        word.endswith("o") and word[-2:-1] not in tuple("aeiou")
    ):
        return word + "es"
    return word + "s"
