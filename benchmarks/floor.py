"""The least that making a report can take: its cells as one script that writes the same files.

From a project's folder, `python benchmarks/floor.py OUT` has no kernel, no page and no PDF. With a
second folder, Typst sets the PDF too, from the source that `--keep FOLDER` has left there: what
Typst itself is given for a report, with its pictures, tables and fonts.
"""

import ast
import base64
import json
import shutil
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


def set_pdf(source: Path, target: Path) -> None:
    """Have Typst set what `keep` left, as a report's PDF is set."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(source / "fonts")],
    )
    compiler = typst.Compiler(root=source / "files", font_paths=fonts, ignore_system_fonts=True)
    options = json.loads((source / "options.json").read_text("utf-8"))
    pdf = compiler.compile((source / "report.typ").read_bytes(), **options)
    assert isinstance(pdf, bytes)
    target.write_bytes(pdf)


def keep(folder: Path) -> None:
    """Build the report of the first article, and keep what Typst is given for its PDF."""
    import typst

    from as_stated.build.inputs import read_inputs
    from as_stated.build.report import build_report
    from as_stated.project import find_project
    from as_stated.show import Parameters, font_files

    class Keeping:
        """Typst's compiler, whose source and files are kept."""

        def __init__(self, root: Path, **options: Any) -> None:
            self._compiler = compiler(root=root, **options)
            shutil.copytree(root, folder / "files")

        def compile(self, source: bytes, **options: Any) -> Any:
            (folder / "report.typ").write_bytes(source)
            (folder / "options.json").write_text(json.dumps(options), "utf-8")
            return self._compiler.compile(source, **options)

    compiler = typst.Compiler
    typst.Compiler = Keeping  # type: ignore[assignment,misc]  # as far as it is used
    (folder / "fonts").mkdir(parents=True)
    for font in font_files():
        shutil.copy(font, folder / "fonts")
    project = find_project(Path.cwd())
    build_report(read_inputs(project, Parameters(project.articles[0]), "A4"), {})


if __name__ == "__main__":
    if sys.argv[1] == "--keep":
        keep(Path(sys.argv[2]))
    else:
        main(Path(sys.argv[1]))
        if sys.argv[2:]:
            set_pdf(Path(sys.argv[2]), Path(sys.argv[1]) / "report.pdf")
