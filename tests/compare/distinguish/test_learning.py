import numpy as np

from analysis.compare.cells import cells_of
from analysis.compare.distinguish.learning import learning_curve
from analysis.compare.distinguish.ridge import said_apart
from analysis.compare.distinguish.task import Task
from analysis.compare.distinguish.told import macro_f1, tallies


def drawn(make_corpus):
    cells = cells_of(make_corpus(24).articles, by="outlet", within="event")
    task = Task.of(cells, unequal=False, folds=6, draws=9, seed=1)
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(48, 20)) + 1.2 * np.eye(20)[task.names]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return task, rows @ rows.T


def test_sizes_double_up_to_all_events_of_the_other_folds(make_corpus):
    task, gram = drawn(make_corpus)
    assert learning_curve(gram, task)["events"].tolist() == [5, 10, 20]


def test_the_last_point_is_the_figure_of_the_table(make_corpus):
    task, gram = drawn(make_corpus)
    said = said_apart(gram, task.names[None], event=task.event, fold=task.fold, n_outlets=2, unequal=False)
    figure = macro_f1(tallies(task.names[None], said, 2))[0]
    assert learning_curve(gram, task)["macro_f1"].iloc[-1] == figure
