"""Templates that this process has compiled before: doing so takes as long as filling them in."""

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Keeps compiled templates in memory. One whose source has changed is compiled again.

    Threads may share it.
    """

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's `bucket` what was compiled of it; jinja holds that to its source."""
        if code := self._codes.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled of a template, in its `bucket`."""
        self._codes[bucket.key] = bucket.bytecode_to_string()
