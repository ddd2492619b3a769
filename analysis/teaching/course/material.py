"""The files that a notebook reads: found in its text, copied beside the copy, and named there."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.errors import SamestoryError
from analysis.teaching.course.notebooks import CODE, Notebook

__all__ = ["KEPT_BACK", "Material", "beside", "copy_material", "corpus_path"]

KEPT_BACK = ("truth.yml", "README.md")
"""Not for students: what each article was written to do, and the page that tells the habits."""
FOLDER = "data"
_MOST_BYTES = 200_000_000
_RELATIVE = re.compile(r"""(["'])(\.\.?/[^"'\n]*)\1""")
_CORPUS = re.compile(r"""^source = (["'])(.*)\1(?=  # <- YOUR OWN CORPUS)""", re.MULTILINE)


@dataclass(frozen=True)
class Material:
    """A file or folder that a notebook reads.

    Attributes
    ----------
    path : Path
        Where it lies.
    name : str
        What it is called beside the copy: "data/cases".
    """

    path: Path
    name: str


def beside(notebook: Notebook) -> tuple[Notebook, tuple[Material, ...]]:
    """Name what the notebook reads as it will lie beside the copy.

    Found are the marked line of the corpus and every path in a code cell that starts with ``./`` or
    ``../`` and exists. What does not exist (a file that the notebook writes) keeps its name.

    Raises
    ------
    SamestoryError
        Where the corpus is not there.
    """
    home, found = notebook.path.parent, dict[str, Material]()

    def renamed(match: re.Match[str]) -> str:
        path = home / match[2]
        if not path.exists():
            return match[0]
        material = Material(path.resolve(), f"{FOLDER}/{path.resolve().name}")
        found[material.name] = material
        return match[0].replace(match[2], material.name)

    cells = []
    for cell in notebook.cells:
        if cell.kind == CODE:
            for corpus in _CORPUS.finditer(cell.source):
                _expect(home / corpus[2], corpus[2], notebook)
            cell = cell.saying(_RELATIVE.sub(renamed, _CORPUS.sub(renamed, cell.source)))
        cells.append(cell)
    return replace(notebook, cells=tuple(cells)), tuple(found.values())


def corpus_path(notebook: Notebook) -> Path | None:
    """Where the corpus lies that the notebook reads on its marked line; None without such a line.

    Raises
    ------
    SamestoryError
        Where the corpus is not there.
    """
    for cell in notebook.cells:
        if cell.kind == CODE and (found := _CORPUS.search(cell.source)):
            _expect(notebook.path.parent / found[2], found[2], notebook)
            return notebook.path.parent / found[2]
    return None


def copy_material(materials: tuple[Material, ...], folder: Path) -> int:
    """Copy what notebooks read into ``folder``, without what is kept back; how many files were kept back.

    Raises
    ------
    SamestoryError
        Where two different things have one name, or one is larger than 200 MB.
    """
    names = dict[str, Path]()
    for material in materials:
        if names.setdefault(material.name, material.path) != material.path:
            raise SamestoryError(
                f'course: two notebooks read different things called "{material.name}". Rename one of them.'
            )
    return sum(_copied(path, folder / name) for name, path in names.items())


def _copied(path: Path, target: Path) -> int:
    """Copy one file or folder; links are not followed out of it."""
    files = [path] if path.is_file() else sorted(place for place in path.rglob("*") if _plain(place))
    if sum(place.stat().st_size for place in files) > _MOST_BYTES:
        raise SamestoryError(f'course: "{path.name}" is larger than 200 MB. Hand it out in another way.')
    back = [place for place in files if place.name in KEPT_BACK and place != path]
    for place in files:
        if place not in back:
            copy = target if place == path else target / place.relative_to(path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(place, copy)
    return len(back)


def _plain(place: Path) -> bool:
    return place.is_file() and not place.is_symlink() and not place.name.startswith(".")


def _expect(path: Path, name: str, notebook: Notebook) -> None:
    if not path.exists():
        raise SamestoryError(
            f'course: {notebook.path.name} reads "{name}", and there is no such file or folder. '
            "Mend the line marked YOUR OWN CORPUS."
        )
