"""Which language a text is in: the suite is for English, so others are flagged, not guessed at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.wording import counted

__all__ = ["ENOUGH", "SAMPLE", "languages", "languages_log"]

SAMPLE = 600
"""Characters of a body that are looked at: enough to be sure, and forty times faster than the whole."""

ENOUGH = 120
"""Characters below which no language is named: short texts are often called the wrong one."""


def languages(bodies: Sequence[str]) -> list[str]:
    """Name the language of each body by its ISO 639 code, "" where the text is too short to say.

    Headlines are not judged: three words are too few for any detector.

    References
    ----------
    Lui, M. and Baldwin, T. (2012). langid.py: an off-the-shelf language identification tool. ACL 2012.
    Barbaresi, A., py3langid (the package that does the work here).

    Examples
    --------
    >>> languages(["Obama wins", "The minister said on Friday that the talks would go on. " * 3])
    ['', 'en']
    """
    long_enough = [place for place, body in enumerate(bodies) if len(body) >= ENOUGH]
    named = [""] * len(bodies)
    if not long_enough:
        return named
    import py3langid

    for place in long_enough:
        # Whitespace is folded so that a page of blank lines does not use the sample up.
        named[place] = py3langid.classify(" ".join(bodies[place][: 2 * SAMPLE].split())[:SAMPLE])[0]
    return named


def languages_log(named: Sequence[str]) -> tuple[str, ...]:
    """Say which articles are not English, and which could not be judged."""
    count = Counter(named)
    unsaid = count.pop("", 0)
    other = {code: n for code, n in sorted(count.items()) if code.casefold()[:2] != "en"}
    log = []
    if other:
        log.append(
            f"language: {counted(sum(other.values()), 'article')} not in English "
            f"({', '.join(f'{code} {n:,}' for code, n in other.items())}); kept, and flagged in the column "
            "language. The word lists are English, so measures of such a text say little."
        )
    if unsaid:
        log.append(f"language: {counted(unsaid, 'article')} too short to say (under {ENOUGH} characters).")
    return tuple(log)
