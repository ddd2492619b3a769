"""Notebook 13 on corpora of researchers, and the answers that the notebooks on words and papers give."""

import json
import os
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

import analysis as sa
from analysis import teaching
from benchmarks.gold import corpora

FOLDER = Path(__file__).parents[2] / "notebooks"
OWN, WORDS = FOLDER / "13_your_own_corpus.ipynb", FOLDER / "10_words.ipynb"
CASES, MONTH = FOLDER.parent / "data" / "cases", FOLDER.parent / "data" / "month" / "articles.csv"
FEATURES = ["frames.conflict", "sourcing.quoted_share", "loaded.words"]

needs_corpora = pytest.mark.skipif(corpora() is None, reason="SAMESTORY_CORPORA names no folder")


def solution(path):
    cells = nbformat.read(path, as_version=4).cells
    return next(cell.source for cell in cells if "solution" in cell.metadata.get("tags", []))


def run_with(source, by="outlet", reading="sa.read(source, by=by)"):
    """Run notebook 13 with its marked lines, or how it reads, changed; gives all that it shows."""
    notebook = nbformat.read(OWN, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    changes = (
        ('"../data/cases"', repr(str(source))),
        ('by = "outlet"', f"by = {by!r}"),
        ("sa.read(source, by=by)", reading),
    )
    for old, new in changes:
        assert old in code[0].source
        code[0].source = code[0].source.replace(old, new)
    surroundings = {**os.environ, "PYTHONWARNINGS": "always", "MPLBACKEND": "agg"}
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(FOLDER)}})
    client.execute(env=surroundings)
    outputs = [output for cell in code for output in cell.outputs]
    assert not [output for output in outputs if output.get("name") == "stderr"]
    return json.dumps(outputs)


def holds_a_paper(shown):
    """Three figures, a table with its notes, and the paragraph came out."""
    assert "6 files: figure-1-frames-conflict.pdf" in shown
    assert "| Conflict cues |" in shown
    assert "Not done: none of these articles was coded by hand" in shown
    assert "image/png" in shown


@needs_corpora
@pytest.mark.slow
def test_a_corpus_of_researchers_by_side_gives_a_paper():
    shown = run_with(corpora() / "allsides_fulltext_triples" / "triples.jsonl.gz", by="side")
    holds_a_paper(shown)
    assert (
        "The corpus has 1,389 articles on 463 events from 3 sides (center, left and right; 77 outlets)"
        in shown
    )


@needs_corpora
@pytest.mark.slow
def test_a_table_made_from_stories_gives_a_paper(make_table, tmp_path):
    table = tmp_path / "stories.csv"
    assert make_table([str(corpora() / "moralevents" / "articles.jsonl.gz"), str(table)]) == 0
    shown = run_with(table)
    holds_a_paper(shown)
    assert "The corpus has 237 articles on 79 events from 55 outlets" in shown


def guessed(corpus):
    return " ".join(teaching.suggestion_agreement(teaching.event_sheet(corpus), corpus).lines)


def test_what_the_prose_says_of_the_guess_on_the_month_is_so():
    assert "Of the 921 pairs that report one event it finds 89" in guessed(sa.read(MONTH))
    assert "it finds 89 of 921 pairs" in OWN.read_text(encoding="utf-8")


@needs_corpora
@pytest.mark.slow
def test_what_the_prose_says_of_the_guess_on_american_politics_is_so():
    corpus = sa.read(corpora() / "allsides_fulltext_triples" / "triples.jsonl.gz")
    said, prose = guessed(corpus), OWN.read_text(encoding="utf-8")
    assert "The suggestion puts 1,997 pairs of articles together; 1,330 of them report one event." in said
    assert "Of the 1,389 pairs that report one event" in said
    assert (len(corpus), corpus.articles["event"].nunique()) == (1389, 463)
    assert "it finds 1,330 of 1,389 pairs, but of the 1,997 pairs that it puts together one in three" in prose


