"""samestory course: what it says and what it writes."""

from pathlib import Path

from analysis.cli import main

ROOT = Path(__file__).parents[1]


def test_the_command_says_what_it_made_and_where(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["course", str(ROOT / "notebooks/teaching"), "-o", "class"]) == 0
    said = capsys.readouterr().out
    assert "Student copies: 2 notebooks" in said
    assert "Assignments for nbgrader: 2 notebooks" in said
    assert "Handouts to print: 8 events" in said
    assert said.rstrip().endswith("Folder: class")
    assert len(list(Path("class/handouts/keys").glob("*.html"))) == 8
    assert Path("class/source/assignment_1/assignment_1.ipynb").is_file()


def test_without_notebooks_it_says_what_to_name(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["course"]) == 2
    assert 'no "notebooks" here' in capsys.readouterr().err
