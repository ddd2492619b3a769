"""A small solved notebook, written as JupyterLab writes one."""

import json

import pytest

LESSON = (
    ("markdown", "# What is the tone?", ()),
    (
        "code",
        "import analysis as sa\nfrom analysis import teaching\n\n"
        'source = "../articles"  # <- YOUR OWN CORPUS: change only this line\ncorpus = sa.read(source)',
        (),
    ),
    ("code", 'guess = "?"  # <- your guess', ()),
    (
        "code",
        'event = "storm"\nlowest = "Zörner Post"  # <- your answer: an outlet\n'
        'teaching.check_lowest(\n    measures, event, "x", lowest\n)',
        ("exercise", "points-2"),
    ),
    ("markdown", "The model answer: it depends.", ("written", "points-3")),
    ("markdown", "**Answers.** Zörner Post.", ("solution",)),
)


def raw(cells):
    made = []
    for number, (kind, source, tags) in enumerate(cells, 1):
        cell = {"cell_type": kind, "id": f"c{number}", "source": source.splitlines(keepends=True)}
        cell["metadata"] = {"tags": list(tags)} if tags else {}
        if kind == "code":
            told = {"output_type": "stream", "name": "stdout", "text": ["Right: Zörner Post\n"]}
            cell |= {"execution_count": number, "outputs": [told]}
        made.append(cell)
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return {"cells": made, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture
def lesson(tmp_path):
    """A folder lessons/ with one solved notebook, and the articles that it reads beside it."""
    articles = tmp_path / "articles" / "storm"
    articles.mkdir(parents=True)
    (articles / "post.md").write_text("---\noutlet: Zörner Post\n---\nA vile storm.", encoding="utf-8")
    for secret in ("truth.yml", "README.md", ".hidden"):
        (tmp_path / "articles" / secret).write_text("the habits", encoding="utf-8")
    return write(tmp_path, LESSON)


def write(folder, cells, name="lesson.ipynb"):
    path = folder / "lessons" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(raw(cells)), encoding="utf-8")
    return path


@pytest.fixture
def written(tmp_path):
    """Write other cells into the same place."""
    return lambda *cells, name="lesson.ipynb": write(tmp_path, cells, name)
