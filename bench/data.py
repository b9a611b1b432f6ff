"""Where the development data lies, and what was read of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, or of a folder's files one after the other in order of name (folders inside left out)."""
    digest = hashlib.sha256()
    for file in sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]:
        digest.update(file.read_bytes())
    return digest.hexdigest()
