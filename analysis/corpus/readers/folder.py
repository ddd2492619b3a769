"""A folder of cases: one event a folder, one article a text or Markdown file."""

from __future__ import annotations

from pathlib import Path

from analysis.corpus.columns import role_of
from analysis.corpus.readers.text import Article, article_of_file, told
from analysis.corpus.rows import Reject, Rows, table_of
from analysis.errors import SamestoryError
from analysis.wording import some

__all__ = ["read_folder"]

_ARTICLES = frozenset((".txt", ".md", ".markdown"))


def read_folder(path: Path) -> Rows:
    """Read every article below a folder, in the order of the folders' and files' names.

    The event is the name of the folder that holds the file (the given folder itself, where the texts
    lie in it directly) unless the front matter names one. An article is named after its path.
    Files whose names begin with "README" or a point, and files of other kinds, are no articles; the
    log names them.

    Raises
    ------
    SamestoryError
        If there is no article in the folder.
    """
    articles, others = _files(path)
    if not articles:
        raise SamestoryError(
            f"read: the folder {path.name} holds no article (.txt or .md). "
            + (f"It holds {some(others)}; read that file by its own name. " if others else "It is empty. ")
            + "A folder of cases has one folder an event and one text file an article."
        )
    records: list[dict[str, object]] = []
    read: dict[str, Article] = {}
    rejects: list[Reject] = []
    log = [f"{path.name}: not read as articles: {some(others)}."] if others else []
    for file in articles:
        name = file.relative_to(path).as_posix()
        article = article_of_file(file, name)
        if article.reject:
            rejects.append(article.reject)
            continue
        records.append(_with_names(article.fields, file, path))
        read[name] = article
    log += told(read)
    return Rows(
        table_of(records), list(read), [1] * len(read), tuple(rejects), tuple(log), path.resolve().name
    )


def _files(path: Path) -> tuple[list[Path], list[str]]:
    """Article files and the names of the others, in the order of their paths; hidden ones are left out."""
    articles: list[Path] = []
    others: list[str] = []
    for file in sorted(path.rglob("*"), key=lambda file: file.relative_to(path).parts):
        parts = file.relative_to(path).parts
        if not file.is_file():
            continue
        hidden = any(part.startswith(".") for part in parts)
        if hidden or file.suffix.casefold() not in _ARTICLES or file.name.casefold().startswith("readme"):
            others.append("/".join(parts))
        else:
            articles.append(file)
    return articles, others


def _with_names(fields: dict[str, object], file: Path, root: Path) -> dict[str, object]:
    """The fields of an article, its name and event added from its path where it names none itself."""
    roles = {role_of(key) for key in fields}
    relative = file.relative_to(root)
    folder = relative.parent.as_posix() if len(relative.parts) > 1 else root.resolve().name
    named: dict[str, object] = {}
    if "article" not in roles:
        named["article"] = relative.with_suffix("").as_posix()
    if "event" not in roles:
        named["event"] = folder
    return {**named, **fields}
