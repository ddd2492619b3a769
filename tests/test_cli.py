"""The command line: what it says, what it writes, what its exit codes mean."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis.cli import main
from analysis.corpus import MAX_BODY

COMMANDS = ("report", "import", "measure", "compare", "features")


@pytest.fixture
def news(tmp_path, monkeypatch):
    """A table of seven events by three outlets, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    tails = ("A brutal attack.", "Aid came early.", "It was cold.")
    rows = [
        {"event": f"e{n}", "outlet": outlet, "side": f"s{k}", "body": f"{tails[k]} Good {'day ' * (n + k)}."}
        for n in range(7)
        for k, outlet in enumerate(("Post", "Herald", "Courier"))
    ]
    pd.DataFrame(rows).to_csv("news.csv", index=False)
    return Path("news.csv")


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_report_says_what_was_read_what_is_supported_and_where_the_page_is(news, capsys):
    code, out, err = run(capsys, "report", news, "-o", "made", "--features", "loaded.words")
    assert (code, err) == (0, "")
    assert "21 rows = 21 articles + 0 refused" in out
    assert "Of 3 differences (1 feature, 3 outlets), none are supported" in out
    assert out.rstrip().endswith("Page: made/index.html")
    assert Path("made/index.html").is_file()


def test_report_by_another_column(news, capsys):
    code, _, _ = run(capsys, "report", news, "--by", "side", "--features", "loaded.words")
    assert code == 0
    assert "s0" in Path("out/index.html").read_text(encoding="utf-8")


def test_columns_can_be_named(news, capsys):
    pd.read_csv(news).rename(columns={"outlet": "who", "body": "what"}).to_csv("odd.csv", index=False)
    asked = ("report", "odd.csv", "--columns", "outlet=who,body=what", "--features", "loaded.words")
    code, out, _ = run(capsys, *asked)
    assert code == 0
    assert "21 articles" in out


def test_one_text_without_an_outlet_is_marked_and_the_terminal_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text("The brutal attack shocked all.", encoding="utf-8")
    code, out, _ = run(capsys, "report", "article.txt")
    assert code == 0
    assert "One text without an outlet can be marked but not compared" in out


def test_without_a_source_the_cases_are_taken_or_the_message_says_what_to_name(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    code, _, err = run(capsys, "report")
    assert code == 2
    assert "samestory report news.csv" in err


def test_import_measure_and_compare_lead_from_one_file_to_the_next(news, capsys):
    assert run(capsys, "import", news, "-o", "kept/corpus.parquet")[0] == 0
    assert Path("kept/rejects.csv").is_file()
    asked = ("measure", "kept/corpus.parquet", "-o", "m.parquet", "--features", "loaded", "--voice", "all")
    code, out, _ = run(capsys, *asked)
    assert code == 0
    assert "21 articles" in out
    code, out, _ = run(capsys, "compare", "m.parquet", "-o", "c.csv", "--by", "side")
    assert code == 0
    assert set(pd.read_csv("c.csv")["outlet"]) == {"s0", "s1", "s2"}


def test_refused_rows_are_kept_beside_the_corpus(news, capsys):
    rows = pd.read_csv(news)
    rows.loc[0, "body"] = ""
    rows.to_csv("holes.csv", index=False)
    code, out, _ = run(capsys, "import", "holes.csv", "-o", "corpus.parquet")
    assert code == 0
    assert "20 articles + 1 refused" in out
    assert len(pd.read_csv("rejects.csv")) == 1


def test_features_lists_the_catalogue_and_writes_it(news, capsys):
    code, out, _ = run(capsys, "features")
    assert code == 0
    blocks = dict(block.split(": ", 1) for block in out.strip().split("\n\n"))
    assert len(blocks) >= 60
    for words in ("unit: ", "range: ", "meaning: ", "source: ", "cautions: ", "validity: "):
        assert all(words in block for block in blocks.values())
    assert "SEESAW, pair accuracy" in blocks["sentiment.vader"]
    assert run(capsys, "features", "-o", "catalogue.csv")[0] == 0
    assert "sentiment.vader" in set(pd.read_csv("catalogue.csv")["name"])


def test_exit_code_1_where_every_row_was_refused(news, capsys):
    pd.DataFrame({"outlet": ["A", "B"], "event": "e", "body": ""}).to_csv("empty.csv", index=False)
    code, out, err = run(capsys, "report", "empty.csv")
    assert code == 1
    assert "no article could be used" in err
    assert "refused 2 x no body" in out
    assert not Path("out/index.html").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "missing.csv"),
        ("report", "news.csv", "--by", "nothing"),
        ("report", "news.csv", "--features", "lodaed.words"),
        ("report", "news.csv", "--columns", "outlet=nothing"),
        ("report", "news.csv", "-o", "news.csv"),
        ("report", "news.csv", "--max-body", "0"),
        ("import", "news.csv", "-o", "news.csv/corpus.parquet"),
        ("measure", "news.csv", "-o", "news.csv/deeper/m.parquet"),
        ("import", "news.csv", "-o", "corpus.doc"),
        ("measure", "news.csv", "-o", "m.parquet", "--workers", "0"),
        ("compare", "news.csv", "-o", "c.csv"),
        ("compare", "missing.parquet", "-o", "c.csv"),
    ],
)
def test_a_wrong_call_ends_with_2_and_one_message_without_a_traceback(news, capsys, arguments):
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert err.startswith("samestory: ")
    assert "Traceback" not in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("report", "--columns", "outlet"), ("report", "--columns", "=x"), ("measure", "x")],
)
def test_a_call_that_cannot_be_parsed_ends_with_2(arguments):
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    assert ended.value.code == 2


