"""The solutions of the notebooks on voices, labels and acts tell the answers that the checks accept."""

from pathlib import Path

import nbformat
import pytest

import analysis as sa
from analysis import teaching

FOLDER = Path(__file__).parents[2] / "notebooks"


def solution_of(name):
    cells = nbformat.read(FOLDER / name, as_version=4).cells
    return next(cell.source for cell in cells if "solution" in cell.metadata.get("tags", []))


@pytest.fixture(scope="module")
def quoted(cases):
    return sa.measure(cases, ["sourcing.quoted_share", *teaching.SPEAKERS])


def test_who_speaks(cases, quoted):
    half = quoted.table["sourcing.officials"].sub(0.5).abs().idxmin()
    assert teaching.check_share(cases, half, "sourcing.officials", 0.52).right
    comparison = sa.compare(quoted)
    assert teaching.check_claim(
        comparison, "sourcing.quoted_share", "The Harbour Courier", "words only"
    ).right
    solution = solution_of("04_who_speaks.ipynb")
    assert "75 of 145" in solution
    assert "Words only" in solution


def test_the_mistakes_that_the_prose_of_who_speaks_names_are_there(cases, quoted):
    article = (quoted.table[list(teaching.SPEAKERS)] > 0).sum(axis=1).idxmax()
    rows = teaching.quotations_in(cases, article).set_index("speaker")["type"]
    assert rows["its spokeswoman, Tovi Garrowby"] == "official"
    assert set(rows["Ines Colby"]) == {"expert"}
    half = quoted.table["sourcing.officials"].sub(0.5).abs().idxmin()
    words = teaching.quotations_in(cases, half).query("speaker == 'Marit Soll'")["words"]
    assert 75 - words.sum() == 24


def test_labels(cases):
    assert teaching.check_names(cases, "The Free Tribune", 3, 6, event="04-marrow-square").right
    comparison = sa.compare(sa.measure(cases, ["labels.harsh", "loaded.words"]))
    rows = comparison.table.query("feature == 'labels.harsh'").set_index("outlet")["difference"]
    assert teaching.check_claim(comparison, "labels.harsh", rows.idxmin(), "too few events").right
    solution = solution_of("05_labels.ipynb")
    assert "3 of 6" in solution
    assert "Too few events" in solution


def test_who_acts(cases):
    comparison = sa.compare(
        sa.measure(
            cases,
            [f"agency.{name}" for name in ("passive", "agentless", "agentless_share", "agentless_harm")],
        )
    )
    rows = comparison.table.query("feature == 'agency.passive'").set_index("outlet")["difference"]
    second = rows.sort_values().index[1]
    assert teaching.check_claim(comparison, "agency.passive", second, "another stands out").right
    solution = solution_of("08_who_acts.ipynb")
    assert "Another stands out" in solution
    assert "C agent left out" in solution


def test_by_whom_in_front_of_the_verb_is_the_mistake_that_who_acts_shows():
    found = teaching.try_sentence(
        "The minister, by whom the order was signed, spoke first.", "agency.passive"
    )
    assert found["label"].tolist() == ["leaves its agent out"]


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("01_one_event.ipynb", teaching.CLAIMS),
        ("02_chance.ipynb", teaching.MEANINGS),
        ("04_who_speaks.ipynb", teaching.CLAIMS),
        ("05_labels.ipynb", teaching.CLAIMS),
    ],
)
def test_the_answers_to_choose_from_are_explained_as_the_check_explains_them(name, answers):
    prose = "".join(cell.source for cell in nbformat.read(FOLDER / name, as_version=4).cells)
    prose = prose.replace("*", "")
    assert all(f"| `{answer}` | {meaning} |" in prose for answer, meaning in answers.items())


def test_the_six_sentences_that_who_acts_prints_are_those_of_the_check():
    cells = nbformat.read(FOLDER / "08_who_acts.ipynb", as_version=4).cells
    asked = next(cell.source for cell in cells if "Sort six sentences" in cell.source)
    for letter, sentence in teaching.AGENT_SENTENCES.items():
        assert f"- **{letter}** {sentence}" in asked


def test_the_agentless_passives_rank_as_who_acts_tells(cases):
    measures = sa.measure(cases, ["agency.agentless", "agency.agentless_share"])
    means = measures.table.groupby(measures.articles["outlet"]).mean().round(2)
    assert means["agency.agentless"].idxmax() == "National Register"
    assert means["agency.agentless_share"].idxmin() == "National Register"
    assert means.loc["The Free Tribune"].tolist() == [0.22, 1.0]


def test_the_men_of_who_acts_are_an_inspectors_men(cases):
    row = sa.acts(cases, [teaching.AUTHORITIES, teaching.PEOPLE]).iloc[9]
    assert (row["text"], row["doer"]) == ("men gave", "people")
    body = cases.articles.set_index("article").at[row["article"], "body"]
    assert "his men gave due warning" in body
