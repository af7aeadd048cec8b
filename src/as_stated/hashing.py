"""The one hash of contents: of texts in `source.toml`, of files in manifests, of keys in the cache."""

import hashlib


def sha256(content: bytes) -> str:
    """The SHA-256 of `content`, as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
