"""Typst, with this package's fonts alone, in a folder that holds nothing but what it is given."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from as_stated.scratch import Scratch
from as_stated.show import font_files


@contextmanager
def compiler(files: Mapping[str, bytes]) -> Iterator[Any]:
    """A compiler of Typst sources, good until the end of the block.

    Args:
        files: name to content of what a source may read.
    """
    import typst  # 0.01 s, and only where there is something to set

    with Scratch() as scratch:
        root, fonts = Path(scratch, "files"), Path(scratch, "fonts")
        root.mkdir()
        fonts.mkdir()
        for font in font_files():
            (fonts / font.name).symlink_to(font)
        for name, content in files.items():
            (root / name).write_bytes(content)
        found = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
        )
        yield typst.Compiler(root=root, font_paths=found, ignore_system_fonts=True)
