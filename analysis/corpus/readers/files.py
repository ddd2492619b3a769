"""The bytes of one file as text, gzip undone, or the reject that stands for the file."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import NamedTuple

from analysis.corpus.encoding import decode
from analysis.corpus.rows import Reject
from analysis.errors import SamestoryError

__all__ = ["LARGEST", "FileText", "text_of_file"]

LARGEST = 2_000_000_000
"""Bytes of a file after gzip is undone; a small archive can unpack to more than a machine holds."""


class FileText(NamedTuple):
    """A file's text with line ends made one, its encoding, and the reject if it has none."""

    text: str
    encoding: str
    reject: Reject | None = None


def text_of_file(path: Path, name: str) -> FileText:
    """Read a file as text; ``name`` is how rejects call it."""
    try:
        raw = _bytes(path)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        return _refused(name, "the gzip archive is damaged", "pack or download the file again")
    except OSError as error:
        return _refused(name, f"the file cannot be opened ({error.strerror})", "check its permissions")
    decoded = decode(raw)
    if decoded.problem:
        return _refused(
            name, f"not readable as text: {decoded.problem}", "save it as plain text (UTF-8) or remove it"
        )
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return FileText(text, decoded.encoding)


def _bytes(path: Path) -> bytes:
    """The bytes of a file, with gzip undone up to the bound."""
    if path.suffix.casefold() != ".gz":
        return path.read_bytes()
    with gzip.open(path) as packed:
        raw = packed.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise SamestoryError(
            f"read: {path.name} unpacks to more than {LARGEST:,} bytes. Split it into smaller files."
        )
    return raw


def _refused(name: str, reason: str, what_to_do: str) -> FileText:
    """A file that stands as one refused row."""
    return FileText("", "", Reject(name, 1, "", reason, what_to_do))
