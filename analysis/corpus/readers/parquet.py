"""A Parquet file; nothing in it is unpickled."""

from __future__ import annotations

from pathlib import Path

from analysis.corpus.readers.frame import read_frame
from analysis.corpus.rows import Reject, Rows, table_of

__all__ = ["read_parquet"]


def read_parquet(path: Path) -> Rows:
    """Read a Parquet file; a damaged one is one reject."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        frame = parquet.ParquetFile(path).read().to_pandas()
    except (pa.ArrowException, OSError, ValueError, LookupError, TypeError) as error:
        reason = f"not readable as Parquet ({str(error).splitlines()[0][:80]})"
        reject = Reject(path.name, 1, "", reason, "write the file again, or bring the articles as CSV")
        return Rows(table_of([]), [], [], (reject,), name=path.name)
    return read_frame(frame, path.name)
