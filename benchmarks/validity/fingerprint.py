"""What the cards were measured on: the features, and a hash of the code and lists that mark."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from analysis.features.registry import FEATURES

__all__ = ["fingerprint"]

ROOMS = Path(__file__).parent.parent.parent / "analysis"
# Cards are read by these and mark nothing.
_NOT_MEASURED = ("cards.py", "listing.py")


def fingerprint() -> str:
    """The list of features and the hash, as JSON."""
    digest = hashlib.sha256()
    for room in ("text", "features"):
        for path in sorted((ROOMS / room).rglob("*")):
            if path.suffix in (".py", ".tsv", ".yml") and path.name not in _NOT_MEASURED:
                digest.update(f"{path.name}\n{path.read_text(encoding='utf-8')}".encode())
    return json.dumps({"features": list(FEATURES), "sha256": digest.hexdigest()}, indent=1) + "\n"
