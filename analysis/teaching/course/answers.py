"""Where the answers of an exercise stand, and what stands there in a student's copy."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from analysis.errors import SamestoryError

__all__ = ["MARK", "OPEN", "Answer", "answers_in", "between_marks", "blanked", "code_of"]

MARK = "# <-"
"""Behind a value, it says that the reader fills it in: ``answer = "C"  # <- your answer``."""
OPEN = '"?"'
"""What stands in place of an answer in words."""
_CORPUS = "YOUR OWN CORPUS"


@dataclass(frozen=True)
class Answer:
    """One line (or more) of a cell that a reader fills in.

    Attributes
    ----------
    name : str
        What the value is called.
    first, last : int
        Its lines, counted from 0.
    start, end : int
        Offsets of the value in the cell's text.
    placeholder : str
        What stands there instead: ``"?"``, ``None`` for a number, a list or dict of these.
    """

    name: str
    first: int
    last: int
    start: int
    end: int
    placeholder: str


def answers_in(source: str, where: str = "this cell") -> tuple[Answer, ...]:
    """Find the values that a reader fills in: assigned in the cell, with ``# <-`` behind them.

    The line of one's own corpus is marked in the same way and is no answer.

    Examples
    --------
    >>> [found] = answers_in('answer = "C"  # <- your answer')
    >>> found.name, found.placeholder
    ('answer', '"?"')
    """
    lines = source.split("\n")
    found = []
    for node in code_of(source, where).body:
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        behind = lines[last][_letters(lines[last], node.end_col_offset or 0) :].lstrip()
        if behind.startswith(MARK) and _CORPUS not in behind:
            start, end = _span(lines, node.value)
            placeholder = _placeholder(node.value, source)
            found.append(Answer(node.targets[0].id, first, last, start, end, placeholder))
    return tuple(found)


def blanked(source: str, answers: tuple[Answer, ...]) -> str:
    """Return the text with each answer taken out; the comment that says what to fill in stays.

    Examples
    --------
    >>> solved = 'answer = ["A", "C"]  # <- two outlets'
    >>> blanked(solved, answers_in(solved))
    'answer = ["?"]  # <- two outlets'
    """
    for answer in reversed(answers):
        source = source[: answer.start] + answer.placeholder + source[answer.end :]
    return source


def between_marks(source: str, answers: tuple[Answer, ...], until: int) -> str:
    """Blank each answer and set the solved line behind it, between nbgrader's marks; ``until`` a line.

    Examples
    --------
    >>> solved = 'answer = 3  # <- how many?'
    >>> print(between_marks(solved, answers_in(solved), 1))
    answer = None  # <- how many?
    ### BEGIN SOLUTION
    answer = 3  # <- how many?
    ### END SOLUTION
    """
    lines, written, at = source.split("\n"), [], 0
    for answer in answers:
        begin, stop = _before(lines, answer.first), _before(lines, answer.last + 1) - 1
        written += lines[at : answer.first]
        written.append(source[begin : answer.start] + answer.placeholder + source[answer.end : stop])
        written += ["### BEGIN SOLUTION", source[begin:stop], "### END SOLUTION"]
        at = answer.last + 1
    return "\n".join([*written, *lines[at:until]])


def code_of(source: str, where: str) -> ast.Module:
    """The statements of a cell, or the place of the mistake."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError) as error:
        line = f", line {error.lineno}" if isinstance(error, SyntaxError) else ""
        raise SamestoryError(
            f"course: {where}{line} is not valid Python, so its answers cannot be found. Mend the cell."
        ) from None


def _span(lines: list[str], value: ast.expr) -> tuple[int, int]:
    """Where a value begins and ends in the cell's text."""
    first, last = value.lineno - 1, (value.end_lineno or value.lineno) - 1
    start = _letters(lines[first], value.col_offset)
    end = _letters(lines[last], value.end_col_offset or 0)
    return _before(lines, first) + start, _before(lines, last) + end


def _before(lines: list[str], number: int) -> int:
    """Letters before a line, its ends included."""
    return sum(len(line) + 1 for line in lines[:number])


def _letters(line: str, at: int) -> int:
    """From bytes, in which the parser counts, to letters."""
    return len(line.encode()[:at].decode())


def _placeholder(value: ast.expr, source: str) -> str:
    """An empty answer of the same kind: words, a number, a list, a dict with its keys."""
    if isinstance(value, ast.Dict) and all(key is not None for key in value.keys):
        keys = [ast.get_source_segment(source, key) for key in value.keys if key is not None]
        pairs = zip(keys, value.values, strict=True)
        return "{" + ", ".join(f"{key}: {_placeholder(held, source)}" for key, held in pairs) + "}"
    if isinstance(value, ast.List | ast.Tuple | ast.Set):
        return f"[{OPEN}]"
    number = isinstance(value, ast.UnaryOp) or (
        isinstance(value, ast.Constant) and not isinstance(value.value, str)
    )
    return "None" if number else OPEN
