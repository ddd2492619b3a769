"""Reads a user's word list, YAML or CSV, into rows that remember their line; nothing in it is executed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.corpus.encoding import decode, unreadable
from analysis.corpus.readers.table import sniff_delimiter
from analysis.errors import SamestoryError

if TYPE_CHECKING:
    import yaml

__all__ = ["ABOUT", "LARGEST", "MOST_TERMS", "DictionaryFile", "Row", "read_dictionary", "wrong"]

LARGEST, MOST_TERMS, LONGEST = 2_000_000, 20_000, 200
"""Bytes of a file, rows in it, characters of a cell."""
ABOUT = ("name", "title", "unit", "meaning", "citation", "cautions", "voice", "origin", "licence", "date")
"""What a file may say of itself."""
_COLUMNS = ("term", "category", "weight", "flags", "note")
_LISTS = ("terms", "categories", "exclusions")
_DEEPEST, _LONGEST_ABOUT = 6, 2_000
_FORMULA = ("=", "+", "@", "|")


@dataclass(frozen=True)
class Row:
    """One term as it stands in the file; an exclusion has the category "-"."""

    line: int
    term: str
    category: str = ""
    weight: str = ""
    flags: str = ""


@dataclass(frozen=True)
class DictionaryFile:
    """A word list as it stands in its file: what it says of itself, and its terms."""

    file: str
    about: dict[str, str]
    rows: tuple[Row, ...]


def wrong(file: str, line: int, found: str, advice: str) -> SamestoryError:
    """The error of one place in a file."""
    return SamestoryError(f"dictionary {file}, line {line}: {found}. {advice}.")


def read_dictionary(path: str | Path) -> DictionaryFile:
    """Read a word list from a .yml, .yaml, .csv or .tsv file.

    Raises
    ------
    SamestoryError
        If there is no such file, it is larger than the bounds, is no text, or is not laid out as a list;
        the message names the line.
    """
    path = Path(path)
    readers: dict[str, Callable[[str, str], DictionaryFile]] = {
        ".yml": _read_yaml,
        ".yaml": _read_yaml,
        ".csv": _read_table,
        ".tsv": _read_table,
    }
    if path.suffix.lower() not in readers:
        raise SamestoryError(
            f'dictionary: "{path.name}" should be a .yml or a .csv file; save the list as one of these.'
        )
    found = readers[path.suffix.lower()](_text(path), path.name)
    if not found.rows:
        raise SamestoryError(f"dictionary {path.name}: it holds no term. Write one row a word or phrase.")
    if len(found.rows) > MOST_TERMS:
        raise SamestoryError(
            f"dictionary {path.name}: {len(found.rows):,} terms, at most {MOST_TERMS:,} are read. So long a "
            "list marks common words; keep those that carry the idea, or split it into several lists."
        )
    for row in found.rows:
        _check(row, path.name)
    return found


def _text(path: Path) -> str:
    if not path.is_file():
        raise SamestoryError(f"dictionary: there is no file {path.name}. Check the name and the folder.")
    size = path.stat().st_size
    if size > LARGEST:
        raise SamestoryError(
            f"dictionary {path.name}: {size:,} bytes, at most {LARGEST:,} are read. Split it, or keep only "
            f"the terms that carry the idea (at most {MOST_TERMS:,})."
        )
    decoded = decode(path.read_bytes())
    if decoded.problem or unreadable(decoded.text):
        found = decoded.problem or "some bytes are no text"
        raise SamestoryError(f"dictionary {path.name}: not readable ({found}). Save it as UTF-8 text.")
    return decoded.text.replace("\r\n", "\n").replace("\r", "\n")


def _check(row: Row, file: str) -> None:
    """Cells that are too long, or that a spreadsheet program would run."""
    for name in ("term", "category", "weight", "flags"):
        cell: str = getattr(row, name)
        if len(cell) > LONGEST:
            advice = f"At most {LONGEST} are read; shorten it"
            raise wrong(file, row.line, f"the {name} has {len(cell):,} characters", advice)
        if name != "weight" and cell.startswith(_FORMULA):
            found = f"the {name} {cell[:30]!r} begins like a spreadsheet formula"
            raise wrong(file, row.line, found, f'Write it without "{cell[0]}" in front')


def _known(about: dict[str, str], file: str, line: int, name: str, value: str) -> None:
    """Keep what the file says of itself."""
    _check_known(file, line, name)
    if len(value) > _LONGEST_ABOUT:
        raise wrong(file, line, f'"{name}" is longer than {_LONGEST_ABOUT:,} characters', "Shorten it")
    about[name] = " ".join("".join(c if c.isprintable() else " " for c in value).split())


def _check_known(file: str, line: int, name: str) -> None:
    """Refuse a word that the file cannot say of itself."""
    if name not in ABOUT:
        advice = f"Use one of: {', '.join((*_LISTS, *ABOUT))}"
        raise wrong(file, line, f'"{name[:40]}" is not known here', advice)


def _read_table(text: str, file: str) -> DictionaryFile:
    """CSV or TSV: lines "# title: …" first, then a header with ``term``, then a row a term."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip() and not _is_comment(line)), None)
    if first is None:
        return DictionaryFile(file, {}, ())
    delimiter = sniff_delimiter(lines[first], "\t" if file.lower().endswith(".tsv") else ",")
    about: dict[str, str] = {}
    for number, line in enumerate(lines[:first], start=1):
        if line.strip():
            cells = next(csv.reader([line], delimiter=delimiter))
            key, _, value = delimiter.join(cells).rstrip(delimiter).lstrip("# ").partition(":")
            _known(about, file, number, key.strip().lower(), value.strip())
    reader = csv.reader(io.StringIO("\n".join(lines[first:])), delimiter=delimiter)
    rows: list[Row] = []
    try:
        header = [cell.strip().lower() for cell in next(reader)]
        _check_header(header, file, first + 1)
        rows.extend(
            _table_row(header, cells, file, first + reader.line_num)
            for cells in reader
            if any(cell.strip() for cell in cells)
        )
    except csv.Error as error:
        advice = "Put cells with quotation marks in double quotes"
        raise wrong(file, first + reader.line_num, f"not readable as CSV ({error})", advice) from None
    return DictionaryFile(file, about, tuple(rows))


