"""Quantities: numbers in a text with what they count, their unit, and how firmly they are given."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.compare.statements.stems import FUNCTION_WORDS, number_of, stem

__all__ = ["Quantity", "agree", "quantities"]

LONGEST = 1_000
"""Letters of a stretch that are read; a clause is never as long."""
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
}
SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_MONEY = "dollar euro pound yen yuan won rupee rouble ruble franc crown mark taler peso lira krona cent"
MONEY = frozenset(_MONEY.split())
_MONTHS = "January February March April May June July August September October November December"
MONTHS = _MONTHS.split()
_MONTH = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
_MONTH_NAME = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|Sept)\.?"
HEDGES = {
    **dict.fromkeys(("about", "around", "some", "roughly", "approximately", "nearly", "almost"), "about"),
    **dict.fromkeys(("more than", "over", "at least", "upwards of", "minimum of"), "at least"),
    **dict.fromkeys(("up to", "as many as", "fewer than", "less than", "under", "at most"), "at most"),
}
CASUALTIES = {
    "dead": (
        "dead die died dies dying kill kills killed killing death deaths lives fatalities fatally slain"
    ),
    "hurt": "injured injuries injuring wounded wounding hurt injures wounds",
    "arrested": "arrested arrests detained arresting detaining detention detentions",
    "missing": "missing",
}
_CASUALTY = {form: name for name, forms in CASUALTIES.items() for form in forms.split()}
CASUALTY_REACH = 4
"""Words on either side of a number in which a word of death, injury or arrest tells what is counted."""
NEAR_ENOUGH = 0.1
"""Two figures of which one is rough ("about") agree within this share of the larger."""

OLDEST = 120
"""Years above which a number behind a name is no age."""

_WORD = re.compile(r"[$€£¥]?\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th)?%?|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH_NAME})"
    rf"|(?P<month2>{_MONTH_NAME})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?!,?\d)(?:,?\s+(?P<year>\d{{4}})\b)?"
)
_CLOCK = re.compile(r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?\s*(?P<half>[ap])\.?m\b\.?", re.IGNORECASE)
_FIGURE = re.compile(r"[$€£¥]?(\d+(?:,\d{3})*(?:\.\d+)?)%?")


class Quantity(NamedTuple):
    """One number: its place in the text, how it is printed, and what it says.

    ``kind`` is "count", "money", "percent", "age", "date" (value: month x 100 + day), "clock" (minutes
    after midnight) or "year"; ``hedge`` "", "about", "at least" or "at most"; ``counts`` the stems of what
    it counts, or one of "dead", "hurt", "arrested", "missing"; for an age the first name.
    """

    start: int
    end: int
    text: str
    kind: str
    value: float
    hedge: str
    counts: frozenset[str]


def quantities(text: str) -> list[Quantity]:
    """Find the numbers of a stretch of text, in the order in which they stand there.

    "One" counts only before a unit ("one million"); "dozens" and "hundreds" have no value and are left out.

    >>> [(q.text, q.kind, q.value, q.hedge, sorted(q.counts)) for q in quantities(
    ...     "About 1.3 million crowns were lost and two people died on 12 March.")]
    [('1.3 million crowns', 'money', 1300000.0, 'about', ['crown']),
     ('two', 'count', 2.0, '', ['dead']), ('12 March', 'date', 312.0, '', [])]
    """
    text = text[:LONGEST]
    found = [*_dates(text), *_clocks(text)]
    taken = [(quantity.start, quantity.end) for quantity in found]
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        inside = any(start <= words[at][1] < end for start, end in taken)
        quantity, length = (None, 1) if inside else _number(text, words, at)
        if quantity:
            found.append(quantity)
        at += length
    return sorted(found)


def _dates(text: str) -> list[Quantity]:
    found = []
    for match in _DATE.finditer(text):
        day = int(match["day"] or match["day2"])
        month = _MONTH[(match["month"] or match["month2"])[:3]]
        if 1 <= day <= 31:
            found.append(
                Quantity(
                    match.start(), match.end(), match.group(), "date", 100.0 * month + day, "", frozenset()
                )
            )
    return found


def _clocks(text: str) -> list[Quantity]:
    found = []
    for match in _CLOCK.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if hour <= 12 and minute < 60:
            after = 60 * (hour % 12 + 12 * (match["half"].lower() == "p")) + minute
            found.append(
                Quantity(match.start(), match.end(), match.group(), "clock", float(after), "", frozenset())
            )
    return found


Word = tuple[str, int, int]


def _number(text: str, words: list[Word], at: int) -> tuple[Quantity | None, int]:
    """The number that begins with a word, and how many words it takes; None where none begins."""
    printed, start, end = words[at]
    figure = _FIGURE.fullmatch(printed)
    digits = figure.group(1) if figure else printed.lower()
    plain = number_of(digits)
    if not plain or plain.endswith("th"):
        return None, 1
    value, length = float(plain), 1
    while at + length < len(words) and words[at + length][0].lower() in SCALES:
        value *= SCALES[words[at + length][0].lower()]
        length += 1
    if printed.lower() == "one" and length == 1:
        return None, 1
    if name := _aged(words, at) if length == 1 else "":
        return Quantity(start, end, printed, "age", value, "", frozenset({name})), 1
    following = _noun_phrase(words, at + length)
    kind, more = _kind(printed, words, at + length)
    if kind == "count" and figure and "," not in digits and 1900 <= value < 2100 and not following:
        kind = "year"
    end = words[at + length + more - 1][2]
    counts = _counted(words, at, length, following, kind)
    if kind == "money":
        counts = frozenset({SIGNS.get(printed[0]) or stem(words[at + length][0].lower())})
    hedge = _hedge(words, at)
    return Quantity(start, end, text[start:end], kind, value, hedge, counts), length + more


def _aged(words: list[Word], at: int) -> str:
    """Whose age a number between commas is ("Ana Lee, 43, said"): the first name, or ""."""
    printed = [word for word, _, _ in words[max(at - 3, 0) : at + 2]]
    if len(printed) < 4 or printed[-1] not in ",." or printed[-3] != "," or not printed[-2].isdigit():
        return ""
    names = [word.lower() for word in printed[:-3] if word[:1].isupper()]
    return names[0] if names and int(printed[-2]) <= OLDEST else ""


def _kind(printed: str, words: list[Word], after: int) -> tuple[str, int]:
    """The kind of number by its sign or the word behind it, and how many words that takes."""
    behind = [word[0].lower() for word in words[after : after + 2]]
    if printed.endswith("%"):
        return "percent", 0
    if printed[0] in SIGNS:
        return "money", 0
    if behind[:1] in (["percent"], ["%"]):
        return "percent", 1
    if behind == ["per", "cent"]:
        return "percent", 2
    if behind and (behind[0] in MONEY or behind[0].removesuffix("s") in MONEY):
        return "money", 1
    return "count", 0


def _noun_phrase(words: list[Word], at: int) -> list[str]:
    """Up to three words behind a number, as far as the next function word or mark."""
    found: list[str] = []
    for word, _, _ in words[at : at + 4]:
        low = word.lower()
        if low in ("of", "the", "other", "more", "-", "–") and not found:
            continue
        if low in FUNCTION_WORDS or not low[0].isalpha() or number_of(low):
            break
        found.append(low)
    return found[:3]


def _counted(words: list[Word], at: int, length: int, following: list[str], kind: str) -> frozenset[str]:
    """What a number counts: a kind of casualty where one stands near, else the stems behind it."""
    if kind in ("percent", "year"):
        return frozenset()
    reach = [*range(at + length, at + length + CASUALTY_REACH), *range(at - 1, at - 1 - CASUALTY_REACH, -1)]
    for place in reach:
        name = _CASUALTY.get(words[place][0].lower()) if 0 <= place < len(words) else None
        if name:
            return frozenset({name})
    return frozenset(stem(word) for word in following)


def _hedge(words: list[Word], at: int) -> str:
    """How firmly a number is given, by the one or two words before it."""
    before = [word[0].lower() for word in words[max(at - 2, 0) : at]]
    return HEDGES.get(" ".join(before)) or HEDGES.get(before[-1] if before else "", "")


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two figures for one thing can both be right.

    >>> (first,), (second,) = quantities("more than 60 arrests"), quantities("61 arrests")
    >>> agree(first, second), agree(second, second._replace(value=70.0))
    (True, False)
    """
    if one.value == other.value:
        return True
    for this, that in ((one, other), (other, one)):
        if this.hedge == "at least" and that.value >= this.value and that.hedge != "at least":
            return True
        if this.hedge == "at most" and that.value <= this.value and that.hedge != "at most":
            return True
    rough = one.hedge or other.hedge
    return bool(rough) and abs(one.value - other.value) <= NEAR_ENOUGH * max(abs(one.value), abs(other.value))
