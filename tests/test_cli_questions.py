"""Questions from the command line: each prints its answer in words and keeps the table behind it."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.cli import main

CASES = Path(__file__).parent.parent / "data" / "cases"
MONTH = Path(__file__).parent.parent / "data" / "month" / "articles.csv"


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize(
    ("arguments", "words", "column"),
    [
        (("keyness", CASES, "--phrases", "1"), "stood more often in articles of Daily Beacon", "log_odds"),
        (("coverage", MONTH), "reported 21 of these 26 events", "gini"),
        (("distinguish", CASES), "distinguishable by their words as printed", "macro_f1"),
        (("statements", CASES, "--event", "02-varn-flood"), "told by two or more outlets", "left_out_by"),
        (("choices", CASES, "--feature", "frames.conflict"), "other specifications gave the same", "effect"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
def test_a_question_is_answered_in_words_and_the_table_is_kept(
    arguments, words, column, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, *arguments, "-o", "kept/table.csv")
    assert (code, err) == (0, "")
    assert words in out
    assert "nan" not in out
    assert "bias" not in out.lower()
    assert out.rstrip().endswith("Table: kept/table.csv")
    assert column in pd.read_csv("kept/table.csv").columns


def test_verdicts_says_every_row_of_the_comparison(capsys):
    code, out, _ = run(capsys, "verdicts", CASES, "--features", "frames.conflict")
    assert code == 0
    said = [line for line in out.splitlines() if line.startswith("  In these 8 events, ")]
    assert len(said) == 5
    assert sum("Supported: chance, instrument and choices all hold." in line for line in said) == 1


def test_the_method_of_a_comparison_is_asked_for_by_name(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "measure", CASES, "-o", "m.parquet", "--features", "frames.conflict")[0] == 0
    plain = ("compare", "m.parquet", "-o")
    assert run(capsys, *plain, "t.csv")[0] == 0
    assert run(capsys, *plain, "b.csv", "--interval", "bca", "--correction", "max-t", "--seed", "3")[0] == 0
    one, other = pd.read_csv("t.csv"), pd.read_csv("b.csv")
    assert (one["difference"] == other["difference"]).all()
    assert not one["ci_low"].equals(other["ci_low"])
    assert not one["q"].equals(other["q"])
    code, _, err = run(capsys, *plain, "x.csv", "--interval", "normal")
    assert code == 2
    assert 'interval must be one of "t", "bca", "percentile", "permutation"' in err


def test_an_unknown_event_or_feature_is_said_in_words(capsys):
    for arguments in (
        ("statements", CASES, "--event", "flood"),
        ("choices", CASES, "--feature", "tone"),
    ):
        code, _, err = run(capsys, *arguments)
        assert code == 2
        assert err.startswith("samestory: ")
        assert "Traceback" not in err


def test_a_misspelt_feature_is_told_which_command_lists_them(capsys):
    code, _, err = run(capsys, "choices", CASES, "--feature", "sentiment.vadre")
    assert code == 2
    assert "Did you mean sentiment.vader" in err
    assert '"samestory features" lists them' in err


def test_articles_given_to_compare_are_told_the_way(tmp_path, capsys):
    code, _, err = run(capsys, "compare", MONTH, "-o", tmp_path / "t.csv")
    assert code == 2
    assert "articles.csv is no file of measures" in err
    assert '"samestory measure' in err
    assert '"samestory verdicts articles.csv"' in err


def test_keyness_of_one_outlet_and_distinguish_with_few_draws(capsys):
    code, out, _ = run(capsys, "keyness", CASES, "--phrases", "1", "--outlet", "Daily Beacon")
    assert code == 0
    assert "articles of Daily Beacon" in out
    assert "articles of The Free Tribune" not in out
    code, out, _ = run(capsys, "distinguish", CASES, "--draws", "9")
    assert code == 0
    assert "left undecided (with 9 draws" in out


def test_the_help_says_that_folders_are_made(capsys):
    for command in ("compare", "measure", "keyness", "features", "import"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        assert "folders are made" in " ".join(capsys.readouterr().out.split())
