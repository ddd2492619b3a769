"""The sheet: one HTML page for A4 and Letter that loads nothing, black on white."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from analysis.errors import SamestoryError

__all__ = ["lines", "page", "seen", "shown", "write"]

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that a reader does not see and that reorder, hide or break text."""
_STYLE = """
@page { margin: 12mm 14mm 11mm 16mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 0 .6mm; max-width: 185mm; color: #000; background: #fff;
  overflow-wrap: anywhere;
  font: 10.5pt/1.33 Georgia, "Times New Roman", "Liberation Serif", serif; }
h1, h2, th, .say, .n { font-family: Arial, "Liberation Sans", Helvetica, sans-serif; }
h1 { font-size: 14pt; margin: 0 0 1.5mm; }
.top .say { white-space: nowrap; }
h2 { font-size: 11pt; margin: 2.5mm 0 .8mm; break-after: avoid; }
p { margin: 0 0 1.4mm; orphans: 2; widows: 2; }
.top { display: flex; justify-content: space-between; gap: 6mm; align-items: baseline; }
.say { font-size: 10.5pt; line-height: 1.25; }
.box { border: 1pt solid #000; padding: 1.6mm 3mm; margin: 0 0 2.5mm; break-inside: avoid; }
.box p { margin: 0 0 .9mm; }
.box p.next { margin-top: 1.8mm; }
.line { border-bottom: .6pt solid #000; height: 7mm; }
.version { position: relative; break-inside: auto; }
.version + .version, .sheet + .sheet { break-before: page; }
.head { font-size: 14pt; font-weight: bold; line-height: 1.2; margin: 0 44mm 1.6mm 0; break-after: avoid; }
.text { margin-right: 40mm; padding-right: 3mm; border-right: .6pt solid #666; }
.margin { position: absolute; right: 0; top: 0; width: 37mm; }
.n { font-size: 9pt; font-weight: bold; margin-right: .6mm; white-space: nowrap; }
.foot { font-size: 10.5pt; margin: 1mm 0 0; }
table { border-collapse: collapse; width: 100%; margin: 0 0 3mm; }
th, td { border: .6pt solid #666; padding: .8mm 2mm; text-align: left; vertical-align: top; }
th { font-size: 10.5pt; }
td.value { text-align: right; white-space: nowrap; }
.marked td { white-space: pre-line; width: 50%; font-size: 10.5pt; line-height: 1.25; }
.marked b { background: none !important; color: #000 !important; text-decoration: underline; }
.marked sub { font-size: 9pt; }
@media screen { body { padding: 10mm 4mm; } .version + .version { margin-top: 14mm; } }
""".strip()
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def shown(text: str) -> str:
    r"""Make a text safe to print: escaped, unseen control and direction characters as "\ufffd".

    >>> shown("<b>a\u202eb")
    '&lt;b&gt;a\ufffdb'
    """
    return escape(seen(text))


def seen(text: str) -> str:
    """The text with unseen characters made visible, one for one."""
    return _UNSEEN.sub("\ufffd", text.replace("\r", " "))


def lines(count: int) -> str:
    """Empty lines to write on."""
    return '<div class="line"></div>' * count


def page(title: str, body: str) -> str:
    """A whole page around its body."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{shown(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def write(path: Path, text: str) -> None:
    """Write a page, with its folder.

    Raises
    ------
    SamestoryError
        Where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        why = error.strerror or "unknown reason"
        raise SamestoryError(
            f'handout: cannot write "{path.name}" ({why}). Name another file, as "handout.html".'
        ) from None
