"""What tells one version of our own code from another: a digest of its files, whatever their times say."""

from functools import cache
from pathlib import Path


@cache
def fingerprint(folder: Path) -> str:
    """Return 16 hexadecimal digits made from the contents of the code and word lists below a folder (3 ms)."""
    import hashlib

    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".npz", ".py", ".toml", ".txt"):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
