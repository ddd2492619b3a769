"""A course is a folder that can be handed out as it is."""

import json
import re
from pathlib import Path

import pytest

from analysis.errors import SamestoryError
from analysis.teaching.course import make_course


def sources(path):
    return ["".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]


def test_both_forms_are_written_with_what_they_read(lesson, tmp_path):
    made = make_course(lesson.parent, tmp_path / "course")
    for home in (tmp_path / "course/student", tmp_path / "course/source/lesson"):
        assert 'source = "data/articles"  # <- YOUR OWN CORPUS' in sources(home / "lesson.ipynb")[1]
        assert (home / "data/articles/storm/post.md").is_file()
    assert made.table["points"].tolist()[1] == 5
    assert made.table["file"].tolist() == ["student/lesson.ipynb", "source/lesson/lesson.ipynb"]
    assert made.sentences == (
        "Student copies: 1 notebook, 2 exercises without an answer, 1 solution left out.",
        "Assignments for nbgrader: 1 notebook, 2 exercises without an answer, 1 solution left out, 5 points.",
    )


def test_what_tells_the_habits_is_kept_back_and_said(lesson, tmp_path):
    made = make_course(lesson, tmp_path / "course", form="student")
    files = {path.name for path in (tmp_path / "course").rglob("*") if path.is_file()}
    assert files == {"lesson.ipynb", "post.md"}
    assert "truth.yml" in repr(made)
    assert not (tmp_path / "course/source").exists()


def test_one_form_alone_and_its_settings(lesson, tmp_path):
    make_course(lesson, tmp_path / "course", form="nbgrader")
    assert not (tmp_path / "course/student").exists()
    settings = (tmp_path / "course/nbgrader_config.py").read_text(encoding="utf-8")
    compile(settings, "nbgrader_config.py", "exec")
    assert "raise" not in settings


def test_a_file_that_does_not_exist_keeps_its_name_and_a_missing_corpus_stops(written, tmp_path):
    written(("code", 'table.to_csv("../out/mine.csv")', ()))
    make_course(tmp_path / "lessons", tmp_path / "course")
    assert '"../out/mine.csv"' in sources(tmp_path / "course/student/lesson.ipynb")[0]
    written(("code", 'source = "../nowhere"  # <- YOUR OWN CORPUS: change', ()))
    with pytest.raises(SamestoryError, match=r'lesson\.ipynb reads "\.\./nowhere"'):
        make_course(tmp_path / "lessons", tmp_path / "course")


def test_a_mistake_in_one_notebook_leaves_no_half_of_a_course(lesson, written, tmp_path):
    written(("code", "check()", ("exercise",)), name="zz.ipynb")
    with pytest.raises(SamestoryError, match=r"zz\.ipynb"):
        make_course(lesson.parent, tmp_path / "course")
    assert not (tmp_path / "course").exists()


def test_two_things_of_one_name_are_not_mixed(written, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "news.csv").write_text(name)
        written(("code", f'source = "../{name}/news.csv"  # <- YOUR OWN CORPUS', ()), name=f"{name}.ipynb")
    with pytest.raises(SamestoryError, match=r'different things called "data/news\.csv"'):
        make_course(tmp_path / "lessons", tmp_path / "course")


@pytest.mark.parametrize(
    ("source", "folder", "said"),
    [
        ("nowhere", "course", 'no "nowhere" here'),
        ("lessons", "lessons/course", "among the originals"),
        ("lessons", "lessons", "among the originals"),
        ("lessons", "lessons/lesson.ipynb", "is a file"),
        ("articles", "course", "holds no notebook"),
    ],
)
def test_a_wrong_folder_is_said_before_anything_is_written(
    lesson, tmp_path, monkeypatch, source, folder, said
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SamestoryError, match=said):
        make_course(source, folder)
    assert not Path("lessons/course").exists()


def test_no_points_means_nothing_to_mark(written, tmp_path):
    written(("markdown", "# Hello?", ()))
    with pytest.raises(SamestoryError, match="no notebook has points"):
        make_course(tmp_path / "lessons", tmp_path / "course", form="nbgrader")
    with pytest.raises(SamestoryError, match='no form "moodle"'):
        make_course(tmp_path / "lessons", tmp_path / "course", form="moodle")
    assert make_course(tmp_path / "lessons", tmp_path / "course").table["form"].tolist() == ["student"]


def test_a_course_shows_itself_as_text_that_cannot_run(lesson, tmp_path):
    made = make_course(lesson, tmp_path / "course")
    assert re.fullmatch(r"(<p>[^<]*</p>)+", made._repr_html_())
