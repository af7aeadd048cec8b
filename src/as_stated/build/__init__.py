"""Brings reports up to date: a cache, executors, and one report from a snapshot of its inputs."""

from typing import TYPE_CHECKING

from as_stated._lazy import lazy_names

if TYPE_CHECKING:
    from as_stated.build.batch import Failure, was_made
    from as_stated.build.build import Order, make_reports
    from as_stated.build.cache import Cache
    from as_stated.build.executors import cores
    from as_stated.build.fingerprint import TEMPLATE
    from as_stated.build.index import write_shelf
    from as_stated.build.inputs import Job, Progress, read_job, sha256
    from as_stated.build.printing import Printer, executed
    from as_stated.build.report import PDF, execute_notebooks, manifest, page_files
    from as_stated.build.target import MANIFEST, PAGE, check_target

__all__ = [
    "MANIFEST",
    "PAGE",
    "PDF",
    "TEMPLATE",
    "Cache",
    "Failure",
    "Job",
    "Order",
    "Printer",
    "Progress",
    "check_target",
    "cores",
    "execute_notebooks",
    "executed",
    "make_reports",
    "manifest",
    "page_files",
    "read_job",
    "sha256",
    "was_made",
    "write_shelf",
]

__getattr__ = lazy_names(
    __name__,
    {
        "Cache": "cache",
        "Failure": "batch",
        "Job": "inputs",
        "MANIFEST": "target",
        "Order": "build",
        "PAGE": "target",
        "PDF": "report",
        "Printer": "printing",
        "Progress": "inputs",
        "check_target": "target",
        "cores": "executors",
        "execute_notebooks": "report",
        "executed": "printing",
        "TEMPLATE": "fingerprint",
        "make_reports": "build",
        "manifest": "report",
        "page_files": "report",
        "read_job": "inputs",
        "sha256": "inputs",
        "was_made": "batch",
        "write_shelf": "index",
    },
)
