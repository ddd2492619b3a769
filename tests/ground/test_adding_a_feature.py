"""CONTRIBUTING.md adds a real feature; this does exactly that in a copy of the repository."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPIED = ("analysis", "data", "pyproject.toml", "tests/conftest.py", "tests/features/test_every_feature.py")
REGISTRY = "analysis/features/registry.py"


def blocks():
    """The blocks of the chapter, by the file that is named right before each."""
    chapter = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Add a feature\n")[2]
    chapter = chapter.partition("\n## ")[0]
    return dict(re.findall(r"`([\w/.]+)`:\n\n```\w*\n(.*?)```", chapter, re.DOTALL))


def copied(folder):
    for name in COPIED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)


def test_the_chapter_adds_a_feature_with_one_file_one_line_one_list_one_test(tmp_path):
    written = blocks()
    line = written.pop(REGISTRY)
    assert line.count("\n") == 1
    assert len(written) == 3
    copied(tmp_path)
    for name, text in written.items():
        assert not (tmp_path / name).exists()
        (tmp_path / name).write_text(text, encoding="utf-8")
    registry = tmp_path / REGISTRY
    before, begin, families = registry.read_text(encoding="utf-8").partition("_FAMILIES = (\n")
    registry.write_text(before + begin + families.replace("\n)\n", f"\n{line})\n", 1), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-v", "tests", "-k", "urgency", "-p", "no:cacheprovider"]
    ran = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, env=_environment(), check=False
    )
    assert ran.returncode == 0, ran.stdout[-2_000:]
    assert int(re.search(r"(\d+) passed", ran.stdout)[1]) >= 8


def _environment():
    return {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTEST_ADDOPTS")}
