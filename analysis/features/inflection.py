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
    "arise": "arose arisen",
    "bear": "bore borne",
    "beat": "beat beaten",
    "become": "became become",
    "befall": "befell befallen",
    "begin": "began begun",
    "bend": "bent",
    "beset": "beset",
    "bet": "bet",
    "bid": "bid",
    "bind": "bound",
    "bite": "bit bitten",
    "bleed": "bled",
    "blow": "blew blown",
    "break": "broke broken",
    "breed": "bred",
    "bring": "brought",
    "broadcast": "broadcast",
    "build": "built",
    "burst": "burst",
    "buy": "bought",
    "cast": "cast",
    "catch": "caught",
    "choose": "chose chosen",
    "cling": "clung",
    "come": "came come",
    "cost": "cost",
    "creep": "crept",
    "cut": "cut",
    "deal": "dealt",
    "dig": "dug",
    "draw": "drew drawn",
    "drink": "drank drunk",
    "drive": "drove driven",
    "eat": "ate eaten",
    "fall": "fell fallen",
    "feed": "fed",
    "feel": "felt",
    "fight": "fought",
    "find": "found",
    "fit": "fit",
    "flee": "fled",
    "fling": "flung",
    "fly": "flew flown",
    "forbid": "forbade forbidden",
    "forego": "forewent foregone",
    "foresee": "foresaw foreseen",
    "forget": "forgot forgotten",
    "forgive": "forgave forgiven",
    "forgo": "forwent forgone",
    "forsake": "forsook forsaken",
    "freeze": "froze frozen",
    "get": "got gotten",
    "give": "gave given",
    "grind": "ground",
    "grow": "grew grown",
    "hang": "hung",
    "hear": "heard",
    "hide": "hid hidden",
    "hit": "hit",
    "hold": "held",
    "hurt": "hurt",
    "keep": "kept",
    "kneel": "knelt",
    "know": "knew known",
    "lay": "laid",
    "lead": "led",
    "leave": "left",
    "lend": "lent",
    "let": "let",
    "light": "lit",
    "lose": "lost",
    "make": "made",
    "mean": "meant",
    "meet": "met",
    "mislead": "misled",
    "overcome": "overcame overcome",
    "overhear": "overheard",
    "override": "overrode overridden",
    "overrun": "overran overrun",
    "oversee": "oversaw overseen",
    "overtake": "overtook overtaken",
    "overthrow": "overthrew overthrown",
    "pay": "paid",
    "put": "put",
    "quit": "quit",
    "read": "read",
    "rebuild": "rebuilt",
    "repay": "repaid",
    "rethink": "rethought",
    "rewrite": "rewrote rewritten",
    "rid": "rid",
    "ride": "rode ridden",
    "ring": "rang rung",
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
    "shed": "shed",
    "shine": "shone",
    "shoot": "shot",
    "show": "showed shown",
    "shrink": "shrank shrunk",
    "shut": "shut",
    "sing": "sang sung",
    "sink": "sank sunk",
    "sit": "sat",
    "slay": "slew slain",
    "sleep": "slept",
    "slide": "slid",
    "sling": "slung",
    "slit": "slit",
    "speak": "spoke spoken",
    "speed": "sped",
    "spend": "spent",
    "spin": "spun",
    "spit": "spat",
    "split": "split",
    "spread": "spread",
    "spring": "sprang sprung",
    "stand": "stood",
    "steal": "stole stolen",
    "stick": "stuck",
    "sting": "stung",
    "strike": "struck stricken",
    "strive": "strove striven",
    "swear": "swore sworn",
    "sweep": "swept",
    "swell": "swelled swollen",
    "swim": "swam swum",
    "swing": "swung",
    "take": "took taken",
    "teach": "taught",
    "tear": "tore torn",
    "tell": "told",
    "think": "thought",
    "throw": "threw thrown",
    "thrust": "thrust",
    "undercut": "undercut",
    "undergo": "underwent undergone",
    "understand": "understood",
    "undertake": "undertook undertaken",
    "undo": "undid undone",
    "unwind": "unwound",
    "uphold": "upheld",
    "upset": "upset",
    "wake": "woke woken",
    "wear": "wore worn",
    "weep": "wept",
    "win": "won",
    "wind": "wound",
    "withdraw": "withdrew withdrawn",
    "withhold": "withheld",
    "withstand": "withstood",
    "wring": "wrung",
    "write": "wrote written",
}
"""Lemma to irregular past and participle; the -s and -ing forms are regular."""

STRESSED_LAST = re.compile(
    "abet|abhor|acquit|admit|allot|backstab|commit|compel|concur|confer|control|defer|deter|dispel|emit|equip|excel|expel|incur"
    "|infer|kidnap|occur|omit|outwit|permit|prefer|propel|rebel|rebut|recur|refer|regret|repel|submit|transfer|undercut|upset|overrun|begin|beset|forbid|forget"
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
    elif lemma.endswith("ic"):
        stem = lemma + "k"
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
