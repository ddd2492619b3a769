"""Where the answers of an exercise stand, and what stands there in a student's copy."""

from __future__ import annotations

import ast
import io
import tokenize
from dataclasses import dataclass

from analysis.errors import SamestoryError

__all__ = ["MARK", "OPEN", "Answer", "answers_in", "asks_a_check", "between_marks", "blanked", "code_of"]

MARK = "# <-"
"""Behind a value, it says that the reader fills it in: ``answer = "C"  # <- your answer``."""
OPEN = '"?"'
"""What stands in place of an answer in words."""
_CORPUS = "YOUR OWN CORPUS"
_CHECK = "check"


@dataclass(frozen=True)
class Answer:
    """One statement of a cell that a reader fills in.

    Attributes
    ----------
    name : str
        What the value is called: ``answer``, or ``harsher, of``.
    first, last : int
        Its lines, counted from 0.
    blanks : tuple of (int, int, str)
        Offsets in the cell's text, and what stands there instead: ``"?"`` for words, 0 (or 1, where 0 is
        right) for a number, so that the check says something and does not fail.
    empty : str
        The whole value, if nobody answers, to be compared with; "" where a number cannot tell.
    """

    name: str
    first: int
    last: int
    blanks: tuple[tuple[int, int, str], ...]
    empty: str


def answers_in(source: str, where: str = "this cell") -> tuple[Answer, ...]:
    """Find the values that a reader fills in: assigned in the cell, with ``# <-`` behind or inside them.

    The line of one's own corpus is marked in the same way and is no answer.

    Examples
    --------
    >>> [found] = answers_in('answer = "C"  # <- your answer')
    >>> found.name, found.empty
    ('answer', '"?"')
    """
    statements, marked = code_of(source, where).body, _marked_lines(source)
    found = {}
    for line in marked:
        around = [node for node in statements if node.lineno <= line <= (node.end_lineno or node.lineno)]
        if around and isinstance(around[-1], ast.Assign):
            found[around[-1].lineno, around[-1].col_offset] = _answer(around[-1], source)
    return tuple(found[place] for place in sorted(found))


def asks_a_check(source: str, where: str) -> bool:
    """Whether the cell holds a call such as ``teaching.check_claim(...)``, and so an answer."""
    calls = [node.func for node in ast.walk(code_of(source, where)) if isinstance(node, ast.Call)]
    names = [call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls]
    return any(name.startswith(_CHECK) for name in names)


def blanked(source: str, answers: tuple[Answer, ...]) -> str:
    """Return the text with each answer taken out; the comment that says what to fill in stays.

    Examples
    --------
    >>> solved = 'answer = ["A", "C"]  # <- two outlets'
    >>> blanked(solved, answers_in(solved))
    'answer = ["?"]  # <- two outlets'
    """
    for start, end, empty in sorted((blank for answer in answers for blank in answer.blanks), reverse=True):
        source = source[:start] + empty + source[end:]
    return source


def between_marks(source: str, answers: tuple[Answer, ...], until: int) -> str:
    """Blank each answer and set the solved lines behind it, between nbgrader's marks; ``until`` a line.

    Examples
    --------
    >>> solved = 'answer = 3  # <- how many?'
    >>> print(between_marks(solved, answers_in(solved), 1))
    answer = 0  # <- how many?
    ### BEGIN SOLUTION
    answer = 3  # <- how many?
    ### END SOLUTION
    """
    lines, opened, written, at = source.split("\n"), blanked(source, answers).split("\n"), [], 0
    shift = 0
    for answer in answers:
        written += lines[at : answer.first]
        gone = sum(source[start:end].count("\n") for start, end, _ in answer.blanks)
        written += opened[answer.first - shift : answer.last + 1 - shift - gone]
        written += ["### BEGIN SOLUTION", *lines[answer.first : answer.last + 1], "### END SOLUTION"]
        at, shift = answer.last + 1, shift + gone
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


def _marked_lines(source: str) -> list[int]:
    """Lines, counted from 1, whose comment asks the reader to fill something in."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = [token for token in tokens if token.type == tokenize.COMMENT]
    return [c.start[0] for c in comments if c.string.startswith(MARK) and _CORPUS not in c.string]


def _answer(node: ast.Assign, source: str) -> Answer:
    name = (ast.get_source_segment(source, node.targets[0]) or "").strip("()")
    blanks, last = _blanks(node.value, source), (node.end_lineno or node.lineno) - 1
    start, end = _span(node.value, source)
    told = sum(1 for _, _, empty in blanks if empty == OPEN or OPEN in empty)
    empty = _with(source, blanks, start, end) if told else ""
    return Answer(name, node.lineno - 1, last, blanks, " ".join(_uncommented(empty).split()))


def _blanks(value: ast.expr, source: str) -> tuple[tuple[int, int, str], ...]:
    """What to take out: the values of a dict and the parts of a tuple one by one, all else as a whole."""
    inside: list[ast.expr] = []
    if isinstance(value, ast.Dict):
        inside = value.values
    elif isinstance(value, ast.Tuple):
        inside = value.elts
    if inside:
        return tuple(blank for part in inside for blank in _blanks(part, source))
    return ((*_span(value, source), _empty(value)),)


def _empty(value: ast.expr) -> str:
    """An empty answer of the same kind."""
    if isinstance(value, ast.List | ast.Set):
        return f"[{OPEN}]"
    inner = value.operand if isinstance(value, ast.UnaryOp) else value
    if isinstance(inner, ast.Constant) and not isinstance(inner.value, str):
        number = isinstance(inner.value, int | float) and not isinstance(inner.value, bool)
        return ("0" if inner.value != 0 else "1") if number else "None"
    return OPEN


def _with(source: str, blanks: tuple[tuple[int, int, str], ...], start: int, end: int) -> str:
    """One value with its blanks."""
    pieces, at = [], start
    for begin, stop, empty in blanks:
        pieces += [source[at:begin], empty]
        at = stop
    return "".join([*pieces, source[at:end]])


def _uncommented(code: str) -> str:
    """The same without comments, so that it fits on one line."""
    return "\n".join(line.partition(MARK)[0] for line in code.split("\n"))


def _span(value: ast.expr, source: str) -> tuple[int, int]:
    """Where a value begins and ends in the cell's text; the parser counts lines from 1, and in bytes."""
    lines = source.split("\n")
    first, last = value.lineno - 1, (value.end_lineno or value.lineno) - 1
    start = len(lines[first].encode()[: value.col_offset].decode())
    end = len(lines[last].encode()[: value.end_col_offset or 0].decode())
    return _before(lines, first) + start, _before(lines, last) + end


def _before(lines: list[str], number: int) -> int:
    """Letters before a line, its ends included."""
    return sum(len(line) + 1 for line in lines[:number])
