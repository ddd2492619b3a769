"""Pictures in files: PNG without date or program name, so that the same numbers give the same bytes."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from analysis.compare import Comparison
from analysis.engine import map_partitions
from analysis.figures import differences, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["save_picture", "save_pictures"]

PICTURES_A_WORKER = 8
"""To start a process takes as long as to draw about so many pictures: with fewer, it is not worth one."""


def save_picture(figure: Figure, path: Path) -> None:
    """Write one figure as PNG."""
    with warnings.catch_warnings():
        # An outlet named in a script that the font lacks is drawn as boxes; the page beside has its name.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        figure.savefig(path, format="png", dpi=120, metadata={"Software": None})


def save_pictures(
    comparison: Comparison, names: dict[str, str], folder: Path, *, workers: int = 1, progress: bool = False
) -> None:
    """Draw every feature's differences: ``names`` gives each feature its file name."""
    files = list(names.items())
    workers = max(1, min(workers, len(files) // PICTURES_A_WORKER))
    # One share a worker: a comparison is too large to travel once for each picture.
    shares = [(comparison, dict(files[first::workers]), folder, progress) for first in range(workers)]
    map_partitions(_draw_share, shares, workers=workers)


def _draw_share(share: tuple[Comparison, dict[str, str], Path, bool]) -> None:
    from matplotlib import pyplot as plt

    comparison, names, folder, progress = share
    for feature, name in tqdm(names.items(), desc="drawing", disable=not progress, leave=False):
        # Saved as drawn: fewer colours, as a notebook's pictures have, would double the time of a report.
        figure: Any = (axes := differences(comparison, feature)).figure
        save(axes, folder / name)
        plt.close(figure)
