"""Names of the house: outlets, their sites and programmes, agencies, and the people who write for them.

No outlet is listed here. Outlets are known from the columns of the corpus, journalists from bylines and
from how an outlet speaks of its own ("The Post's Ann Lee"); only news agencies, which are few and the same
for everyone, are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from analysis.compare.distinguish.material import Flags, Material, Name, word_set
from analysis.text.words import fold

__all__ = ["agencies", "journalists", "outlets"]

_PLAIN = word_set(
    """
    news online web editorial opinion business newshour com org net tv radio show digital website site
    media magazine guest writer left right center centre
    """
)
"""Words of an outlet's name that name no outlet by themselves."""
_AGENCIES = (
    ("associated", "press"),
    ("press", "association"),
    ("united", "press", "international"),
    ("tribune", "news", "service"),
    ("getty", "images"),
    ("agence", "france-presse"),
    *((name,) for name in ("ap", "reuters", "afp", "upi", "bloomberg", "xinhua", "tass", "dpa", "mcclatchy")),
    *((name,) for name in ("getty", "shutterstock")),
)
_ROLES = word_set(
    """
    host co-host anchor correspondent reporter contributor analyst columnist editor commentator
    moderator journalist writer producer pundit
    """
)
_REACH = 6
"""Words from an outlet's name within which its people and programmes are looked for."""
_ITS_OWN = 0.2
"""A name is a journalist's if it stands in a credit in this share of the articles that mention it."""
_NAME = re.compile(r"[^\W\d_]+(?:['’.-]+[^\W\d_]+){0,3}")


def outlets(material: Material) -> Flags:
    """Names of all outlets of the corpus, their sites, initials, and programmes named after them."""
    marked = np.zeros(len(material.tokens), np.bool_)
    for name in sorted(_own_names(material)):
        marked |= _named(material, name)
    return marked | _programmes(material, marked)


def agencies(material: Material) -> Flags:
    """News agencies and picture desks, wherever they are named."""
    marked = np.zeros(len(material.tokens), np.bool_)
    for agency in _AGENCIES:
        marked |= _named(material, agency)
    return marked


def _named(material: Material, name: Name) -> Flags:
    """A name where it is printed with capitals; a single ordinary word only inside a sentence."""
    begin = material.places(name)
    last = begin + len(name) - 1
    begin = begin[material.capital[last] & (material.capital[begin] | (name[0] == "the"))]
    if len(name) == 1:
        known = material.number.get(name[0])
        if known is not None and not material.mostly_capital[known]:
            begin = begin[material.inside[begin]]
    return material.flags(begin, len(name))


def _own_names(material: Material) -> set[Name]:
    """All ways in which the outlets of the corpus may be named."""
    articles, names = material.articles, set[Name]()
    for column in dict.fromkeys(("outlet", material.by)):
        for value in sorted({str(value) for value in articles.get(column, ())}):
            names.update(_ways(value))
    for address in articles.get("url", ()):
        label = _site(str(address))
        if len(label) > 3:
            names.add((label,))
    return {name for name in names if name and len("".join(name)) > 1}


def _ways(outlet: str) -> Iterable[Name]:
    """The full name, the name without plain words ("News"), "the Times", initials, and the joined name.

    >>> sorted(set(_ways("New York Times - News")))
    [('new', 'york', 'times'), ('newyorktimes',), ('nyt',), ('the', 'times')]
    """
    name = re.split(r"\s[-–—|]\s|[(\[,]|\.(?:com|org|net|co)\b", outlet)[0]
    words = [fold(word) for word in _NAME.findall(name)]
    core = [word for word in words if word not in _PLAIN]
    if name == name.lower() or not core:
        return
    yield tuple(words)
    bare = core[1:] if core[0] == "the" else core
    if core[0] == "the" and len(core) == 2:
        yield tuple(core)
    else:
        yield tuple(bare)
    if len(bare) > 1:
        yield ("the", bare[-1])
        yield ("".join(bare),)
    if len(bare) > 2:
        yield ("".join(word[0] for word in bare),)


def _site(address: str) -> str:
    """The label by which a site is known ("foxnews" of www.foxnews.com).

    >>> _site("https://edition.cnn.com/2018/a"), _site("http://www.bbc.co.uk/news"), _site("")
    ('cnn', 'bbc', '')
    """
    try:
        labels = (urlsplit(address).hostname or "").split(".")
    except ValueError:
        return ""
    known = [label for label in labels[:-1] if label not in ("co", "com", "org", "www")]
    return known[-1] if known else ""


