"""A coding is checked for having been done, and each way of not doing it is told."""

import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.teaching import check_frames, check_quoted, frame_coding, frame_questions, read_blind
from analysis.teaching.frames import QUESTIONS

QUARREL = "The two sides clashed over the plan."
QUIET = "The hall was painted last week."
SAID = "“The two sides clashed over the plan again,” she said."
NONE = dict.fromkeys(QUESTIONS, 0)


@pytest.fixture(scope="module")
def corpus():
    bodies = {"A": f"{QUARREL} {QUARREL} {SAID} {QUIET}", "B": f"{QUARREL} {QUIET} {QUIET}", "C": QUIET}
    rows = [{"outlet": outlet, "event": "e", "body": body} for outlet, body in bodies.items()]
    return sa.read(pd.DataFrame(rows))


def article(corpus, outlet):
    return corpus.articles.set_index("outlet").at[outlet, "article"]


def test_the_questions_are_nineteen_in_five_frames_that_are_features():
    assert [len(asked) for asked in QUESTIONS.values()] == [4, 4, 3, 3, 5]
    names = set(sa.features()["name"])
    assert all(f"frames.{frame}" in names for frame in QUESTIONS)
    lines = frame_questions().lines
    assert [line.partition(":")[0] for line in lines] == list(QUESTIONS)
    assert lines[0].count("?") == 4


def test_an_article_is_read_without_its_outlet_and_its_text_is_escaped():
    row = {"outlet": "The Post", "event": "e", "headline": "<b>Rain</b>", "body": "It fell.\n\nAll day."}
    corpus = sa.read(pd.DataFrame([row]))
    blind = read_blind(corpus, corpus.articles["article"].iloc[0])
    assert blind.lines == ("<b>Rain</b>", "It fell.", "All day.")
    assert "&lt;b&gt;" in blind._repr_html_()
    assert "Post" not in blind._repr_html_()
    with pytest.raises(SamestoryError, match='no article "x"'):
        read_blind(corpus, "x")


def test_the_table_holds_the_coding_beside_the_cues_and_their_rank_in_the_event(corpus):
    table = frame_coding(corpus, article(corpus, "B"), {**NONE, "conflict": 2})
    assert table.loc["conflict", ["yes", "of", "coded", "cues", "rank", "articles"]].tolist() == [
        2,
        4,
        0.5,
        0.33,
        2,
        3,
    ]


def test_reader_and_cues_that_point_the_same_way_are_told_so(corpus):
    feedback = check_frames(corpus, article(corpus, "A"), {**NONE, "conflict": 3})
    assert feedback.right
    assert "Strongest by your coding: conflict (3 of 4)." in feedback.says
    assert "more frequent here than in any other of the 3 articles" in feedback.says


def test_reader_and_cues_that_differ_are_sent_to_the_words(corpus):
    feedback = check_frames(corpus, article(corpus, "C"), {**NONE, "conflict": 3})
    assert feedback.right
    assert "Look at the marked words" in feedback.says
    assert "number 3 of the 3 articles" in feedback.says


@pytest.mark.parametrize(
    ("yes", "hint"),
    [
        (dict.fromkeys(QUESTIONS, "?"), "Not coded yet: conflict, human interest"),
        ({"conflict": 2}, "Not coded yet: human interest"),
        ({**NONE, "conflict": 7}, "conflict has 4 questions, and you wrote 7"),
        ({**NONE, "war": 1}, '"war" is none of the frames'),
        (NONE, "Not one yes"),
        ({frame: len(asked) for frame, asked in QUESTIONS.items()}, "Every question a yes"),
        ({**NONE, "conflict": True}, "Not coded yet: conflict"),
    ],
)
def test_what_is_no_coding_has_its_hint(corpus, yes, hint):
    feedback = check_frames(corpus, article(corpus, "A"), yes)
    assert not feedback.right
    assert hint in feedback.says


def test_the_share_of_quotations_among_sentences_with_a_cue_is_right(corpus):
    feedback = check_quoted(corpus, "frames.conflict", "A", 35)
    assert feedback.right
    assert "1 of 3 sentences with a cue hold a quotation" in feedback.says


def test_fraction_base_rate_and_the_share_turned_round_have_hints(corpus):
    says = {x: check_quoted(corpus, "frames.conflict", "A", x).says for x in (0.33, 25, 67, 90, 50)}
    assert "about 100 sentences" in says[0.33]
    assert "among all sentences of A" in says[25]
    assert "Turned round" in says[67]
    assert "fewer than 90" in says[90]
    assert len(set(says.values())) == 5


def test_what_is_not_there_is_named(corpus):
    with pytest.raises(SamestoryError, match='no article "x"'):
        frame_coding(corpus, "x", NONE)
    with pytest.raises(SamestoryError, match='no outlet "Z"'):
        check_quoted(corpus, "frames.conflict", "Z", 1)
    with pytest.raises(SamestoryError, match="no sentence of C is marked"):
        check_quoted(corpus, "frames.conflict", "C", 1)
