"""From bytes to text: UTF-8 with or without BOM, UTF-16, Windows-1252; the guess is always told."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

__all__ = ["Decoded", "decode", "showable", "unreadable"]

_NOT_TEXT = {
    b"PK\x03\x04": "a zip archive (a spreadsheet or Word file?)",
    b"%PDF": "a PDF",
    b"PAR1": "a Parquet file",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\xd0\xcf\x11\xe0": "an old Office file",
}
_UTF16_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_UNREADABLE = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """Text, the name of its encoding, and why it is no text at all ("" when it is)."""

    text: str
    encoding: str
    problem: str = ""


def decode(raw: bytes) -> Decoded:
    r"""Turn bytes into text, and say which encoding they were read as.

    A byte that fits no reading stays in the text as a lone surrogate, so that ``unreadable`` finds
    the row it damages and the other rows of the file are still read.

    Parameters
    ----------
    raw : bytes
        A whole file.

    Returns
    -------
    Decoded
        ``problem`` is "" for text, else what the file is instead.

    Examples
    --------
    >>> decode("café".encode("cp1252"))
    Decoded(text='café', encoding='Windows-1252', problem='')
    >>> decode(b"\x89PNG...").problem
    'a PNG picture'
    """
    if not raw.strip():
        return Decoded("", "", "an empty file")
    for magic, kind in _NOT_TEXT.items():
        if raw.startswith(magic):
            return Decoded("", "", kind)
    if raw.startswith(codecs.BOM_UTF8):
        return Decoded(raw[3:].decode("utf-8", "surrogateescape"), "UTF-8 with BOM")
    for bom, codec in _UTF16_BOMS:
        if raw.startswith(bom):
            return Decoded(_utf16(raw[2:], codec), "UTF-16")
    codec = _utf16_without_bom(raw)
    if codec:
        return Decoded(_utf16(raw, codec), "UTF-16 without BOM")
    if len(_CONTROL.findall(raw[:65536])) > 0.02 * len(raw[:65536]):
        return Decoded("", "", "not a text file (it is full of control characters)")
    return _eight_bit(raw)


def unreadable(text: str) -> bool:
    r"""Whether a text holds bytes that no encoding explained, or half a character.

    >>> unreadable("fine"), unreadable("half \ud83d")
    (False, True)
    """
    return not text.isascii() and _UNREADABLE.search(text) is not None


def showable(text: str) -> str:
    r"""A text with half characters and NULs replaced, so that it can stand in any table or message.

    >>> showable("half \ud83d")
    'half ?'
    """
    return text.replace("\x00", "?").encode("utf-8", "replace").decode("utf-8")


def _utf16(raw: bytes, codec: str) -> str:
    """UTF-16 with half characters left in; a cut last byte becomes one, so that its row is refused."""
    whole = len(raw) - len(raw) % 2
    return raw[:whole].decode(codec, "surrogatepass") + ("\udc00" if whole < len(raw) else "")


def _utf16_without_bom(raw: bytes) -> str:
    """The byte order of Latin text in UTF-16, where every other byte is 0; else ""."""
    head = raw[:4096]
    if len(raw) % 2 or len(head) < 4:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def _eight_bit(raw: bytes) -> Decoded:
    """UTF-8 where the bytes allow it, damaged UTF-8 where they mostly do, else Windows-1252."""
    try:
        return Decoded(raw.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        damaged = raw.decode("utf-8", "surrogateescape")
    # Windows-1252 text almost never makes a valid UTF-8 sequence; damaged UTF-8 keeps many.
    if 2 * len(_MULTIBYTE.findall(raw)) > len(_UNREADABLE.findall(damaged)):
        return Decoded(damaged, "UTF-8 with damaged bytes")
    return Decoded(raw.decode("cp1252", "surrogateescape"), "Windows-1252")
