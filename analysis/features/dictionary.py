"""A word list of the user's own becomes a feature: checked, bounded, measured like any other."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from analysis.errors import SamestoryError
from analysis.features.dictionary_file import DictionaryFile, Row, read_dictionary, wrong
from analysis.features.expression import expression
from analysis.features.feature import Adds, Feature, Marks, sentences_with
from analysis.features.lexicon import EXCLUDED, NUMBER, Entry, Lexicon
from analysis.features.matching import find, only
from analysis.features.registry import FEATURES
from analysis.text.tokens import Tokens, tokenise

__all__ = ["dictionary", "dictionary_features"]

_UNITS: dict[str, Adds] = {
    "per 100 words": "rate",
    "share of words": "share_of_words",
    "share of sentences": "share_of_sentences",
    "mean weight of hits": "mean_of_marks",
}
_FLAGS = frozenset({"verb", "noun", "stem", "solid", "lower"})
_MOST_WORDS, _MOST_EXPRESSIONS, _HEAVIEST = 12, 100, 1_000.0
_UNPARTED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no blank between words."""
_CAUTIONS = (
    "A word list of the user's own: it counts words, whatever they mean where they stand.",
    "Not held against human coders; open the evidence and read before claiming more.",
)

_found: WeakKeyDictionary[Tokens, dict[Lexicon, Marks]] = WeakKeyDictionary()


def dictionary(source: str | Path, *, category: str | None = None) -> Feature:
    """Make a feature from a word list of your own, in YAML or CSV.

    A term is a word or a phrase, in any case. ``*`` stands for the rest of a word ("bomb*", "*-gate");
    ``/…/`` is a regular expression for each word ("/colou?rs?/", "/tax(es)?/ cut*"). A row may have a
    ``category``, a ``weight``, and ``flags`` (``noun``, ``verb``: other forms as well; ``stem``;
    ``lower``: only in small letters; ``solid``: a hyphen is no blank). The category "-", or the list
    ``exclusions``, shields words: "friendly fire" keeps "fire" from being marked there.

    The file says what it is in ``title``, ``name``, ``unit`` ("per 100 words", "share of words", "share of
    sentences", "mean weight of hits"), ``meaning``, ``citation``, ``cautions``, ``voice`` (own, all): in
    CSV as lines "# title: …" above the header.

    Parameters
    ----------
    source : str or Path
        The file. At most 2 MB and 20,000 terms.
    category : str, optional
        Only the terms of this category, named ``name.category``; else all, named ``name.all``.

    Returns
    -------
    Feature
        For ``measure``, ``evidence``, ``report`` and all that take a feature. Its validity is "not
        validated".

    Raises
    ------
    SamestoryError
        For a file that is no list or is beyond the bounds, a term that could never be found, stands twice
        or begins like a formula, a weight that is no number, an unknown category. It names the line.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from analysis.text import tokenise
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "war.csv")
    ...     _ = file.write_text("term,category\\nbomb*,arms\\nair strike,arms\\nfriendly fire,-\\nfire,act")
    ...     war = dictionary(file)
    >>> war.name, war.mark(tokenise([""], ["Friendly fire, then an air strike and bombing."])).at
    ('war.all', array([4, 7], dtype=int32))
    """
    about, lexicon = _read(source)
    if category is None:
        return _feature(about, lexicon, None)
    if category not in lexicon.categories:
        known = ", ".join(lexicon.categories[:20])
        raise SamestoryError(f'dictionary {about.file}: no category "{category}". It has: {known}.')
    return _feature(about, lexicon, category)


def dictionary_features(source: str | Path) -> tuple[Feature, ...]:
    """Every feature of a list: all its terms, then each category where there are several."""
    about, lexicon = _read(source)
    categories = lexicon.categories if len(lexicon.categories) > 1 else ()
    made = [_feature(about, lexicon, category) for category in (None, *categories)]
    names = [feature.name for feature in made]
    for name in names:
        if names.count(name) > 1:
            raise SamestoryError(
                f"dictionary {about.file}: two categories would both be called {name}. Rename one of them."
            )
    return tuple(made)


