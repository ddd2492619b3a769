"""House style inside the text: letter shapes and encoding, numbers and dates, titles and spellings."""

from __future__ import annotations

import re

import numpy as np

from analysis.compare.distinguish.material import Flags, Material, word_set
from analysis.features.matching import NUMERAL

__all__ = ["broken_letters", "numbers", "spellings"]

_BROKEN = re.compile(r"\w{0,30}(?:Ã[\x80-\xbf\u2018-\u2122 ]|â€|Â[\xa0-\xbf]|\ufffd)\S{0,20}")
_DATES = word_set(
    """
    january february march april may june july august september october november december jan feb mar
    apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon
    tue tues wed thu thurs fri sat sun
    """
)
_NOT_NUMERALS = frozenset({"one", "half"})
_TITLES = word_set(
    """
    mr mrs ms miss dr messrs sen sens senator senators rep reps representative representatives gov
    gov's governor gen general lt prof professor rev capt captain sgt col colonel atty
    """
)
_FORMS = word_set(
    """
    u.s us usa u.k uk u.n un e.u eu d.c dc d.c. p.m a.m pm am percent percentage cent pct vs versus tv
    okay ok o.k ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo
    mont neb nev n.h n.j n.m n.y n.c n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo gop
    dem dems rs ds
    """
)
"""Short forms on which style books differ."""
_PARTY = re.compile(r"(?:r|d|i)(?:-[a-z.]+)?")
_CASED = word_set(
    """
    us un eu am pm la del ill ind miss mass ark ore pa md va ga mo dc wash rs ds ala
    """
)
"""Short forms that are also words: only with two capitals, or with a dot behind them."""
_TWINS = (
    (re.compile(r"our(?=$|s$|ed$|ing$|ite|able|er)"), "or"),
    (re.compile(r"is(?=e|ing|ation)"), "iz"),
    (re.compile(r"yse"), "yze"),
    (re.compile(r"tre\b"), "ter"),
    (re.compile(r"ence\b"), "ense"),
    (re.compile(r"wards\b"), "ward"),
    (re.compile(r"ogue\b"), "og"),
    (re.compile(r"ll(?=ed|ing|er|or)"), "l"),
    (re.compile(r"or\b"), "er"),
    (re.compile(r"-"), ""),
    (re.compile(r"grey"), "gray"),
)
"""Ways in which one word has two spellings, one a house."""
_SHORTEST = 6


def broken_letters(material: Material) -> Flags:
    """Words spoilt by a wrong encoding."""
    return material.found(_BROKEN)


def numbers(material: Material) -> Flags:
    """Numbers in figures and in letters, months and days."""
    tokens = material.tokens
    numeral = np.array([_is_number(word) for word in material.words], np.bool_)
    dated = np.array([word in _DATES for word in material.words], np.bool_)
    if not len(tokens):
        return np.zeros(0, np.bool_)
    found: Flags = numeral[material.word] | (dated[material.word] & material.capital)
    return found


def _is_number(word: str) -> bool:
    """Whether a word has a digit or is a numeral that some houses would print in figures."""
    if word in _NOT_NUMERALS:
        return False
    return any(letter.isdigit() for letter in word) or NUMERAL.fullmatch(word) is not None


def spellings(material: Material) -> Flags:
    """Titles (Mr., Sen.), short forms (U.S., percent, R-Ky.) and words found in two spellings."""
    tokens = material.tokens
    if not len(tokens):
        return np.zeros(0, np.bool_)
    twins = _with_twin(material.words)
    always = np.array(
        [
            word in twins or (word in _FORMS and word not in _CASED) or _PARTY.fullmatch(word) is not None
            for word in material.words
        ],
        np.bool_,
    )
    titled = np.array([word in _TITLES for word in material.words], np.bool_)
    cased = np.array([word in _CASED for word in material.words], np.bool_)
    shouted = np.array([len(form) > 1 and form[:2].isupper() for form in tokens.forms], np.bool_)
    dotted = np.array([tokens.stream[stop : stop + 1] == "." for stop in tokens.stop.tolist()], np.bool_)
    short = shouted[tokens.form] | (material.capital & dotted)
    found: Flags = (
        always[material.word] | (titled[material.word] & material.capital) | (cased[material.word] & short)
    )
    return found


def _with_twin(words: tuple[str, ...]) -> frozenset[str]:
    """Words of which another spelling is printed too.

    >>> sorted(_with_twin(("colour", "color", "advisor", "adviser", "harbor", "health-care", "healthcare")))
    ['adviser', 'advisor', 'color', 'colour', 'health-care', 'healthcare']
    """
    known, found = set(words), set[str]()
    for word in words:
        if len(word) < _SHORTEST:
            continue
        for pattern, other in _TWINS:
            twin = pattern.sub(other, word)
            if twin != word and twin in known:
                found.update((word, twin))
    return frozenset(found)
