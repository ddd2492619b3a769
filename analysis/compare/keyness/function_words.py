"""Function words: words that hold sentences together and name nothing."""

from __future__ import annotations

__all__ = ["FUNCTION_WORDS"]

FUNCTION_WORDS = frozenset(
    word
    for line in (
        "a an the this that these those",
        "i me my mine myself we us our ours ourselves you your yours yourself yourselves",
        "he him his himself she her hers herself it its itself they them their theirs themselves",
        "who whom whose which what",
        "and or but nor so yet if than as because while when where whether though although until",
        "unless since",
        "of in on at by to from for with about into onto over under up down out off through between among",
        "after before during against without within upon toward towards across along around behind near",
        "am is are was were be been being do does did done doing have has had having",
        "not no there here then also too just very",
        "isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't",
        "it's that's there's he's she's what's who's i'm i've we're we've they're they've you're you've",
    )
    for word in line.split()
)
"""A closed list of our own. Modal verbs (may, could, must) are left out on purpose: they are habits worth
finding, alone ("could") and in phrases ("could be")."""
