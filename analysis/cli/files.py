"""Files to write: the right ending, in a folder that exists by then."""

from __future__ import annotations

from pathlib import Path

from analysis.errors import SamestoryError

__all__ = ["file_to_write", "in_folder"]


def file_to_write(name: str, ending: str) -> Path:
    """The file, in a folder that exists by then; a wrong ending is a mistake worth stopping for."""
    path = Path(name)
    if path.suffix != ending:
        raise SamestoryError(f'output: "{path.name}" should end in {ending}.')
    return in_folder(path)


def in_folder(path: Path) -> Path:
    """The same path, after its folder was made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        file = next(place.as_posix() for place in path.parents if place.is_file())
        raise SamestoryError(
            f'output: "{file}" is a file, not a folder, so {path.name} cannot be written into it. '
            "Name another place with -o."
        ) from None
    return path
