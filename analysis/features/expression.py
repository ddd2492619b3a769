"""Regular expressions for single words, in a time that no expression can stretch.

An expression of a user's dictionary is untrusted: with a searcher that tries and goes back, as most are,
"(a+)+b" takes longer than a life on one long word. Here an expression becomes a set of states that all go
forward together, one step a letter, and every step is remembered. So it may nest what it likes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.errors import SamestoryError

__all__ = ["LARGEST", "LONGEST", "Expression", "expression"]

LONGEST, LARGEST, DEEPEST = 200, 100, 20
"""Characters of an expression; single letters it may spell out to; brackets inside brackets."""
_REMEMBERED = 20_000

Test = Callable[[str], bool]


@dataclass(frozen=True)
class _One:
    """One letter that passes a test."""

    test: Test
    size: int = 1


@dataclass(frozen=True)
class _Row:
    """Parts one after the other, or (``any_of``) one of them."""

    parts: tuple[_One | _Row | _Times, ...]
    any_of: bool = False

    @property
    def size(self) -> int:
        return 1 + sum(part.size for part in self.parts)


@dataclass(frozen=True)
class _Times:
    """A part ``low`` to ``high`` times; None: without end."""

    part: _One | _Row | _Times
    low: int
    high: int | None

    @property
    def size(self) -> int:
        return self.part.size * max(1, self.low + 1 if self.high is None else self.high)


_Part = _One | _Row | _Times
_KINDS: dict[str, Test] = {
    "w": lambda letter: letter.isalnum() or letter == "_",
    "d": str.isdigit,
    "W": lambda letter: not (letter.isalnum() or letter == "_"),
    "D": lambda letter: not letter.isdigit(),
}
_REFUSED = {
    "^": "an expression is held against whole words, so ^ is not needed; leave it out",
    "$": "an expression is held against whole words, so $ is not needed; leave it out",
}


class _Reader:
    """Reads one expression from left to right."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.depth = text, 0, 0

    def problem(self, words: str) -> SamestoryError:
        return SamestoryError(f"the expression /{self.text}/ cannot be used: {words}.")

    def next(self) -> str:
        """The letter that comes, "" at the end."""
        return self.text[self.at : self.at + 1]

    def take(self) -> str:
        letter = self.next()
        if not letter:
            raise self.problem("it ends too early; close each bracket within one word")
        self.at += 1
        return letter

    def whole(self) -> _Part:
        found = self.choice()
        if self.next():
            raise self.problem('a ")" closes nothing; write \\) for the sign itself')
        return found

    def choice(self) -> _Part:
        parts = [self.row()]
        while self.next() == "|":
            self.take()
            parts.append(self.row())
        return parts[0] if len(parts) == 1 else _Row(tuple(parts), any_of=True)

    def row(self) -> _Part:
        parts: list[_Part] = []
        while self.next() not in ("", "|", ")"):
            parts.append(self.repeated(self.single()))
        return _Row(tuple(parts))

    def single(self) -> _Part:
        letter = self.take()
        if letter == "(":
            return self.group()
        if letter == "[":
            return _One(self.letters())
        if letter == ".":
            return _One(lambda _: True)
        if letter == "\\":
            return _One(self.escaped())
        if letter in _REFUSED:
            raise self.problem(_REFUSED[letter])
        if letter in "*+?{":
            raise self.problem(f'"{letter}" has nothing before it to repeat; write \\{letter} for the sign')
        return _One(letter.lower().__eq__)

    def group(self) -> _Part:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.problem(f"more than {DEEPEST} brackets stand inside each other; write it simpler")
        if self.next() == "?":
            self.take()
            if self.take() != ":":
                raise self.problem("looking ahead, behind and named groups are not understood; use ( ) alone")
        found = self.choice()
        if self.take() != ")":
            raise self.problem('a "(" is not closed')
        self.depth -= 1
        return found

    def escaped(self) -> Test:
        letter = self.take()
        if letter in _KINDS:
            return _KINDS[letter]
        if letter.isdigit():
            raise self.problem(f"\\{letter} points back to a group, which is not understood; spell it out")
        if letter.isalpha():
            raise self.problem(f"\\{letter} is not understood; inside a word only \\w and \\d are of use")
        return letter.__eq__

    def letters(self) -> Test:
        """What stands between [ and ]."""
        negated = self.next() == "^" and bool(self.take())
        tests: list[Test] = []
        while self.next() != "]" or not tests:
            letter = self.take()
            if letter == "\\":
                tests.append(self.escaped())
            elif self.next() == "-" and self.text[self.at + 1 : self.at + 2] not in ("]", ""):
                self.take()
                tests.append(self.between(letter.lower(), self.take().lower()))
            else:
                tests.append(letter.lower().__eq__)
        self.take()
        return lambda letter: any(test(letter) for test in tests) != negated

    def between(self, low: str, high: str) -> Test:
        if low > high:
            raise self.problem(f"[{low}-{high}] runs backwards; write [{high}-{low}]")
        return lambda letter: low <= letter <= high

    def repeated(self, part: _Part) -> _Part:
        low_high = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        while self.next() and self.next() in "*+?{":
            sign = self.take()
            low, high = low_high[sign] if sign != "{" else self.counts()
            part = _Times(part, low, high)
            if part.size > LARGEST:
                raise self.problem(f"spelt out it has more than {LARGEST} letters; repeat less often")
        return part

    def counts(self) -> tuple[int, int | None]:
        """What stands between { and }."""
        inside, closed, _ = self.text[self.at :].partition("}")
        low, comma, high = inside.partition(",")
        if not (closed and (low + high).isascii() and (low + high).isdigit() and len(inside) < 9):
            raise self.problem('write how often as {2}, {2,} or {2,5}, and \\{ for the sign "{"')
        self.at += len(inside) + 1
        least = int(low or 0)
        most = (int(high) if high else None) if comma else least
        if most is not None and most < least:
            raise self.problem(f"{{{inside}}} runs backwards")
        return least, most


