"""The page for students: a prediction, three things to mark, two numbered texts, a count."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from analysis.teaching.handouts.layout import lines, page, shown
from analysis.teaching.handouts.versions import Version

__all__ = ["TASKS", "Task", "student_page"]


@dataclass(frozen=True)
class Task:
    """One thing to mark by hand, its sign, and the measure that counts it."""

    sign: str
    what: str
    measure: str


TASKS = (
    Task(
        "Underline",
        "each word that judges or excites, where a plainer word would do; not inside quotations.",
        "loaded.words",
    ),
    Task("Brackets [ ]", "around words that the outlet quotes from somebody.", "sourcing.quoted_share"),
    Task(
        "Circle",
        "each deed that is told without its doer (“mistakes were made”).",
        "agency.agentless",
    ),
)
_TICK = "□"


def student_page(title: str, versions: tuple[Version, Version], *, hidden: bool) -> str:
    """The sheet that a class reads, as HTML."""
    first, second = versions
    body = "\n".join(
        (
            f'<div class="top"><h1>Two versions of one event: <bdi>{shown(title)}</bdi></h1>'
            '<span class="say">Name&nbsp;__________________</span></div>',
            _before(versions),
            _version(first, hidden),
            _version(second, hidden),
            _after(),
            _sources(versions),
        )
    )
    return page(f"Two versions: {title}", body)


def _before(versions: tuple[Version, Version]) -> str:
    """The box above the first text."""
    tasks = "".join(f"<p>{_TICK} <b>{task.sign}</b> {escape(task.what)}</p>" for task in TASKS)
    heads = "".join(f"<p>{one.letter}: <b><bdi>{shown(one.headline)}</bdi></b></p>" for one in versions)
    return (
        f'<section class="box say"><p><b>1. Predict.</b> Read the two headlines only.</p>{heads}'
        f"<p>Which text will hold more words that judge or excite? {_TICK} A &nbsp; {_TICK} B &nbsp; "
        f"{_TICK} no difference. Because:</p>{lines(1)}"
        '<p class="next"><b>2. Mark.</b> Read both texts with a pencil. Your teacher says which marks to '
        f"make; if not, make the first.</p>{tasks}</section>"
    )


def _version(version: Version, hidden: bool) -> str:
    """One article with its numbers and room for notes."""
    name = "" if hidden else f": <bdi>{shown(version.outlet)}</bdi>"
    paragraphs = "".join(
        "<p>"
        + " ".join(
            f'<span id="{version.letter}{one.number}"><span class="n">{version.letter}{one.number}</span>'
            f"<bdi>{shown(one.text)}</bdi></span>"
            for one in paragraph
        )
        + "</p>\n"
        for paragraph in version.paragraphs
    )
    return (
        f'<article class="version" lang="{escape(version.language)}"><h2>Version {version.letter}{name}</h2>'
        '<div class="margin say">Notes</div>'
        f'<p class="head"><bdi>{shown(version.headline)}</bdi></p>\n'
        f'<div class="text">\n{paragraphs}</div></article>'
    )


def _after() -> str:
    """The box below the second text."""
    marks = "".join(
        f"<p>{escape(task.sign)}: &nbsp; A ______ &nbsp; B ______ &nbsp; of them hard to decide, as A7: "
        "____________</p>"
        for task in TASKS
    )
    return (
        f'<section class="box say"><p><b>3. Count</b> your marks.</p>{marks}'
        f"<p>What does only A tell, and what only B?</p>{lines(2)}"
        '<p class="next">Did your prediction hold? What else could explain the difference?</p>'
        f"{lines(2)}</section>"
    )


def _sources(versions: tuple[Version, Version]) -> str:
    """Where the texts come from, once if both say the same."""
    first, second = versions
    said = (
        [("Both versions", first.source)]
        if first.source == second.source
        else [(f"Version {one.letter}", one.source) for one in versions]
    )
    return "".join(f'<p class="foot">{who}: <bdi>{shown(source)}</bdi></p>' for who, source in said if source)
