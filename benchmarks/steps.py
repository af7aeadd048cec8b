"""Where the time of one report goes: processor seconds of each step, kernels apart.

Run as `python benchmarks/steps.py`, from a project's folder. What is imported is measured on its
own; each step is what it takes after that, in the second of two rounds.
"""

import time
from dataclasses import replace
from pathlib import Path

import nbformat
from nbformat import v4

from as_stated.build.inputs import ReportInputs, read_inputs
from as_stated.project import find_project
from as_stated.show.parameters import Parameters


def measure() -> list[tuple[str, float]]:
    """Step and seconds, in the order they are taken."""
    laps: list[tuple[str, float]] = []
    last = time.process_time()

    def lap(name: str) -> None:
        nonlocal last
        now = time.process_time()
        laps.append((name, now - last))
        last = now

    import papermill.execute  # noqa: F401

    from as_stated.build import report as render
    from as_stated.build.outputs import named_files
    from as_stated.page import audit, pdf
    from as_stated.page import document as page
    from as_stated.page import pdf_audit as proof

    lap("imports beside those of the kernels")
    project = find_project(Path.cwd())
    job = read_inputs(project, Parameters(project.articles[0]), "A4")
    for _ in range(2):
        del laps[1:]
        last = time.process_time()
        executed = render.execute_notebooks(job, {}, 4, lambda _: None)
        lap("papermill and messages, four notebooks")
        files = named_files(executed)
        table = files[render.HELD_TO[0]]
        html = page.render_page(executed)
        lap("page")
        audit.audit_page(html, table)
        lap("page read back")
        printed = page.render_page(executed, paper="A4")
        lap("page for print")
        made = pdf.write_pdf(printed, "2022-10-05", {})
        lap("PDF, by Typst")
        proof.audit_pdf(made, table, printed)
        lap("PDF read back")
    laps[1:1] = kernels(job)
    return laps


def kernels(job: ReportInputs) -> list[tuple[str, float]]:
    """The seconds that each notebook's kernel takes from its fork to its last cell."""
    from as_stated.build import report as render

    inputs = dict(job.files)
    for path in [path for path in inputs if path.endswith(".ipynb")]:
        notebook = nbformat.reads(inputs[path].decode(), as_version=4)
        notebook.cells.append(v4.new_code_cell("import time; print(time.process_time())"))
        inputs[path] = nbformat.writes(notebook).encode()
    executed = render.execute_notebooks(replace(job, files=inputs), {}, 4, lambda _: None)
    return [
        (f"kernel of {name}", float(notebook.cells[-1].outputs[0].text))
        for name, notebook in executed.items()
    ]


if __name__ == "__main__":
    for name, seconds in measure():
        print(f"{name}: {seconds:.2f}")
