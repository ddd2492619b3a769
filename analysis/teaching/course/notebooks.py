"""A notebook as a value: its cells without their outputs, read from a file and written again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.errors import SamestoryError

__all__ = ["Cell", "Notebook", "read_notebook", "write_notebook"]

CODE, PROSE = "code", "markdown"
_MOST_BYTES = 50_000_000
_NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")


@dataclass(frozen=True)
class Cell:
    """One cell. Outputs are not kept: they can hold the answer.

    Attributes
    ----------
    kind : str
        "code", "markdown" or "raw".
    source : str
    name : str
        Its id, unique in the notebook.
    metadata : mapping
    attachments : mapping
        Pictures of the prose, or empty.
    """

    kind: str
    source: str
    name: str
    metadata: Mapping[str, object]
    attachments: Mapping[str, object]

    @property
    def tags(self) -> tuple[str, ...]:
        """The words that say what the cell is for: "exercise", "solution", "written", "points-2"."""
        tags = self.metadata.get("tags", [])
        return tuple(str(tag) for tag in tags) if isinstance(tags, list) else ()

    def saying(self, source: str) -> Cell:
        """The same cell with another text."""
        return replace(self, source=source)


@dataclass(frozen=True)
class Notebook:
    """Cells in their order, and what the file says about all of them.

    Attributes
    ----------
    path : Path
        Where it came from.
    cells : tuple of Cell
    metadata : mapping
    """

    path: Path
    cells: tuple[Cell, ...]
    metadata: Mapping[str, object]


def read_notebook(path: Path) -> Notebook:
    """Read a notebook of format 4.

    Raises
    ------
    SamestoryError
        Where the file is no notebook, or one of an older format.
    """
    content = _content(path)
    cells = content.get("cells")
    if content.get("nbformat") != 4 or not isinstance(cells, list):
        raise SamestoryError(
            f"course: {path.name} is no notebook of format 4. Open it in JupyterLab and save it again."
        )
    metadata = content.get("metadata")
    read = tuple(_cell(raw, number, path) for number, raw in enumerate(cells, 1))
    if len({cell.name for cell in read}) < len(read):
        raise SamestoryError(f"course: {path.name} has two cells of one id. Save it again in JupyterLab.")
    return Notebook(path, read, metadata if isinstance(metadata, dict) else {})


def write_notebook(notebook: Notebook, path: Path) -> None:
    """Write the notebook as JupyterLab does: the same notebook gives the same bytes."""
    content = {
        "cells": [_raw(cell) for cell in notebook.cells],
        "metadata": dict(notebook.metadata),
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _content(path: Path) -> dict[str, object]:
    """What the file holds, or why it cannot be read."""
    if path.stat().st_size > _MOST_BYTES:
        raise SamestoryError(
            f"course: {path.name} is larger than 50 MB. Clear its outputs and save it again."
        )
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise SamestoryError(
            f"course: {path.name} cannot be read as a notebook ({type(error).__name__}). "
            "Open it in JupyterLab and save it again."
        ) from None
    return content if isinstance(content, dict) else {}


def _cell(raw: object, number: int, path: Path) -> Cell:
    """One cell of the file; a cell without an id is named by its place."""
    if not isinstance(raw, dict) or not isinstance(raw.get("cell_type"), str):
        raise SamestoryError(f"course: cell {number} of {path.name} is no cell. Save it again in JupyterLab.")
    source, name = raw.get("source", ""), raw.get("id")
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    metadata, attachments = raw.get("metadata"), raw.get("attachments")
    return Cell(
        kind=raw["cell_type"],
        source=text.replace("\r\n", "\n").replace("\r", "\n"),
        name=name if isinstance(name, str) and _NAME.fullmatch(name) else f"cell-{number:02}",
        metadata=metadata if isinstance(metadata, dict) else {},
        attachments=attachments if isinstance(attachments, dict) else {},
    )


def _raw(cell: Cell) -> dict[str, object]:
    """One cell for the file."""
    raw: dict[str, object] = {
        "cell_type": cell.kind,
        "id": cell.name,
        "metadata": dict(cell.metadata),
        "source": cell.source.splitlines(keepends=True),
    }
    if cell.kind == CODE:
        raw |= {"execution_count": None, "outputs": []}
    return raw | ({"attachments": dict(cell.attachments)} if cell.attachments else {})
