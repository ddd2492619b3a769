"""Tables in text form: CSV, TSV and JSON lines, plain or packed with gzip."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from analysis.corpus.readers.files import text_of_file
from analysis.corpus.rows import Reject, Rows, table_of, tidy_names
from analysis.corpus.wording import counted

__all__ = ["read_delimited", "read_json_lines", "sniff_delimiter"]

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_QUOTES = (
    "put text that holds the separator, quotation marks or line breaks in double quotes, doubling inner ones"
)
_MOST_RESTARTS = 1000


def sniff_delimiter(header: str, usual: str = ",") -> str:
    r"""Find the character that separates the names in a header line.

    >>> sniff_delimiter("outlet;date;text"), sniff_delimiter("text")
    (';', ',')
    """
    counts = {mark: len(next(csv.reader([header], delimiter=mark), [])) for mark in _DELIMITERS}
    best = max(counts.values())
    return usual if counts[usual] == best else max(counts, key=lambda mark: counts[mark])


def read_delimited(path: Path, name: str = "") -> Rows:
    """Read a CSV or TSV file; the delimiter is found in the header line.

    A record that breaks the rules of quoting, or has another number of fields than the header, is one
    reject, and reading goes on with the next line. Lines without anything are not rows.
    """
    name = name or path.name
    opened = text_of_file(path, name)
    if opened.reject:
        return Rows(table_of([]), [], [], (opened.reject,), name=name)
    lines = io.StringIO(opened.text).readlines()
    delimiter, skipped = _delimiter(lines, "\t" if ".tsv" in path.name.casefold() else ",")
    header: list[str] = []
    records: list[dict[str, object]] = []
    numbers: list[int] = []
    rejects: list[Reject] = []
    for number, (fields, problem) in enumerate(_records(lines[skipped:], delimiter), start=1 + skipped):
        if not fields and not problem:
            continue
        if not header:
            header = tidy_names(fields)
        elif not problem and len(fields) == len(header):
            records.append(dict(zip(header, fields, strict=True)))
            numbers.append(number)
        else:
            problem = problem or f"{counted(len(fields), 'field')} where the header has {len(header)}"
            rejects.append(Reject(name, number, "", problem, _QUOTES))
    table = table_of(records) if records else table_of([dict.fromkeys(header, "")]).iloc[:0]
    log = f"{name}: read as {opened.encoding}, fields separated by {_DELIMITERS[delimiter]}."
    return Rows(table, [name] * len(records), numbers, tuple(rejects), (log,), name)


def read_json_lines(path: Path, name: str = "") -> Rows:
    """Read a file with one JSON object a line; a line that is none is one reject."""
    name = name or path.name
    opened = text_of_file(path, name)
    if opened.reject:
        return Rows(table_of([]), [], [], (opened.reject,), name=name)
    records: list[dict[str, object]] = []
    numbers: list[int] = []
    rejects: list[Reject] = []
    for number, line in enumerate(opened.text.split("\n"), start=1):
        if not line.strip():
            continue
        record, problem = _record(line)
        if problem:
            rejects.append(
                Reject(name, number, "", problem, "write one whole JSON object {...} on each line")
            )
        else:
            records.append(record)
            numbers.append(number)
    log = (f"{name}: read as {opened.encoding}, one JSON object a line.",)
    return Rows(table_of(records), [name] * len(records), numbers, tuple(rejects), log, name)


def _delimiter(lines: list[str], usual: str) -> tuple[str, int]:
    """The delimiter, and how many lines before the header only declare it (``sep=;``, as Excel does)."""
    first = next((line for line in lines if line.strip()), "").rstrip("\n")
    if first.startswith("sep=") and first[4:] in _DELIMITERS:
        return first[4:], lines.index(first + "\n") + 1
    return sniff_delimiter(first, usual), 0


def _records(lines: list[str], delimiter: str) -> Iterator[tuple[list[str], str]]:
    """Every record with its problem ("" for none); after a broken one, goes on at the next line."""
    old_limit = csv.field_size_limit(2**31 - 1)
    try:
        start = restarts = 0
        while start < len(lines):
            reader = csv.reader(lines[start:], delimiter=delimiter, strict=True)
            done = 0
            try:
                for fields in reader:
                    done = reader.line_num
                    yield fields, ""
                return
            except csv.Error as error:
                yield [], f"broken quotation marks in line {start + done + 1} of the file ({error})"
                start += done + 1
                restarts += 1
                if restarts > _MOST_RESTARTS:
                    yield from (([], "not read: too many broken lines before it") for _ in lines[start:])
                    return
    finally:
        csv.field_size_limit(old_limit)


def _record(line: str) -> tuple[dict[str, object], str]:
    """One JSON object, or the reason why a line is none."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return {}, f"not valid JSON: {error.msg} at character {error.pos + 1}"
    except (ValueError, RecursionError):
        return {}, "not readable JSON (a number too long, or nested too deep)"
    if not isinstance(record, dict):
        return {}, "a JSON value that is not an object {...}"
    return record, ""