def _programmes(material: Material, own: Flags) -> Flags:
    """Titles in quotation marks right behind an outlet's name: CNN's "State of the Union"."""
    tokens = material.tokens
    spans = tokens.quotations
    short = (spans.last - spans.first <= _REACH) & (spans.last > spans.first) & (spans.first > 0)
    first, last = spans.first[short], spans.last[short]
    near = np.zeros(len(first), np.bool_)
    for step in range(1, _REACH + 1):
        near |= (first >= step) & own[np.maximum(first - step, 0)]
    titled = material.capital[first] & material.capital[np.maximum(last - 1, 0)]
    return material.covered(
        (int(tokens.begin[a]), int(tokens.stop[b - 1]))
        for a, b in zip(first[near & titled], last[near & titled], strict=True)
    )


def journalists(material: Material, own: Flags, credited: Flags) -> Flags:
    """Names found in bylines, credits, an author column, or behind an outlet's name ("Fox's Ann Lee").

    A name counts where a fifth or more of the articles that mention it credit it: a politician whom an
    outlet once called its guest stays. The full name is masked everywhere, the last name alone in articles
    that hold the full name. ``own`` marks names of outlets and agencies, ``credited`` lines of credit.
    """
    tokens = material.tokens
    found: dict[Name, set[int]] = {}
    for at in _name_places(material, own, credited).tolist():
        name: Name = (material.words[material.word[at]], material.words[material.word[at + 1]])
        found.setdefault(name, set()).add(int(tokens.article[at]))
    marked = np.zeros(len(tokens), np.bool_)
    for name in sorted(set(found) | _authors(material)):
        begin = material.places(name)
        begin = begin[material.capital[begin]]
        mentions = np.unique(tokens.article[begin])
        if name not in found or len(found[name]) >= _ITS_OWN * len(mentions):
            marked |= material.flags(begin, len(name))
            alone = material.places(name[-1:])
            alone = alone[material.mostly_capital[material.word[alone]]]
            alone = alone[material.capital[alone] & np.isin(tokens.article[alone], mentions)]
            marked |= material.flags(alone, 1)
    return marked


def _authors(material: Material) -> set[Name]:
    """Names in the author column, where there is one: two to four words."""
    names = set[Name]()
    for value in material.articles.get("author", ()):
        for author in re.split(r",|;|&| and ", str(value)):
            words = tuple(fold(word) for word in _NAME.findall(author))
            if 2 <= len(words) <= 4:
                names.add(words)
    return names


def _name_places(material: Material, own: Flags, credited: Flags) -> NDArray[np.intp]:
    """First words of pairs of capitals in a line of credit or just behind an outlet's name."""
    tokens = material.tokens
    pair = np.zeros(len(tokens), np.bool_)
    article_word = np.array([word in ("the", "a", "an") for word in material.words], np.bool_)
    capital = material.capital & ~own & ~article_word[material.word]
    adjoining = (np.diff(tokens.sentence) == 0) & (tokens.begin[1:] - tokens.stop[:-1] == 1)
    pair[:-1] = capital[:-1] & capital[1:] & adjoining
    places: NDArray[np.intp] = np.flatnonzero(pair & (credited | _behind(material, own)))
    return places


def _behind(material: Material, own: Flags) -> Flags:
    """Places right behind an outlet's possessive name, or behind its name and a role ("host")."""
    tokens = material.tokens
    apostrophe = np.array(["'" in word for word in tokens.words], np.bool_)
    role = np.array([word in _ROLES for word in material.words], np.bool_)
    size = len(tokens)
    if not size:
        return np.zeros(0, np.bool_)
    owner = own & apostrophe[tokens.word]
    for shape in "'’":
        follows = np.array([tokens.stream[stop : stop + 1] == shape for stop in tokens.stop[own].tolist()])
        owner[np.flatnonzero(own)[follows.astype(np.bool_)]] = True
    found = np.zeros(size, np.bool_)
    found[1:] = owner[:-1]
    near = np.zeros(size, np.bool_)
    for step in range(1, _REACH):
        near[step:] |= own[:-step]
    worker = near & role[material.word]
    found[1:] |= worker[:-1]
    return found
