"""Stems: one spelling for the forms of a word, so that "closed", "closes" and "closure" are met as one.

Harder than the inflection of the word lists, which must not join two words: here a wrong join costs little,
because no single word makes two sentences alike.
"""

from __future__ import annotations

import re

from analysis.features.inflection import IRREGULAR, PAST, PLURAL

__all__ = ["FUNCTION_WORDS", "NUMBER_WORDS", "number_of", "stem"]

_TELL_NOTHING = (
    "a an the this that these those such same other another any some each every both all no not nor and "
    "or but if than then as at by for from in into of off on onto out over per to toward towards under up "
    "upon with within without about above across after against along among around before behind below "
    "beneath beside besides between beyond during despite except inside like near outside past since "
    "through throughout till until unlike via while whereas because although though unless whether so yet "
    "however i me my mine we us our ours you your yours he him his she her hers it its they them their "
    "theirs himself herself itself themselves myself ourselves yourself who whom whose which what when "
    "where why how be is are was were been being am have has had having do does did done doing will would "
    "shall should can could may might must ought 'll 's there here also just only even still very too "
    "more most much many few less least own again once ever never s t d ll re ve m isn't aren't wasn't "
    "weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't "
    "i'm i've it's he's she's they're we're you're that's said say says saying told tell tells telling "
    "according added adds"
)
FUNCTION_WORDS = frozenset(_TELL_NOTHING.split())
"""Words that tell nothing by themselves; verbs of saying stand here too, since who says it is a name."""

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
UNITS += " seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS: dict[str, int] = {
    **{word: value for value, word in enumerate(UNITS.split())},
    **{word: 10 * value for value, word in enumerate(TENS.split(), start=2)},
    "dozen": 12,
}
"""Number words up to ninety."""

_PLACES = "third fourth fifth sixth seventh eighth ninth"
ORDINALS = {word: f"{rank}th" for rank, word in enumerate(_PLACES.split(), 3)}
"""Places in an order; "first" and "second" are left out, being mostly other words."""
_FORMS = {
    form: lemma
    for lemma, forms in (
        *((lemma, forms.split()) for lemma, forms in PAST.items()),
        *((lemma, list(forms)) for lemma, forms in IRREGULAR.items()),
        *((lemma, [form]) for lemma, form in PLURAL.items()),
        ("man", ["men"]),
        ("woman", ["women"]),
    )
    for form in forms
}
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?(?:th)?")
_ENDINGS = (
    "izations isations ization isation ations ation ating ated ates ate ments ment ings ing iest ied ies "
    "ions ion ives ive ures ure ances ance ences ence ally als al ers er ors or ed es s"
)
ENDINGS = tuple(_ENDINGS.split())
SHORTEST = 4
"""Letters that a stem keeps at least where a long ending goes; one fewer for short endings."""
KEEP_S = ("ss", "us", "is")
"""Last letters of which the s is no ending."""


def number_of(word: str) -> str:
    """The digits that a word stands for, or "".

    >>> [number_of(word) for word in ("1,900", "thirty-eight", "fourth", "one", "shell")]
    ['1900', '38', '4th', '1', '']
    """
    if _DIGITS.fullmatch(word):
        return word.replace(",", "")
    if word in NUMBER_WORDS:
        return str(NUMBER_WORDS[word])
    if word in ORDINALS:
        return ORDINALS[word]
    tens, _, unit = word.partition("-")
    if unit in NUMBER_WORDS and NUMBER_WORDS.get(tens, 0) >= 20 and 0 < NUMBER_WORDS[unit] < 10:
        return str(NUMBER_WORDS[tens] + NUMBER_WORDS[unit])
    return ""


def stem(word: str) -> str:
    """A lower-case word without its endings; a number as its digits.

    >>> [stem(word) for word in ("closed", "closure", "stopping", "parties", "fled", "two", "bus", "voters")]
    ['clos', 'clos', 'stop', 'part', 'fle', '2', 'bus', 'vot']
    """
    word = word.removesuffix("'s").removesuffix("'")
    if number := number_of(word):
        return number
    word = _FORMS.get(word, word)
    for ending in () if word.endswith(KEEP_S) else ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST - (len(ending) < 4):
            word = word[: -len(ending)]
            break
    word = word[:-1] if word[-1:] in ("e", "y", "i") and len(word) >= SHORTEST else word
    doubled = word[-1:] == word[-2:-1] and len(word) > SHORTEST and word[-1:] not in "sl"
    return word[:-1] if doubled else word
