"""Agency: passives, left-out agents, nouns instead of deeds, power and initiative of verbs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature, Marks
from analysis.features.matching import find_shipped, keeping, once_per_tokens
from analysis.features.passives import ANY_MARK, NOMINALISATIONS, WORDS, connected, find_passives
from analysis.features.verb_uses import (
    ACTIVE,
    AGENTLESS,
    CONTEXT,
    VERBS,
    VOICES,
    Uses,
    find_uses,
    known,
    verbs,
)
from analysis.text.tokens import Tokens

__all__ = ["FEATURES", "POWER", "agency_of", "power_of"]

POWER = {"agent": 1.0, "theme": -1.0, "equal": 0.0}
INITIATIVE = {"active": 1.0, "neutral": 0.0, "passive": -1.0}
LABELS = ("names its agent", "leaves its agent out")
FIGURATIVE_WITHIN = 3

PASSIVE = (
    "Fowler, Hodge, Kress and Trew (1979), Language and Control; van Dijk (1988), News as Discourse. Against "
    "reading intent into it: Billig (2008), The language of critical discourse analysis, Discourse & Society."
)
CONNOTATION = (
    "Sap, Prasettio, Holtzman, Rashkin and Choi (2017), Connotation Frames of Power and Agency in Modern "
    "Films, EMNLP; Rashkin, Singh and Choi (2016), Connotation Frames, ACL. Own list, by their definitions."
)
MEASURED = (
    "Rules without a parser. On 75 clauses labelled by hand after the rules were fixed, precision and recall "
    "were 0.98 each; python -m benchmarks.passives prints the figures.",
)
UNCOUNTED = (
    "Counted are forms of be and get with a participle, infinitives too. Not counted: participles alone ('a "
    "man killed by police', most headlines), questions with a noun between ('was the man shot?'), a "
    "second participle after one 'was'.",
)
INNOCENT = "Most passives without agent hide nobody ('was born', 'is expected'); open the evidence."

nouns = find_shipped(NOMINALISATIONS)


@once_per_tokens
def passives(tokens: Tokens) -> Marks:
    """Every passive, from its auxiliary to its participle."""
    found = find_passives(tokens)
    return Marks.of(
        "token",
        found.auxiliary,
        label=(found.by < 0).astype(np.int16),
        labels=LABELS,
        length=found.participle - found.auxiliary + 1,
    )


@once_per_tokens
def agentless(tokens: Tokens) -> Marks:
    """Passives that do not say by whom."""
    marks = passives(tokens)
    return keeping(marks, marks.label == 1)


@once_per_tokens
def agentless_share(tokens: Tokens) -> Marks:
    """Every passive, with weight 1 where no agent is named and 0 where one is."""
    marks = passives(tokens)
    return replace(marks, weight=(marks.label == 1).astype(np.float64))


def _used(uses: Uses, weight: NDArray[np.float64] | float) -> Marks:
    """Marks on the verbs of some uses, labelled with their voice."""
    return Marks.of("token", uses.verb, weight=weight, label=uses.voice, labels=VOICES)


def _some(uses: Uses, keep: NDArray[np.bool_]) -> Uses:
    return Uses(uses.verb[keep], uses.entry[keep], uses.voice[keep], uses.group[keep], uses.by[keep])


@once_per_tokens
def agentless_harm(tokens: Tokens) -> Marks:
    """Uses of verbs of harm, with weight 1 for a passive without agent and 0 for all others."""
    uses = find_uses(tokens)
    harm = np.array(["harm" in entry.flags for entry in verbs().entries])
    uses = _some(uses, harm[uses.entry])
    uses = _some(uses, ~_figurative(tokens, uses))
    return _used(uses, (uses.voice == AGENTLESS).astype(np.float64))


def _figurative(tokens: Tokens, uses: Uses) -> NDArray[np.bool_]:
    """True near an object that nobody can harm: "struck a deal", "kill the bill", "a law was struck down"."""
    figurative, last = known(tokens, "figurative"), len(tokens) - 1
    found = np.zeros(len(uses), bool)
    together = np.ones(len(uses), bool)
    for step in range(1, FIGURATIVE_WITHIN + 1):
        together &= connected(tokens, np.minimum(uses.verb + step - 1, last), ANY_MARK)
        found |= together & figurative[tokens.word[np.minimum(uses.verb + step, last)]]
    before = np.maximum(uses.group - 1, 0)
    passive = (uses.voice != ACTIVE) & connected(tokens, uses.group - 1)
    return np.asarray(found | (passive & figurative[tokens.word[before]]))


def power_of(uses: Uses) -> NDArray[np.float64]:
    """Power of the doer over what is acted on: 1, 0 or -1; NaN where nothing is acted on."""
    values = np.array([POWER.get(entry.category, np.nan) for entry in verbs().entries])
    return np.asarray(values[uses.entry])


def agency_of(uses: Uses) -> NDArray[np.float64]:
    """Initiative of the doer: 1 decides and pushes on, -1 undergoes, 0 neither."""
    values = np.array([sum(INITIATIVE.get(flag, 0.0) for flag in entry.flags) for entry in verbs().entries])
    return np.asarray(values[uses.entry])


@once_per_tokens
def power(tokens: Tokens) -> Marks:
    """Uses of verbs that act on something, weighted by the power of the grammatical subject."""
    uses = find_uses(tokens)
    uses = _some(uses, np.isfinite(power_of(uses)))
    return _used(uses, np.where(uses.voice == ACTIVE, 1.0, -1.0) * power_of(uses))


@once_per_tokens
def agency(tokens: Tokens) -> Marks:
    """Uses of listed verbs, weighted by the initiative of the grammatical subject; 0 in the passive."""
    uses = find_uses(tokens)
    return _used(uses, np.where(uses.voice == ACTIVE, agency_of(uses), 0.0))


@once_per_tokens
def nominalisations(tokens: Tokens) -> Marks:
    """Nouns of the list that are no verbs where they stand."""
    marks = nouns(tokens)
    at = marks.at.astype(np.int64)
    before = np.maximum(at - 1, 0)
    verb_before = known(tokens, "modal", "subject") | known(tokens, "being") & ~known(tokens, "have")
    joined = connected(tokens, at - 1, ANY_MARK)
    single = marks.length == 1
    follows = np.minimum(at + 1, max(len(tokens) - 1, 0))
    object_follows = known(tokens, "determiner", "object")[tokens.word[follows]] & connected(
        tokens, at, ANY_MARK
    )
    ing = np.fromiter((tokens.words[w].endswith("ing") for w in tokens.word[at]), bool, len(at))
    plain = np.fromiter((tokens.words[w].endswith(("ing", "s")) for w in tokens.word[at]), bool, len(at))
    as_verb = joined & known(tokens, "modal", "subject")[tokens.word[before]]
    as_verb |= joined & ing & verb_before[tokens.word[before]]
    return keeping(marks, ~(single & (as_verb | (plain & object_follows))))


FEATURES: tuple[Feature, ...] = (
    Feature(
        name="agency.passive",
        title="Passives",
        meaning="Higher: more is told in the passive ('was shot', 'got arrested'), from the view of those it "
        "happens to.",
        unit="per 100 words",
        low=0.0,
        high=100.0,
        adds="rate",
        mark=passives,
        citation=PASSIVE,
        cautions=(
            *UNCOUNTED,
            *MEASURED,
            "A matter of genre too: reports of courts and police use more of them.",
        ),
        lexicons=(WORDS, NOMINALISATIONS),
    ),
    Feature(
        name="agency.agentless",
        title="Passives without agent",
        meaning="Higher: more is told in the passive without saying who did it ('was bombed overnight').",
        unit="per 100 words",
        low=0.0,
        high=100.0,
        adds="rate",
        mark=agentless,
        citation=PASSIVE,
        cautions=(INNOCENT, "The agent can stand in the sentence before.", *UNCOUNTED, *MEASURED),
        lexicons=(WORDS, NOMINALISATIONS),
        twin="agency.agentless_share",
    ),
    Feature(
        name="agency.agentless_share",
        title="Passives without agent, of all passives",
        meaning="Higher: of what is told in the passive, more is told without saying who did it.",
        unit="share of passives",
        low=0.0,
        high=1.0,
        adds="mean_of_marks",
        mark=agentless_share,
        citation=PASSIVE,
        cautions=(
            "About four in five passives of news name no agent; rough where an article has few passives.",
            INNOCENT,
            *UNCOUNTED,
        ),
        lexicons=(WORDS, NOMINALISATIONS),
        twin="agency.agentless",
    ),
    Feature(
        name="agency.agentless_harm",
        title="Harm without a doer",
        meaning="Higher: of the clauses with a verb of harm (kill, bomb, arrest), more leave out who did it.",
        unit="share of clauses with a verb of harm",
        low=0.0,
        high=1.0,
        adds="mean_of_marks",
        mark=agentless_harm,
        citation=PASSIVE,
        cautions=(
            "Missing where an article has no such clause, rough where it has few: count them first.",
            "It does not see who was harmed; use about= for one actor, and read.",
            "Who did it may be unknown to everybody at the time of the report.",
            "Verbs in the active are found by rules that rather miss one than take a noun for it; a few "
            "figurative uses ('struck by the beauty') slip in.",
        ),
        lexicons=(WORDS, NOMINALISATIONS, VERBS, CONTEXT),
    ),
    Feature(
        name="agency.nominalisation",
        title="Deeds as nouns",
        meaning="Higher: more deeds of force or coercion are told as nouns ('the killing', 'the siege'), "
        "which need no doer.",
        unit="per 100 words",
        low=0.0,
        high=100.0,
        adds="rate",
        mark=nominalisations,
        citation=PASSIVE,
        cautions=(
            "A noun can carry its doer ('the army's attack'); that is not looked at.",
            "The topic brings the nouns: compare within one event only.",
            "Nouns are told from verbs of the same form by the word beside them.",
        ),
        lexicons=(NOMINALISATIONS, CONTEXT),
    ),
    Feature(
        name="agency.power",
        title="Power of subjects",
        meaning="Higher: those who stand as subjects more often have power over what is acted on ('the court "
        "banned'), lower: are acted on or depend ('was arrested', 'begged').",
        unit="mean power of the subject, -1 to 1",
        low=-1.0,
        high=1.0,
        adds="mean_of_marks",
        mark=power,
        citation=CONNOTATION,
        cautions=(
            "Says nothing about one actor by itself: sa.acts shows who acts on whom.",
            "Judgements about verbs out of context, made by us; most verbs give power to the doer, so only "
            "contrasts mean anything.",
            "Clauses are found without a parser, and verbs that are not on the list are left out.",
        ),
        lexicons=(VERBS, CONTEXT, WORDS),
        twin="agency.agency",
    ),
    Feature(
        name="agency.agency",
        title="Initiative of subjects",
        meaning="Higher: those who stand as subjects more often decide and push on ('launched'), lower: "
        "undergo ('suffered'); what is done to a subject counts 0.",
        unit="mean initiative of the subject, -1 to 1",
        low=-1.0,
        high=1.0,
        adds="mean_of_marks",
        mark=agency,
        citation=CONNOTATION,
        cautions=(
            "Says nothing about one actor by itself: sa.acts shows who acts on whom.",
            "Judgements about verbs out of context, made by us; most verbs of news show initiative, so only "
            "contrasts mean anything.",
            "Clauses are found without a parser, and verbs that are not on the list are left out.",
        ),
        lexicons=(VERBS, CONTEXT, WORDS),
        twin="agency.power",
    ),
)
