"""A small panel for a notebook: choose event, measure and scope, and read the marked text of all outlets.

What it shows comes from ``marked_text``, which needs no widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING

from analysis.corpus import Corpus
from analysis.errors import SamestoryError, expect
from analysis.features.feature import Feature
from analysis.features.registry import resolve
from analysis.teaching.marked_text import marked_text
from analysis.text import Part, Voice

if TYPE_CHECKING:
    from types import ModuleType

    from ipywidgets import Dropdown, VBox  # type: ignore[import-untyped]

__all__ = ["panel"]

_PARTS: tuple[tuple[str, Part], ...] = (
    ("body", "body"),
    ("first paragraph", "lede"),
    ("headline", "headline"),
    ("headline and body", "all"),
)
_AS_DEFINED = "as defined"
"""A value of its own: a menu whose value is None shows itself empty."""
_VOICES: tuple[tuple[str, str], ...] = (
    ("as the measure is defined", _AS_DEFINED),
    ("the outlet's own words", "own"),
    ("quotations only", "quoted"),
    ("both", "all"),
)


def panel(corpus: Corpus, features: str | Sequence[str | Feature] = "all") -> VBox:
    """Show four menus (event, measure, part, voice) and, below them, one event in all its versions.

    Parameters
    ----------
    corpus : Corpus
    features : str, or sequence of str or Feature
        The measures of the menu, as in ``sa.measure``; those of one actor are left out.

    Returns
    -------
    VBox
        A widget of ipywidgets. Its children: the menus, a line of what is measured, the text. Without a
        mouse: Tab goes to a menu, the space bar opens it, arrows and Enter choose.

    Raises
    ------
    SamestoryError
        Where ipywidgets is not installed, or the corpus has no event.
    """
    expect("panel", corpus, Corpus, "Pass sa.read(source).")
    widgets = _widgets()
    events, known = _events(corpus), _measures(features)
    event, measure, part, voice = menus = (
        _menu(widgets, "Event", tuple((name, name) for name in events)),
        _menu(widgets, "Measure", tuple((f"{f.title} ({name})", name) for name, f in known.items())),
        _menu(widgets, "Part", _PARTS),
        _menu(widgets, "Voice", _VOICES),
    )
    told, text = widgets.HTML(), widgets.HTML()

    def show(_change: object = None) -> None:
        told.value = _told(known[measure.value])
        spoken = None if voice.value == _AS_DEFINED else voice.value
        text.value = _page(corpus, event.value, known[measure.value], part.value, spoken)

    for menu in menus:
        menu.observe(show, names="value")
    show()
    return widgets.VBox([widgets.HBox([event, measure]), widgets.HBox([part, voice]), told, text])


def _events(corpus: Corpus) -> list[str]:
    """The events, in their order."""
    events = [event for event in dict.fromkeys(corpus.articles["event"]) if event]
    if not events:
        raise SamestoryError(
            "panel: no article names its event. Say which column does: sa.read(source, columns=...)."
        )
    return events


def _measures(features: str | Sequence[str | Feature]) -> dict[str, Feature]:
    """The measures of the menu by name; one of an actor would need a name to look for."""
    known = {feature.name: feature for feature in resolve(features) if not feature.mark_about}
    if not known:
        raise SamestoryError("panel: these measures need an actor. Take teaching.marked_text, with about.")
    return known


def _widgets() -> ModuleType:
    """The library of the panel, or where to get it."""
    try:
        return import_module("ipywidgets")
    except ImportError:
        raise SamestoryError(
            'panel: ipywidgets is not installed. Install the extra "lab" (pip install -e ".[lab]"), or take '
            "teaching.marked_text(corpus, event, feature), which shows the same."
        ) from None


def _menu(widgets: ModuleType, name: str, options: Sequence[tuple[str, str]]) -> Dropdown:
    """One menu, its choices as (what is read, what is meant)."""
    return widgets.Dropdown(options=options, description=name, layout=widgets.Layout(width="48%"))


def _told(feature: Feature) -> str:
    """What the chosen measure is, in a line."""
    return f"<p>{escape(feature.meaning)} Unit: {escape(feature.unit)}.</p>"


def _page(corpus: Corpus, event: str, feature: Feature, part: Part, voice: Voice | None) -> str:
    """The marked text, or in words why there is none."""
    try:
        return marked_text(corpus, event, feature, part=part, voice=voice)._repr_html_()
    except SamestoryError as error:
        return f"<p>{escape(str(error))}</p>"
