"""Measures in a file: Parquet, with the scope and the other reasonable scopes beside the table."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from analysis.errors import SamestoryError
from analysis.measure.measures import Measures

__all__ = ["read_measures", "write_measures"]

_KEY = b"samestory.measures"
_FRAMES = ("counts", "totals", "words", "sentences")


def write_measures(measures: Measures, path: str | Path) -> None:
    """Write measures to one Parquet file, the same bytes each time.

    Columns of the articles come first, then ``feature`` columns, then ``feature | counts`` (``totals``,
    ``words``, ``sentences``) and ``feature | other voice`` (the other reasonable scopes).
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    parts = {
        "": measures.table,
        **{name: getattr(measures, name) for name in _FRAMES},
        **measures.alternatives,
    }
    numbers = {
        f"{feature} | {name}" if name else feature: frame[feature]
        for name, frame in parts.items()
        for feature in measures.features
    }
    frame = measures.articles.join(pd.DataFrame(numbers))
    about = {
        "features": measures.features,
        "articles": [str(name) for name in measures.articles.columns],
        "part": measures.part,
        "voice": measures.voice,
        "about": measures.about,
        "voices": measures.voices,
        "alternatives": list(measures.alternatives),
        "twins": measures.twins,
        "validity": measures.validity,
        "titles": measures.titles,
        "units": measures.units,
    }
    table = pa.Table.from_pandas(frame.reset_index(), preserve_index=False)
    table = table.replace_schema_metadata({_KEY: json.dumps(about, sort_keys=True)})
    pq.write_table(table, path)


def read_measures(path: str | Path) -> Measures:
    """Read what ``write_measures`` wrote.

    Raises
    ------
    SamestoryError
        If the file is missing, or is not a file of measures.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(path)
        about = json.loads((table.schema.metadata or {})[_KEY])
    except FileNotFoundError:
        raise SamestoryError(f"measures: there is no file {Path(path).name}.") from None
    except (pa.ArrowException, KeyError, OSError):
        raise SamestoryError(
            f"measures: {Path(path).name} is no file of measures. "
            'Make one first with "samestory measure articles.csv -o measures.parquet"; or, straight from '
            'articles to sentences, ask "samestory verdicts articles.csv".'
        ) from None
    frame: pd.DataFrame = table.to_pandas().set_index("article")
    features = list(about["features"])

    def part(name: str) -> pd.DataFrame:
        return frame[[f"{feature} | {name}" for feature in features]].set_axis(features, axis=1)

    return Measures(
        table=frame[features],
        articles=frame[about["articles"]],
        part=about["part"],
        voice=about["voice"],
        about=tuple(about["about"]),
        voices=about["voices"],
        alternatives={name: part(name) for name in about["alternatives"]},
        twins=about["twins"],
        validity=about["validity"],
        # Older files hold neither; the registry then fills them in.
        titles=about.get("titles", {}),
        units=about.get("units", {}),
        **{name: part(name) for name in _FRAMES},
    )
