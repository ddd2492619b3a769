"""Who acts on whom: the deeds of named actors and what is done to them, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.features.agency import agency_of, power_of
from analysis.features.feature import Marks
from analysis.features.passives import ANY_MARK, connected
from analysis.features.verb_uses import ACTIVE, AGENT, VOICES, Uses, find_uses, known, verbs
from analysis.text.tokens import HEADLINE, Tokens, tokenise, tokens_of
from analysis.text.words import straighten

__all__ = ["ACTS_COLUMNS", "acts", "agency_about", "power_about"]

ACTS_COLUMNS = (
    "article",
    "part",
    "start",
    "end",
    "text",
    "verb",
    "voice",
    "doer",
    "done_to",
    "doer_power",
    "doer_agency",
)
REACH = 3
"""Words that may stand between a verb, or "by", and a name: "attacked the northern rebels"."""

Places = NDArray[np.int64]


class _Mentions(NamedTuple):
    """For each token: which actor's name begins, ends there (-1: none), and where the name then ends."""

    begins: NDArray[np.int64]
    ends: NDArray[np.int64]
    until: NDArray[np.int64]


class _Roles(NamedTuple):
    """Uses of verbs; for each, who does it and to whom (-1: no actor), and where the name behind it ends."""

    uses: Uses
    doer: Places
    patient: Places
    ends: Places


def acts(corpus: Corpus, actors: Sequence[str | Sequence[str]]) -> pd.DataFrame:
    """List what actors do and what is done to them, as far as a name stands right beside a listed verb.

    Precision before recall: pronouns, names behind other words ("the army of X attacked") and verbs outside
    the list are left out, so counts are low and comparable between outlets rather than complete.

    Parameters
    ----------
    corpus : Corpus
    actors : sequence
        A name, or a sequence of names of one actor, the first of which stands in the table. Capitals matter.

    Returns
    -------
    DataFrame
        A row a clause: ``article``; ``part``, ``start``, ``end``, ``text`` (the words from doer to verb or
        the like, with offsets into the headline or body); ``verb`` (as on the list); ``voice``; ``doer`` and
        ``done_to`` ("" where it is no given actor); ``doer_power`` (1: the verb puts the doer above what is
        acted on, -1: below, 0: neither, missing: nothing is acted on); ``doer_agency`` (1: the doer decides
        and pushes on, -1: undergoes, 0: neither).

    Raises
    ------
    SamestoryError
        If no actor is given or a name holds no word.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> body = "The army attacked the rebels. The rebels were condemned by Oslo."
    >>> corpus = read(pd.DataFrame({"outlet": ["A"], "event": ["e"], "body": [body]}))
    >>> acts(corpus, ["army", "rebels", "Oslo"])[["doer", "verb", "done_to", "doer_power"]]
        doer     verb done_to  doer_power
    0   army   attack  rebels         1.0
    1   Oslo  condemn  rebels         1.0
    """
    if isinstance(actors, str) or not actors:
        raise SamestoryError('acts: no list of actors. Give names, such as ["Lee", ["Kim", "Pyongyang"]].')
    groups = [(actor,) if isinstance(actor, str) else tuple(actor) for actor in actors]
    tokens = tokens_of(corpus)
    roles = _roles(tokens, groups)
    return _table(corpus, tokens, roles, [group[0] for group in groups])


def power_about(tokens: Tokens, names: tuple[str, ...]) -> Marks:
    """Verbs beside an actor's names, weighted by the power that they give the actor.

    The doer's power where the actor does it, its opposite where it is done to the actor.
    """
    uses, doer, patient, _ = _roles(tokens, [names])
    value = power_of(uses)
    return _marked(
        uses, np.where(doer >= 0, value, -value), np.isfinite(value) & ((doer >= 0) | (patient >= 0))
    )


def agency_about(tokens: Tokens, names: tuple[str, ...]) -> Marks:
    """Verbs beside an actor's names, weighted by the actor's initiative; 0 for what is done to the actor."""
    uses, doer, patient, _ = _roles(tokens, [names])
    return _marked(uses, np.where(doer >= 0, agency_of(uses), 0.0), (doer >= 0) | (patient >= 0))


def _marked(uses: Uses, weight: NDArray[np.float64], keep: NDArray[np.bool_]) -> Marks:
    return Marks.of("token", uses.verb[keep], weight=weight[keep], label=uses.voice[keep], labels=VOICES)


def _roles(tokens: Tokens, groups: Sequence[tuple[str, ...]]) -> _Roles:
    """Every use of a listed verb with the actor who does it and the one to whom it is done."""
    mentions = _mentions(tokens, groups)
    uses = find_uses(tokens)
    subject = _before(tokens, uses.group, mentions)
    behind, behind_ends = _behind(tokens, np.where(uses.voice == AGENT, uses.by, uses.verb), mentions)
    passive = uses.voice != ACTIVE
    doer = np.where(passive, np.where(uses.voice == AGENT, behind, -1), subject)
    clause = np.array(["clause" in entry.flags for entry in verbs().entries])[uses.entry]
    patient = np.where(passive, subject, np.where(clause, -1, behind))
    return _Roles(uses, doer, patient, behind_ends)


