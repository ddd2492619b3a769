import pandas as pd
import pytest

from analysis.corpus import read
from analysis.features.episodic import FEATURES, LEXICON
from analysis.features.lexicon import read_lexicon
from analysis.measure import measure
from analysis.text import tokenise

CASE = "The 34-year-old mother of two wept on the porch. She was taken to hospital shortly after."
TREND = "Unemployment rose by 3 percent in recent years. Researchers said the policy was a root cause."


def measured(*texts: str) -> pd.DataFrame:
    articles = pd.DataFrame({"article": list("abcdef")[: len(texts)], "outlet": "A", "body": list(texts)})
    return measure(read(articles), "episodic").table


def test_a_case_is_episodic_and_a_trend_thematic():
    table = measured(CASE, TREND)
    assert table["episodic.cues"].tolist() == [1.0, 0.0]
    assert table["episodic.thematic"].tolist() == [0.0, 1.0]
    assert table["episodic.index"].tolist() == [1.0, -1.0]


def test_index_is_the_difference_of_sentences_over_all_sentences():
    # One episodic sentence, one with both, one with neither, two thematic ones: (1 - 2) / 5.
    text = (
        "Her daughter wept. Her daughter read the study. The boats were blue. "
        "The study is new. Researchers agree."
    )
    assert measured(text)["episodic.index"].tolist() == pytest.approx([-0.2])


@pytest.mark.parametrize(
    "text",
    [
        "Interest rates held.",
        "He is a founding father.",
        "They passed a background check.",
        "Ann Lee contributed to this report.",
        "She left law school.",
        "Social security pays.",
    ],
)
def test_other_senses_are_no_cues(text):
    assert all(len(feature.mark(tokenise([""], [text]))) == 0 for feature in FEATURES)


@pytest.mark.parametrize("kind", ["episodic", "thematic"])
def test_a_list_has_sixty_cues_with_phrases_and_indicators(kind):
    mine = [entry for entry in read_lexicon(LEXICON).entries if entry.category.startswith(f"{kind}: ")]
    assert len(mine) >= 60
    assert sum(" " in entry.term for entry in mine) >= 30
    assert len({entry.category for entry in mine}) >= 3
