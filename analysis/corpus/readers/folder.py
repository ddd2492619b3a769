"""A folder of cases: one event a folder, one article a text or Markdown file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from analysis.corpus.columns import role_of
from analysis.corpus.readers.text import Article, article_of_file, told
from analysis.corpus.rows import Reject, Rows, table_of
from analysis.corpus.wording import some
from analysis.errors import SamestoryError

__all__ = ["read_folder"]

_ARTICLES = frozenset((".txt", ".md", ".markdown"))
_OF_TOOLS = frozenset(("__macosx", "__pycache__", "node_modules", "site-packages", "venv"))

Fields = dict[str, object]


def read_folder(path: Path, columns: Mapping[str, str | None] | None = None) -> Rows:
    """Read every article below a folder, in the order of the folders' and files' names.

    The event is the name of the folder that holds the file (the given folder itself, where all texts
    lie in it directly; none for a loose file beside event folders) unless the front matter names one.
    Where no front matter names an outlet, and ``columns`` says nothing of it, the outlet is the name of
    the file. An article is named after its path.
    Files whose names begin with "README" or a point, and files of other kinds, are no articles; hidden
    folders and those of tools (``node_modules``) are not entered. The log names them.

    Raises
    ------
    SamestoryError
        If there is no article in the folder.
    """
    articles, others = _files(path)
    if not articles:
        raise SamestoryError(_no_article(path, others))
    read: dict[str, Article] = {}
    rejects: list[Reject] = []
    for file in articles:
        name = file.relative_to(path).as_posix()
        article = article_of_file(file, name)
        if article.reject:
            rejects.append(article.reject)
        else:
            read[name] = article
    folder = path.resolve().name
    log = [f"{path.name}: not read as articles: {some(others)}."] if others else []
    records = {name: article.fields for name, article in read.items()}
    if "outlet" not in (columns or {}):
        records, said = _with_outlets(records, folder)
        log += said
    in_folders = any(file.parent != path for file in articles)
    records, said = _with_events(records, folder, in_folders)
    log += [*said, *told(read)]
    table = table_of(list(records.values()))
    return Rows(table, list(read), [1] * len(read), tuple(rejects), tuple(log), folder)


def _no_article(path: Path, others: list[str]) -> str:
    """What to say of a folder without an article, and of what is in it instead."""
    files = [name for name in others if not name.endswith("/")]
    if files:
        instead = f"It holds {some(files)}; read that file by its own name."
    else:
        instead = f"Left aside: {some(others)}." if others else "It is empty."
    return (
        f"read: the folder {path.name} holds no article (.txt or .md). {instead} "
        "A folder of cases has one folder an event and one text file an article."
    )


def _files(path: Path) -> tuple[list[Path], list[str]]:
    """Article files, and the names of other files and of folders left aside, in the order of their paths."""
    articles: list[Path] = []
    others: list[Path] = []
    aside: set[Path] = set()
    for place, folders, files in os.walk(path):
        here = Path(place)
        aside |= {here / name for name in folders if name.startswith(".") or name.casefold() in _OF_TOOLS}
        folders[:] = [name for name in folders if here / name not in aside]
        for name in files:
            usable = Path(name).suffix.casefold() in _ARTICLES
            hidden = name.startswith(".") or name.casefold().startswith("readme")
            (articles if usable and not hidden else others).append(here / name)

    def in_order(found: Iterable[Path]) -> list[Path]:
        return sorted(found, key=lambda one: one.relative_to(path).parts)

    names = [
        one.relative_to(path).as_posix() + ("/" if one in aside else "")
        for one in in_order({*others, *aside})
    ]
    return in_order(articles), names


def _with_outlets(records: dict[str, Fields], folder: str) -> tuple[dict[str, Fields], list[str]]:
    """The outlet from the names of the files, where no file names one, and a sentence that says so."""
    named = any(
        value for fields in records.values() for key, value in fields.items() if role_of(key) == "outlet"
    )
    if named or not records:
        return records, []
    outlets = {name: Path(name).stem for name in records}
    completed = {
        name: {key: value for key, value in fields.items() if role_of(key) != "outlet"}
        | {"outlet": outlets[name]}
        for name, fields in records.items()
    }
    listed = some(list(dict.fromkeys(outlets.values())))
    return completed, [
        f"outlets: no file of {folder} names its outlet, so the name of each file is taken as its outlet: "
        f"{listed}."
    ]


def _with_events(
    records: dict[str, Fields], folder: str, in_folders: bool
) -> tuple[dict[str, Fields], list[str]]:
    """Name and event of each article from its path, where it names none itself."""
    completed: dict[str, Fields] = {}
    loose: list[str] = []
    for name, fields in records.items():
        roles = {role_of(key) for key in fields}
        path = Path(name)
        added: Fields = {}
        if "article" not in roles:
            added["article"] = path.with_suffix("").as_posix()
        if "event" not in roles:
            inside = path.parent != Path()
            added["event"] = path.parent.as_posix() if inside else "" if in_folders else folder
            loose += [] if inside or not in_folders else [name]
        completed[name] = added | fields
    if not loose:
        return completed, []
    return completed, [
        f"events: no event for what lies beside the event folders of {folder}: {some(loose)}. Move it into "
        "one, or name its event in its front matter."
    ]
