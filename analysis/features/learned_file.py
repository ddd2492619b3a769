"""Learned features in a file: plain numbers and a description in JSON; nothing in it can be executed.

The file is a zip archive of NumPy arrays of numbers. The description says what they are, and a hash over
everything tells a damaged file from a whole one. It does not tell who made it: a file made by somebody else
can judge as its maker wants, but it can do no more than judge.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.errors import SamestoryError
from analysis.features.cards import GRADES, Card
from analysis.features.feature import Feature
from analysis.features.learned_feature import Judge, Learned, learned_feature
from analysis.features.learned_model import KINDS, Block, Model
from analysis.features.registry import FEATURES

__all__ = ["LARGEST", "load_feature", "save_feature"]

FORMAT, VERSION = "samestory learned feature", 1
LARGEST, MOST_ARRAYS, LONGEST, DEEPEST = 500_000_000, 400, 2_000, 2
"""Bytes after unpacking, arrays, characters of a text in the description, features inside features."""
_PARTS = ("terms", "scale", "shift", "weights")

Arrays = dict[str, NDArray[Any]]


def save_feature(feature: Learned, path: str | Path) -> None:
    """Write a learned feature to one .npz file, the same bytes each time.

    Raises
    ------
    SamestoryError
        For a feature that was not learned, a file name that does not end in .npz, or a feature that looks at
        the marks of one that does not come with Samestory and was not learned.
    """
    path = Path(path)
    if not isinstance(feature, Learned):
        raise SamestoryError("save_feature: only learned features are saved; a dictionary is its own file.")
    if path.suffix != ".npz":
        raise SamestoryError(f'save_feature: "{path.name}" should end in .npz.')
    arrays: Arrays = {}
    about = {"format": FORMAT, "version": VERSION, **_described(feature, arrays, "")}
    about["sha256"] = _hash(about, arrays)
    text = json.dumps(about, sort_keys=True, ensure_ascii=False).encode()
    np.savez_compressed(path, allow_pickle=False, about=np.frombuffer(text, np.uint8), **arrays)


def _described(feature: Learned, arrays: Arrays, prefix: str) -> dict[str, Any]:
    """The description of a feature; its numbers go into ``arrays``."""
    judge, model = feature.judge, feature.judge.model
    for number, block in enumerate(model.blocks):
        here = f"{prefix}b{number}"
        joined = "\x00".join(block.terms).encode()
        arrays[f"{here}.terms"] = np.frombuffer(joined, np.uint8)
        arrays[f"{here}.scale"], arrays[f"{here}.shift"] = block.scale, block.shift
        arrays[f"{here}.weights"] = block.weights
    arrays[f"{prefix}bias"] = model.bias
    beside: list[str | dict[str, Any]] = []
    for number, other in enumerate(model.features):
        if isinstance(other, Learned):
            beside.append(_described(other, arrays, f"{prefix}f{number}."))
        elif FEATURES.get(other.name) is other:
            beside.append(other.name)
        else:
            raise SamestoryError(
                f"save_feature: {feature.name} looks at the marks of {other.name}, which is not in Samestory "
                "and would be missing when the file is read. Learn it without, as marks=[…]."
            )
    return {
        "name": feature.name,
        "title": feature.title,
        "citation": feature.citation,
        "unit": judge.unit,
        "worth": list(judge.worth),
        "classes": list(model.classes),
        "common": list(model.common),
        "low": model.low,
        "high": model.high,
        "has_target": model.has_target,
        "blocks": [block.kind for block in model.blocks],
        "features": beside,
        "cards": [asdict(card) for card in feature.cards],
    }


def _hash(about: dict[str, Any], arrays: Arrays) -> str:
    """A hash over the description without its hash, and all numbers with their names and shapes."""
    digest = hashlib.sha256()
    plain = {key: value for key, value in about.items() if key != "sha256"}
    digest.update(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode())
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        digest.update(f"{name} {array.shape} {array.dtype.str}".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()


_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError),
    *(ValueError, LookupError, TypeError, AttributeError, NotImplementedError, RuntimeError),
)
"""What the readers of zip archives, arrays and JSON raise for bytes that are not theirs."""


class _RefusedError(Exception):
    """What is wrong with a file."""


def load_feature(path: str | Path) -> Learned:
    """Read a learned feature that ``save_feature`` wrote; its numbers are those that were saved.

    Raises
    ------
    SamestoryError
        If there is no such file, it is no learned feature, is damaged, is larger than the bounds, needs
        features that this version does not have, or does not fit together.
    """
    path = Path(path)
    if not path.is_file():
        raise SamestoryError(f"load_feature: there is no file {path.name}. Check the name and the folder.")
    try:
        about, arrays = _read(path)
        return _feature(about, arrays, "", 0)
    except _RefusedError as refusal:
        found = str(refusal)
    except (RecursionError, MemoryError, OverflowError, zipfile.LargeZipFile):
        found = "it is made so that reading it would not end"
    except _DAMAGE:
        found = "it is damaged, or no learned feature"
    raise SamestoryError(
        f"load_feature: {path.name} is refused: {found}. Take the file from where it was made again, or "
        "learn the feature anew with sa.learn."
    )


def _read(path: Path) -> tuple[dict[str, Any], Arrays]:
    """The description and the numbers, whole and within the bounds."""
    with zipfile.ZipFile(path) as archive:
        inside = archive.infolist()
        if len(inside) > MOST_ARRAYS or sum(one.file_size for one in inside) > LARGEST:
            raise _RefusedError(f"it unpacks to more than {LARGEST:,} bytes or {MOST_ARRAYS} arrays")
        if any(not one.filename.endswith(".npy") for one in inside):
            raise _RefusedError("it holds more than arrays of numbers")
    with np.load(path, allow_pickle=False) as stored:
        arrays: Arrays = {name: stored[name] for name in stored.files}
    for array in arrays.values():
        plain = array.dtype in (np.dtype(np.float64), np.dtype(np.uint8))
        if not (plain and array.ndim in (1, 2) and np.isfinite(array).all()):
            raise _RefusedError("some of its numbers are none")
    about = json.loads(arrays.pop("about").tobytes().decode())
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise _RefusedError("it is no learned feature")
    if about.get("version") != VERSION:
        raise _RefusedError(
            f"its version is {str(about.get('version'))[:20]}, this Samestory reads {VERSION}"
        )
    if about.get("sha256") != _hash(about, arrays):
        raise _RefusedError("its hash does not fit its content, so it was changed or damaged")
    return about, arrays


def _text(about: dict[str, Any], key: str) -> str:
    value = about[key]
    if not (isinstance(value, str) and len(value) <= LONGEST and value.isprintable()):
        raise _RefusedError(f'"{key}" is no plain text')
    return value


def _texts(about: dict[str, Any], key: str, most: int) -> tuple[str, ...]:
    values = about[key]
    if not (isinstance(values, list) and len(values) <= most and len(set(values)) == len(values)):
        raise _RefusedError(f'"{key}" is no list of names')
    return tuple(_text({key: value}, key) for value in values)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e300:
        raise _RefusedError("a number is none")
    return float(value)


def _feature(about: dict[str, Any], arrays: Arrays, prefix: str, depth: int) -> Learned:
    """A feature from a description whose every part is checked."""
    classes = _texts(about, "classes", 50)
    features = tuple(_beside(about, arrays, prefix, depth))
    bias = arrays[f"{prefix}bias"]
    if bias.shape != (1 if len(classes) in (0, 2) else len(classes),) or len(classes) == 1:
        raise _RefusedError("its classes do not fit its numbers")
    model = Model(
        blocks=tuple(_blocks(about, arrays, prefix, len(bias))),
        bias=bias,
        classes=classes,
        common=_texts(about, "common", 1_000),
        features=features,
        low=_number(about["low"]),
        high=_number(about["high"]),
        has_target=about["has_target"] is True,
    )
    worth = tuple(map(_number, about["worth"]))
    if len(worth) != len(classes) or about["unit"] not in ("sentence", "article") or model.low > model.high:
        raise _RefusedError("its parts do not fit together")
    name = _text(about, "name")
    if name.count(".") != 1 or name in FEATURES:
        raise _RefusedError(f'its name "{name[:60]}" is taken, or not of the form family.name')
    judge = Judge(model, about["unit"], worth)
    cards = [_card(card, name) for card in about["cards"]]
    return learned_feature(name, _text(about, "title"), judge, cards, citation=_text(about, "citation"))


def _blocks(about: dict[str, Any], arrays: Arrays, prefix: str, width: int) -> Iterator[Block]:
    for number, kind in enumerate(about["blocks"]):
        terms, scale, shift, weights = (arrays[f"{prefix}b{number}.{part}"] for part in _PARTS)
        names = tuple(terms.tobytes().decode().split("\x00")) if len(terms) else ()
        if kind not in KINDS or len(set(names)) != len(names):
            raise _RefusedError(f"a block {str(kind)[:20]!r} is not known, or names a term twice")
        named = kind in ("marks", "judges") or len(names) == len(scale)
        shifted = (len(scale),) if kind in ("marks", "judges") else (0,)
        if not named or weights.shape != (len(scale), width) or shift.shape != shifted:
            raise _RefusedError("its blocks do not fit its terms")
        yield Block(kind, names, scale, shift, weights)


def _beside(about: dict[str, Any], arrays: Arrays, prefix: str, depth: int) -> Iterator[Feature]:
    """The features whose marks it looks at."""
    if depth > DEEPEST:
        raise _RefusedError("features stand too deep inside each other")
    for number, one in enumerate(about["features"]):
        if isinstance(one, dict):
            yield _feature(one, arrays, f"{prefix}f{number}.", depth + 1)
        elif one in FEATURES:
            yield FEATURES[one]
        else:
            raise _RefusedError(
                f"it looks at the feature {str(one)[:60]!r}, which this Samestory does not have"
            )


def _card(told: dict[str, Any], name: str) -> Card:
    """A card, its texts plain and its numbers numbers."""
    cells: dict[str, Any] = {}
    for field in fields(Card):
        value = told[field.name]
        cells[field.name] = _text(told, field.name) if field.type == "str" else _number(value)
    if cells["grade"] not in GRADES:
        raise _RefusedError("its card has no grade")
    return Card(**{**cells, "feature": name, "n": int(cells["n"]), "groups": int(cells["groups"])})
