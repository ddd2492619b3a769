"""The ground: one list of packages, a lock without addresses, a public face that is held as text."""

import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.specifiers import SpecifierSet

import analysis as sa

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_environment_file_installs_the_package_and_nothing_beside_it():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    python, pip, packages = environment["dependencies"]
    assert (pip, packages) == ("pip", {"pip": ["-e .[lab]"]})
    assert "lab" in PROJECT["optional-dependencies"]
    assert python.removeprefix("python=") in SpecifierSet(PROJECT["requires-python"])


def test_lock_holds_versions_and_hashes_and_no_address():
    lock = (ROOT / "requirements.lock").read_text()
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links|--trusted-host", lock)
    locked = set(re.findall(r"^([a-z0-9._-]+)==", lock, re.MULTILINE))
    wanted = PROJECT["dependencies"] + [
        need for extra in PROJECT["optional-dependencies"].values() for need in extra
    ]
    assert {re.match(r"[\w.-]+", need)[0].lower() for need in wanted} <= locked


def test_citation_names_the_version():
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text())["version"] == PROJECT["version"]


@pytest.mark.parametrize("heavy", ["matplotlib", "nltk", "sklearn", "jinja2", "py3langid"])
def test_import_loads_nothing_heavy(heavy):
    code = f"import sys, analysis; sys.exit('{heavy}' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_public_face_is_what_the_documentation_promises():
    face = {
        name: str(inspect.signature(getattr(sa, name))) for name in ("read", "measure", "compare", "report")
    }
    for name, parameters in {
        "read": ("source", "columns"),
        "measure": ("corpus", "features", "part", "voice", "about"),
        "compare": ("measures", "by", "within"),
        "report": ("corpus", "folder"),
    }.items():
        for parameter in parameters:
            assert parameter in face[name], (name, parameter, face[name])
    for name in sa.__all__:
        assert getattr(sa, name).__doc__, name
