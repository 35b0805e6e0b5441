"""Which version of the code that reads texts this is: what was kept of an older one is not used again."""

import hashlib
from functools import cache
from pathlib import Path


@cache
def code() -> str:
    """Return a digest of the files of this package (2 ms), 16 hexadecimal digits; file times change with an upgrade."""
    folder = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".txt", ".toml"):
            digest.update(path.read_bytes())
    return digest.hexdigest()
