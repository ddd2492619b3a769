"""The command line with features of one's own: listed, measured, reported, refused in words."""

from pathlib import Path

import pandas as pd
import pytest

import analysis as sa
from analysis.cli import main
from analysis.measure import read_measures

WORDS = "title: Words of war\nname: war\ncategories:\n  arms: [bomb*]\n  people: [soldier]\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with news of three outlets and a word list."""
    monkeypatch.chdir(tmp_path)
    tails = ("A bomb fell on a soldier.", "Aid came early.", "It was cold.")
    rows = [
        {"event": f"e{n}", "outlet": f"o{k}", "body": f"{tail} Good {'day ' * (n + k)}."}
        for n in range(7)
        for k, tail in enumerate(tails)
    ]
    pd.DataFrame(rows).to_csv("news.csv", index=False)
    Path("mine.yml").write_text(WORDS, encoding="utf-8")
    return tmp_path


def test_a_word_list_stands_in_the_catalogue(desk, capsys):
    assert main(["features", "--add", "mine.yml"]) == 0
    out = capsys.readouterr().out
    assert "war.all: Words of war" in out
    assert "war.arms: Words of war: arms" in out
    assert main(["features", "--add", "mine.yml", "-o", "catalogue.csv"]) == 0
    assert pd.read_csv("catalogue.csv")["name"].tolist()[-3:] == ["war.all", "war.arms", "war.people"]


@pytest.mark.parametrize(
    ("asked", "measured"),
    [
        (["--features", "loaded.words"], ["loaded.words", "war.all", "war.arms", "war.people"]),
        (["--features", "war"], ["war.all", "war.arms", "war.people"]),
        (["--features", "loaded.words", "war.arms"], ["loaded.words", "war.arms"]),
    ],
)
def test_a_word_list_is_measured_beside_the_others_or_alone(desk, capsys, asked, measured):
    assert main(["measure", "news.csv", "-o", "m.parquet", *asked, "--dictionary", "mine.yml"]) == 0
    measures = read_measures("m.parquet")
    assert list(measures.features) == measured
    assert measures.table["war.arms"].iloc[0] > 0


def test_a_report_shows_a_word_list_and_a_learned_feature(desk, capsys):
    coded = pd.DataFrame(
        {
            "sentence": ["A bomb fell on them."] * 20 + ["They had a good day."] * 20,
            "violent": [True] * 20 + [False] * 20,
            "event": [n % 8 for n in range(40)],
        }
    )
    sa.save_feature(sa.learn(coded, label="violent", marks="loaded"), "violent.npz")
    asked = ["report", "news.csv", "--features", "war.all", "learned", "--add", "mine.yml", "violent.npz"]
    assert main(asked) == 0
    assert "Words of war" in Path("out/features/war.all.html").read_text(encoding="utf-8")
    page = Path("out/features/learned.violent.html").read_text(encoding="utf-8")
    assert "the coded texts it learned from" in page


def test_a_hostile_word_list_ends_with_2_and_one_message(desk, capsys):
    Path("bad.csv").write_text("term\n=HYPERLINK(1)\n", encoding="utf-8")
    assert main(["measure", "news.csv", "-o", "m.parquet", "--add", "bad.csv"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("samestory: dictionary bad.csv, line 2: ")
    assert err.count("\n") == 1


def test_choices_are_asked_of_a_feature_of_ones_own(desk):
    found = sa.choices(sa.read("news.csv"), sa.dictionary("mine.yml"), "o0")
    assert len(found) >= 3
