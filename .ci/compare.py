"""Is `report/` in the working tree what is committed? Exits 1 and names each file that is not.

Text and PDFs must be the same byte for byte. A PNG's bytes also depend on the processor: where those
differ, the pixels must agree.
"""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
TOLERANCE = 3  # of 255, on average: what anti-aliasing may differ by


def git(*words: str) -> bytes:
    """What git prints."""
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, check=True).stdout


def same_picture(one: bytes, other: bytes) -> bool:
    """Whether two pictures have the same size and nearly the same pixels."""
    images = [Image.open(io.BytesIO(raw)).convert("RGB") for raw in (one, other)]
    if images[0].size != images[1].size:
        return False
    pixels = [np.asarray(image, dtype=float) for image in images]
    return float(np.abs(pixels[0] - pixels[1]).mean()) <= TOLERANCE


def differences() -> list[str]:
    """The files of `report/` that are not what is committed, each with the reason."""
    committed = set(git("ls-files", "-z", "report").decode().split("\0")) - {""}
    made = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "report").rglob("*") if path.is_file()
    }
    found = [f"{name}: not made any more" for name in sorted(committed - made)]
    found += [f"{name}: not committed" for name in sorted(made - committed)]
    for name in sorted(made & committed):
        old, new = git("show", f"HEAD:{name}"), (ROOT / name).read_bytes()
        if old == new:
            continue
        if name.endswith(".png") and same_picture(old, new):
            print(f"{name}: other bytes, the same picture")
        else:
            found.append(f"{name}: changed")
    return found


if __name__ == "__main__":
    wrong = differences()
    if wrong:
        sys.exit(
            "\n".join([*wrong, "Run make report, look at it, and commit report/ with the change."])
        )
    print("report/ is as committed.")
