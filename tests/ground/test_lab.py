"""Make, conda and Binder open the same first notebook, with all that it needs and nothing more."""

import importlib
import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
FIRST = "notebooks/01_one_event.ipynb"


def test_make_lab_and_the_guide_open_a_notebook_that_is_there():
    assert (ROOT / FIRST).is_file()
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^lab:.*\n\t\S*jupyter lab {re.escape(FIRST)}$", makefile, re.MULTILINE)
    assert f"jupyter lab {FIRST}" in (ROOT / "notebooks/README.md").read_text(encoding="utf-8")


def test_binder_finds_one_description_of_the_environment():
    """In a folder binder/ or beside a Dockerfile, environment.yml of the root would not be read."""
    others = (
        "binder",
        ".binder",
        "Dockerfile",
        "requirements.txt",
        "Pipfile",
        "install.R",
        "apt.txt",
        "postBuild",
    )
    assert (ROOT / "environment.yml").is_file()
    assert [name for name in others if (ROOT / name).exists()] == []


def test_binder_installs_the_package_from_the_copied_repository():
    """A relative path in the list of pip makes Binder copy the repository before it installs."""
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    (wanted,) = [entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict)]
    assert wanted == ["-e .[lab]"]
    assert [entry for entry in environment["dependencies"] if str(entry).startswith("python=")]


def test_the_extra_lab_holds_what_notebooks_and_the_panel_need():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.match(r"[\w-]+", need)[0] for need in extras["optional-dependencies"]["lab"]}
    assert names == {"ipykernel", "ipywidgets", "jupyterlab"}
    for name in names:
        importlib.import_module(name)


def test_the_instructors_guide_names_what_is_there():
    guide = (ROOT / "notebooks/teaching/README.md").read_text(encoding="utf-8")
    for linked in re.findall(r"\]\(([^)#:]+)\)", guide):
        assert (ROOT / "notebooks/teaching" / linked).exists(), linked
    assert "samestory course" in guide
    assert {f"{number:02}" for number in range(1, 14)} <= set(re.findall(r"\b\d\d\b", guide))
    for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"):
        assert f"| {path.stem[:2]} |" in guide, path.name
