"""Word lists: reads the TSV files of ``features/lexicons`` and spells out what each row matches.

A list begins with comment lines that say where it comes from, then a header, then a row a term::

    # origin: written for Samestory
    # licence: CC BY 4.0
    # citation: ...
    term<TAB>category<TAB>flags<TAB>weight<TAB>note

``term`` and ``category`` are required, the rest may be left out. A term is a word or a phrase; a word
may begin or end in ``*`` ("catastroph*", "*-year-old") or be ``<number>``. The category ``-`` is an
exclusion: where it is the longest match it marks nothing ("friendly fire" shields "fire"). Flags,
parted by blanks:

- ``verb``: the first word also in its other verb forms; ``noun``: the last word also in the plural;
- ``stem``: every word with the same Snowball stem (needs nltk, which is loaded only then);
- ``solid``: a hyphen may not be printed as a blank ("would-be"), as it otherwise may;
- ``lower``: only where printed in lower case ("may", not "May");
- any other flag is kept for the family that reads the list.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import product

from analysis.errors import SamestoryError
from analysis.features.inflection import noun_forms, verb_forms

__all__ = ["EXCLUDED", "NUMBER", "Entry", "Lexicon", "parse_lexicon", "read_lexicon", "word_class"]

EXCLUDED = "-"
NUMBER = "<number>"
COLUMNS = {"term", "category", "flags", "weight", "note"}


@dataclass(frozen=True)
class Entry:
    """One row of a list."""

    term: str
    category: str
    flags: frozenset[str] = frozenset()
    weight: float = 1.0

    def patterns(self) -> Iterator[tuple[str, ...]]:
        """Every sequence of words that the row matches, the term itself first.

        A hyphen may also be printed as a blank.

        >>> list(Entry("bean-counter", "label", frozenset({"noun"})).patterns())[:3]
        [('bean-counter',), ('bean', 'counter'), ('bean-counters',)]
        """
        words = self.term.split()
        choices: list[tuple[str, ...]] = [(word,) for word in words]
        if "verb" in self.flags:
            choices[0] = verb_forms(words[0])
        if "noun" in self.flags:
            choices[-1] = _plural(words[-1])
        for chosen in product(*choices):
            yield chosen
            apart = tuple(" ".join(chosen).replace("-", " ").split())
            if apart != chosen and "solid" not in self.flags and not self.term.startswith("*"):
                yield apart


def _plural(word: str) -> tuple[str, ...]:
    """Noun forms; in a hyphenated word the last part changes."""
    front, hyphen, last = word.rpartition("-")
    return tuple(front + hyphen + form for form in noun_forms(last))


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A word list as read.

    Attributes
    ----------
    name : str
        File name, or what the caller calls it.
    about : dict
        The comment lines: ``origin``, ``licence``, ``citation`` and others.
    entries : tuple of Entry
    categories : tuple of str
        In the order of the file, exclusions left out.
    """

    name: str
    about: dict[str, str]
    entries: tuple[Entry, ...]
    categories: tuple[str, ...]

    @cached_property
    def patterns(self) -> dict[tuple[str, ...], int]:
        """From each sequence of words to its entry; a row's own spelling beats inflections."""
        found: dict[tuple[str, ...], int] = {}
        for number, entry in enumerate(self.entries):
            found[next(entry.patterns())] = number
        for number, entry in enumerate(self.entries):
            for pattern in entry.patterns():
                found.setdefault(pattern, number)
        return found


def parse_lexicon(lines: Iterable[str], name: str = "lexicon") -> Lexicon:
    """Read a word list from its lines.

    Raises
    ------
    SamestoryError
        If the header lacks ``term`` or ``category`` or holds an unknown column, if a row lacks one of
        them, repeats a term, or has a weight that is no number. The message names the list and line.

    Examples
    --------
    >>> lexicon = parse_lexicon(["# licence: CC BY 4.0", "term\\tcategory", "thug\\tdysphemism"])
    >>> lexicon.categories, lexicon.about["licence"]
    (('dysphemism',), 'CC BY 4.0')
    """
    about: dict[str, str] = {}
    rows: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, start=1):
        if line.startswith("#"):
            key, _, value = line[1:].partition(":")
            about[key.strip().lower()] = value.strip()
        elif line.strip():
            rows.append((number, next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))))
    header = [cell.strip() for cell in rows[0][1]] if rows else []
    if not {"term", "category"} <= set(header) <= COLUMNS:
        raise SamestoryError(
            f"word list {name}: the header is {header}; expected term and category, tab between them, "
            "and at most flags, weight, note besides. Correct the first line that is no comment."
        )
    entries: dict[str, Entry] = {}
    for number, cells in rows[1:]:
        entry = _entry(
            dict(zip(header, (cell.strip() for cell in cells), strict=False)), f"{name}, line {number}"
        )
        if entry.term in entries:
            raise SamestoryError(
                f"word list {name}, line {number}: the term {entry.term!r} stands twice. Keep one row."
            )
        entries[entry.term] = entry
    categories = dict.fromkeys(e.category for e in entries.values() if e.category != EXCLUDED)
    return Lexicon(name, about, tuple(entries.values()), tuple(categories))


def _entry(row: dict[str, str], where: str) -> Entry:
    """A checked row."""
    term, category = row.get("term", "").lower().replace("’", "'"), row.get("category", "")
    if not term or not category:
        raise SamestoryError(
            f"word list {where}: term or category is missing. Write both, with a tab between them."
        )
    weight = row.get("weight") or "1"
    try:
        value = float(weight)
    except ValueError:
        raise SamestoryError(
            f"word list {where}: the weight {weight!r} is no number. Write one like 1 or -0.5."
        ) from None
    return Entry(term, category, frozenset(row.get("flags", "").split()), value)


@lru_cache(maxsize=64)
def read_lexicon(name: str) -> Lexicon:
    """Read a list that comes with Samestory, by file name.

    >>> "hedge" in read_lexicon("hedging.tsv").categories
    True
    """
    text = files("analysis.features").joinpath("lexicons", name).read_text(encoding="utf-8")
    return parse_lexicon(text.splitlines(), name)


@lru_cache(maxsize=64)
def word_class(name: str, category: str) -> frozenset[str]:
    """Words of one class of a list that comes with Samestory; a flag is a further class of a word.

    >>> "president" in word_class("actor_words.tsv", "office")
    True
    """
    return frozenset(e.term for e in read_lexicon(name).entries if category in {e.category, *e.flags})
