"""The manifest: what a report was made from, by what, and the hash of every file in it."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any

from analysis.compare import Comparison
from analysis.corpus import Corpus
from analysis.features.feature import Feature
from analysis.measure import Measures

__all__ = ["facts", "hash_of_articles", "made_with", "write_manifest"]

_PACKAGES = (
    "samestory",
    "numpy",
    "pandas",
    "scipy",
    "scikit-learn",
    "nltk",
    "pyarrow",
    "jinja2",
    "matplotlib",
)

_WRITTEN = (
    "index.html",
    "measures.parquet",
    "comparison.csv",
    "pairs.csv",
    "rejects.csv",
    "events/*.html",
    "features/*.html",
    "figures/*.png",
    "figures/alt.json",
)


def hash_of_articles(corpus: Corpus) -> str:
    """SHA-256 over every cell of the article table, so that the same articles give the same hash."""
    digest = sha256()
    for name in corpus.articles.columns:
        for cell in (str(name), *corpus.articles[name].astype(str)):
            data = cell.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
    return digest.hexdigest()


def made_with() -> dict[str, str]:
    """Version of Python and of each package that can move a number or a picture."""
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed as a package"
    return found


def facts(
    corpus: Corpus, measures: Measures, comparison: Comparison | None, features: Iterable[Feature]
) -> dict[str, Any]:
    """All that decided the numbers: versions, the input's hash, scope, seed and draws, word lists.

    No time and no path of this machine: the same input gives the same bytes.
    """
    lists = sorted({name for feature in features for name in feature.lexicons})
    home = files("analysis.features").joinpath("lexicons")
    return {
        "made_by": "samestory",
        "versions": made_with(),
        "input": {
            "source": corpus.source,
            "rows_in": corpus.rows_in,
            "articles": len(corpus),
            "refused": len(corpus.rejects),
            "sha256": hash_of_articles(corpus),
        },
        "scope": measures.scope_in_words,
        "comparison": None
        if comparison is None
        else {
            "by": comparison.by,
            "within": comparison.within,
            **asdict(comparison.method),
        },
        "word_lists": {name: sha256(home.joinpath(name).read_bytes()).hexdigest() for name in lists},
    }


def write_manifest(home: Path, about: dict[str, Any]) -> None:
    """Write ``manifest.json``: the facts, and the hash of every file of the report beside it."""
    written = sorted(path for pattern in _WRITTEN for path in home.glob(pattern))
    outputs = {path.relative_to(home).as_posix(): sha256(path.read_bytes()).hexdigest() for path in written}
    text = json.dumps({**about, "outputs": outputs}, indent=1, ensure_ascii=False)
    (home / "manifest.json").write_text(text + "\n", encoding="utf-8", newline="\n")
