"""One text or Markdown file as one article, with or without a front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from analysis.corpus.columns import role_of
from analysis.corpus.readers.files import text_of_file
from analysis.corpus.rows import Reject, Rows, table_of
from analysis.wording import some

__all__ = ["Article", "article_of_file", "read_text", "told"]

_FENCE = "---"
_DATE_LINE = re.compile(r"\s*date[:\s]\s*(\d{4}-\d{2}-\d{2})\b[.:,]?\s*", re.IGNORECASE)


class Article(NamedTuple):
    """The fields of one article file, how it was read, and the reject if it cannot be."""

    fields: dict[str, object]
    encoding: str = ""
    dated: bool = False
    reject: Reject | None = None


def read_text(path: Path) -> Rows:
    """Read one text file as a corpus of one article, named after the file; it needs no outlet."""
    article = article_of_file(path, path.name)
    if article.reject:
        return Rows(table_of([]), [], [], (article.reject,), name=path.name)
    fields = {"article": path.stem, **article.fields}
    return Rows(table_of([fields]), [path.name], [1], log=told({path.name: article}), name=path.name)


def article_of_file(path: Path, name: str) -> Article:
    """Read the fields of one article.

    The front matter is ``key: value``, one a line, between two lines ``---`` at the top; the rest is
    the body. A body that begins "date 2023-11-07 ..." gives its date, and those words leave the body.
    """
    opened = text_of_file(path, name)
    if opened.reject:
        return Article({}, reject=opened.reject)
    fields, body, problem = _front_matter(opened.text)
    if problem:
        what_to_do = 'begin the file with "---", lines "outlet: ..." and "date: ...", and "---" again'
        return Article({}, reject=Reject(name, 1, "front matter", problem, what_to_do))
    dated = _DATE_LINE.match(body)
    if dated and "date" not in map(role_of, fields):
        body = body[dated.end() :]
        return Article({**fields, "date": dated[1], "body": body.strip()}, opened.encoding, dated=True)
    return Article({**fields, "body": body.strip()}, opened.encoding)


def told(articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Say how files were read, those alike together: the encodings, and dates taken out of the text."""
    log = []
    for encoding in sorted({article.encoding for article in articles.values()} - {""}):
        files = [name for name, article in articles.items() if article.encoding == encoding]
        if encoding != "UTF-8":
            log.append(f"encoding: read as {encoding}: {some(files)}.")
    dated = [name for name, article in articles.items() if article.dated]
    if dated:
        log.append(f'dates: the first words "date ..." gave the date and left the body: {some(dated)}.')
    return tuple(log)


def _front_matter(text: str) -> tuple[dict[str, object], str, str]:
    """The fields between the fences, the text after them, and what is wrong ("" for nothing)."""
    lines = text.lstrip("\ufeff\n").split("\n")
    if lines[0].rstrip() != _FENCE:
        return {}, text, ""
    ends = [place for place, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE]
    if not ends:
        return {}, "", 'the front matter is never closed by a line "---"'
    fields: dict[str, object] = {}
    for line in lines[1 : ends[0]]:
        key, colon, value = line.partition(":")
        key = key.strip()
        if not line.strip() or key.startswith("#"):
            continue
        if not colon or not key:
            return {}, "", f'the line "{line.strip()[:40]}" of the front matter is not "key: value"'
        if key in fields:
            return {}, "", f'the front matter has "{key}" twice'
        fields[key] = _unquoted(value.strip())
    return fields, "\n".join(lines[ends[0] + 1 :]), ""


def _unquoted(value: str) -> str:
    """A value without the pair of straight quotes that YAML users put around it."""
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'" and value[0] not in value[1:-1]:
        return value[1:-1]
    return value
