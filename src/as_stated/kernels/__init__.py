"""Starts Jupyter kernels that have done their imports. Knows nothing of reports."""

from typing import TYPE_CHECKING

from as_stated._lazy import lazy_names

if TYPE_CHECKING:
    from as_stated.kernels.client import Nearby
    from as_stated.kernels.manager import manager_class
    from as_stated.kernels.preload import adopt, prepare, stop_zygote

__all__ = [
    "Nearby",
    "adopt",
    "manager_class",
    "prepare",
    "stop_zygote",
]

__getattr__ = lazy_names(
    __name__,
    {
        "client": "Nearby",
        "manager": "manager_class",
        "preload": "adopt prepare stop_zygote",
    },
)