@dataclass(frozen=True)
class _Found:
    """The mark function of a list; it can travel to a worker process, and categories share one search."""

    lexicon: Lexicon
    category: str | None
    sentences: bool

    def __call__(self, tokens: Tokens) -> Marks:
        known = _found.setdefault(tokens, {})
        if self.lexicon not in known:
            known[self.lexicon] = find(self.lexicon, tokens)
        marks = known[self.lexicon] if self.category is None else only(known[self.lexicon], self.category)
        return sentences_with(tokens, marks) if self.sentences else marks


def _read(source: str | Path) -> tuple[DictionaryFile, Lexicon]:
    read = read_dictionary(source)
    entries = _entries(read)
    categories = tuple(dict.fromkeys(e.category for e in entries if e.category != EXCLUDED))
    if not categories:
        raise SamestoryError(f"dictionary {read.file}: it holds exclusions only. Add terms to be marked.")
    return read, Lexicon(read.file, read.about, entries, categories)


def _feature(read: DictionaryFile, lexicon: Lexicon, category: str | None) -> Feature:
    about = read.about
    unit = about.get("unit", "per 100 words").lower()
    if unit not in _UNITS:
        raise SamestoryError(
            f'dictionary {read.file}: the unit "{unit[:40]}" is not known. Use one of: {", ".join(_UNITS)}.'
        )
    low, high = _range(lexicon, category, unit, read.file)
    voice = about.get("voice", "own")
    if voice not in ("own", "all"):
        raise SamestoryError(f'dictionary {read.file}: the voice "{voice[:40]}" must be own or all.')
    title = about.get("title") or Path(read.file).stem
    part = f": {category}" if category else ""
    return Feature(
        name=f"{_family(read)}.{_plain(category or 'all') or 'x'}",
        title=title + part,
        meaning=about.get("meaning") or f'Higher: more of the terms of the list "{title}"{part}.',
        unit=unit,
        low=low,
        high=high,
        adds=_UNITS[unit],
        mark=_Found(lexicon, category, unit == "share of sentences"),
        citation=about.get("citation") or f"The user's own word list {read.file}.",
        cautions=(*((about["cautions"],) if about.get("cautions") else ()), *_CAUTIONS),
        voice="all" if voice == "all" else "own",
    )


def _plain(name: str) -> str:
    """A name in small letters, digits and underscores."""
    return re.sub(r"[\W_]+", "_", name.lower()).strip("_")


def _family(read: DictionaryFile) -> str:
    family = _plain(read.about.get("name") or Path(read.file).stem)
    if not family or family in {feature.family for feature in FEATURES.values()} | {"all"}:
        raise SamestoryError(
            f'dictionary {read.file}: the name "{family}" is taken or empty. Give the list another one: '
            "a line name: my_list in the file."
        )
    return family


def _range(lexicon: Lexicon, category: str | None, unit: str, file: str) -> tuple[float, float]:
    """What the measure can reach, from the weights."""
    weights = [e.weight for e in lexicon.entries if e.category in (category or lexicon.categories)]
    low, high = min(weights), max(weights)
    if unit == "mean weight of hits":
        if low == high:
            raise SamestoryError(
                f"dictionary {file}: the unit is the mean weight of hits, but all weights are {low:g}. "
                'Give terms different weights, or use "per 100 words".'
            )
        return low, high
    if unit == "share of sentences":
        return 0.0, 1.0
    scale = 100.0 if unit == "per 100 words" else 1.0
    return scale * min(low, 0.0), scale * max(high, 0.0)


def _entries(read: DictionaryFile) -> tuple[Entry, ...]:
    """The rows as entries of a list, each one checked."""
    pieces = [[_Piece(word) for word in _split(row)] for row in read.rows]
    cores = [piece.core for row in pieces for piece in row]
    tokens = tokenise([""] * len(cores), cores)
    words: list[list[str]] = [[] for _ in cores]
    for article, word in zip(tokens.article.tolist(), tokens.word.tolist(), strict=True):
        words[article].append(tokens.words[word])
    read_words = iter(words)
    entries: dict[str, tuple[Entry, int]] = {}
    for row, parts in zip(read.rows, pieces, strict=True):
        entry = _entry(row, [part.spelt(next(read_words)) for part in parts], read.file)
        if entry.term in entries:
            found = f"{row.term!r} stands on line {entries[entry.term][1]} as well"
            raise wrong(read.file, row.line, found, "Keep one of the two rows")
        entries[entry.term] = (entry, row.line)
    if sum("/" in entry.term for entry, _ in entries.values()) > _MOST_EXPRESSIONS:
        raise SamestoryError(
            f"dictionary {read.file}: more than {_MOST_EXPRESSIONS} regular expressions. Write "
            "words, or words with * at the end, which are found as fast as any number of them."
        )
    return tuple(entry for entry, _ in entries.values())


