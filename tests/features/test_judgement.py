"""Whom a judgement touches, worked by hand: each sentence against its contrary or a bystander."""

import pytest

from analysis.features.actors import find_mentions
from analysis.features.judgement import MENTION, judgements, net_judgements
from analysis.text import tokenise


def found(body, speaker="anyone", name="Kim"):
    """Class and weight of the cues that touch Kim."""
    tokens = tokenise([""], [body])
    marks = judgements(tokens, find_mentions(tokens, (name,)), speaker)
    cues = zip(marks.label, marks.weight.tolist(), strict=True)
    return [(marks.labels[label], weight) for label, weight in cues if marks.labels[label] != MENTION]


def total(body, **options):
    return sum(weight for _, weight in found(body, **options))


@pytest.mark.parametrize(
    ("harsher", "milder"),
    [
        ("Lee slammed Kim.", "Kim slammed Lee."),
        ("Kim was accused of fraud by Lee.", "Kim accused Lee of fraud."),
        ("Kim, accused of fraud, left.", "Kim, cleared of fraud, left."),
        ("Critics of Kim met.", "Supporters of Kim met."),
        ("Kim failed to act.", "Kim managed to act."),
        ("Kim lied to Lee.", "Lee lied to Kim."),
        ("Kim drew criticism.", "Kim drew praise."),
        ("The plan was botched by Kim.", "The plan was saved by Kim."),
        ("A reckless Kim spoke.", "A brave Kim spoke."),
        ("Lee praised everybody, and later in the day Kim.", "Lee praised Kim."),
    ],
)
def test_the_first_is_harsher_on_kim(harsher, milder):
    assert total(harsher) < total(milder)


@pytest.mark.parametrize(
    "praise", ["Lee praised Kim.", "Kim is a hero.", "There is support for Kim.", "Kim won."]
)
def test_praise_is_positive(praise):
    assert total(praise) > 0


def test_the_full_weight_stands_beside_the_mention():
    assert found("Lee slammed Kim.") == [("attack", -1.0)]
    assert found("Lee praised Kim.") == [("praise", 0.5)]
    assert found("Kim lied.") == [("wrong", -1.0)]


def test_who_does_wrong_to_the_actor_tells_nothing_of_the_actor():
    assert found("Lee misled Kim.") == []
    assert found("Kim was misled.") == []


def test_each_word_between_takes_a_tenth_part_of_e():
    (near, far) = (total("Kim lied."), total("Kim often lied."))
    assert far / near == pytest.approx(2.718281828**-0.1)


def test_negation_turns_praise_and_weakens_blame():
    ((_, negated), (hero, weight)) = found("Kim is not a hero.")
    assert negated < 0 and hero == "virtue" and weight < 0
    assert -0.4 < total("Kim is not a liar.") < 0


def test_a_judgement_in_another_sentence_does_not_touch():
    assert found("Kim spoke. Lee is a liar.") == []


def test_a_word_near_two_mentions_is_marked_once():
    assert found("Kim lied to Kim.") == [("wrong", -1.0)]


def test_outlet_and_source_are_told_apart_by_attribution_and_quotation_marks():
    reported, own = "Kim lied, Lee said.", "Kim lied."
    assert found(reported, "outlet") == [] != found(reported, "source")
    assert found(own, "source") == [] != found(own, "outlet")
    assert found("“Kim is a liar.”", "source")


def test_mentions_are_marked_with_weight_zero():
    tokens = tokenise([""], ["Kim lied."])
    marks = judgements(tokens, find_mentions(tokens, ("Kim",)))
    assert [
        (marks.labels[label], weight) for label, weight in zip(marks.label, marks.weight, strict=True)
    ] == [
        (MENTION, 0.0),
        ("wrong", -1.0),
    ]


def test_net_judgements_need_no_actor():
    marks = net_judgements(tokenise([""], ["Lee lied. The flood came. A hero was praised."]))
    assert [
        (marks.labels[label], weight) for label, weight in zip(marks.label, marks.weight, strict=True)
    ] == [
        ("wrong", -1.0),
        ("virtue", 0.5),
        ("praise", 0.5),
    ]
