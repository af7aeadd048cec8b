"""Starts Jupyter kernels that have done their imports. Knows nothing of reports."""

from typing import TYPE_CHECKING

from as_stated._lazy import lazy_names

if TYPE_CHECKING:
    from as_stated.kernels.manager import manager_class
    from as_stated.kernels.preloading import adopt, preload, stop

__all__ = ["adopt", "manager_class", "preload", "stop"]

__getattr__ = lazy_names(
    __name__,
    {
        "manager": "manager_class",
        "preloading": "adopt preload stop",
    },
)
