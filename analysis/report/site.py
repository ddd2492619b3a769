"""The folder of pages: templates that escape everything, safe names, files written the same each time."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterable
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import SamestoryError

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["check_folder", "environment", "file_names", "fresh_folder", "shown", "slug", "write_page"]

_MARK = '"made_by": "samestory"'
_ROOMS = ("events/*.html", "features/*.html", "figures/*.png")

# Characters that a reader does not see but that reorder, hide or break text. Each is replaced by one
# character, so that offsets into the text stay what they were.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str) -> str:
    """Make unseen control and direction characters visible as "�", one for one; "\\r" becomes a blank.

    Examples
    --------
    >>> shown("abc\\u202edef\\r")
    'abc�def '
    """
    return _UNSEEN.sub(lambda found: " " if found.group() == "\r" else "\ufffd", text)


def slug(text: str, longest: int = 40) -> str:
    """A file name from any text: small ASCII letters, digits and hyphens.

    Examples
    --------
    >>> slug("Élection <b>2023</b>/../x"), slug("北京")
    ('election-b-2023-b-x', 'x')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-") or "x"


def file_names(names: Iterable[str]) -> dict[str, str]:
    """A distinct file name, without its ending, for each name of a feature.

    Examples
    --------
    >>> file_names(["loaded.words", "my/own"])
    {'loaded.words': 'loaded.words', 'my/own': 'my-own'}
    """
    given: dict[str, str] = {}
    for number, name in enumerate(names):
        safe = re.sub("[^A-Za-z0-9._-]+", "-", name).strip(".-")[:60] or "x"
        given[name] = safe if safe not in given.values() else f"{safe}-{number}"
    return given


def environment() -> Environment:
    """The templates' environment: escapes every value, refuses missing ones, lets only our scripts run."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    templates = files("analysis.report").joinpath("templates")
    pages = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(str(templates)),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    scripts = [templates.joinpath(name).read_text(encoding="utf-8") for name in ("page.js", "event.js")]
    hashes = [b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    # The two scripts are files of this package, not data; everything that is data stays escaped.
    page_script, event_script = (Markup(text) for text in scripts)  # noqa: S704
    pages.globals.update(
        page_script=page_script,
        event_script=event_script,
        script_hashes=Markup(" ".join(f"'sha256-{value}'" for value in hashes)),  # noqa: S704
    )
    pages.policies["json.dumps_function"] = partial(json.dumps, ensure_ascii=False)
    pages.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    return pages


def check_folder(folder: str | Path) -> None:
    """Stop, before anything is measured, if a report would come to stand among other people's files.

    Raises
    ------
    SamestoryError
        If the folder cannot be read, or holds files but no earlier report. Hidden files do not count.
    """
    home = Path(folder)
    try:
        taken = home.is_dir() and any(not path.name.startswith(".") for path in home.iterdir())
        ours = taken and _MARK in (home / "manifest.json").read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        ours = False
    except OSError as error:
        raise _cannot_write(home, error) from None
    if taken and not ours:
        raise SamestoryError(
            f'report: the folder "{home.resolve().name}" holds files, but no manifest.json of an earlier '
            "report. Name another folder with -o, or empty this one."
        )


def fresh_folder(folder: str | Path) -> Path:
    """Make the folder, without the pages and pictures that an earlier report left in it.

    Raises
    ------
    SamestoryError
        If the folder cannot be made or written to, or holds files but no earlier report.
    """
    home = Path(folder)
    check_folder(home)
    try:
        home.mkdir(parents=True, exist_ok=True)
        # The mark is set first, so that what an interrupted report leaves is known as ours.
        (home / "manifest.json").write_text(f"{{{_MARK}}}\n", encoding="utf-8")
        for old in sorted(path for pattern in _ROOMS for path in home.glob(pattern)):
            old.unlink()
        for room in ("events", "features", "figures"):
            (home / room).mkdir(exist_ok=True)
    except OSError as error:
        raise _cannot_write(home, error) from None
    return home


def _cannot_write(home: Path, error: OSError) -> SamestoryError:
    why = error.strerror or "unknown reason"
    return SamestoryError(
        f'report: cannot write to "{home.resolve().name}" ({why}). Name another folder with -o.'
    )


def write_page(pages: Environment, path: Path, template: str, context: dict[str, object]) -> None:
    """Render one page into a file, with "\\n" ends on every platform."""
    text = pages.get_template(template).render(context)
    path.write_text(text, encoding="utf-8", newline="\n")
