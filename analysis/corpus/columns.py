"""The usual names of columns, and which column of a source is taken for which of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.errors import SamestoryError

__all__ = ["USUAL_NAMES", "Mapped", "map_columns", "role_of"]

USUAL_NAMES: dict[str, tuple[str, ...]] = {
    "article": ("article", "article_id", "articleid", "id", "doc_id", "docid", "document_id", "uid", "guid"),
    "event": ("event", "event_id", "eventid", "story", "story_id", "storyid", "cluster", "cluster_id"),
    "outlet": (
        *("outlet", "outlet_name", "publication", "publisher", "newspaper", "source", "source_name"),
        *("media", "media_outlet", "media_name", "news_source", "news_outlet"),
    ),
    "date": (
        *("date", "published", "published_at", "publish_date", "published_date", "publication_date"),
        *("pubdate", "pub_date", "date_published", "datetime", "day"),
    ),
    "headline": ("headline", "title", "header", "heading", "article_title"),
    "body": (
        *("body", "text", "content", "article_text", "full_text", "fulltext", "story_text", "body_text"),
        *("article_body", "paragraphs", "sentences"),
    ),
    "copy_of": ("copy_of",),
    "language": ("language", "lang"),
    "author": ("author", "byline", "authors"),
    "url": ("url", "link"),
    "section": ("section",),
    "leaning": ("leaning",),
}
"""Our column, then the names it goes by, in the order in which they are preferred. Case, spaces,
hyphens and underscores do not matter. A column named ``topic`` is not an event: many events share one."""


@dataclass(frozen=True)
class Mapped:
    """Which column of the source plays which role.

    Attributes
    ----------
    roles : dict
        Our name to the source's name.
    extras : dict
        The source's name to the name under which the column is kept.
    log : tuple of str
        The mapping in words.
    """

    roles: dict[str, str]
    extras: dict[str, str]
    log: tuple[str, ...]


def role_of(name: str) -> str:
    """The column of ours that a name usually stands for, or "".

    >>> role_of("Full Text"), role_of("topic")
    ('body', '')
    """
    return _ROLE_OF.get(_key(name), "")


def map_columns(names: Sequence[str], overrides: Mapping[str, str | None] | None = None) -> Mapped:
    """Decide which column of a source is which of ours.

    Where two columns could play one role, the name that stands first in ``USUAL_NAMES`` wins and the
    other stays as a further column. A further column that bears one of our names is kept as
    ``<name>_source``, so that a name of ours always means ours.

    Parameters
    ----------
    names : sequence of str
        The columns of the source.
    overrides : mapping, optional
        Our name to the source's name; wins over the usual names. None: no column plays that role.

    Raises
    ------
    SamestoryError
        If an override names a column that the source lacks or a role that is not ours, or if no
        column holds the text.

    Examples
    --------
    >>> map_columns(["media", "content", "date", "side"]).log[0]
    'columns: media is read as outlet, content is read as body; named as here: date; kept beside them: side.'
    >>> map_columns(["side", "text"], {"outlet": "side"}).roles
    {'outlet': 'side', 'body': 'text'}
    """
    overrides = overrides or {}
    chosen = _checked(names, overrides)
    found: dict[str, list[str]] = {}
    for name in names:
        role = role_of(name)
        if role and role not in overrides and name not in chosen.values():
            found.setdefault(role, []).append(name)
    for role, candidates in found.items():
        chosen[role] = min(candidates, key=lambda name: USUAL_NAMES[role].index(_known(role, name)))
    if "body" not in chosen:
        raise SamestoryError(_no_body(names))
    roles = {role: chosen[role] for role in USUAL_NAMES if role in chosen}
    extras = _extras(names, roles)
    return Mapped(roles, extras, _in_words(roles, extras, found))


def _key(name: str) -> str:
    """A name without case, spaces, hyphens and underscores."""
    return "".join(letter for letter in name.casefold() if letter not in " _-.\t")


def _known(role: str, name: str) -> str:
    """The spelling of a name that stands in the list of usual names."""
    return next(usual for usual in USUAL_NAMES[role] if _key(usual) == _key(name))


_ROLE_OF = {_key(usual): role for role, usuals in USUAL_NAMES.items() for usual in usuals}


def _checked(names: Sequence[str], overrides: Mapping[str, str | None]) -> dict[str, str]:
    """The overrides, after a look whether they can be followed."""
    for role, name in overrides.items():
        if role not in USUAL_NAMES:
            raise SamestoryError(
                f'read: columns= names "{role}", which is no column of ours. '
                f"Ours are: {', '.join(USUAL_NAMES)}. Write columns={{ours: yours}} "
                "(command line: --columns ours=yours)."
            )
        if name is not None and name not in names:
            raise SamestoryError(
                f'read: columns= takes {role} from "{name}", but the source has no such column. '
                f"It has: {', '.join(names)}."
            )
    return {role: name for role, name in overrides.items() if name is not None}


def _no_body(names: Sequence[str]) -> str:
    """What to say when no column holds the text."""
    return (
        f"read: no column holds the text of the articles. Columns found: {', '.join(names) or 'none'}. "
        f"Understood as the text: {', '.join(USUAL_NAMES['body'])}. "
        'Name yours with columns={"body": "..."} (command line: --columns body=...).'
    )


def _extras(names: Sequence[str], roles: Mapping[str, str]) -> dict[str, str]:
    """Every other column with the name under which it is kept."""
    kept: dict[str, str] = {}
    taken = {*USUAL_NAMES, *names}
    for name in names:
        if name in roles.values():
            continue
        new = name
        if name in USUAL_NAMES:
            new = f"{name}_source"
            while new in taken:
                new += "_source"
            taken.add(new)
        kept[name] = new
    return kept


def _in_words(
    roles: Mapping[str, str], extras: Mapping[str, str], found: Mapping[str, list[str]]
) -> tuple[str, ...]:
    """The mapping as sentences."""
    renamed = [f"{name} is read as {role}" for role, name in roles.items() if name != role]
    same = [role for role, name in roles.items() if name == role]
    clauses = [", ".join(renamed)] if renamed else []
    if same:
        clauses.append(f"named as here: {', '.join(same)}")
    if extras:
        clauses.append(f"kept beside them: {', '.join(extras)}")
    log = [f"columns: {'; '.join(clauses)}."]
    for role, candidates in found.items():
        others = [name for name in candidates if name != roles[role]]
        if others:
            log.append(
                f"columns: {', '.join(others)} could be {role} too; {roles[role]} was taken. "
                f'To choose: columns={{"{role}": "{others[0]}"}} '
                f"(command line: --columns {role}={others[0]})."
            )
    log += [f"columns: the source's own {old} is kept as {new}." for old, new in extras.items() if old != new]
    return tuple(log)
