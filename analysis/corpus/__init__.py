"""Articles come in: a checked table, and the rows it refused."""

from analysis.corpus.articles import REJECT_COLUMNS, STANDARD_COLUMNS, Corpus
from analysis.corpus.export import guarded, write_csv
from analysis.corpus.outlets import lookalikes
from analysis.corpus.reading import MAX_BODY, read

__all__ = [
    "MAX_BODY",
    "REJECT_COLUMNS",
    "STANDARD_COLUMNS",
    "Corpus",
    "guarded",
    "lookalikes",
    "read",
    "write_csv",
]