@dataclass(eq=False)
class Expression:
    """A word's expression, ready to be held against words."""

    steps: list[list[tuple[Test | None, int]]]
    end: int = 0
    _known: dict[tuple[frozenset[int], str], frozenset[int]] = field(default_factory=dict)

    def matches(self, word: str) -> bool:
        """Whether the whole word fits.

        >>> expression("(a+)+b").matches("a" * 10_000), expression("colou?rs?").matches("colour")
        (False, True)
        """
        states = self._closed({0})
        for letter in word:
            key = (states, letter)
            if key not in self._known:
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                self._known[key] = self._after(states, letter)
            states = self._known[key]
            if not states:
                return False
        return self.end in states

    def _after(self, states: frozenset[int], letter: str) -> frozenset[int]:
        """The states that a letter leads to."""
        return self._closed(
            {to for state in states for test, to in self.steps[state] if test is not None and test(letter)}
        )

    def _closed(self, states: set[int]) -> frozenset[int]:
        """The states and all that are reached from them without a letter."""
        waiting = list(states)
        while waiting:
            for test, to in self.steps[waiting.pop()]:
                if test is None and to not in states:
                    states.add(to)
                    waiting.append(to)
        return frozenset(states)

    def lay(self, part: _Part, start: int) -> int:
        """Lay the steps of a part from a state on; the state behind it."""
        if isinstance(part, _One):
            return self._step(start, part.test)
        if isinstance(part, _Times):
            return self._lay_times(part, start)
        if not part.any_of:
            for one in part.parts:
                start = self.lay(one, start)
            return start
        ends = [self.lay(one, self._step(start)) for one in part.parts]
        return self._join(ends)

    def _lay_times(self, times: _Times, start: int) -> int:
        for _ in range(times.low):
            start = self.lay(times.part, start)
        if times.high is None:
            start = self._step(start)
            self.steps[self.lay(times.part, start)].append((None, start))
            return start
        ends = [start]
        for _ in range(times.high - times.low):
            ends.append(self.lay(times.part, self._step(ends[-1])))
        return self._join(ends)

    def _step(self, start: int, test: Test | None = None) -> int:
        self.steps.append([])
        self.steps[start].append((test, len(self.steps) - 1))
        return len(self.steps) - 1

    def _join(self, ends: list[int]) -> int:
        self.steps.append([])
        for end in ends:
            self.steps[end].append((None, len(self.steps) - 1))
        return len(self.steps) - 1


@lru_cache(maxsize=1024)
def expression(text: str) -> Expression:
    r"""Read an expression that stands for one whole word in lower case.

    Understood are letters, ``.``, ``[a-z]``, ``[^a-z]``, ``( | )``, ``* + ? {2,5}``, ``\w``, ``\d`` and
    signs behind a backslash. The time to hold it against a word grows with the length of the word alone.

    Raises
    ------
    SamestoryError
        If it is longer or larger than the bounds, is not closed, or points back, ahead or behind.

    Examples
    --------
    >>> [word for word in ("tax", "taxes", "taxi") if expression("tax(es|ed)?").matches(word)]
    ['tax', 'taxes']
    """
    reader = _Reader(text)
    if len(text) > LONGEST:
        reader.text = text[:20] + "…"
        raise reader.problem(f"it has {len(text):,} characters, at most {LONGEST} are read; split it")
    part = reader.whole()
    if part.size > LARGEST:
        raise reader.problem(f"spelt out it has more than {LARGEST} letters; repeat less often")
    made = Expression([[]])
    made.end = made.lay(part, 0)
    return made
