"""Starts Jupyter kernels that have done their imports. Knows nothing of reports."""

from typing import TYPE_CHECKING

from as_stated._lazy import lazy_names

if TYPE_CHECKING:
    from as_stated.kernels.manager import Kernels, manager_class
    from as_stated.kernels.preloading import adopt, preload, stop

__all__ = ["Kernels", "adopt", "manager_class", "preload", "stop"]

__getattr__ = lazy_names(
    __name__, {"manager": "Kernels manager_class", "preloading": "adopt preload stop"}
)
