"""Brings reports up to date: a cache, executors, and one report from a snapshot of its inputs."""

from typing import TYPE_CHECKING

from as_stated._lazy import lazy_names

if TYPE_CHECKING:
    from as_stated.build.batch import Failure, restore_if_unchanged, sound_notebooks, sound_report
    from as_stated.build.build import Order, build_reports
    from as_stated.build.cache import Cache, open_cache
    from as_stated.build.cards import CARDS
    from as_stated.build.executors import Printer, cores
    from as_stated.build.fingerprint import TEMPLATE
    from as_stated.build.index import write_index
    from as_stated.build.inputs import (
        Progress,
        ReportInputs,
        ReportParameters,
        notebooks_of,
        read_inputs,
        report_path,
    )
    from as_stated.build.modules import preload_kernels
    from as_stated.build.report import PDF, execute_notebooks, executed, manifest, page_files
    from as_stated.build.stacked import write_tables
    from as_stated.build.target import MANIFEST, PAGE, check_place, check_target, held, is_in_report
    from as_stated.build.written import METADATA, as_written

__all__ = [
    "CARDS", "MANIFEST", "METADATA", "PAGE", "PDF", "TEMPLATE", "Cache", "Failure", "Order", "Printer", "Progress",
    "ReportInputs", "ReportParameters", "as_written", "build_reports", "check_place", "check_target", "cores",
    "execute_notebooks", "executed", "held", "is_in_report", "manifest", "notebooks_of",
    "open_cache", "page_files", "preload_kernels", "read_inputs", "report_path",
    "restore_if_unchanged", "sound_notebooks", "sound_report", "write_index", "write_tables",
]  # fmt: skip

__getattr__ = lazy_names(
    __name__,
    {
        "batch": "Failure restore_if_unchanged sound_notebooks sound_report",
        "build": "Order build_reports",
        "cache": "Cache open_cache",
        "cards": "CARDS",
        "executors": "Printer cores",
        "fingerprint": "TEMPLATE",
        "index": "write_index",
        "inputs": "Progress ReportInputs ReportParameters notebooks_of read_inputs report_path",
        "modules": "preload_kernels",
        "report": "PDF execute_notebooks executed manifest page_files",
        "stacked": "write_tables",
        "target": "MANIFEST PAGE check_place check_target held is_in_report",
        "written": "METADATA as_written",
    },
)