def _mentions(tokens: Tokens, groups: Sequence[tuple[str, ...]]) -> _Mentions:
    """Where each actor is named, word by word with capitals as given, no possessives."""
    found = _Mentions(*(np.full(len(tokens), -1, np.int64) for _ in range(3)))
    forms = {form: number for number, form in enumerate(straighten("\n".join(tokens.forms)).split("\n"))}
    for actor, names in enumerate(groups):
        for name in sorted(names, key=len):
            words = [
                straighten(part.text_of(0))
                for part in (tokenise([""], [word]) for word in name.split())
                if part
            ]
            if not words:
                raise SamestoryError(
                    f"acts: the name {name!r} holds no word. Give names as they are printed."
                )
            at = np.arange(len(tokens) - len(words) + 1)
            for step, word in enumerate(words):
                at = at[tokens.form[at + step] == forms.get(word, -1)]
            last = at + len(words) - 1
            inside = tokens.sentence[at] == tokens.sentence[last]
            found.begins[at[inside]] = found.ends[last[inside]] = actor
            found.until[at[inside]] = last[inside]
    return found


def _before(tokens: Tokens, group: Places, mentions: _Mentions) -> Places:
    """The actor whose name stands right before each verb group and is no part of a larger phrase."""
    at = group - 1
    actor = np.where(connected(tokens, at, ANY_MARK), mentions.ends[np.maximum(at, 0)], -1)
    first = at.copy()
    inner = known(tokens, "determiner")
    starts = np.flatnonzero(mentions.begins >= 0)
    has = actor >= 0
    first[has] = starts[np.searchsorted(starts, at[has], side="right") - 1]
    before = np.maximum(first - 1, 0)
    before = np.where(
        (first > 0) & connected(tokens, first - 1) & inner[tokens.word[before]], before - 1, before
    )
    governed = known(tokens, "preposition")[tokens.word[np.maximum(before, 0)]] & connected(
        tokens, before, ANY_MARK
    )
    return np.where(governed & (first > 0), -1, actor)


def _behind(tokens: Tokens, at: Places, mentions: _Mentions) -> tuple[Places, Places]:
    """The actor named within reach behind each token, where a name closes its phrase, and where it ends."""
    closed = known(tokens, "preposition", "conjunction", "modal", "have", "being", "subject")
    last = len(tokens) - 1
    actor, ends = np.full(len(at), -1, np.int64), np.full(len(at), -1, np.int64)
    going = np.flatnonzero(at >= 0)
    for step in range(1, REACH + 2):
        here = at[going] + step
        going = going[connected(tokens, here - 1, ANY_MARK)]
        here = at[going] + step
        named = mentions.begins[here] >= 0
        until = mentions.until[here[named]]
        follows = tokens.word[np.minimum(until + 1, last)]
        whole = ~connected(tokens, until, ANY_MARK) | closed[follows] | known(tokens, "time")[follows]
        actor[going[named]] = np.where(whole, mentions.begins[here[named]], -1)
        ends[going[named]] = until
        going = going[~named & ~closed[tokens.word[here]]]
    return actor, ends


def _table(
    corpus: Corpus,
    tokens: Tokens,
    roles: _Roles,
    names: list[str],
) -> pd.DataFrame:
    """The clauses as rows."""
    uses = roles.uses
    rows = np.flatnonzero((roles.doer >= 0) | (roles.patient >= 0))
    doer, patient, ends = roles.doer[rows], roles.patient[rows], roles.ends[rows]
    verb, article = uses.verb[rows], tokens.article[uses.verb[rows]]
    subject = np.where(uses.voice[rows] == ACTIVE, doer, patient)
    first = np.where(subject >= 0, np.maximum(uses.group[rows] - 1, 0), uses.group[rows])
    last = np.maximum(verb, ends)
    headline = tokens.part[verb] == HEADLINE
    origin = np.where(headline, tokens.headline_at[article], tokens.body_at[article])
    begin, stop = tokens.begin[first], tokens.stop[last]
    lemma = [entry.term for entry in verbs().entries]
    return pd.DataFrame(
        {
            "article": corpus.articles["article"].to_numpy()[article],
            "part": np.where(headline, "headline", "body"),
            "start": begin - origin,
            "end": stop - origin,
            "text": [tokens.stream[a:b] for a, b in zip(begin, stop, strict=True)],
            "verb": [lemma[entry] for entry in uses.entry[rows]],
            "voice": [VOICES[voice] for voice in uses.voice[rows]],
            "doer": [names[actor] if actor >= 0 else "" for actor in doer],
            "done_to": [names[actor] if actor >= 0 else "" for actor in patient],
            "doer_power": power_of(uses)[rows],
            "doer_agency": agency_of(uses)[rows],
        },
        columns=list(ACTS_COLUMNS),
    )