@pytest.mark.slow
def test_a_spreadsheet_without_events_becomes_a_paper_by_way_of_the_sheet(tmp_path):
    """As a researcher does it: the sheet out, filled, back in the first cell."""
    known = sa.read(MONTH).articles
    known[["outlet", "date", "headline", "body"]].to_csv(tmp_path / "mine.csv", index=False)
    bare = sa.read(tmp_path / "mine.csv")
    events = dict(zip(bare.articles["article"], known["event"], strict=True))
    table = teaching.event_sheet(bare).table
    table.assign(event=table["article"].map(events)).to_excel(tmp_path / "events.xlsx", index=False)
    mine, filled = str(tmp_path / "mine.csv"), str(tmp_path / "events.xlsx")
    back = f"sa.read({mine!r}, by=by)\ncorpus = teaching.with_events(corpus, {filled!r}, by)"
    shown = run_with(MONTH, reading=back)
    holds_a_paper(shown)
    assert "events: filled by hand for 185 of 185 articles." in shown


@pytest.fixture
def make_table():
    from importlib.util import module_from_spec, spec_from_file_location

    path = FOLDER / "teaching" / "table_of_stories.py"
    spec = spec_from_file_location("table_of_stories", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.main


def test_the_table_of_stories_is_read_without_a_reject(make_table, tmp_path, capsys):
    story = {"event_id": "e", "date": "2024-05-01", "title": "A title", "paragraphs": ["One.", "Two, two."]}
    lines = [json.dumps({**story, "outlet": outlet}) for outlet in ("Post", "Sun")]
    (tmp_path / "in.jsonl").write_text("\n".join([*lines, ""]), encoding="utf-8")
    assert make_table([str(tmp_path / "in.jsonl"), str(tmp_path / "out.csv")]) == 0
    assert capsys.readouterr().out == "2 articles, 1 events, 2 outlets\n"
    corpus = sa.read(tmp_path / "out.csv")
    assert corpus.articles["body"].tolist() == ["One.\n\nTwo, two."] * 2
    assert corpus.rejects.empty


def test_a_line_that_is_no_story_is_named(make_table, tmp_path):
    (tmp_path / "in.jsonl").write_text("{}\n[1\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"in\.jsonl, line 2: no JSON object"):
        make_table([str(tmp_path / "in.jsonl"), str(tmp_path / "out.csv")])


def test_the_answers_of_your_own_corpus_are_right():
    comparison = sa.compare(sa.measure(sa.read(CASES), FEATURES))
    assert teaching.check_tests(comparison, 15).right
    assert teaching.check_claim(comparison, FEATURES[0], "The Free Tribune", "supported difference").right
    assert "15: three measures times five outlets" in solution(OWN)
    assert "*Supported difference.* The Free Tribune" in solution(OWN)
    row = comparison.table.query("feature == 'frames.conflict' and outlet == 'The Free Tribune'").iloc[0]
    assert f"{row['difference']:.2f} higher" in solution(OWN)


def test_the_answers_on_words_are_right():
    corpus = sa.read(MONTH)
    words = sa.keyness(corpus)
    row = teaching.lookalike(words)
    assert teaching.check_kind(words, row["outlet"], row["term"], "not shown within events").right
    apart, prose = sa.distinguish(corpus), WORDS.read_text(encoding="utf-8")
    assert teaching.check_apart(apart, "distinguishable by their wording").right
    ends = apart.curve.groupby("text", sort=False)["macro_f1"].agg(["first", "last"]).round(2)
    assert ends["last"].tolist() == [0.94, 0.91]
    assert "0.94 as printed and 0.91 masked" in prose
    assert f"From five events the masked figure is {ends['first'].iloc[1]:.2f}" in prose
    spoiled = sa.distinguish(teaching.with_house_lines(corpus))
    assert teaching.check_apart(spoiled, "only house style").right
    assert "*Not shown within events.*" in solution(WORDS)


def test_what_the_prose_on_words_says_of_the_month_is_so():
    articles = pd.read_csv(MONTH)
    assert (articles["event"].nunique(), articles["outlet"].nunique()) == (30, 5)
    prose = WORDS.read_text(encoding="utf-8")
    for quoted in (
        "12,000 of the 38,400 talers that he claimed as transport minister",
        "Rolf Ember claimed a power",
    ):
        assert quoted in prose
        assert articles["body"].str.contains(quoted, regex=False).any()