def _is_comment(line: str) -> bool:
    return line.lstrip('"').startswith("#")


def _check_header(header: list[str], file: str, line: int) -> None:
    unknown = [name for name in header if name not in _COLUMNS]
    if "term" not in header or unknown or len(set(header)) < len(header):
        found = f"the header is {', '.join(header)[:80]!r}"
        raise wrong(file, line, found, "Name the columns term, and if needed category, weight, flags, note")


def _table_row(header: list[str], cells: list[str], file: str, line: int) -> Row:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        advice = "Put a term that holds the separator in double quotes"
        raise wrong(file, line, f"{len(cells)} cells where the header has {len(header)}", advice)
    named = dict(zip(header, (cell.strip() for cell in cells), strict=False))
    named.pop("note", None)
    if not named.get("term"):
        raise wrong(file, line, "the term is missing", "Write one, or remove the row")
    return Row(line, **named)


def _read_yaml(text: str, file: str) -> DictionaryFile:
    """YAML: a map with ``terms``, ``categories`` or ``exclusions``, or a plain list of terms.

    The tree is read as written and no value is built: "no" stays a word, and a tag runs nothing.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _check_events(yaml.parse(text, Loader=loader), file)
        root: Any = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        advice = "Check the blanks at the start of the line and put terms with : or # in quotes"
        raise wrong(file, line, f"not readable as YAML ({error.problem})", advice) from None
    except yaml.YAMLError as error:
        raise wrong(file, 1, f"not readable as YAML ({error})", "Save it as UTF-8 text") from None
    if isinstance(root, yaml.SequenceNode):
        return DictionaryFile(file, {}, tuple(_items(root, file, "")))
    about: dict[str, str] = {}
    rows: list[Row] = []
    for name, key, node in _pairs(root, file):
        if name in _LISTS:
            rows.extend(_listed(name, node, file))
        elif name == "cautions" and isinstance(node, yaml.SequenceNode):
            _known(about, file, _line(key), name, " ".join(_scalar(one, file) for one in node.value))
        else:
            _check_known(file, _line(key), name)
            _known(about, file, _line(key), name, _scalar(node, file))
    return DictionaryFile(file, about, tuple(rows))


def _check_events(events: Iterator[Any], file: str) -> None:
    """Refuse what can grow without end before anything is built: references, depth, foreign tags."""
    import yaml

    depth = 0
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise wrong(
                file, line, "references (& and *) are not read", 'Write a term with * in quotes: "war*"'
            )
        tag = getattr(event, "tag", None)
        if tag and not tag.startswith("tag:yaml.org,2002:str"):
            raise wrong(file, line, f"the tag {tag[:60]!r} is not read", "Remove what begins with !")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise wrong(file, line, "lists stand too deep inside each other", "Two levels are enough")


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _scalar(node: yaml.Node, file: str) -> str:
    """The text of a node that must be text."""
    if not isinstance(node.value, str):
        raise wrong(file, _line(node), "a list stands where a word or a number should be", "Write one value")
    return node.value.strip()


def _pairs(node: yaml.Node | None, file: str) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """Key, its node and the value's node of a map, no key twice."""
    import yaml

    if not isinstance(node, yaml.MappingNode):
        line = _line(node) if node is not None else 1
        raise wrong(file, line, "expected lines like title: … and terms: …", "Begin with terms: and a list")
    seen: set[str] = set()
    for key, value in node.value:
        name = _scalar(key, file)
        if name in seen:
            raise wrong(file, _line(key), f'"{name[:40]}" stands twice', "Keep one of the two")
        seen.add(name)
        yield name, key, value


def _listed(kind: str, node: yaml.Node, file: str) -> Iterator[Row]:
    """The rows below ``terms``, ``categories`` or ``exclusions``."""
    if kind == "categories":
        for name, _, value in _pairs(node, file):
            yield from _items(value, file, name)
    else:
        yield from _items(node, file, "-" if kind == "exclusions" else "")


def _items(node: yaml.Node, file: str, category: str) -> Iterator[Row]:
    """A list of terms; each is text, or a map with ``term`` and more."""
    import yaml

    if not isinstance(node, yaml.SequenceNode):
        raise wrong(file, _line(node), "expected a list of terms", 'Begin each line with "- "')
    for item in node.value:
        line = _line(item)
        if isinstance(item, yaml.ScalarNode):
            cells = {"term": _scalar(item, file)}
        else:
            cells = {name: _scalar(value, file) for name, _, value in _pairs(item, file)}
        unknown = [name for name in cells if name not in _COLUMNS]
        if unknown:
            raise wrong(file, line, f'"{unknown[0][:40]}" is not known', f"Use: {', '.join(_COLUMNS)}")
        cells.pop("note", None)
        if not cells.get("term"):
            raise wrong(file, line, "the term is missing", "Write one, or remove the line")
        yield Row(line, **{"category": category, **cells})