def _split(row: Row) -> list[str]:
    """The words of a term; "/tax(es)? cuts?/" becomes an expression a word."""
    words = row.term.split()
    if len(words) > 1 and row.term[0] == row.term[-1] == "/" and not any(map(_is_expression, words)):
        return [f"/{word}/" for word in row.term[1:-1].split()]
    return words


def _is_expression(word: str) -> bool:
    return len(word) > 2 and word.startswith("/") and word.endswith("/")


@dataclass(frozen=True)
class _Piece:
    """One word of a term as the user wrote it."""

    text: str

    @property
    def core(self) -> str:
        """What must be a word of a text; "" where nothing must."""
        return "" if _is_expression(self.text) or self.text == NUMBER else self.text.strip("*")

    def spelt(self, words: list[str]) -> str:
        """The piece as a word list writes it, from the words of its core."""
        if _is_expression(self.text) or self.text == NUMBER or (not self.core and "*" in self.text):
            return self.text
        if "*" in self.core:
            return "/" + ".*".join(map(re.escape, self.text.lower().split("*"))) + "/"
        before, after = ("*" * self.text.startswith("*"), "*" * self.text.endswith("*"))
        if before and after:
            return "/.*" + re.escape("".join(words)) + ".*/"
        return before + " ".join(words) + after


def _entry(row: Row, spelt: list[str], file: str) -> Entry:
    """One row as an entry."""
    words = " ".join(spelt).split()
    _check_term(row, words, file)
    flags = frozenset(row.flags.lower().split())
    is_open = any("*" in word or word.startswith("/") for word in words)
    if flags - _FLAGS:
        advice = f"Use: {', '.join(sorted(_FLAGS))}"
        raise wrong(file, row.line, f'the flag "{min(flags - _FLAGS)[:30]}" is not known', advice)
    if is_open and flags & {"verb", "noun", "stem"}:
        found = f"{row.term!r} has * or an expression and also a flag for other forms"
        raise wrong(file, row.line, found, "Keep one of the two")
    if any(word.startswith("/") for word in words):
        flags |= {"solid"}
    try:
        weight = float(row.weight or 1)
    except ValueError:
        weight = math.nan
    if not abs(weight) <= _HEAVIEST:
        found = f"the weight {row.weight[:30]!r} is no number from -{_HEAVIEST:g} to {_HEAVIEST:g}"
        raise wrong(file, row.line, found, "Write one like 1 or -0.5")
    return Entry(" ".join(words), row.category or "listed", flags, weight)


def _check_term(row: Row, words: list[str], file: str) -> None:
    """Refuse a term that could never be found, or that would be found nearly everywhere."""
    if not words:
        found = f"{row.term!r} holds no word"
        raise wrong(file, row.line, found, "Words have letters or digits; signs and emoji are not marked")
    if len(words) > _MOST_WORDS:
        raise wrong(file, row.line, f"{len(words)} words", f"A phrase has at most {_MOST_WORDS}; shorten it")
    if _UNPARTED.search(row.term):
        found = f"{row.term!r} is in a script that puts no blank between words"
        raise wrong(file, row.line, found, "Words are found by the blanks around them; leave the term out")
    for word in words:
        if word.startswith("/"):
            try:
                expression(word[1:-1])
            except SamestoryError as error:
                raise SamestoryError(f"dictionary {file}, line {row.line}: {error}") from None
        elif word != NUMBER and "*" in word and len(word.strip("*")) < 2:
            found = f"{row.term!r} stands for nearly every word"
            raise wrong(file, row.line, found, "Give at least two letters beside the *")
        scripts = {unicodedata.name(c, " ").split(" ")[0] for c in word if c.isalpha()}
        if "LATIN" in scripts and scripts & {"CYRILLIC", "GREEK"} and not word.startswith("/"):
            found = f"{word!r} mixes Latin letters with look-alikes of another script"
            raise wrong(file, row.line, found, "Type the word anew")
