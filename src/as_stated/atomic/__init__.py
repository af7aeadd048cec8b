"""Files and folders written whole or not at all: the last good report survives any failure."""

from as_stated.atomic.files import STAGING, write_file, write_files
from as_stated.atomic.folders import (
    OLD,
    create_folder,
    is_plain_path,
    locked,
    repair_held,
    write_folder,
)

__all__ = [
    "OLD", "STAGING", "create_folder", "is_plain_path", "locked", "repair_held", "write_file",
    "write_files", "write_folder",
]  # fmt: skip
