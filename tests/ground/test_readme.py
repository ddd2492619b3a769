"""README: its example runs, its commands exist, its links lead somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_runs_as_it_stands(monkeypatch, tmp_path):
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(compile(example.replace('"out/"', repr(str(tmp_path))), "README.md", "exec"), {})
    assert (tmp_path / "index.html").is_file()


def test_the_commands_it_names_are_targets_of_the_makefile():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"make ([a-z]+)", README)) <= targets | {"and"}


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/validity.md", "notebooks/README.md"])
def test_links_lead_to_files_that_exist(page):
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
