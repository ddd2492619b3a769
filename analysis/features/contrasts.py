"""Contrast sets: reads ``lexicons/labels.yml``, where each set holds several names for one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from analysis.errors import SamestoryError
from analysis.features.lexicon import EXCLUDED, Entry, Lexicon

__all__ = ["LABELS", "STANCES", "Contrast", "Term", "as_lexicon", "parse_contrasts", "read_contrasts"]

LABELS = "labels.yml"
STANCES = ("mild", "neutral", "harsh")
NATION = "<nation>"
VERB = "to "


@dataclass(frozen=True)
class Term:
    """One name of one set."""

    contrast: str
    stance: str
    term: str


@dataclass(frozen=True)
class Contrast:
    """One set: names for the same thing, and where they mean something else."""

    name: str
    terms: tuple[Term, ...]
    exceptions: tuple[str, ...]
    note: str
    source: str


@dataclass(frozen=True)
class Contrasts:
    """All sets, and the words that ``<nation>`` stands for."""

    sets: tuple[Contrast, ...]
    nations: tuple[str, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The names of all sets, one after the other."""
        return tuple(term for one in self.sets for term in one.terms)


def parse_contrasts(text: str, name: str = LABELS) -> Contrasts:
    """Read contrast sets from YAML.

    Raises
    ------
    SamestoryError
        If a set has no harsh name or no other one to hold it against, lacks note or source, or if a name
        stands in two sets.

    Examples
    --------
    >>> text = "sets: [{name: tax, mild: [estate tax], harsh: [death tax], note: n, source: s}]"
    >>> [term.stance for term in parse_contrasts(text).terms]
    ['mild', 'harsh']
    """
    import yaml

    raw = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    if not isinstance(raw, dict) or not isinstance(raw.get("sets"), list):
        raise SamestoryError(f'contrast sets {name}: no list under "sets". Write "sets:" and a set a line.')
    sets = tuple(_contrast(entry, name) for entry in raw["sets"])
    seen: dict[str, str] = {}
    for term in (term for one in sets for term in one.terms):
        if term.term in seen:
            raise SamestoryError(
                f'contrast sets {name}: "{term.term}" stands in "{seen[term.term]}" and "{term.contrast}". '
                "Keep it in one of them."
            )
        seen[term.term] = term.contrast
    return Contrasts(sets, tuple(map(str, raw.get("nation", ()))))


def _contrast(entry: Any, name: str) -> Contrast:  # noqa: ANN401
    """One checked set."""
    title = str(entry.get("name", "")) if isinstance(entry, dict) else ""
    if not title or not entry.get("harsh") or not (entry.get("mild") or entry.get("neutral")):
        raise SamestoryError(
            f'contrast sets {name}: the set "{title}" needs a name, a harsh term, and a mild or neutral one.'
        )
    if not entry.get("note") or not entry.get("source"):
        raise SamestoryError(f'contrast sets {name}: the set "{title}" needs a note and a source.')
    terms = tuple(
        Term(title, stance, str(term).lower().replace("’", "'"))
        for stance in STANCES
        for term in entry.get(stance, ())
    )
    exceptions = tuple(str(phrase).lower() for phrase in entry.get("except", ()))
    return Contrast(title, terms, exceptions, str(entry["note"]), str(entry["source"]))


@lru_cache(maxsize=1)
def read_contrasts() -> Contrasts:
    """Read the sets that come with Samestory.

    >>> len(read_contrasts().sets) >= 85
    True
    """
    return parse_contrasts(
        files("analysis.features").joinpath("lexicons", LABELS).read_text(encoding="utf-8")
    )


def as_lexicon(contrasts: Contrasts) -> Lexicon:
    """The sets as a word list: the category is the stance, the weight the number of the term."""
    entries: dict[str, Entry] = {}
    for number, term in enumerate(contrasts.terms):
        for entry in _entries(term, contrasts.nations, float(number)):
            entries.setdefault(entry.term, entry)
    for phrase in (phrase for one in contrasts.sets for phrase in one.exceptions):
        entries.setdefault(phrase, Entry(phrase, EXCLUDED, frozenset({"noun"})))
    return Lexicon(LABELS, {}, tuple(entries.values()), STANCES)


def _entries(term: Term, nations: tuple[str, ...], number: float) -> Iterator[Entry]:
    """The rows of one term: one for each nation where it stands for many."""
    spelled = (
        [term.term.replace(NATION, nation) for nation in nations] if NATION in term.term else [term.term]
    )
    for words in spelled:
        if words.startswith(VERB):
            yield Entry(words.removeprefix(VERB), term.stance, frozenset({"verb"}), number)
        else:
            yield Entry(words, term.stance, frozenset({"noun"}), number)
