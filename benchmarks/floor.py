"""The least that making a report can take: its cells as one script that writes the same files.

Run as `python benchmarks/floor.py FOLDER`, from a project's folder. No kernel, no page, no PDF.
"""

import ast
import base64
import json
import sys
from pathlib import Path
from typing import Any


def main(folder: Path) -> None:
    """Run every notebook's cells in this process, and write what they name."""
    for path in sorted(Path("notebooks").glob("*.ipynb")):
        space: dict[str, Any] = {}
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                write(folder, run("".join(cell["source"]), space))


def run(source: str, space: dict[str, Any]) -> Any:
    """Run a cell, and give the value of the expression it ends with."""
    body = ast.parse(source)
    last = body.body[-1]
    if not isinstance(last, ast.Expr):
        exec(compile(body, "cell", "exec"), space)
        return None
    exec(compile(ast.Module(body.body[:-1], []), "cell", "exec"), space)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), space)


def write(folder: Path, value: Any) -> None:
    """Write the files that an output names."""
    if not hasattr(value, "_repr_mimebundle_"):
        return
    data, metadata = value._repr_mimebundle_()
    for kind, name in metadata.get("as_stated", {}).get("files", {}).items():
        content = data[kind]
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if kind == "image/png":
            target.write_bytes(base64.b64decode(content))
        else:
            target.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