def test_debug_shows_where_an_error_came_from(news):
    with pytest.raises(ValueError, match="does not exist"):
        main(["report", "missing.csv", "--debug"])


def test_an_interrupt_ends_with_130(news, monkeypatch, capsys):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("analysis.corpus.read", interrupted)
    code, _, err = run(capsys, "report", news)
    assert code == 130
    assert "interrupted" in err


def test_help_teaches_with_examples_and_exit_codes(capsys):
    assert main([]) == 0
    out = capsys.readouterr().out
    assert all(command in out for command in COMMANDS)
    assert "samestory report news.csv --by leaning" in out
    assert "exit codes" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(capsys, command):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "--debug" in capsys.readouterr().out


def test_the_command_line_itself_does_not_load_matplotlib():
    code = "import sys; from analysis.cli import main; main([]); sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.fixture
def holes(news):
    """The table with one row that will be refused."""
    rows = pd.read_csv(news)
    rows.loc[0, "body"] = ""
    rows.to_csv("holes.csv", index=False)
    return Path("holes.csv")


@pytest.mark.parametrize(
    ("command", "output", "rejects"),
    [
        ("report", "made", "made/rejects.csv"),
        ("import", "kept/corpus.parquet", "kept/rejects.csv"),
        ("measure", "kept/m.parquet", "kept/m.rejects.csv"),
    ],
)
def test_the_file_of_refused_rows_is_named_where_there_are_some(holes, capsys, command, output, rejects):
    features = () if command == "import" else ("--features", "loaded.words")
    code, out, _ = run(capsys, command, holes, "-o", output, *features)
    assert code == 0
    assert f"Refused rows: {rejects}" in out
    assert pd.read_csv(rejects)["reason"].tolist() == ["no body"]


def test_measure_writes_no_rejects_where_none_were_refused_and_empties_its_own_old_ones(holes, news, capsys):
    asked = ("-o", "m.parquet", "--features", "loaded.words")
    assert "Refused rows" not in run(capsys, "measure", news, *asked)[1]
    assert not Path("m.rejects.csv").exists()
    run(capsys, "measure", holes, *asked)
    assert "Refused rows" not in run(capsys, "measure", news, *asked)[1]
    assert len(pd.read_csv("m.rejects.csv")) == 0


@pytest.mark.parametrize(
    ("command", "rejects"),
    [("import", "rejects.csv"), ("measure", "m.rejects.csv"), ("report", "out/rejects.csv")],
)
def test_where_all_were_refused_the_rejects_are_written_too(news, capsys, command, rejects):
    pd.DataFrame({"outlet": ["A", "B"], "event": "e", "body": ""}).to_csv("empty.csv", index=False)
    where = () if command == "report" else ("-o", "m.parquet")
    code, out, _ = run(capsys, command, "empty.csv", *where)
    assert code == 1
    assert f"Refused rows: {rejects}" in out
    assert len(pd.read_csv(rejects)) == 2


@pytest.mark.parametrize(("command", "rejects"), [("import", "rejects.csv"), ("measure", "m.rejects.csv")])
def test_a_file_of_someone_else_is_not_written_over_with_rejects(holes, capsys, command, rejects):
    Path(rejects).write_text("mine\n1\n", encoding="utf-8")
    code, _, err = run(capsys, command, holes, "-o", "m.parquet")
    assert code == 2
    assert f"{rejects} is there already and is no list of refused rows" in err
    assert Path(rejects).read_text(encoding="utf-8") == "mine\n1\n"
    assert not Path("m.parquet").exists()


def test_an_empty_role_leaves_a_column_of_ours_unfilled(news, capsys):
    pd.read_csv(news).assign(id="same").to_csv("ids.csv", index=False)
    code, out, _ = run(capsys, "import", "ids.csv", "-o", "c.parquet", "--columns", "article=, outlet=side")
    assert code == 0
    assert "21 articles + 0 refused" in out


def test_the_longest_body_can_be_set_and_its_bound_is_in_the_help(news, capsys):
    code, out, _ = run(capsys, "import", news, "-o", "c.parquet", "--max-body", "40")
    assert code == 0
    assert "more than the bound of 40" in out
    assert "(command line: --max-body " in out
    with pytest.raises(SystemExit):
        main(["report", "--help"])
    assert f"default: {MAX_BODY:,}" in " ".join(capsys.readouterr().out.split())


def test_a_header_without_rows_is_called_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("header.csv").write_text("outlet,body\n", encoding="utf-8")
    code, out, err = run(capsys, "report", "header.csv")
    assert code == 1
    assert "header.csv: no rows below the header." in out
    assert "no row came in" in err


def test_a_file_in_the_place_of_the_output_folder_is_named(news, capsys):
    Path("notdir").write_text("x", encoding="utf-8")
    _, _, err = run(capsys, "measure", news, "-o", "notdir/x.parquet")
    assert '"notdir" is a file, not a folder' in err


def test_one_article_is_one_article(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text("The brutal attack shocked all.", encoding="utf-8")
    _, out, _ = run(capsys, "measure", "article.txt", "-o", "m.parquet", "--features", "loaded.words")
    assert "Measured: 1 article x 1 feature\n" in out
