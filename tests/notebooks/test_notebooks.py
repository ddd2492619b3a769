"""Every notebook runs from top to bottom and still gives what is stored in it."""

import ast
import base64
import json
import os
import re
import time
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import analysis as sa

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
HEADINGS = (
    "What is measured, and where it fails",
    "Your prediction",
    "One call",
    "The picture",
    "How to read it",
    "Caution",
    "Exercise",
    "What to write in a paper",
    "Further reading",
)
ALLOWED_IMPORTS = {"import analysis as sa", "from analysis import figures, teaching"}
MARKED = re.compile(r'^source = ".*"(?=  # <- YOUR OWN CORPUS)', re.MULTILINE)
MOST_SECONDS, MOST_LINES, MOST_BYTES = 60, 12, 100_000

pytestmark = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def stored(path):
    return nbformat.read(path, as_version=4)


def code_of(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs_of(notebook):
    return [output for cell in code_of(notebook) for output in cell.outputs]


def joined(outputs):
    """Outputs with neighbouring pieces of one stream put together: where they break is a matter of time."""
    told = []
    for output in map(comparable, outputs):
        if told and output["output_type"] == "stream" and told[-1].get("name") == output["name"]:
            told[-1]["text"] += output["text"]
        else:
            told.append(output)
    return told


def run(notebook):
    """Run a notebook in its folder with warnings shown, and give back its outputs."""
    for cell in code_of(notebook):
        cell.outputs = []
    surroundings = {**os.environ, "PYTHONWARNINGS": "always", "MPLBACKEND": "agg"}
    client = NotebookClient(notebook, timeout=MOST_SECONDS, resources={"metadata": {"path": str(FOLDER)}})
    client.execute(env=surroundings)
    return notebook


def comparable(output):
    """An output without what may differ between machines: of a picture, only that there is one."""
    plain = json.loads(json.dumps(output))
    plain.pop("execution_count", None)
    if "image/png" in plain.get("data", {}):
        plain["data"]["image/png"] = "a picture"
    return plain


def test_a_fresh_run_is_quick_silent_and_gives_the_stored_outputs(path):
    started = time.monotonic()
    fresh = run(stored(path))
    assert time.monotonic() - started < MOST_SECONDS
    assert not [output for output in outputs_of(fresh) if output.get("name") == "stderr"]
    for number, (old, new) in enumerate(zip(code_of(stored(path)), code_of(fresh), strict=True), 1):
        assert joined(old.outputs) == joined(new.outputs), (
            f"{path.name}, code cell {number}: run it again as notebooks/README.md says, and look at it"
        )


def test_pictures_are_there_small_and_told_in_words(path):
    pictures = [output for output in outputs_of(stored(path)) if "image/png" in output.get("data", {})]
    assert pictures
    for output in pictures:
        assert len(base64.b64decode(output.data["image/png"])) < MOST_BYTES
        assert output.metadata["image/png"]["alt"] == output.data["text/plain"]


def test_outputs_hold_no_path_time_or_warning(path):
    said = json.dumps([comparable(output) for output in outputs_of(stored(path))])
    for unwanted in (
        r"Warning",
        r"Traceback",
        r"(?<!\w)/[a-zA-Z]+/[a-zA-Z]",
        r" at 0x",
        r"\d:\d\d:\d\d",
    ):
        assert not re.search(unwanted, said), unwanted
    for cell in code_of(stored(path)):
        assert "execution" not in cell.metadata


def test_the_stored_run_is_one_run_from_the_top_by_any_python_3(path):
    notebook = stored(path)
    counts = [cell.execution_count for cell in code_of(notebook)]
    assert counts == list(range(1, len(counts) + 1))
    assert notebook.metadata.kernelspec == {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }


def test_cells_are_few_short_and_define_nothing(path):
    sources = [cell.source for cell in code_of(stored(path))]
    assert 8 <= len(sources) <= 15
    for source in sources:
        assert len(source.splitlines()) <= MOST_LINES
        assert not re.search(r"^\s*[%!]", source, re.MULTILINE)
        for node in ast.walk(ast.parse(source)):
            assert not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef)
            if isinstance(node, ast.Import | ast.ImportFrom):
                assert ast.unparse(node) in ALLOWED_IMPORTS


def test_the_steps_are_there_in_their_order(path):
    prose = [cell.source for cell in stored(path).cells if cell.cell_type == "markdown"]
    headings = re.findall(r"^#+ (.*)$", "\n".join(prose), re.MULTILINE)
    assert headings[0].endswith("?")
    places = [next(n for n, heading in enumerate(headings) if step in heading) for step in HEADINGS]
    assert places == sorted(places)


@pytest.mark.slow
def test_one_line_is_marked_and_another_corpus_runs(path, tmp_path, cases):
    """Six events of three outlets under other names, as a spreadsheet would hold them."""
    table = cases.articles[cases.articles["event"] > "02"]
    names = {"Daily Beacon": "The Post", "Ledger Business": "The Herald", "National Register": "The Sun"}
    table = table.assign(outlet=table["outlet"].map(names)).dropna(subset="outlet")
    table[["event", "outlet", "headline", "body"]].to_csv(tmp_path / "mine.csv", index=False)
    notebook = stored(path)
    first = code_of(notebook)[0]
    first.source, marked = MARKED.subn(f"source = {str(tmp_path / 'mine.csv')!r}", first.source)
    assert marked == 1
    fresh = run(notebook)
    assert not [output for output in outputs_of(fresh) if output.get("name") == "stderr"]
    assert "The Herald" in json.dumps(outputs_of(fresh))


def test_the_exercises_answers_are_right(path, cases):
    """The solution tells the answers that the checks accept."""
    if path.stem != "01_one_event":
        pytest.skip("answers of this notebook are checked by its own test")
    from analysis import teaching

    measures = sa.measure(cases, ["sentiment.vader", "sentiment.huliu_net", "loaded.words"])
    assert teaching.check_lowest(measures, "02-varn-flood", "sentiment.vader", "Ledger Business").right
    assert teaching.check_claim(sa.compare(measures), "loaded.words", "Daily Beacon", "words only").right
    solution = next(c.source for c in stored(path).cells if "solution" in c.metadata.get("tags", []))
    assert "Ledger Business" in solution
    assert "Words only" in solution
