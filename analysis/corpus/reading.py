"""The one way in: a folder, a file, several of them or a DataFrame becomes a corpus."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.corpus.articles import Corpus
from analysis.corpus.checks import corpus_of
from analysis.corpus.readers.folder import read_folder
from analysis.corpus.readers.frame import read_frame
from analysis.corpus.readers.parquet import read_parquet
from analysis.corpus.readers.table import read_delimited, read_json_lines
from analysis.corpus.readers.text import read_text
from analysis.corpus.readers.xlsx import read_xlsx
from analysis.corpus.rows import Rows
from analysis.errors import SamestoryError

__all__ = ["MAX_BODY", "read"]

MAX_BODY = 200_000
"""Characters of a body beyond which it is hardly one article: about 33,000 words."""

_READERS: dict[str, Callable[[Path], Rows]] = {
    ".txt": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".xlsx": read_xlsx,
    ".parquet": read_parquet,
}
_PACKED = frozenset((".csv", ".tsv", ".jsonl", ".ndjson", ".txt", ".md"))

Source = str | os.PathLike[str] | pd.DataFrame


def read(
    source: Source | Sequence[Source],
    columns: Mapping[str, str | None] | None = None,
    *,
    by: str | None = None,
    max_body: int = MAX_BODY,
) -> Corpus:
    r"""Read articles from almost anything, and keep a record of every row that cannot be used.

    Parameters
    ----------
    source : path, DataFrame, or a list of them
        A folder of cases (one event a folder, one article a text file), one text or Markdown file, CSV,
        TSV, JSON lines (each also ``.gz``), XLSX, Parquet, or a DataFrame (which is not changed).
    columns : mapping, optional
        Our name to the source's: ``{"outlet": "side"}``. Usual names are understood without it, and the
        log shows which column was read as which. ``None`` for a name (``{"article": None}``) leaves
        that column of ours alone.
    by : str, optional
        The column that articles will be compared by, instead of ``outlet``; a row without a value there
        is refused.
    max_body : int
        Characters of the longest body that is accepted.

    Returns
    -------
    Corpus
        Line ends become ``\n``, white space around a text goes; every other character stays, control
        characters and HTML included (the log counts bodies with tags). No row is lost: articles +
        rejects = rows in.

    Raises
    ------
    SamestoryError
        If the source does not exist, is of an unknown kind or an empty folder, if no column holds the
        text, or if ``columns`` or ``by`` names a column that is not there.

    Examples
    --------
    >>> table = pd.DataFrame({"publication": ["Ledger", ""], "content": ["A calm text.", "No name."]})
    >>> corpus = read(table)
    >>> corpus.articles[["article", "outlet", "body"]].values.tolist()
    [['row-000001', 'Ledger', 'A calm text.']]
    >>> corpus.rejects[["row", "reason"]].values.tolist()
    [[2, 'no outlet']]
    """
    if max_body < 1:
        raise SamestoryError(
            f"read: max_body must be 1 or more characters, not {max_body} (command line: --max-body)."
        )
    sources: Sequence[Any] = [source]
    if isinstance(source, Iterable) and not isinstance(source, str | pd.DataFrame | Mapping):
        sources = list(source)
    if not sources:
        raise SamestoryError("read: the list of sources is empty. Name a folder, a file or a DataFrame.")
    rows = [_rows(one, columns or {}) for one in sources]
    return corpus_of(rows, columns or {}, by, max_body)


def _existing(source: str | os.PathLike[str]) -> Path:
    """The path of a source that exists."""
    if str(source).casefold().startswith(("http://", "https://")):
        raise SamestoryError(f"read: {source} is an address. Nothing is fetched; save it and read the file.")
    if not str(source).strip():
        raise SamestoryError(
            "read: the source is empty text. Name a folder, a file or a DataFrame; "
            '"." is the folder you are in.'
        )
    path = Path(source)
    with suppress(OSError, ValueError):
        if path.exists():
            return path
    shown = str(source) if len(str(source)) < 200 else f"{str(source)[:60]}..."
    raise SamestoryError(
        f"read: {shown} does not exist. Check its spelling, and the folder you are in. "
        'A text itself is read from a DataFrame: pd.DataFrame({"body": [text]}) '
        "(command line: from a .txt file)."
    )


def _rows(source: Source, columns: Mapping[str, str | None]) -> Rows:
    """Hand one source to the reader of its kind."""
    if isinstance(source, pd.DataFrame):
        return read_frame(source)
    if not isinstance(source, str | os.PathLike):
        raise SamestoryError(f"read: a source is a path or a DataFrame, not {type(source).__name__}.")
    path = _existing(source)
    if path.is_dir():
        return read_folder(path, columns)
    suffixes = [suffix.casefold() for suffix in path.suffixes]
    kind = suffixes[-1] if suffixes else ""
    if kind == ".gz" and len(suffixes) > 1 and suffixes[-2] in _PACKED:
        kind = suffixes[-2]
    if kind not in _READERS:
        raise SamestoryError(
            f'read: {path.name} is of a kind that is not understood ("{kind}"). Understood: a folder of '
            f"articles, {', '.join(sorted(_READERS))}, text forms also with .gz. Convert it to one of them."
        )
    return _READERS[kind](path)
