"""Learned features in files: the same numbers again; hostile and damaged files are refused in words."""

import json
import pickle
import zipfile

import numpy as np
import pandas as pd
import pytest

import analysis as sa
from analysis.features import learned_file
from analysis.text import tokenise

BODIES = [
    "A cruel regime! They met. A splendid, wonderful day.",
    "It rained in “Rome”, he said.",
    "🚀 1,000 ways",
]


@pytest.fixture(scope="module")
def learned():
    texts = [f"A cruel, brutal act {k}!" if k % 2 else f"They met on day {k}." for k in range(40)]
    coded = pd.DataFrame(
        {"sentence": texts, "harsh": [k % 2 for k in range(40)], "event": [k // 2 % 10 for k in range(40)]}
    )
    helper = sa.learn(coded, label="harsh", name="mine.helper", marks=["loaded.words"])
    background = ["a cruel man came", "a brutal man came", "a calm man came"] * 10
    return sa.learn(coded, label="harsh", marks=["hedging", helper], background=background)


@pytest.fixture
def file(learned, tmp_path):
    path = tmp_path / "harsh.npz"
    sa.save_feature(learned, path)
    return path


def rewritten(file, **changes):
    """The file with some arrays replaced, or left out where None."""
    with np.load(file) as stored:
        arrays = {**dict(stored), **changes}
    np.savez(file, **{name: array for name, array in arrays.items() if array is not None})
    return file


def described(file, hashed=True, **changes):
    """The file with its description changed, and its hash made to fit unless told otherwise."""
    with np.load(file) as stored:
        arrays = dict(stored)
    about = {**json.loads(arrays.pop("about").tobytes().decode()), **changes}
    if hashed:
        about["sha256"] = learned_file._hash(about, arrays)
    return rewritten(file, about=np.frombuffer(json.dumps(about).encode(), np.uint8))


def test_gives_the_same_numbers_and_says_the_same_again(learned, file):
    again, tokens = sa.load_feature(file), tokenise([""] * 3, BODIES)
    first, second = learned.mark(tokens), again.mark(tokens)
    assert np.array_equal(first.at, second.at)
    assert np.array_equal(first.weight, second.weight)
    units = __import__("analysis.features.learned_text", fromlist=["x"]).units_of_texts(BODIES)
    assert np.array_equal(learned.judge.scores(units), again.judge.scores(units))
    assert (again.name, again.cards, again.meaning, again.classes) == (
        learned.name,
        learned.cards,
        learned.meaning,
        learned.classes,
    )


def test_the_same_feature_is_the_same_bytes(learned, file, tmp_path):
    sa.save_feature(sa.load_feature(file), tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == file.read_bytes()


def test_a_pickle_is_never_opened(file, tmp_path):
    class Trap:
        def __reduce__(self):
            return (open, (str(tmp_path / "sprung"), "w"))

    file.write_bytes(pickle.dumps(Trap()))
    with pytest.raises(sa.SamestoryError, match="refused"):
        sa.load_feature(file)
    np.savez(file, about=np.array([Trap()], dtype=object))
    with pytest.raises(sa.SamestoryError, match="refused"):
        sa.load_feature(file)
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize("cut", [0, 10, 200, -30])
def test_a_damaged_file_is_refused(file, cut):
    file.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(sa.SamestoryError, match="refused"):
        sa.load_feature(file)


def test_a_changed_number_is_noticed(file):
    with np.load(file) as stored:
        bias = stored["bias"] + 1
    with pytest.raises(sa.SamestoryError, match="hash does not fit"):
        sa.load_feature(rewritten(file, bias=bias))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"version": 2}, "its version is 2"),
        ({"format": "other"}, "no learned feature"),
        ({"name": "loaded.words"}, "is taken"),
        ({"name": "x" * 5_000}, "no plain text"),
        ({"title": "a\u202eb"}, "no plain text"),
        ({"features": ["gone.feature"]}, "does not have"),
        ({"features": [1]}, "does not have"),
        ({"classes": ["a", "b", "c"]}, "do not fit"),
        ({"classes": "ab"}, "no list of names"),
        ({"worth": [1e999, 0]}, "a number is none"),
        ({"worth": [1.0]}, "do not fit together"),
        ({"unit": "corpus"}, "do not fit together"),
        ({"blocks": ["words"] * 3}, "refused"),
        ({"blocks": ["evil"]}, "refused"),
        ({"blocks": None}, "refused"),
        ({"cards": [{}]}, "refused"),
        ({"low": "1"}, "a number is none"),
    ],
)
def test_a_description_that_does_not_hold_is_refused_even_with_a_right_hash(file, changes, words):
    with pytest.raises(sa.SamestoryError, match=words):
        sa.load_feature(described(file, **changes))


def test_numbers_that_are_none_and_foreign_arrays_are_refused(file):
    with pytest.raises(sa.SamestoryError, match="numbers are none"):
        sa.load_feature(rewritten(file, bias=np.array([np.nan])))
    with pytest.raises(sa.SamestoryError, match="numbers are none"):
        sa.load_feature(rewritten(file, bias=np.array(["text"])))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("run.py", "import os")
    with pytest.raises(sa.SamestoryError, match="more than arrays"):
        sa.load_feature(file)


def test_an_archive_that_unpacks_without_end_is_refused(file, monkeypatch):
    monkeypatch.setattr(learned_file, "LARGEST", 1_000)
    with pytest.raises(sa.SamestoryError, match="unpacks to more"):
        sa.load_feature(file)


def test_what_cannot_be_saved_or_found_is_told(learned, tmp_path):
    with pytest.raises(sa.SamestoryError, match=r"end in \.npz"):
        sa.save_feature(learned, tmp_path / "harsh.pkl")
    with pytest.raises(sa.SamestoryError, match="only learned features"):
        sa.save_feature("loaded.words", tmp_path / "a.npz")
    with pytest.raises(sa.SamestoryError, match="there is no file"):
        sa.load_feature(tmp_path / "gone.npz")


@pytest.mark.parametrize("seed", range(20))
def test_flipped_bytes_never_end_in_another_error(file, seed):
    raw = bytearray(file.read_bytes())
    for place in np.random.default_rng(seed).integers(len(raw), size=3):
        raw[place] ^= 0x55
    file.write_bytes(raw)
    try:
        again = sa.load_feature(file)
    except sa.SamestoryError as error:
        assert "refused" in str(error)
    else:
        assert again.classes == ("0", "1")


def test_an_array_that_claims_to_be_huge_is_refused(file):
    with zipfile.ZipFile(file, "a") as archive, archive.open("huge.npy", "w") as entry:
        np.lib.format.write_array_header_1_0(
            entry, {"descr": "<f8", "fortran_order": False, "shape": (10**14,)}
        )
    with pytest.raises(sa.SamestoryError, match="refused"):
        sa.load_feature(file)


def test_a_description_nested_without_end_is_refused(file):
    deep = np.frombuffer(b"[" * 200_000, np.uint8)
    with pytest.raises(sa.SamestoryError, match="refused"):
        sa.load_feature(rewritten(file, about=deep))
