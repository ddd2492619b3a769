"""Write a handout of one event, or its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from analysis.corpus import Corpus
from analysis.errors import SamestoryError, expect
from analysis.teaching.handouts.hiding import masks_for, without_names
from analysis.teaching.handouts.key_page import key_page
from analysis.teaching.handouts.layout import write
from analysis.teaching.handouts.student_page import student_page
from analysis.teaching.handouts.versions import Names, title_of, told_hidden, two_articles, versions_of

__all__ = ["Handout", "handout", "handout_key"]


@dataclass(frozen=True)
class Handout:
    """A page that was written.

    Attributes
    ----------
    path : Path
        Open it in a browser and print it, on A4 or Letter.
    outlets : tuple of str
        Version A and version B.
    notes : tuple of str
        What to know before printing.
    """

    path: Path
    outlets: tuple[str, str]
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        said = f"{self.path.name}: version A is {self.outlets[0]}, version B is {self.outlets[1]}."
        return "\n".join((said, *self.notes))

    def _repr_html_(self) -> str:
        return "".join(f"<p>{escape(line)}</p>" for line in repr(self).splitlines())


def handout(
    corpus: Corpus,
    event: str,
    path: str | Path,
    *,
    outlets: Sequence[str] | None = None,
    names: Names = "shown",
) -> Handout:
    """Write two versions of one event as a page to print: close reading without a computer.

    One file that loads nothing, for A4 and Letter: a prediction, three things to mark, both texts with a
    number before each sentence ("A7") and a margin for notes, a count. The sentences are those that the
    measures count, so ``handout_key`` says where in them the suite found something.

    Parameters
    ----------
    corpus : Corpus
    event : str
        As in ``corpus.articles["event"]``. Of an outlet with several articles the first is taken.
    path : path
        The file, "handout.html".
    outlets : two names, optional
        Version A and version B. Without it the two that lie furthest apart in what the key counts.
    names : {"shown", "hidden"}
        Whether the page names the outlets. Hidden, a text that names its own outlet or that of the other
        version says "[this outlet]", bylines say "[its writer]", and addresses are left out. What only
        readers know (a columnist, a slogan) stays.

    Returns
    -------
    Handout

    Raises
    ------
    SamestoryError
        For an unknown event or outlet, an event of one outlet, or a file that cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> import pandas as pd
    >>> import analysis as sa
    >>> rows = {"outlet": ["Post", "Echo"], "event": ["e", "e"], "body": ["A vile crime.", "A theft."]}
    >>> handout(sa.read(pd.DataFrame(rows)), "e", Path(tempfile.mkdtemp()) / "crime.html")
    crime.html: version A is Post, version B is Echo.
    """
    expect("handout", corpus, Corpus, "Pass sa.read(source).")
    if names not in ("shown", "hidden"):
        raise SamestoryError(f'handout: names must be "shown" or "hidden", not "{names}".')
    story = two_articles(corpus, event, outlets)
    versions = versions_of(story, names)
    hidden = names == "hidden"
    title = title_of(event)
    if hidden:
        for version in versions:
            title = without_names(title, masks_for(version.outlet, "[an outlet]"))
    write(Path(path), student_page(title, versions, hidden=hidden))
    notes = (told_hidden(versions),) if hidden else ()
    return Handout(Path(path), (versions[0].outlet, versions[1].outlet), notes)


def handout_key(
    corpus: Corpus,
    event: str,
    path: str | Path,
    *,
    outlets: Sequence[str] | None = None,
) -> Handout:
    """Write the teacher's key to ``handout``: who is who, what the suite counts in both texts, and where.

    Parameters
    ----------
    corpus, event, path, outlets
        As in ``handout``, so that both speak of the same two articles.

    Returns
    -------
    Handout

    Examples
    --------
    >>> import tempfile
    >>> import pandas as pd
    >>> import analysis as sa
    >>> rows = {"outlet": ["Post", "Echo"], "event": ["e", "e"], "body": ["A vile crime.", "A theft."]}
    >>> handout_key(sa.read(pd.DataFrame(rows)), "e", Path(tempfile.mkdtemp()) / "key.html").outlets
    ('Post', 'Echo')
    """
    expect("handout", corpus, Corpus, "Pass sa.read(source).")
    story = two_articles(corpus, event, outlets)
    versions = versions_of(story, "shown")
    write(Path(path), key_page(title_of(event), story, versions))
    return Handout(Path(path), (versions[0].outlet, versions[1].outlet))
