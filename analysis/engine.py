"""Ground floor: runs a function over partitions, in this process or on this machine's cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

from tqdm import tqdm

from analysis.errors import SamestoryError

__all__ = ["PARTITION", "map_partitions", "one_thread", "partitions"]

PARTITION = 500
"""Articles in a partition. Fixed, whatever the workers, so that they cannot change a single bit."""

Item = TypeVar("Item")
Result = TypeVar("Result")


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep linear algebra on one thread.

    Thousands of small products gain nothing from more threads, and on a machine that others use too the
    threads wait for one another: telling outlets apart took 88 seconds in place of 2.
    """
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1):
        yield


def partitions(n_articles: int, size: int = PARTITION) -> list[slice]:
    """Cut ``n_articles`` rows into consecutive slices of at most ``size``.

    >>> partitions(5, size=2)
    [slice(0, 2, None), slice(2, 4, None), slice(4, 5, None)]
    """
    return [slice(low, min(low + size, n_articles)) for low in range(0, n_articles, size)]


def map_partitions(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    workers: int = 1,
    label: str = "",
    progress: bool = False,
) -> list[Result]:
    """Apply ``function`` to each item and return the results in the order of the items.

    Parameters
    ----------
    function : callable
        A function of a module (not a lambda), so that it can travel to a worker process.
    items : sequence
    workers : int
        1 runs here; more start as many processes.
    label : str
        What the progress bar says.
    progress : bool
        Show a progress bar on standard error.

    Raises
    ------
    SamestoryError
        If ``workers`` is less than 1.

    Examples
    --------
    >>> map_partitions(len, ["a", "bc"])
    [1, 2]
    """
    if workers < 1:
        raise SamestoryError(f"engine: workers must be 1 or more, not {workers}.")

    def shown(results: Iterable[Result]) -> Iterator[Result]:
        yield from tqdm(results, total=len(items), desc=label, disable=not progress, leave=False)

    if workers == 1 or len(items) < 2:
        return list(shown(map(function, items)))
    # "spawn" on every platform: a forked child of a threaded parent (numpy, pyarrow) can hang.
    with ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn")) as pool:
        return list(shown(pool.map(function, items)))
