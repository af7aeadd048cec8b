"""Do the locks hold a package with a known weakness? Warns, and never fails.

pip-audit asks its database for each version. Where that cannot be reached, or does not know a
package, the line of the lock says so: nothing looked up is not nothing found.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORDS = "--disable-pip --require-hashes --progress-spinner off --timeout 15 --format json"


def verdict(lock: str, said: str) -> tuple[bool, list[str]]:
    """What pip-audit found in one lock: whether that is a warning, and the lines that say it.

    Args:
        lock: its name.
        said: what pip-audit printed; no JSON if it failed.
    """
    try:
        packages = json.loads(said)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return True, [f"{lock}: not audited: the database of weaknesses cannot be reached."]
    unknown = [each["name"] for each in packages if "skip_reason" in each]
    found = [
        f"{lock}: {each['name']} {each['version']} has {weakness['id']}; fixed in "
        f"{', '.join(weakness['fix_versions']) or 'no version yet'}."
        for each in packages
        for weakness in each.get("vulns", ())
    ]
    left = len(packages) - len(unknown)
    lines = [
        f"{lock}: {left} of {len(packages)} packages looked up, {len(found)} weaknesses known."
    ]
    if unknown:
        lines.append(f"{lock}: {len(unknown)} packages not looked up: the database did not answer.")
    return bool(found or unknown), lines + found


def main() -> None:
    """Audit each lock; a line or more each."""
    tool = Path(sys.executable).with_name("pip-audit")
    for path in sorted(ROOT.glob("requirements*.txt")):
        words = [str(tool), *WORDS.split(), "--requirement", str(path)]
        ran = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        is_warning, lines = verdict(path.name, ran.stdout.decode())
        mark = "::warning::" if is_warning and os.environ.get("GITHUB_ACTIONS") else ""
        for line in lines:
            print(mark + line, flush=True)


if __name__ == "__main__":
    main()
