"""A feature of the user's own goes by its title and unit wherever its numbers go, and the text stays text."""

import json

import pandas as pd
import pyarrow.parquet as pq
import pytest
from matplotlib.figure import Figure

import analysis as sa
from analysis.compare.coverage import composition
from analysis.compare.shuffling import shuffled_differences
from analysis.corpus.export import write_csv
from analysis.figures import alt_text, differences, heat_map
from analysis.measure import read_measures, write_measures
from analysis.report import build
from analysis.teaching import for_a_paper, methods_paragraph, paper_table

TITLE, UNIT, HOSTILE = "Words of war", "share of words", "=1+1 <script>alert(1)</script> $x$\u202e"


def own(folder, title=TITLE):
    path = folder / "mine.yml"
    path.write_text(
        f"title: '{title}'\nname: mine\nunit: {UNIT}\nterms: [bomb*, soldier]\n", encoding="utf-8"
    )
    return sa.dictionary(path)


@pytest.fixture(scope="module")
def corpus():
    bodies = {"A": "A horrific bomb fell on a soldier.", "B": "Aid came early.", "C": "The soldier was cold."}
    rows = [
        {"event": f"e{n}", "outlet": outlet, "date": f"2024-03-{n + 1:02}", "body": f"{text} {'Day. ' * n}"}
        for n in range(12)
        for outlet, text in bodies.items()
    ]
    return sa.read(pd.DataFrame(rows))


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    return own(tmp_path_factory.mktemp("words"))


@pytest.fixture(scope="module")
def measures(corpus, mine):
    return sa.measure(corpus, ["loaded.words", mine])


@pytest.fixture(scope="module")
def comparison(measures):
    return sa.compare(measures)


def test_the_table_of_a_comparison_holds_title_and_unit_of_every_feature(comparison):
    rows = comparison.table.drop_duplicates("feature")[["feature", "title", "unit"]]
    assert rows.to_numpy().tolist() == [
        ["loaded.words", "Loaded words", "per 100 words"],
        ["mine.all", TITLE, UNIT],
    ]


def test_a_claim_names_it_by_title_and_unit(comparison):
    said = sa.claim(comparison.table.query("feature == 'mine.all'").iloc[0])
    assert f"“words of war” ({UNIT};" in said
    assert "mine.all" not in said


def test_a_row_without_a_title_is_named_by_the_registry(comparison):
    old = comparison.table.drop(columns=["title", "unit"])
    assert "“loaded words” (per 100 words" in sa.claim(old.iloc[0])
    assert "“mine.all” (units;" in sa.claim(old.iloc[-1])


def test_figures_name_it_on_axis_title_and_in_words(comparison):
    axes = differences(comparison, "mine.all", ax=Figure().subplots())
    assert axes.get_title(loc="left").startswith(TITLE)
    assert f"mean of the others, {UNIT}" in axes.get_xlabel()
    assert f"the others in {UNIT}:" in alt_text(comparison, "mine.all")
    rows = heat_map(comparison, ax=Figure().subplots()).get_yticklabels()
    assert TITLE in [row.get_text() for row in rows]


@pytest.mark.parametrize(
    "ask",
    [
        lambda measures: sa.power(measures, "mine.all", data_sets=2),
        lambda measures: sa.series(measures, "mine.all"),
        lambda measures: sa.change(measures, "A", split="2024-03-07"),
        lambda measures: sa.equivalence(sa.compare(measures), 0.01),
        lambda measures: shuffled_differences(measures, "mine.all", "A"),
        lambda measures: composition(measures, "mine.all"),
    ],
)
def test_every_answer_from_measures_names_it(measures, ask):
    said = " ".join(ask(measures).sentences)
    assert TITLE in said
    assert UNIT in said
    assert "mine.all" not in said


def test_answers_from_a_corpus_name_it(corpus, mine):
    titled = corpus.articles.assign(headline="A bomb fell")[["event", "outlet", "headline", "body"]]
    gap = sa.headline_gap(sa.read(titled), mine, scale="measure")
    assert f"“{TITLE}” ({UNIT})" in gap.sentences[0]
    assert f"“{TITLE}”" in sa.positions(corpus, mine).sentences[0]


def test_papers_name_it(corpus, measures, comparison):
    methods = str(methods_paragraph(corpus, measures, comparison))
    assert f"we measured Loaded words and {TITLE}." in methods
    assert f"{TITLE} (mine.all): {UNIT}, in the outlet's own voice" in methods
    assert f"in {TITLE} ({UNIT}" in str(for_a_paper(comparison, "mine.all", "A"))
    table = paper_table(comparison, ["mine.all"])
    assert set(table.printed["Measure"]) == {TITLE}
    assert f"units: {TITLE}, {UNIT}." in " ".join(table.notes)


def test_a_file_of_measures_keeps_title_and_unit(measures, tmp_path):
    write_measures(measures, tmp_path / "m.parquet")
    again = read_measures(tmp_path / "m.parquet")
    assert again.titles == measures.titles == {"loaded.words": "Loaded words", "mine.all": TITLE}
    assert again.units == measures.units == {"loaded.words": "per 100 words", "mine.all": UNIT}


def test_a_file_without_titles_is_read_and_named_by_the_registry(measures, tmp_path):
    path = tmp_path / "m.parquet"
    write_measures(measures, path)
    table = pq.read_table(path)
    ((key, told),) = table.schema.metadata.items()
    old = {name: value for name, value in json.loads(told).items() if name not in ("titles", "units")}
    pq.write_table(table.replace_schema_metadata({key: json.dumps(old)}), path)
    again = read_measures(path)
    assert again.titles == {"loaded.words": "Loaded words", "mine.all": "mine.all"}
    assert again.units == {"loaded.words": "per 100 words", "mine.all": "units"}
    assert again.table.equals(measures.table)


def test_a_title_from_a_file_is_cut_to_one_line_and_loses_what_is_not_seen(corpus, tmp_path):
    feature = own(tmp_path, "war " * 60 + "\u202e")
    assert len(feature.title) == 80
    assert feature.title.isprintable()
    assert sa.measure(corpus, feature).titles == {"mine.all": feature.title}


def test_a_hostile_title_stays_text_in_csv_page_and_figure(corpus, tmp_path):
    measures = sa.measure(corpus, own(tmp_path, HOSTILE))
    comparison = sa.compare(measures)
    write_csv(comparison.table, tmp_path / "comparison.csv")
    assert ",'=1+1 <script>" in (tmp_path / "comparison.csv").read_text(encoding="utf-8")
    assert "<script>" not in comparison._repr_html_() + paper_table(comparison)._repr_html_()
    axes = differences(comparison, "mine.all", ax=Figure().subplots())
    assert "\\$x\\$" in axes.get_title(loc="left")
    assert "\u202e" not in sa.claim(comparison.table.iloc[0])


@pytest.mark.slow
def test_the_pages_of_a_report_show_title_and_unit_and_run_none_of_it(corpus, tmp_path):
    made = build(corpus, tmp_path / "out", features=own(tmp_path, f"{TITLE} <script>alert(1)</script>"))
    (page,) = made.index.parent.glob("features/*.html")
    text = page.read_text(encoding="utf-8")
    assert f"{TITLE} &lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text + made.index.read_text(encoding="utf-8")
    assert f"others in {UNIT}" in text
    assert f"({UNIT}; 95 % interval" in made.index.read_text(encoding="utf-8")
